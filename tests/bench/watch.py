#!/usr/bin/env python3
"""From a file that is saved to the guide that is written anew: watch.py PROGRAM CONTENT [TIMES]

The shipped guide is watched in a copy of its folder and saved again and again, with another word
each time, by turns in its place and as another file under its name. Prints milliseconds: the
median and the longest; status 1 where the median is over what was promised."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

PROMISED = 50


def stamp(path):
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def wait(output, before):
    """Until the output is another one; when that was seen."""
    end = time.monotonic() + 20
    while stamp(output) in (None, before):
        if time.monotonic() > end:
            sys.exit("nothing was written")
        time.sleep(0.0003)
    return time.monotonic()


def save(path, text, in_place):
    """Saves the text; when it was saved."""
    other = path if in_place else path + ".new"
    with open(other, "w", encoding="utf-8") as file:
        file.write(text)
    if not in_place:
        os.replace(other, path)
    return time.monotonic()


def main(program, content, times="21"):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(content, os.path.join(folder, "content"))
        guide = os.path.join(folder, "content", "pm-vs-tpm.xml")
        output = os.path.join(folder, "guide.pdf")
        with open(guide, encoding="utf-8") as file:
            text = file.read()
        watch = subprocess.Popen([program, "watch", guide, "-o", output], stdout=subprocess.PIPE, text=True)
        while not watch.stdout.readline().startswith("watching"):
            pass
        took = []
        for i in range(int(times)):
            time.sleep(0.1)
            before = stamp(output)
            saved = save(guide, text.replace("Low to medium", "Low to medium %d" % i), i % 2 == 0)
            took.append(1000 * (wait(output, before) - saved))
        watch.terminate()
        watch.wait()
    took.sort()
    median = took[len(took) // 2]
    print("watch: saved to written: median %.0f ms, longest %.0f ms (at most %d promised)" % (median, took[-1], PROMISED))
    return median > PROMISED


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
