#!/bin/bash
# Results as JSON: valid by the published schema, and every number adds up, for the answers of
# content/ and for made-up people who answer all, some or nothing of two questionnaires.
set -u
. "$ROOT/tests/tap.bash"
tap_needs python3-jsonschema python3 -c "import jsonschema"
cd "$ROOT" || exit 1
here=tests/result
schema=content/schema/result.schema.json
shopt -s extglob
samples=(content/answers/!(workshop.csv)) # which is of several people

# results GUIDE ANSWERS...: the result of each in $work/results.
results() {
	local guide=$1 n=0
	shift
	rm -rf "$work/results"
	mkdir "$work/results"
	for answers; do
		"$ROLEGUIDE" report "$guide" "$answers" --quiet --dump=result -o /dev/null \
			--result "$work/results/$((++n))-$(basename "$answers").json" 2>&1
	done
}

check() {
	tap_is "$(python3 $here/add_up.py $schema "$work"/results/*.json 2>&1)" "" "$1"
}

tap_is "$(results content/pm-vs-tpm.xml "${samples[@]}")" "" "results of the shipped answers"
tap_is "$(find "$work/results" -name '*.json' | wc -l)" "${#samples[@]}" \
	"each has one"
check "they are valid and add up"

for guide in content/pm-vs-tpm.xml tests/quiz/small.xml; do
	quiz=$(dirname $guide)/$(grep -o 'questionnaire="[^"]*"' $guide | cut -d '"' -f 2)
	rm -rf "$work/people"
	mkdir "$work/people"
	python3 $here/people.py "$quiz" 60 "$work/people"
	results $guide "$work"/people/* >"$work/messages"
	tap_is "$(cat "$work/messages")" "" "$guide: results of made-up people"
	check "$guide: they are valid and add up"
done

# The check itself finds what is wrong.
good=$(find "$work/results" -name '1-*')
for change in 's/"outcome": "[a-z]*"/"outcome": "won"/' 's/"tie": .*/"tie": 1, "more": 1,/' \
	's/"confidence"/"trust"/' 's/"stake": "[0-9]*/&1/' '0,/"baker": [-0-9]*/s//"baker": 9/' \
	's/"margin": /&1/'; do
	sed "$change" "$good" >"$work/spoilt.json"
	python3 $here/add_up.py $schema "$work/spoilt.json" >"$work/messages" 2>&1
	tap_match "$(cat "$work/messages")" "$work/spoilt.json: *" "found: $change"
done

# The page on results names every value.
missing=$(python3 -c 'import json, sys
page = open(sys.argv[2], encoding="utf-8").read()
print(*[name for name in json.load(open(sys.argv[1]))["properties"] if f"`{name}`" not in page])' \
	$schema doc/result.md)
tap_is "$missing" "" "doc/result.md names every value"

# No name, id or free words of the person.
"$ROLEGUIDE" report content/pm-vs-tpm.xml content/answers/pay-turns.xml --quiet --dump=result \
	-o /dev/null --result - >"$work/result.json"
grep -q 'Dálaigh\|"p6"\|2026-11-16' "$work/result.json"
tap_ok $(($? == 0)) "a result does not say whose it is"
grep -q words "$work/results/1-1.xml.json"
tap_ok $(($? == 0)) "nor what was written in free words"
tap_match "$(cat "$work/result.json")" "{*\"scores\": {*}*" "--result - writes to standard output"
tap_done
