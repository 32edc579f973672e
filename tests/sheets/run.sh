#!/bin/bash
# Sheets as they come out of the press: which pages stand where, boxes, marks. NAME.sheets are dumps
# for people to read; UPDATE=1 writes them. What lies on the sides is then read back from PDFs by
# other programs; that the order is right once sheets are folded or cut, tests/unit/test_sheets.c
# proves for every number of pages.
set -u
. "$ROOT/tests/tap.bash"
tap_needs qpdf command -v qpdf
tap_needs poppler-utils command -v pdftotext
tap_needs mupdf-tools command -v mutool
tap_needs ghostscript command -v gs
cd "$ROOT/tests/sheets" || exit 1
all_marks=crop,registration,colour

# guide N LANG: N pages with the words p1, p2... on them, and nothing near their edges.
guide() {
	echo "<guide id=\"g\" version=\"1\" date=\"2026-01-31\" xml:lang=\"$2\" contents=\"no\"><masthead>"
	echo '<title>Cook or baker</title></masthead><roles>'
	echo '<role id="cook" abbr="C">Cook</role><role id="baker" abbr="B">Baker</role></roles>'
	echo '<dimensions><dimension><name>Row</name><text role="cook">x</text>'
	echo '<text role="baker">y</text></dimension></dimensions>'
	for ((i = 1; i <= $1; i++)); do
		echo "<section$([ $i = 1 ] || echo ' new-page="yes"')><head>p$i</head>"
		[ "$i" = "$1" ] && echo '<comparison/>' || echo '<p>A cook tends the fire.</p>'
		echo '</section>'
	done
	echo '</guide>'
}
for n in 1 2 3 5 6 7 8 12; do guide $n en >"$work/$n.xml"; done
guide 6 he >"$work/he.xml"

# press FILE OPTION...: writes $work/FILE.pdf, on small paper unless told.
press() {
	rm -f "$work/$1.pdf"
	"$ROLEGUIDE" guide "$work/$1.xml" --profile print --paper a5 "${@:2}" -o "$work/$1.pdf" \
		2>"$work/messages"
}
# dump FILE OPTION...
dump() {
	"$ROLEGUIDE" guide "$work/$1.xml" --profile print --paper a5 -q "${@:2}" --dump sheets
}
golden() {
	[ -z "${UPDATE-}" ] || printf '%s\n' "$2" >"$1.sheets"
	tap_is "$2" "$(cat "$1.sheets")" "$1.sheets"
}

golden plain "$(dump 3 --bleed "1mm 2mm 3mm 4mm")"
golden booklet "$(dump 7 --booklet --creep 0.2mm)"
golden booklet-right-to-left "$(dump he --booklet --creep 0mm)"
golden 2up "$(dump 3 --nup 2 --bleed "1mm 2mm 3mm 4mm")"
golden 4up-right-to-left "$(dump he --nup 4)"
golden 4up-stack "$(dump 5 --nup 4 --stack)"
golden 2up-copies "$(dump 1 --nup 2 --stack)"

# The same from the PDF: where the words of each page begin, as seen from its plain page.
for file in 7 he 12; do
	press $file
	tap_ok $? "$file pages are written"
	cp "$work/$file.pdf" "$work/plain-$file.pdf"
done
# placed FILE OPTION...: what a dump says, as sheets.py writes what it finds in the PDF.
placed() {
	dump "$@" | awk '
		/^side/ { side = $2; print side, 0, "" }
		/^page/ { split($4, at, ",")
			printf "%d %d %d at %.1f,%.1f\n", side, $2, $2, at[1] / 1000, at[2] / 1000 }' |
		sort -n -k 1 -k 2 | awk '
		$2 == 0 { printf "%sside %d: ", (NR > 1 ? "\n" : ""), $1; n = 0 }
		$2 { printf "%s%s at %s", (n++ ? "; " : ""), $3, $5 }'
}
for options in "7 --booklet --creep 2mm" "he --booklet --creep 0.5mm" "12 --booklet --creep 0.5mm" "12 --nup 2" "7 --nup 4" \
	"he --nup 2" "12 --nup 4 --stack" "7 --nup 2 --stack --bleed 5mm" "he --nup 4 --stack"; do
	# shellcheck disable=SC2086
	press $options
	# shellcheck disable=SC2086
	tap_is "$(python3 sheets.py places "$work/plain-${options%% *}.pdf" \
		"$work/${options%% *}.pdf")" "$(placed $options)" "$options: pages stand where planned"
done
order() {
	press "$@"
	python3 sheets.py order "$work/$1.pdf" | tr '\n' '|'
}
tap_is "$(order 12 --booklet)" "12 1|2 11|10 3|4 9|8 5|6 7|" "a booklet of 12"
tap_is "$(order he --booklet)" "1 6||2 5|4 3|" "a booklet of 6, bound at the right"
tap_is "$(order 7 --nup 4)" "1 2 3 4|5 6 7|" "7 pages on 4-up"
tap_is "$(order 12 --nup 2 --stack)" "1 7|8 2|3 9|10 4|5 11|12 6|" "12 pages, cut and stacked"

# later WANTED TEXT CALL WORD...: a check whose call is answered with all the others, since Python
# takes its time to start. FILE in a word is what has just been written.
calls=()
wanted=()
texts=()
later() {
	local file=$work/later-${#calls[@]}.pdf
	mv "$work/3.pdf" "$file"
	calls+=("$(printf '%s\t' "${@:3}" | sed "s|FILE|$file|; s/\t$//")")
	wanted+=("$1")
	texts+=("$2")
}

# Boxes of every side.
# boxes SIDES WIDTH HEIGHT "TOP RIGHT BOTTOM LEFT" MARKED OPTION...
boxes() {
	press 3 "${@:6}"
	# shellcheck disable=SC2086
	later "$1 sides" "boxes: ${*:6}" boxes FILE $2 $3 $4 $5
}
boxes 3 419.53 595.28 "8.5 8.5 8.5 8.5" ""
boxes 3 419.53 595.28 "0 0 0 0" "" --bleed 0mm
boxes 3 419.53 595.28 "0 0 0 0" marked --bleed 0mm --marks crop
boxes 3 419.53 595.28 "2.83 5.67 8.5 11.34" marked --bleed "1mm 2mm 3mm 4mm" --marks $all_marks
boxes 2 839.06 595.28 "8.5 8.5 8.5 8.5" "" --booklet
boxes 2 839.06 595.28 "2.83 5.67 8.5 11.34" marked --booklet --bleed "1mm 2mm 3mm 4mm" \
	--marks colour
boxes 2 856.07 595.28 "8.5 8.5 8.5 8.5" "" --nup 2
boxes 2 856.07 1201.9 "2.83 5.67 8.5 11.34" marked --nup 4 --stack --bleed "1mm 2mm 3mm 4mm" \
	--marks registration

# Marks: where they stand and what they are painted with.
marks() {
	press 3 "${@:2}"
	later "$1" "marks: ${*:2}" marks FILE
}
for bleed in 0mm 3mm "1mm 2mm 3mm 14mm"; do
	marks "8 cut, 0 fold, 4 target, 8 patch" --bleed "$bleed" --marks $all_marks
	marks "8 cut, 2 fold, 6 target, 8 patch" --bleed "$bleed" --marks $all_marks --booklet
done
marks "12 cut, 0 fold, 6 target, 8 patch" --nup 2 --marks $all_marks
marks "16 cut, 0 fold, 8 target, 8 patch" --paper letter --nup 4 --marks $all_marks
marks "12 cut, 0 fold, 8 target, 8 patch" --nup 4 --bleed 0mm --marks $all_marks
marks "16 cut, 0 fold, 8 target, 8 patch" --nup 4 --stack --bleed "2mm 14mm 1mm 0mm" \
	--marks $all_marks
marks "8 cut, 0 fold, 4 target, 8 patch" --paper a4 --profile print-x1a --marks $all_marks
marks "8 cut, 0 fold, 4 target, 8 patch" --paper a4 --profile archive --marks $all_marks
marks "8 cut, 2 fold, 0 target, 0 patch" --marks crop --booklet
marks "0 cut, 0 fold, 4 target, 0 patch" --marks registration
marks "0 cut, 0 fold, 0 target, 8 patch" --marks colour
marks "0 cut, 0 fold, 0 target, 0 patch" --booklet
mapfile -t answers < <(printf '%s\n' "${calls[@]}" | python3 sheets.py)
for i in "${!calls[@]}"; do
	tap_is "${answers[i]-}" "${wanted[i]}" "${texts[i]}"
done

# By pixels: nothing of the marks, nothing else of pages without art.
press 3 --marks $all_marks --booklet
tap_is "$(python3 sheets.py blank "$work/3.pdf")" \
	"$(for i in 1 2; do echo "side $i: 0 pixels between trim and bleed, marks outside"; done)" \
	"nothing is seen between trim and bleed"

# Creep moves pages of inner sheets away from the cut, and their bleed is still whole there.
sed '/<lines /a <edges><edge side="top" width="5mm" colour="blue"/></edges>' \
	"$ROOT/content/themes/handout.xml" >"$work/band.xml"
press 12 --booklet --creep 2mm --theme "$work/band.xml"
tap_ok $? "a booklet with a band at the head of every page"
tap_is "$(python3 sheets.py band "$work/12.pdf")" \
	"$(for i in 1 2 3 4 5 6; do echo "side $i: full"; done)" "the band runs over both pages of every side"

# Sides that are blank on purpose are no news to who asked for them.
press 6 --booklet
tap_is "$(cat "$work/messages")" "" "planned blanks are not warned of"

# Spot inks: marks are on their plates too, and patches of them.
sed 's/\(name="blue" [^/]*\)\/>/\1 spot="House Blue"\/>/' \
	"$ROOT/content/themes/handout.xml" >"$work/spot.xml"
press 3 --theme "$work/spot.xml" --marks $all_marks
tap_is "$(python3 sheets.py marks "$work/3.pdf")" "8 cut, 0 fold, 4 target, 10 patch" \
	"a spot ink has patches on every side"
tap_is "$(python3 sheets.py plates "$work/3.pdf" Cyan Magenta Yellow Black "House Blue")" "\
Cyan: cut 100, patches 100 0 0 0 0 50 0 0 0 0
Magenta: cut 100, patches 0 100 0 0 0 0 50 0 0 0
Yellow: cut 100, patches 0 0 100 0 0 0 0 50 0 0
Black: cut 100, patches 0 0 0 100 0 0 0 0 50 0
House Blue: cut 100, patches 0 0 0 0 100 0 0 0 0 50" "marks print on every plate, patches on theirs"

# Inks that nothing is printed with get no patches: a job in black takes one plate.
press 3 --theme mono --marks colour
tap_is "$(python3 sheets.py marks "$work/3.pdf")" "0 cut, 0 fold, 0 target, 2 patch" \
	"patches of black alone where all is black"

# More patches than there is room for between a corner and a target stand on both sides of it.
sed -E 's/name="(grey|rule|hair)" [^/]*/& spot="House \1"/' \
	"$ROOT/content/themes/handout.xml" >"$work/spots.xml"
press 3 --theme "$work/spots.xml" --marks $all_marks
tap_is "$(python3 sheets.py marks "$work/3.pdf")" "8 cut, 0 fold, 4 target, 14 patch" \
	"seven inks have their patches around the targets"

# Tags: marks are artifacts.
"$ROLEGUIDE" guide "$work/1.xml" --profile archive --marks crop -q -o "$work/tagged.pdf"
tap_match "$(qpdf --qdf --object-streams=disable "$work/tagged.pdf" - | tr '\n\0' '  ')" \
	"*/Artifact<</Type/Page>>BDC q /G0 gs /S0 CS 1 SCN .25 w * S Q EMC *" "marks are artifacts"

# What does not go, and what is not wise.
said() {
	press "$@"
	sed 's/^roleguide: //' "$work/messages" | head -1
}
tap_is "$(said 2 --booklet)" "warning: a booklet of 2 pages is blank inside" "a booklet of two pages"
tap_is "$(said 12 --booklet --creep 6mm)" "error: creep moves the innermost pages by 12.0 mm, and \
the margin is 11.3 mm: text would be lost in the fold" "too much creep"
tap_done
