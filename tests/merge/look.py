#!/usr/bin/env python3
"""look.py MERGED.pdf FOLDER PEOPLE.csv: holds a file of all against the single reports of FOLDER:
each begins on a right-hand page, under a bookmark with its code, and its pages have the contents of
the single one, byte by byte. Names, addresses and ids of people stand nowhere outside of pages.
Prints a line a fault."""
import csv
import os
import sys

import pikepdf


def contents(page):
    if "/Contents" not in page.obj:
        return None
    return page.obj.Contents.read_raw_bytes()


def bookmarks(pdf):
    numbers = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
    item = pdf.Root.Outlines.First
    while item is not None:
        yield str(item.Title), numbers[item.Dest[0].objgen]
        item = item.get("/Next")


def texts(value, seen):
    """All strings of objects that are no contents of pages."""
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        if value.objgen in seen:
            return
        seen.add(value.objgen)
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Stream):
        yield from texts(value.stream_dict, seen)
        if value.get("/Type") == "/Metadata":
            yield value.read_bytes().decode("utf-8", "replace")
    elif isinstance(value, pikepdf.Dictionary):
        for key in value.keys():
            yield from texts(value[key], seen)
    elif isinstance(value, pikepdf.Array):
        for one in value:
            yield from texts(one, seen)


def personal(path):
    words = set()
    for row in csv.DictReader(open(path, newline="", encoding="utf-8")):
        for header, value in row.items():
            if header and value and any(w in header.lower() for w in ("name", "mail", "response id")):
                words.add(value)
    return words


def outside(pdf):
    """Without the structure tree: alternative texts are part of what pages show."""
    seen = set()
    found = list(texts(pdf.trailer.Root.get("/Metadata"), seen))
    found += texts(pdf.docinfo, seen)
    found += (title for title, _ in bookmarks(pdf))
    for key in ("/DPartRoot", "/Names", "/PageLabels", "/OutputIntents"):
        if key in pdf.Root:
            found += texts(pdf.Root[key], seen)
    return "\n".join(found)


def main():
    merged, folder, people = sys.argv[1:]
    with pikepdf.open(merged) as pdf:
        marks = list(bookmarks(pdf))
        ends = [first for _, first in marks[1:]] + [len(pdf.pages)]
        singles = {name[:-4] for name in os.listdir(folder) if name.endswith(".pdf")}
        if {code for code, _ in marks} != singles or len(marks) != len(singles):
            print("bookmarks are not the codes of the reports")
        for (code, first), end in zip(marks, ends):
            if first % 2:
                print(f"{code} begins on page {first + 1}")
            npages = end - first
            with pikepdf.open(os.path.join(folder, f"{code}.pdf")) as single:
                wanted = [contents(page) for page in single.pages]
            if len(wanted) % 2 and end < len(pdf.pages):
                wanted.append(None)
            if [contents(page) for page in list(pdf.pages)[first:end]] != wanted:
                print(f"{code}: its {npages} pages have other contents")
        told = outside(pdf)
        for word in sorted(personal(people)):
            if word in told:
                print(f"\"{word}\" stands outside of pages")


if __name__ == "__main__":
    main()
