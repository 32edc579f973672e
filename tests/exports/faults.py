#!/usr/bin/env python3
"""faults.py QUIZ NUMBER NAME: a person whose every answer is a fault of some kind, other ones for
each number, as NAME.csv and NAME.json; each cell but the id holds the word "secret"."""
import csv
import json
import sys

from people import Quiz

KINDS = ("secret{}", "12secret{}", "secret{}; Reading; secret{}x; ", "Studentsecret{}", "7 - secret{}",
         "secret{} " * 80, "Other: secret{}", "1,5 secret{}", "A course with a plan secret{}", "secret{}\n")
quiz, number, name = Quiz(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
headers = ["ID", "Name", "Email", "Timestamp", "Language"] + [q.id for q in quiz.questions]
person = [f"p{number}"] + [KINDS[(number + column) % len(KINDS)].replace("{}", str(column))
                           for column in range(1, len(headers))]
with open(name + ".csv", "w", encoding="utf-8", newline="") as table:
    csv.writer(table).writerows([headers, person])
with open(name + ".json", "w", encoding="utf-8") as out:
    json.dump(dict(zip(headers, person)), out)
