"""Random people who have seen a whole questionnaire, and what their answers are as the program's XML.

people.py QUIZ N SEED DIR [--named] [--ids]: writes DIR/0001.xml and so on, byte by byte what each way
of asking must come to. What is not asked, given the answers before it, has none; what is asked and
left blank is skipped. As a module: load(), make_person(), canonical().
"""

import argparse
import os
import random
import sys
import unicodedata
from xml.sax.saxutils import escape

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "forms"))
from conditions import Truth  # noqa: E402
from fill import XML_LANG, Question, choose, tree  # noqa: E402

DAY = "2026-11-20"  # SOURCE_DATE_EPOCH=1795132800
NAMES = ["Ana Lima", "Noa Levi", "נועה לוי", "Ömer Aydın", "Minh Nguyễn", "Zoë <O’Hara> & Co",
         "ليلى حداد", "Łucja Żak"]


class Quiz:
    """A questionnaire: its root element, and its questions by id, in order."""

    def __init__(self, path):
        self.root = tree.parse(path).getroot()
        self.lang = self.root.get(XML_LANG)
        scales = {scale.get("id"): scale.findall("point") for scale in self.root.findall("scale")}
        self.questions = {}
        self.when = {}
        for node in self.root.findall("question"):
            question = Question(node, scales)
            options = scales.get(node.get("scale"), node.findall("option"))
            question.declined = {option.get("id", str(i + 1)) for i, option in enumerate(options)
                                 if option.get("noanswer") == "true"}
            self.questions[question.id] = question
            self.when[question.id] = node.get("when")


def load(path):
    return Quiz(path)


def make_person(quiz, dice):
    """Answers by id: an Answer, None where the question was left blank; not asked: not there."""
    answers = {}
    for name, question in quiz.questions.items():
        seen = {other: answers.get(other) for other in quiz.questions}
        when = quiz.when[name]
        if when and Truth(quiz.questions, seen).value(when) is not True:
            continue
        answer = choose(question, dice)
        if answer and question.kind == "number" and question.ids and dice.random() < 0.2:
            answer.chosen, answer.number = [dice.randrange(len(question.ids))], None
        answers[name] = answer
    return answers


def clean(words):
    """Words as they are kept (wording_clean): NFC, white space as single spaces."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def quoted(text):
    return escape(text, {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def canonical(quiz, answers, name=None, key=None, day=DAY, lang=None):
    """The answers as the program writes them."""
    head = f'<answers questionnaire="{quoted(quiz.root.get("id"))}" version="{quoted(quiz.root.get("version"))}"'
    head += f' date="{day}"' if day else ""
    head += f' xml:lang="{lang}"' if lang else ""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', head + ">"]
    if name or key:
        person = "  <person" + (f' id="{quoted(key)}"' if key else "")
        lines.append(person + (f"><name>{quoted(name)}</name></person>" if name else "/>"))
    for q, question in quiz.questions.items():
        line = f'  <answer question="{quoted(q)}"'
        answer = answers.get(q)
        if q not in answers:
            line += ' asked="false"/>'
        elif answer is None:
            line += ' skipped="true"/>'
        elif answer.number is not None:
            line += f' number="{answer.number}"/>'
        elif not answer.chosen:
            line += f"><text>{quoted(clean(answer.words))}</text></answer>"
        else:
            ids = [quoted(question.ids[i]) for i in answer.chosen]
            line += f' option="{ids[0]}"' if len(ids) == 1 else ""
            body = "".join(f"<option>{i}</option>" for i in ids) if len(ids) > 1 else ""
            body += f"<text>{quoted(clean(answer.words))}</text>" if answer.words else ""
            line += f">{body}</answer>" if body else "/>"
        lines.append(line)
    return "\n".join(lines + ["</answers>"]) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("quiz")
    parser.add_argument("n", type=int)
    parser.add_argument("seed")
    parser.add_argument("folder")
    parser.add_argument("--named", action="store_true")
    parser.add_argument("--ids", action="store_true")
    args = parser.parse_args()
    quiz = load(args.quiz)
    dice = random.Random(args.seed)
    os.makedirs(args.folder, exist_ok=True)
    for n in range(1, args.n + 1):
        answers = make_person(quiz, dice)
        name = dice.choice(NAMES) if args.named else None
        key = f"p{n:04}" if args.ids else None
        with open(f"{args.folder}/{n:04}.xml", "w", encoding="utf-8", newline="") as out:
            out.write(canonical(quiz, answers, name, key))


if __name__ == "__main__":
    main()
