"""Whether a file is good as one of the forms of --diagnostics: judge.py ROOT FORM FILE."""
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema

root, form, file = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
text = file.read_bytes().decode("utf-8")

if form == "json":
    schema = json.loads((root / "content/schema/diagnostics.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))
elif form == "sarif":
    schema = json.loads((root / "tests/diagnostics/sarif.schema.json").read_text())
    log = json.loads(text)
    jsonschema.Draft7Validator(schema).validate(log)
    for result in log["runs"][0]["results"]:
        rule = log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"], (rule, result)
        assert (root / "src/tell/codes.txt").read_text().count(f"\n{rule['id']} ") == 1
elif form == "junit":
    done = subprocess.run(
        ["xmllint", "--noout", "--schema", root / "tests/diagnostics/junit.xsd", file],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
elif form == "github":
    # as the runner reads a command: a word, properties with commas between them, the text
    for line in text.splitlines():
        assert re.fullmatch(
            r"::(error|warning|notice) ((file|line|col|title)=([^:,%]|%(25|0D|0A|3A|2C))+,?)+"
            r"::([^%]|%(25|0D|0A))*",
            line,
        ), line
