#!/bin/bash
# Pages as pictures: what their files are called, SVG that others take, and PNG that looks as another
# program draws the PDF of the same pages.
set -u
. "$ROOT/tests/tap.bash"
tap_needs mupdf-tools command -v mutool
tap_needs libxml2-utils command -v xmllint
tap_needs python3-numpy python3 -c "import numpy, PIL"
here=$ROOT/tests/draw
cd "$work" || exit 1
content=$ROOT/content

# --- names of files -----------------------------------------------------------------------------

"$ROLEGUIDE" guide "$content/pm-vs-tpm.xml" -o "p-{page}.svg" 2>said
tap_is "$? $(<said) $(echo p-*)" "0  p-1.svg p-2.svg" "an ending of -o asks for pictures, a file a page"
"$ROLEGUIDE" guide "$content/pm-vs-tpm.xml" --profile png --dpi 80 -o pictures/ 2>said
tap_is "$? $(<said) $(ls pictures | tr '\n' ' ')" "0  pm-vs-tpm-1.png pm-vs-tpm-2.png " "a folder is made"
"$ROLEGUIDE" guide "$content/pm-vs-tpm.xml" -o one.png 2>said
tap_is "$? $(<said)" "1 roleguide: error: -o names one file, but there are 2 pages
roleguide: hint: -o \"one-{page}.png\" writes a file a page" "two pages have no room in one file"
[ ! -e one.png ]
tap_ok $? "and none is written"
cp "$ROOT/tests/cli/small.xml" .
"$ROLEGUIDE" guide small.xml --profile svg -o - >small.svg 2>said
tap_is "$? $(<said) $(xmllint --noout small.svg 2>&1)" "0  " "one page may go to standard output"

# --- what they show -----------------------------------------------------------------------------

xmllint --noout p-1.svg p-2.svg 2>said
tap_is "$? $(<said)" "0 " "SVG is good XML"
tap_is "$(grep -c '<title>Product Manager vs Technical Program Manager (1/2)</title>' p-1.svg)" 1 \
	"a title says which page of what it is"
cp "$ROOT/tests/pictures/turned.jpg" .
sed 's|<head>Comparison</head>|&<picture src="turned.jpg" alt="A photo." width="20mm"/>|' small.xml >photo.xml
"$ROLEGUIDE" guide photo.xml -o photo.svg
tap_is "$? $(grep -c Exif turned.jpg) $(sed -n 's|.*image/jpeg;base64,\([^"]*\)".*|\1|p' photo.svg |
	base64 -d | tee shown.jpg | grep -c Exif) $(head -c 2 shown.jpg | od -An -tx1)" "0 1 0  ff d8" \
	"a photo is shown without what the camera wrote, by which browsers would turn it again"
"$ROLEGUIDE" guide "$content/pm-vs-tpm.xml" --profile png --dpi 80 -o again/
cmp -s pictures/pm-vs-tpm-1.png again/pm-vs-tpm-1.png
tap_ok $? "the same pages give the same bytes"
"$ROLEGUIDE" guide "$content/pm-vs-tpm.xml" -o guide.pdf
mutool draw -q -r 160 -o other.png guide.pdf 1 2>/dev/null
tap_is "$(python3 "$here/compare.py" pictures/pm-vs-tpm-1.png other.png 1.5 16)" "" \
	"mutool draws the PDF alike"
tap_done
