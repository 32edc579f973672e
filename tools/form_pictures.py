#!/usr/bin/python3
"""Pictures of README.md: a form filled in as a PDF, a sheet filled in with a pen, what was read on it.

form_pictures.py PROGRAM WORK FORM.png SHEET.png PROOF.png: a random person, in real output; WORK is a
folder for files on the way.
"""

import os
import random
import subprocess
import sys

from pikepdf import Name, Pdf
from PIL import Image

TESTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests")
for folder in ("doors", "scan"):
    sys.path.insert(0, os.path.join(TESTS, folder))
import people  # noqa: E402
import scan  # noqa: E402
import sheet_codes  # noqa: E402
import simulate  # noqa: E402

GUIDE, QUIZ = "content/pm-vs-tpm.xml", "content/quizzes/pm-vs-tpm.xml"
WIDTH, PAGE = 560, 2


def fill_form(path, quiz, answers):
    """Marks the boxes of a form as a viewer does."""
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            for widget in page.Annots:
                field = widget if Name.T in widget else widget.Parent
                parts = [str(field.T)]
                while Name.Parent in field:
                    field = field.Parent
                    parts.insert(0, str(field.T))
                states = [key[1:] for key in widget.AP.N.keys() if key != "/Off"] if Name.AS in widget else []
                name = ".".join(parts).split(".")
                answer = answers.get(name[1]) if len(name) > 1 and name[0] == "q" else None
                ids = [quiz.questions[name[1]].ids[i] for i in answer.chosen] if answer else []
                if states and (states[0] in ids or (len(name) > 2 and name[2] in ids)):
                    widget.AS = Name("/" + states[0])
        pdf.save(path)


def crop(image, path):
    image = image.convert("L").resize((WIDTH, image.height * WIDTH // image.width), Image.LANCZOS)
    image.quantize(64).save(path, optimize=True)


def draw(pdf, page, dpi, work):
    subprocess.run(["pdftoppm", "-gray", "-r", str(dpi), "-f", str(page), "-l", str(page), "-singlefile", pdf,
                    f"{work}/page"], check=True)
    return Image.open(f"{work}/page.pgm").convert("L")


def main():
    program, work, form_png, sheet_png, proof_png = sys.argv[1:]
    os.makedirs(work, exist_ok=True)
    dice = random.Random(5)
    quiz = people.load(QUIZ)
    answers = people.make_person(quiz, dice)
    form, sheets = f"{work}/form.pdf", f"{work}/sheets.pdf"
    subprocess.run([program, "form", GUIDE, "-o", form], check=True)
    fill_form(form, quiz, answers)
    crop(draw(form, PAGE, 150, work), form_png)
    run = [program, "form", GUIDE, "--paper-form", "--people", "1"]
    subprocess.run(run + ["-o", sheets], check=True)
    boxes = scan.read_boxes(subprocess.run(run + ["--dump", "boxes", "-o", "-"], check=True, capture_output=True,
                                           text=True).stdout)
    sheet = scan.Sheet(1, sheet_codes.person(sheet_codes.quiz_mark(QUIZ), 1), answers)
    pages = {page: draw(sheets, page, scan.DPI, work) for page in {box.page for box in boxes}}
    scan.fill(sheet, pages, boxes, quiz, dice, [0])
    crop(pages[PAGE], sheet_png)
    files = []
    for page, image in pages.items():
        files.append(f"photo-{page}.jpg")
        Image.fromarray(simulate.phone(image, dice)).convert("L").save(f"{work}/{files[-1]}", quality=80)
    # by the names of the photos, as they stand on the proof sheets
    subprocess.run([os.path.abspath(program), "scan", os.path.abspath(GUIDE), *files, "-o", "answers"],
                   cwd=work, check=False)
    crop(draw(f"{work}/answers/proof.pdf", PAGE, 150, work), proof_png)


if __name__ == "__main__":
    main()
