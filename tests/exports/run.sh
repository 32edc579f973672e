#!/bin/bash
# What form tools export: the same people in the shapes of many tools give the same results as their
# answers in XML do. shapes.py makes the people and writes the shapes.
set -u
. "$ROOT/tests/tap.bash"
tap_needs python3 python3 -c ''
export PYTHONDONTWRITEBYTECODE=1
guide=$ROOT/content/pm-vs-tpm.xml quiz=$ROOT/content/quizzes/pm-vs-tpm.xml people=40

shapes=$ROOT/tests/exports/shapes.py
python3 "$shapes" --quiz "$quiz" --out "$work" --people $people --seed 5 >"$work/shapes"
tap_ok $? "shapes.py writes $(wc -l <"$work/shapes") shapes"
cd "$work" || exit 1
missing=$(cut -f1 shapes | while read -r name; do [ -s "$name" ] || echo "$name"; done)
tap_is "$missing" "" "each of them is there"
mapfile -t truths < <(seq -f '%g.xml' $people)
said=$("$ROLEGUIDE" check "$guide" "${truths[@]}" 2>&1)
tap_is "$said" "" "what they answered can be answered"

# The shapes can be written of anybody: of these people as they are read from XML they are the same.
mkdir again
python3 "$shapes" --quiz "$quiz" --out again --answers "${truths[@]}" >again/shapes
tap_ok $? "people are read from XML"
differ=$(while read -r name _; do cmp -s "$name" "again/$name" || echo "$name"; done <shapes)
tap_is "$differ" "" "they have the same shapes"

# results FILE...: what follows from the answers of all of them.
results() {
	"$ROLEGUIDE" report "$guide" "$@" --dump result 2>"$work/messages"
	grep ': error: ' "$work/messages"
}

results "${truths[@]}" >wanted
tap_is "$(grep -c '^outcome' wanted)" $people "everybody has a result"
for shape in google-direct.csv google-sheets.{csv,tsv} google-sheets-de.csv msforms-utf8.csv \
	typeform-new.csv tally.csv nextcloud-forms.csv surveyjs.json; do
	results "$shape" >is
	cmp -s is wanted
	tap_ok $? "$shape: the results are the same"
	diff wanted is | head -5 | sed 's/^/# /'
done

# Where nothing is lost on the way, the reports are the same to the letter, own words too.
"$ROLEGUIDE" report "$guide" "${truths[@]}" --dump doc >wanted
"$ROLEGUIDE" report "$guide" google-direct.csv --dump doc >is 2>messages
cmp -s is wanted
tap_ok $? "google-direct.csv: the reports are the same"
diff wanted is | head -5 | sed 's/^/# /'
tap_done
