#!/usr/bin/env python3
"""Breaks the program on purpose, one small change at a time, and sees whether the tests near the
change notice: run.py ROOT WORK [NAME...]

The changes stand in table.txt. Each is made in a copy of the tree in WORK, built, and the tests
that it names are run, the quick ones first; one that fails kills the mutant. Those that were killed
are kept in WORK/results, so that a run that was broken off goes on where it stopped; a mutant is
tried anew when it survived, or when its file or its tests have changed. Without names, all are
tried. The last line is "N of M killed"; the exit status tells whether the share is what
MUTANTS_LEAST says (90 percent)."""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys

COPIED = ['Makefile', 'README.md', 'LICENSE', 'src', 'tests', 'content', 'fonts', 'tools', 'doc']
LEAST = int(os.environ.get('MUTANTS_LEAST', '90'))


def read_table(path):
    """The mutants, each a dict of name, file, tests, old and new."""
    mutants = []
    for block in re.split(r'\n\s*\n', path.read_text()):
        lines = [l for l in block.splitlines() if l and not l.startswith('#')]
        if not lines:
            continue
        mutant = {'old': None, 'new': ''}
        for line in lines:
            key, _, value = line.partition(' ')
            mutant[{'-': 'old', '+': 'new'}.get(key, key.rstrip(':'))] = value
        mutants.append(mutant)
    for mutant in mutants:
        for key in ('old', 'new'):
            mutant[key] = mutant[key].replace('¶', '\n')
    names = [m['name'] for m in mutants]
    assert len(names) == len(set(names)), 'a name stands twice'
    return mutants


def copy_tree(root, tree):
    """Brings the copy up to date; what has not changed keeps its time, so that little is built."""
    tree.mkdir(parents=True, exist_ok=True)
    wanted = set()
    for top in COPIED:
        source = root / top
        paths = [source] if source.is_file() else source.rglob('*')
        paths = [p for p in paths if p.is_symlink() or p.is_file()]
        for path in paths:
            name = path.relative_to(root)
            to = tree / name
            wanted.add(name)
            if to.is_file() and to.is_symlink() == path.is_symlink() and \
                    to.read_bytes() == path.read_bytes():
                continue
            to.parent.mkdir(parents=True, exist_ok=True)
            to.unlink(missing_ok=True)
            shutil.copy(path, to, follow_symlinks=False)
    for top in COPIED:
        for path in list((tree / top).rglob('*')):
            if (path.is_symlink() or path.is_file()) and path.relative_to(tree) not in wanted:
                path.unlink()


def script_of(tree, test):
    for path in (f'tests/{test}/run.sh', f'tests/{test}.sh', f'tests/{test}.c'):
        if (tree / path).exists():
            return path
    sys.exit(f'mutants: there is no test {test}')


def key_of(tree, mutant):
    """Changes when the result might."""
    parts = [mutant['old'], mutant['new'], (tree / mutant['file']).read_text()]
    for test in mutant['tests'].split():
        path = tree / script_of(tree, test)
        files = [path] if path.suffix == '.c' else sorted(path.parent.rglob('*'))
        parts += [p.read_bytes().decode('latin-1') for p in files if p.is_file()]
    return hashlib.sha256('\0'.join(parts).encode('latin-1', 'replace')).hexdigest()[:16]


def make(tree, *words):
    environment = {k: v for k, v in os.environ.items() if k not in ('MAKEFLAGS', 'MFLAGS', 'BUILD')}
    environment['FAULTS_SECONDS'] = '1'  # what mutants break is among the faults tried by name
    return subprocess.run(['make', *words], cwd=tree, env=environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def try_one(tree, mutant):
    """killed, survived, or what is wrong with the mutant."""
    path = tree / mutant['file']
    text = path.read_text()
    if text.count(mutant['old']) != 1:
        return f'stale: its text stands {text.count(mutant["old"])} times in {mutant["file"]}'
    path.write_text(text.replace(mutant['old'], mutant['new']))
    try:
        if make(tree, '-j2', 'all').returncode != 0:
            return 'stale: does not build'
        for test in mutant['tests'].split():
            ran = make(tree, 'check', f'T={test}')
            if not re.search(r'^\d+ passed, \d+ failed$', ran.stdout, re.M):
                return f'stale: {test} did not run'
            if ran.returncode:
                return 'killed'
        return 'survived'
    finally:
        path.write_text(text)


def main():
    root, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    chosen = set(sys.argv[3:])
    tree, results = work / 'tree', work / 'results'
    mutants = read_table(root / 'tests/mutants/table.txt')
    unknown = chosen - {m['name'] for m in mutants}
    if unknown:
        sys.exit(f'mutants: none is called {" ".join(sorted(unknown))}')
    mutants = [m for m in mutants if not chosen or m['name'] in chosen]
    copy_tree(root, tree)
    known = dict(line.split('\t', 1) for line in results.read_text().splitlines()) \
        if results.exists() else {}
    tests = sorted({t for m in mutants for t in m['tests'].split()})
    if any(key_of(tree, m) not in known for m in mutants):
        whole = make(tree, 'check', f'T={" ".join(tests)}')
        if whole.returncode:
            print(whole.stdout[-3000:])
            sys.exit('mutants: the tests fail before anything is broken')
    survivors, nkilled = [], 0
    for mutant in mutants:
        key = key_of(tree, mutant)
        if key not in known:
            known[key] = try_one(tree, mutant)
            if known[key] == 'killed':
                with results.open('a') as file:
                    file.write(f'{key}\t{known[key]}\n')
        nkilled += known[key] == 'killed'
        if known[key] != 'killed':
            survivors.append(mutant['name'])
        print(f'{known[key]:10} {mutant["name"]}', flush=True)
    if survivors:
        print('not killed: ' + ' '.join(survivors))
    print(f'{nkilled} of {len(mutants)} killed')
    sys.exit(nkilled * 100 < LEAST * len(mutants))


main()
