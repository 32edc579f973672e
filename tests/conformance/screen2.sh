#!/bin/bash
# Files of PDF 2.0: guides, reports, forms, a file of several people, what comes beside reports, and
# random guides, judged by veraPDF as PDF/A-4f, PDF/UA-2 and Well-Tagged PDF for accessibility and for
# reuse, and opened by five other programs, which must find no fault. veraPDF takes a second a file: the
# files are short ones. N=COUNT makes long ones, too, and so many random guides from FIRST=SEED on.
# make conformance puts veraPDF and pdf.js into the build folder first.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/conformance/tap.bash"
cd "$ROOT" || exit 1
pdfjs=${ROLEGUIDE%/*}/pdfjs/node_modules/pdfjs-dist
guide=content/pm-vs-tpm.xml
export PYTHONDONTWRITEBYTECODE=1

first=${FIRST-1} n=${N-10}
short=(--summary) small=(--size small)
[ -z "${N-}" ] || short=() small=()

# write NAME COMMAND ARGUMENT...: writes $work/NAME.pdf, whose name is added to $files.
files=()
write() {
	if "$ROLEGUIDE" "${@:2}" --profile screen2 --quiet -o "$work/$1.pdf" 2>"$work/errors"; then
		files+=("$1.pdf")
	else
		tap_ok 1 "$1 can be written"
		sed 's/^/# /' "$work/errors"
	fi
}

printf '%064d\n' 7 >"$work/key"
write english guide $guide
write hebrew guide content/pm-vs-tpm.he.xml --theme mono --paper letter
write german guide tests/pdf/german.xml --theme duo --paper a5
write roles guide content/five-roles.xml --theme duo
write with-form guide tests/forms/small.xml --with-form --theme mono
write parts guide tests/guide/parts.xml
cp tests/pdf2/notes.xml tests/pictures/grey.png "$work"
write notes guide "$work/notes.xml"
write report report $guide content/answers/german.xml --attach --answers-qr --lang de
if [ -n "${N-}" ]; then
	for name in hebrew balanced blocked; do
		write "report-$name" report $guide content/answers/$name.xml --attach --theme duo --paper a5
	done
	write form-he form $guide --lang he
	write form-letter form $guide --theme mono --paper letter
	write behind guide $guide --with-form --theme duo
	for name in tests/good/*.xml tests/pdf/*.xml tests/doc/*.xml; do
		write "$(basename "$(dirname "$name")")-$(basename "$name" .xml)" guide "$name"
	done
fi
write report-he report $guide content/answers/hebrew.xml --theme mono --summary
write sheets form tests/forms/small.xml --paper-form
write form-small form tests/forms/small.xml --theme duo --paper letter
"$ROLEGUIDE" report $guide content/answers/workshop.csv --dates mdy --key "$work/key" --separators --profile screen2 \
	"${short[@]}" --merge "$work/merge.pdf" --quiet && files+=(merge.pdf)
tap_ok $? "a file of several people can be written"
"$ROLEGUIDE" report $guide content/answers/workshop.csv --dates mdy --key "$work/key" --least 3 --profile screen2 \
	--companion --group "$work/group.pdf" -o "$work/many/" --quiet &&
	cp "$(find "$work/many" -name '*-companion.pdf' | sort | head -n 1)" "$work/companion.pdf" &&
	files+=(group.pdf companion.pdf)
tap_ok $? "pages about a group and for the coach can be written"
python3 tests/random/make.py "$first" --to $((first + n - 1)) --into "$work" "${small[@]}"
for ((i = first; i < first + n; i++)); do
	write "random-$i" guide "$work/$i.xml"
done

# Read by programs that know PDF 1.7: the same words in the same order as in the other profile.
words() {
	pdfinfo -struct-text "$1" 2>&1 | grep -E '"|rror' | tr -d '\n' | sed 's/" *"//g'
}
same() { # NAME COMMAND ARGUMENT...
	"$ROLEGUIDE" "${@:2}" --quiet -o "$work/other"
	tap_is "$(words "$work/$1.pdf")" "$(words "$work/other")" "$1: the words are heard as from the profile screen"
}
same hebrew guide content/pm-vs-tpm.he.xml --theme mono --paper letter
same report-he report $guide content/answers/hebrew.xml --theme mono --summary

# What somebody filled in is read.
python3 tests/conformance/filled.py tests/forms/small-quiz.xml 3 screen2 "$work/filled" &&
	cd "$work" && python3 "$ROOT/tests/conformance/filled_pikepdf.py" form-small.pdf filled
"$ROLEGUIDE" report "$ROOT/tests/forms/small.xml" filled/0*.pdf --dump answers >found 2>messages
tap_is "$(sed 's/ xml:lang="en"//' found)" "$(cat filled/0*.xml)" "forms are read as they were filled in"
tap_is "$("$ROLEGUIDE" verify report.pdf 2>&1 | head -n 1)" "report.pdf: all numbers agree" "a report is verified"

# quiet PROGRAM ARGUMENT...: succeeds, and prints nothing but what all builds of mutool print.
quiet() {
	"$@" >said 2>&1 && ! grep -v 'ICC support is not available' said
}
for file in "${files[@]}"; do
	qpdf --check "$file" >said 2>&1 && ! grep -qi warning said
	tap_ok $? "qpdf: $file"
	quiet mutool draw -q -F trace -o /dev/null "$file"
	tap_ok $? "mutool: $file"
	quiet pdftotext "$file" /dev/null
	tap_ok $? "poppler: $file"
done
quiet gs -q -dNOPAUSE -dBATCH -dSAFER -dPDFSTOPONERROR -dPDFSTOPONWARNING -sDEVICE=nullpage "${files[@]}"
tap_ok $? "ghostscript: ${#files[@]} files"
if [ -e "$pdfjs" ]; then
	# of what it draws with, it lacks some here
	tap_is "$(node "$ROOT/tests/conformance/screen2.mjs" "$pdfjs" "${files[@]}" 2>&1 |
		grep -vE 'Cannot (load|polyfill)|^(Require stack:|- )')" "${#files[@]} files" "pdf.js: text, structure, bookmarks, attachments"
else
	tap_skip "npm (make conformance does the rest)" "pdf.js"
fi

has_vera || tap_done
vera 4f,ua2,wt1a,wt1r "${files[@]}" >results
while read -r result flavour file rules; do
	[ "$result" = ok ]
	tap_ok $? "veraPDF $flavour: $file${rules:+: $rules}"
done <results
tap_is "$(wc -l <results)" $((4 * ${#files[@]})) "veraPDF judged every file four times"
sort -u reasons | grep '^# ' | head -n 50
# it is another judge than that of the files before
vera 4f,ua2,wt1a,wt1r other >results
tap_is "$(grep -c ^failed results)" 4 "veraPDF takes no file of PDF 1.7 for one of 2.0"
tap_done
