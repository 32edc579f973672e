#!/usr/bin/env python3
"""What one guide takes from nothing: cold.py RUNS GUIDE WORK PROGRAM [BEFORE]

A row a program: the median of its processor time, system and all, over so many runs of both in
turns; instructions (0 without valgrind); the libraries that are loaded at the start; the bytes of
the file for the screen and of that for the press. The last line is "# INSTRUCTIONS LIBRARIES
PERCENT" of PROGRAM: how large the second file is beside the first."""
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(command):
    before = spent()
    subprocess.run(command, check=True)
    return spent() - before


def count_instructions(command):
    if not shutil.which('valgrind'):
        return 0
    said = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null',
                           *command], check=True, stderr=subprocess.PIPE, text=True).stderr
    return int(re.findall(r'Collected : (\d+)', said)[-1])  # a child process prints before


def count_libraries(program):
    said = subprocess.run(['ldd', program], check=True, stdout=subprocess.PIPE, text=True).stdout
    return sum('/' in line for line in said.splitlines())


def main():
    runs, guide, work = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    programs = [path for path in sys.argv[4:6] if path]
    commands = [[path, 'guide', guide, '-o', f'{work}/{i}.pdf'] for i, path in enumerate(programs)]
    times = [[] for _ in programs]
    for _ in range(runs):
        for i, command in enumerate(commands):
            times[i].append(run(command))
    rows = []
    print(f'{"from nothing":34} {"CPU ms":>10} {"libraries":>10} {"screen":>10} {"print":>10} '
          f'{"instructions":>12}')
    for i, program in enumerate(programs):
        run([*commands[i][:3], '--profile', 'print', '-o', f'{work}/print.pdf'])
        screen, press = os.path.getsize(commands[i][-1]), os.path.getsize(f'{work}/print.pdf')
        rows.append((count_instructions(commands[i]), count_libraries(program),
                     press * 100 // screen))
        print(f'{("this build", "the build before")[i]:34} {statistics.median(times[i]) * 1000:10.1f} '
              f'{rows[i][1]:10} {screen:10} {press:10} {rows[i][0]:12}')
    print('#', *rows[0])


main()
