#!/usr/bin/env python3
"""check.py REPORT.pdf...: reads the pages of reports as a reader with a pencil would, in English or
German, and prints every sum, difference or product on them that does not hold as it is printed, with
exact fractions. Says at the end how many of each kind it has seen, so that none is overlooked."""
import collections
import re
import subprocess
import sys
from fractions import Fraction

POINTS = r"[-+−]?\d+\.\d\d?"
VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
          "⅔": Fraction(2, 3)}
seen = collections.Counter()


def number(text):
    """'−2.50', '5/12', '−½' or '3' as a fraction."""
    text = text.replace("−", "-").lstrip("+")
    bare = text.lstrip("-")
    value = VULGAR[bare] if bare in VULGAR else Fraction(bare)
    return -value if text.startswith("-") else value


def term(text):
    """A product and quotient from left to right: '50 × 3/15 × 1/4', '8.75 × 15 ÷ 3'."""
    value, operator = Fraction(1), "×"
    for word in text.split():
        if word in "×÷":
            operator = word
        else:
            value = value * number(word) if operator == "×" else value / number(word)
    return value


def holds(sign, value, printed):
    """'=' is meant exactly; '≈' to the last place."""
    return value == printed if sign == "=" else value != printed and \
        abs(value - printed) <= Fraction(1, 200)


def title_of_tie(text, scores):
    """Yields what fails in the title of a report on roles that are level with these scores."""
    text = text[:300]
    speaks_for_all = re.search("speak equally for|Gleich viel spricht für", text)
    mixed = re.search("hardly tell apart|unterscheiden kaum zwischen", text)
    seen["titles of ties"] += 1
    if speaks_for_all and min(scores) < 50:
        yield f"the answers do not speak for {float(min(scores))}"
    if mixed and not min(scores) < 50 < max(scores):
        yield f"the answers speak alike for {float(min(scores))} and {float(max(scores))}"
    if min(scores) < 50 < max(scores) and not mixed:
        yield f"{float(min(scores))} is spoken for like {float(max(scores))}"


def text_of(path, *how):
    text = subprocess.run(["pdftotext", *how, path, "-"], check=True, capture_output=True,
                          encoding="utf-8").stdout
    return re.sub(r"(\d),(\d\d)\b", r"\1.\2", text)


def sentences(path):
    """Yields what fails in running text."""
    text = " ".join(text_of(path, "-raw").split())
    lead = rf"({POINTS}) (?:points of 100, |von 100 Punkten, )({POINTS}) (?:ahead of|vor) .{{2,80}}?" \
           rf" (?:at|mit) ({POINTS})"
    for most, ahead, least in re.findall(lead, text):
        seen["leads on the first page"] += 1
        if number(most) - number(least) != number(ahead):
            yield f"{most} less {least} is not {ahead}"
    for most, least, ahead in re.findall(rf"({POINTS}) − ({POINTS}) = ({POINTS})", text):
        seen["differences of scores"] += 1
        if number(most) - number(least) != number(ahead):
            yield f"{most} − {least} is not {ahead}"
    tie = rf"({POINTS}) (?:points of 100 for|von 100 Punkten für) (.{{2,160}}?)" \
          r": (?:less than|Unter) ([\d.]+) "
    for first, others, least in re.findall(tie, text):
        seen["ties"] += 1
        scores = [number(first)] + [number(x) for x in re.findall(POINTS, others)]
        if max(scores) - min(scores) >= number(least):
            yield f"{first} and {others} are not less than {least} apart"
        yield from title_of_tie(text, scores)
    for first, sign, rest, equals, result in re.findall(
            rf"\b(50) ([+−]) ({POINTS} × \d+ ÷ \d+) ([=≈]) ({POINTS})", text):
        seen["marks worked out"] += 1
        value = number(first) + (term(rest) if sign == "+" else -term(rest))
        if not holds(equals, value, number(result)):
            yield f"{first} {sign} {rest} {equals} {result}"
    part = r"[-−]?(?:\d+/\d+|\d+\.\d\d|\d+|[½¼¾⅓⅔])"
    for product, equals, result in re.findall(
            rf"(?:and|und) ({part} × {part}) ([=≈]) ({POINTS})", text):
        seen["lines worked out"] += 1
        if not holds(equals, term(product), number(result)):
            yield f"{product} {equals} {result}"
    for product, result in re.findall(rf"(50 × \d+/\d+ × \d+/\d+) = ({part})", text):
        seen["stakes worked out"] += 1
        if term(product) != number(result):
            yield f"{product} = {result}"


def between(lines, start, end):
    """The lines of a part of the report, page feet and heads that come again with them."""
    inside = False
    for line in lines:
        if re.search(start, line):
            inside = True
        elif inside and re.search(end, line):
            return
        elif inside:
            yield line


def last_numbers(line, n):
    """The n numbers that a line ends with; None: it does not."""
    found = re.search(r"(?:^|\s)" + r"\s+".join([rf"({POINTS})"] * n) + r"\s*$", line)
    return [number(x) for x in found.groups()] if found else None


def ledger(lines, nroles):
    """Yields what fails in the columns of the ledger. A question that fills its column is read as a
    line of its own, before its figures."""
    total, stakes = [Fraction(50)] * nroles, Fraction(0)
    group, left, is_begun = None, 0, False
    for line in between(lines, r"^ *(No\.|Nr\.) ", r"(Check a line|Eine Zeile)"):
        row, sums = last_numbers(line, nroles + 1), last_numbers(line, nroles)
        if re.match(r"\s*(Score|Ergebnis) = 50 \+", line) and row:
            seen["ledgers"] += 1
            if row != [stakes] + total:
                yield f"the columns of the ledger come to {[stakes] + total}: {line.strip()}"
            return
        head = re.match(r"\s*(\d+) (answers?|Antwort)", line)
        if head and sums:
            if left or (group and any(group)):
                yield f"a group before {line.strip()} does not add up"
            left, group = int(head.group(1)), sums
        elif not row:
            is_begun = is_begun or bool(re.match(r"\s{0,2}\d+\s", line))
        elif is_begun or re.match(r"\s*\d+\s", line):
            is_begun = False
            seen["lines of ledgers"] += 1
            left -= 1
            stakes += row[0]
            total = [a + b for a, b in zip(total, row[1:])]
            group = [a - b for a, b in zip(group, row[1:])]
            if any(abs(x) > row[0] + Fraction(1, 100) for x in row[1:]):
                yield f"more points than are at stake: {line.strip()}"
    yield "the ledger has no end"


def dimensions(lines, nroles):
    """Yields what fails in the table of dimensions."""
    total, lead = [Fraction(50)] * nroles, Fraction(0)
    names = {}
    for line in between(lines, r"^ *(Dimension|Merkmal) ", r"(A mark stands|Ein Zeichen steht)"):
        found = re.search(r"\s+".join([rf"({POINTS})"] * nroles) + rf"\s+(\S+)\s+({POINTS})\s*$",
                          line)
        if not found:
            continue
        points = [number(x) for x in found.groups()[:nroles]]
        who, ahead = found.group(nroles + 1), number(found.group(nroles + 2))
        if nroles == 2 and abs(points[0] - points[1]) != ahead:
            yield f"the lead is not the difference: {line.strip()}"
        if (ahead == 0) != (who in ("even", "gleich")):
            yield f"nobody is ahead, or somebody: {line.strip()}"
        if re.match(r"\s*(Score|Ergebnis) = 50 \+", line):
            seen["tables of dimensions"] += 1
            if points != total:
                yield f"the columns of dimensions come to {total}: {line.strip()}"
            if ahead != abs(sum(names.values()) if len(names) < 2 else
                            abs(list(names.values())[0] - list(names.values())[1])):
                yield f"the leads come to another one: {line.strip()}"
            return
        seen["rows of dimensions"] += 1
        total = [a + b for a, b in zip(total, points)]
        if ahead:
            names[who] = names.get(who, Fraction(0)) + ahead
    if lead or total != [Fraction(50)] * nroles:
        yield "the table of dimensions has no end"


def main():
    nroles = int(sys.argv[1])
    for path in sys.argv[2:]:
        lines = text_of(path, "-layout").replace("\f", "\n").splitlines()
        faults = list(sentences(path)) + list(dimensions(lines, nroles))
        if re.search("^ *(No[.]|Nr[.]) ", "\n".join(lines), re.M):
            faults += list(ledger(lines, nroles))
        elif not re.search("(No question that counts has|Keine Frage, die zählt)", "\n".join(lines)):
            faults.append("there is no ledger")
        for fault in faults:
            print(f"{path}: {fault}")
    for what, n in sorted(seen.items()):
        print(f"{what}: {n}", file=sys.stderr)


main()
