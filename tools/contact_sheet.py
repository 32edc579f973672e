#!/usr/bin/env python3
"""Contact sheets: whole pages of the guide and of a report, small, side by side, with captions.

contact_sheet.py PROGRAM FOLDER [--before PROGRAM] [--drawn PICTURE...] writes pages-guide.png,
pages-report.png, pages-hebrew.png and pages-themes.png into FOLDER; with the program of an older
checkout also pages-before.png, its pages (of its own content) above those of now; with pictures of
pages as a designer drew them, first of the guide, then of the report, pages-drawn.png.
"""
import argparse
import os
import subprocess
import tempfile

from PIL import Image, ImageDraw, ImageFont

WIDTH = 300  # pixels of a page
GAP = 16  # around a page
CAPTION = 18  # the line below it
COLOURS = 250
GROUND, EDGE, INK = "#E4E4E4", "#8C8C8C", "#202020"

ENGLISH, HEBREW = "content/pm-vs-tpm.xml", "content/pm-vs-tpm.he.xml"
ANSWERS = "content/answers/hebrew.xml"
PAPERS = {"A4": "a4", "Letter": "letter", "A5": "a5"}


class Proofs:
    """Documents of one program, made once each; an older program works on the content beside it."""

    def __init__(self, program, folder):
        self.program = os.path.abspath(program)
        self.root = os.path.dirname(os.path.dirname(self.program))
        self.folder = folder
        self.made = {}

    def pages(self, name, guide=ENGLISH, report=False, paper="a4", theme="handout",
              lang=None):
        """Every page of a document as a picture and its caption."""
        key = (guide, report, paper, theme, lang)
        if key not in self.made:
            self.made[key] = self.render(*key)
        return [(page, f"{name}, page {i}") for i, page in enumerate(self.made[key], 1)]

    def render(self, guide, report, paper, theme, lang):
        stem = os.path.join(self.folder, f"{len(self.made)}")
        os.mkdir(stem)
        pdf = os.path.join(stem, "made.pdf")
        what = ["report", guide, ANSWERS] if report else ["guide", guide]
        what += ["--lang", lang] if lang else []
        subprocess.run([self.program, *what, "--paper", paper, "--theme", theme, "-o", pdf],
                       check=True, cwd=self.root, env={**os.environ, "ROLEGUIDE_DATA": "content"})
        subprocess.run(["pdftoppm", "-scale-to-x", str(WIDTH), "-scale-to-y", "-1", "-png", pdf,
                        os.path.join(stem, "page")], check=True)
        names = sorted(name for name in os.listdir(stem) if name.endswith(".png"))
        return [Image.open(os.path.join(stem, name)).convert("RGB") for name in names]


def captions():
    """The type of the captions: that of the guide."""
    found = subprocess.run(["fc-match", "-f", "%{file}", "Lato:style=Regular"], check=True,
                           capture_output=True, text=True).stdout
    return ImageFont.truetype(found, 13)


def sheet(out, rows):
    """Rows of (page, caption) in a file with few colours."""
    across = max(len(row) for row in rows)
    heights = [max(page.height for page, _ in row) + GAP + CAPTION for row in rows]
    whole = Image.new("RGB", (across * (WIDTH + GAP) + GAP, sum(heights) + GAP), GROUND)
    draw, font, top = ImageDraw.Draw(whole), captions(), GAP
    for row, height in zip(rows, heights):
        for i, (page, caption) in enumerate(row):
            left = GAP + i * (WIDTH + GAP)
            draw.rectangle((left - 1, top - 1, left + WIDTH, top + page.height), outline=EDGE)
            whole.paste(page, (left, top))
            draw.text((left, top + page.height + 3), caption, INK, font)
        top += height
    few = whole.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(out, optimize=True)


def cut(pages, across=4):
    """Pages in rows."""
    return [pages[i:i + across] for i in range(0, len(pages), across)]


def by_turns(*documents):
    """The first pages of all documents, then the second ones."""
    return [page for pages in zip(*documents) for page in pages]


def guide_rows(now):
    return [now.pages("A4") + now.pages("Letter", paper="letter"), now.pages("A5", paper="a5")]


def report_rows(now):
    return [row for name, paper in PAPERS.items()
            for row in cut(now.pages(name, report=True, paper=paper))]


def hebrew_rows(now):
    rows = [by_turns(now.pages("Hebrew, A4", HEBREW), now.pages("English, A4"))]
    rows += cut(by_turns(now.pages("Hebrew, A5", HEBREW, paper="a5"),
                         now.pages("English, A5", paper="a5")))
    rows += cut(by_turns(now.pages("report in Hebrew", HEBREW, True, lang="he"),
                         now.pages("report in English", report=True)))
    return rows


def theme_rows(now):
    return [now.pages(f"{theme}, guide", theme=theme)
            + now.pages(f"{theme}, report", theme=theme, report=True)[:2]
            for theme in ("handout", "mono", "duo")]


def before_rows(then, now):
    rows = []
    for pair in zip(*(cut(made.pages(f"{when}: guide") + made.pages(f"{when}: report", report=True))
                      for when, made in (("before", then), ("now", now)))):
        rows += pair
    return rows


def drawn_rows(names, now):
    drawn = []
    for name in names:
        page = Image.open(name).convert("RGB")
        page = page.resize((WIDTH, page.height * WIDTH // page.width), Image.Resampling.LANCZOS)
        drawn.append((page, f"drawn: {os.path.splitext(os.path.basename(name))[0]}"))
    made = now.pages("now: guide") + now.pages("now: report", report=True)
    return [row for pair in zip(cut(drawn), cut(made)) for row in pair] + cut(made)[len(cut(drawn)):]


def main():
    parser = argparse.ArgumentParser(description="Contact sheets of the guide and of a report.")
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--before", metavar="PROGRAM", help="build/roleguide of an older checkout")
    parser.add_argument("--drawn", metavar="PICTURE", nargs="+", default=[])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = [Proofs(asked.program, os.path.join(folder, "now"))]
        if asked.before:
            made.append(Proofs(asked.before, os.path.join(folder, "before")))
        for proofs in made:
            os.mkdir(proofs.folder)
        sheets = {"guide": guide_rows(made[0]), "report": report_rows(made[0]),
                  "hebrew": hebrew_rows(made[0]), "themes": theme_rows(made[0])}
        if asked.before:
            sheets["before"] = before_rows(made[1], made[0])
        if asked.drawn:
            sheets["drawn"] = drawn_rows(asked.drawn, made[0])
    for name, rows in sheets.items():
        sheet(os.path.join(asked.folder, f"pages-{name}.png"), rows)


main()
