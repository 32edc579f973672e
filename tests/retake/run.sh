#!/bin/bash
# Answering again, and the page for the coach. What has changed, as a document; the same whatever the
# earlier answers came in; who is taken for whom; a questionnaire of another version. Pages for the
# coach as documents, and that each is one page.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
cd "$ROOT/content" || exit 1
here=$ROOT/tests/retake
guide=pm-vs-tpm.xml

# golden NAME OPTION...: NAME.doc is the document of a report with these options.
golden() {
	local name=$1
	shift
	"$ROLEGUIDE" report $guide "$@" --dump=doc >"$work/$name.doc" 2>"$work/messages"
	case $name in # of a report, what tells of the change
	changed*) sed -n '/section.*#before/,/section.*#change/p' "$work/$name.doc" >"$work/part" ;;
	*) cp "$work/$name.doc" "$work/part" ;;
	esac
	[ -z "${UPDATE-}" ] || cp "$work/part" "$here/$name.doc"
	tap_is "$(cat "$work/part")" "$(cat "$here/$name.doc")" "$name.doc"
	tap_is "$(cat "$work/messages")" "" "$name.doc: nothing to complain of"
}

golden changed answers/leans-tpm.xml --before "$here/earlier.xml"
golden changed-german answers/leans-tpm.xml --before "$here/earlier.xml" --lang de
golden companion-contradictions answers/contradictions.xml --companion
golden companion-changed answers/leans-tpm.xml --before "$here/earlier.xml" --companion
golden companion-german answers/too-few.xml --companion --lang de
golden companion-empty "$here/empty.xml" --companion

# result ANSWERS BEFORE: what the result says of the change.
result() {
	"$ROLEGUIDE" report $guide "$1" --before "$2" --result "$work/result.json" --dump=result -o /dev/null \
		2>"$work/messages"
	python3 - "$work/result.json" <<'END'
import decimal, json, sys
result = json.load(open(sys.argv[1]), parse_float=decimal.Decimal)
change = result.get("change")
if change:
    for role, score in result["scores"].items():
        lines = sum((line["points"][role] for line in change["lines"].values()), decimal.Decimal(0))
        if score - change["scores"][role] != lines or lines != change["points"][role]:
            print(role, "does not add up")
    print(json.dumps(change, default=str, indent=1))
END
}

# The same earlier answers, alone and among others, in a report, and as a table.
result answers/leans-tpm.xml answers/strong-pm.xml >"$work/xml"
tap_match "$(cat "$work/messages")" "*1 person is, by id, e-mail or name, another one*" \
	"another person is not compared"
tap_is "$(cat "$work/xml")" "" "nor told of"
result answers/leans-tpm.xml "$here/earlier.xml" >"$work/xml"
tap_match "$(cat "$work/xml")" '*"verdict": "nothing"*"missing"*' "one person's answers need no key"
mkdir "$work/then" "$work/both"
"$ROLEGUIDE" report $guide "$here/earlier.xml" --attach -o "$work/then/a.pdf"
result answers/leans-tpm.xml "$work/then" >"$work/pdf"
tap_is "$(cat "$work/pdf")" "$(cat "$work/xml")" "a report carries them as well"
cp "$here/earlier.xml" answers/strong-pm.xml answers/german.xml "$work/both"
result answers/leans-tpm.xml "$work/both" >"$work/folder"
tap_is "$(cat "$work/folder")" "$(cat "$work/xml")" "in a folder they are found by the id"
tap_match "$(cat "$work/messages")" "*of 3 people who answered before, 2 have no answers now: *german.xml*" \
	"who does not answer again is named by the file"
"$ROLEGUIDE" report $guide "$here/earlier.xml" -o "$work/then/a.pdf"
result answers/leans-tpm.xml "$work/then" >"$work/none"
tap_match "$(cat "$work/messages")" "*: error: these reports carry no answers*--attach*" \
	"reports without answers are an error"

# The schema of the result has what is said of a change.
if python3 -c "import jsonschema" 2>/dev/null; then
	result answers/leans-tpm.xml "$here/earlier.xml" >/dev/null
	python3 - schema/result.schema.json "$work/result.json" <<'END'
import json, sys, jsonschema
jsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[1])))
END
	tap_ok $? "the result is valid by its schema"
else
	tap_skip python3-jsonschema "the result is valid by its schema"
fi

# People of two tables: by id, or else by address, in any capitals; never two of another address or
# name. Rows alone are named.
cat >"$work/then.csv" <<'END'
Response ID,Email,Your name,Junior post,Free week
1,ada@example.org,Ada,Agree,users
2,bo@example.org,Bo,Disagree,users
3,,Cy,Agree,users
4,di@example.org,Di,Agree,users
END
cat >"$work/now.csv" <<'END'
Response ID,Email,Your name,Junior post,Free week
7,ADA@example.org,Ada,Disagree,knots
2,eve@example.org,Eve,Agree,knots
3,,Fay,Agree,knots
4,,Di,Disagree,knots
9,,Gus,Agree,knots
END
"$ROLEGUIDE" report --partial $guide "$work/now.csv" --before "$work/then.csv" --name '{row}' \
	-o "$work/now/" --jobs 1 2>"$work/messages"
compared=
for row in 2 3 4 5 6; do
	pdftotext "$work/now/$row.pdf" - | tr '\n' ' ' | grep -q "What has changed" && compared+=" $row"
done
tap_is "$compared" " 2 5" "by address and by id; not with another address or name"
tap_match "$(cat "$work/messages")" \
	"*1 person has no earlier answers: row 6*2 people are, by id, e-mail or name, others*: row 3, row 4*" \
	"who has no earlier answers, and who is another one"
tap_match "$(cat "$work/messages")" "*of 4 people who answered before, 2 have no answers now: row 3, row 4*" \
	"who is not there any more"
grep -qi 'example\.org\|ada\|eve' "$work/messages"
tap_ok $(($? == 0)) "no message says who they are"
"$ROLEGUIDE" report --partial $guide "$work/now.csv" --before "$work/then.csv" --name '{row}' \
	-o "$work/two/" --jobs 2 2>/dev/null
for row in 2 3 4 5 6; do cmp "$work/now/$row.pdf" "$work/two/$row.pdf"; done >"$work/differs"
tap_is "$(cat "$work/differs")" "" "the same with two jobs"
sed -i 's/^1,\(.*\),users$/1,\1,knots/' "$work/then.csv"
"$ROLEGUIDE" report --partial $guide "$work/now.csv" --before "$work/then.csv" --name '{row}' \
	-o "$work/now/" --dry-run 2>/dev/null >"$work/plan"
tap_is "$(grep -v '^keep' "$work/plan" | cut -f 2)" "2.pdf" \
	"another earlier answer makes that person's report alone anew"

# What a tool writes for everybody who has no address makes nobody the same.
sed '1s/.*/Email,Junior post,Free week/; 2s/.*/anonymous,Agree,users/; 3,$d' "$work/then.csv" >"$work/once.csv"
{ cat "$work/once.csv" && echo anonymous,Disagree,knots; } >"$work/again.csv"
"$ROLEGUIDE" report --partial $guide "$work/again.csv" --before "$work/once.csv" --name '{row}' \
	-o "$work/nobody/" 2>"$work/messages"
told=$?
tap_is "$told $(for row in 2 3; do pdftotext "$work/nobody/$row.pdf" - | tr '\n' ' ' | grep -c "What has changed"; done | tr '\n' ' ')" \
	"0 0 0 " "two people without an address are not taken for one who had none"

# Somebody who answered several times before, by id and later by another address; and two who had the
# same id: the latest answers count, and nobody is taken for another.
cat >"$work/often.csv" <<'END'
Response ID,Email,Your name,Completion time,Junior post,Free week
1,,Ada,2026-01-05,Agree,knots
1,ada@example.org,Ada,2026-02-05,Disagree,users
2,bo@example.org,Bo,2026-02-05,Disagree,knots
2,eve@example.org,Eve,2026-02-05,Disagree,users
END
"$ROLEGUIDE" report --partial $guide "$work/now.csv" --before "$work/often.csv" --name '{row}' \
	-o "$work/often/" 2>"$work/messages"
compared=
for row in 2 3 4 5 6; do
	text=$(pdftotext "$work/often/$row.pdf" - | tr '\n' ' ')
	[[ $text == *"What has changed"* ]] && compared+=" $row"
done
tap_is "$compared" " 2 3" "the one who is known by the address, and the second of two with one id"
tap_match "$(pdftotext "$work/often/2.pdf" - | tr '\n' ' ')" "*your answers of 5 February 2026*" \
	"the latest answers count"
tap_match "$(cat "$work/messages")" "*1 of the earlier answers are not the latest*" "which is told"

# A questionnaire of another version: the report that was made with it knows what was asked then.
mkdir "$work/old" "$work/old/quizzes"
sed '/<questionnaire/s/version="1.0"/version="0.9"/
	/<question id="hours"/,/<\/question>/d; /<rule id="time"/,/<\/rule>/d
	s/<question id="junior"/<question id="newbie"/; s/junior >=/newbie >=/' \
	quizzes/pm-vs-tpm.xml >"$work/old/quizzes/pm-vs-tpm.xml"
cp -r shared "$work/old/"
cp $guide "$work/old/$guide"
sed '/question="hours"/d; s/question="junior"/question="newbie"/; /<answers/s/version="1.0"/version="0.9"/' \
	"$here/earlier.xml" >"$work/old/earlier.xml"
"$ROLEGUIDE" report "$work/old/$guide" "$work/old/earlier.xml" --attach -o "$work/old/then.pdf" 2>"$work/messages"
result answers/leans-tpm.xml "$work/old/then.pdf" >"$work/version"
tap_match "$(cat "$work/version")" '*"version": "0.9"*"unknown": \[*start in a junior post*' \
	"of a report: the version, and what was asked then in its words"
tap_match "$(cat "$work/version")" '*"junior"*"not asked"*' "and what was not asked then"
result answers/leans-tpm.xml "$work/old/earlier.xml" >"$work/version"
tap_match "$(cat "$work/version")" '*"version": "0.9"*"unknown": \[*"newbie"*' \
	"of answers: the version, and the id of what is not asked now"
"$ROLEGUIDE" report $guide answers/leans-tpm.xml --before "$work/old/then.pdf" -o "$work/a.pdf"
tap_match "$(pdftotext "$work/a.pdf" - | tr '\n' ' ')" \
	"*version 0.9 was answered then, version 1.0 now*was asked then and is not asked now*" \
	"the pages say so"
sed 's/question="led" option="5"/question="led" option="nine"/' "$here/earlier.xml" >"$work/unread.xml"
result answers/leans-tpm.xml "$work/unread.xml" >"$work/version"
tap_match "$(cat "$work/version")" '*"led"*"added"*"unreadable"*' "an option that is gone is unreadable"
tap_match "$(cat "$work/messages")" '*warning: question "led": *' "and warned of"

# The page for the coach: one, beside the report, in all themes and papers that hold one.
for theme in handout mono duo; do
	for paper in a4 letter; do
		for answers in answers/*.xml "$here/empty.xml"; do
			"$ROLEGUIDE" report $guide "$answers" --companion --theme $theme --paper $paper \
				--before answers -o "$work/c.pdf" 2>/dev/null
			pdfinfo "$work/c-companion.pdf" | awk -v name="$answers" '/^Pages/ && $2 != 1 { print name, $2 }'
		done
	done
done >"$work/pages"
tap_is "$(cat "$work/pages")" "" "a page each"
"$ROLEGUIDE" report $guide answers/contradictions.xml --companion -o "$work/c.pdf"
tap_match "$(pdfinfo "$work/c-companion.pdf")" "*Title: *Coach’s companion*" "it says what it is"
tap_ok $(($(pdfinfo "$work/c-companion.pdf" | grep -c Kempe) > 0)) "and in its metadata not whose"
tap_match "$("$ROLEGUIDE" report $guide answers/blocked.xml --companion -o - 2>&1)" \
	"*--companion writes a file beside the report*" "it needs a file to stand beside"
# How many reports of the cohort there are, and pages beside them.
beside() {
	local report n=0 nbeside=0
	for report in "$work"/cohort/*.pdf; do
		[[ $report == *-companion.pdf ]] && continue
		n=$((n + 1))
		[ -s "${report%.pdf}-companion.pdf" ] && nbeside=$((nbeside + 1))
	done
	echo "$n $nbeside"
}
"$ROLEGUIDE" report $guide answers/workshop.csv --companion -o "$work/cohort/" 2>"$work/messages"
tap_is "$(beside)" "3 3" "one beside each report of a cohort"
rm "$work"/cohort/*-companion.pdf
"$ROLEGUIDE" report $guide answers/workshop.csv --companion -o "$work/cohort/" 2>"$work/messages"
tap_is "$(beside)" "3 3" "made again where it is gone"
tap_done
