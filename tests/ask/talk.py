"""Plays talks with the program in a pseudo-terminal: talk.py FILE.talk...

A talk is a list of commands, each followed by what happens while it runs:

    $ COMMAND        the shell runs it, in a folder with the guide of this one and nothing else
    = WORDS          these words are shown, behind those shown before
    > PROMPT: WORDS  the prompt is shown; then the words are typed, and Enter
    ~ PROMPT: BYTES  the same without Enter; \\r is Enter, \\x03 Ctrl-C, \\x04 Ctrl-D
    ! COMMAND        the shell runs it meanwhile; $pid is the program
    ! columns N      the window becomes N columns wide
    ! close          the window is closed
    - WORDS          these words were not shown at all
    ! fills N        the widest line is as wide as the window, or as N columns, less five at most
    ? ENDING         how the command ends, such as "signal 2"; without that line, "status 0"
    | LINE           all that was shown, to the letter but for spaces at the end

A command with none of these shows nothing; one with "|" alone shows just that, and UPDATE=1 writes
these lines. No command steers the terminal. "! columns N..." before the first command plays the
talk once in each of these widths, otherwise in 72. What starts with # says what a talk is for.
Prints TAP, one check a command.
"""
import codecs
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 60  # seconds, on the busiest of machines
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Fault(Exception):
    """What is not as the talk says."""


def width(line):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class Terminal:
    def __init__(self, command, columns):
        self.columns, self.raw, self.seen, self.typed = columns, "", 0, []
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            self.resize(columns, 1)
            os.execvp("bash", ["bash", "-c", command])

    def resize(self, columns, fd=None):
        self.columns = columns
        fcntl.ioctl(fd or self.fd, termios.TIOCSWINSZ, struct.pack("4H", 50, columns, 0, 0))

    @property
    def shown(self):
        return self.raw.replace("\r\n", "\n").replace("\u00a0", " ")

    def read(self, seconds):
        """Takes in what is shown within so many seconds; False at the end."""
        if not select.select([self.fd], [], [], max(0, seconds))[0]:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.raw += self.decoder.decode(data)
        return bool(data)

    def wait_for(self, words):
        end = time.monotonic() + PATIENCE
        while (at := self.shown.find(words, self.seen)) < 0:
            if not self.read(end - time.monotonic()) or time.monotonic() > end:
                raise Fault("waited in vain for: " + words)
        self.seen = at + len(words)

    def type(self, kind, text):
        prompt, words = re.fullmatch(r"(.*?:)(?: (.*))?", text).groups("")
        self.wait_for(prompt)
        self.typed.append(prompt + " " + words)
        data = words.encode() + b"\n"
        if kind == "~":
            data = words.encode().decode("unicode_escape").encode("latin-1")
        os.write(self.fd, data)

    def meanwhile(self, command):
        if command == "close":
            os.close(self.fd)
            self.fd = -1
        elif command.startswith("columns "):
            self.resize(int(command[8:]))
        elif subprocess.run(["bash", "-c", command], check=False,
                            env={**os.environ, "pid": str(self.pid)}).returncode:
            raise Fault("failed: " + command)

    def wait(self):
        """How the program ends by itself."""
        end = time.monotonic() + PATIENCE
        while self.fd >= 0 and self.read(end - time.monotonic()):
            if time.monotonic() > end:
                raise Fault("it does not end")
        status = os.waitpid(self.pid, 0)[1]
        self.pid = 0
        if os.WIFSIGNALED(status):
            return "signal %d" % os.WTERMSIG(status)
        return "status %d" % os.WEXITSTATUS(status)

    def check_width(self, wanted):
        wanted = min(int(wanted or self.columns), 80)
        lines = [line for line in self.shown.split("\n")
                 if "/" not in line and not line.endswith(tuple(self.typed))]
        widest = max(map(width, lines))
        if not wanted - 6 < widest <= wanted:
            raise Fault("the widest line has %d columns, not %d" % (widest, wanted))

    def close(self):
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.fd >= 0:
            os.close(self.fd)


class Command:
    """A command of a talk, its steps as pairs of a sign and what stands behind."""

    def __init__(self, line, number):
        self.line, self.number, self.steps = line, number, []

    def of(self, sign):
        return [text for kind, text in self.steps if kind == sign]

    def play(self, terminal):
        for kind, text in self.steps:
            if kind == "=":
                terminal.wait_for(text)
            elif kind in ">~":
                terminal.type(kind, text)
            elif kind == "!" and not text.startswith("fills"):
                terminal.meanwhile(text)
        ending = terminal.wait()
        if ending != (self.of("?") or ["status 0"])[0]:
            raise Fault("it ends with " + ending)
        for text in self.of("!"):
            if text.startswith("fills"):
                terminal.check_width(text[6:])
        for words in self.of("-"):
            if words in terminal.shown:
                raise Fault("it shows: " + words)
        if STEERS.search(terminal.shown):
            raise Fault("it steers the terminal")
        self.compare([line.rstrip() for line in terminal.shown.split("\n")[:-1]])

    def compare(self, shown):
        if not self.of("|") and any(self.of(sign) for sign in "=-~>!"):
            return
        if os.environ.get("UPDATE"):
            self.steps = [step for step in self.steps if step[0] != "|"]
            self.steps += [("|", line) for line in shown]
        if shown != self.of("|"):
            raise Fault("it does not show what it should")

    def check(self, name, columns):
        """Plays the command and prints whether it went well."""
        terminal = Terminal(self.line, columns)
        label = "%s:%d, %d columns: %s" % (name, self.number, columns, self.line)
        try:
            self.play(terminal)
            print("ok - " + label)
        except Fault as fault:
            print("not ok - %s\n# %s" % (label, fault))
            print(re.sub("^", "# shown: ", terminal.shown.strip("\n"), flags=re.M))
        terminal.close()

    def __str__(self):
        return "\n".join("%s %s" % step if step[1] else step[0]
                         for step in [("$", self.line), *self.steps])


def read_talk(path):
    """The remarks at its head, the widths, and the commands."""
    head, widths, commands = [], [72], []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file.read().splitlines(), 1):
            sign, text = line[:1], line[2:]
            if sign == "$":
                commands.append(Command(text, number))
            elif commands and sign and sign in "=>~!-?|#":
                commands[-1].steps.append((sign, text))
            elif line.startswith("! columns "):
                widths = [int(word) for word in text.split()[1:]]
                head.append(line)
            elif sign in ("", "#") and not commands:
                head.append(line)
            else:
                sys.exit("%s:%d: no such step: %s" % (path, number, line))
    return head, widths, commands


def play(path, folder):
    head, widths, commands = read_talk(path)
    name = os.path.basename(path)
    for columns in widths:
        os.makedirs(folder)
        for guide in ("garden.xml", "garden-quiz.xml"):
            shutil.copy(os.path.join(HERE, guide), folder)
        os.chdir(folder)
        for command in commands:
            command.check(name, columns)
        os.chdir("..")
        shutil.rmtree(folder)
    if os.environ.get("UPDATE"):
        with open(path, "w", encoding="utf-8") as file:
            print(*head, *commands, sep="\n", file=file)
    return len(widths) * len(commands)


def main():
    print("1..%d" % sum(play(os.path.abspath(path), "talk") for path in sys.argv[1:]))


main()
