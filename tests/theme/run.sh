#!/bin/bash
# doc/theme.md and doc/phrases.md tell the truth: each element, attribute and value of the schemas is
# explained there, nothing else is, and the examples are valid.
set -u
. "$ROOT/tests/tap.bash"
tap_needs libxml2-utils command -v xmllint

# The names that a schema has: elements, attributes, values.
names_of() {
	sed -n -e 's/.*<element name="\([^"]*\)".*/<\1>/p' \
		-e 's/.*<attribute name="\([^"]*\)".*/\1/p' \
		-e 's/.*<value>\([^<]*\)<.*/\1/p' "$1" | sort -u
}

for kind in theme phrases; do
	page=$ROOT/doc/$kind.md
	schema=$ROOT/content/schema/$kind.rng
	missing=
	for name in $(names_of "$schema"); do
		grep -qF "\`$name\`" "$page" || missing="$missing $name"
	done
	tap_is "$missing" "" "doc/$kind.md explains every name of $kind.rng"

	# In the first column of its tables stand names of the schema and nothing else.
	strange=$(sed -n 's/^| \(`[^|]*\) |.*/\1/p' "$page" | grep -o '`[^`]*`' | tr -d '`' | sort -u |
		grep -vxFf <(names_of "$schema"))
	tap_is "$strange" "" "doc/$kind.md explains no name that $kind.rng has not"

	awk -v to="$work/$kind" '
		/^```$/ { file = "" }
		file { print > file }
		/^```xml$/ { file = sprintf("%s.%02d", to, ++n) }' "$page"
	for block in "$work/$kind".[0-9]*; do
		element=$(sed -n '1s/^<\([a-z-]*\).*/\1/p' "$block")
		sed "/<start>/,/<\/start>/s/<ref name=\"[a-z]*\"/<ref name=\"$element\"/" "$schema" \
			>"$work/start.rng"
		xmllint --noout --relaxng "$work/start.rng" "$block" >"$work/log" 2>&1
		tap_ok $? "doc/$kind.md: the example of <$element> is valid"
	done
done
tap_done
