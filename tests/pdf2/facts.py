#!/usr/bin/env python3
"""facts.py PDF: what a file of PDF 2.0 has that one of 1.7 has not: what it claims, whose names its
structure types are, where links and bookmarks lead, notes and what refers to them, and kinds of
artifacts."""
import collections
import sys
import xml.etree.ElementTree as ET

import pikepdf

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def print_claims(file, path):
    with open(path, "rb") as pdf:
        print("header", pdf.readline().decode().strip())
    print("trailer", *sorted(key for key in file.trailer.keys() if key in ("/ID", "/Info", "/Root")))
    for node in ET.fromstring(file.Root.Metadata.read_bytes()).iter():
        name = node.tag.partition("}")
        if "aiim.org" in name[0] or name[2] == "conformsTo":
            print("XMP", name[0][1:], name[2], node.text)


def each(holder, key):
    """The values of an entry: those of an array, or the one that there is."""
    if key not in holder:
        return []
    return list(holder[key]) if isinstance(holder[key], pikepdf.Array) else [holder[key]]


def elements(node):
    """All below a node of the structure tree, in order; that node first."""
    yield node
    for kid in each(node, "/K"):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def print_counts(said):
    for text, n in sorted(said.items()):
        print(f"{n}x {text}")


def print_elements(root):
    print("below the root", *(top.S for top in each(root, "/K")))
    print("role map", *(f"{name} {role}" for name, role in sorted(root.RoleMap.items())))
    print("namespaces", *(space.NS for space in root.Namespaces))
    found = list(elements(root.K))
    spaces = collections.Counter(str(element.NS.NS) if "/NS" in element else "none" for element in found)
    print("elements in", *spaces)
    print("types", *sorted({str(element.S) for element in found}))
    said = collections.Counter()
    for element in found:
        for attribute in each(element, "/A"):
            if attribute.O in ("/List", "/FENote"):
                said[f"{element.S} {' '.join(str(value) for key, value in sorted(attribute.items()))}"] += 1
        for other in each(element, "/Ref"):
            is_mutual = any(back.objgen == element.objgen for back in each(other, "/Ref"))
            print(element.S, "refers to", other.S, "and back" if is_mutual else "ALONE")


def target(holder):
    if "/A" not in holder:
        return f"NO ACTION {sorted(holder.keys())}"
    if "/URI" in holder.A:
        return str(holder.A.URI)
    return (f"{holder.A.S} page {pikepdf.Page(holder.A.D[0]).index + 1} and {holder.A.SD[0].S},"
            f" {'the same place' if list(holder.A.D)[1:] == list(holder.A.SD)[1:] else 'APART'}")


    print_counts(said)


def print_bookmarks(above):
    item = above.get("/First")
    while item is not None:
        print("bookmark", repr(str(item.Title)), target(item))
        print_bookmarks(item)
        item = item.get("/Next")


def print_targets(file):
    fields = collections.Counter()
    for page in file.pages:
        for annotation in each(page, "/Annots"):
            if annotation.Subtype == "/Link":
                print("link", repr(str(annotation.Contents)), target(annotation))
            else:
                fields[f"field with {'its' if annotation.Contents == annotation.TU else 'NO'} Contents"] += 1
    print_counts(fields)
    print_bookmarks(file.Root.Outlines)


def print_artifacts(file):
    kinds = set()
    for page in file.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("BDC", "BMC") and operands[0] == "/Artifact":
                kinds.add(" ".join(f"{key} {value}" if key != "/Attached" else key
                                   for key, value in sorted(operands[1].items()))
                          if len(operands) > 1 else "none")
    for kind in sorted(kinds):
        print("artifact", kind)


def print_attachments(file):
    names = file.Root.Names.EmbeddedFiles.Names
    for spec in list(names)[1::2]:
        print("attachment", spec.UF, spec.AFRelationship, repr(str(spec.Desc)), spec.EF.F.Subtype,
              "associated" if any(other.objgen == spec.objgen for other in file.Root.AF) else "loose")


def main():
    with pikepdf.open(sys.argv[1]) as file:
        print_claims(file, sys.argv[1])
        print_elements(file.Root.StructTreeRoot)
        print_targets(file)
        print_artifacts(file)
        print_attachments(file)


main()
