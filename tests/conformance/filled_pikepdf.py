"""pikepdf sets values and states: filled_pikepdf.py FORM FOLDER reads FOLDER/*.json (filled.py) and
writes the forms of these people beside them."""

import glob
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "formread"))
from forms import Filling  # noqa: E402


def main(form, folder):
    with open(form, "rb") as file:
        base = file.read()
    for path in sorted(glob.glob(f"{folder}/*.json")):
        with open(path, encoding="utf-8") as file:
            filling = Filling(base)
            filling.fill(**json.load(file))
        filling.save(path[:-4] + "pdf")


main(*sys.argv[1:])
