#!/usr/bin/env python3
"""facts.py PDF: what a reader's program finds around the pages, by qpdf's view of the file: page
labels, bookmarks, links with their purpose and target, and what the catalogue says."""
import json
import subprocess
import sys


def load(pdf):
    run = subprocess.run(["qpdf", "--json", pdf], stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)


def text(value):
    return value[2:] if isinstance(value, str) and value[:2] in ("u:", "b:") else value


def print_outlines(items, pages, depth):
    for item in items:
        page = pages.index(item["dest"][0]) + 1
        print("  " * depth + f"bookmark {text(item['title'])!r} page {page} {item['dest'][1]}")
        print_outlines(item["kids"], pages, depth + 1)


def main():
    facts = load(sys.argv[1])
    objects = {key[4:]: value.get("value") for key, value in facts["qpdf"][1].items()
               if key.startswith("obj:")}
    pages = [page["object"] for page in facts["pages"]]
    for label in facts["pagelabels"]:
        print("labels from page", label["index"] + 1, label["label"])
    print_outlines(facts["outlines"], pages, 0)
    for number, page in enumerate(pages):
        for name in objects[page].get("/Annots", []):
            link = objects[name]
            target = link.get("/A", {}).get("/URI")
            if target is None:
                target = f"page {pages.index(link['/Dest'][0]) + 1} {link['/Dest'][1]}"
            print(f"link on page {number + 1}: {text(link['/Contents'])!r} to {text(target)},"
                  f" flags {link['/F']}, {'tagged' if '/StructParent' in link else 'bare'}")
    root = facts["qpdf"][1]["trailer"]["value"]["/Root"]
    catalogue = objects[root]
    print("language", text(catalogue["/Lang"]))
    print("marked", catalogue["/MarkInfo"]["/Marked"])
    print("title shown", catalogue["/ViewerPreferences"]["/DisplayDocTitle"])
    for name, file in sorted(facts["attachments"].items()):
        spec = objects[file["filespec"]]
        print("attachment", name, spec["/AFRelationship"],
              "associated" if file["filespec"] in catalogue["/AF"] else "loose")


main()
