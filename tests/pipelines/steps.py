"""The shell lines of a pipeline, each as a file: steps.py github|gitlab FILE.yml DIR.

What GitHub puts in for ${{ ... }} is given as NAME=VALUE behind DIR; where nothing is given at all, as by
those who only look at the lines, it stays empty. DIR/NUMBER-JOB-NAME.sh begins with what the service itself runs first.
"""
import re
import sys

import yaml

kind, path, folder = sys.argv[1:4]
given = dict(word.split("=", 1) for word in sys.argv[4:])
pipeline = yaml.safe_load(open(path, encoding="utf-8"))


def filled(text):
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda found: given[found[1]] if given else "", str(text))


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def write(number, job, name, variables, lines):
    name = re.sub("[^a-z]+", "-", name.lower())
    with open(f"{folder}/{number}-{job}-{name}.sh", "w", encoding="utf-8") as out:
        print("#!/bin/bash\nset -eo pipefail" if kind == "github" else "#!/bin/sh\nset -e", file=out)
        for key, value in variables.items():
            print(f"export {key}={quoted(filled(value))}", file=out)
        print(lines, file=out)


if kind == "github":
    number = 0
    for job, what in pipeline["jobs"].items():
        for step in what["steps"]:
            if "run" in step:
                number += 1
                write(number, job, step["name"],
                      {**pipeline["env"], **what.get("env", {}), **step.get("env", {})}, filled(step["run"]))
else:
    for number, job in enumerate(("guides", "note"), 1):
        write(number, job, "script", pipeline["variables"], "\n".join(pipeline[job]["script"]))
