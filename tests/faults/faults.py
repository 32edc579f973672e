#!/usr/bin/env python3
"""One fault a run: faults.py SHIM ROLEGUIDE ROOT SECONDS (0: all of them). TAP on standard output.

Each command runs once as it should; then once for each call that may fail, with that call failing.
What must hold: no crash, no hang; status 0 with the same bytes, or another status with a word on
it, the old files as they were; no temporary name, ever.
"""
import errno, json, os, random, shutil, subprocess, sys, tempfile, time
from concurrent.futures import ThreadPoolExecutor

shim, program, root, seconds = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])
guide, answers = root + "/content/pm-vs-tpm.xml", root + "/content/answers/hebrew.xml"
OLD = b"old"
ERRNOS = {
    "alloc": ["ENOMEM"], "open": ["EIO", "EMFILE", "EINTR"], "read": ["EIO", "EINTR"],
    "write": ["EIO", "ENOSPC", "EINTR"], "fsync": ["EIO", "ENOSPC", "EINTR"],
    "link": ["EIO", "ENOSPC", "EEXIST", "EINTR"], "rename": ["EIO", "ENOSPC"], "chmod": ["EIO"],
    "stat": ["EIO"], "close": ["EIO", "EINTR"],
}
# command, what it writes, whether those files stand there before
COMMANDS = {
    "guide": (["guide", guide, "-o", "out.pdf"], ["out.pdf"], False),
    "guide over an old file": (["guide", guide, "-o", "out.pdf"], ["out.pdf"], True),
    "report": (["report", guide, answers, "-o", "out.pdf", "--result", "out.json"],
               ["out.pdf", "out.json"], True),
    "check": (["check", guide, answers], [], False),
    "verify": (["verify", "carried.pdf"], [], False),
    "preflight": (["preflight", "press.pdf", "--preflight", "found.json"], ["found.json"], True),
}


def run(args, folder, fault=None, log=None):
    env = {"PATH": os.environ["PATH"], "ROLEGUIDE_DATA": root + "/content", "LD_PRELOAD": shim,
           "HOME": folder}
    if log:
        env["FAULT_LOG"] = log
    if fault:
        env.update(FAULT_CALL=fault[0], FAULT_AT=str(fault[1]),
                   FAULT_ERRNO=str(getattr(errno, fault[2])))
    done = subprocess.run([program] + args, cwd=folder, env=env, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def prepare(command):
    folder = tempfile.mkdtemp(dir=top)
    for name in ("carried.pdf", "press.pdf"):
        shutil.copy(top + "/" + name, folder)
    _, outputs, is_old = COMMANDS[command]
    for name in outputs if is_old else []:
        with open(folder + "/" + name, "wb") as out:
            out.write(OLD)
        os.chmod(folder + "/" + name, 0o640)
    return folder


def contents(folder):
    files = {}
    for name in sorted(os.listdir(folder)):
        if name not in ("carried.pdf", "press.pdf"):
            with open(folder + "/" + name, "rb") as file:
                files[name] = file.read()
    return files


def is_json(data):
    try:
        json.loads(data)
        return True
    except ValueError:
        return False


def judge(command, fault, good):
    """None, or what is wrong."""
    args, outputs, is_old = COMMANDS[command]
    folder = prepare(command)
    before = contents(folder)
    try:
        status, out, err = run(args, folder, fault)
    except subprocess.TimeoutExpired:
        return "hangs"
    after = contents(folder)
    shutil.rmtree(folder)
    if status < 0 or status > 3:
        return "crashes: %d" % status
    for name, data in after.items():
        if name not in outputs:
            return "leaves %s" % name
        if command == "preflight" and status == 3 and is_json(data):
            continue  # findings: that the file cannot be read
        if data not in (good[2].get(name), before.get(name)):
            return "leaves %s with other bytes, status %d" % (name, status)
    if is_old and set(after) != set(before):
        return "loses a file"
    if status == 0 and (out, after) != (good[1], good[2]):
        return "status 0 with other results"
    if status != 0 and not err:
        # standard error itself may be what cannot be written
        if fault[0] != "write":
            return "status %d without a word" % status
    if status == 0 and b": error: " in err:
        return "status 0 with an error"
    return None


def faults_of(command):
    folder = prepare(command)
    log = top + "/log"
    if os.path.exists(log):
        os.unlink(log)
    args = COMMANDS[command][0]
    status, out, err = run(args, folder, log=log)
    good = (status, out, contents(folder))
    shutil.rmtree(folder)
    assert status == 0, (command, status, err)
    with open(log) as lines:
        calls = [line.split() for line in lines]
    return good, [(kind, int(at), name) for kind, at in calls for name in ERRNOS[kind]]


top = tempfile.mkdtemp()
try:
    run(["report", guide, answers, "--attach", "-o", "carried.pdf"], top)
    run(["guide", guide, "--profile", "print", "-o", "press.pdf"], top)
    begin, total, ncrashes, number = time.time(), 0, 0, 0
    for command in COMMANDS:
        good, faults = faults_of(command)
        nall = len(faults)
        random.Random(command).shuffle(faults)
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
            "not " if wrong else "", number, command, ndone, nall, len(wrong)), flush=True)
        for fault, what in wrong[:20]:
            print("# %s %d %s: %s" % (*fault, what))
    print("# %d faults in %.0f s" % (total, time.time() - begin))
    print("1..%d" % number)
finally:
    shutil.rmtree(top)
