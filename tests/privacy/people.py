#!/usr/bin/env python3
"""people.py N: a cohort whose names, addresses and ids can be told wherever they stand, as good.csv,
some of them as few.csv;
and files with a few of these people and everything wrong that one may think of, in bad/."""
import csv
import io
import json
import os
import subprocess
import sys

SCRIPTS = ["Ivanova", "Müller", "כהן", "علي", "Иванова", "Παπαδάκης", "山田", "김민수"]


def marked(i):
    return f"Kqxj9{i:05}", f"Zqwv9{i:05} {SCRIPTS[i % len(SCRIPTS)]}", f"vj0xq{i:05}@mark.example"


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows(rows)


def table(n):
    made = subprocess.run([sys.executable, os.path.join(os.environ["ROOT"], "tests/bench/people.py"), str(n)],
                          capture_output=True, check=True, encoding="utf-8")
    rows = list(csv.reader(io.StringIO(made.stdout, newline="")))
    rows[0].insert(2, "Email")
    rows[0].insert(3, "Team")
    for i, row in enumerate(rows[1:]):
        row[0], row[1], address = marked(i)
        row[2:2] = [address, "North" if i % 2 else "South"]
    return rows


def bad_tables(rows):
    """Each with something else wrong in every row."""
    head, people = rows[0], rows[1:9]
    last = len(head) - 1

    def changed(change, some=None):
        copies = [row[:] for row in people]
        for i, row in enumerate(copies):
            change(i, row)
        return [some or head] + copies

    def swap(a, b):
        def change(_, row):
            row[a], row[b] = row[b], row[a]
        return changed(change)

    yield "twice", [head] + people + people
    yield "id-of-all", changed(lambda i, row: row.__setitem__(0, people[0][0]))
    yield "address-of-all", changed(lambda i, row: (row.__setitem__(0, ""), row.__setitem__(2, people[0][2])))
    yield "long-name", changed(lambda i, row: row.__setitem__(1, row[1] * 40))
    yield "long-id", changed(lambda i, row: row.__setitem__(0, row[0] * 400))
    yield "controls", changed(lambda i, row: row.__setitem__(1, row[1] + "\x1b[31m\u202e"))
    yield "id-controls", changed(lambda i, row: row.__setitem__(0, row[0] + "\x07\n"))
    yield "mangled-name", changed(lambda i, row: row.__setitem__(1, row[1] + " MÃ¼ller Ã©"))
    yield "name-as-date", swap(1, 4)
    yield "id-as-date", swap(0, 4)
    yield "address-as-date", swap(2, 4)
    for question in range(5, last + 1):
        yield f"name-as-answer-{question}", swap(1, question)
    yield "address-as-answer", swap(2, last)
    yield "id-as-answer", swap(0, 6)
    yield "ragged", changed(lambda i, row: row.append(row[1]))
    yield "short", changed(lambda i, row: row.__delitem__(slice(3, None)))
    yield "unknown-column", changed(lambda i, row: row.append(row[2]), head + ["Anything else?"])
    yield "headless", people
    yield "name-column", [["Full name of you"] + head[1:]] + [row[:] for row in people]
    yield "quotes", changed(lambda i, row: row.__setitem__(1, row[1] + '"'))
    yield "nobody", changed(lambda i, row: row.__setitem__(slice(4, None), [""] * (last - 3)))


def bad_others(rows):
    """JSON and XML."""
    head, row = rows[0], rows[1]
    person = dict(zip(head, row))
    yield "id-list.json", json.dumps([{**person, head[0]: [row[0]]}], ensure_ascii=False)
    yield "name-object.json", json.dumps([{**person, head[1]: {"first": row[1]}}], ensure_ascii=False)
    yield "twice.json", json.dumps([person, person], ensure_ascii=False)
    yield "broken.json", json.dumps([person], ensure_ascii=False)[:-3] + f'"{row[1]}'
    yield "name-as-answer.json", json.dumps([{key: row[1] for key in head}], ensure_ascii=False)
    start = "<answers guide='{}' questionnaire='pm-vs-tpm' version='1'"
    for name, text in {"key": f"{start} key='{row[0]}' name='{row[1]}'/>", "unclosed": f"{start} name='{row[1]}"}.items():
        yield f"{name}.xml", text


def main():
    rows = table(int(sys.argv[1]))
    write("good.csv", rows)
    write("few.csv", rows[:60])
    os.mkdir("bad")
    for name, table_of in bad_tables(rows):
        write(f"bad/{name}.csv", table_of)
    for name, text in bad_others(rows):
        with open(f"bad/{name}", "w", encoding="utf-8") as out:
            out.write(text)


main()
