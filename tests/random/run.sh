#!/bin/bash
# Words in, words out: random guides become PDFs in which other programs find all that the guides
# show, and together they hold everything that the schema knows. 200 of them take about a minute on
# two cores; N=COUNT makes so many, FIRST=SEED begins elsewhere, and make random N=10000 goes far.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/random
first=${FIRST-1}
n=200
[ -z "${SANITIZED-}" ] || n=20
last=$((first + ${N-$n} - 1))

lost=$(python3 "$here/compare.py" "$first" $last "$ROLEGUIDE" "$work" 2>&1)
tap_is "$lost" "" "guides $first to $last are written, and nothing of them is lost"
tap_is "$(python3 "$here/make.py" "$last" | cksum)" "$(cksum <"$work/$last.xml")" \
	"a number gives the same guide again"
[ -n "${SANITIZED-}" ] || tap_is "$(python3 "$here/unmet.py" "$work"/*.xml)" "" \
	"they hold every element, attribute and value of the schema"
tap_done
