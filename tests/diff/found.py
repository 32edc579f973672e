"""Whether changes of words.py were found: found.py LINE WORD DIFF.json LAYOUT.dump. The change must
be in that line, and on the page where the layout has the word; little else may have changed, which
is what follows from it."""
import json
import sys

line, word, found, dump = int(sys.argv[1]), sys.argv[2], json.load(open(sys.argv[3])), sys.argv[4]
page = pages = None
for row in open(dump, encoding="utf-8"):
    if row.startswith("page "):
        page = int(row.split()[1])
    elif row.startswith("run ") and word in row:
        pages = page
changes = [c for c in found["changes"] if c["way"] == "seen"]
news = [c["new"] for c in changes if c["new"] and word in c["new"]["text"].split()]
if not news or len(changes) > 3:
    sys.exit(f"{word}: not found, or not alone: {len(changes)} changes")
if news[0]["line"] != line:
    sys.exit(f"{word}: in line {news[0]['line']}, not {line}")
if pages and news[0]["page"] != pages:
    sys.exit(f"{word}: on page {news[0]['page']}, not {pages}")
