#!/usr/bin/env python3
"""people.py N SEED: N people who all differ, drawn from a seed: names in many scripts, own words,
questions left out, two languages. Writes people.csv; the same people as back.csv, the last first, as
thirds.csv and mixed.csv, of which others are the first; and one/ROW.csv, each alone."""
import csv
import os
import random
import sys

root = os.environ["ROOT"]
sys.path.insert(0, os.path.join(root, "tests/exports"))
sys.dont_write_bytecode = True
from people import NAMES, Quiz, make_up  # noqa: E402
from tables import Cells  # noqa: E402

LANGS = {"en-GB": 3, "de": 1}
# letters of Latin, Greek, Cyrillic, Hebrew, Arabic and Devanagari, from first to last
SCRIPTS = [(0x61, 0x7A), (0xE0, 0x17E), (0x3B1, 0x3C9), (0x430, 0x45F), (0x5D0, 0x5EA), (0x62A, 0x63A),
           (0x915, 0x939)]


def name_of(chance):
    """One that many have, or words of random letters, each of one script."""
    if chance.random() < 0.4:
        return chance.choice(NAMES)
    words = ["".join(chr(chance.randint(*chance.choice(SCRIPTS[:2]) if script < 2 else SCRIPTS[script]))
                     for _ in range(chance.randint(2, 9)))
             for script in (chance.randrange(len(SCRIPTS)) for _ in range(chance.randint(1, 3)))]
    return " ".join(words)


def row_of(quiz, number, chance):
    lang = chance.choices(list(LANGS), LANGS.values())[0]
    person, cells = make_up(quiz, chance), Cells(lang)
    return [f"R{number:07}", name_of(chance), f"{person.date[5:7]}/{person.date[8:]}/2026 9:12:44", lang,
            *(cells.cell(question, person) for question in quiz.questions)]


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(rows)


def main():
    n, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]))
    quiz = Quiz(os.path.join(root, "content/quizzes/pm-vs-tpm.xml"))
    head = ["Response ID", "Your name", "Timestamp", "UserLanguage"] + [q.texts["en-GB"] for q in quiz.questions]
    rows = [row_of(quiz, number, chance) for number in range(n)]
    write("people.csv", [head, *rows])
    write("back.csv", [head, *rows[::-1]])
    write("thirds.csv", [head, *rows[n // 3:], *rows[:n // 3]])
    write("mixed.csv", [head, *chance.sample(rows, n)])
    os.mkdir("one")
    for number, row in enumerate(rows, 2):
        write(f"one/{number}.csv", [head, row])


main()
