"""A questionnaire, people and their answers: read from XML, made up, written as XML."""
import re
import xml.etree.ElementTree as tree
from xml.sax.saxutils import escape, quoteattr

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def words_of(element):
    """The text of an element, white space as single spaces."""
    return " ".join("".join(element.itertext()).split())


def texts_of(element, lang):
    """By language; what names none is in that of the questionnaire."""
    return {text.get(LANG, lang): words_of(text) for text in element.findall("text")}


class Option:
    """An option, or a point of a scale; number counts from 1."""

    def __init__(self, element, number, lang):
        self.number = number
        self.id = element.get("id") or str(number)
        self.labels = texts_of(element, lang)
        self.aliases = [words_of(alias) for alias in element.findall("alias")]
        self.is_other = element.get("other") == "true"
        self.declines = element.get("noanswer") == "true"
        self.is_alone = self.declines or "true" in (element.get("none"), element.get("exclusive"))

    def is_called(self, name):
        return name in (self.id, *self.labels.values(), *self.aliases)


class Question:
    def __init__(self, element, scales, lang):
        self.id, self.kind, self.when = (element.get(name) for name in ("id", "type", "when"))
        self.scale = element.get("scale")
        self.texts = texts_of(element, lang)
        self.columns = [words_of(column) for column in element.findall("column")]
        self.options = scales.get(self.scale) or [
            Option(option, number, lang)
            for number, option in enumerate(element.findall("option"), 1)]
        self.least = int(element.get("min", 1 if self.kind == "multi" else 0))
        self.most = int(element.get("max", len(self.options) if self.kind == "multi" else 10 ** 6))
        self.top = int(element.get("top", len(self.options)))
        self.longest = int(element.get("maxlength", 500))


class Quiz:
    def __init__(self, path):
        root = tree.parse(path).getroot()
        self.id, self.version, self.lang = root.get("id"), root.get("version"), root.get(LANG)
        scales = {scale.get("id"): [Option(point, number, self.lang) for number, point
                                    in enumerate(scale.findall("point"), 1)]
                  for scale in root.findall("scale")}
        self.title = words_of(root.find("title"))
        self.questions = [Question(element, scales, self.lang)
                          for element in root.findall("question")]

    def find(self, name):
        return next(q for q in self.questions if name == q.id or name in q.columns)


class Answer:
    """picks: options as chosen; number; words: a free text, or those beside an option."""

    def __init__(self, picks=(), number=None, words=None):
        self.picks, self.number, self.words = list(picks), number, words


class Person:
    """answers: by the id of the question; whoever skipped a question has none."""

    def __init__(self, name="", lang=None, date=None):
        self.name, self.lang, self.date, self.answers = name, lang, date, {}


def read_person(quiz, path):
    root = tree.parse(path).getroot()
    name = root.find("person/name")
    person = Person(words_of(name) if name is not None else "", root.get(LANG), root.get("date"))
    for element in root.findall("answer"):
        if "true" == element.get("skipped") or "false" == element.get("asked"):
            continue
        question, text = quiz.find(element.get("question")), element.find("text")
        names = [words_of(option) for option in element.findall("option")]
        if element.get("option"):
            names.insert(0, element.get("option"))
        picks = [next(o for o in question.options if o.is_called(n) or
                      question.kind == "likert" and n == str(o.number)) for n in names]
        number = element.get("number")
        words = None if text is None else "".join(text.itertext()).strip()
        person.answers[question.id] = Answer(picks, int(number) if number else None, words)
    return person


def write_person(quiz, person, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write(f"<answers questionnaire={quoteattr(quiz.id)} version={quoteattr(quiz.version)}"
                  f" date={quoteattr(person.date)} xml:lang={quoteattr(person.lang)}>\n"
                  f"<person><name>{escape(person.name)}</name></person>\n")
        for name, answer in person.answers.items():
            options = "".join(f"<option>{option.id}</option>" for option in answer.picks)
            number = "" if answer.number is None else f' number="{answer.number}"'
            text = "" if answer.words is None else f"<text>{escape(answer.words)}</text>"
            out.write(f"<answer question={quoteattr(name)}{number}>{options}{text}</answer>\n")
        out.write("</answers>\n")


NAMES = ("Ada Okoye", "Bo Lindqvist", "דנה לוי", "Zoë Nováková", "Олена Чайка",
         "نور سالم", "Ελένη Μαυρίδη", "Minh Nguyễn", "O'Brien, Pat", 'Ann "Nan" Lee')
# Own words, with all that stands between answers, quotes and marks in them.
WORDS = ("a walk, every day", 'what they call "pairing"', '"quoted", and on',
         "one thing; then the next", "on a line\nof its own", "watching / listening",
         "=more sleep", "- it depends", "this | that", 'בלי, עם "חברים"',
         "разом, у гуртку", "على مهل", "4 weeks, 3 days", "it’s “fine” – mostly")


def made_up_words(question, chance):
    """A free text: some of the words, as long as it may be."""
    words = "\n".join(chance.sample(WORDS, chance.randint(1, 4)))
    return words[:question.longest].strip()


def pick(question, chance):
    """What may be answered: within limits, exclusive options alone, words beside "other"."""
    alone = [o for o in question.options if o.is_alone]
    several = [o for o in question.options if not o.is_alone]
    declines = alone and chance.random() < 0.1
    if question.kind == "text":
        return Answer(words=made_up_words(question, chance))
    if question.kind == "number" and not declines:
        most = min(question.most, 10 ** chance.randint(1, 6))
        return Answer(number=chance.randint(question.least, most))
    if question.kind == "rank":
        picks = chance.sample(several, question.top)
    elif declines:
        picks = [chance.choice(alone)]
    elif question.kind == "multi":
        n = chance.randint(question.least, min(question.most, len(several)))
        picks = sorted(chance.sample(several, n), key=lambda option: option.number)
    else:
        picks = [chance.choice(several)]
    return Answer(picks, words=chance.choice(WORDS) if any(o.is_other for o in picks) else None)


def holds(condition, answers):
    """Whether a condition holds: as Python says it; what is not answered compares with nothing."""
    def value(name):
        answer = answers.get(name)
        if not answer or any(option.declines for option in answer.picks):
            return None
        if answer.number is not None:
            return answer.number
        option = answer.picks[0] if answer.picks else None
        return option and (option.number if option.id.isdigit() else option.id)

    known = {"selected": lambda name, option: name in answers and
             option in [picked.id for picked in answers[name].picks],
             "answered": lambda name: value(name) is not None, "value": value}
    text = re.sub(r"(selected|answered)\((\w+)", r"\1('\2'", condition)
    text = re.sub(r"\b(\w+) *(!?=|[<>]=?)(?=[ '\d])", r"value('\1') \2", text)
    text = re.sub(r"(?<![<>!])=(?!=)", "==", text)
    try:
        return bool(eval(text, {"__builtins__": {}}, known))
    except TypeError:
        return False


def make_up(quiz, chance):
    """Somebody; one in five leaves out half of the questions."""
    share = 0.5 if chance.random() < 0.2 else 0.96
    person = Person(chance.choice(NAMES), quiz.lang,
                    f"2026-{chance.randint(1, 11):02}-{chance.randint(1, 28):02}")
    for question in quiz.questions:
        if question.when and not holds(question.when, person.answers):
            continue
        if chance.random() < share:
            person.answers[question.id] = pick(question, chance)
    return person
