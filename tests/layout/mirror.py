"""Whether a layout (standard input) is the other (a file) in a mirror: boxes, pictures, paths, links."""
import re, sys
from collections import Counter


def places(lines, turns):
    found, width, page = Counter(), 0, 0
    for line in lines:
        words = line.split(" ")
        if words[0] == "page":
            page, width = int(words[1]), int(re.match(r"(\d+)x", words[2])[1])
        elif words[0] in ("box", "path", "image", "link"):
            x, y, w, h = map(int, words[1:5])
            found[page, words[0], width - x - w if turns else x, y, w, h] += 1
    return found


left = places(open(sys.argv[1], encoding="utf-8"), True)
right = places(sys.stdin, False)
for place in sorted((left - right).keys() | (right - left).keys()):
    print(*place, "missing" if place in left else "new")
