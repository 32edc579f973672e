#!/bin/bash
# gcc and clang compile everything without a warning, headers alone included.
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
for compiler in gcc clang; do
	make -s -k -j2 BUILD="$work/$compiler" CC=$compiler CFLAGS=-Werror all units >"$work/log" 2>&1
	tap_ok $? "$compiler -Werror"
	grep -E 'error|warning' "$work/log" | head -n 40 | sed 's/^/# /'
done
bad=$(find src -name '*.h' | while read -r header; do
	# shellcheck disable=SC2086
	gcc $LINT_CFLAGS -Werror -Isrc -fsyntax-only -include "$header" -x c - 2>&1 \
		<<<'typedef int nothing;' | grep -E 'error|warning'
done)
[ -z "$bad" ]
tap_ok $? "every header compiles alone"
[ -z "$bad" ] || sed 's/^/# /' <<<"$bad"
tap_done
