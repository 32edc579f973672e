#!/usr/bin/env python3
"""seeds.py GOOD.pdf DIR [SEED...]: files with one fault each, made from a good one.

GOOD.pdf is what one of the profiles print, print-x1a and archive writes, with two pages or more.
DIR/SEED.pdf are written: all that there are for this profile, or those that are named. seeds.tsv
says which rules each of them breaks. As a module: names(good), make(name, good, path).

What pikepdf would mend while it saves is done to the bytes of the saved file (functions marked
with @after)."""
import io
import sys
from pathlib import Path

import pikepdf
from pikepdf import Pdf

import seeds_file   # their seeds enter themselves into SEEDS
import seeds_paint
from seeds_make import SEEDS


def base(good):
    """The profile that the file was made for; seeds of others than print begin with its name."""
    with Pdf.open(good) as pdf:
        if b"pdfaid:part" in pdf.Root.Metadata.read_bytes():
            return "archive"
        return "print-x1a" if "X-1a" in str(pdf.docinfo["/GTS_PDFXVersion"]) else "print"


def names(good):
    """The seeds that can be made of the file."""
    prefix = {"archive": "archive-", "print-x1a": "x1a-", "print": ""}[base(good)]
    return [name for name in SEEDS if name.startswith(prefix) and
            (prefix or not name.startswith(("archive-", "x1a-")))]


def save(pdf, path, **more):
    if not more:   # qpdf cannot encrypt and leave streams as they are
        more = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "static_id": True}
    pdf.save(path, compress_streams=False, fix_metadata_version=False,
             object_stream_mode=pikepdf.ObjectStreamMode.disable, **more)


def make(name, good, path):
    function, kind = SEEDS[name]
    with Pdf.open(good) as pdf:
        if kind == "pdf":
            options = function(pdf) or {}
            save(pdf, path, **options)
            return
        whole = io.BytesIO()
        save(pdf, whole)
    changed = function(whole.getvalue())
    assert changed != whole.getvalue(), name
    Path(path).write_bytes(changed)


def main():
    good, folder, *chosen = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in chosen or names(good):
        make(name, good, Path(folder) / f"{name}.pdf")


if __name__ == "__main__":
    main()
