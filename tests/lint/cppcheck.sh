#!/bin/bash
# cppcheck over all of src at once.
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
found=$(cppcheck --quiet -j 2 --std=c11 --enable=warning,performance,portability --inline-suppr \
	--suppress=missingIncludeSystem --suppress=duplicateAssignExpression --error-exitcode=1 -Isrc src 2>&1)
tap_ok $? "cppcheck"
sed 's/^/# /' <<<"$found" | grep -v '^# $'
tap_done
