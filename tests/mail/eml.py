#!/usr/bin/env python3
"""eml.py FILE...: whether messages are what the standards of mail say, by Python's email package.

Prints what is wrong, a line a fault. Beside FILE.eml there may stand FILE.pdf, which must be
in it, and FILE.wanted: lines "field value" (name, address, subject, file, body) of what it must say.
"""
import base64
import email
import email.header
import email.policy
import email.utils
import os
import re
import sys

ONCE = ("To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "X-Unsent")


def faults_of_lines(data):
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "a line that does not end in CR LF"
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > (76 if b"=?" in line or number > 12 else 998):
            yield f"line {number} has {len(line)} characters"
        if any(byte < 0x20 or byte > 0x7e for byte in line):
            yield f"line {number} has a byte that is no character of ASCII"


def words(data):
    """The bytes of each encoded word of the headers."""
    for word in re.findall(rb"=\?utf-8\?B\?([^?]*)\?=", data.split(b"\r\n\r\n")[0]):
        yield base64.b64decode(word, validate=True)


def faults_of_structure(message, data):
    for part in message.walk():
        for fault in part.defects:
            yield f"{part.get_content_type()}: {fault!r}"
        for name, value in part.items():
            for fault in getattr(value, "defects", ()):
                yield f"{name}: {fault!r}"
    for name in ONCE:
        count = len(message.get_all(name, []))
        if count != 1 and not (name == "Date" and count == 0):
            yield f"{count} headers {name}"
    for name in message.keys():
        if name not in ONCE:
            yield f"a header {name}"
    for word in words(data):
        try:
            word.decode("utf-8")
        except UnicodeDecodeError:
            yield "an encoded word ends inside a character"
    parts = [part.get_content_type() for part in message.walk()]
    if parts != ["multipart/mixed", "text/plain", "application/pdf"]:
        yield f"its parts are {parts}"
    boundary = message.get_boundary()
    if data.count(boundary.encode()) != 4:
        yield "the boundary stands where none is"
    if data.rstrip(b"\r\n").rpartition(b"\r\n")[2] != f"--{boundary}--".encode():
        yield "something follows the last boundary"


def name_of(data):
    """The display name: of encoded words side by side Python's parser keeps the space."""
    to = email.message_from_bytes(data)["To"].replace("\r\n", "")
    name = to.rpartition("<")[0].rstrip(" ")
    if name.startswith('"'):
        return email.utils.unquote(name)
    return str(email.header.make_header(email.header.decode_header(name)))


def faults_of_words(message, data, wanted):
    text, report = message.iter_parts()
    to = message["To"].addresses
    said = {
        "name": name_of(data),
        "address": to[0].addr_spec,
        "subject": str(message["Subject"]),
        "file": report.get_filename(),
        "body": text.get_content().replace("\r\n", "\n").rstrip("\n").replace("\n", "\\n"),
    }
    if len(to) != 1:
        yield f"it goes to {len(to)} people"
    if report.get_content_disposition() != "attachment":
        yield "the report is no attachment"
    if not report.get_content().startswith(b"%PDF-"):
        yield "the attachment is no PDF"
    if "report" in wanted and report.get_content() != wanted.pop("report"):
        yield "the attachment is another PDF"
    for field, value in wanted.items():
        if said[field] != value:
            yield f"{field} is {said[field]!r}, wanted {value!r}"


def wanted_of(stem):
    wanted = {}
    if os.path.exists(stem + ".wanted"):
        with open(stem + ".wanted", encoding="utf-8", newline="\n") as file:
            for line in file.read().split("\n")[:-1]:
                field, _, value = line.partition(" ")
                wanted[field] = value
    if os.path.exists(stem + ".pdf"):
        with open(stem + ".pdf", "rb") as file:
            wanted["report"] = file.read()
    return wanted


def faults(path):
    with open(path, "rb") as file:
        data = file.read()
    message = email.message_from_bytes(data, policy=email.policy.default)
    yield from faults_of_lines(data)
    yield from faults_of_structure(message, data)
    yield from faults_of_words(message, data, wanted_of(path[:-4]))


found = [f"{path.rpartition('/')[2]}: {fault}" for path in sys.argv[1:] for fault in faults(path)]
print("\n".join(found), end="\n" if found else "")
sys.exit(bool(found))
