#!/bin/bash
# What is loaded from a questionnaire: the one that small.xml names gives all.dump, line by line;
# UPDATE=1 writes it. The questionnaires of content/ pass every check without a warning, and
# doc/questionnaire.md tells the truth: its examples are valid, and it explains each name there is.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/truth.bash"
tap_needs libxml2-utils command -v xmllint
cd "$ROOT/tests/quiz" || exit 1

"$ROLEGUIDE" guide small.xml --dump=quiz >"$work/dump" 2>"$work/messages"
[ -z "${UPDATE-}" ] || cp "$work/dump" all.dump
tap_is "$(cat "$work/dump")" "$(cat all.dump)" "all.xml loads as all.dump says"
tap_is "$(cat "$work/messages")" "" "all.xml loads without a word"

said=$("$ROLEGUIDE" guide ../cli/small.xml --dump=quiz 2>&1)
tap_match "$said" "*: error: the guide names no questionnaire*" "a guide may have no questionnaire"

for quiz in "$ROOT"/content/quizzes/*.xml; do
	name=${quiz#"$ROOT"/}
	tap_is "$("$ROLEGUIDE" check "$quiz" 2>&1)" "" "$name: nothing to complain of"
	guide=$(dirname "$quiz")/$(sed -n 's/.* guide="\([^"]*\)".*/\1/p' "$quiz")
	"$ROLEGUIDE" guide "$guide" --dump=quiz >"$work/dump" 2>&1
	scored=$(grep -c '^  question .*, weight [0-9]' "$work/dump")
	[ "$scored" -ge 24 ]
	tap_ok $? "$name: $scored scored questions, at least 24"
	for dimension in $(sed -n 's/^  dimension \([^ ]*\) .*/\1/p' "$work/dump"); do
		n=$(grep -c "^  question .*, $dimension, weight " "$work/dump")
		[ "$n" -ge 3 ]
		tap_ok $? "$name: $n questions on $dimension, at least 3"
	done
	missing=$(awk '/^  question/ { if (q) print q; q = $3 } /^    column/ { q = "" }' "$work/dump")
	tap_is "$missing" "" "$name: each question has a column"
done

# A questionnaire that leans is warned of, where its faults stand.
mkdir -p "$work/content/quizzes"
cp "$ROOT/content/pm-vs-tpm.xml" "$work/content/"
sed 's/<key role="pm" value="-1"/<key role="pm" value="2"/' "$ROOT/content/quizzes/pm-vs-tpm.xml" \
	>"$work/content/quizzes/pm-vs-tpm.xml"
said=$("$ROLEGUIDE" check "$work/content/pm-vs-tpm.xml" 2>&1)
tap_match "$?$said" "0*quizzes/pm-vs-tpm.xml:*: warning: *" "a guide's questionnaire is held to its balance"
tap_is "$("$ROLEGUIDE" check "$work/content/quizzes/pm-vs-tpm.xml" 2>&1)" "$said" \
	"and alone the same is said"

take_page questionnaire quiz
page_explains element attribute value
page_explains_no_other
page_examples_are_valid
tap_done
