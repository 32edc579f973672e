#!/bin/bash
# Sheets of paper, printed, filled in and scanned as simulate.py does it: nothing is read wrongly in
# silence, what cannot be told is asked, and what is no scan of a sheet is said to be none.
# PEOPLE=COUNT of each questionnaire, from SEED on; few in make test, make scans for more.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/scan
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8
cd "$work" || exit 1
tap_needs poppler-utils pdftoppm -v

# sheets GUIDE QUIZ PEOPLE SEED [OPTION...]
sheets() {
	python3 "$here/scan.py" "$ROLEGUIDE" "$1" "$2" "$3" "$4" "$work/sheets-$4" "${@:5}" >.sheets 2>&1
	tap_ok $? "$(tail -n 1 .sheets)"
	sed '$d;s/^/# /' .sheets
	rm -rf "$work/sheets-$4"
}
seed=${SEED:-1}
sheets "$ROOT/content/pm-vs-tpm.xml" "$ROOT/content/quizzes/pm-vs-tpm.xml" "${PEOPLE:-1}" "$seed"
[ -z "${PEOPLE-}" ] ||
	sheets "$ROOT/tests/forms/small.xml" "$ROOT/tests/forms/small-quiz.xml" "$PEOPLE" "$((seed + 1))"

# --- one sheet of two pages, and what may be wrong with it ---------------------------------------

cp "$ROOT"/tests/forms/small*.xml .
"$ROLEGUIDE" form small.xml --paper-form --people 2 -o sheets.pdf
"$ROLEGUIDE" form small.xml --paper-form --people 2 --dump boxes -o boxes
pages=$(sed -n 's/^pages \([0-9]*\) .*/\1/p' boxes)
pdftoppm -gray -r 150 sheets.pdf page
files=(page-*.pgm)
for file in "${files[@]}"; do
	python3 -c 'import sys; from PIL import Image; Image.open(sys.argv[1]).save(sys.argv[1][:-3] + "png")' "$file"
done

# read_scans FILE...: into answers/, afresh; leaves $status, $said and $asked.
read_scans() {
	rm -rf answers
	said=$("$ROLEGUIDE" scan small.xml "$@" -o answers/ 2>&1)
	status=$?
	asked=$(grep -v '^#' answers/questions.txt 2>/dev/null | grep .)
}
read_scans sheets.pdf
tap_is "$status" 0 "sheets that nobody has filled in are read"
tap_is "$(find answers -name '*.xml' | wc -l) $(grep -c 'skipped="true"' answers/*.xml | sort -u | wc -l)" "2 2" \
	"as left blank, one file a sheet"
code=$(basename "$(find answers -name '*-01*.xml')" .xml)
read_scans page-*1.png
tap_is "$status" 4 "a sheet with a page missing waits"
tap_is "$asked" "$(for page in $(seq 2 "$pages"); do echo "$code page $page ="; done)" "for each page that is missing"
tap_is "$(find answers -name '*.xml')" "" "and has no answers until then"
sed -i 's/=$/= blank/' answers/questions.txt
"$ROLEGUIDE" scan small.xml page-*1.png -o answers/ >.said 2>&1
tap_is "$?" 0 "once the coach has said that nothing is on it, it is read"
read_scans sheets.pdf
"$ROLEGUIDE" scan small.xml page-*1.png -o answers/ >.said 2>&1
tap_match "$? $(<.said)" "4 *$code.xml: warning: this is of an earlier run and stays*hint: *all scans*" \
	"a file of an earlier run is told of where the sheet waits now"
printf '%s\n' "$code 1 = 2" "$code 2 = 12" >answers/questions.txt
"$ROLEGUIDE" scan small.xml sheets.pdf -o answers/ >.said 2>&1
tap_match "$? $(<.said)" "0 *$code.xml: warning: left out: *(1 answer)*" \
	"and what was answered to a question that is not asked"
read_scans page-*1.png page-*1.png
tap_match "$asked" "$code page 1 =*" "a page that is there twice is asked about"
cp "$ROOT/content/pm-vs-tpm.xml" other.xml
mkdir quizzes
cp "$ROOT/content/quizzes/pm-vs-tpm.xml" quizzes/
rm -rf other
"$ROLEGUIDE" scan other.xml page-*1.png -o other/ >.said 2>&1
tap_is "$?" 4 "a sheet of another questionnaire is not read"
grep -q 'sheet of another questionnaire' other/questions.txt
tap_ok $? "and said to be one"
"$ROLEGUIDE" scan small.xml --lang he page-*1.png -o other/ >.said 2>&1
grep -q 'printed in another look' other/questions.txt
tap_ok $? "so is a sheet in another language"
printf '%s 99 = 2\n' "$code" >answers/questions.txt
"$ROLEGUIDE" scan small.xml page-*1.png -o answers/ >.said 2>&1
tap_match "$? $(<.said)" '1 *questions.txt:1: error: "99": there is no question of that number*' \
	"an answer of the coach that is none is an error at its line"

# fault FILE STATUS MESSAGE: one clear line, and nothing written.
fault() {
	read_scans "$1"
	tap_match "$status $said" "$2 *$1: error: $3*" "$1: $3"
	tap_is "$(find answers 2>/dev/null)" "" "nothing is written, and no folder made"
}
fault missing.png 3 "cannot read"
printf 'no scan' >text.pdf
fault text.pdf 1 "this is no picture or scan: no PDF, PNG, JPEG or TIFF"
: >nothing.png
fault nothing.png 1 "the file is empty"
head -c 3000 sheets.pdf >broken.pdf
fault broken.pdf 1 "the picture cannot be read"
head -c 2000 page-*1.png >broken.png
fault broken.png 1 "the picture cannot be read"
python3 -c 'from PIL import Image; Image.new("L", (600, 800), 255).save("empty.png")'
read_scans empty.png
tap_is "$status" 0 "an empty page, as the back of a sheet is, is nobody's"
tap_done
