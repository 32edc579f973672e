"""poppler fills in a form and saves it: filled_poppler.py FORM FOLDER reads FOLDER/*.json (filled.py) and
writes the forms of these people beside them. Fields are those of poppler; which option a button of a
group stands for, which poppler does not say, follows from where it stands on its page."""

import glob
import json
import sys
import os

import gi
import pikepdf

gi.require_version("Poppler", "0.18")
from gi.repository import Gio, Poppler  # noqa: E402


def find_options(form):
    """Page and centre of each button of a group to its option."""
    options = {}
    with pikepdf.open(form) as pdf:
        for number, page in enumerate(pdf.pages):
            for place in page.get("/Annots", ()):
                if "/Parent" in place and "/T" not in place and "/AP" in place:
                    box = [float(x) for x in place.Rect]
                    on = next(key for key in place.AP.N.keys() if key != "/Off")
                    options[number, round(box[0] + box[2]), round(box[1] + box[3])] = on[1:]
    return options


def fill(document, options, person):
    for number in range(document.get_n_pages()):
        for mapping in document.get_page(number).get_form_field_mapping():
            field, area = mapping.field, mapping.area
            name = field.get_name()
            if field.get_field_type() == Poppler.FormFieldType.TEXT:
                if name in person["texts"]:
                    field.text_set_text(person["texts"][name])
            elif field.button_get_button_type() == Poppler.FormButtonType.RADIO:
                at = number, round(area.x1 + area.x2), round(area.y1 + area.y2)
                if person["groups"].get(name) == options[at]:
                    field.button_set_state(True)
            else:
                field.button_set_state(name in person["boxes"])


def main(form, folder):
    options = find_options(form)
    for path in sorted(glob.glob(f"{folder}/*.json")):
        with open(path, encoding="utf-8") as file:
            person = json.load(file)
        document = Poppler.Document.new_from_gfile(Gio.File.new_for_path(form), None, None)
        fill(document, options, person)
        document.save(Gio.File.new_for_path(os.path.abspath(path[:-4] + "pdf")).get_uri())


main(*sys.argv[1:])
