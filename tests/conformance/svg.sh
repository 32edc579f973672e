#!/bin/bash
# Pictures in SVG as poppler draws our pages of them, beside what Chromium shows of the file.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
tap_needs chromium command -v chromium
tap_needs poppler-utils command -v pdftoppm
tap_needs python3-numpy python3 -c "import numpy, PIL"
cd "$work" || exit 1
for file in "$ROOT"/tests/svg/good/*.svg; do
	name=$(basename "$file" .svg)
	cp "$file" .
	small_guide "Words." |
		sed "s|<head>Side by side</head>|&<picture src=\"$name.svg\" alt=\"Marks.\" width=\"63.5mm\"/>|" >"$name.xml"
	"$ROLEGUIDE" guide "$name.xml" -o "$name.pdf" >said 2>&1
	tap_is "$? $(<said)" "0 " "$name: nothing to say"
	"$ROLEGUIDE" guide "$name.xml" --dump layout >"$name.txt"
	off=$(python3 "$ROOT/tests/svg/compare.py" "$name.txt" "$name.pdf" "$name.svg" chromium)
	tap_match "$off" "[01].?" "$name: $off thousandths of its pixels differ from a browser's"
done
tap_done
