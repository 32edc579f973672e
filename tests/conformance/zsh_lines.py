#!/usr/bin/env python3
"""What lines typed into zsh become by a press of the tab key: zsh_lines.py SCRIPT LINE...

zsh runs in a terminal of its own; a key shows the line that stands there, and empties it."""
import os
import pty
import select
import sys
import time

TAB, SHOW = "\t", "\x1d"


def read_until(fd, text, seconds=10):
    """Reads until text has come; what came, or less when time is up."""
    said, end = "", time.monotonic() + seconds
    while text not in said and time.monotonic() < end:
        if select.select([fd], [], [], 0.1)[0]:
            said += os.read(fd, 65536).decode("utf-8", "replace")
    return said


def main(script, *lines):
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="dumb", HOME=os.getcwd())
        os.execvp("zsh", ["zsh", "-f", "-i"])
    os.write(
        fd,
        (
            "autoload -U compinit; compinit -u -D; source %s; "
            'show() { print; print -r -- "<$BUFFER>"; BUFFER=; zle redisplay }; zle -N show; '
            "bindkey '^]' show; print be''gin\n" % script
        ).encode(),
    )
    read_until(fd, "begin\r\n")
    time.sleep(0.3)
    for line in lines:
        os.write(fd, (line + TAB + SHOW).encode())
        said = read_until(fd, ">\r\n")
        print(said[said.rfind("\n<") + 2 : said.rfind(">\r\n")].rstrip())
    os.close(fd)


main(*sys.argv[1:])
