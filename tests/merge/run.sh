#!/bin/bash
# Reports of a cohort in one file, or in several: as other programs read it, page by page what the single reports
# are, with everybody on a right-hand page, and nothing said of people but their codes.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/press/tap.bash"
tap_needs qpdf command -v qpdf
tap_needs poppler-utils command -v pdffonts
tap_needs mupdf-tools command -v mutool
tap_needs python3-pikepdf python3 -c "import pikepdf"
cd "$work" || exit 1
guide=$ROOT/content/pm-vs-tpm.xml
n=36
[ -z "${SANITIZED-}" ] || n=20
python3 "$ROOT/tests/bench/people.py" $n >people.csv
# without the eleventh, whose chart has a bar that is too thin for the press and is warned of
python3 - <<-'END'
	import csv
	rows = list(csv.reader(open("people.csv", newline="")))
	with open("few.csv", "w", newline="") as out:
	    csv.writer(out).writerows(rows[:11] + rows[12:17])
END
printf '%064d\n' 7 >key

# merge PEOPLE FILE OPTION...: PEOPLE.csv in FILE.pdf; sets status and err.
merge() {
	"$ROLEGUIDE" report "$guide" "$1.csv" --merge "$2.pdf" --key key --dates mdy --quiet --progress none \
		"${@:3}" >"$2.out" 2>"$2.err"
	status=$?
	err=$(<"$2.err")
}
# look FILE FOLDER PEOPLE
look() { python3 "$ROOT/tests/merge/look.py" "$1" "$2" "$3.csv"; }
# shown FILE...: an md5 of each page as it looks.
shown() {
	for file; do
		mutool draw -r 60 -F pgm -s5 -o /dev/null "$file" 2>&1
	done | grep -oE ' [0-9a-f]{32}( |$)'
}
codes() { mutool show "$1" outline | sed 's/^[^"]*"\([^"]*\)".*/\1/'; }
faults() { qpdf --check "$1" 2>&1 | grep -ciE 'warn|error:'; }
pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
# ready NAME: is what printers want; blank sides are meant.
ready() {
	tap_is "$(python3 "$press/x4.py" --fast --as "${2-print}" --allow gwg-R0005 "$1.pdf" 2>&1)" "" \
		"$1.pdf is what printers want"
}

# --- the file, and its pages beside those of single reports -----------------------------------------

for case in "people screen" "people print" "few print-x1a" "few archive"; do
	read -r people profile <<<"$case"
	merge "$people" "$profile" --profile "$profile" -o "single-$profile/" --jobs 2
	tap_is "$status $err" "0 " "$profile: a file of all, and single ones"
	tap_is "$(faults "$profile.pdf")" 0 "$profile: qpdf finds no fault"
	merge "$people" once --profile "$profile" --jobs 1
	cmp -s "$profile.pdf" once.pdf
	tap_ok $? "$profile: the same bytes by one process, and without single ones"
	tap_is "$(look "$profile.pdf" "single-$profile" "$people")" "" \
		"$profile: right-hand pages, bookmarks, contents, nothing of people"
done
ROLEGUIDE_CACHES=off merge people once --jobs 2
cmp -s screen.pdf once.pdf
tap_ok $? "the same bytes without caches"
all=$(cat single-print/*.pdf | wc -c)
echo "# print: $(($(wc -c <print.pdf) * 1000 / all)) of 1,000 of the single files"
# what is stored once is a larger part of a few
[ $(($(wc -c <print.pdf) * (n < 60 ? 4 : 5))) -le "$all" ]
tap_ok $? "print: at most a fifth of the single files"
ready print-x1a print-x1a
ready archive archive
tap_is "$(shown archive.pdf | md5sum)" "$(codes archive.pdf | while read -r code; do
	shown "single-archive/$code.pdf"
done | md5sum)" "pages look as those of single reports"
tap_is "$(qpdf --json=2 --json-key=qpdf print.pdf | grep -c '"/S": "/GTS_PDFX"')" 1 "one profile of the press"
tap_is "$(python3 "$ROOT/tests/merge/once.py" print.pdf screen.pdf archive.pdf)" "" \
	"fonts, pictures and profile are there once"

# --- order, separators, sheets ----------------------------------------------------------------------

merge people code --order code --summary
tap_is "$(codes code.pdf)" "$(codes print.pdf | LC_ALL=C sort)" "--order code"
merge people name --order name --summary -o single-name/
tap_is "$(look name.pdf single-name people)" "" "--order name: everybody's pages are theirs"
tap_is "$(pdftotext name.pdf - | grep -oE '^Personal report for .*' | uniq | sed -n 1,3p)" \
	"$(printf 'Personal report for %s\n' "Person 0" "Person 1" "Person 10")" "in the order of names"
merge few sheets --separators --summary --jobs 2
tap_is "$status $err $(pages sheets.pdf)" "0  $((15 * 4 - 1))" \
	"--separators: a sheet of paper each, then the report, a blank page only between people"
tap_is "$(pdftotext -f 1 -l 1 sheets.pdf - | head -n 1)" "$(codes sheets.pdf | head -n 1)" \
	"a separator shows the code"
tap_is "$(faults sheets.pdf)" 0 "qpdf finds no fault in them"
merge few booklets --profile print --booklet --separators
tap_is "$status $err $(pages booklets.pdf)" "0  $((15 * (2 + 4) - 0))" "booklets, each behind its separator"
ready booklets
merge few twoup --profile print --nup 2
ready twoup

# --- PDF/VT -----------------------------------------------------------------------------------------

merge few vt --profile vt --separators
tap_is "$status $err $(faults vt.pdf)" "0  0" "--profile vt"
ready vt
# shellcheck disable=SC2046
tap_is "$(python3 "$ROOT/tests/merge/vt.py" vt.pdf $(codes vt.pdf))" "" "--profile vt is PDF/VT-1"
merge few plain --profile print
# shellcheck disable=SC2046
tap_is "$(python3 "$ROOT/tests/merge/vt.py" plain.pdf $(codes plain.pdf) | wc -l)" 4 "--profile print is not"

# --- several files ----------------------------------------------------------------------------------

# part FILE: holds it against the single reports of those who are in it.
part() {
	rm -rf part
	mkdir part
	codes "$1" | while read -r code; do
		ln "single-$profile/$code.pdf" part/
	done
	look "$1" part "$people"
}
for case in "people screen $((n * 5 / 12))" "few print-x1a 4"; do
	read -r people profile split <<<"$case"
	merge "$people" split --profile "$profile" --split "$split" --jobs 2
	parts=(split-?.pdf)
	wanted=$(seq -s ' ' -f 'split-%g.pdf' $((($(codes "$profile.pdf" | wc -l) + split - 1) / split)))
	tap_is "$status $err ${parts[*]} $(find split.pdf 2>/dev/null)" "0  $wanted " \
		"$profile: --split $split: files of so many people"
	tap_is "$(for file in "${parts[@]}"; do codes "$file"; done)" "$(codes "$profile.pdf")" \
		"$profile: everybody is in one of them, in the same order"
	tap_is "$(codes split-1.pdf | wc -l) $(codes "${parts[-2]}" | wc -l)" "$split $split" "$profile: all are full but the last"
	tap_is "$(for file in "${parts[@]}"; do part "$file"; faults "$file" | grep -v '^0$'; done)" "" \
		"$profile: each is like the file of all"
	tap_is "$(python3 "$ROOT/tests/merge/once.py" "${parts[@]}")" "" "$profile: what is shared is in each once"
	sums=$(md5sum "${parts[@]}")
	merge "$people" split --profile "$profile" --split "$split" --jobs 1
	tap_is "$(md5sum "${parts[@]}")" "$sums" "$profile: the same bytes by one process"
	[ "$profile" = screen ] || for file in "${parts[@]}"; do ready "${file%.pdf}" "$profile"; done
	[ "$profile" != screen ] || rm "${parts[@]}"
done
"$ROLEGUIDE" report "$guide" few.csv --merge split.pdf --key key --dates mdy --profile vt --split 5 2>err
tap_match "$? $(<err)" "0 *split-4.pdf: warning: this file is of another run: this one has made 3*" \
	"a file that another run made more of is told"
# shellcheck disable=SC2046
tap_is "$(python3 "$ROOT/tests/merge/vt.py" split-2.pdf $(codes split-2.pdf))" "" "each is PDF/VT-1"
mkdir -p taken/all-2.pdf
merge few taken/all --split 10
tap_match "$status $err" "3 *taken/all-2.pdf: error: cannot write*" "a file that cannot be written is told"
if [ -z "${SANITIZED-}" ]; then
	python3 "$ROOT/tests/bench/people.py" 501 >many.csv
	merge many many --split 1 --summary
	tap_match "$status $err $(find . -name 'many-*.pdf')" "1 *--split 1 makes more than 500 files*larger number*" \
		"more than 500 files are not made"
fi

# --- whole or not at all ----------------------------------------------------------------------------

"$ROLEGUIDE" report "$guide" few.csv --merge nowhere/all.pdf --key key --dates mdy 2>err
tap_is "$? $(grep -c 'nowhere/all.pdf: error: cannot write' err)" "3 1" "no folder: said, nothing written"
cp few.csv same.pdf
"$ROLEGUIDE" report "$guide" same.pdf --merge same.pdf --key key --dates mdy 2>err
tap_is "$? $(cmp few.csv same.pdf)" "2 " "nothing is written over what is read"
"$ROLEGUIDE" report "$guide" few.csv --merge - --key key --dates mdy --jobs 2 --quiet >stream.pdf
merge few few
cmp -s stream.pdf few.pdf
tap_ok $? "a file for standard output is the same"
"$ROLEGUIDE" report "$guide" "$ROOT/content/answers/strong-pm.xml" --merge alone.pdf --quiet 2>err
tap_is "$? $(<err) $(codes alone.pdf | wc -l) $(find . -name alone.key -perm 600)" "0  1 ./alone.key" \
	"one person alone; the key stands beside the file"
tap_is "$(find . -name '.roleguide*')" "" "nothing is left behind"
tap_done
