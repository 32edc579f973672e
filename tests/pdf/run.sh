#!/bin/bash
# The PDF as other programs read it: the structure tree and the pages give back the document's text,
# in order, nothing lost and nothing twice; fonts, links, bookmarks, attachments are in place; the
# same input gives the same bytes. UPDATE=1 rewrites the *.tags and reading.facts.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
tap_needs qpdf command -v qpdf
tap_needs poppler-utils command -v pdftotext
tap_needs mupdf-tools command -v mutool
tap_needs python3-pikepdf python3 -c "import pikepdf"
tap_needs python3-fonttools python3 -c "import fontTools"
cd "$ROOT" || exit 1
here=tests/pdf
pdf=$work/guide.pdf

write() {
	"$ROLEGUIDE" guide "$@" --quiet -o "$pdf"
}

# The document's texts against what the structure tree and the pages hold.
check_texts() {
	"$ROLEGUIDE" guide "$@" --quiet --dump=doc | python3 $here/texts.py doc >"$work/texts"
	[ -s "$work/texts" ]
	tap_ok $? "$*: has texts"
	tap_is "$(pdfinfo -struct-text "$pdf" | python3 $here/texts.py struct |
		python3 $here/texts.py differ "$work/texts")" "" \
		"$*: the structure tree holds the text, in order"
	tap_is "$(python3 $here/texts.py missing "$pdf" <"$work/texts")" "" \
		"$*: the pages hold every text"
}

# Columns emb, sub and uni of each font.
check_fonts() {
	tap_is "$(pdffonts "$pdf" | tail -n +3 | grep -vc ' yes yes yes ')" 0 \
		"$1: every font is embedded, a subset, and mapped to Unicode"
	tap_is "$(pdffonts "$pdf" | tail -n +3 | cut -d ' ' -f 1 | sort | uniq -d)" "" \
		"$1: no two fonts share a name"
}

# Contents that a guide has only because it is long are in no document: then they are asked for.
mkdir -p "$work/content" "$work/tests/good" "$work/tests/guide"
cp -r content/. "$work/content/"
cp -r tests/guide/. "$work/tests/guide/"
ask_for_contents() {
	if [ "$("$ROLEGUIDE" guide "$@" --quiet --dump=tags | grep -c ' TOC\b')" -gt 0 ] &&
		[ "$("$ROLEGUIDE" guide "$@" --quiet --dump=doc | grep -cE '^ *contents( |$)')" = 0 ]; then
		sed 's/<guide /<guide contents="yes" /' "$1" >"$work/$1"
		guide=$work/$1
	fi
}

for guide in content/*.xml tests/good/*.xml tests/guide/*.xml "$here"/*.xml; do
	rm -f "$pdf"
	roles=() # an atlas has more of them than a handout
	[[ $guide != */atlas.xml ]] || roles=(--roles "pm,tpm,po")
	ask_for_contents "$guide" "${roles[@]}"
	write "$guide" "${roles[@]}" 2>"$work/errors"
	tap_ok $? "$guide: written"
	[ -s "$pdf" ] || continue
	check_texts "$guide" "${roles[@]}"
	check_fonts "$guide"
done

# golden FILE TEXT NAME: compares, or rewrites.
golden() {
	[ "${UPDATE-}" = 1 ] && [ -n "$2" ] && printf '%s\n' "$2" >"$1"
	tap_is "$2" "$(cat "$1")" "$3"
}
for guide in $here/right-to-left.xml $here/german.xml; do
	golden "${guide%.xml}.tags" "$("$ROLEGUIDE" guide "$guide" --quiet --dump=tags)" \
		"the tags of $guide"
done
guide=$here/reading.xml
golden $here/reading.tags "$("$ROLEGUIDE" guide $guide --quiet --dump=tags)" "the tags of $guide"
write $guide
golden $here/reading.facts "$(python3 $here/facts.py "$pdf")" "labels, bookmarks, links of $guide"
# where links can be clicked, what cells say of themselves, signs of XML in XMP
write $here/links.xml
golden $here/links.facts "$(python3 $here/links.py "$pdf")" "links, cells, XMP of links.xml"
# forced line breaks of lines from the right: a word ends, and nothing stands within it
small_guide "שלום<br/>עולם <strong>טוב</strong><br/>סוף<br/>hello<br/>עוד" he >"$work/breaks.xml"
write "$work/breaks.xml"
tap_match "$(pdftotext "$pdf" - | python3 -c 'import re, sys
print(*re.sub("[\u202a-\u202e]", "", sys.stdin.read()).split("\n"), sep="|")')" \
	"*|שלום|עולם טוב|סוף|hello|עוד|*" "pdftotext reads lines that are broken by force"
tap_match "$(mutool draw -q -F text "$pdf" 2>/dev/null | tr '\n' '|')" \
	"*שלום |עולם טוב |סוף |hello*|עוד|*" "mutool does, too"
tap_match "$(pdfinfo -struct-text "$pdf")" "*\"שלום עולם טוב סוף hello עוד\"*" \
	"in the structure tree words end there"
# the digits of Arabic
write $here/digits.xml
golden $here/digits.facts "$(python3 $here/facts.py "$pdf")" "labels, links of digits.xml"
golden $here/digits.words "$("$ROLEGUIDE" guide $here/digits.xml --quiet --dump=layout --profile=print |
	python3 -c 'import re, sys; print(*re.findall(r""" ("[^"]*\d[^"]*")\n""", sys.stdin.read()))')" \
	"all numbers of digits.xml but those of its author are in its digits"
"$ROLEGUIDE" guide $here/digits.xml --quiet --dump=doc | grep -q 'alt="الحرارة: ٤ من ٥"'
tap_ok $? "what a mark says is in them too"
"$ROLEGUIDE" report content/pm-vs-tpm.xml content/answers/strong-pm.xml --quiet -o "$pdf"
tap_match "$(python3 $here/facts.py "$pdf")" "*link on page 1: '5' to page 5*" \
	"the purpose of a page number's link is that number"
for input in $guide tests/guide/languages.xml; do
	write $input 2>/dev/null
	tap_match "$(python3 $here/widths.py "$pdf")" "[1-9]* fonts, [1-9]?* glyphs" \
		"$input: glyphs are as wide as the file says"
done
write $guide
tap_match "$(pdfdetach -list "$pdf")" "1 embedded files*1: reading.xml" "one file is attached"
pdfdetach -save 1 -o "$work/attached.xml" "$pdf" && cmp -s "$work/attached.xml" $guide
tap_ok $? "the attached file is the source"
tap_match "$(mutool draw -q -F text "$pdf" 2>/dev/null)" "*and שלום עולם and incomp*" \
	"mutool reads Hebrew inside an English line in logical order"
pdftotext -f 1 -l 1 "$pdf" - | grep -q 'affords five affluent officers fine fjord'
tap_ok $? "ligatures are read as letters"

# on narrow paper, long words in narrow columns are hyphenated
write $guide --paper a5
check_texts $guide --paper a5
write content/five-roles.xml --paper a5
pdftotext "$pdf" - | grep -q $'\xc2\xad$'
tap_ok $? "a hyphen at a line's end is read as a soft hyphen"

write content/pm-vs-tpm.xml
size=$(wc -c <"$pdf")
tap_ok $((size > 36000)) "the shipped guide has at most 36,000 bytes: $size"
cp "$pdf" "$work/first.pdf"
(cd / && TZ=Asia/Kolkata LC_ALL=C HOME=/nowhere "$ROLEGUIDE" guide \
	"$ROOT/content/pm-vs-tpm.xml" -q -o "$pdf")
cmp "$pdf" "$work/first.pdf"
tap_ok $? "the same input gives the same bytes, in another folder and time zone"
SOURCE_DATE_EPOCH=86400 write content/pm-vs-tpm.xml
tap_match "$(pdfinfo -isodates "$pdf")" "*CreationDate:*1970-01-02T00:00:00Z*" \
	"SOURCE_DATE_EPOCH dates the file"
cmp -s "$pdf" "$work/first.pdf"
tap_ok $(($? == 0)) "another date gives other bytes"
tap_match "$(qpdf --show-object=trailer "$pdf")" "*/ID \[ <*> <*> \]*" "the file has an identifier"
grep -aq '/StructElem\|/S/H1' "$pdf"
tap_ok $(($? == 0)) "no structure element stands in the clear"
tap_done
