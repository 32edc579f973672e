"""A guide with one text of many words or one very long word: make.py PLACE WORD COUNT"""
import sys

PLACES = ("paragraph", "cell", "footnote", "item", "title", "head", "role")


def guide(place, text):
    def at(name, otherwise="x"):
        return "x " + text if place == name else otherwise

    return f"""<?xml version="1.0" encoding="UTF-8"?>
<guide id="long" version="1" date="2026-01-31" xml:lang="en">
<masthead><title>{at("title")}</title></masthead>
<roles><role id="a">{at("role")}</role><role id="b">b</role></roles>
<dimensions><dimension><name>n</name>
<text role="a">{at("cell")}</text><text role="b">x</text></dimension></dimensions>
<section><head>{at("head")}</head>
<p>{at("paragraph")}<footnote>{at("footnote")}</footnote></p>
<list><item><p>{at("item")}</p></item></list></section>
<section><head>x</head><comparison/></section>
</guide>
"""


place, word, count = sys.argv[1:]
sys.stdout.write(guide(place, word.encode().decode("unicode_escape") * int(count)))
