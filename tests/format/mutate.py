#!/usr/bin/env python3
"""A file laid out with odd pieces put in anywhere: mutate.py PROGRAM FILE TIMES SEED

What is taken for well-formed must be laid out, and the same again. Prints what is not so, and at the
end how many files were taken."""
import random
import subprocess
import sys

PIECES = [
    b" ", b"\n", b"\t", b"\n\n\n", b"<!-- c -->", b"<!--\n x\n-->", b"<?p i?>", b"<em>x</em>", b"<br/>",
    b"&amp;", b"<![CDATA[ ]]>", b"<![CDATA[a\n  b]]>", b"<a x='1'/>", b"<b></b>", b"<c> </c>", b"word ", b"&#32;",
    b"<list><item>q</item></list>", "\u00a0\u00e9".encode(), b"<d><e/></d>", b'<f\n  y = "2"\n z="a\nb">t</f>',
]


def lay_out(program, text):
    return subprocess.run([program, "format", "-"], input=text, capture_output=True, check=False)


def mutate(rng, text):
    """Some pieces, each behind a tag or a blank."""
    for _ in range(rng.randint(1, 6)):
        places = [i + 1 for i, byte in enumerate(text) if byte in b"> \n"]
        at = rng.choice(places)
        text = text[:at] + rng.choice(PIECES) + text[at:]
    return text


def main(program, path, times, seed):
    rng = random.Random(int(seed))
    with open(path, "rb") as file:
        text = file.read()
    taken = 0
    for i in range(int(times)):
        once = lay_out(program, mutate(rng, text))
        if once.returncode not in (0, 1):
            print("%d: status %d: %s" % (i, once.returncode, once.stderr[:300]))
        elif once.returncode == 0:
            taken += 1
            if lay_out(program, once.stdout).stdout != once.stdout:
                print("%d: laid out again, it is another file" % i)
    print("taken: %d" % taken)


main(*sys.argv[1:])
