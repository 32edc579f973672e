#!/bin/bash
# gcc and clang compile everything without a warning, headers alone included. What clang warns of does
# not hang on the code that it makes, so it makes none here; gcc's does. WERROR_BUILD: where gcc has
# built with CFLAGS=-Werror before.
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
make -s -k -j2 BUILD="${WERROR_BUILD:-$work/gcc}" CFLAGS=-Werror all units >"$work/log" 2>&1
tap_ok $? "gcc -Werror"
grep -E 'error|warning' "$work/log" | head -n 40 | sed 's/^/# /'
look() {
	# shellcheck disable=SC2086,SC2046
	find "${@:2}" -name '*.c' -print0 | xargs -0 -P 2 -n 40 clang $LINT_CFLAGS -O2 "$1" -Werror -Isrc \
		-Itests $(pkg-config --cflags harfbuzz libxml-2.0 fontconfig libpng) -fsyntax-only
}
look -DNDEBUG src >"$work/log" 2>&1 && look -UNDEBUG src tests/unit >>"$work/log" 2>&1
tap_ok $? "clang -Werror"
grep -E 'error|warning' "$work/log" | head -n 40 | sed 's/^/# /'
bad=$(find src -name '*.h' | while read -r header; do
	# shellcheck disable=SC2086
	gcc $LINT_CFLAGS -Werror -Isrc -fsyntax-only -include "$header" -x c - 2>&1 \
		<<<'typedef int nothing;' | grep -E 'error|warning'
done)
[ -z "$bad" ]
tap_ok $? "every header compiles alone"
[ -z "$bad" ] || sed 's/^/# /' <<<"$bad"
tap_done
