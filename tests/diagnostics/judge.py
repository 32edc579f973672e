"""Whether files are good as forms of --diagnostics: judge.py ROOT LIST. A line of the list is a form, a
file and what it is; a line of output is that, and what is wrong."""
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema

root = Path(sys.argv[1])
here = root / "tests/diagnostics"
kept = [line.split("\t") for line in Path(sys.argv[2]).read_text().splitlines()]
codes = set(re.findall(r"^RG\d{4}", (root / "src/tell/codes.txt").read_text(), re.M))
of_json = jsonschema.Draft202012Validator(
    json.loads((root / "content/schema/diagnostics.schema.json").read_text())
)
of_sarif = jsonschema.Draft7Validator(json.loads((here / "sarif.schema.json").read_text()))
of_junit = subprocess.run(
    ["xmllint", "--noout", "--schema", here / "junit.xsd"]
    + [file for form, file, _ in kept if form == "junit"],
    capture_output=True,
    text=True,
).stderr


def judge_json(file, text):
    messages = json.loads(text)
    of_json.validate(messages)
    assert codes.issuperset(message["code"] for message in messages["messages"])


def judge_sarif(file, text):
    log = json.loads(text)
    of_sarif.validate(log)
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert codes.issuperset(rules)
    for result in log["runs"][0]["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"], result


def judge_junit(file, text):
    assert f"{file} validates" in of_junit, of_junit


def judge_github(file, text):
    # as the runner reads a command: a word, properties with commas between them, the text
    for line in text.splitlines():
        assert re.fullmatch(
            r"::(error|warning|notice) ((file|line|col|title)=([^:,%]|%(25|0D|0A|3A|2C))+,?)+"
            r"::([^%]|%(25|0D|0A))*",
            line,
        ), line


for form, file, what in kept:
    try:
        globals()["judge_" + form](file, Path(file).read_bytes().decode("utf-8"))
        fault = ""
    except Exception as error:  # whatever it is, it is told
        fault = " ".join(str(error).split()) or repr(error)
    print(what, fault, sep="\t")
