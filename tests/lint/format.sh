#!/bin/bash
# The tree passes .clang-format, a check a file. To format one: clang-format -i FILE
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
tap_needs clang-format clang-format --version
find src tests -name '*.[ch]' | LC_ALL=C sort >"$work/files"
xargs -n 50 clang-format --dry-run <"$work/files" >"$work/log" 2>&1
grep -o '^[^: ]*:[0-9]*:[0-9]*: ' "$work/log" | cut -d : -f 1 | sort -u >"$work/other"
while read -r file; do
	! grep -qxF "$file" "$work/other"
	tap_ok $? "clang-format $file"
done <"$work/files"
while read -r file; do
	clang-format "$file" | diff "$file" - | head -n 20 | sed 's/^/# /'
done <"$work/other"
[ -s "$work/other" ] || tap_is "$(cat "$work/log")" "" "it has nothing else to say"
tap_done
