#!/usr/bin/env python3
"""Nothing in the way of anything: look.py FIRST LAST PROGRAM [SCHEMA] makes random guides of the plain
vocabulary, or of that schema, without contents, which no document shows, and lays each out in
one theme on one paper after the other, and has the judge of layouts look where everything stands.
Prints a line for each guide with a fault, with how many there are; the status is 1 if there was
one. A line that cannot be broken and is warned of may reach into the next column, nothing else.
Before that, the program's own check looks at each guide in all themes on all papers. What may hold
anything may hold what is higher than the smallest page: that is refused and not looked at."""
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "../..")
sys.path[:0] = [os.path.join(ROOT, "tests/judge"), os.path.join(ROOT, "tests/random")]

import make  # noqa: E402
import plain  # noqa: E402
from judge import Judge  # noqa: E402
from schema import Schema  # noqa: E402

LOOKS = [(theme, paper) for paper in ("a4", "letter", "a5") for theme in ("handout", "mono", "duo")]
CHUNK = 5  # guides that one process checks
CHECK = os.path.join(os.path.dirname(os.environ["ROLEGUIDE"]), "layouts")


def dump(program, path, what, options):
    done = subprocess.run([program, "guide", path, "--dump", what, *options], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for end, text in ((what, done.stdout), ("messages", done.stderr)):
        with open(f"{path}.{end}", "wb") as file:
            file.write(text)
    return done.returncode


def faults_of(judge):
    """What is wrong with where things stand."""
    judge.check_edges()
    judge.check_fields()
    judge.check_parts()
    judge.check_overlaps()
    return judge.faults


def is_refused(path):
    with open(path + ".messages", encoding="utf-8") as file:
        errors = [line for line in file if ": error: " in line]
    return all("this is higher than a page, where it cannot break" in line for line in errors)


def look(program, path, may_refuse, seed):
    theme, paper = LOOKS[seed % len(LOOKS)]
    file = os.path.join(ROOT, "content/themes", theme + ".xml")
    options = ("--theme", file, "--paper", paper)
    status = dump(program, path, "doc", options) or dump(program, path, "layout", options)
    if status:
        return None if may_refuse and is_refused(path) else f"{seed} {theme} {paper}: status {status}"
    judge = Judge(path + ".doc", path + ".layout", file, paper, path + ".messages")
    judge.messages = re.sub("higher than", "", judge.messages)  # nothing may be
    found = faults_of(judge)
    return found and f"{seed} {theme} {paper}: {len(found)} faults: {found[0][:200]}"


REFUSED = re.compile(r".*\.xml \w+ \w+:\n.*: error: this is higher than a page, where it cannot "
                     r"break\n.*: hint: .*\n")


def check(paths, may_refuse):
    """What the program's own check says, a line for each layout with a fault."""
    done = subprocess.run([CHECK, os.environ["ROLEGUIDE_DATA"], *paths], check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = REFUSED.sub("", done.stdout.decode()) if may_refuse else done.stdout.decode()
    if may_refuse and not said:
        return []
    said = said.replace(":\n", ": ").split("\n")
    found = [os.path.basename(line)[:200] for line in said if ".xml " in line]
    return found or ([done.stdout.decode()] if done.returncode else [])


def job(program, folder, schema, may_refuse, seeds):
    paths = [os.path.join(folder, f"{seed}.xml") for seed in seeds]
    for seed, path in zip(seeds, paths):
        with open(path, "wb") as file:
            file.write(plain.without_contents(make.make(seed, schema=schema)).encode())
    said = check(paths, may_refuse)
    for seed, path in zip(seeds, paths):
        said.append(look(program, path, may_refuse, seed))
        for end in ("", ".doc", ".layout", ".messages"):
            if os.path.exists(path + end):
                os.remove(path + end)
    return filter(None, said)


def main():
    first, last, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    schema, has_fault = Schema((sys.argv + [plain.SCHEMA])[4]), False
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        with open(os.path.join(folder, make.PICTURE), "wb") as file:
            file.write(make.picture())
        jobs = [pool.submit(job, program, folder, schema, len(sys.argv) > 4,
                            range(n, min(n + CHUNK, last + 1))) for n in range(first, last + 1, CHUNK)]
        for line in (line for done in jobs for line in done.result()):
            has_fault = True
            print(line, flush=True)
    sys.exit(has_fault)


if __name__ == "__main__":
    main()
