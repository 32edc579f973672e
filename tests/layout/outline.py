#!/usr/bin/env python3
"""A layout dump, from standard input, as lines of text: how far down the page each stands, how far
from its left edge its pieces begin, in points, and what they say; then fields and pictures."""
import re
import sys

RUN = re.compile(r'run (-?\d+) (-?\d+) .*? f\d+/\d+(?: rtl)? "(.*)"(-?)$')
OTHER = re.compile(r'(box|image) (-?\d+) (-?\d+) (\d+) (\d+)(.*)')
lines, others = {}, []


def flush():
    for y in sorted(lines):
        pieces = []
        for x, text in sorted(lines[y]):
            pieces.append('%d "%s"' % (x // 1000, text))
        print('  %3d | %s' % (y // 1000, '  '.join(pieces)))
    print(''.join(others), end='')
    lines.clear()
    others.clear()


for line in sys.stdin:
    run, other = RUN.match(line), OTHER.match(line)
    if line.startswith('page '):
        flush()
        print(line, end='')
    elif run:
        pieces = lines.setdefault(int(run.group(2)), [])
        pieces.append((int(run.group(1)), run.group(3) + run.group(4)))
    elif other and (other.group(1) == 'image' or int(other.group(5)) > 20000 < int(other.group(4))):
        x, y, w, h = (int(other.group(i)) // 1000 for i in range(2, 6))
        others.append('  %s at %d %d, %d x %d%s\n' % (other.group(1), x, y, w, h, other.group(6)))
flush()
