"""Whether the forms of --diagnostics say the same: same.py TEXT FORM... prints how they differ."""
import json
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree


def unescape(text):
    for code, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def read_text(text):
    for line in text.splitlines():
        match = re.match(r"(?:(.*?)(?::(\d+))?(?::(\d+))?): (error|warning): (.*)", line)
        if match:
            file, line_number, column, level, words = match.groups()
            file = None if file == "roleguide" else file
            yield file, int(line_number or 0), int(column or 0), level, words


def read_json(text):
    for m in json.loads(text)["messages"]:
        yield m["file"], m["line"] or 0, m["column"] or 0, m["level"], m["text"]


def read_sarif(text):
    for m in json.loads(text)["runs"][0]["results"]:
        place = m["locations"][0]["physicalLocation"] if "locations" in m else None
        region = place.get("region", {}) if place else {}
        file = urllib.parse.unquote(place["artifactLocation"]["uri"]) if place else None
        words = m["message"]["text"].split("\nhint: ")[0]
        yield file, region.get("startLine", 0), region.get("startColumn", 0), m["level"], words


def read_github(text):
    for line in text.splitlines():
        _, head, words = line.split("::", 2)
        level, properties = head.split(" ", 1)
        found = {k: unescape(v) for k, v in (p.split("=", 1) for p in properties.split(","))}
        words = unescape(words).split("\nhint: ")[0]
        place = int(found.get("line", 0)), int(found.get("col", 0))
        yield found.get("file"), *place, level, words


def read_junit(text):
    for test in ElementTree.fromstring(text).iter("testcase"):
        file = None if test.get("name") == "roleguide" else test.get("name")
        for piece in list(test):
            for line in piece.text.splitlines():
                match = re.match(
                    r"(?:line (\d+)(?:, column (\d+))?: )?(error|warning) RG\d{4}: (.*)", line
                )
                if match:
                    yield file, int(match[1] or 0), int(match[2] or 0), match[3], match[4]


wanted = list(read_text(open(sys.argv[1]).read()))
if not wanted:
    print("nothing to compare")
for path in sys.argv[2:]:
    read = globals()["read_" + path.rsplit(".", 1)[1]]
    found = list(read(open(path).read()))
    if sorted(found, key=str) != sorted(wanted, key=str):
        print(path, [f for f in found if f not in wanted], [w for w in wanted if w not in found])
