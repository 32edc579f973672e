#!/bin/bash
# What is loaded from a guide: NAME.xml gives NAME.dump, line by line. UPDATE=1 writes the dumps.
# And doc/guide.md tells the truth: each of its examples passes, each element and attribute of the
# schema is explained and shown there.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/truth.bash"
cd "$ROOT/tests/guide" || exit 1

for input in *.xml; do
	dump=${input%.xml}.dump
	"$ROLEGUIDE" guide "$input" --dump=guide >"$work/dump" 2>"$work/messages"
	[ -z "${UPDATE-}" ] || cp "$work/dump" "$dump"
	tap_is "$(cat "$work/dump")" "$(cat "$dump")" "$input loads as $dump says"
done

# What a guide from standard input names is looked for in the working folder.
tap_is "$("$ROLEGUIDE" guide - --dump=guide <cells.xml 2>"$work/messages")" "$(cat cells.dump)" \
	"standard input loads like a file"

take_page guide guide

# Each example is put in its place in a guide.
while read -r number element; do
	quiet=
	grep -q 'questionnaire=' "$work/content/$number.xml" && quiet=--quiet # so small a one is never in balance
	# shellcheck disable=SC2086
	said=$("$ROLEGUIDE" check $quiet "$work/content/$number.xml" 2>&1)
	tap_is "$?:$said" "0:" "doc/guide.md: example $number, of <$element>"
	first=$number
done < <("$ROOT/tools/guide_examples.py" "$ROOT/doc" "$ROOT/content" "$work/content")
[ "${first-}" != "" ]
tap_ok $? "doc/guide.md has examples"

"$ROOT/tools/guide_reference.py" "$schema" >"$work/elements.md"
cmp -s "$work/elements.md" "$ROOT/doc/elements.md"
tap_ok $? "doc/elements.md is what make reference makes of the schema"
# Of a schema that leaves something unsaid there is none.
sed '/A picture with a caption/s/>.*</></' "$schema" >"$work/unsaid.rng"
said=$("$ROOT/tools/guide_reference.py" "$work/unsaid.rng" 2>&1 >"$work/unsaid.md")
tap_is "$?:$said $(wc -c <"$work/unsaid.md")" "1:guide_reference: the schema says nothing of <figure> 0" \
	"an element that the schema does not explain is told"

# The page with a picture of each, N= of them or all, says words on each that its example has.
said=$("$ROOT/tools/manual.py" "$ROLEGUIDE" "$schema" "$ROOT/$page" "$work/manual" "${N:-0}" 2>&1)
tap_is "$?:$said" "0:wrote $work/manual/index.html" "each element has an example and something to be seen"
python3 "$ROOT/tests/guide/manual.py" "$work/manual" "$schema" "${N:-0}" >"$work/said" 2>&1
tap_is "$?:$(<"$work/said")" "0:" "the manual has an entry and a picture for each, with its own words, and no dead link"

page_explains element attribute
page_shows element attribute
tap_done
