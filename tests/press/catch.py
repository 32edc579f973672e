#!/usr/bin/env python3
"""catch.py GOOD.pdf DIR: makes the seeds of GOOD.pdf in DIR and has x4.py judge each. Prints TAP: a
seed is caught when x4.py finds the rule that seeds.tsv names, and no other than those."""
import sys
from multiprocessing import Pool
from pathlib import Path

import seeds
import x4

# Found on the plates alone, which take their time.
ON_PLATES = {"press-area", "gwg-R0026"}


def expected():
    """Seed: the rules it breaks; what it is meant to break comes first."""
    rows = Path(__file__).with_name("seeds.tsv").read_text().splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return {seed: [rule, *(also[0].split() if also else [])] for seed, rule, *also in cells}


def judge(job):
    name, good, path, rules = job
    seeds.make(name, good, path)
    faults = x4.check(path, seeds.base(good), fast=not ON_PLATES & set(rules))
    return name, faults


def main():
    good, folder = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    table = expected()
    names = seeds.names(good)
    jobs = [(name, good, f"{folder}/{name}.pdf", table.get(name, [])) for name in names]
    with Pool(2) as pool:
        for name, faults in pool.imap(judge, jobs):
            wanted, found = set(table.get(name, ["?"])), set(faults.texts)
            print(f"{'ok' if wanted == found else 'not ok'} - {seeds.base(good)}: {name}: "
                  f"{' '.join(sorted(wanted))}")
            if wanted != found:
                print(f"# found {' '.join(sorted(found)) or 'nothing'}")
                for line in faults.lines():
                    print(f"#   {line}")


if __name__ == "__main__":
    main()
