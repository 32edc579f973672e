#!/bin/bash
# Random guides: each is valid and becomes a PDF, and together they hold everything that the schema
# knows. N=COUNT makes so many, FIRST=SEED begins elsewhere.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/random
first=${FIRST-1}
last=$((first + ${N-90} - 1))

python3 "$here/make.py" "$first" --to $last --into "$work"
tap_ok $? "guides $first to $last are made"
tap_is "$(python3 "$here/make.py" "$last" | cksum)" "$(cksum <"$work/$last.xml")" \
	"a number gives the same guide again"
tap_is "$(python3 "$here/unmet.py" "$work"/*.xml)" "" \
	"they hold every element, attribute and value of the schema"
refused=0
for ((i = first; i <= last; i++)); do
	"$ROLEGUIDE" guide "$work/$i.xml" -o "$work/$i.pdf" 2>"$work/messages" && continue
	refused=$((refused + 1))
	sed "s/^/# /" "$work/messages"
done
tap_is $refused 0 "every guide is written"
tap_done
