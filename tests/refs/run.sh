#!/bin/bash
# Where a guide sends its readers: the pages that references and contents name are those where things
# stand, however long the numbers are; contents come by themselves where there are five pages.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
here=$ROOT/tests/refs

for n in {1..6}; do
	paper=$( ((n % 2)) && echo a4 || echo a5)
	python3 "$here/refs.py" make "$n" >"$work/$n.xml"
	"$ROLEGUIDE" guide "$work/$n.xml" --paper "$paper" -o "$work/$n.pdf" || break
	python3 "$here/refs.py" check "$work/$n.pdf"
done >"$work/said"
tap_is "$(grep -v listed "$work/said")" "" "pages are told as they are"
tap_is "$(grep -c '^14 listed, [1-9][0-9]' "$work/said")" 6 "and they are told: $(tail -1 "$work/said")"

# Contents: of their own from five pages on, never against the author's word.
contents() {
	python3 "$here/refs.py" make 1 "$@" >"$work/contents.xml"
	"$ROLEGUIDE" guide "$work/contents.xml" --dump tags | grep -c '^ *TOCI$'
}
tap_is "$(contents)" 14 "a long guide has contents"
tap_is "$(contents 'contents="no"')" 0 "one that wants none has none"
sed 's|<section id="s3">|<contents/>&|' "$work/1.xml" >"$work/own.xml"
"$ROLEGUIDE" guide "$work/own.xml" --dump doc >"$work/own"
tap_is "$(grep -o '^    contents\|heading.*opens"$\|heading.*Contents"' "$work/own" | head -4 |
	sed 's/.* //' | tr '\n' ' ')" 'opens" opens" "Contents" contents ' \
	"contents stand where the author wants them"
sed '/id="s8"/,$d; s/<ref [^>]*>//g' "$work/1.xml" >"$work/short.xml"
echo "</guide>" >>"$work/short.xml"

# What is named in other places is named in one line, without its notes, whatever stood around them.
{
	echo '<guide id="g" version="1" date="2026-01-01" xml:lang="en"><masthead><title>T</title></masthead>'
	echo '<roles><role id="a">A</role><role id="b">B</role></roles><dimensions/><contents/>'
	echo '<section id="one"><head><footnote>N</footnote> An <footnote>O</footnote> oven <br/> and<br/><br/>'
	echo '<em> a</em> <strong> fire </strong><br/></head><p>Of <ref to="one"/> <em> or </em> <ref to="two"/> </p>'
	echo '</section><section id="two"><head>Heat</head><p><ref to="one" page="only"/></p></section></guide>'
} >"$work/spaces.xml"
"$ROLEGUIDE" guide "$work/spaces.xml" --quiet --dump doc >"$work/spaces"
for line in reference "para body"; do
	grep "  $line " "$work/spaces" | sed 's/([^)]*)//g; s/" "//g' | grep -o '"[^"]*"'
done >"$work/said"
tap_is "$(cat "$work/said")" '"An oven and a fire 0"
"Heat 0"
"Of An oven and a fire or Heat"
"page~0"' "a name is one line, with one space where breaks, notes and marks of others stood"

# A document that is to fill four pages is short, one that is to fill more is long.
for pages in 4 5; do
	"$ROLEGUIDE" guide "$work/short.xml" --fit $pages --quiet --dump tags | grep -c '^ *TOC$'
done >"$work/fit"
tap_is "$(tr '\n' ' ' <"$work/fit")" "0 1 " "with --fit contents go by the pages that are wanted"

# The index: sorted by the language, each page once, three in a row as a range. Contents take page 1.
{
	echo '<guide id="g" version="1" date="2026-01-01" xml:lang="de"><masthead><title>T</title></masthead>'
	echo '<roles><role id="a">A</role><role id="b">B</role></roles><dimensions/>'
	for n in {1..5}; do
		echo "<section new-page='yes'><head>Kapitel</head><p><indexed>Zug</indexed> und <indexed>Zug</indexed>"
		((n == 3)) || echo '<indexed as="Äpfel">Apfel</indexed>, <indexed see="Zug" as="Bahn">Bahn</indexed>'
		echo '</p></section>'
	done
	echo '<section><head>Ende</head><p><indexed><em>B</em>ad</indexed></p></section><index/></guide>'
} >"$work/index.xml"
"$ROLEGUIDE" guide "$work/index.xml" -o "$work/index.pdf"
tap_is "$(pdftotext -raw "$work/index.pdf" - | sed -n '/^Register Ä/,/^Zug/p' | tr '\n' '|')" \
	"Register Äpfel, 2, 3, 5, 6|Bad, 6|Bahn, siehe Zug|Zug, 2–6|" "the index has the pages of its terms"
tap_done
