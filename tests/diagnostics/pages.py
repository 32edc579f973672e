"""Runs the examples of doc/codes: pages.py ROOT ROLEGUIDE. Prints what is wrong with a page, a line each.

An example is a fenced block whose second word says into what of tests/diagnostics/base it is set; with
"cured" behind that it is what the cure makes of it. Of an example that code is said and no other, of a
cured one none; CODES of what the base alone says do not count."""
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

root, program = Path(sys.argv[1]), sys.argv[2]
base = root / "tests/diagnostics/base"
faults = []


def say(code, text):
    faults.append(f"{code}: {text}")


def does_not_count(code):
    return code.startswith("RG32") or code == "RG4211"


def replace(name, pattern, text):
    return re.sub(pattern, lambda _: text, (base / name).read_text(), count=1, flags=re.S)


XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
# slot: the file it makes, of the example; what is checked with it, beforehand
SLOTS = {
    "guide": ("guide.xml", lambda text: text + "\n", []),
    "section": ("bare.xml", lambda text: replace("bare.xml", "<p>Both are hot.</p>", text), []),
    "roles": (
        "bare.xml",
        lambda text: replace("bare.xml", "<roles>.*</roles>", f"<roles>{text}</roles>"),
        [],
    ),
    "dimension": (
        "bare.xml",
        lambda text: replace("bare.xml", "</dimensions>", f"{text}\n</dimensions>"),
        [],
    ),
    "question": (
        "quiz.xml",
        lambda text: replace("quiz.xml", "</questionnaire>", f"{text}\n</questionnaire>"),
        [],
    ),
    "theme": ("theme.xml", lambda t: XML + f'<theme name="Mine" extends="handout">{t}</theme>\n', []),
    "whole-theme": ("theme.xml", lambda text: XML + text + "\n", []),
    "letters": ("letters.xml", lambda text: XML + text + "\n", []),
    "answers": (
        "answers.xml",
        lambda text: replace("answers.xml", "<answer q.*</answer>\n", text + "\n"),
        [],
    ),
    "whole-answers": ("answers.xml", lambda text: XML + text + "\n", []),
    "csv": ("answers.csv", lambda text: text + "\n", ["guide.xml"]),
    "json": ("answers.json", lambda text: text + "\n", ["guide.xml"]),
}


class Example:
    def __init__(self, code, slot, is_cured, text):
        self.code, self.slot, self.is_cured, self.text = code, slot, is_cured, text
        self.folder = code + ("-cured" if is_cured else "")
        self.said = set()

    def judge(self):
        said = {code for code in self.said if code == self.code or not does_not_count(code)}
        wanted = set() if self.is_cured else {self.code}
        if self.is_cured and does_not_count(self.code):
            said.discard(self.code)
        if said != wanted:
            what = "what is cured" if self.is_cured else "the example"
            say(self.code, f"{what} says {' '.join(sorted(said)) or 'nothing'}")


def read_page(path, title):
    text = path.read_text()
    code = path.stem
    if not text.startswith(f"# {code}: {title}\n"):
        say(code, f'does not begin with "# {code}: {title}"')
    if "\n## The cure\n" not in text:
        say(code, "has no cure")
    if re.search(r"(?m)^.{101}", re.sub(r"(?s)```.*?```", "", text)):
        say(code, "has a line over 100 columns")
    found = []
    for info, block in re.findall(r"(?ms)^```(.*?)\n(.*?)\n```$", text):
        words = info.split()
        is_cured = words[-1] == "cured"
        slot = words[1] if len(words) > 1 and words[1] != "cured" else words[0]
        found.append(Example(code, slot, is_cured, block))
    if not any(not example.is_cured for example in found) and "None that is small: " not in text:
        say(code, "has no example, and does not say why")
    return found


def run_console(example, folder):
    for line in example.text.splitlines():
        line = re.sub(r"^\$ ", "", line)
        is_ours = "roleguide " in line
        if is_ours:
            line = line.replace("roleguide ", f"'{program}' ", 1) + " --diagnostics json"
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )
        if is_ours:
            example.said = {message["code"] for message in json.loads(done.stderr)["messages"]}


titles = dict(re.findall(r"(?m)^(RG\d{4}) \w+ (.*)$", (root / "src/tell/codes.txt").read_text()))
pages = {path.stem: path for path in sorted((root / "doc/codes").glob("RG*.md"))}
for code in sorted(titles.keys() ^ pages.keys()):
    say(code, "has no page" if code in titles else "is no code")
listed = re.findall(r"\[(RG\d{4})\]\(RG\d{4}\.md\): (.*)", (root / "doc/codes/README.md").read_text())
for code in sorted(dict(listed).items() ^ titles.items()):
    say(code[0], "is not in doc/codes/README.md as in the table")

examples = [example for code in pages if code in titles for example in read_page(pages[code], titles[code])]
checked = []
for example in examples:
    folder = Path(example.folder)
    shutil.copytree(base, folder)
    shutil.copy(root / "tests/bad/guide/_stove.png", folder / "bread.png")
    if example.slot == "console":
        run_console(example, folder)
    elif example.slot in SLOTS:
        name, make, before = SLOTS[example.slot]
        (folder / name).write_text(make(example.text))
        checked += [str(folder / file) for file in before + [name]]
    else:
        say(example.code, f"nothing is known of examples of {example.slot}")
done = subprocess.run(
    [program, "check", *checked, "--diagnostics", "json"], capture_output=True, text=True
)
for message in json.loads(done.stderr)["messages"]:
    for example in examples:
        if (message["file"] or "").split(os.sep)[0] == example.folder:
            example.said.add(message["code"])
for example in examples:
    example.judge()
print("\n".join(faults))
