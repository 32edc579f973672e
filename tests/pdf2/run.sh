#!/bin/bash
# Files of PDF 2.0: what they claim, their structure types and where these lead, notes and what refers
# to them; the words stand in the order of the other files for the screen, and what reads those reads
# these. UPDATE=1 rewrites the *.tags and *.facts. make conformance asks veraPDF.
set -u
. "$ROOT/tests/tap.bash"
tap_needs qpdf command -v qpdf
tap_needs poppler-utils command -v pdfinfo
tap_needs python3-pikepdf python3 -c "import pikepdf"
cd "$ROOT" || exit 1
here=tests/pdf2
guide=content/pm-vs-tpm.xml
cp $here/notes.xml tests/pictures/grey.png "$work"

# write NAME OPTION COMMAND ARGUMENT...: $work/NAME.pdf
write() {
	"$ROLEGUIDE" "${@:3}" --quiet --profile screen2 "$2" "$work/$1.pdf"
	tap_ok $? "$1: written"
	tap_is "$(qpdf --check "$work/$1.pdf" 2>&1 | grep -iE 'warn|error:')" "" "$1: qpdf finds no fault"
}

# golden FILE TEXT NAME: compares, or rewrites.
golden() {
	[ "${UPDATE-}" = 1 ] && [ -n "$2" ] && printf '%s\n' "$2" >"$1"
	tap_is "$2" "$(cat "$1")" "$3"
}

# What is heard, without the names of elements: texts end where these do.
words() {
	grep -E '^ *"|rror' | tr -d '\n' | sed 's/" *"//g'
}

printf '%064d\n' 7 >"$work/key"
write notes -o guide "$work/notes.xml"
"$ROLEGUIDE" guide "$work/notes.xml" --quiet -o "$work/notes-1.pdf"
tap_is "$(pdfinfo -struct-text "$work/notes.pdf" 2>&1 | words)" \
	"$(pdfinfo -struct-text "$work/notes-1.pdf" 2>&1 | words)" \
	"a reader of PDF 1.7 hears the same words in the same order"
for document in "guide $guide" "report $guide content/answers/german.xml" "form $guide"; do
	# shellcheck disable=SC2086
	tap_is "$("$ROLEGUIDE" $document --quiet --profile screen2 --dump tags | words)" \
		"$("$ROLEGUIDE" $document --quiet --dump tags | words)" "$document: so do others"
done
write report -o report $guide content/answers/german.xml --attach --lang de
write form -o form tests/forms/small.xml
# people whose reports have a footnote
mkdir "$work/quizzes"
cp content/quizzes/pm-vs-tpm.xml "$work/quizzes"
sed '0,/<.text>/s//<footnote>A note of all.&/; s/A note of all\./&<\/footnote>/' $guide >"$work/noted.xml"
write merge --merge report "$work/noted.xml" content/answers/workshop.csv --dates mdy --separators --key "$work/key"
for name in notes report form merge; do
	golden "$here/$name.facts" "$(python3 $here/facts.py "$work/$name.pdf")" "$name: what is new in PDF 2.0"
done
golden $here/notes.tags "$("$ROLEGUIDE" guide "$work/notes.xml" --quiet --profile screen2 --dump tags)" \
	"the tags of notes.xml"

"$ROLEGUIDE" verify "$work/report.pdf" >"$work/said" 2>&1
tap_is $? 0 "a report is verified"
# what the check for the press says of it is what it says of any file for the screen, and that this one
# has no Info
for name in notes notes-1; do
	"$ROLEGUIDE" preflight "$work/$name.pdf" 2>&1 | grep -o '([a-z0-9-]*)' | sort -u >"$work/$name.rules"
done
tap_is "$(diff "$work/notes-1.rules" "$work/notes.rules")" "$(printf '3a4\n> (x4-info)')" \
	"the check for the press reads it"
tap_done
