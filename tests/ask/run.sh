#!/bin/bash
# The command ask, in a real pseudo-terminal: talk.py plays the talks of this folder, each of which
# says what it is for. talk.py tells how they are written; UPDATE=1 writes what is shown to the
# letter. Names of talks as arguments: these alone.
set -u
. "$ROOT/tests/tap.bash"
talks=("${@/#/$ROOT/tests/ask/}")
[ $# != 0 ] || talks=("$ROOT"/tests/ask/*.talk)
cd "$work" || exit 1
export SOURCE_DATE_EPOCH=1795305600 LC_ALL=C.UTF-8
unset COLUMNS

if ! python3 -c 'import os, pty; os.close(pty.openpty()[0])' 2>why; then
	tap_ok 1 "there are pseudo-terminals here (devpts on /dev/pts): $(tail -n 1 why)"
	tap_done
fi

# What talks may say beside the commands of the system: roleguide is the program; "reads FILE" says
# with what error it reads these answers.
mkdir bin
ln -s "$ROLEGUIDE" bin/roleguide
reads() {
	roleguide report garden.xml "$1" --dump=result 2>&1 >/dev/null | grep error
	[ "${PIPESTATUS[*]}" = "0 1" ]
}
export -f reads
export PATH=$work/bin:$PATH
export NO_COLOR=1 # which no talk is about
python3 "$ROOT/tests/ask/talk.py" "${talks[@]}"
