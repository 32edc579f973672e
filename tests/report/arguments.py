"""Each phrase of a translation asks for what the English one asks for, and breaks as many lines."""
import re
import sys
import xml.etree.ElementTree as tree


def skip(pattern, text, at):
    found = re.compile(pattern).match(text, at)
    assert found, 'no message: "%s" at %d' % (text, at)
    return found.end(), found.groups()


def arguments(text, at=0):
    """The names that a message asks for, up to its end or the brace that closes it, and where."""
    names = set()
    while at < len(text) and text[at] != '}':
        if text[at] != '{':
            at += 1
            continue
        at, (name, kind) = skip(r'\{\s*([\w-]+)\s*(?:,\s*(\w+)\s*,\s*)?', text, at)
        names.add(name)
        while kind and text[at] != '}':
            at, _ = skip(r'[=\w]+\s*\{', text, at)
            inner, at = arguments(text, at)
            names |= inner
            at, _ = skip(r'\}\s*', text, at)
        at, _ = skip(r'\}', text, at)
    return names, at


def read(path):
    return {phrase.get('key'): phrase.text or '' for phrase in tree.parse(path).getroot()}


english = read(sys.argv[1])
for path in sys.argv[2:]:
    for key, text in read(path).items():
        for what, now, then in (('asks for', arguments(text)[0], arguments(english[key])[0]),
                                ('breaks lines', text.count('\u2028'), english[key].count('\u2028'))):
            if now != then:
                print('%s: "%s" %s: %s, not %s' % (path, key, what, now, then))
