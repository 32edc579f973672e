"""Random people for the page, and what it has to make of them.

truth.py people QUIZ N SEED DAY DIR: DIR/people.json, what people enter, an array of {name, entries}, and
DIR/truth/0001.xml and so on, what must come of it. Questions that are not asked have answers too, as of
somebody who came back and changed another one: they are not handed in.

truth.py decode QUIZ PAGE DIR: the codes in DIR/found/*.code are read by the words of doc/form.md, and are
to say what DIR/truth/*.xml say.

truth.py conditions DIR N SEED: DIR/quiz.xml, a questionnaire of N random conditions, each that of a
question and of a rule; truth.py hold PEOPLE DIR: the program says of the rules, in DIR/*.dump, what the
page says of the questions, in DIR/*.xml.
"""

import base64
import json
import os
import random
import re
import sys
import xml.etree.ElementTree as tree
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "doors"))
import people as doors  # noqa: E402
from fill import Answer, choose  # noqa: E402


def entry_of(question, answer, dice):
    """Several options as they were ticked, in whatever order; words where they belong to none."""
    if answer is None:
        return None
    chosen, words = list(answer.chosen), answer.words
    if question.kind == "multi":
        dice.shuffle(chosen)
    if question.other is not None and question.other not in chosen:
        words = "written before another option was chosen"
    number = "" if answer.number is None else str(answer.number)
    is_text = question.kind == "text"
    return {"chosen": chosen, "words": "" if is_text else words, "number": number,
            "text": words if is_text else ""}


def write_people(quiz_path, count, seed, day, folder):
    quiz, dice, found = doors.load(quiz_path), random.Random(seed), []
    os.makedirs(f"{folder}/truth", exist_ok=True)
    for n in range(1, int(count) + 1):
        answers = doors.make_person(quiz, dice)
        for q, answer in answers.items():
            if answer and quiz.questions[q].kind == "text" and dice.random() < 0.3:
                answer.words = "x" * min(quiz.questions[q].length, dice.choice([126, 127, 128, 600]))
        name = dice.choice(doors.NAMES) if dice.random() < 0.5 else ""
        stray = {q: choose(question, dice) for q, question in quiz.questions.items()
                 if q not in answers}
        entries = [entry_of(question, answers.get(q, stray.get(q)), dice)
                   for q, question in quiz.questions.items()]
        found.append({"name": name, "entries": entries, "asked": [q in answers for q in quiz.questions]})
        with open(f"{folder}/truth/{n:04}.xml", "w", encoding="utf-8", newline="") as out:
            out.write(doors.canonical(quiz, answers, name or None, day=day))
    with open(f"{folder}/people.json", "w", encoding="utf-8") as out:
        json.dump(found, out)


class Bits:
    def __init__(self, code):
        assert code.startswith("RG1"), code
        text = code[3:]
        data = base64.b32decode(text + "=" * (-len(text) % 8))
        assert zlib.crc32(data[:-4]) == int.from_bytes(data[-4:], "big"), "checksum"
        self.bits = "".join(f"{byte:08b}" for byte in data[:-4])

    def take(self, n):
        taken, self.bits = self.bits[:n], self.bits[n:]
        assert len(taken) == n, "the code ends early"
        return int(taken, 2)

    def text(self):
        length = shift = 0
        while True:
            more = self.take(1)
            length |= self.take(7) << shift
            shift += 7
            if not more:
                return bytes(self.take(8) for _ in range(length)).decode()

    def maybe(self):
        return self.text() if self.take(1) else None


def width(n):
    return max(1, (n - 1).bit_length())


def take_answer(bits, question):
    n = len(question.ids)
    if question.kind == "text":
        return Answer(words=bits.text())
    if question.kind == "number":
        if bits.take(1):
            return Answer([bits.take(width(n))])
        return Answer(number=question.least + bits.take(width(question.most - question.least + 1)))
    count = bits.take(width(n + 1)) if question.kind in ("multi", "rank") else 1
    chosen = [bits.take(width(n)) for _ in range(count)]
    return Answer(chosen, bits.maybe() or "")


def decode(quiz, code, prints):
    """The answers of a code, as XML."""
    import datetime
    bits = Bits(code)
    assert [bits.take(32), bits.take(32)] == prints, "fingerprints"
    day = None
    if bits.take(1):
        day = str(datetime.date(2000, 1, 1) + datetime.timedelta(bits.take(16)))
    assert (bits.maybe(), bits.maybe()) == (None, None)
    name = bits.maybe()
    assert name is None or bits.maybe() is None
    answers = {}
    for q, question in quiz.questions.items():
        state = bits.take(2)
        assert state != 0, q
        if state == 3:
            answers[q] = take_answer(bits, question)
        elif state == 1:
            answers[q] = None
    assert bits.take(1) == 0 and len(bits.bits) < 8 and "1" not in bits.bits, "what is left"
    return doors.canonical(quiz, answers, name, day=day)


def check_codes(quiz_path, page_path, folder):
    quiz, wrong = doors.load(quiz_path), 0
    with open(page_path, encoding="utf-8") as file:
        data = json.loads(re.search(r'id="questionnaire">(.*?)</script>', file.read(), re.S)[1])
    prints = [int(data[name][:8], 16) for name in ("quiz", "guide")]
    names = sorted(os.listdir(f"{folder}/truth"))
    for name in names:
        with open(f"{folder}/truth/{name}", encoding="utf-8") as file:
            wanted = file.read()
        with open(f"{folder}/found/{name[:-4]}.code", encoding="ascii") as file:
            found = decode(quiz, file.read(), prints)
        if found != wanted:
            wrong += 1
            print(name, [pair for pair in zip(wanted.split("\n"), found.split("\n")) if pair[0] != pair[1]][:2])
    print(f"{len(names)} codes, {wrong} wrong")
    return 1 if wrong or not names else 0


# Random conditions over questions of each kind, with options that decline.

BASE = """
  <question id="s" type="single" dimension="time"><text>s</text>
    <option id="a"><text>a</text><support role="tree" value="2"/></option>
    <option id="b"><text>b</text><support role="herb" value="2"/></option>
    <option id="no" noanswer="true"><text>no</text></option></question>
  <question id="m" type="multi" dimension="time"><text>m</text>
    <option id="a"><text>a</text><support role="tree" value="1"/></option>
    <option id="b"><text>b</text><support role="herb" value="1"/></option>
    <option id="c"><text>c</text><support role="herb" value="1"/></option>
    <option id="no" noanswer="true"><text>no</text></option></question>
  <question id="l" type="likert" scale="agree" dimension="time"><text>l</text>
    <key role="tree" value="2"/><key role="herb" value="-1"/></question>
  <question id="r" type="rank" top="2" dimension="time"><text>r</text>
    <option id="a"><text>a</text><support role="tree" value="1"/></option>
    <option id="b"><text>b</text><support role="herb" value="1"/></option>
    <option id="c"><text>c</text><support role="tree" value="1"/></option></question>
  <question id="n" type="number" min="-3" max="3" dimension="time"><text>n</text>
    <option id="no" noanswer="true"><text>no</text></option>
    <band upto="0"><support role="herb" value="1"/></band><band><support role="tree" value="1"/></band></question>
  <question id="t" type="text" maxlength="9"><text>t</text></question>
"""
OPTIONS = {"s": ["a", "b"], "m": ["a", "b", "c"], "r": ["a", "b", "c"], "l": ["1", "2", "3"]}


def condition(dice, earlier, depth=3):
    draw = dice.random()
    if depth and draw < 0.5:
        word = dice.choice(["and", "or"])
        return f"({condition(dice, earlier, depth - 1)} {word} {condition(dice, earlier, depth - 1)})"
    if depth and draw < 0.62:
        return f"not ({condition(dice, earlier, depth - 1)})"
    if draw < 0.75:
        return f"answered({dice.choice(['s', 'm', 'l', 'r', 'n', 't'] + earlier)})"
    if draw < 0.85:
        q = dice.choice(["s", "m", "r"])
        return f"selected({q}, '{dice.choice(OPTIONS[q])}')"
    q = dice.choice(["s", "n", "n", "l", "l"])
    if q == "n" or (q == "l" and dice.random() < 0.7):
        return f"{q} {dice.choice(['=', '!=', '<', '<=', '>', '>='])} {dice.randint(1, 3)}"
    return f"{q} {dice.choice(['=', '!='])} '{dice.choice(OPTIONS[q])}'"


def write_conditions(folder, count, seed):
    dice, questions, rules, earlier = random.Random(seed), [], [], []
    for i in range(int(count)):
        when = condition(dice, earlier).replace("<", "&lt;")
        questions.append(f'<question id="w{i}" type="text" maxlength="9" when="{when}"><text>w{i}</text></question>')
        rules.append(f'<rule id="r{i}" kind="need" level="note" when="{when}"><text>r</text></rule>')
        earlier.append(f"w{i}")
    with open(f"{folder}/quiz.xml", "w", encoding="utf-8") as out:
        out.write('<questionnaire id="small" version="1" guide="guide.xml" xml:lang="en"><title>T</title>'
                  '<scale id="agree"><point><text>1</text></point><point><text>2</text></point>'
                  '<point><text>3</text></point></scale>' + BASE + "".join(questions + rules) + "</questionnaire>")


def check_rules(people_path, folder):
    with open(people_path, encoding="utf-8") as file:
        people = json.load(file)
    counts, wrong = {"true": 0, "false": 0, "unknown": 0}, 0
    for n in range(1, len(people) + 1):
        with open(f"{folder}/{n:04}.dump", encoding="utf-8") as file:
            rules = dict(re.findall(r"^rule r(\d+) note (\w+)$", file.read(), re.M))
        asked = {node.get("question")[1:]: node.get("asked") != "false"
                 for node in tree.parse(f"{folder}/{n:04}.xml").getroot().findall("answer")}
        for i, value in rules.items():
            counts[value] += 1
            wrong += asked[i] != (value == "true")
    print(f"{counts}, {wrong} wrong")
    return 1 if wrong or not all(counts.values()) else 0


if __name__ == "__main__":
    WHAT = {"people": write_people, "decode": check_codes, "conditions": write_conditions, "hold": check_rules}
    sys.exit(WHAT[sys.argv[1]](*sys.argv[2:]))
