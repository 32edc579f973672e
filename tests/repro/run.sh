#!/bin/bash
# A sample of make repro: some files under other conditions are the same; one that does change them is
# seen.
set -u
. "$ROOT/tests/tap.bash"
if [ -n "${SANITIZED-}" ]; then
	echo "1..0 # what sanitizers see other tests show them"
	exit 0
fi
out=$(SAMPLE=1 PLANT=1 "$ROOT/tests/repro/repro.sh" 2>&1)
status=$?
rows=$(grep -v '^ \|^condition\|planted\|differences$' <<<"$out")
tap_is "$(awk '$NF != 0 || $(NF - 1) != 10' <<<"$rows")" "" "files are the same under all conditions"
tap_is "$(wc -l <<<"$rows")" 2 "which are two here, of several things each"
tap_match "$status $out" "1 *planted*guide/pm-vs-tpm-print.pdf*report.pdf*" "what changes files is seen, by their names"
[ $tap_failed = 0 ] || sed 's/^/# /' <<<"$out"
tap_done
