#!/bin/bash
# clang-tidy over every file, with the checks of .clang-tidy. NODES: how many states of a function its
# analyser looks at; 225000 is clang's own bound, takes four times as long, and is for make lint-deep.
# Limit: 1500 s
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
flags="$LINT_CFLAGS -Isrc $(pkg-config --cflags harfbuzz libxml-2.0 fontconfig libpng | sed 's/-I/-isystem /g')"
flags+=" -Xclang -analyzer-config -Xclang max-nodes=${NODES:-60000}"
export flags work
find src -name '*.c' | LC_ALL=C sort | xargs -P 2 -I{} bash -c '
	# shellcheck disable=SC2086
	clang-tidy --quiet --warnings-as-errors="*" {} -- $flags >"$work/$(tr / . <<<{})" 2>/dev/null
	echo "$? {}" >>"$work/status"'
while read -r status file; do
	tap_ok "$status" "clang-tidy $file"
	[ "$status" = 0 ] || grep -E 'error:|warning:|note:' "$work/$(tr / . <<<"$file")" |
		head -n 20 | sed 's/^/# /'
done < <(LC_ALL=C sort -k 2 "$work/status")
tap_done
