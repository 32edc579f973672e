#!/usr/bin/env python3
"""Texts of a document, a line for each block, white space folded, in reading order.

texts.py doc         from `roleguide --dump=doc` on standard input
texts.py struct      from `pdfinfo -struct-text`: what the structure tree leads to
texts.py differ FILE lines of a document in FILE that standard input, from the structure tree, says
                     otherwise; a page is any number there
texts.py missing PDF which of the lines on standard input a reader of the pages (pdftotext) can't find

Texts inside charts are left out: they belong to figures, which say what they show by themselves.
"""
import re
import subprocess
import sys

BIDI = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
PAGE = "\x01"  # stands for the pages that layout fills in
FIELD = re.compile(r"[( ](index-)?page(-of|-behind)?[ )]")
SPACES = re.compile(r"[ \t\n\u00a0\u2028\u202f]+")


def fold(text):
    return SPACES.sub(" ", text.translate(BIDI).replace("\u00ad", "")).strip()


def quoted(line, at):
    """The string that starts at the quote line[at], and where it ends."""
    out = []
    at += 1
    while line[at] != '"':
        if line[at] == "\\":
            at += 1
            out.append("\n" if line[at] == "n" else line[at])
        else:
            out.append("\u00a0" if line[at] == "~" else line[at])
        at += 1
    return "".join(out), at + 1


def skip_attributes(line, at):
    """Behind the ')' that closes line[at] == '('."""
    while line[at] != ")":
        at = quoted(line, at)[1] if line[at] == '"' else at + 1
    return at + 1


def spans_of(line):
    text, at = [], 0
    while at < len(line):
        if line[at] == '"':
            piece, at = quoted(line, at)
            text.append(piece)
        elif line[at] == "(":
            end = skip_attributes(line, at)
            if text and FIELD.search(line[at:end]):
                text[-1] = PAGE
            at = end
        elif line[at] == " " or line[at] == "*":
            at += 1
        else:  # a word, or name="value"
            while at < len(line) and line[at] not in ' "':
                at += 1
            if at < len(line) and line[at] == '"':
                at = quoted(line, at)[1]
    return "".join(text)


def doc_lines(stream):
    for line in stream:
        line = line.rstrip("\n")
        if re.match(r" *- |document |foot-", line):
            continue
        yield fold(spans_of(line))


def struct_lines(stream):
    text, figures = "", []
    for line in stream:
        line = line.rstrip("\n")
        depth, body = len(line) - len(line.lstrip(" ")), line.lstrip(" ")
        while figures and depth <= figures[-1]:
            figures.pop()
        if body.startswith('"') and body.endswith('"') and len(body) > 1:
            text += "" if figures else body[1:-1]
            continue
        if body.startswith("/") or not body or re.match(r"Object \d+ \d+", body):
            continue
        name = re.split(r"[ :]", body)[0]
        if name == "Figure":
            figures.append(depth)
        elif name == "Caption":
            figures.clear()
        if name not in ("Span", "Link", "Reference", "Code") and not (name == "Figure" and text):
            yield fold(text)
            text = ""
    yield fold(text)


def differ(wanted, lines):
    """A line each that is not as the document has it."""
    lines = [line for line in lines if line]
    for number in range(max(len(wanted), len(lines))):
        want = wanted[number] if number < len(wanted) else ""
        line = lines[number] if number < len(lines) else ""
        pattern = re.escape(want).replace(PAGE, "[0-9\u2013,\u060c ]*")
        if not re.fullmatch(pattern, line):
            yield f"wanted: {want}\nis: {line}"


def squeeze(text):
    return re.sub(r"\s+", "", text.translate(BIDI).replace("\u00ad", ""))


def is_found(wanted, pages):
    """Whether the pages hold the text: in one piece, or in pieces one after the other, since a
    column or a page may end inside it."""
    page, at = 0, 0
    while wanted:
        for page in range(page, len(pages)):
            n = len(wanted)
            while n and pages[page].find(wanted[:n], at) < 0:
                n -= 1
            if n >= min(4, len(wanted)):
                at = pages[page].find(wanted[:n], at) + n
                wanted = wanted[n:]
                break
            at = 0
        else:
            return False
    return True


def missing(pdf, lines):
    raw = subprocess.run(["pdftotext", "-raw", pdf, "-"], stdout=subprocess.PIPE, check=True)
    pages = [squeeze(page) for page in raw.stdout.decode().split("\f")]
    return (line for line in lines
            if not all(is_found(squeeze(part), pages) for part in line.split(PAGE)))


def main():
    lines = sys.stdin
    if sys.argv[1] == "doc":
        lines = doc_lines(sys.stdin)
    elif sys.argv[1] == "struct":
        lines = struct_lines(sys.stdin)
    elif sys.argv[1] == "differ":
        with open(sys.argv[2], encoding="utf-8") as wanted:
            lines = differ(wanted.read().split("\n")[:-1], [x.rstrip("\n") for x in sys.stdin])
    else:
        lines = missing(sys.argv[2], (line.rstrip("\n") for line in sys.stdin))
    for line in lines:
        if line:
            print(line)


main()
