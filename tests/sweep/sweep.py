#!/usr/bin/env python3
"""sweep.py PROGRAM FOLDER STEP [FAMILY]...: sets every STEP-th character of each font of the
catalogue in a guide in that font, and holds what two programs read in the PDF against it. A mark is
set on a letter. What comes back may be in NFC, since that is how texts are set.

Prints a line for each font of which a character is refused, is lost, is set in another font, or
draws nothing; the status is 1 if there was one."""
import collections
import os
import re
import subprocess
import sys
import unicodedata
from concurrent.futures import ProcessPoolExecutor
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

ROOT = os.environ["ROOT"]
TOKENS = 30         # a paragraph
NAMED = 12          # in a message
GUIDE = """<?xml version="1.0" encoding="UTF-8"?>
<guide id="t" version="1.0" date="2026-11-22" xml:lang="en">
<masthead><title>Cook</title></masthead>
<roles><role id="cook">Cook</role><role id="baker">Baker</role></roles>
<dimensions><dimension><name>Works with</name><text role="cook">Flame</text>
<text role="baker">Oven</text></dimension></dimensions>
<section><head>Signs</head>
{}
</section>
<section><head>Side by side</head><comparison/></section>
</guide>
"""
# Unicode's Default_Ignorable_Code_Point, and what no page can show: guides may not hold it.
IGNORABLE = [(0xad, 0xad), (0x34f, 0x34f), (0x61c, 0x61c), (0x115f, 0x1160), (0x17b4, 0x17b5),
             (0x180b, 0x180f), (0x200b, 0x200f), (0x202a, 0x202e), (0x2060, 0x206f),
             (0x3164, 0x3164), (0xfe00, 0xfe0f), (0xfeff, 0xfeff), (0xffa0, 0xffa0),
             (0xfff0, 0xfffc), (0x1bca0, 0x1bca3), (0x1d173, 0x1d17a), (0xe0000, 0xe0fff)]


def families():
    """Names and regular files of the catalogue's families that are installed."""
    folder = None
    with open(os.path.join(ROOT, "fonts/catalogue.txt"), encoding="utf-8") as lines:
        for line in lines:
            fields = [field.strip() for field in line.split("|")]
            if line.startswith("package "):
                folder = fields[2]
            elif len(fields) > 3 and not line.startswith("#"):
                name, _, index = fields[3].partition("#")
                path = os.path.join(folder, name)
                if os.path.exists(path):
                    yield fields[0], path, int(index or 0)


def is_seen(code):
    """Whether a character is something to be set, and shows something."""
    if any(first <= code <= last for first, last in IGNORABLE):
        return False
    return unicodedata.category(chr(code)) not in ("Cc", "Cs", "Zs", "Zl", "Zp") \
        and code & 0xfffe != 0xfffe


def tokens_of(path, index, step):
    """The characters; a mark on the letter of the font that is nearest before or behind it."""
    font = TTFont(path, fontNumber=index, lazy=True)
    codes = sorted(filter(is_seen, font.getBestCmap() or {}))
    letters = [code for code in codes if unicodedata.category(chr(code)) in ("Lo", "Ll")
               and not unicodedata.decomposition(chr(code))]
    for code in codes[::step]:
        if not unicodedata.category(chr(code)).startswith("M"):
            yield chr(code)
        elif letters:
            yield chr(min(letters, key=lambda letter: abs(letter - code))) + chr(code)


def read(*command):
    text = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          check=False).stdout.decode("utf-8", "replace")
    return collections.Counter(map(plain, re.sub("[\u202a-\u202e]", "", text).split()))


def plain(token):
    """In NFC, and without the ligatures that mutool takes apart."""
    return "".join(unicodedata.normalize("NFKC" if "\ufb00" <= c <= "\ufb06" else "NFC", c)
                   for c in unicodedata.normalize("NFC", token))


def left_over(lost, spare, reader):
    """Tokens that are not parts of words either, as where a letter hangs over the space beside it.
    pdftotext turns a letter from the right and its marks round where they are all of the text from
    the right; tests/characters has it read words."""
    for token in lost:
        is_turned = len(token) > 1 and unicodedata.bidirectional(token[0]) in ("R", "AL")
        if not any(token in word for word in spare) and not (reader == "pdftotext" and is_turned):
            yield token


def name(tokens):
    tokens = sorted(tokens)
    names = [" ".join(f"U+{ord(c):04X}" for c in token) for token in tokens]
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def faults(work, program, family, path, index, step):
    tokens = list(tokens_of(path, index, step))
    base = os.path.join(work, re.sub(r"\W", "", family))
    rows = [" ".join(tokens[i:i + TOKENS]) for i in range(0, len(tokens), TOKENS)]
    with open(os.path.join(ROOT, "content/themes/handout.xml"), encoding="utf-8") as file:
        theme = file.read().replace('family="Lato"', f'family="{family}"')
    with open(base + "-theme.xml", "w", encoding="utf-8") as file:
        file.write(theme)
    with open(base + ".xml", "w", encoding="utf-8") as file:
        file.write(GUIDE.format("\n".join(f"<p>begin {escape(row)}</p>" for row in rows)))
    pdf = base + ".pdf"
    done = subprocess.run([program, "guide", base + ".xml", "--theme", base + "-theme.xml", "-o",
                           pdf], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    said = [line for line in done.stderr.decode().split("\n") if line and " hint: " not in line
            and " has no " not in line and "letters of a line run" not in line
            and "no font sets them as one" not in line]
    if done.returncode:
        yield f"status {done.returncode}: {'; '.join(said)[:300]}"
        return
    yield from said
    wanted = collections.Counter(map(plain, tokens))
    # pdftotext reads columns into such text, or loses the order of text from the right
    found = {"pdftotext": read("pdftotext", "-raw", pdf, "-") | read("pdftotext", pdf, "-"),
             "mutool": read("mutool", "draw", "-q", "-F", "text", pdf)}
    for reader, texts in found.items():
        lost = list(left_over(wanted - texts, texts - wanted, reader))
        if lost:
            yield f"{reader} does not read {name(lost)}"
    os.remove(pdf)


def look(job):
    return [f"{job[2]}: {fault}" for fault in faults(*job)]


def main():
    program, work, step, wanted = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
    jobs = [(work, program, family, path, index, step) for family, path, index in families()
            if not wanted or family in wanted]
    has_fault = False
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for said in pool.map(look, jobs):
            for line in said:
                has_fault = True
                print(line, flush=True)
    sys.exit(has_fault or not jobs)


if __name__ == "__main__":
    main()
