#!/bin/bash
# Forms that other programs fill in and save, read back: pdf.js, poppler, mutool, pikepdf, and Chromium's
# viewer, clicked in. PEOPLE each (10; in Chromium a fifth), of both questionnaires; none may differ.
# make conformance puts pdf.js into the build folder first.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/conformance
pdfjs=${ROLEGUIDE%/*}/pdfjs/node_modules/pdfjs-dist
people=${PEOPLE:-10}
export PYTHONDONTWRITEBYTECODE=1 SOURCE_DATE_EPOCH=1795132800
tap_needs python3-pikepdf python3 -c 'import pikepdf'
cd "$work" || exit 1

pdf_js() {
	node "$here/filled_pdfjs.mjs" "$pdfjs" form.pdf filled
}

poppler() {
	python3 "$here/filled_poppler.py" form.pdf filled
}

mutool_run() {
	local person
	for person in filled/*.json; do
		mutool run "$here/filled_mutool.js" form.pdf "$person" "${person%json}pdf" || return
	done
}

pikepdf() {
	python3 "$here/filled_pikepdf.py" form.pdf filled
}

chromium_clicked() {
	node "$here/filled_chromium.js" "$pdfjs" form.pdf filled
}

# filled PROGRAM GUIDE QUIZ LANG PEOPLE: what they answer comes back.
filled() {
	local what="$1: ${2##*/}, $5 people"
	rm -rf filled
	python3 "$here/filled.py" "$3" "$5" "$1 ${SEED:-1}" filled
	"$1" >said 2>&1
	tap_is "$? $(find filled -name '0*.pdf' | wc -l)" "0 $5" "$what fill in the form"
	"$ROLEGUIDE" report "$2" filled/0*.pdf --dump answers >found 2>messages
	cat filled/0*.xml >wanted
	cmp -s wanted <(sed "s/ xml:lang=\"$4\"//" found)
	tap_ok $? "$what are read as they answered"
	diff wanted <(sed "s/ xml:lang=\"$4\"//" found) | head -10 | sed 's/^/# /'
	tap_is "$(grep -v ' should be answered, but is not$' messages)" "" "$what: nothing is said"
}

programs=(mutool_run pikepdf)
python3 -c 'import gi; gi.require_version("Poppler", "0.18")' 2>/dev/null && programs+=(poppler) ||
	tap_skip "gir1.2-poppler-0.18 python3-gi" "forms in poppler"
[ -e "$pdfjs" ] && programs+=(pdf_js chromium_clicked) ||
	tap_skip "npm (make conformance does the rest)" "forms in pdf.js and Chromium"
for quiz in pm small; do
	guide=$ROOT/content/pm-vs-tpm.xml questions=$ROOT/content/quizzes/pm-vs-tpm.xml lang=en-GB
	[ $quiz = small ] && guide=$ROOT/tests/forms/small.xml questions=$ROOT/tests/forms/small-quiz.xml lang=en
	"$ROLEGUIDE" form "$guide" -o form.pdf -q
	for program in "${programs[@]}"; do
		n=$people
		[ "$program" = chromium_clicked ] && n=$((people / 5))
		filled "$program" "$guide" "$questions" $lang "$n"
	done
done
tap_done
