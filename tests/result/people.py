#!/usr/bin/env python3
"""people.py QUESTIONNAIRE.xml N DIR: N files of made-up answers, DIR/1.xml and so on: all answered,
nothing answered, and everything between, always the same ones."""
import random
import sys
import xml.etree.ElementTree as tree
from xml.sax.saxutils import quoteattr


def count(question, name, fallback):
    return int(question.get(name, fallback))


def choose(question, scales, chance):
    """The inside of an <answer>: attributes and children."""
    options = question.findall("option")
    kind = question.get("type")
    if kind == "likert":
        return f' option="{chance.randint(1, scales[question.get("scale")])}"/>'
    if kind == "number":
        low, high = count(question, "min", 0), count(question, "max", 200000)
        return f' number="{chance.randint(low, high)}"/>'
    if kind == "text":
        return "><text>words &amp; more</text></answer>"
    alone = [o for o in options if o.get("exclusive") or o.get("none") or o.get("noanswer")]
    several = [o for o in options if o not in alone]
    if kind == "single" or chance.random() < 0.2 and alone and kind == "multi":
        option = chance.choice(options if kind == "single" else alone)
        return f' option={quoteattr(option.get("id"))}/>'
    most = count(question, "max", count(question, "top", len(several)))
    n = chance.randint(count(question, "min", 1), min(most, len(several)))
    if kind == "rank":
        n = min(most, len(several))
    picked = chance.sample(several, n)
    return ">" + "".join(f'<option>{o.get("id")}</option>' for o in picked) + "</answer>"


def main():
    root = tree.parse(sys.argv[1]).getroot()
    scales = {scale.get("id"): len(scale.findall("point")) for scale in root.findall("scale")}
    chance = random.Random(7)
    people = int(sys.argv[2])
    for person in range(people):
        share = 1 - person / max(people - 1, 1)
        with open(f"{sys.argv[3]}/{person + 1}.xml", "w", encoding="utf-8") as out:
            out.write(f'<answers questionnaire={quoteattr(root.get("id"))}>\n')
            for question in root.findall("question"):
                if chance.random() < share:
                    out.write(f'<answer question={quoteattr(question.get("id"))}'
                              f"{choose(question, scales, chance)}\n")
            out.write("</answers>\n")


main()
