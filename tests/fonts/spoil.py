#!/usr/bin/env python3
"""Makes a font file that cannot be used from one that can: spoil.py HOW IN OUT."""
import struct
import sys


def read(data):
    """The tables of a font with one face, by tag."""
    count = struct.unpack(">H", data[4:6])[0]
    tables = {}
    for i in range(count):
        tag, _, offset, size = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
        tables[tag] = data[offset:offset + size]
    return tables


def checksum(tag, table):
    if tag == b"head":
        table = table[:8] + b"\0\0\0\0" + table[12:]
    table += b"\0" * (-len(table) % 4)
    return sum(struct.unpack(">%dI" % (len(table) // 4), table)) & 0xffffffff


def write(tables):
    offset = 12 + 16 * len(tables)
    head, body = struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0), b""
    for tag, table in sorted(tables.items()):
        head += struct.pack(">4sIII", tag, checksum(tag, table), offset + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + body


def flip(data, tag):
    """One byte in the middle of a table, its checksum left as it was."""
    at = data.find(read(data)[tag]) + len(read(data)[tag]) // 2
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1:]


def with_type(data, value):
    tables = read(data)
    os2 = tables[b"OS/2"]
    tables[b"OS/2"] = os2[:8] + struct.pack(">H", value) + os2[10:]
    return write(tables)


def named(data, name):
    """Under another family name, which is all that its name table then says."""
    tables = read(data)
    text = name.encode("utf-16-be")
    records = b"".join(struct.pack(">HHHHHH", 3, 1, 0x409, i, len(text), 0) for i in (1, 4, 6))
    tables[b"name"] = struct.pack(">HHH", 0, 3, 6 + len(records)) + records + text
    return write(tables)


def without(data, *tags):
    return write({tag: table for tag, table in read(data).items() if tag not in tags})


def with_table(data, tag):
    return write({**read(data), tag: b"\0" * 16})


def blank(data, tag):
    """No glyph has an outline, as where all of them are pictures in another table."""
    tables = read(data)
    return write({**tables, b"loca": b"\0" * len(tables[b"loca"]), tag: b"\0" * 16})


HOW = {
    "sound": lambda data: write(read(data)),
    "cut": lambda data: data[:len(data) // 2],
    "directory": lambda data: data[:60],
    "empty": lambda data: b"",
    "garbage": lambda data: b"no font at all " * 40,
    "woff": lambda data: b"wOFF" + data[4:],
    "woff2": lambda data: b"wOF2" + data[4:],
    "no-maxp": lambda data: without(data, b"maxp"),
    "no-cmap": lambda data: without(data, b"cmap"),
    "no-outlines": lambda data: without(data, b"glyf", b"loca"),
    "colour": lambda data: with_table(without(data, b"glyf", b"loca"), b"CBDT"),
    "blank": lambda data: blank(data, b"COLR"),
    "pictures": lambda data: with_table(data, b"sbix"),
    "type1": lambda data: b"\x80\x01%!PS-AdobeFont-1.0" + data[20:],
    "variable": lambda data: with_table(data, b"fvar"),
    "kerning": lambda data: flip(data, b"GPOS"),
    "outlines": lambda data: flip(data, b"glyf"),
    "restricted": lambda data: with_type(data, 0x0002),
    "no-subsetting": lambda data: with_type(data, 0x0100),
    "bitmaps-only": lambda data: with_type(data, 0x0200),
    "preview": lambda data: with_type(data, 0x0004),
    "editable": lambda data: with_type(data, 0x000a),  # and restricted: what forbids least counts
}

if __name__ == "__main__":
    how, source, target = sys.argv[1:4]
    with open(source, "rb") as file:
        made = HOW[how](file.read())
    if len(sys.argv) > 4:
        made = named(made, sys.argv[4])
    with open(target, "wb") as file:
        file.write(made)
