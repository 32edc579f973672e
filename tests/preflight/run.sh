#!/bin/bash
# The check for the press: nothing is wrong with what is written for it, also when another program has
# saved it again; every seeded fault of tests/press is found; faults name their lines.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/press/tap.bash"
tap_needs qpdf command -v qpdf
tap_needs python3-pil python3 -c "import PIL"
tap_needs python3-jsonschema python3 -c "import jsonschema"
tap_needs python3-pikepdf python3 -c "import pikepdf"
cd "$ROOT" || exit 1
here=tests/preflight
schema=content/schema/preflight.schema.json

# make NAME COMMAND...: $work/made/NAME.pdf and what the check found, $work/found/NAME.json.
make() {
	local name=$1
	shift
	"$ROLEGUIDE" "$@" --quiet --preflight "$work/found/$name.json" -o "$work/made/$name.pdf" \
		2>&1
}

clean() {
	tap_is "$(python3 $here/found.py clean $schema "${@:2}" 2>&1)" "" "$1"
}

mkdir "$work/made" "$work/found" "$work/seeds" "$work/again"
guide=content/pm-vs-tpm.xml
{
	for profile in print print-x1a archive; do
		make $profile guide $guide --profile $profile
	done
	make mono guide content/five-roles.xml --profile print --theme mono --paper a5 \
		--marks crop,registration,colour
	make booklet guide content/five-roles.xml --profile print --paper letter --booklet
	make sheet guide content/five-roles.xml --profile print --nup 4 --marks crop
	make hebrew report $guide content/answers/hebrew.xml --profile print
	make german report $guide content/answers/german.xml --profile archive --theme mono
} >"$work/messages"
tap_is "$(cat "$work/messages")" "" "files are made"
clean "they are clean when they are written" "$work"/found/*.json
"$ROLEGUIDE" preflight "$work"/made/*.pdf --quiet --preflight "$work/read.json" 2>"$work/messages"
tap_is "$? $(cat "$work/messages")" "0 " "and when they are read"
clean "a value for each of several files" "$work/read.json"
tap_is "$(grep -c '"format"' "$work/read.json")" 8 "as many as there are files"

# Saved again by another program.
for profile in print archive; do
	for way in object-streams=generate linearize qdf; do
		qpdf --$way --newline-before-endstream --min-version=1.6 "$work/made/$profile.pdf" \
			"$work/again/$profile-$way.pdf"
	done
done
tap_is "$("$ROLEGUIDE" preflight "$work"/again/*.pdf 2>&1 | sed 's|.*/||' | tr '\n' ' ')" \
	"$(for file in "$work"/again/*.pdf; do
		printf '%s: no faults ' "${file##*/}"
	done)" "still clean when qpdf has saved them"

# Each seeded fault.
for profile in print print-x1a archive; do
	python3 tests/press/seeds.py "$work/made/$profile.pdf" "$work/seeds" || tap_ok 1 "seeds"
done
"$ROLEGUIDE" preflight "$work"/seeds/*.pdf --preflight "$work/seeds.json" \
	>"$work/messages" 2>&1
tap_is $? 1 "faults are a status of their own"
told python3 $here/found.py seeds $schema tests/press/seeds.tsv "$work/seeds.json"

# A fault names the lines that it comes from; an error leaves nothing behind.
sed '/name="panel-label"/s/size="9.5pt"/size="7.5pt"/; s/reading-floor="8pt"/reading-floor="7pt"/' \
	content/themes/handout.xml >"$work/theme.xml"
line=$(grep -n 'name="paper" rgb' "$work/theme.xml" | cut -d: -f1)
"$ROLEGUIDE" guide $guide --profile print --theme "$work/theme.xml" -o "$work/x.pdf" \
	--preflight "$work/x.json" 2>"$work/messages"
tap_match "$(grep -A1 gwg-R0016 "$work/messages")" \
	"content/*.xml:*: warning: page *, * by * mm*: white text of 7.5 pt; 8 pt is the least \
(gwg-R0016)
content/*.xml:*: hint: the colour is that of $work/theme.xml:$line*" "small text names its lines"
grep -q '"theme": {' "$work/x.json"
tap_ok $? "in what was found too"

# Nothing at all, what is no PDF, standard input.
"$ROLEGUIDE" preflight "$work/theme.xml" --preflight - >"$work/x.json" 2>"$work/messages"
tap_is "$? $(cat "$work/messages")" "1 $work/theme.xml: error: this is no PDF file" "no PDF"
tap_match "$(cat "$work/x.json")" '*"rule": "floor-damaged",*' "is a fault as well"
"$ROLEGUIDE" preflight - <"$work/made/print.pdf" >"$work/messages" 2>&1
tap_is "$? $(cat "$work/messages")" "0 standard input: no faults" "standard input"
"$ROLEGUIDE" preflight "$work/none.pdf" >"$work/messages" 2>&1
tap_is $? 3 "a file that is not there"
"$ROLEGUIDE" report $guide content/answers/hebrew.xml content/answers/german.xml -o "$work/made/" \
	--profile print --preflight "$work/x.json" 2>"$work/messages"
tap_is "$? $(grep error "$work/messages")" \
	"1 roleguide: error: --preflight names one file, but there are several people" "one file, one person"

# The page for authors names every rule, with what it is: an error, a warning.
kinds='floor\|x4\|x1a\|archive\|gwg\|press'
tap_is "$(sed -n 's/^| `\(\('$kinds'\)-[A-Za-z0-9-]*\)` |.*| \([a-z, ]*\) |$/\1 \3/p' doc/press.md |
	sed 's/ warning, error/ error/')" \
	"$(sed -n 's/.*X(.*"\(.*\)", \(true\|false\), .*/\1 \2/p' src/inspect/preflight_rules.h |
		sed 's/ true/ error/; s/ false/ warning/')" "doc/press.md has all rules"
tap_is "$(python3 -c 'import json, sys
print(*json.load(open(sys.argv[1]))["properties"]["faults"]["items"]["properties"]["rule"]["enum"],
	sep="\n")' $schema)" "$(sed -n 's/.*X(.*"\(.*\)", \(true\|false\), .*/\1/p' \
	src/inspect/preflight_rules.h)" "and so has the schema"
tap_done
