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

# Those within the files of doc/ci, too.
tap_needs python3-yaml python3 -c 'import yaml'
for kind in github gitlab; do
	python3 tests/pipelines/steps.py $kind doc/ci/$kind.yml "$work"
	out=$(shellcheck -S warning "$work"/*.sh)
	tap_ok $? "shellcheck doc/ci/$kind.yml"
	[ -z "$out" ] || sed 's/^/# /' <<<"$out"
	rm "$work"/*.sh
done
tap_done
