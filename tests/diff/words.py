"""Other words in a guide: words.py GUIDE.xml N FOLDER writes N copies, each with one word of its
text replaced, and a line a copy: its file, the line of the word, and the new word."""
import random
import re
import sys

guide, n, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
source = open(guide, encoding="utf-8").read()
# words in lower case between white space, in what stands between tags; not in what is only heard
places = []
for text in re.finditer(r">([^<>]+)<", source[source.index("<masthead>"):]):
    start = source.index("<masthead>") + text.start(1)
    for word in re.finditer(r"(?<!\S)[a-z]{4,}(?!\S)", text.group(1)):
        places.append((start + word.start(), start + word.end()))
chance = random.Random(7)
for i in range(n):
    start, end = chance.choice(places)
    new = "quokka" + "abcdefghijklmnopqrstuvwxyz"[i % 26]
    path = f"{folder}/words-{i}.xml"
    with open(path, "w", encoding="utf-8") as out:
        out.write(source[:start] + new + source[end:])
    print(path, source.count("\n", 0, start) + 1, new, sep="\t")
