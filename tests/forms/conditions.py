"""Whether the conditions of forms ask the questions that the questionnaire asks.

conditions.py QUIZ SURVEYJS XLSFORM LIMESURVEY N: N people answer at random; each condition in the words
of a tool is worked out as Python, the condition of the questionnaire by Kleene's tables. A question
that is not asked has no answer. XLSFORM: "-" where openpyxl is missing.

conditions.py asked QUIZ LINES: the same of what SurveyJS's own library asked, a person a line.
"""

import csv
import json
import random
import re
import sys

from fill import Answer, Question, choose, tree

UNKNOWN = None
NEAR = (9, 10, 11)  # what the small questionnaire compares with, and beside it


def negate(a):
    return UNKNOWN if a is UNKNOWN else not a


def both(a, b):
    if a is False or b is False:
        return False
    return UNKNOWN if a is UNKNOWN or b is UNKNOWN else True


class Truth:
    """The questionnaire's own conditions: three values, recursive descent."""

    def __init__(self, questions, answers):
        self.questions, self.answers = questions, answers

    def value(self, text):
        self.tokens = re.findall(r"'[^']*'|[<>!]=|[-\w.]+|\S", text)
        return self.any_of()

    def accept(self, word):
        if self.tokens and self.tokens[0] == word:
            return self.tokens.pop(0)
        return None

    def any_of(self):
        value = self.all_of()
        while self.accept("or"):
            value = negate(both(negate(value), negate(self.all_of())))
        return value

    def all_of(self):
        value = self.test()
        while self.accept("and"):
            value = both(value, self.test())
        return value

    def given(self, name):
        question, answer = self.questions[name], self.answers[name]
        if answer is None or any(question.ids[i] in question.declined for i in answer.chosen):
            return None
        return answer

    def test(self):
        if self.accept("not"):
            return negate(self.test())
        if self.accept("("):
            value = self.any_of()
            self.tokens.pop(0)
            return value
        word = self.tokens.pop(0)
        if word in ("answered", "selected"):
            self.tokens.pop(0)
            name = self.tokens.pop(0)
            answer = self.given(name)
            option = None if word == "answered" else [self.tokens.pop(0), self.tokens.pop(0)][1]
            self.tokens.pop(0)
            if word == "answered":
                return answer is not None
            if answer is None:
                return UNKNOWN
            return option.strip("'") in [self.questions[name].ids[i] for i in answer.chosen]
        return self.compare(word, self.tokens.pop(0), self.tokens.pop(0))

    def compare(self, name, sign, operand):
        question, answer = self.questions[name], self.given(name)
        if answer is None:
            return UNKNOWN
        number = operand.strip("'")
        if operand.startswith("'"):
            number = question.ids.index(number) + 1
        a, b = answer.number if question.kind == "number" else answer.chosen[0] + 1, int(number)
        return {"=": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]


def codes(question, answer, other):
    return [other if i == question.other and other else question.ids[i] for i in answer.chosen]


def plain(question, answer, other):
    """What a variable of a form holds: a text, a number, a list; '' for nothing."""
    if answer is None:
        return ""
    if question.kind == "number":
        return answer.number
    if question.kind == "text":
        return answer.words
    chosen = codes(question, answer, other)
    return chosen if question.kind in ("multi", "rank") else chosen[0]


def surveyjs(text, questions, answers):
    names = {name: plain(questions[name], answers[name], "other") for name in questions}
    for pattern, python in ((r"\{(\w+)\} notempty", r"(names['\1'] != '')"),
                            (r"\{(\w+)\} empty", r"(names['\1'] == '')"),
                            (r"\{(\w+)\} contains ('\w+')", r"(\2 in names['\1'])"),
                            (r"\{(\w+)\} notcontains ('\w+')", r"(\2 not in names['\1'])"),
                            (r"\{(\w+)\} (<>|[<>]=?|=)", r"names['\1'] \2"),
                            (r" <> ", " != "), (r" = ", " == ")):
        text = re.sub(pattern, python, text)
    return eval(text, {"names": names})


def xlsform(text, questions, answers):
    names = {}
    for name, question in questions.items():
        value = plain(question, answers[name], None)
        for place in range(question.places if question.kind == "rank" else 0):
            names[f"{name}_{place + 1}"] = value[place] if value else ""
        names[name] = value
    text = re.sub(r"selected\(\$\{(\w+)\}, ('\w+')\)",
                  r"(\2 in names['\1'] if isinstance(names['\1'], list) else \2 == names['\1'])", text)
    text = re.sub(r"\$\{(\w+)\}", r"names['\1']", text)
    return eval(re.sub(r" = ", " == ", text), {"names": names})


def limesurvey(text, questions, answers):
    names = {}
    for name, question in questions.items():
        answer, value = answers[name], plain(question, answers[name], "-oth-")
        if question.kind == "rank":
            for place in range(question.places):
                names[f"{name}_{place + 1}"] = value[place] if value else ""
        elif question.kind == "multi":
            for i, code in enumerate(question.ids):
                names[f"{name}_{code}"] = "Y" if answer and i in answer.chosen else ""
            names[f"{name}_other"] = answer.words if answer and question.other in answer.chosen else ""
            if question.other is not None:
                names[f"{name}_{question.ids[question.other]}"] = None
        else:
            names[name] = value
    count = {name: sum(bool(value) for key, value in names.items() if key.startswith(name + "_"))
             for name in questions}
    text = re.sub(r"count\(that\.(\w+)\.NAOK\)", r"count['\1']", text)
    text = re.sub(r"is_empty\((\w+)\.NAOK\)", r"(names['\1'] == '')", text)
    text = re.sub(r"(\w+)\.NAOK", r"names['\1']", text)
    return eval(re.sub(r"!\(", "not (", text), {"names": names, "count": count})


def read_conditions(surveyjs_path, xlsform_path, limesurvey_path):
    """Of each tool: what works a condition out, and the conditions by questions."""
    with open(surveyjs_path, encoding="utf-8") as file:
        elements = json.load(file)["pages"][0]["elements"]
    yield surveyjs, {element["name"]: element.get("visibleIf") for element in elements}
    with open(limesurvey_path, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["class"] == "Q"]
    yield limesurvey, {row["name"]: None if row["relevance"] == "1" else row["relevance"]
                       for row in rows}
    if xlsform_path != "-":
        import openpyxl
        head, *rows = openpyxl.load_workbook(xlsform_path)["survey"].values
        at = head.index("relevant")
        yield xlsform, {re.sub(r"_1$", "", row[1]): row[at] for row in rows}


def load_questions(quiz_path):
    quiz = tree.parse(quiz_path).getroot()
    scales = {scale.get("id"): scale.findall("point") for scale in quiz.findall("scale")}
    nodes = {node.get("id"): node for node in quiz.findall("question")}
    questions = {name: Question(node, scales) for name, node in nodes.items()}
    for name, node in nodes.items():
        questions[name].when = node.get("when")
        questions[name].declined = {option.get("id") for option in node.findall("option")
                                    if option.get("noanswer") == "true"}
    return questions


def is_asked(questions, answers, name):
    when = questions[name].when
    return when is None or Truth(questions, answers).value(when) is True


def check_forms(questions, tools, count):
    dice, nfaults, counts = random.Random(1), 0, {True: 0, False: 0}
    for _ in range(count):
        answers = {name: None for name in questions}
        for name, question in questions.items():
            wanted = is_asked(questions, answers, name)
            counts[wanted] += question.when is not None
            for work_out, conditions in tools:
                text = conditions[name]
                found = text is None or bool(work_out(text, questions, answers))
                if found != wanted:
                    nfaults += 1
                    print(f"{work_out.__name__}: {name}: {text} is {found}, not {wanted}")
            if wanted:
                answers[name] = choose(question, dice)
            if answers[name] and question.kind == "number" and dice.random() < 0.5:
                answers[name].number = dice.choice(NEAR)
    print(f"{len(tools)} tools, {counts[True]} asked, {counts[False]} not, {nfaults} faults")
    return 1 if nfaults or not counts[True] or not counts[False] else 0


def read_answer(question, value):
    """What SurveyJS says was answered."""
    if value is None:
        return None
    if question.kind == "number":
        return Answer(number=value)
    if question.kind == "text":
        return Answer(words=value)
    return Answer(question.other if code == "other" and question.other is not None else
                  question.ids.index(code) for code in (value if isinstance(value, list) else [value]))


def check_asked(questions, lines):
    """Lines of what SurveyJS asked, and what was answered."""
    nfaults = npeople = 0
    for line in lines:
        person = json.loads(line)
        answers = {name: read_answer(question, person["data"].get(name))
                   for name, question in questions.items()}
        wanted = [name for name in questions if is_asked(questions, answers, name)]
        found = [name for name in person["asked"] if name in questions]
        npeople += 1
        if found != wanted:
            nfaults += 1
            print(f"asked {found}, not {wanted}")
    print(f"{npeople} people, {nfaults} faults")
    return 1 if nfaults or not npeople else 0


if __name__ == "__main__":
    if sys.argv[1] == "asked":
        with open(sys.argv[3], encoding="utf-8") as asked:
            sys.exit(check_asked(load_questions(sys.argv[2]), asked))
    sys.exit(check_forms(load_questions(sys.argv[1]), list(read_conditions(*sys.argv[2:5])),
                         int(sys.argv[5])))
