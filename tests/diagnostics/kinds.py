"""The kinds of fault that the sources of roleguide can tell of.

A kind is the format of a call that reports (diag_error and those that stand before it), or what
diag_as names where the format holds words that are made elsewhere. It is written as the table of
codes has it: what a format fills in is "…"."""
import os
import re

CALLS = {  # function: which argument is the format; where it is one file's alone
    "diag_error": 2,
    "diag_warn": 2,
    "diag_fail": 2,
    "diag_as": 1,
    "reader_error": 2,
    "reader_warn": 2,
    "take_error": 1,
}
OWN = {("answers/pdf_form.c", "refuse"): 2}
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
JOINED = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\s*"((?:[^"\\]|\\.)*)")*')
CONVERSION = re.compile(r"%(?:%|[-+ #0-9*.hlzj]*[a-zA-Z])")


def plain(text):
    """A literal of C as the table writes it."""
    text = text.replace('\\"', '"').replace("\\\\", "\\").replace("\\n", "\n")
    return CONVERSION.sub(lambda match: "%" if match.group() == "%%" else "…", text)


def texts(source):
    """The texts in a piece of C, neighbours joined."""
    source = re.sub(r"\bPRI([dux])64\b", r'"\1"', source)
    return [plain("".join(LITERAL.findall(match.group()))) for match in JOINED.finditer(source)]


def is_bare(kind):
    """Whether a format says nothing by itself."""
    return not re.search(r"\w", kind.replace("…", ""))


def strip_comments(source):
    def blank(match):
        return match.group() if match.group()[0] == '"' else re.sub(r"[^\n]", "", match.group())

    source = source.replace("'\"'", "'q'").replace("'\\\"'", "'q'")
    return re.sub(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/', blank, source, flags=re.S)


def arguments(source, at):
    """The texts of the arguments behind the bracket at that place."""
    found, depth, now = [], 0, ""
    while True:
        c = source[at]
        if c in "\"'":
            end = at + 1
            while source[end] != c:
                end += 2 if source[end] == "\\" else 1
            now += source[at : end + 1]
            at = end + 1
            continue
        depth += (c in "({[") - (c in ")}]")
        if depth == 0 or (c == "," and depth == 1):
            found.append(now)
            now = ""
            if depth == 0:
                return found
        elif not (depth == 1 and c == "("):
            now += c
        at += 1


def literals(expression):
    """The texts that an expression may be: one, or those of a choice."""
    if "?" in LITERAL.sub('""', expression):
        expression = expression.split("?", 1)[1]
    return texts(expression)


def calls(root):
    """Each call: file, line, function, its kinds; what stands before it in its function."""
    for folder, _, names in sorted(os.walk(os.path.join(root, "src"))):
        for name in sorted(names):
            if not name.endswith(".c"):
                continue
            path = os.path.relpath(os.path.join(folder, name), os.path.join(root, "src"))
            source = strip_comments(open(os.path.join(folder, name), encoding="utf-8").read())
            which = dict(CALLS)
            which.update({call: n for (file, call), n in OWN.items() if file == path})
            for match in re.finditer(r"\b(%s)\s*\(" % "|".join(which), source):
                line = source.count("\n", 0, match.start()) + 1
                before = source[max(source.rfind("\n}", 0, match.start()), 0) : match.start()]
                given = arguments(source, match.end() - 1)
                if re.search(r"(void|bool)\s+$", before) or len(given) <= which[match.group(1)]:
                    continue
                yield path, line, match.group(1), literals(given[which[match.group(1)]]), before


def all_literals(root):
    """Every text of the sources, to see that a kind of the table is still there."""
    found = set()
    for folder, _, names in os.walk(os.path.join(root, "src")):
        for name in names:
            if name.endswith((".c", ".h")):
                source = strip_comments(open(os.path.join(folder, name), encoding="utf-8").read())
                found.update(texts(source))
    return found


def table(root):
    """The table of codes: each kind and its codes; what is wrong with how it is written."""
    found, faults, codes, group = {}, [], [], ""
    with open(os.path.join(root, "src/tell/codes.txt"), encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if line.startswith("\t"):
                found.setdefault(line[1:], []).append(codes[-1])
            elif line.startswith("== "):
                group = line[3:7]
            elif re.match(r"RG\d{4} (error|warning) \S", line):
                if line[:4] != group or line[:6] in codes:
                    faults.append(f"{line[:6]} stands in another group, or twice")
                codes.append(line[:6])
            elif line and not line.startswith("# "):
                faults.append(f"no line of the table: {line}")
    return found, faults, codes


def compare(root):
    """What the sources say and the table lacks, and the other way round."""
    found, faults, codes = table(root)
    for path, line, call, given, before in calls(root):
        where = f"src/{path}:{line}"
        if not given and call != "diag_as" and "diag_as(" not in before[-500:]:
            faults.append(f"{where}: {call} has no format that can be read here")
        for kind in given:
            if not is_bare(kind):
                if kind not in found:
                    faults.append(f'{where}: no code has the kind "{kind}"')
            elif path != "base/diag.c" and "diag_as(" not in before[-500:]:
                faults.append(f'{where}: "{kind}" says nothing: diag_as is to say its kind')
    said = all_literals(root)
    for kind, its in found.items():
        if len(its) > 1:
            faults.append(f'{" and ".join(its)} have the kind "{kind}"')
        if kind not in said:
            faults.append(f'{its[0]}: no source has the kind "{kind}"')
    with_kinds = {its[0] for its in found.values()}
    faults += [f"{code} has no kind" for code in codes if code not in with_kinds]
    return faults


if __name__ == "__main__":
    import sys

    print("\n".join(compare(sys.argv[1])))
