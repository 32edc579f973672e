#!/usr/bin/env python3
"""hostile.py [--sample] [NAME...]: puts the cases of cases.py before the program, each in a folder of
its own, and prints a TAP line for each and figures. A case passes when the program ends within
SECONDS of processor time and its megabytes, with a document or with a status of 1 to 3 and an error of
one line, has read nothing outside, printed nothing that steers a terminal, changed no file that
was there, left no other behind, and lost no word. --sample: those that cost little."""
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

SECONDS, TIMES = 10, 1
if os.environ.get('SANITIZED'):  # which cost time and memory of their own
    SECONDS, TIMES = 100, 16
SECRET = 'what-lies-outside'
# Controls but for the end of a line, C1, what turns directions.
RAW = re.compile('[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]')

PROGRAM = os.environ['ROLEGUIDE']
DATA = os.environ['ROLEGUIDE_DATA']


def put(path, content):
    content = content() if callable(content) else content
    content = content.encode('utf-8', 'surrogateescape') if isinstance(content, str) else content
    with open(path, 'wb') as out:
        out.write(content)


def prepare(case, top):
    inside, outside = os.path.join(top, 'in'), os.path.join(top, 'outside')
    os.makedirs(os.path.join(inside, 'sub'))
    os.makedirs(outside)
    put(os.path.join(outside, 'secret.xml'), f'<p>{SECRET}</p>')
    put(os.path.join(outside, 'p.png'), SECRET)
    os.symlink('../outside/secret.xml', os.path.join(inside, 'link.xml'))
    os.symlink('/dev/zero', os.path.join(inside, 'zero.xml'))
    os.symlink('g.xml', os.path.join(inside, 'self.xml'))
    os.mkfifo(os.path.join(inside, 'fifo.xml'))
    for name, content in case['files'].items():
        put(os.path.join(inside, name), content)
    if case['data'] is None:
        return inside, DATA
    data = os.path.join(inside, 'data')
    shutil.copytree(DATA, data)
    for name, edit in case['data'].items():
        path = os.path.join(data, name)
        with open(path, encoding='utf-8') as file:
            text = file.read()
        put(path, edit(text))
    return inside, data


def snapshot(top):
    found = {}
    for folder, _, names in os.walk(top):
        for name in names:
            path = os.path.join(folder, name)
            info = os.lstat(path)
            found[path] = info.st_ino, info.st_size, info.st_mtime_ns
    return found


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 2, SECONDS + 4))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def run(case, inside, data):
    env = {**os.environ, 'ROLEGUIDE_DATA': data}
    args = [a.replace('DATA/', data + '/') for a in case['args']]
    if '=' in args[0]:
        name, value = args.pop(0).split('=')
        env[name] = value
    with open(os.path.join(inside, '..', 'said'), 'w+b') as said:
        child = subprocess.Popen([PROGRAM, *args], cwd=inside, env=env, preexec_fn=limits,
                                 stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        timer = threading.Timer(SECONDS * 20, child.kill)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        timer.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode('utf-8', 'surrogateescape')
    return (child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)


def lost_words(case, inside):
    start, wanted = case['words']
    text = subprocess.run(['pdftotext', '-raw', os.path.join(inside, 'out.pdf'), '-'],
                          capture_output=True, check=False).stdout.decode('utf-8', 'replace')
    n = text.count(start)
    return [] if n >= wanted else [f'{wanted - n} of {wanted} words "{start}" are lost']


def judge(case, inside, before, result):
    status, seconds, megabytes, text = result
    after = snapshot(inside)
    new = [os.path.basename(p) for p in after if p not in before]
    output = os.path.join(inside, 'out.pdf')
    faults = []
    if seconds > SECONDS:
        faults.append(f'takes {seconds:.1f} s')
    if megabytes > case['megabytes'] * TIMES:
        faults.append(f'takes {megabytes:.0f} MB')
    if status not in (0, 1, 2, 3):
        faults.append(f'ends with {status}')
    if status == 0 and case['wants'] == 'error':
        faults.append('an error is wanted')
    if status != 0 and case['wants'] == 'document':
        faults.append('a document is wanted')
    if status != 0 and not re.search(r'(?m)^.+: error: \S', text):
        faults.append('there is no error in the output')
    if status != 0 and new:
        faults.append(f'leaves {new}')
    if status == 0 and new not in ([], ['out.pdf']):
        faults.append(f'leaves {new}')
    if any(after.get(path) != info for path, info in before.items()):
        faults.append('changes a file that was there')
    if RAW.search(text) or re.search('[\udc80-\udcff]', text):
        faults.append('prints characters that steer a terminal')
    if re.search('(?m)^roleguide: all is well', text):
        faults.append('a name forges a line')
    if len(text) > 100000:
        faults.append(f'prints {len(text)} characters')
    if SECRET in text or 'root:' in text:
        faults.append('reads what lies outside')
    if status == 0 and os.path.exists(output):
        with open(output, 'rb') as file:
            if file.read(5) != b'%PDF-':
                faults.append('the document is no PDF')
        if case['words']:
            faults += lost_words(case, inside)
    return faults


def attempt(case):
    with tempfile.TemporaryDirectory() as top:
        inside, data = prepare(case, top)
        before = snapshot(inside)
        result = run(case, inside, data)
        return result, judge(case, inside, before, result)


def main():
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from cases import CASES
    names = [a for a in sys.argv[1:] if a != '--sample']
    chosen = [c for c in CASES if (c['cheap'] or '--sample' not in sys.argv) and
              (not names or any(n in c['name'] for n in names))]
    failed, slowest, largest = 0, (0, ''), (0, '')
    for i, case in enumerate(chosen, 1):
        (status, seconds, megabytes, text), faults = attempt(case)
        slowest = max(slowest, (seconds, case['name']))
        largest = max(largest, (megabytes, case['name']))
        print(f'{"not ok" if faults else "ok"} {i} - {case["name"]} '
              f'({["document", "error"][status != 0]} {status}, {seconds:.2f} s, '
              f'{megabytes:.0f} MB)', flush=True)
        if faults:
            failed += 1
            first = text.split('\n')[0][:160].encode('ascii', 'backslashreplace').decode()
            print(f'# {"; ".join(faults)}\n# {first}', flush=True)
    print(f'1..{len(chosen)}')
    print(f'# {len(chosen) - failed} of {len(chosen)} cases end as they should; slowest '
          f'{slowest[0]:.1f} s ({slowest[1]}), largest {largest[0]:.0f} MB ({largest[1]})')
    sys.exit(failed > 0)


main()
