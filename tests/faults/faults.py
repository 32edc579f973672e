#!/usr/bin/env python3
"""One fault a run: faults.py SHIM ROLEGUIDE ROOT SECONDS (0: all of them). TAP on standard output.

Each command runs once as it should; then once for each call that may fail, with that call failing.
Allocations count by the path of calls that leads there, for all commands together. What must hold: no crash, no hang; status 0 with the same bytes, or another status with a word on
it, the old files as they were; no temporary name, ever.
"""
import errno, json, os, random, shutil, subprocess, sys, tempfile, time
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

shim, program, root, seconds = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])
guide, answers = root + "/content/pm-vs-tpm.xml", root + "/content/answers/hebrew.xml"
typed = "Ada \u0141\n1\n12\n2\n5 1\nrope\nwalnut, 1\n3 2 1\nTrees\n2\n\n"
OLD = b"old"
INPUTS = ("carried.pdf", "press.pdf", "key")
ERRNOS = {
    "alloc": ["ENOMEM"], "open": ["EIO", "EMFILE", "EINTR"], "read": ["EIO", "EINTR"],
    "write": ["EIO", "ENOSPC", "EINTR"], "fsync": ["EIO", "ENOSPC", "EINTR"],
    "link": ["EIO", "ENOSPC", "EEXIST", "EINTR"], "rename": ["EIO", "ENOSPC", "EINTR"],
    "chmod": ["EIO"], "stat": ["EIO"], "close": ["EIO", "EINTR"], "access": ["EIO", "EACCES"],
    "folder": ["EIO", "EMFILE"], "entry": ["EIO"], "path": ["EIO", "EMFILE"], "map": ["ENOMEM"],
    "fork": ["EAGAIN"],
}


class Command:
    """outputs: what it writes; is_old: whether those files stand there before; link: another name
    for the first of them; saves: it may write less than all when it fails."""

    def __init__(self, *args, outputs=(), is_old=False, link=None, typed=b"", saves=False):
        self.args, self.outputs, self.is_old = list(args), outputs, is_old
        self.link, self.typed, self.saves = link, typed, saves


PDF = ("out.pdf",)
COMMANDS = {
    "guide": Command("guide", guide, "-o", "out.pdf", outputs=PDF),
    "guide over an old file": Command("guide", guide, "-o", "out.pdf", outputs=PDF, is_old=True),
    "guide through a link": Command("guide", guide, "-o", "link.pdf", outputs=PDF, is_old=True,
                                    link="link.pdf"),
    "guide with pictures": Command("guide", root + "/tests/guide/parts.xml", "-o", "out.pdf",
                                   outputs=PDF),
    "guide with parts": Command("guide", root + "/tests/guide/include.xml", "-o", "out.pdf",
                                outputs=PDF),
    "guide in many scripts": Command("guide", root + "/tests/guide/languages.xml", "-o", "out.pdf",
                                     outputs=PDF),
    "guide for the press": Command(
        "guide", root + "/tests/ask/garden.xml", "--profile", "print", "--marks", "crop", "-o",
        "out.pdf", "--preflight", "out.json", outputs=("out.pdf", "out.json")),
    "report": Command("report", guide, answers, "-o", "out.pdf", "--result", "out.json",
                      outputs=("out.pdf", "out.json"), is_old=True),
    "reports": Command("report", guide, answers, root + "/content/answers/one-person.csv", "-o", "./",
                       "--name", "{source}", "--key", "key", outputs=(
                           "hebrew.pdf", "one-person.pdf", "manifest.csv", "manifest.json"),
                       saves=True),
    "ask": Command("ask", root + "/tests/ask/garden.xml", "-o", "out.xml", outputs=("out.xml",),
                   typed=typed.encode(), saves=True),
    "check": Command("check", guide, answers),
    "verify": Command("verify", "carried.pdf"),
    "preflight": Command("preflight", "press.pdf", "--preflight", "out.json",
                         outputs=("out.json",), is_old=True),
    "dump of a guide": Command("guide", guide, "--dump", "guide"),
    "dump of its pages": Command("guide", guide, "--dump", "layout"),
    "dump of its tags": Command("guide", guide, "--dump", "tags"),
    "dump of a result": Command("report", guide, answers, "--dump", "result"),
}


def run(command, folder, fault=None, log=None):
    env = {"PATH": os.environ["PATH"], "ROLEGUIDE_DATA": root + "/content", "LD_PRELOAD": shim,
           "HOME": folder, "SOURCE_DATE_EPOCH": "1795305600"}
    if log:
        env["FAULT_LOG"] = log
    if fault:
        env.update(FAULT_CALL=fault[0], FAULT_AT=str(fault[1]),
                   FAULT_ERRNO=str(getattr(errno, fault[2])))
    done = subprocess.run([program] + command.args, cwd=folder, env=env, input=command.typed,
                          capture_output=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def prepare(command):
    folder = tempfile.mkdtemp(dir=top)
    for name in INPUTS:
        shutil.copy(top + "/" + name, folder)
    for name in command.outputs if command.is_old else []:
        with open(folder + "/" + name, "wb") as out:
            out.write(OLD)
        os.chmod(folder + "/" + name, 0o640)
    if command.link:
        os.symlink(command.outputs[0], folder + "/" + command.link)
    return folder


def contents(folder):
    """The files of a folder but the inputs; of a link, where it leads."""
    files = {}
    for name in sorted(os.listdir(folder)):
        path = folder + "/" + name
        if os.path.islink(path):
            files[name] = os.readlink(path)
        elif name not in INPUTS:
            with open(path, "rb") as file:
                files[name] = file.read()
    return files


def is_json(data):
    try:
        json.loads(data)
        return True
    except ValueError:
        return False


def is_xml(data):
    try:
        ElementTree.fromstring(data)
        return True
    except ElementTree.ParseError:
        return False


def judge_files(command, status, before, after, good):
    """None, or what is wrong with the files that are there afterwards."""
    for name, data in after.items():
        if name not in command.outputs and name != command.link:
            return "leaves %s" % name
        if data in (good.get(name), before.get(name)) or (
                command.args[0] == "ask" and is_xml(data)):
            continue
        if name.startswith("manifest") and status != 0 and (
                not data or data.endswith(b"\r\n") or is_json(data)):
            continue  # whole as far as it has come
        if command.args[0] == "preflight" and status == 3 and is_json(data):
            continue  # findings: that the file cannot be read
        return "leaves %s with other bytes, status %d" % (name, status)
    if set(before) - set(after):
        return "loses a file"
    if status != 0 and not command.saves and len(command.outputs) == 1 and after != before and \
            command.args[0] != "preflight":
        return "writes its file and fails"
    return None


def judge(command, fault, good):
    """None, or what is wrong."""
    folder = prepare(command)
    before = contents(folder)
    try:
        status, out, err = run(command, folder, fault)
    except subprocess.TimeoutExpired:
        return "hangs"
    after = contents(folder)
    shutil.rmtree(folder)
    if status < 0 or status > 3:
        return "crashes: %d" % status
    what = judge_files(command, status, before, after, good[3])
    if what:
        return what
    if status == 0 and (after != good[3] or (out != good[1] and command.args[0] != "ask")):
        return "status 0 with other results"  # ask says when it cannot save, and tries again
    if status == 0 and set(good[2].splitlines()) - set(err.splitlines()):
        return "status 0 without a warning that there was"
    if status == 0 and b": error: " in err:
        return "status 0 with an error"
    if status != 0 and not err and fault[0] != "write":  # standard error is written, too
        return "status %d without a word" % status
    return None


def faults_of(command):
    folder = prepare(command)
    log = top + "/log"
    if os.path.exists(log):
        os.unlink(log)
    status, out, err = run(command, folder, log=log)
    good = (status, out, err, contents(folder))
    shutil.rmtree(folder)
    assert status == 0 and set(good[3]) >= set(command.outputs), (command.args, status, err)
    with open(log) as lines:
        calls = [line.split() for line in lines]
    calls = [c for c in calls if c[0] != "alloc" or c[2] not in known]
    known.update(path for kind, _, path in calls if kind == "alloc")
    return good, [(kind, int(at), name) for kind, at, _ in calls for name in ERRNOS[kind]]


known = set()  # paths of calls by which an earlier command came to an allocation
top = tempfile.mkdtemp()
try:
    run(Command("report", guide, answers, "--attach", "-o", "carried.pdf"), top)
    run(Command("guide", guide, "--profile", "print", "-o", "press.pdf"), top)
    with open(top + "/key", "w") as key:
        key.write("0" * 64 + "\n")
    begin, total, ncrashes, number = time.time(), 0, 0, 0
    for name, command in COMMANDS.items():
        good, faults = faults_of(command)
        nall = len(faults)
        random.Random(name).shuffle(faults)
        faults.sort(key=lambda fault: fault[0] == "alloc")  # system calls first: they are few
        nsystem = sum(fault[0] != "alloc" for fault in faults)
        budget = seconds / len(COMMANDS)
        wrong, ndone, started = [], 0, time.time()
        with ThreadPoolExecutor(2) as pool:
            step = 20
            # of both sorts in turn, so that a sample has of both
            mixed = [f for pair in zip(faults[:nsystem], faults[nsystem:]) for f in pair]
            mixed += faults[min(nsystem, nall - nsystem):nsystem]
            mixed += faults[nsystem + min(nsystem, nall - nsystem):]
            for i in range(0, nall, step):
                if seconds and time.time() - started > budget:
                    break
                part = mixed[i:i + step]
                for fault, what in zip(part, pool.map(lambda f: judge(command, f, good), part)):
                    if what:
                        wrong.append((fault, what))
                ndone += len(part)
        number += 1
        total += ndone
        print("%sok %d - %s: %d of %d faults tried, %d wrong" % (
            "not " if wrong else "", number, name, ndone, nall, len(wrong)), flush=True)
        for fault, what in wrong[:20]:
            print("# %s %d %s: %s" % (*fault, what))
    print("# %d faults in %.0f s" % (total, time.time() - begin))
    print("1..%d" % number)
finally:
    shutil.rmtree(top)
