#!/bin/bash
# Papers that no theme draws: their names in any case, any size, either way round; the page that is made
# for them, in both directions, printed, folded and in lists; and what is too small for any text.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
cd "$work" || exit 1
five=$ROOT/content/five-roles.xml
small_guide "A paragraph." >small.xml
small_guide "פסקה קצרה." he >hebrew.xml

# size FILE: the sheet in whole points.
size() {
	pdfinfo "$1" | sed -n 's/^Page size: *\([0-9]*\)[.0-9]* x \([0-9]*\)[.0-9]* pts.*/\1x\2/p'
}
# paper WANTED ARGUMENT...: the sheet that is made.
paper() {
	"$ROLEGUIDE" guide small.xml -o p.pdf "${@:2}" && tap_is "$(size p.pdf)" "$1" "${*:2}: $1"
}
paper 841x1190 --paper A3
paper 612x1008 --paper Legal
paper 792x1224 --paper TABLOID
paper 522x756 --paper executive
paper 297x419 --paper a6
paper 841x595 --paper A4-Landscape
paper 841x595 --landscape
paper 595x841 --paper a4-portrait
paper 340x510 --paper 120x180mm
paper 510x340 --paper 120x180mm --landscape
paper 576x720 --paper 8x10in
paper 576x720 --paper '8in x 254mm'
paper 400x600 --paper 400×600pt

# same TEXT A B: two ways to name a paper give the same bytes.
same() {
	"$ROLEGUIDE" guide "$ROOT/content/pm-vs-tpm.xml" -o a.pdf --paper "$2"
	"$ROLEGUIDE" guide "$ROOT/content/pm-vs-tpm.xml" -o b.pdf --paper "$3"
	cmp a.pdf b.pdf
	tap_ok $? "$1"
}
same "capitals are no other paper" a4 A4
same "nor is its size" a4 21x29.7cm
same "that of Letter in inches" letter 8.5x11in
same "nor the size of a sheet that lies" A4-landscape 297x210mm

# What stands where: columns of the width that they have on A4, heads beside the text where there is room.
"$ROLEGUIDE" guide "$five" --landscape --theme duo --dump layout >layout 2>err
tap_is "$(cat err)" "" "five roles have room on A4 that lies"
tap_is "$(grep -c '^page' layout)" 5 "on pages of their own"
for look in "a3 hebrew" "a6 hebrew" "a6-landscape small" "100x210mm hebrew"; do
	"$ROLEGUIDE" guide "${look#* }.xml" --paper "${look% *}" --profile print --marks crop -o p.pdf
	tap_ok $? "$look: printed"
done
"$ROLEGUIDE" guide small.xml --paper a6 --profile print --booklet -o p.pdf
tap_is "$(size p.pdf)" 612x436 "two of A6 are a sheet of a booklet, with its bleed"
"$ROLEGUIDE" guide small.xml --paper A6,a4-landscape,100x150mm -o all/
tap_is "$(cd all && echo *)" "small-100x150mm.pdf small-a4-landscape.pdf small-a6.pdf" "files are named after papers"
"$ROLEGUIDE" guide small.xml --paper 100x150mm -o p.pdf
cmp p.pdf all/small-100x150mm.pdf
tap_ok $? "each is the one that is made by itself"
"$ROLEGUIDE" report "$ROOT/content/pm-vs-tpm.xml" "$ROOT/content/answers/balanced.xml" --landscape -o p.pdf &&
	tap_is "$(size p.pdf)" 841x595 "a report lies, too"

# A page that the theme draws itself is taken as it is, with the bleed that is asked for.
drawn() {
	echo '<theme name="Drawn" extends="handout"><papers>
<paper name="A4-Landscape" width="300mm" height="200mm" top="10mm" bottom="18mm" start="30mm" end="12mm" foot="'"$1"'mm"
grid="2.1mm" columns="10" gutter="5mm" head-columns="2" bleed="3mm"/>'"${2-}</papers></theme>" >drawn.xml
}
drawn 186
for options in "--landscape" "--paper a4-landscape,a4 -o both/"; do
	# shellcheck disable=SC2086  # the parts of a command line
	"$ROLEGUIDE" guide "$five" --theme drawn.xml -o p.pdf $options
done
tap_is "$(size p.pdf) $(size both/five-roles-a4-landscape.pdf) $(size both/five-roles-a4.pdf)" "850x566 850x566 595x841" \
	"a page that the theme draws"
"$ROLEGUIDE" guide "$five" --theme drawn.xml --landscape --profile print --bleed 5mm -o p.pdf
tap_match "$(pdfinfo -box p.pdf)" "*BleedBox: *0.00 *0.00 *878.* 595.*" "which bleeds as it is asked to"
drawn 300
tap_match "$("$ROLEGUIDE" check drawn.xml 2>&1)" "drawn.xml:2: error: the foot line lies below the sheet" "its faults are told"
drawn 186 '
<paper name="a4-landscape" width="1mm"/>'
tap_match "$("$ROLEGUIDE" check drawn.xml 2>&1)" 'drawn.xml:4: error: <paper> lacks*' "one in part, where there is none below"

# refuses WANTED ARGUMENT...: with these words.
refuses() {
	tap_match "$("$ROLEGUIDE" guide small.xml -o no.pdf "${@:2}" 2>&1)" "*$1*" "${*:2}: $1"
}
refuses 'paper 50x70mm: text finds no room on it; between its margins are * x *mm, and 66.68 x 54mm are the least' --paper 50x70mm
refuses 'paper 200x50mm: text finds no room on it' --paper 5x20cm --landscape
refuses 'paper 100x1600mm: no side is longer than 1500mm' --paper 100x1600mm
refuses 'no paper "a4x"' --paper a4x
refuses 'no paper "210x-5mm"' --paper 210x-5mm
refuses 'no paper "210x297"' --paper 210x297
refuses 'did you mean "legal"?' --paper leagl
refuses '--paper names "a4" twice' --paper A4,210x297mm
refuses '--paper names "a4-landscape" twice' --paper a4,a4-landscape --landscape -o no/
[ ! -e no.pdf ] && [ ! -e no ]
tap_ok $? "and nothing is made"
tap_done
