#!/usr/bin/env python3
"""people.py: the people of tests/bench/people.py with an address each, as people.csv, and beside it
CODES, names as they must come back: wanted.csv with row, name, address."""
import csv
import io
import os
import subprocess
import sys

NAMES = ["Zoë Müller-Strauß", "שלום כהן", "محمد علي", "Анна Иванова", "Νίκος Παπαδάκης", "山田太郎",
         "김민수", "प्रिया शर्मा", "กิตติ ศรีสุข", 'O\'Neill, "Peg" (x) <y@z.example>',
         "A very long name " * 11, "长" * 200]
ADDRESSES = {12: "", 13: "anonymous", 14: "a@example.org, b@example.org", 15: "both@example.org",
             16: "Both@Example.org", 17: "x@example"}

people = subprocess.run([sys.executable, os.path.join(os.environ["ROOT"], "tests/bench/people.py"), "20"],
                        capture_output=True, check=True, text=True)
rows = list(csv.reader(io.StringIO(people.stdout)))
rows[0].insert(2, "Email")
wanted = []
for number, row in enumerate(rows[1:]):
    if number < len(NAMES):
        row[1] = NAMES[number].strip()
    address = ADDRESSES.get(number, f"p.{number}+x@example.org")
    row.insert(2, address)
    if number not in ADDRESSES:
        wanted.append((number + 2, row[1], address))
with open("people.csv", "w", newline="", encoding="utf-8") as out:
    csv.writer(out).writerows(rows)
with open("wanted.csv", "w", newline="", encoding="utf-8") as out:
    csv.writer(out).writerows(wanted)
