#!/bin/bash
# Filled forms of PDF read back: saved in all ways that viewers have, the same people come out and the
# same reports; what is no form, another one, or filled in so that it could be read in two ways, is
# told in one line (faults.messages).
set -u
. "$ROOT/tests/tap.bash"
tap_needs python3-pikepdf python3 -c 'import pikepdf'
export SOURCE_DATE_EPOCH=1795132800 PYTHONDONTWRITEBYTECODE=1
here=$ROOT/tests/formread
small=$ROOT/tests/forms/small.xml
cd "$work" || exit 1

# back GUIDE QUIZ LANG PEOPLE [FORM]: random people through forms, whose values are in values, in states, in
# pages. FORM: what they fill in; else one that has the names of its fields in common with ours.
back() {
	local name=${1##*/}${5:+, our form}
	rm -rf people
	python3 "$here/forms.py" "$2" "$4" read people ${5:+"$5"}
	"$ROLEGUIDE" report "$1" people/*.pdf --dump answers >found 2>said
	tap_is "$?" 0 "$name: forms of $4 people are read"
	cat people/*.xml >wanted
	cmp -s wanted <(sed "s/ xml:lang=\"$3\"//" found)
	tap_ok $? "$name: they answer what was filled in"
	diff wanted <(sed "s/ xml:lang=\"$3\"//" found) | head -20 | sed 's/^/# /'
	tap_is "$(grep -v 'question "q1" should be answered\|is damaged$\|these are all the answers$' said)" \
		"" "$name: nothing else is said than that some were damaged"
}

"$ROLEGUIDE" form "$ROOT/content/pm-vs-tpm.xml" -o pm.pdf
"$ROLEGUIDE" form "$small" -o small.pdf
back "$ROOT/content/pm-vs-tpm.xml" "$ROOT/content/quizzes/pm-vs-tpm.xml" en-GB 36 pm.pdf
back "$small" "$ROOT/tests/forms/small-quiz.xml" en 18
back "$small" "$ROOT/tests/forms/small-quiz.xml" en 60 small.pdf

# The report follows from the answers, not from the file they came in.
for kind in pdf xml; do
	"$ROLEGUIDE" report "$small" people/000[1-4].$kind -o $kind/ --attach -q
	rm $kind/manifest.*
done
diff -r pdf xml >differences
tap_ok $? "reports from forms and from files of answers are the same, byte by byte"

# Each fault in a line.
python3 "$here/faults.py" small.pdf faults
cp "$ROOT/tests/forms/"small*.xml .
for file in faults/*.pdf; do
	"$ROLEGUIDE" report small.xml "$file" --dump answers -o dump 2>&1
	echo "$file: status $?"
done | sed 's|faults/||' >messages
[ -n "${UPDATE:-}" ] && cp messages "$here/faults.messages"
diff "$here/faults.messages" messages >differences
tap_ok $? "faults are told as in faults.messages"
sed 's/^/# /' differences
"$ROLEGUIDE" report small.xml faults/half-said.pdf --dump answers -q | grep -c 'q4"><option>saw<.*can<\|q8" option="2"' >found
tap_is "$(cat found)" 2 "what either the value or the page has on is on"

# Among others one broken person costs the others nothing, and one that is not asked says so.
"$ROLEGUIDE" report small.xml people/0001.pdf faults/broken.pdf faults/flattened.pdf people/0002.pdf \
	-o some/ 2>said
tap_is "$? $(cd some && echo *.pdf)" "4 0001.pdf 0002.pdf" "broken forms among good ones: status 4"
tap_match "$("$ROLEGUIDE" report small.xml faults/text-too-long.pdf --dump answers --show-answers 2>&1)" \
	"*question \"q7\": the text has 99 characters*" "--show-answers"

# A report without a name of its own does not take that of the form.
cp people/0002.pdf ana.pdf
"$ROLEGUIDE" report small.xml ana.pdf -q
tap_is "$? $(cmp ana.pdf people/0002.pdf && echo ana*)" "0 ana-report.pdf ana.pdf" \
	"the report beside ana.pdf is ana-report.pdf"

# Whatever reads answers reads forms.
"$ROLEGUIDE" report small.xml - --dump answers -q <people/0002.pdf | sed 's/ xml:lang="en"//' | cmp -s - people/0002.xml
tap_ok $? "a form comes by standard input"
tap_is "$("$ROLEGUIDE" check small.xml people/0002.pdf 2>&1 | grep -v '^small')" "" "check reads a form"
tap_match "$("$ROLEGUIDE" check small.xml faults/too-many.pdf 2>&1)" \
	"*too-many.pdf: error: page 1: question \"q4\" takes at most 3 options, not 4*" "check tells faults"
for kind in pdf xml; do
	"$ROLEGUIDE" report small.xml people/0003.xml --before people/0002.$kind --dump doc >before-$kind -q
done
cmp -s before-pdf before-xml && ! cmp -s before-pdf <("$ROLEGUIDE" report small.xml people/0003.xml --dump doc -q)
tap_ok $? "a form tells what somebody answered before"
"$ROLEGUIDE" columns small.xml people/0002.pdf 2>said
tap_is "$? $(cat said)" \
	"1 people/0002.pdf: error: answers in XML and forms name their questions; there are no columns" \
	"columns says that a form has none"
tap_done
