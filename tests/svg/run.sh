#!/bin/bash
# Pictures in SVG: that they are paths of the page in every profile, in the theme's inks where they mean
# these, that our own pictures of pages show the same, and that files which mean harm are refused.
# shown/NAME.png is what Chromium showed of good/NAME.svg; conformance/svg.sh asks it once more.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
tap_needs mupdf-tools command -v mutool
tap_needs python3-numpy python3 -c "import numpy, PIL"
here=$ROOT/tests/svg
cd "$work" || exit 1

# shown NAME: a guide that shows NAME.svg, 63.5 mm wide.
shown() {
	small_guide "Words." |
		sed "s|<head>Side by side</head>|&<picture src=\"$1.svg\" alt=\"Marks.\" width=\"63.5mm\"/>|"
}

# fills FILE.pdf: the colours of its first page's paths, each with how it is filled, on one line.
fills() {
	mutool show "$1" pages/1/Contents 2>/dev/null | tr '\n' ' ' |
		sed 's|/G[01] gs ||g; s|[-0-9. ]* [mlc] ||g; s|h ||g' | grep -oE '([.0-9]+ )+(k|rg) ?f\*? ' |
		sed 's|\([kg]\) \?f|\1 f|' | tr -d '\n'
}

# --- inks ---------------------------------------------------------------------------------------

cat >inks.svg <<'X'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40mm">
<rect width="10" height="10" fill="#016b74"/>
<rect x="10" width="10" height="10" fill="#3fa7d6"/>
<rect x="20" width="10" height="10" fill="currentColor"/>
<path d="M30 0h10v10h-10z" fill="#777" fill-rule="evenodd"/>
</svg>
X
shown inks >inks.xml
"$ROLEGUIDE" guide inks.xml -o screen.pdf 2>said
tap_is "$(<said) $(fills screen.pdf)" \
	" 0 .427 .451 rg f .247 .655 .839 rg f .102 .102 .102 rg f .467 .467 .467 rg f* " \
	"a screen shows colours of the theme where they are meant, and others as they are"
"$ROLEGUIDE" guide inks.xml --profile print -o print.pdf 2>said
tap_is "$(<said)" "inks.svg:3: warning: the colour #3fa7d6 of the picture is none of the theme's; on the press \
it becomes 67/12/2/8 in percent of cyan, magenta, yellow and black
inks.svg:3: hint: give the theme a <colour> of that rgb, with the inks that the brand has for it" \
	"on the press a colour that is none of the theme's is told, with what becomes of it"
tap_is "$(fills print.pdf)" \
	".9 .35 .42 .22 k f .67 .12 .02 .08 k f 0 0 0 1 k f 0 0 0 .65 k f* " \
	"the others are its inks, and grey is black alone"
"$ROLEGUIDE" guide inks.xml --theme mono --profile print -o mono.pdf 2>said
tap_match "$(fills mono.pdf)" "0 0 0 .[0-9]* k f 0 0 0 .[0-9]* k f 0 0 0 1 k f 0 0 0 .[0-9]* k f\\* " \
	"a theme of black alone adds no other ink"
mutool info screen.pdf 2>/dev/null | grep -q '^Images'
tap_is $? 1 "and there is no image in the file"

# --- sizes ----------------------------------------------------------------------------------------

shown inks | sed 's|<picture[^>]*>|&<picture src="inks.svg" alt="The same."/>|' >sizes.xml
tap_is "$("$ROLEGUIDE" guide sizes.xml --dump layout | awk '$1 == "image" { print $4, $5 }' | tr '\n' ';')" \
	"180000 45000;113386 28346;" "it is as wide as one asks for, and else as the file says, each place by itself"

# --- our own pictures of pages --------------------------------------------------------------------

for file in "$here"/good/*.svg; do
	name=$(basename "$file" .svg)
	cp "$file" .
	shown "$name" >"$name.xml"
	"$ROLEGUIDE" guide "$name.xml" --profile png --dpi 192 -o "$name.png"
	"$ROLEGUIDE" guide "$name.xml" --dump layout >"$name.txt"
	off=$(python3 "$here/compare.py" "$name.txt" "$name.png" "$name.svg" "$here/shown/$name.png" 2>&1)
	tap_match "$off" "[01].?" "$name: our own picture of the page shows what a browser shows of the file"
done
"$ROLEGUIDE" guide strokes.xml -o strokes.svg.svg
tap_is "$? $(grep -c '<image' strokes.svg.svg)" "0 0" "as SVG it is shapes as well"

# --- what is read, and what changes -----------------------------------------------------------------

"$ROLEGUIDE" guide strokes.xml -o strokes.pdf --deps strokes.d
grep -q 'strokes\.svg' strokes.d
tap_ok $? "a picture is one of the files that a guide follows from"
sed 's/#124/#421/' "$here/good/strokes.svg" >new.svg
sed 's/strokes\.svg/new.svg/' strokes.xml >new.xml
tap_match "$("$ROLEGUIDE" diff strokes.xml new.xml)" "*picture*" "another colour in it is a change that diff tells"

# --- harm -------------------------------------------------------------------------------------------

{
	echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="a0"><path d="M0 0h9v9z"/></g>'
	for i in 1 2 3 4 5 6 7 8 9; do
		echo "<g id=\"a$i\">$(printf "<use href=\"#a$((i - 1))\"/>%.0s" 1 2 3 4 5 6 7 8 9 10)</g>"
	done
	echo '</svg>'
} >laughs.svg
shown laughs >laughs.xml
tap_match "$(ulimit -t 5; "$ROLEGUIDE" check laughs.xml 2>&1)" "*: error: the picture has more than 50000 elements*" \
	"uses of uses of uses end at a limit"
echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" stroke="red"
 stroke-dasharray="1e-30 1e-30"/></svg>' >dashes.svg
shown dashes >dashes.xml
tap_match "$(ulimit -t 5; "$ROLEGUIDE" check dashes.xml 2>&1)" "*: error: the picture has more than *" \
	"so do dashes without length"
tap_done
