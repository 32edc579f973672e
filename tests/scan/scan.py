"""Sheets printed, filled in, scanned or photographed, and read: scan.py PROGRAM GUIDE QUIZ PEOPLE SEED DIR.

Random people mark their sheets as people do; each page comes out of some machine, in any order, in
files of several formats. The program reads them; what it asks is answered from the truth, as a coach
would by looking at the sheet; then it runs again, and each file must be byte for byte what people.py
says: a difference is a reading that was wrong in silence. What it asked without need is counted.
Prints a line of figures, and what is wrong before it; the status is 1 then.
"""

import collections
import os
import random
import re
import subprocess
import sys

import numpy as np
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
for folder in ("doors", "typed", "scan"):
    sys.path.insert(0, os.path.join(HERE, "..", folder))
import people  # noqa: E402
import sheet_codes  # noqa: E402
import simulate  # noqa: E402
import typed  # noqa: E402

DPI = 300
MM = DPI / 25.4
MODES = ["200 dpi", "150 dpi", "97 %", "on Letter", "corner cut", "upside down", "grey copy", "JPEG", "threshold",
         "speckled", "phone", "phone aslant"]

Box = collections.namedtuple("Box", "page x y w h role question option place digit")


def read_boxes(text):
    boxes = []
    for line in text.splitlines():
        words = line.split()
        if words[0] == "box":
            numbers = [float(word) for word in words[1:6]]
            rest = [int(word) for word in words[7:]]
            boxes.append(Box(int(numbers[0]), *numbers[1:], words[6], *rest))
    return boxes


def is_meant(box, question, answer):
    """Whether somebody with the answer marks the box, or writes in it."""
    if answer is None:
        return False
    if box.role == "text":
        return bool(answer.words)
    if box.role == "words":
        return bool(answer.words)
    if box.role == "place":
        return box.place < len(answer.chosen) and answer.chosen[box.place] == box.option - 1
    if answer.number is not None:
        if box.role == "minus":
            return answer.number < 0
        digits = str(abs(answer.number))[::-1]
        return box.role == "digit" and box.place < len(digits) and int(digits[box.place]) == box.digit
    return box.role in ("radio", "check") and box.option - 1 in answer.chosen


class Sheet:
    """One person's sheet: truth, pages as drawn, and what was made doubtful on purpose."""

    def __init__(self, number, code, answers):
        self.number, self.code, self.answers = number, code, answers
        self.doubtful = set()  # questions, from 1
        self.pages = {}


def fill(sheet, pages, boxes, quiz, dice, nmarks):
    names = list(quiz.questions)
    ink = dice.choice(list(simulate.INKS))
    habit = dice.choice(simulate.KINDS)
    pens = {n: simulate.Pen(page, MM, dice) for n, page in pages.items()}
    for box in boxes:
        name = names[box.question - 1]
        question, answer = quiz.questions[name], sheet.answers.get(name)
        place = (box.x, box.y, box.w, box.h)
        if not is_meant(box, question, answer):
            if box.role in ("radio", "check", "digit", "place") and dice.random() < 0.002:
                simulate.strike(pens[box.page], place, dice, ink)
                if name in sheet.answers:
                    sheet.doubtful.add(box.question)
            continue
        if box.role in ("words", "text"):
            simulate.scribble(pens[box.page], place, dice, ink)
            sheet.doubtful.add(box.question)
            continue
        nmarks[0] += 1
        if dice.random() < 0.01:
            simulate.mark(pens[box.page], place, dice.choice(simulate.KINDS), dice, faint=True)
            sheet.doubtful.add(box.question)
            sheet.faint = True
            continue
        kind = habit if dice.random() < 0.7 else dice.choice(simulate.KINDS)
        overflow = dice.choice([0, 0, dice.uniform(0.2, 1.0)])
        simulate.mark(pens[box.page], place, kind, dice, ink, overflow=overflow)
    sheet.pages = pages


def distort(page, mode, dice):
    if mode == "150 dpi":
        return simulate.scan(page, 150, DPI, dice)
    if mode == "97 %":
        return simulate.scan(page, 200, DPI, dice, scale=0.97)
    if mode == "on Letter":
        return simulate.scan(page, 200, DPI, dice, scale=0.94, paper=(215.9, 279.4))
    if mode == "upside down":
        return simulate.scan(page, 200, DPI, dice, degrees=180 + dice.uniform(-1.5, 1.5))
    if mode == "phone":
        return simulate.phone(page, dice)
    if mode == "phone aslant":
        return np.rot90(simulate.phone(page, dice, width=2400), dice.randrange(4))
    array = simulate.scan(page, 200, DPI, dice)
    if mode == "corner cut":
        return simulate.cut_corner(array, dice, dice.randrange(4))
    if mode == "grey copy":
        return simulate.grey_copy(array, dice)
    if mode == "JPEG":
        return simulate.jpeg(array, 35)
    if mode == "threshold":
        return simulate.threshold_copy(array, dice)
    if mode == "speckled":
        return simulate.speckle(array, 1500, dice)
    return array


def save(pages, folder, dice):
    """Pages as files: some alone, some together."""
    files, at = [], 0
    while at < len(pages):
        kind = dice.choice(["png", "jpg", "tif", "pdf"])
        n = dice.randint(1, 6) if kind in ("tif", "pdf") else 1
        images = [Image.fromarray(np.clip(array, 0, 255).astype(np.uint8)) for _, array in pages[at:at + n]]
        path = f"{folder}/scan{len(files):03}.{kind}"
        if kind == "tif":
            if all(mode == "threshold" for mode, _ in pages[at:at + n]):
                images = [image.convert("1") for image in images]
            images[0].save(path, save_all=True, append_images=images[1:], compression="tiff_lzw")
        elif kind == "pdf":
            images[0].save(path, save_all=True, append_images=images[1:], resolution=200, quality=90)
        elif kind == "jpg":
            images[0].save(path, quality=80)
        else:
            images[0].save(path)
        files.append(path)
        at += n
    return files


def coach(path, sheets, quiz, dice):
    """Answers what is asked in the file from the truth: what was asked, by code and subject, and why."""
    names = list(quiz.questions)
    asked, out, remark = {}, [], ""
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            match = re.fullmatch(r"(\S+) (\d+|page \d+) =", line)
            if match:
                asked[match[1], match[2]] = remark
                sheet = sheets[match[1]]
                if match[2].startswith("page"):
                    line += " 1" if match[2] in sheet.twice else " blank"
                else:
                    name = names[int(match[2]) - 1]
                    answer = sheet.answers.get(name)
                    word, words = typed.typed(quiz.questions[name], answer, dice)
                    line += f" {word}" + (f" {' '.join(words.split())}" if words else "")
            remark = line
            out.append(line)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")
    return asked


def main():
    program, guide, path, npeople, seed, folder = sys.argv[1:7]
    extra = sys.argv[7:]
    dice = random.Random(seed)
    quiz = people.load(path)
    mark = sheet_codes.quiz_mark(path)
    n = int(npeople)
    os.makedirs(folder, exist_ok=True)
    out = f"{folder}/answers"
    run = [program, "form", guide, "--paper-form", "--people", str(n)] + extra
    subprocess.run(run + ["-o", f"{folder}/sheets.pdf"], check=True)
    boxes = read_boxes(subprocess.run(run + ["--dump", "boxes", "-o", "-"], check=True, capture_output=True, text=True).stdout)
    npages = max(box.page for box in boxes)
    step = npages + npages % 2  # each begins on a right-hand page
    sheets, pages, nmarks = {}, [], [0]
    for number in range(1, n + 1):
        first = (number - 1) * step + 1
        sheet = Sheet(number, sheet_codes.person(mark, number), people.make_person(quiz, dice))
        sheet.twice, sheet.faint = set(), False
        drawn = {}
        subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), "-f", str(first), "-l", str(first + npages - 1),
                        f"{folder}/sheets.pdf", f"{folder}/page"], check=True)
        for i, name in enumerate(sorted(name for name in os.listdir(folder) if name.startswith("page"))):
            drawn[i + 1] = Image.open(f"{folder}/{name}").convert("L")
            drawn[i + 1].load()
            os.remove(f"{folder}/{name}")
        fill(sheet, drawn, boxes, quiz, dice, nmarks)
        sheets[sheet.code] = sheet
        for i, page in drawn.items():
            mode = MODES[len(pages) % len(MODES)]
            if mode == "threshold" and sheet.faint:
                mode = "200 dpi"  # a faint mark does not come through at all there
            pages.append((mode, distort(page, mode, dice)))
            if dice.random() < 0.02:
                sheet.twice.add(f"page {i}")
                pages.append(("200 dpi", distort(page, "200 dpi", dice)))
    dice.shuffle(pages)
    files = save(pages, folder, dice)
    first = subprocess.run([program, "scan", guide] + files + ["-o", out] + extra, capture_output=True, text=True)
    faults = [] if first.returncode in (0, 4) else [first.stderr]
    asked = {}
    for _ in range(3):  # of a page that is there twice, more may be asked once it is known which one holds
        if os.path.exists(f"{out}/questions.txt"):
            asked.update(coach(f"{out}/questions.txt", sheets, quiz, dice))
        last = subprocess.run([program, "scan", guide] + files + ["-o", out] + extra, capture_output=True, text=True)
        if last.returncode == 0:
            break
    needless = [(code, what) for code, what in asked
                if not (what in sheets[code].twice if what.startswith("page") else int(what) in sheets[code].doubtful)]
    if last.returncode != 0:
        faults.append(f"in the end: status {last.returncode}\n{last.stderr}{last.stdout}")
    wrong = 0
    for code, sheet in sheets.items():
        wanted = people.canonical(quiz, sheet.answers, key=code)
        try:
            with open(f"{out}/{code}.xml", encoding="utf-8", newline="") as file:
                found = file.read()
        except FileNotFoundError:
            found = ""
        for a, b in zip(found.splitlines(), wanted.splitlines()):
            if a != b:
                wrong += 1
                faults.append(f"{code}: read {a.strip()}, true {b.strip()}")
        if not found:
            faults.append(f"{code}: no file")
    nboxes = sum(box.role not in ("words", "text") for box in boxes) * n
    for key in needless:
        print(f"asked without need: {asked[key]}")
    for fault in faults:
        print(fault)
    print(f"{len(pages)} pages in {len(files)} files, {nboxes} boxes, {nmarks[0]} marks: {wrong} wrong in silence, "
          f"{len(needless)} asked without need ({100 * len(needless) / nboxes:.2f} % of boxes), "
          f"{len(asked) - len(needless)} asked with need")
    sys.exit(bool(faults) or len(needless) * 100 > nboxes)


if __name__ == "__main__":
    main()
