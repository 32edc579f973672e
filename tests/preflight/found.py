#!/usr/bin/env python3
"""found.py clean SCHEMA FOUND.json...: what is wrong with what was found in good files: not valid by
the schema, faults, or paint that nobody knows the origin of; a line each.
found.py seeds SCHEMA SEEDS.tsv FOUND.json...: prints TAP without numbers: each seed's rule was found, and no other
than those that it breaks besides."""
import json
import sys
from pathlib import Path

import jsonschema

# What a check of a file of unknown making tells besides: that there are spot inks; that content which
# could not be unpacked was not looked at; that a file broken off has no metadata.
TOLERATED = {"gwg-R0020", "floor-content", "x4-claim", "x4-metadata"}


def load(schema, paths):
    validator = jsonschema.Draft202012Validator(json.loads(Path(schema).read_text()))
    for path in paths:
        found = json.loads(Path(path).read_text())
        for one in found if isinstance(found, list) else [found]:
            yield one, [error.message[:200] for error in validator.iter_errors(one)]


def clean(schema, paths):
    for found, errors in load(schema, paths):
        for error in errors:
            print(f"{found['file']}: {error}")
        for fault in found["faults"]:
            print(f"{found['file']}: {fault['rule']}: {fault['text']}")
        for number, page in enumerate(found["pages"], 1):
            if page.get("origins", page["paints"]) != page["paints"]:
                print(f"{found['file']}: page {number} has {page['paints']} paints, but "
                      f"{page['origins']} origins")
            if page["paints"] == 0 or not page["inks"]:
                print(f"{found['file']}: page {number} has nothing")


def seeds(schema, table, paths):
    rows = [row.split("\t") for row in Path(table).read_text().splitlines() if row[0] != "#"]
    wanted = {name: [rule, *(also[0].split() if also else [])] for name, rule, *also in rows}
    seen = set()
    for found, errors in load(schema, paths):
        name = Path(found["file"]).stem
        rules = {fault["rule"] for fault in found["faults"]}
        main, *also = wanted.get(name, ["?"])
        good = main in rules and not errors and rules <= {main, *also} | TOLERATED
        seen.add(name)
        print(f"{'ok' if good else 'not ok'} - {name}: {main}")
        if not good:
            print(f"# found {' '.join(sorted(rules)) or 'nothing'} {errors}")
    missing = set(wanted) - seen
    print(f"{'not ok' if missing else 'ok'} - every seed was tried")
    if missing:
        print(f"# not: {' '.join(sorted(missing))}")


if __name__ == "__main__":
    if sys.argv[1] == "clean":
        clean(sys.argv[2], sys.argv[3:])
    else:
        seeds(sys.argv[2], sys.argv[3], sys.argv[4:])
