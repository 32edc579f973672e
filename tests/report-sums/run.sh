#!/bin/bash
# The pages of reports on made-up people, read back: whatever a reader can add up, take off or
# multiply comes to what is printed, with exact fractions. SUMS=2000 takes so many people a
# questionnaire and language.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
cd "$ROOT" || exit 1
here=tests/report-sums

# people QUIZ N: made-up answers in $work/people, one file a person.
people() {
	rm -rf "$work/people"
	mkdir "$work/people"
	python3 tests/result/people.py "$1" "$2" "$work/people"
}

# read_back NROLES GUIDE LANG: makes the reports and has their pages added up.
read_back() {
	rm -rf "$work/reports"
	mkdir "$work/reports"
	"$ROLEGUIDE" report "$2" "$work"/people/* --lang="$3" --quiet --progress=none -o "$work/reports/" \
		2>"$work/messages"
	tap_is "$?$(cat "$work/messages")" 0 "${2##*/} in $3: reports of made-up people"
	python3 $here/check.py "$1" "$work"/reports/*.pdf >"$work/faults" 2>"$work/seen"
	tap_is "$(head -20 "$work/faults")" "" "${2##*/} in $3: all that is printed holds"
	sed 's/^/# /' "$work/seen"
}

n=30
[ -z "${SANITIZED-}" ] || n=6
n=${SUMS-$n}
people content/quizzes/pm-vs-tpm.xml "$n"
read_back 2 content/pm-vs-tpm.xml en
for what in "leads on the first page" "differences of scores" "marks worked out" \
	"lines worked out" "stakes worked out" "ledgers" "lines of ledgers" "tables of dimensions" \
	"rows of dimensions"; do
	grep -q "^$what: [1-9]" "$work/seen"
	tap_ok $? "seen: $what"
done
read_back 2 content/pm-vs-tpm.xml de
mkdir -p "$work/five/quizzes"
cp -r content/shared content/pictures "$work/five"
cp $here/five.xml "$work/five/quizzes"
sed '0,/<guide /s,,&questionnaire="quizzes/five.xml" ,' content/five-roles.xml >"$work/five/five.xml"
people $here/five.xml "$n"
read_back 5 "$work/five/five.xml" en
grep -q "^titles of ties: [1-9]" "$work/seen"
tap_ok $? "seen: titles of ties"
people tests/quiz/quizzes/all.xml "$n"
read_back 3 tests/quiz/small.xml en
tap_done
