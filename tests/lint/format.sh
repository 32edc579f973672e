#!/bin/bash
# The tree passes .clang-format, a check a file. To format one: clang-format -i FILE
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
tap_needs clang-format clang-format --version
for file in $(find src tests -name '*.[ch]' | LC_ALL=C sort); do
	out=$(clang-format <"$file" --assume-filename="$file" | diff "$file" -)
	tap_ok $? "clang-format $file"
	[ -z "$out" ] || head -n 20 <<<"$out" | sed 's/^/# /'
done
tap_done
