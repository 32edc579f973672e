#!/usr/bin/env python3
"""workbook.py TABLE.csv WORKBOOK.xlsx: the table as a tool that writes workbooks gives it: moments
and numbers are values of cells, and cells without text are not there."""
import csv
import datetime
import re
import sys

import openpyxl

MOMENTS = {r"\d+/\d+/\d\d \d+:\d+:\d+": "%m/%d/%y %H:%M:%S",
           r"\d+/\d+/\d{4} \d+:\d+:\d+": "%m/%d/%Y %H:%M:%S",
           r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d": "%Y-%m-%d %H:%M:%S"}


def value_of(text):
    for pattern, form in MOMENTS.items():
        if re.fullmatch(pattern, text):
            return datetime.datetime.strptime(text, form)
    return int(text) if re.fullmatch(r"[1-9]\d{0,11}", text) else text or None


book = openpyxl.Workbook()
with open(sys.argv[1], encoding="utf-8-sig", newline="") as table:
    for number, row in enumerate(csv.reader(table), 1):
        for letter, cell in enumerate(row, 1):
            made = book.active.cell(number, letter, value_of(cell))
            if isinstance(made.value, str):  # "=more sleep" is no formula
                made.data_type = "s"
book.save(sys.argv[2])
