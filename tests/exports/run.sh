#!/bin/bash
# What form tools export: the same people in the shapes of many tools give the same results as their
# answers in XML do. shapes.py makes the people and writes the shapes. PEOPLE and SEED say how many
# and which.
set -u
. "$ROOT/tests/tap.bash"
tap_needs python3 python3 -c ''
export PYTHONDONTWRITEBYTECODE=1
guide=$ROOT/content/pm-vs-tpm.xml quiz=$ROOT/content/quizzes/pm-vs-tpm.xml people=${PEOPLE:-20}
[ -z "${SANITIZED-}" ] || people=6

shapes=$ROOT/tests/exports/shapes.py
python3 "$shapes" --quiz "$quiz" --out "$work" --people "$people" --seed "${SEED:-5}" >"$work/shapes"
tap_ok $? "shapes.py writes $(wc -l <"$work/shapes") shapes"
cd "$work" || exit 1
missing=$(cut -f1 shapes | while read -r name; do [ -s "$name" ] || echo "$name"; done)
tap_is "$missing" "" "each of them is there"
mapfile -t truths < <(seq -f '%g.xml' "$people")
said=$("$ROLEGUIDE" check "$guide" "${truths[@]}" 2>&1)
tap_is "$said" "" "what they answered can be answered"

# The shapes can be written of anybody: of these people as they are read from XML they are the same.
mkdir again
python3 "$shapes" --quiz "$quiz" --out again --answers "${truths[@]}" >again/shapes
tap_ok $? "people are read from XML"
differ=$(while read -r name _; do cmp -s "$name" "again/$name" || echo "$name"; done <shapes)
tap_is "$differ" "" "they have the same shapes"

# Some tools write workbooks.
if python3 -c 'import openpyxl' 2>messages; then
	for name in google-sheets msforms-utf8 typeform-old surveymonkey; do
		python3 "$ROOT/tests/exports/workbook.py" "$name.csv" "$name.xlsx"
		tap_ok $? "$name.xlsx is written"
		grep "^$name\.csv" shapes | sed 's/\.csv/.xlsx/' >>workbooks
	done
	cat workbooks >>shapes
else
	tap_skip python3-openpyxl "shapes that are workbooks"
fi

# dump KIND FILE...: what follows from the answers of all of them.
dump() {
	"$ROLEGUIDE" report "$guide" "${@:2}" "${options[@]}" --dump "$1" 2>messages
}

# wanted LOSS...: the reports of the people when a tool has lost these things of them; where they are.
wanted() {
	local folder=without-${*// /-} losses=$*

	if [ ! -d "$folder" ]; then
		mkdir "$folder"
		python3 "$ROOT/tests/exports/without.py" "$folder" "${losses// /,}" "${truths[@]}"
		(cd "$folder" && options=() && dump doc "${truths[@]}" >wanted)
	fi
	echo "$folder/wanted"
}

options=()
dump result "${truths[@]}" >wanted
tap_is "$(grep -c '^outcome' wanted)" "$people" "everybody has a result"

# Where words are not lost to a character set, the reports are the same to the letter, but for what
# the tool keeps to itself. Codes are said to be taken; else there is nothing to complain of.
while read -r name lost; do
	options=()
	[[ $name != *-ansi-* ]] || options=(--encoding windows-1252)
	dump result "$name" >is
	status=$?
	cmp -s is wanted
	tap_ok $? "$name: the results are the same"
	diff wanted is | head -5 | sed 's/^/# /'
	[[ ! $name =~ (-numbers|-raw)\. ]] || sed -i '/warning: the codes of /d' messages
	tap_is "$status $(<messages)" "0 " "$name: status and messages"
	[[ $lost != *script* ]] || continue
	# shellcheck disable=SC2086
	expected=$(wanted $lost)
	dump doc "$name" >is
	cmp -s is "$expected"
	tap_ok $? "$name: the reports are the same"
	diff "$expected" is | head -5 | sed 's/^/# /'
done <shapes

# "No" in the column of an option that is called so may be the option, or that it is not chosen.
cp -r "$ROOT/content" content
sed -i 's|<text>Won others over for an idea</text>|<text>No</text>|' content/quizzes/pm-vs-tpm.xml
printf 'ID,done [No],done [asked]\n1,No,Yes\n2,,Yes\n3,1,0\n' >no.csv
said=$("$ROLEGUIDE" report --partial content/pm-vs-tpm.xml no.csv --dump result 2>messages |
	grep '^line done ' | cut -d' ' -f3)
tap_is "$said $(grep -c 'row 2, .*says neither that it is chosen' messages)" "asked
pitch 1" "No of an option called No is not guessed"

# What people answered stands in no message, unless that is asked for.
for number in {0..9}; do
	python3 "$ROOT/tests/exports/faults.py" "$quiz" "$number" faults
	for name in faults.csv faults.json; do
		for command in check report; do
			"$ROLEGUIDE" $command "$guide" "$name" >out 2>messages
			tap_is "$? $(grep -c -i secret messages)" "1 0" \
				"$command $name, $number: no answer is quoted"
		done
		[ "$(grep -c ': error: ' messages)" -gt 15 ]
		tap_ok $? "$name, $number: there are many faults"
		"$ROLEGUIDE" check "$guide" "$name" --show-answers >out 2>messages
		[ "$(grep -c -i secret messages)" -gt 15 ]
		tap_ok $? "$name, $number: with --show-answers answers are quoted"
	done
done
tap_done
