#!/usr/bin/env python3
"""people.py N [--broken]: a table of N people in CSV as Google Sheets writes it, with an id and a
name each, who answered all they were asked; --broken: three wrong answers each. A thousand people
made up with a fixed seed come again and again under other ids and names."""
import csv
import io
import os
import random
import sys

root = os.environ["ROOT"]
sys.path.insert(0, os.path.join(root, "tests/exports"))
sys.dont_write_bytecode = True
from people import Person, Quiz, holds, pick  # noqa: E402
from tables import Cells  # noqa: E402

DIFFERENT, BROKEN = int(os.environ.get("DIFFERENT", 1000)), 3


def line_of(cells):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def answers_of(quiz, chance, is_broken):
    person, cells = Person(), Cells("en-GB")
    for question in quiz.questions:
        if not question.when or holds(question.when, person.answers):
            person.answers[question.id] = pick(question, chance)
    row = [cells.cell(question, person) for question in quiz.questions]
    scales = [i for i, question in enumerate(quiz.questions) if question.kind == "likert"]
    for i in scales[:BROKEN if is_broken else 0]:
        row[i] = "Perhaps"
    return line_of(row)


def main():
    quiz = Quiz(os.path.join(root, "content/quizzes/pm-vs-tpm.xml"))
    chance = random.Random(3)
    header = ["Response ID", "Your name", "Timestamp"] + [q.texts["en-GB"] for q in quiz.questions]
    rows = [answers_of(quiz, chance, "--broken" in sys.argv) for _ in range(DIFFERENT)]
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    out.write(line_of(header))
    for i in range(int(sys.argv[1])):
        out.write(f"R{i:07},Person {i},11/{i % 28 + 1}/2026 9:12:44,{rows[i % DIFFERENT]}")
    out.flush()


main()
