"""Holds what a report prints (--dump=doc) against its result (--dump=result); prints what differs.

The first page may print nothing but what was computed: its figures with a decimal must be scores,
the margin, the ends of the interval, leads of lines or scores of a flip, in hundredths as they are
computed, or the points at stake, rounded down to tenths. Where there is no result, no score stands
there.
"""
import re
import sys
from decimal import Decimal, ROUND_DOWN


def computed(result):
    """All that the first page may print."""
    numbers, tenths = set(), set()
    for line in result:
        words = line.split()
        if words[0] in ("scores", "margin", "interval"):
            numbers.update(re.findall(r"[0-9]+\.[0-9]+", line))
        elif words[0] == "flip":
            numbers.update(re.findall(r"[0-9]+\.[0-9]+", line.split(" scores ")[1]))
        elif words[0] == "line" and " points " in line:
            points = [Decimal(x) for x in
                      re.findall(r"[-+]?[0-9]+\.[0-9]+", line.split(" points ")[1])]
            numbers.update(str(abs(a - b)) for a in points for b in points)
        elif words[0] == "coverage":
            num, den = words[2].strip("()").split("/")
            tenths.add(str((Decimal(50) * int(num) / int(den)).quantize(Decimal("0.1"),
                                                                        ROUND_DOWN)))
    return {str(Decimal(n).copy_abs()) for n in numbers} | tenths


def first_page(doc):
    """The lines of the dump up to the facts and sums, which begin a page where there is a result."""
    for line in doc:
        if " new-page" in line or " #guide-facts" in line:
            return
        yield line


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        result = file.read().splitlines()
    with open(sys.argv[2], encoding="utf-8") as file:
        doc = file.read().splitlines()
    allowed = computed(result)
    box = False
    for line in first_page(doc):
        box = box or line.strip().startswith("box #limits")
        if box or re.match(r"\s*(- ticks|foot|document)", line):
            continue
        for number in re.findall(r"(?<![0-9.])[0-9]+\.[0-9]+(?![0-9.])", line):
            # The band ends a whole tie below the leader.
            if number in allowed or "tie band runs" in line:
                continue
            print(f"{number} was not computed: {line.strip()}")
    printed = "\n".join(first_page(doc))
    scores = next(line for line in result if line.startswith("scores"))
    has_result = "outcome insufficient" not in result
    for score in re.findall(r"[0-9]+\.[0-9]+", scores):
        if (score in printed) != has_result:
            print(f"the score {score} is {'not ' if has_result else ''}printed")
    if re.search(r"[0-9] ?%", printed):
        print("a percentage is printed")


main()
