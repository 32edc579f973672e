#!/usr/bin/env python3
"""tools/guide_examples.py DOC CONTENT TO: the examples of DOC/guide.md as whole guides, TO/NUMBER.xml.

Beside them stands what they name: the pictures of CONTENT, the questionnaire of DOC/questionnaire.md.
A line for each says its number and the element it is of, guide for a whole one.
"""

import pathlib
import re
import shutil
import sys

# The line just before what is shown.
MARK = "Here begins the example."
ROLES = '<role id="pm" abbr="PM">Product Manager</role><role id="tpm" abbr="TPM">Technical Program Manager</role>'
# What is seen only on the whole of a page.
WHOLE = ("about", "masthead", "handout", "guide")
# What a place of its own in a guide is for; everything else is a part of a section.
ROWS = ("dimensions", "dimension")
OWN_PLACE = ("about", "masthead", "handout", "roles", *ROWS, "section", "contents", "index", "colophon")


def examples(page):
    """The examples of a page as (element, text)."""
    found = re.findall(r"^```xml\n(.*?)^```$", pathlib.Path(page).read_text(encoding="utf-8"), re.M | re.S)
    return [(re.sub(r"<\?.*?\?>\s*", "", text)[1:].split(">")[0].split("/")[0].split()[0], text) for text in found]


def rows_and_table(element, text):
    """The dimensions, and the section that compares in them."""
    if element == "dimensions":
        rows = text
    elif element == "dimension":
        rows = f"<dimensions>{text}</dimensions>"
    else:
        third = '<text role="po">Backlog</text>' if element == "handout" else ""
        rows = ('<dimensions><dimension><name>Focus</name><text role="pm">Product</text>'
                f'<text role="tpm">Programme</text>{third}</dimension></dimensions>')
    line = "" if element in WHOLE else f"<p>{MARK}</p>"
    if element == "index":
        line = "<p>A <indexed>backlog</indexed> is kept.</p>" + line
    if element == "comparison":
        return f"{rows}<section><head>Before</head>{line}</section>"
    table = "<comparison/>"
    if element in (*ROWS, "roles"):
        return f"{rows}<section><head>Before</head>{line}</section><section><head>Side by side</head>{table}</section>"
    return f"{rows}<section><head>Side by side</head>{table}{line}</section>"


def whole(element, text):
    """A guide around an example of an element."""
    if element == "guide":
        return text

    def own(*names, otherwise=""):
        return text if element in names else otherwise

    roles = ROLES + ('<role id="po" abbr="PO">Product Owner</role>' if element == "handout" else "")
    parts = [
        '<guide id="example" version="1" date="2026-01-01" xml:lang="en">',
        own("about"),
        own("masthead", otherwise="<masthead><title>Roles compared</title></masthead>"),
        own("handout"),
        own("roles", otherwise=f"<roles>{roles}</roles>"),
        rows_and_table(element, text),
        own("section", "contents"),
        "" if element in OWN_PLACE else f"<section><head>Example</head>{text}</section>",
        '<section><head>Sources</head><sources><source id="bls">A bureau of labour</source></sources></section>'
        if element in ROWS and 'source="bls"' in text else "",
        own("index", otherwise="<index/>" if "<indexed" in text else ""),
        own("colophon"),
        "</guide>",
    ]
    return "\n".join(part for part in parts if part)


def write(doc, content, to):
    """Writes the whole guides, and what they name; returns (element, text, file) of each."""
    doc, to = pathlib.Path(doc), pathlib.Path(to)
    (to / "quizzes").mkdir(parents=True, exist_ok=True)
    shutil.copytree(pathlib.Path(content) / "pictures", to / "pictures", dirs_exist_ok=True)
    (to / "quizzes/cook-vs-baker.xml").write_text(examples(doc / "questionnaire.md")[0][1], encoding="utf-8")
    made = []
    for number, (element, text) in enumerate(examples(doc / "guide.md"), 1):
        file = to / f"{number:02}.xml"
        file.write_text(whole(element, text), encoding="utf-8")
        made.append((element, text, file))
    return made


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: tools/guide_examples.py DOC CONTENT TO")
    for element, text, file in write(*sys.argv[1:]):
        print(file.stem, element)
