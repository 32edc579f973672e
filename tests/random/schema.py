"""The schema of guides as make.py walks it: patterns by define, and strings that fit a datatype."""
import re
import xml.etree.ElementTree as ET

RNG = "{http://relaxng.org/ns/structure/1.0}"


class Schema:
    def __init__(self, path):
        self.defines = {}
        for define in ET.parse(path).getroot().iter(RNG + "define"):
            self.defines[define.get("name")] = parts_of(define)

    def element(self, name):
        """The patterns of the content of an element, attributes included."""
        return parts_of(self.defines[name][0])

    def is_element(self, name):
        return name in self.defines and self.defines[name][0].tag == RNG + "element"

    def met(self):
        """Everything that a guide can hold: element, element@attribute, element@attribute=value."""
        todo, seen = ["guide"], set()
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                self.collect(name, self.element(name), seen, todo)
        return seen

    def holds(self, name, inner):
        """Whether the element may have that attribute or child."""
        return self.reaches(self.element(name), inner)

    def values(self, name, attribute):
        """The values that an attribute of the element may have, where they are listed."""
        return [value.text for part in self.element(name) for at in part.iter(RNG + "attribute")
                if at.get("name") == attribute for value in at.iter(RNG + "value")]

    def reaches(self, patterns, inner):
        for pattern in patterns:
            kind = pattern.tag.removeprefix(RNG)
            if pattern.get("name") == inner:
                return True
            if kind == "ref" and not self.is_element(pattern.get("name")):
                if self.reaches(self.defines[pattern.get("name")], inner):
                    return True
            elif kind not in ("ref", "attribute") and self.reaches(parts_of(pattern), inner):
                return True
        return False

    def leading_to(self, name):
        """The element, then what it can stand in, what that can stand in, and so on."""
        found = [name]
        for inner in found:
            for define, patterns in self.defines.items():
                names = {ref.get("name") for part in patterns for ref in part.iter(RNG + "ref")}
                if inner in names and define not in found:
                    found.append(define)
        return found

    def collect(self, name, patterns, seen, todo):
        for pattern in patterns:
            kind = pattern.tag.removeprefix(RNG)
            if kind == "ref" and self.is_element(pattern.get("name")):
                todo.append(pattern.get("name"))
            elif kind == "ref":
                self.collect(name, self.defines[pattern.get("name")], seen, todo)
            elif kind == "attribute":
                attribute = f"{name}@{pattern.get('name')}"
                seen.add(attribute)
                seen.update(f"{attribute}={v.text}" for v in pattern.iter(RNG + "value"))
            else:
                self.collect(name, parts_of(pattern), seen, todo)


def parts_of(pattern):
    return [child for child in pattern if child.tag.startswith(RNG)]


ATOM = re.compile(r"\[([^\]]*)\]|\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\\(.)|(.)")
COUNT = re.compile(r"\{(\d+)(?:,(\d+))?\}|([*+?])")


def fit(pattern, rng):
    """A string that the pattern of a datatype describes: as much of regular expressions as the
    schema uses."""
    out, at = [], 0
    branches = split_branches(pattern)
    if len(branches) > 1:
        return fit(rng.choice(branches), rng)
    while at < len(pattern):
        atom = ATOM.match(pattern, at)
        at = atom.end()
        count = COUNT.match(pattern, at)
        at = count.end() if count else at
        for _ in range(times(count, rng)):
            out.append(one(atom, rng))
    return "".join(out)


def split_branches(pattern):
    depth, branches = 0, [""]
    for c in pattern:
        depth += (c in "([") - (c in ")]")
        if c == "|" and depth == 0:
            branches.append("")
        else:
            branches[-1] += c
    return branches


def times(count, rng):
    if not count:
        return 1
    if count[1]:
        return rng.randint(int(count[1]), int(count[2] or count[1]))
    return rng.randint(count[3] == "+", 1 if count[3] == "?" else 3)


def one(atom, rng):
    if atom[1] is not None:
        ranges = re.findall(r"(.)-(.)|(.)", atom[1])
        first, last, single = rng.choice(ranges)
        return single or chr(rng.randint(ord(first), ord(last)))
    if atom[2] is not None:
        return fit(atom[2], rng)
    return atom[3] or atom[4]
