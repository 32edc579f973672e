"""A guide in one of its languages, for one of its audiences: one.py GUIDE LANG [AUDIENCE].

Written apart from the program, and as simple as can be: what has a <t> of the language becomes it, all
<t> go, and so does what is for another audience."""
import sys
import xml.etree.ElementTree as ET

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
INLINE = ("em", "strong", "a", "abbr", "span", "role-name", "footnote", "br")
path, lang, audience = (sys.argv + [""])[1:4]
tree = ET.parse(path)
root = tree.getroot()


def choose(node):
    chosen = next((t for t in node.findall("t") if t.get(LANG) == lang), None)
    if chosen is not None:
        node.attrib.update({name: value for name, value in chosen.items() if name != LANG})
        blocks = [child for child in node if child.tag not in (*INLINE, "t")]
        node[:] = list(chosen) + blocks
        node.text = chosen.text
    for child in list(node):
        asks = child.get("if", "")
        if (child.tag == "t" or (audience and audience not in child.get("for", audience).split())
                or (asks.startswith("lang(") and asks != f"lang({lang})")):
            node.remove(child)
        else:
            choose(child)


choose(root)
root.set(LANG, lang)
ET.register_namespace("xml", "http://www.w3.org/XML/1998/namespace")
sys.stdout.buffer.write(ET.tostring(root, encoding="utf-8"))
