#!/usr/bin/env python3
"""Figures of the source: tools/figures.py [TREE] prints how long functions and files are, how many
parameters there are, how much is comment, and what goes around in circles. Needs universal-ctags."""
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from statistics import mean, median

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


class File:
    """A source file: its lines, the same without comments and texts, and its functions."""

    def __init__(self, tree, path):
        self.path = path
        self.name = str(path.relative_to(tree / "src"))
        text = path.read_text()
        self.nlines = text.count("\n")
        self.code = TOKEN.sub(blank, text)
        self.count_comments(text)
        self.functions = []

    def count_comments(self, text):
        """Lines that are comment alone, and comments behind code."""
        code = self.code.split("\n")
        commented = set()
        for match in TOKEN.finditer(text):
            if match[0].startswith("/"):
                first = text.count("\n", 0, match.start())
                commented.update(range(first, first + match[0].count("\n") + 1))
        self.ncomments = sum(not code[i].strip() for i in commented)
        self.ntrailing = len(commented) - self.ncomments

    def folder(self):
        return self.name.split("/")[0] if "/" in self.name else ""


class Function:
    def __init__(self, tag):
        fields = dict(field.split(":", 1) for field in tag[3:] if ":" in field)
        self.name = tag[0]
        self.is_static = fields.get("file") is not None or "file:" in tag
        self.nlines = int(fields["end"]) - int(fields["line"]) + 1
        self.nparams = count_params(fields["signature"])


def blank(match):
    """Nothing in place of a comment or a text, but for its lines."""
    return ("" if match[0][0] == "/" else match[0][0] * 2) + "\n" * match[0].count("\n")


def count_params(signature):
    inner, depth = signature.strip()[1:-1].strip(), 0
    if inner in ("", "void"):
        return 0
    n = 1
    for letter in inner:
        depth += (letter in "([") - (letter in ")]")
        n += letter == "," and depth == 0
    return n


def read(tree):
    files = {str(path): File(tree, path) for path in sorted((tree / "src").rglob("*.[ch]"))}
    tags = subprocess.run(["ctags", "-f", "-", "--languages=C", "--langmap=C:.c.h", "--kinds-C=f",
                           "--fields=+neSf", "-L", "-"], input="\n".join(files), text=True,
                          capture_output=True, check=True).stdout
    for line in tags.splitlines():
        name, path, rest = line.split("\t", 2)
        files[path].functions.append(Function([name, path] + rest.split(';"', 1)[1].split("\t")))
    return list(files.values())


def circles(files):
    """Files that call each other, directly or by way of others; with the names that close them."""
    sources = [file for file in files if file.name.endswith(".c")]
    homes = defaultdict(set)
    for file in sources:
        for function in file.functions:
            if not function.is_static:
                homes[function.name].add(file.name)
    edges = defaultdict(lambda: defaultdict(set))
    for file in sources:
        own = {function.name for function in file.functions}
        for name in re.findall(r"(?<![.>\w])([a-z_]\w*)(?=\s*\()", file.code):
            if name not in own and len(homes.get(name, ())) == 1:
                edges[file.name][next(iter(homes[name]))].add(name)
    return [(group, edges) for group in components(edges) if len(group) > 1]


def components(edges):
    """Strongly connected components: what can be reached from a file, and reaches it."""
    def reach(start, step):
        seen, todo = {start}, [start]
        while todo:
            for other in step.get(todo.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        return seen

    back = defaultdict(set)
    for file, others in edges.items():
        for other in others:
            back[other].add(file)
    left, found = set(edges) & set(back), []
    while left:
        start = min(left)
        group = reach(start, edges) & reach(start, back)
        found.append(sorted(group))
        left -= group
    return found


def called_once(files):
    """Static functions, and how many of them are called from one place."""
    nonce = nstatic = 0
    for file in files:
        words = Counter(re.findall(r"\b\w+\b", file.code))
        for function in file.functions:
            if function.is_static and file.name.endswith(".c"):
                nstatic += 1
                nonce += words[function.name] == 2
    return nonce, nstatic


def headers(files):
    """Headers with functions of several .c files, and .c files without a header of their own."""
    homes = {function.name: file.name for file in files for function in file.functions
             if not function.is_static and file.name.endswith(".c")}
    shared = {}
    for file in files:
        if file.name.endswith(".h"):
            said = re.findall(r"\b([a-z_]\w*)\([^{}]*?\)\s*(?:__attribute__[^;]*)?;", file.code)
            sources = {homes[name] for name in said if name in homes}
            if len(sources) > 1:
                shared[file.name] = sorted(sources)
    there = {file.name for file in files}
    alone = [name for name in sorted(there)
             if name.endswith(".c") and name[:-1] + "h" not in there and "/" in name]
    return shared, alone


def exceptions(tree):
    """Headers that walls.mk lets in one by one."""
    text = (tree / "src/walls.mk").read_text().replace("\\\n", " ")
    return [f"{folder}: {word}" for folder, words in re.findall(r"^may\.(\S+)\s*:=(.*)$", text, re.M)
            for word in words.split() if "/" in word]


def percent(part, whole):
    return f"{100 * part / whole:.1f} %"


def print_whole(files, tree):
    functions = [function for file in files for function in file.functions]
    lengths = sorted(function.nlines for function in functions)
    params = [function.nparams for function in functions]
    nlines = sum(file.nlines for file in files)
    nonce, nstatic = called_once(files)
    comments = sum(file.ncomments for file in files)
    longest = max(functions, key=lambda function: function.nlines)
    macros = sum(len(re.findall(r"^[ \t]*#[ \t]*define[ \t]+\w+\(", file.code, re.M)) for file in files)
    rows = [
        ("files, lines", f"{len(files)}, {nlines:,}"),
        ("functions, in 1,000 lines", f"{len(functions):,}, {1000 * len(functions) / nlines:.0f}"),
        ("length: median, mean, 90 %", f"{median(lengths):.0f}, {mean(lengths):.1f}, "
         f"{lengths[len(lengths) * 9 // 10]}"),
        ("longer than 40, than 60", f"{percent(sum(n > 40 for n in lengths), len(lengths))}, "
         f"{sum(n > 60 for n in lengths)}; the longest {longest.name}, {longest.nlines}"),
        ("parameters: mean, over 5, most", f"{mean(params):.2f}, "
         f"{percent(sum(n > 5 for n in params), len(params))}, {max(params)}"),
        ("share of headers", percent(sum(file.nlines for file in files if file.name.endswith("h")),
                                     nlines)),
        ("comment lines, behind code", f"{percent(comments, nlines)}, "
         f"{sum(file.ntrailing for file in files):,}"),
        ("files over 500, over 1,000", f"{sum(file.nlines > 500 for file in files)}, "
         f"{sum(file.nlines > 1000 for file in files)}"),
        ("macros with arguments", macros),
        ("statics called once", f"{percent(nonce, nstatic)} ({nonce:,} of {nstatic:,})"),
        ("asserts", sum(len(re.findall(r"\bassert\(", file.code)) for file in files)),
        ("wall exceptions", len(exceptions(tree))),
    ]
    for name, value in rows:
        print(f"{name:32}{value}")


def print_folders(files):
    print(f"\n{'folder':12}{'files':>6}{'lines':>8}{'median':>8}{'comments':>10}")
    for folder in sorted({file.folder() for file in files} - {""}):
        inside = [file for file in files if file.folder() == folder]
        lengths = [function.nlines for file in inside for function in file.functions]
        nlines = sum(file.nlines for file in inside)
        share = 100 * sum(file.ncomments for file in inside) / nlines
        print(f"{folder:12}{len(inside):6}{nlines:8,}{median(lengths or [0]):8.0f}{share:8.0f} %")


def print_lists(files, tree):
    shared, alone = headers(files)
    print(f"\nheaders of several files: {len(shared)}")
    for header, sources in shared.items():
        print(f"  {header}: {', '.join(Path(source).stem for source in sources)}")
    print(f"files without a header of their own: {len(alone)}")
    for folder in sorted({name.split("/")[0] for name in alone}):
        inside = [name.split("/")[1][:-2] for name in alone if name.startswith(folder + "/")]
        print(f"  {folder}: {', '.join(inside)}")
    print(f"headers that a wall lets in one by one: {len(exceptions(tree))}")
    for exception in exceptions(tree):
        print(f"  {exception}")
    found = circles(files)
    print(f"circles: {len(found)}")
    for group, edges in found:
        print(f"  {', '.join(group)}")
        for one in group:
            for other in group:
                names = sorted(edges[one].get(other, ()))
                if names:
                    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
                    print(f"    {one} calls {', '.join(names[:3])}{more} of {other}")


def main():
    tree = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
    files = read(tree)
    print_whole(files, tree)
    print_folders(files)
    print_lists(files, tree)


if __name__ == "__main__":
    main()
