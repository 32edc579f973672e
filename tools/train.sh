#!/bin/bash
# tools/train.sh PROGRAM: the runs that a release is compiled for: guides on the screen and for the
# press, and the reports of a cohort. What they write is thrown away.
set -eu
program=$1
export ROOT ROLEGUIDE_DATA
ROOT=$(cd "$(dirname "$0")/.." && pwd)
ROLEGUIDE_DATA=$ROOT/content
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for guide in "$ROOT"/content/*.xml; do
	[[ $guide != */atlas.xml ]] || continue
	for profile in screen print; do
		"$program" guide "$guide" --profile $profile -q -o "$work/guide.pdf"
	done
done
DIFFERENT=200 python3 "$ROOT/tests/bench/people.py" 200 >"$work/people.csv"
"$program" report "$ROOT/content/pm-vs-tpm.xml" "$work/people.csv" --dates mdy --jobs 1 --progress none \
	-q -o "$work/reports/" --key "$work/key" >/dev/null
