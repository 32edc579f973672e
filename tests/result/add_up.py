#!/usr/bin/env python3
"""add_up.py SCHEMA RESULT.json...: what is wrong in results, a line a fault: against the schema, and
numbers that do not add up. Fractions and decimals, no floats."""
import decimal
import fractions
import json
import sys

import jsonschema

Decimal, Fraction = decimal.Decimal, fractions.Fraction


def adds_up(result):
    """Yields what does not."""
    scores, lines, dimensions = result["scores"], result["lines"], result["dimensions"]
    given = {name: line for name, line in lines.items() if "points" in line}

    if given and sum(Fraction(line["stake"]) for line in given.values()) != 50:
        yield "the stakes do not sum to 50"
    for role, score in scores.items():
        if score != 50 + sum(line["points"][role] for line in given.values()):
            yield f"the score of {role} is not the sum of its lines"
        for name, dimension in dimensions.items():
            points = [line["points"][role] for line in given.values()
                      if line["dimension"] == name]
            if bool(points) != dimension["answered"]:
                yield f"{name} is answered, or is not"
            elif points and sum(points) != dimension["points"][role]:
                yield f"the points of {name} for {role} are not the sum of its lines"
    for name, line in given.items():
        # as much as the answer says, and half a hundredth for rounding
        limit = Fraction(line["stake"]) + Fraction(1, 200)
        if any(abs(Fraction(points)) > limit for points in line["points"].values()):
            yield f"{name} has more points than are at stake"
    yield from ranks(result)
    yield from turns(result)


def ranks(result):
    """The order of the roles."""
    scores, ranking = result["scores"], result["ranking"]
    order = sorted(scores, key=lambda role: (role in result["blocked"], -scores[role]))

    if sorted(ranking) != sorted(scores) or [result["leader"], result["rival"]] != ranking[:2]:
        yield "the ranking is not one of all roles"
    if [scores[role] for role in ranking] != [scores[role] for role in order]:
        yield "the ranking does not follow the scores"
    if result["margin"] != scores[result["leader"]] - scores[result["rival"]]:
        yield "the margin is not the difference of two scores"
    # the margin itself may lie outside: more answers leave less at stake for each
    if result["margin_least"] > result["margin_most"]:
        yield "the ends of the margin are the wrong way round"
    if not 0 <= Fraction(result["coverage"]) <= 1:
        yield "the coverage is no part of 1"
    if result["rivals"] != ranking[1:1 + len(result["rivals"])]:
        yield "the rivals do not come after the leader"
    pairs = [pair for pair in result["pairs"] if pair["answered"]]
    if [len(pairs), sum(pair["agrees"] for pair in pairs)] != [
            result["pairs_answered"], result["pairs_agreeing"]]:
        yield "the pairs are counted wrong"


def turns(result):
    """Other answers that turn the order do."""
    leader = result["leader"]
    for flip in result["flips"]:
        if max(flip["scores"][rival] - flip["scores"][leader] for rival in result["rivals"]) < 0:
            yield f"{flip['question']} does not turn the order"
    if bool(result["flips"]) and result["fewest_changes"] != 1:
        yield "one answer turns the order, but the fewest changes are not 1"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for fault in validator.iter_errors(json.loads(text)):
            print(f"{path}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}")
        for fault in adds_up(json.loads(text, parse_float=Decimal, parse_int=Decimal)):
            print(f"{path}: {fault}")


main()
