#!/bin/bash
# Every script through shellcheck, a check each.
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
tap_needs shellcheck command -v shellcheck
for script in tools/*.sh tools/*/*.sh debian/tests/[il]* tests/run tests/*.sh tests/*/*.sh .ci/run; do
	out=$(shellcheck -S warning -e SC2154,SC1090 "$script")
	tap_ok $? "shellcheck $script"
	[ -z "$out" ] || sed 's/^/# /' <<<"$out"
done
tap_done
