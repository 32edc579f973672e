#!/bin/bash
# What a reader is told of changes: changes.tsv has one a line, a name and a sed script that makes
# it in old.xml; NAME.txt is what is said of it. UPDATE=1 writes these files.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/diff
cd "$work" || exit 1
cp "$here/old.xml" old.xml

# told FILE... [OPTION...]: what is said, with the exit status behind it.
told() {
	"$ROLEGUIDE" diff "$@" 2>&1
	echo "exit status $?"
}

while IFS=$'\t' read -r name script; do
	sed "$script" old.xml >new.xml
	told old.xml new.xml >told
	[ -z "${UPDATE-}" ] || cp told "$here/$name.txt"
	tap_is "$(cat told)" "$(cat "$here/$name.txt")" "$name: as $name.txt says"
done <"$here/changes.tsv"

tap_done
