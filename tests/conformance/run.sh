#!/bin/bash
# Conformance: the shipped guides in all themes on all papers, the reports of the sample answers, forms,
# and the guides of tests/good, checked by veraPDF for what they claim, PDF/A-3a and PDF/UA-1 for the
# screen, PDF/A-2a and PDF/UA-1 for the archive, and read by three other programs that must find no
# fault.
# make conformance puts veraPDF into the build folder first; without Java this test says so.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/conformance/tap.bash"
cd "$ROOT" || exit 1

# write NAME COMMAND ARGUMENT...: writes $work/NAME.pdf, whose name is added to $files, and to
# $archives where the name begins with "archive".
files=() archives=()
write() {
	local name=$1
	shift
	if "$ROLEGUIDE" "$@" --quiet -o "$work/$name.pdf" 2>"$work/errors"; then
		files+=("$name.pdf")
		[[ $name != archive* ]] || archives+=("$name.pdf")
	else
		tap_ok 1 "$name can be written"
		sed 's/^/# /' "$work/errors"
	fi
}

"$ROLEGUIDE" atlas content/atlas.xml --roles pm,po,tpm,pgm,pjm,sm -o "$work/atlas/"
for file in pm-vs-tpm book; do
	mv "$work/atlas/$file.pdf" "$work/atlas-$file.pdf" && files+=("atlas-$file.pdf")
done
rm -r "$work/atlas"
for guide in content/*.xml; do
	[[ $guide != */atlas.xml ]] || continue
	for theme in content/themes/*.xml; do
		for paper in a4 letter a5; do
			write "$(basename "$guide" .xml)-$(basename "$theme" .xml)-$paper" \
				guide "$guide" --theme "$theme" --paper $paper
			write "archive-$(basename "$guide" .xml)-$(basename "$theme" .xml)-$paper" \
				guide "$guide" --theme "$theme" --paper $paper --profile archive
		done
	done
done
for guide in pm-vs-tpm pm-vs-tpm.he five-roles handbook licences; do
	write "large-$guide" guide content/$guide.xml --large-print --quiet
done
write archive-marks guide content/pm-vs-tpm.xml --profile archive \
	--marks crop,registration,colour --bleed "3mm 4mm 5mm 0mm"
for guide in tests/good/*.xml tests/guide/*.xml tests/pdf/*.xml; do
	[ -e "$guide" ] || continue
	write "$(basename "$(dirname "$guide")")-$(basename "$guide" .xml)" guide "$guide"
done
for answers in content/answers/*.xml; do
	name=report-$(basename "$answers" .xml)
	write "$name" report content/pm-vs-tpm.xml "$answers"
	write "$name-summary" report content/pm-vs-tpm.xml "$answers" --summary --paper letter
	write "archive-$name" report content/pm-vs-tpm.xml "$answers" --profile archive
	write "$name-attached" report content/pm-vs-tpm.xml "$answers" --attach --theme mono --lang de
done
python3 tests/bench/people.py 30 >"$work/people.csv"
for name in merged archive-merged; do
	profile=screen
	[ $name = merged ] || profile=archive
	if "$ROLEGUIDE" report content/pm-vs-tpm.xml "$work/people.csv" --merge "$work/$name.pdf" \
		--profile $profile --separators --dates mdy --quiet 2>"$work/errors"; then
		files+=("$name.pdf")
		[ $name = merged ] || archives+=("$name.pdf")
	else
		tap_ok 1 "$name can be written"
	fi
done
write report-large report content/pm-vs-tpm.xml content/answers/strong-pm.xml --large-print
write report-a5 report content/pm-vs-tpm.xml content/answers/strong-pm.xml --paper a5
for look in handout:a4:en-GB mono:letter:he duo:a5:de; do
	IFS=: read -r theme paper lang <<<"$look"
	for profile in screen archive; do
		name=form-$theme
		[ $profile = screen ] || name=archive-form-$theme
		write "$name" form content/pm-vs-tpm.xml --theme "$theme" --paper "$paper" \
			--lang "$lang" --profile $profile
		write "$name-small" form tests/forms/small.xml --theme "$theme" --paper "$paper" \
			--profile $profile
		write "$name-behind" guide content/pm-vs-tpm.xml --with-form --theme "$theme" \
			--paper "$paper" --profile $profile
	done
	write "form-$theme-he" form tests/forms/small.xml --theme "$theme" --lang he
done
for profile in screen archive; do
	name=report-code
	[ $profile = screen ] || name=archive-$name
	write $name report content/pm-vs-tpm.xml content/answers/hebrew.xml --answers-qr --profile $profile
done
write sheets form content/pm-vs-tpm.xml --paper-form --people 2
write sheets-he form tests/forms/small.xml --paper-form --lang he
"$ROLEGUIDE" scan content/pm-vs-tpm.xml "$work/sheets.pdf" -o "$work/read" --quiet >"$work/said" 2>&1 &&
	cp "$work/read/proof.pdf" "$work" && files+=(proof.pdf)
tap_ok $? "proof sheets of a scan can be written"
cd "$work" || exit 1
tap_ok $((${#files[@]} == 0)) "${#files[@]} files written"

# quiet PROGRAM ARGUMENT...: succeeds, and prints nothing but what all builds of mutool print.
quiet() {
	"$@" >said 2>&1 && ! grep -v 'ICC support is not available' said
}
for file in "${files[@]}"; do
	qpdf --check "$file" >said 2>&1 && ! grep -qi warning said
	tap_ok $? "qpdf: $file"
	quiet mutool draw -q -F trace -o /dev/null "$file"
	tap_ok $? "mutool: $file"
	quiet gs -q -dNOPAUSE -dBATCH -dSAFER -dPDFSTOPONERROR -dPDFSTOPONWARNING -sDEVICE=nullpage \
		"$file"
	tap_ok $? "ghostscript: $file"
done

has_vera || tap_done
screens=()
for file in "${files[@]}"; do
	[[ $file == archive* ]] || screens+=("$file")
done
{
	vera 3a,ua1 "${screens[@]}"
	vera 2a,ua1 "${archives[@]}"
} >results
while read -r result flavour file rules; do
	[ "$result" = ok ]
	tap_ok $? "veraPDF $flavour: $file${rules:+: $rules}"
done <results
tap_is "$(wc -l <results)" $((2 * ${#files[@]})) "veraPDF judged every file twice"
sort -u reasons | grep '^# ' | head -n 50
tap_done
