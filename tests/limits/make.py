#!/usr/bin/env python3
"""Files with so many of something: make.py WHAT COUNT, on standard output."""
import json
import sys

HEAD = '''<?xml version="1.0" encoding="UTF-8"?>
<guide id="kitchen" version="1" date="2026-01-31" xml:lang="en"{attributes}
    xmlns:xi="http://www.w3.org/2001/XInclude">
  <masthead><title>Cook vs baker</title></masthead>
  <roles><role id="cook">Cook</role><role id="baker">Baker</role></roles>
  <dimensions>
    <dimension id="heat"><name>Heat</name>
      <text role="cook">Flame</text><text role="baker">Oven</text></dimension>
  </dimensions>
  <section><head>Side by side</head><comparison/>'''
QUIZ = '''<?xml version="1.0" encoding="UTF-8"?>
<questionnaire id="kitchen" version="1" guide="guide.xml" xml:lang="en"><title>Kitchen</title>
'''
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20000 20000" width="9mm">'
IN_HEAD = 4  # attributes that the element guide has of itself, with the namespace not counted
OWN_IDS = 4   # of the guide, its roles, its dimension


def guide(inside="", attributes=""):
    return HEAD.format(attributes=attributes) + inside + "</section></guide>\n"


def options(n):
    return "".join(f'<option id="o{i}"><text>Option {i}</text></option>' for i in range(n))


def question(i, noptions=2):
    return f'<question id="q{i}" type="single"><text>Question {i}?</text>{options(noptions)}' \
        "</question>\n"


MADE = {
    "attributes": lambda n: guide(attributes="".join(f' a{i}=""' for i in range(n - IN_HEAD))),
    "depth": lambda n: guide("<p>" * (n - 2) + "</p>" * (n - 2)),
    "inclusions": lambda n: guide('<xi:include href="part.xml"/>' * n),
    "nodes": lambda n: guide("<p/>" * n),
    "faults": lambda n: guide("".join(f"<p{i}/>\n" for i in range(n))),
    "ids": lambda n: guide("".join(f'</section><section id="i{i}"><head>a</head><p>a</p>'
                                   for i in range(n - OWN_IDS))),
    "characters": lambda n: guide(f"<p>{'abc defg ' * (n // 45)}</p>" * 5),
    "marks": lambda n: guide("<p>x" + "\u0301" * n + "</p>"),
    "questions": lambda n: QUIZ + "".join(question(i) for i in range(n)) + "</questionnaire>\n",
    "options": lambda n: QUIZ + question(1, n) + question(2) + "</questionnaire>\n",
    "elements": lambda n: SVG + "<g/>" * (n - 1) + "<path d='M0 0h9v9z'/></svg>\n",
    "points": lambda n: SVG + f"<path d='M0 0{'h1v1' * 10000}z'/>" * (n // 20002) +
    f"<path d='M0 0{'h1' * (n % 20002 - 1)}'/></svg>\n",
    "person": lambda n: '[{"q0": "Option 1"' + " " * (n - 18) + "}]",
    "members": lambda n: json.dumps({"q0": "Option 1", **{f"m{i}": "" for i in range(n - 1)}}),
    "faults of people": lambda n: "q0\n" + "Option 9\n" * n,
}

sys.stdout.write(MADE[sys.argv[1]](int(sys.argv[2])))
