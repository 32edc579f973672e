#!/usr/bin/env python3
"""reach.py PDF SIDES [HEIGHT]: whether what shows just inside the trimmed page at these sides (letters
of trbl) goes on to the end of the bleed, on every page and everywhere along the side, or so many
points down. Prints how much of each side has colour, in percent; a fault is a line of its own."""
import re
import subprocess
import sys

NEAR = 24      # as much may two values of a colour differ: the curve of a picture, blurred edges
BLURRED = 3    # pixels by which edges are seen beside their place
CORNER = 8     # pixels at its ends that are none of a side's business
DPI = 100


def pages(path):
    """Of each page: width, height, its pixels as rows of bytes, and the trim box in pixels."""
    info = subprocess.run(['pdfinfo', '-box', '-f', '1', '-l', '999', path], check=True,
                          capture_output=True, text=True).stdout
    boxes = {kind: [[float(n) for n in line.split()] for line in re.findall(
        r'%sBox:((?: +-?[\d.]+){4})' % kind, info)] for kind in ('Media', 'Trim')}
    data = subprocess.run(['pdftoppm', '-r', str(DPI), path], check=True,
                          capture_output=True).stdout
    at = 0
    for media, trim in zip(boxes['Media'], boxes['Trim']):
        head = re.compile(rb'P6\s(\d+) (\d+)\s255\s').match(data, at)
        width, height = int(head.group(1)), int(head.group(2))
        at = head.end()
        rows = [data[at + y * width * 3:at + (y + 1) * width * 3] for y in range(height)]
        at += width * height * 3
        scale = DPI / 72
        yield width, height, rows, (trim[0] * scale, (media[3] - trim[3]) * scale,
                                    trim[2] * scale, (media[3] - trim[1]) * scale)


def strip(width, height, rows, side, offset):
    """Pixels along a side, so many from the edge of the medium."""
    if side in 'tb':
        row = rows[offset if side == 't' else height - 1 - offset]
        return [row[i:i + 3] for i in range(0, len(row), 3)]
    x = offset if side == 'l' else width - 1 - offset
    return [row[3 * x:3 * x + 3] for row in rows]


def differ(a, b):
    return max(abs(x - y) for x, y in zip(a, b)) > NEAR


def main():
    path, sides = sys.argv[1:3]
    down = float(sys.argv[3]) * DPI / 72 if len(sys.argv) > 3 else 1e6
    for number, (width, height, rows, trim) in enumerate(pages(path), 1):
        share = []
        for side in sides:
            bleed = {'l': trim[0], 't': trim[1], 'r': width - trim[2],
                     'b': height - trim[3]}[side]
            inner = strip(width, height, rows, side, int(bleed) + 2)
            outer = strip(width, height, rows, side, 1)
            ends = trim[0::2] if side in 'tb' else (trim[1], min(trim[3], trim[1] + down))
            inside = range(int(ends[0]) + CORNER, int(ends[1]) - CORNER)
            wrong = [i for i in inside if all(differ(inner[i], outer[k])
                                              for k in range(i - BLURRED, i + BLURRED + 1))]
            if wrong:
                print('page %d, side %s: %d of %d pixels do not reach the end of the bleed' %
                      (number, side, len(wrong), len(inside)))
            share.append('%s %d%%' % (side, 100 * sum(min(inner[i]) < 230 for i in inside) //
                                      len(inside)))
        print('page %d: %s' % (number, ', '.join(share)))


main()
