#!/bin/bash
# Limit: 900 s
# The page that asks, in Chromium without a window: people answer it by mouse and keyboard, and what the
# browser saves is the truth, byte by byte; axe-core finds nothing on any screen; nothing leaves the page.
# make conformance puts axe-core into the build folder first. PEOPLE: of each questionnaire.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/conformance
truth=$ROOT/tests/html/truth.py
axe=${ROLEGUIDE%/*}/axe/node_modules/axe-core/axe.min.js
people=${PEOPLE-6}
export PYTHONDONTWRITEBYTECODE=1
[ -e "$axe" ] && command -v chromium >/dev/null || {
	tap_skip "chromium and npm (make conformance does it)" "the page that asks, in a browser"
	tap_done
}
cd "$work" || exit 1
cp "$ROOT"/tests/forms/small*.xml .

# answered NAME GUIDE QUIZ
answered() {
	local path day
	day=$(date +%F)
	"$ROLEGUIDE" form "$2" --html -q -o "$1.html"
	python3 "$truth" people "$3" "$people" "${SEED-1}" "$day" "$1"
	node "$here/browser.js" people "$work/$1.html" "$1/people.json" "$work/$1/found" >out 2>&1
	tap_ok $? "$1: $people people answer by mouse and keyboard, back and forth, and nothing leaves the page"
	tail -n 20 out | sed 's/^/# /'
	for path in "$1"/truth/*.xml; do
		cmp -s "$path" "$1/found/${path##*/}" || echo "${path##*/}"
	done >differ
	tap_is "$(<differ)" "" "$1: what the browser saves is the truth, byte by byte"
	python3 "$truth" decode "$3" "$1.html" "$1" >out 2>&1
	tap_ok $? "$1: the codes on the screen say the same"
	tail -n 5 out | sed 's/^/# /'
	zbarimg -q --raw -Sdisable -Sqrcode.enable "$1"/found/*.png 2>/dev/null >seen
	for path in "$1"/found/*.png; do
		echo "$(<"${path%.png}.code")"
	done | cmp -s - seen
	tap_ok $? "$1: and are read off the screen by zbar"
	"$ROLEGUIDE" check "$2" "$1"/found/*.xml -q 2>said
	tap_is "$?" 0 "$1: the program takes the files"
}

answered small small.xml small-quiz.xml
answered pm "$ROOT/content/pm-vs-tpm.xml" "$ROOT/content/quizzes/pm-vs-tpm.xml"

sed 's/maxlength="80"/maxlength="4000"/; s/ when="answered(q1) and (q3[^"]*"//' small-quiz.xml >long-quiz.xml
sed 's/small-quiz/long-quiz/' small.xml >long.xml
"$ROLEGUIDE" form long.xml --html -q -o long.html
node "$here/browser.js" deeds "$work/pm.html" "$work/long.html" "$work/deeds" >out 2>&1
tap_ok $? "history, names, answers that stand alone, sharing, copying, a full device, a text that no code holds"
tail -n 20 out | sed 's/^/# /'
node "$here/browser.js" looks "$work/pm.html" "$axe" "$work/looks" >out 2>&1
tap_ok $? "axe-core finds nothing on any screen, in three languages, light and dark; nothing is too wide at 320 pixels"
tail -n 30 out | cut -c 1-400 | sed 's/^/# /'
node "$here/browser.js" heard "$work/small.html" "$work/heard" >found 2>&1
[ -z "${UPDATE-}" ] || cp found "$here/small.heard"
diff -u "$here/small.heard" found >differ
tap_ok $? "what a screen reader is given on each kind of screen"
head -n 40 differ | sed 's/^/# /'
pdftotext -layout looks/sheet.pdf - | tr -s ' \n' ' ' >sheet.txt
missing=$(python3 - "$ROOT/content/quizzes/pm-vs-tpm.xml" sheet.txt <<'END'
import re, sys, xml.etree.ElementTree as tree
sheet = re.sub(r"\s", "", open(sys.argv[2], encoding="utf-8").read())
for text in tree.parse(sys.argv[1]).getroot().iterfind("question/text"):
    if not text.attrib and re.sub(r"\s", "", text.text) not in sheet:
        print(text.text)
END
)
tap_is "$missing" "" "printed, all questions stand on the sheet"
tap_done
