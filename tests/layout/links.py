#!/usr/bin/env python3
"""Of a layout dump, from standard input. links.py below: each live area, and how far below the lines
of its words a line shows it, how thick that is, in hundredths of a point. links.py pages: each link
"lN" to the head "tN" whose page is not what stands behind it, or which has none on another page."""
import re
import sys

dump = sys.stdin.read()


def below():
    boxes = re.findall(r'^box (-?\d+) (-?\d+) (\d+) (\d+) (\w+) artifact$', dump, re.M)
    runs = re.findall(r'^run (-?\d+) (-?\d+) (\d+) \d+ (\w+) ', dump, re.M)
    for x, y, w, h, href in re.findall(r'^link (-?\d+) (-?\d+) (\d+) (\d+) .*"(.*)"$', dump, re.M):
        lines = [(int(box[1]), int(box[3]), box[4]) for box in boxes if (box[0], box[2]) == (x, w)
                 and 0 <= int(box[1]) - int(y) < int(h)]
        base, colour = next((int(r[1]), r[3]) for r in runs
                            if r[0] == x and 0 <= int(r[1]) - int(y) < int(h))
        print(href, *('%d below, %d thick%s' % ((top - base) // 10, thick // 10,
                                                '' if of == colour else ', in ' + of)
                      for top, thick, of in lines))


def pages():
    texts, page = [], 0
    for line in dump.splitlines():
        if line.startswith('page '):
            page = int(line.split()[1])
        run = re.match(r'run .* f\d+/\d+(?: rtl)? "(.*)"-?$', line)
        if run and ' footer ' not in line:
            texts.append((page, run.group(1).replace('~', ' ')))
    at = {text: page for page, text in reversed(texts) if re.fullmatch(r't\d+', text)}
    said = re.findall(r'l(\d+)@(\d+)((?: \(page \d+\))?)', ''.join(
        text + '@%d' % page if re.fullmatch(r'l\d+', text) else text for page, text in texts))
    for number, page, behind in said:
        target = at['t' + number]
        if behind != ' (page %d)' % target and (behind or target != int(page)):
            print('l%s on page %s%s, t%s on %d' % (number, page, behind, number, target))
    print(len(said), 'links,', sum(1 for link in said if not link[2]), 'without')


below() if sys.argv[1] == 'below' else pages()
