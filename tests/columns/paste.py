#!/usr/bin/env python3
"""paste.py QUESTIONNAIRE PROPOSALS: the questionnaire with every proposal of "roleguide columns
--write" where its comment says that it goes."""
import re
import sys
import xml.etree.ElementTree as ET


def read(text):
    parser = ET.XMLParser(target=ET.TreeBuilder(insert_comments=True))
    return ET.fromstring(text, parser)


def add_behind(parent, names, element):
    at = max(i for i, child in enumerate(parent) if child.tag in names)
    parent.insert(at + 1, element)


def find_place(quiz, comment):
    """The element that a comment names; None when it names none."""
    if comment.startswith("<person>"):
        return quiz.find("person")
    scale = re.match(r'scale "(.*?)", point (\d+)', comment)
    if scale:
        return quiz.find(f"scale[@id='{scale[1]}']").findall("point")[int(scale[2]) - 1]
    option = re.match(r'question "(.*?)", option "(.*?)"', comment)
    if option:
        return quiz.find(f"question[@id='{option[1]}']/option[@id='{option[2]}']")
    question = re.match(r'question "(.*?)", where', comment)
    return quiz.find(f"question[@id='{question[1]}']") if question else None


def main():
    quiz = ET.parse(sys.argv[1]).getroot()
    place = None
    for element in read("<all>" + open(sys.argv[2], encoding="utf-8").read() + "</all>"):
        if element.tag is ET.Comment:
            found = find_place(quiz, element.text.strip())
            place = place if found is None else found
        elif element.tag == "field":
            place.append(element)
        else:
            add_behind(place, ("text", "hint", "reason", "unit", "column", "alias"), element)
    sys.stdout.write(ET.tostring(quiz, encoding="unicode"))


main()
