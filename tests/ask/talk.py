"""Talks with a program in a pseudo-terminal: talk.py COLUMNS COMMAND... <SCRIPT

Each line of the script is one step:
  <words     waits until the words are printed, behind those waited for before
  >words     types the words and Enter
  =words     types the words without Enter
  ^C ^D      types that key
  !kill      kills the program, as kill -9
  !close     closes the terminal
  !size N    makes the window N columns wide
Prints everything as the terminal got it (fixed spaces as spaces), then how the program ended.
"""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time

PATIENCE = 10  # seconds


class Talk:
    def __init__(self, columns, command):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            self.resize(1, columns)
            os.execvp(command[0], command)
        self.printed = ""
        self.seen = 0
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")

    @staticmethod
    def resize(terminal, columns):
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("4H", 50, columns, 0, 0))

    def read(self, seconds):
        """What was printed within so many seconds; False at the end."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.printed += self.decoder.decode(data).replace("\r\n", "\n").replace("\u00a0", " ")
        return bool(data)

    def wait_for(self, words):
        end = time.monotonic() + PATIENCE
        while (at := self.printed.find(words, self.seen)) < 0:
            if not self.read(max(0, end - time.monotonic())) or time.monotonic() > end:
                self.printed += "\ntalk: waited in vain for: %s\n" % words
                return False
        self.seen = at + len(words)
        return True

    def step(self, line):
        kind, rest = line[0], line[1:]
        if kind == "<":
            return self.wait_for(rest)
        if kind == ">":
            os.write(self.terminal, (rest + "\n").encode())
        elif kind == "=":
            os.write(self.terminal, rest.encode().decode("unicode_escape").encode("latin-1"))
        elif kind == "^":
            os.write(self.terminal, bytes([ord(rest) & 0x1F]))
        elif rest == "kill":
            os.kill(self.pid, signal.SIGKILL)
        elif rest == "close":
            os.close(self.terminal)
            self.terminal = -1
        elif rest.startswith("size "):
            self.resize(self.terminal, int(rest[5:]))
        else:
            sys.exit("talk.py: no such step: " + line)
        return True

    def end(self, is_well):
        """Ends the program if it has not ended by itself; says how it did."""
        deadline = time.monotonic() + PATIENCE
        while self.terminal >= 0 and is_well and time.monotonic() < deadline:
            if not self.read(1):
                break
        else:
            if self.terminal >= 0:
                os.kill(self.pid, signal.SIGKILL)
        status = os.waitpid(self.pid, 0)[1]
        if os.WIFSIGNALED(status):
            return "signal %d" % os.WTERMSIG(status)
        return "status %d" % os.WEXITSTATUS(status)


def main():
    talk = Talk(int(sys.argv[1]), sys.argv[2:])
    is_well = True
    for line in sys.stdin.read().splitlines():
        is_well = is_well and talk.step(line)
    ending = talk.end(is_well)
    print(talk.printed)
    print(ending)


main()
