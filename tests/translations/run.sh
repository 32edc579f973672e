#!/bin/bash
# One guide in several languages and for several audiences: each choice gives the guide that somebody
# would have written for it, byte for byte but for what the file says of itself; reports speak the
# language of their person; what is compared is called what it is.
set -u
. "$ROOT/tests/tap.bash"
cd "$work" || exit 1
mkdir quizzes
cp "$ROOT/tests/translations/guide.xml" guide.xml
cp "$ROOT/tests/translations/quiz.xml" quizzes/quiz.xml
cp "$ROOT/tests/bad/guide/_stove.png" stove.png
cp stove.png herd.png

# doc ARGUMENT...: the document of a guide, as text.
doc() {
	"$ROLEGUIDE" guide "$@" --dump doc 2>messages
}

# one LANG: the guide with the words of that language alone, by a program of its own.
one() {
	python3 "$ROOT/tests/translations/one.py" guide.xml "$1" "${2-}" >"one-$1.xml"
}

for lang in en-GB de he; do
	one $lang
	doc "one-$lang.xml" >wanted
	doc guide.xml --lang $lang >is
	tap_is "$(<is)" "$(<wanted)" "--lang $lang: as if it were written in that alone"
	tap_is "$(<messages)" "" "  and nothing is missing"
done
doc guide.xml >is
doc one-en-GB.xml >wanted
tap_is "$(<is)" "$(<wanted)" "without --lang: in its own language"
doc guide.xml --lang de-AT >is
doc one-de.xml --lang de-AT >wanted
tap_is "$(<is)" "$(<wanted)" "de serves who asks for de-AT"
doc guide.xml --lang en-US >is
tap_match "$(<is)" '*"License"*January 31, 2026*' "American words where there are some, and dates"
tap_is "$(<messages)" "" "  British ones serve for the rest, without a word"
doc guide.xml --lang fr >is
tap_match "$(<messages)" '*guide.xml:3: warning: the guide is not translated into "fr": what it says is shown in "en-GB"*"de", "he"*' \
	"a language that it is not in is told"

# --- several at once ----------------------------------------------------------------------------

"$ROLEGUIDE" guide guide.xml --lang all -o all/
tap_is "$(cd all && echo ./*)" "./guide-de.pdf ./guide-en-GB.pdf ./guide-en-US.pdf ./guide-he.pdf" "--lang all: a file each"
"$ROLEGUIDE" guide guide.xml --lang he -o one.pdf
tap_is "$(cksum <all/guide-he.pdf)" "$(cksum <one.pdf)" "the one that is made by itself"
"$ROLEGUIDE" guide guide.xml --lang he,de --paper a4,a5 -o some/
tap_is "$(cd some && echo ./*)" "./guide-de-a4.pdf ./guide-de-a5.pdf ./guide-he-a4.pdf ./guide-he-a5.pdf" "a list, on two papers"
# fails STATUS WANTED TEXT ARGUMENT...: so, and nothing is written.
fails() {
	local out
	out=$("$ROLEGUIDE" "${@:4}" 2>&1)
	tap_match "$? $out" "$1 *$2*" "$3"
	[ ! -e none ] && [ ! -e none.pdf ]
	tap_ok $? "  and nothing is written"
}
fails 2 'want a folder: -o DIR/' "one file for all languages" guide guide.xml --lang all -o none.pdf
fails 2 'names "HE" twice' "a language twice" guide guide.xml --lang he,HE -o none/
fails 2 'report takes one --lang; guide and atlas take several' "a report" report guide.xml a.xml --lang he,de
sed 's,<t xml:lang="he">הפתיחה</t>,,' guide.xml >lacking.xml
fails 1 '--fail-on untranslated: what has no translation: 1*lacking.xml:43: warning: <head> has no translation into "he"; it is shown in "en-GB"' \
	"what is missing can be an error" guide lacking.xml --lang he --fail-on untranslated -o none.pdf
"$ROLEGUIDE" guide lacking.xml --lang de --fail-on untranslated -o lacking.pdf
tap_ok $? "  in the language that lacks it"

# --- audiences ----------------------------------------------------------------------------------

for audience in managers newcomers; do
	one en-GB $audience
	doc one-en-GB.xml >wanted
	doc guide.xml --audience $audience >is
	tap_is "$(<is)" "$(<wanted)" "--audience $audience: what is for others is gone"
done
fails 1 'the guide has no audience "manager"*did you mean "managers"' "an audience that there is not" \
	guide guide.xml --audience manager -o none.pdf
sed 's,<p>Both,<p><a href="#costs">Both</a>,' guide.xml >linked.xml
fails 1 'link "#costs" leads to what is left out for the audience "newcomers"' "a link to what is left out" \
	guide linked.xml --audience newcomers -o none.pdf
"$ROLEGUIDE" guide linked.xml --audience managers -q -o linked.pdf
tap_ok $? "  which is fine for others"
sed 's,<item>,<item for="managers">,' guide.xml >emptied.xml
fails 1 '<list> lacks <item>*left out' "nothing left of a list" guide emptied.xml --audience newcomers -o none.pdf

# --- reports, and what is compared --------------------------------------------------------------

answers() {
	printf '<answers questionnaire="quiz" version="1" guide="guide.xml" xml:lang="%s">%s%s</answers>\n' "$1" \
		'<answer question="open" option="3"/>' '<answer question="paid" option="1"/>' >"$1.xml"
}
for lang in en-GB he de; do
	answers $lang
	"$ROLEGUIDE" report guide.xml $lang.xml --dump doc -q >$lang.doc
	"$ROLEGUIDE" report guide.xml $lang.xml --dump doc -q --lang $lang >asked.doc
	tap_is "$(<$lang.doc)" "$(<asked.doc)" "a person who reads $lang has the guide in it"
done
for audience in managers newcomers; do
	cp one-en-GB.xml keep.xml
	one en-GB $audience
	"$ROLEGUIDE" report guide.xml en-GB.xml --audience $audience --dump doc -q | grep -v SHA-256 >is
	"$ROLEGUIDE" report one-en-GB.xml en-GB.xml --dump doc -q | grep -v SHA-256 >wanted
	tap_is "$(<is)" "$(<wanted)" "a report for $audience speaks of nothing that is for others"
	"$ROLEGUIDE" diff guide.xml one-en-GB.xml --audience $audience >is 2>&1
	tap_is "$?" 0 "  and so does a comparison of editions"
	mv keep.xml one-en-GB.xml
done
"$ROLEGUIDE" report guide.xml he.xml --audience newcomers --attach -o report.pdf 2>messages
tap_match "$(<messages)$("$ROLEGUIDE" verify report.pdf 2>&1)" \
	'*warning: --attach puts the guide into each report*report.pdf: *agree*' "it verifies, and who attaches all is told"
"$ROLEGUIDE" report guide.xml de.xml -o cohort/ --audience managers -q
"$ROLEGUIDE" report guide.xml de.xml -o cohort/ --audience newcomers --dry-run >is 2>&1
tap_match "$(<is)" 'make*de.pdf*other options*' "for others it is made anew"
fails 2 'both files are PDFs' "PDFs are made already" diff all/guide-de.pdf all/guide-he.pdf --audience managers
sed -i 's,\("paid".*\)="licence",\1="costs",' quizzes/quiz.xml
for command in report form ask export-quiz scan; do
	extra=()
	[ $command = report ] && extra=(en-GB.xml)
	[ $command = scan ] && extra=(stove.png)
	[ $command = export-quiz ] && extra=(--for surveyjs)
	fails 1 'the dimension "costs" is left out for the audience "newcomers"*hint: *guide.xml:25' \
		"$command: what is asked about is shown" $command guide.xml "${extra[@]}" --audience newcomers
done
cp "$ROOT/tests/translations/quiz.xml" quizzes/quiz.xml
tap_match "$(<he.doc)" '*"ייחוס"*שתי האפשרויות*' "names and phrases"
tap_match "$(<en-GB.doc)" '*"Talk to people who know both options*judgements*' "British spelling, and options"
tap_is "$(grep -ciE '\broles?\b' <(grep -o '"[^"]*"' en-GB.doc))" 0 "no option is called a role"
"$ROLEGUIDE" report guide.xml he.xml --attach -q -o report.pdf
tap_match "$("$ROLEGUIDE" verify report.pdf 2>&1)" '*report.pdf: *agree*' "a report in another language verifies"
for kind in course product plan; do
	sed "s/kind=\"option\"/kind=\"$kind\"/" guide.xml >"$kind.xml"
	for lang in en de he ar; do
		"$ROLEGUIDE" report "$kind.xml" en-GB.xml --dump doc -q --lang $lang >$kind-$lang.doc
	done
	tap_match "$(cat $kind-*.doc)" "*both ${kind}s*" "$kind: it is called that"
done
tap_is "$(cat ./*-{en,de,he}.doc | sed 's/([^)]*)//g' | grep -o '"[^"]*"' |
	grep -oE '\b[Rr]oles?\b|Rolle|תפקיד')" "" "  in all languages"
tap_done
