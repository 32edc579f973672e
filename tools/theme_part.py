#!/usr/bin/env python3
"""tools/theme_part.py: content/schema/theme-part.rng from theme.rng, for editors.

A theme that extends another may leave out whatever that one says. So every attribute may be missing but the
theme's name and what tells elements of one name apart, and every part of the theme.
"""

import re
import sys

NEEDED = {("theme", "name"), ("theme", "extends"), ("paper", "name"), ("colour", "name"), ("style", "name"), ("on", "paper")}
WHOLE = {"colour", "role", "edge"}  # are given whole
HEAD = """  A theme that extends another: the parts of theme.rng, each of which may be missing. For editors alone;
  roleguide lays the theme over the other one, and holds the whole against theme.rng.

  Made of theme.rng by tools/theme_part.py.
"""

text = open(sys.argv[1], encoding="utf-8").read()
text = re.sub(r"(?<=<!--\n).*?(?=-->)", HEAD, text, count=1, flags=re.S)

out, element, depth, skipping = [], None, 0, None
for line in text.split("\n"):
    body, indent = line.strip(), line[: len(line) - len(line.lstrip())]
    if found := re.match(r'<element name="([\w-]+)">', body):
        element = found[1]
    if body == "<optional>":
        depth += 1
    attribute = re.match(r'<attribute name="([\w-]+)">', body)
    if attribute and depth == 0 and element not in WHOLE and (element, attribute[1]) not in NEEDED:
        skipping = True
        out.append(f"{indent}<optional>")
    if skipping:
        line = "  " + line
    part = element == "theme" and depth == 0 and re.match(r'<ref name="[a-z]+"/>', body) and not skipping
    part = part and indent == "      "
    if part:
        out += [f"{indent}<optional>", "  " + line, f"{indent}</optional>"]
    else:
        out.append(line)
    if skipping and body == "</attribute>":
        skipping = None
        out.append(f"{indent}</optional>")
    if body == "</optional>":
        depth -= 1
    if body == "</element>":
        element = None
text = "\n".join(out)
# one that extends says so
text = re.sub(r'      <optional>\n        (<attribute name="extends">.*?</attribute>)\n      </optional>', r"      \1", text, count=1, flags=re.S)
# lists may be empty, or of fewer than a theme needs
text = text.replace("oneOrMore>", "zeroOrMore>")
sys.stdout.write(text)
