#!/usr/bin/env python3
"""leaks.py PATH...: names, addresses and ids of people.py in names of files, in files of text, and in
PDF files outside what their pages say: contents of pages, and the texts of tags that stand for them."""
import os
import re
import sys

import pikepdf

MARKS = (b"Kqxj9", b"Zqwv9", b"vj0xq")
SAID = ("/ActualText", "/Alt", "/E")


def spellings(mark):
    """The mark as PDF files, XML and JSON may spell it."""
    wide = mark.decode().encode("utf-16-be"), mark.decode().encode("utf-16-le")
    for text in (mark, *wide):
        yield re.escape(text)
        yield b"(?i:" + text.hex().encode() + b")"
    yield rb"\\000".join([b"", *(bytes([byte]) for byte in mark)])


PATTERN = re.compile(b"|".join(spelling for mark in MARKS for spelling in spellings(mark)))


def strings(value, depth=0):
    """All names and strings of an object, without those behind references."""
    if isinstance(value, pikepdf.String):
        yield bytes(value)
        yield str(value).encode("utf-8", "replace")
    elif isinstance(value, pikepdf.Name):
        yield str(value).encode("utf-8", "replace")
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        is_tag = "/S" in value and "/P" in value
        for key in value.keys():
            yield key.encode("utf-8", "replace")
            if not (is_tag and key in SAID):
                yield from strings_inside(value[key], depth)
    elif isinstance(value, pikepdf.Array):
        for part in value:
            yield from strings_inside(part, depth)


def strings_inside(value, depth):
    if not getattr(value, "is_indirect", False) and depth < 50:
        yield from strings(value, depth + 1)


def written(value):
    """The object as a file would have it, a stream without its bytes."""
    return (value.stream_dict if isinstance(value, pikepdf.Stream) else value).unparse()


def leaks_of_pdf(path):
    with pikepdf.open(path) as pdf:
        contents = set()
        for page in pdf.pages:
            parts = page.obj.get("/Contents", [])  # a blank page has none
            parts = [parts] if isinstance(parts, pikepdf.Stream) else parts
            contents.update(part.objgen for part in parts)
        for value in [pdf.trailer, *pdf.objects]:
            if PATTERN.search(written(value)):
                for text in strings(value):
                    if PATTERN.search(text):
                        yield "a string", text
            if isinstance(value, pikepdf.Stream) and value.objgen not in contents:
                try:
                    data = value.read_bytes()
                except pikepdf.PdfError:  # a picture
                    data = value.read_raw_bytes()
                found = PATTERN.search(data)
                if found:
                    yield "a stream", data[max(0, found.start() - 40):found.end() + 40]


def leaks_of(path):
    found = PATTERN.search(os.fsencode(path))
    if found:
        yield "its name", os.fsencode(path)
    with open(path, "rb") as file:
        data = file.read()
    if data.startswith(b"%PDF"):
        yield from leaks_of_pdf(path)
        return
    for line in data.splitlines():
        if PATTERN.search(line):
            yield "a line", line


count = 0
for path in sys.argv[1:]:
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]
    for file in sorted(paths) if os.path.isdir(path) else [path]:
        for where, what in leaks_of(file):
            count += 1
            if count <= 40:
                print(f"{file}: {where}: {what[:160].decode('utf-8', 'replace')}")
print(f"{count} leaks" if count else "", end="\n" if count else "")
sys.exit(count > 0)
