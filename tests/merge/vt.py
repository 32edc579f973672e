#!/usr/bin/env python3
"""vt.py FILE.pdf CODE...: is this PDF/VT-1 as ISO 16612-2 wants it, with a document part for each of
these codes in their order? What the file says is read by qpdf, its pages by mutool; neither shares
anything with the program. Prints a line a fault; exits with 1 if there is any. That it is PDF/X-4,
too, is x4.py's to say."""
import json
import re
import subprocess
import sys

NAME = re.compile(r"[A-Za-z_][\w.-]*$")   # a name of XML, as far as ours go


class Objects:
    """The objects of a file by their references, as qpdf reads them."""

    def __init__(self, path):
        text = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline",
                               "--decode-level=generalized", path],
                              capture_output=True, check=True).stdout
        whole = json.loads(text)
        self.objects = whole["qpdf"][1]
        self.pages = [page["object"] for page in whole["pages"]]

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.objects.get(f"obj:{value}", {})
            value = found["value"] if "value" in found else found.get("stream")
        return value

    def trailer(self):
        return self.objects["trailer"]["value"]


def text(value):
    return value[2:] if isinstance(value, str) and value[:2] in ("u:", "b:") else value


def check_metadata(objects, root, faults):
    import base64
    stream = objects.get(root["/Metadata"])
    xmp = base64.b64decode(stream["data"]).decode()
    version = re.search(r"<pdfvtid:GTS_PDFVTVersion>([^<]*)<", xmp)
    if not version or version[1] != "PDF/VT-1":
        faults.append("metadata claim no PDF/VT-1")
    if "http://www.npes.org/pdfvt/ns/id/" not in xmp:
        faults.append("metadata lack the namespace of PDF/VT")
    changed = re.search(r"<pdfvtid:GTS_PDFVTModDate>([^<]*)<", xmp)
    modified = re.search(r"<xmp:ModifyDate>([^<]*)<", xmp)
    if not changed or not modified or changed[1] != modified[1]:
        faults.append("GTS_PDFVTModDate is not xmp:ModifyDate")
    if "PDF/X-4" not in xmp:
        faults.append("metadata claim no PDF/X-4")


def walk(objects, reference, parent, depth, leaves, faults):
    """Gathers leaves as (depth, reference, node)."""
    node = objects.get(reference)
    if not isinstance(node, dict) or node.get("/Type", "/DPart") != "/DPart":
        faults.append(f"{reference} is no document part")
        return
    if node.get("/Parent") != parent:
        faults.append(f"{reference} does not name its parent")
    if "/DParts" not in node:
        leaves.append((depth, reference, node))
        return
    if "/Start" in node or "/End" in node:
        faults.append(f"{reference} has parts and pages")
    for kids in node["/DParts"]:
        if not isinstance(kids, list):
            faults.append(f"{reference}: DParts is no array of arrays")
            return
        for kid in kids:
            walk(objects, kid, reference, depth + 1, leaves, faults)


def check_leaves(objects, leaves, level, codes, faults):
    at = 0
    for depth, reference, node in leaves:
        start, end = node.get("/Start"), node.get("/End", node.get("/Start"))
        if depth != level:
            faults.append(f"{reference} stands at level {depth}, not {level}")
        if at >= len(objects.pages) or start != objects.pages[at]:
            faults.append(f"{reference} does not begin with page {at + 1}")
            return
        if end not in objects.pages[at:]:
            faults.append(f"{reference} ends before it begins")
            return
        last = objects.pages.index(end, at)
        if at % 2:
            faults.append(f"{reference} begins on a left-hand page")
        for page in objects.pages[at:last + 1]:
            if objects.get(page).get("/DPart") != reference:
                faults.append(f"page {page} does not name {reference}")
        at = last + 1
    if at != len(objects.pages):
        faults.append(f"pages from {at + 1} on belong to no part")
    said = [node.get("/DPM", {}) for _, _, node in leaves]
    if [text(dpm.get("/Code")) for dpm in said] != codes:
        faults.append("codes are others, or in another order")
    if any(set(dpm) != {"/Code"} for dpm in said):
        faults.append("more is said of people than their codes")


def check(path, codes):
    faults = []
    objects = Objects(path)
    root = objects.get(objects.trailer()["/Root"])
    check_metadata(objects, root, faults)
    top = root.get("/DPartRoot")
    if not isinstance(top, str):
        return faults + ["the catalogue names no DPartRoot"]
    parts = objects.get(top)
    names = parts.get("/NodeNameList", [])
    level = parts.get("/RecordLevel")
    if parts.get("/Type") != "/DPartRoot" or level is None:
        faults.append("DPartRoot is none, or does not say at which level records are")
    leaves = []
    walk(objects, parts.get("/DPartRootNode"), top, 0, leaves, faults)
    if len(names) != max((depth for depth, _, _ in leaves), default=0) + 1 or \
            not all(NAME.match(name[1:]) for name in names):
        faults.append("NodeNameList does not name each level")
    check_leaves(objects, leaves, level, codes, faults)
    said = subprocess.run(["mutool", "show", path, "trailer/Root/DPartRoot/RecordLevel"],
                          capture_output=True, text=True, check=False).stdout.strip()
    if said != str(level):
        faults.append(f"mutool reads RecordLevel {said}, qpdf {level}")
    return faults


def main():
    faults = check(sys.argv[1], sys.argv[2:])
    print("\n".join(faults), end="\n" if faults else "")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
