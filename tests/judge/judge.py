#!/usr/bin/env python3
"""What must hold of every layout, whatever the guide:

    judge.py DOC LAYOUT THEME PAPER MESSAGES [huge]

With "huge" things that belong together may part, since one alone is higher than a page.
DOC and LAYOUT are the dumps of one guide, MESSAGES what the program said about it. Each fault is
printed as one line; nothing means that all is well. Lengths are thousandths of a point.
"""
import os
import re
import sys
import xml.etree.ElementTree as xml

TOUCH = 600       # as far may neighbours reach into each other
ASCENT = 740      # of letters, thousandths of their size
DESCENT = 220
DROP = 26  # how far below its line small text is, percent of its size
RAISED = re.compile(r'\b(superior|sup|sub)\b')
FIGURES = re.compile(r'[\d .]*')  # they end on their line
TOO_WIDE = re.compile(r'a line in .* wider than its column: "(.*)')
UNITS = {'pt': 1000, 'mm': 72000 / 25.4, 'cm': 720000 / 25.4, 'in': 72000}
QUOTED = r'"((?:[^"\\]|\\.)*)"'
SPAN = re.compile(r' (?:%s|(\*))(\((?:[^")]|"(?:[^"\\]|\\.)*")*\))?' % QUOTED)
NAMED = re.compile(r' [a-z-]+=%s' % QUOTED)
PARTS = ('td', 'th', 'card', 'panel', 'branch', 'cell')
ITEM = re.compile(r'(run|box|path|image|link) (-?\d+) (-?\d+) (-?\d+) (-?\d+)'
                  r'(?: (?!header|footer|artifact|background)([a-z][\w-]*))?'
                  r'(?: #(\d+)(?:\.(\d+))?)?(?: (artifact|header|footer|background))?(.*)')
RUN = re.compile(r' f\d+/(\d+)( rtl)? %s-?$' % QUOTED)


def length(text):
    number, unit = re.fullmatch(r'([\d.]+)(\w+)', text).groups()
    return round(float(number) * UNITS[unit])


def bare(text):
    """Without what differs between a line and its paragraph: spaces, line breaks, marks of direction."""
    return re.sub(r'\\n|(?<!\\)~|\s|[\u00ad\u061c\u200b\u200e\u200f]', '', text)


def letters(text):
    return re.sub(r'\W', '', text)


def overlap(a, b):
    return all(min(a[i + 2], b[i + 2]) - max(a[i], b[i]) > TOUCH for i in (0, 1))


def add_place(places, page, place):
    old = places.get(page, place)
    places[page] = (min(old[0], place[0]), min(old[1], place[1]),
                    max(old[2], place[2]), max(old[3], place[3]))


class Block:
    def __init__(self, line, depth):
        self.depth, self.parent, self.children = depth, None, []
        self.kind = line.split()[0]
        self.keeps = ' keep' in NAMED.sub('', line)
        rest = NAMED.sub('', line)
        self.style = rest.split()[1] if len(rest.split()) > 1 else ''
        self.spans = [(m.group(1) or '', m.group(3) or '') for m in SPAN.finditer(rest)]
        self.text = bare(''.join(text for text, _ in self.spans))
        self.has_field = any(re.search(r'[( ](index-)?page', more) for _, more in self.spans)

    def inside(self, *kinds):
        block = self
        while block and block.kind not in kinds:
            block = block.parent
        return block


def read_doc(path):
    blocks, open_blocks = [], []
    for line in open(path, encoding='utf-8'):
        indent = len(line) - len(line.lstrip(' '))
        line = line.strip('\n').lstrip(' ')
        if not blocks and line != 'doc' or line.startswith('- '):
            continue
        block = Block(line, indent // 2)
        open_blocks = open_blocks[:block.depth]
        if open_blocks:
            block.parent = open_blocks[-1]
            block.parent.children.append(block)
        open_blocks.append(block)
        block.id = len(blocks)
        blocks.append(block)
    return blocks


class Item:
    def __init__(self, line, page):
        m = ITEM.fullmatch(line)
        if not m:
            raise SystemExit('cannot read: ' + line)
        self.kind, self.page, self.colour = m.group(1), page, m.group(6)
        self.x, self.y, self.w, self.h = (int(m.group(i)) for i in range(2, 6))
        self.block = int(m.group(7)) if m.group(7) else -1
        self.span = int(m.group(8)) if m.group(8) else -1
        self.artifact, self.text, self.rtl = m.group(9) or '', '', False
        self.top, self.bottom, self.right = self.y, self.y + self.h, self.x + self.w
        if self.kind == 'run':
            run = RUN.match(m.group(10))
            size = int(run.group(1))
            self.rtl, self.text, self.size = bool(run.group(2)), run.group(3), size
            self.top, self.bottom = self.y - size * ASCENT // 1000, self.y
            if not FIGURES.fullmatch(self.text):
                self.bottom += size * DESCENT // 1000
            if self.text.endswith(' ') and not self.rtl:
                self.right -= size // 4

    def __str__(self):
        what = '"%s"' % self.text if self.text else self.kind
        return 'page %d: %s' % (self.page, what)


def read_layout(path):
    pages = []
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('page '):
            number, size = line.split()[1:]
            pages.append((int(number), *map(int, size.split('x')), []))
        elif not line.startswith('anchor '):
            pages[-1][3].append(Item(line, pages[-1][0]))
    return pages


def paper_of(theme, paper, name):
    """A measure of a paper, in the theme's file or in that of the theme that it extends."""
    root = xml.parse(theme).getroot()
    found = [p.get(name) for p in root.iter('paper') if p.get('name') == paper]
    if found and found[0]:
        return found[0]
    base = root.get('extends')
    return paper_of(os.path.join(os.path.dirname(theme), base + '.xml'), paper, name)


class Judge:
    def __init__(self, doc, layout, theme, paper, messages):
        self.blocks, self.pages = read_doc(doc), read_layout(layout)
        self.master = {name: length(paper_of(theme, paper, name)) for name in
                       ('width', 'height', 'top', 'bottom', 'start', 'end', 'grid')}
        self.messages = open(messages, encoding='utf-8').read()
        m = self.master
        body = m['height'] - m['top'] - m['bottom'] + 100
        self.floor = m['top'] + body // m['grid'] * m['grid']
        self.real = [i for p in self.pages for i in p[3] if i.block >= 0]
        self.of_block = [[] for _ in self.blocks]
        for item in self.real:
            self.of_block[item.block].append(item)
        self.faults = []
        self.excused = self.find_excused()

    def find_excused(self):
        """Ids of the blocks that a warning names as too wide for their columns."""
        named = [letters(m.group(1)) for m in TOO_WIDE.finditer(self.messages)]
        return {block.id for block in self.blocks if letters(block.text) and any(
            text.startswith(letters(block.text)[:60]) for text in named)}

    def say(self, text, *args):
        self.faults.append(text % args)

    def lowest(self, item):
        """The bottom of a line's box, where neither a letter's tail nor what is lowered counts."""
        if item.kind != 'run':
            return item.bottom
        return item.y - self.hangs(item) + self.master['grid'] * 4 // 9

    def hangs(self, item):
        """How far a run that is lowered is below its line."""
        is_low = item.kind == 'run' and item.span >= 0 and re.search(
            r'\bsub\b', self.blocks[item.block].spans[item.span][1])
        return item.size * DROP // 100 if is_low else 0

    def check_edges(self):
        m = self.master
        high = 'higher than' in self.messages
        for number, width, height, items in self.pages:
            for i in items:
                if i.artifact == 'background':
                    self.judge_band(i, width, height)
                    continue
                if i.artifact == 'footer':
                    if i.top < self.floor:
                        self.say('%s: a foot in the text area', i)
                    continue
                if i.x < m['start'] - TOUCH or i.right > width - m['end'] + TOUCH and (
                        i.block not in self.excused):
                    self.say('%s reaches out of the text area sideways', i)
                # the field of a panel that goes on, on another page, hangs over, below what is low
                over = TOUCH + (m['grid'] // 2 + max(
                    (self.hangs(r) for r in items if i.top < r.y < i.bottom), default=0)
                                if i.kind == 'box' else 0)
                if i.top < m['top'] - over or self.lowest(i) > self.floor + over and not high:
                    self.say('%s reaches out of the text area (%d > %d)', i, self.lowest(i),
                             self.floor)

    def judge_band(self, i, width, height):
        """A band runs along a whole edge into the bleed, and stays away from the text."""
        m = self.master
        foot = max((r.bottom for r in self.pages[i.page - 1][3] if r.kind == 'run'), default=0)
        sides = [i.x < 0, i.y < 0, i.right > width, i.bottom > height]
        clear = i.right < m['start'] or i.x > width - m['end'] or i.bottom < m['top'] or i.y > foot
        if sum(sides) != 3 or not clear:
            self.say('%s: a band is not along one edge', i)

    def check_overlaps(self):
        for _, _, _, items in self.pages:
            runs = sorted((i for i in items if i.kind in ('run', 'image') and
                           i.block not in self.excused), key=lambda i: i.top)
            for n, a in enumerate(runs):
                for b in runs[n + 1:]:
                    if b.top >= a.bottom - TOUCH:
                        break
                    if min(a.right, b.right) - max(a.x, b.x) > TOUCH:
                        self.say('%s and "%s" overlap', a, b.text)

    def check_parts(self):
        """Cells, cards, panels and branches side by side: the texts of each have a place of
        their own."""
        for block in self.blocks:
            if len(block.children) < 2 or block.children[-1].kind not in PARTS:
                continue
            places = {}
            for child in block.children:
                for page, place in self.places_of(child).items():
                    for other in places.setdefault(page, []):
                        if overlap(place, other):
                            self.say('page %d: #%d lies over its neighbour', page, child.id)
                    places[page].append(place)

    def places_of(self, block):
        """By page, what the texts of a block and all that is inside take: x, y, right, bottom."""
        places = {}
        for item in self.of_block[block.id] if block.id not in self.excused else ():
            if item.kind in ('run', 'image') and item.w > 0:
                add_place(places, item.page, (item.x, item.top, item.right, item.bottom))
        for child in block.children:
            for page, place in self.places_of(child).items() if child.kind != 'note' else ():
                add_place(places, page, place)
        return places

    def check_fields(self):
        """White text stands on one flat field, all of it."""
        for _, _, _, items in self.pages:
            fields = [i for i in items if i.kind == 'box']
            for run in items:
                if run.kind == 'run' and run.colour == 'paper' and not any(
                        f.x <= run.x and run.right <= f.x + f.w and
                        f.y <= run.top and run.bottom <= f.y + f.h for f in fields):
                    self.say('%s leaves its field', run)

    def check_texts(self):
        for block, items in zip(self.blocks, self.of_block):
            runs = [i for i in items if i.kind == 'run']
            laid = bare(''.join(i.text for i in runs))
            wanted = block.text
            if block.kind in ('figure', 'picture') and not items and block.kind == 'figure':
                self.say('#%d: a figure is not drawn', block.id)
            if block.kind in ('figure', 'picture') or block.has_field:
                continue
            if any(i.rtl for i in runs):
                laid, wanted = sorted(laid), sorted(wanted)
            if laid != wanted:
                self.say('#%d: "%s" is laid out as "%s"', block.id, block.text, ''.join(laid))

    def check_pages(self):
        for n, (number, width, height, items) in enumerate(self.pages, 1):
            foot = ''.join(i.text for i in items if i.artifact == 'footer')
            figures = re.findall(r'\d+', foot)[-2:]
            if any(i.rtl for i in items if i.artifact == 'footer'):
                figures.reverse()
            if number != n or figures != [str(n), str(len(self.pages))]:
                self.say('page %d: its foot reads "%s"', n, foot)
            if not any(i.block >= 0 for i in items):
                self.say('page %d is empty', n)
            if (width, height) != (self.master['width'], self.master['height']):
                self.say('page %d has another size', n)

    def extent(self, block):
        """First and last page of a block and all that is inside."""
        pages = [i.page for i in self.of_block[block.id]]
        for child in block.children:
            if child.kind != 'note':
                pages += self.extent(child)
        return [min(pages), max(pages)] if pages else []

    def check_keeps(self):
        for block in self.blocks:
            here = self.extent(block)
            following = block.parent.children if block.parent else []
            following = [b for b in following if b.id > block.id and b.kind != 'note']
            if not (block.keeps or block.kind == 'heading') or not here or not following:
                continue
            there = self.extent(following[0])
            if there and there[0] != here[1]:
                self.say('#%d "%s" is parted from what follows', block.id, block.text)

    def check_lines(self):
        """No line of a paragraph alone, no heading broken."""
        for block, items in zip(self.blocks, self.of_block):
            lines = {}
            for i in items:
                if i.kind == 'run' and block.kind not in ('figure', 'picture'):
                    lines.setdefault(i.page, set()).add(i.y)
            if len(lines) > 1 and min(map(len, lines.values())) < 2:
                self.say('#%d: a line alone: %s', block.id, block.text[:40])
            if len(lines) > 1 and block.kind == 'heading':
                self.say('#%d: a heading is broken', block.id)

    def check_notes(self):
        for block in self.blocks:
            for n, (_, more) in enumerate(block.spans):
                note = re.search(r'note=\+?(-?\d+)', more)
                refs = [i.page for i in self.of_block[block.id] if i.span == n]
                if not note or not refs:
                    continue
                pages = self.extent(self.blocks[block.id + int(note.group(1))])
                if pages != [refs[0], refs[0]]:
                    self.say('#%d: its note stands on page %s, not %d', block.id, pages, refs[0])

    def check_grid(self):
        """Baselines of running text are whole grid units apart, over all pages."""
        m = self.master
        grid = m['grid']
        for block, items in zip(self.blocks, self.of_block):
            if block.style not in ('body', 'table-cell', 'panel-text', 'sign-text'):
                continue
            for i in items:
                if i.kind != 'run' or RAISED.search(block.spans[i.span][1]):
                    continue
                off = (i.y - m['top'] + grid * 4 // 9) % grid
                if min(off, grid - off) > 30:
                    self.say('%s stands %d off the grid', i, off)

    def group_of(self, first):
        """The head of the rows that a line stands among, as a further page repeats it."""
        row = self.blocks[first.block].inside('tr')
        heads = [row for row in row.parent.children[:row.parent.children.index(row)]
                 if len(row.children) == 1 and row.children[0].kind == 'th']
        return heads[-1].children[0].children[0].text + 'continued' if heads else ''

    def check_headers(self):
        """A page that goes on with a table opens with its header again."""
        for number, _, _, items in self.pages:
            first = next((i for i in items if i.block >= 0), None)
            row = first and self.blocks[first.block].inside('tbody')
            if not row:
                continue
            header = bare(''.join(i.text for i in items if i.artifact == 'header'))
            head = row.parent.children[[c.kind for c in row.parent.children].index('thead')]
            wanted = ''.join(b.text for b in self.blocks if b.inside('thead') is head)
            if sorted(header) not in (sorted(wanted), sorted(wanted + self.group_of(first))):
                self.say('page %d: the table goes on under "%s"', number, header)

    def judge(self, is_huge=False):
        kept = ('check_keeps', 'check_lines', 'check_headers', 'check_notes')
        for name in sorted(dir(self)):
            if name.startswith('check_') and not (is_huge and name in kept):
                getattr(self, name)()
        return self.faults


if __name__ == '__main__':
    found = Judge(*sys.argv[1:6]).judge(sys.argv[6:] == ['huge'])
    print('\n'.join(found), end='\n' if found else '')
    sys.exit(bool(found))
