#!/bin/bash
# Sheets of paper, typed in by "ask --sheet" through a pipe: random people byte for byte, a second
# typing held against the first, and what is refused.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/typed
export SOURCE_DATE_EPOCH=1795132800 LC_ALL=C.UTF-8
cd "$work" || exit 1

# people GUIDE QUIZ N SEED: all sheets are what these people have said.
people() {
	python3 "$here/typed.py" "$ROLEGUIDE" "$1" "$2" "$3" "$4" "$work/people-$4" >.people
	tap_match "$(grep '^status' .people)" "status 0, $3 sheets, 0 wrong, $3 files" \
		"$3 people of $(basename "$2"), typed in: byte for byte"
}
people "$ROOT/content/pm-vs-tpm.xml" "$ROOT/content/quizzes/pm-vs-tpm.xml" "${PEOPLE:-60}" 1
people "$ROOT/tests/forms/small.xml" "$ROOT/tests/forms/small-quiz.xml" "${PEOPLE:-100}" 2

cp "$ROOT"/tests/forms/small*.xml .
# type_in [OPTION...] <LINES: leaves $status and $said.
type_in() {
	said=$("$ROLEGUIDE" ask --sheet small.xml -o sheets "$@" 2>&1)
	status=$?
}
# has TEXT WHAT
has() {
	grep -qF -- "$1" <<<"$said"
	tap_ok $? "$2"
}
code=$("$ROLEGUIDE" ask --sheet small.xml -o sheets </dev/null | grep -o '"[^ ]*' | head -n 1 | tr -d '"')
prefix=${code%-*}

type_in <<<"$code 1 12 3 1,2 12 - - 2"
tap_is "$status" 0 "a sheet is typed in"
has "$code is written." "and said to be written"
first=$(<"sheets/$code.xml")
type_in <<<"$code 2 - - 1,2 12 - - 2"
has "$code was typed before" "a second time it is not taken for another"
has "Lines that were not taken: 1." "which is said at the end too"
tap_is "$status" 4 "and makes the status one of a part"
tap_is "$(<"sheets/$code.xml")" "$first" "and the file stays"
type_in <<<"$code 4=1,2,3"
tap_match "$(<"sheets/$code.xml")" "*<option>spade</option><option>saw</option><option>can</option>*" \
	"one question is corrected"
type_in --twice <<<"$code 1 12 3 1,2,3 13 - - 2
what
now"
has "first  1,2" "typed twice, a difference is shown with what was first"
has "now    1,3" "and with what is now"
has "differences settled: 1." "and asked about until it is settled"
tap_match "$(<"sheets/$code.xml")" "*<option>cut</option><option>rest</option>*" "as the coach says"
type_in --twice <<<"$code 1 12 3 1,2,3 13 - - 2"
has "is verified: no difference" "and then there is none"

type_in <<<"${prefix}-04A 1 - - - - - - -"
has "is no code of a sheet" "a mistyped code is refused"
type_in <<<"$code 1 -"
has "one answer for each question is wanted, 8, not 2" "so is a line that is too short"
new=$(python3 -c "import sys; sys.path.insert(0, '$ROOT/tests/doors'); import sheet_codes
print(sheet_codes.person(sheet_codes.quiz_mark('small-quiz.xml'), 8))")
type_in <<<"$new 1 12 9 1,2 12 - - 2
3=2 8
3=2"
has "\"8\" is no correction" "a correction that is none is told"
tap_is "$status" 4 "and counts"
tap_match "$(<"sheets/$new.xml")" '*"q3" option="2"*' "what is mended is written"
rm "sheets/$new.xml"
type_in <<<"$new 1 12 9 1,2 12 - - 2
3=2"
tap_is "$status" 0 "a line that is mended is as good as one without faults"
rm "sheets/$new.xml"
type_in <<<"$new 1 12 3 1,2 12 - - 2
1=2 9=9
8=1"
tap_match "$status$(<"sheets/$new.xml")" '4*"q1" option="gard"*"q8" option="no"*' \
	"of corrections with a fault none is kept for the next line"
other=$(python3 -c "import sys; sys.path.insert(0, '$ROOT/tests/doors'); import sheet_codes
print(sheet_codes.person(sheet_codes.quiz_mark('small-quiz.xml'), 7))")
echo '<guide/>' >"sheets/$other.xml"
type_in <<<"$other 1=2"
has "stays as it is" "a file that is none of this sheet stays as it is"
tap_is "$(<"sheets/$other.xml")" '<guide/>' "to the byte"
type_in <<<"${prefix,,}-9999Z"$'\n'"? "
tap_is "$status" 4 "a code that is none is no sheet"
has "7=3 corrects question 7" "with what can be typed"
printf '%s 1 \xff - - - - - -\n' "$code" | "$ROLEGUIDE" ask --sheet small.xml -o sheets >.said 2>&1
grep -q "no UTF-8" .said
tap_ok $? "a line that is no text is not taken"
head -c 4000 /dev/urandom | "$ROLEGUIDE" ask --sheet small.xml -o sheets >.said 2>&1
tap_is $? 4 "nor are bytes without sense"
# no room for a byte, as on a full disk
printf '%s 1 12 3 1,2 12 - - 2\n' "$new" >line
said=$(trap '' XFSZ; ulimit -f 0; "$ROLEGUIDE" ask --sheet small.xml -o full <line 2>&1)
tap_match "$?$said" "3*cannot write: *full: error: sheets that could not be written: 1*" \
	"a file that cannot be written is an error at the end too"
tap_is "$(find full -type f)" "" "and nothing of it is there"
"$ROLEGUIDE" ask --twice small.xml 2>.said >&2
tap_is "$? $(<.said)" "2 roleguide: error: --twice goes with --sheet" "--twice alone means nothing"
tap_done
