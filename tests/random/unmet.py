#!/usr/bin/env python3
"""What of the schema none of some guides holds: unmet.py GUIDE... prints elements, attributes as
element@attribute, and named values as element@attribute=value."""
import os
import sys
import xml.etree.ElementTree as ET

from schema import Schema

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    unmet = Schema(os.path.join(HERE, "../../content/schema/guide.rng")).met()
    for path in sys.argv[1:]:
        for element in ET.parse(path).getroot().iter():
            unmet.discard(element.tag)
            for name, value in element.attrib.items():
                attribute = f"{element.tag}@{'xml:lang' if name == LANG else name}"
                unmet -= {attribute, f"{attribute}={value}"}
    print("\n".join(sorted(unmet)))


main()
