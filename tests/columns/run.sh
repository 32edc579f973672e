#!/bin/bash
# What "roleguide columns" says of files of answers: NAME.csv or NAME.json gives NAME.table, and by
# --write NAME.xml; UPDATE=1 writes them. What --write proposes is pasted into the questionnaire, and
# the file then comes through.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/columns
cp "$here"/*.csv "$here"/*.json "$ROOT"/tests/answers/{guide,quiz}.xml "$work" || exit 1
cd "$work" || exit 1
export ROLEGUIDE_DATA=${ROLEGUIDE_DATA:-$ROOT/content}

# holds NAME.KIND: the output is what that file says.
holds() {
	[ -z "${UPDATE-}" ] || cp out "$here/$1"
	tap_is "$(cat out)" "$(cat "$here/$1")" "$1"
}

check() {
	local file=$1 name=${1%.*} status
	"$ROLEGUIDE" columns guide.xml "$file" >out 2>err
	status=$?
	holds "$name.table"
	tap_is "$status" "$2" "$file: exit status $2"
	"$ROLEGUIDE" columns guide.xml "$file" --write >out 2>err
	tap_is "$?" "$2" "$file: the same with --write"
	holds "$name.xml"
}

check good.csv 0
check two-rows.csv 1
check unknown.csv 1
check codes.csv 1
check none.csv 1
check reworded.csv 1
check doubles.csv 1
check people.json 1

# pasted FILE: what is proposed for it goes into the questionnaire; what check then says.
pasted() {
	"$ROLEGUIDE" columns guide.xml "$1" --write >out 2>err
	cp quiz.xml before.xml
	python3 "$here/paste.py" before.xml out >quiz.xml
	"$ROLEGUIDE" check guide.xml "$1" 2>&1 | grep -v '^quiz.xml:' # nothing in it is scored
	"$ROLEGUIDE" columns guide.xml "$1" >after 2>&1
	cp before.xml quiz.xml
}

if command -v python3 >err; then
	tap_is "$(pasted two-rows.csv)" "" "two rows of headers: nothing is left to say"
	tap_is "$(pasted unknown.csv)" "" "unknown columns: nothing either"
	tap_is "$(grep -c 'UNKNOWN\|UNCLEAR' after)" 0 "and no column is unknown"
	grep -q '^D .* option *tools *knife' after
	tap_ok $? "a near column is that of its option"
	said=$(pasted people.json)
	tap_is "$(grep -c '"place"\|"order"\|shoes' <<<"$said")" 0 "members and values of JSON too"
	tap_match "$said" '*question "flame"*' "a value that is near to nothing is left to people"
else
	tap_skip python3 "what is proposed is pasted"
fi

# Answers stand in the table only when they are asked for.
"$ROLEGUIDE" columns guide.xml unknown.csv >out 2>err
tap_is "$(grep -c 'Agre\b' out err)" $'out:0\nerr:0' "the table quotes no answer"
"$ROLEGUIDE" columns guide.xml unknown.csv --show-answers >out 2>err
grep -q '    "Agre", "Agree"' out && grep -q '"Agre" in 1 cell, near to "Agree"' out
tap_ok $? "with --show-answers it does"

"$ROLEGUIDE" columns guide.xml codes.csv --dates dmy >out 2>err
tap_match "$(cat out)" '*Dates have the day first*' "the order of dates is said"
"$ROLEGUIDE" columns guide.xml unknown.csv --partial >out 2>err
tap_is "$(grep -c '^error' out)" 1 "--partial: what is unknown is a warning, a value is none"
"$ROLEGUIDE" columns guide.xml two-rows.csv --partial >out 2>err
tap_is "$?$(cat err)" 0 "--partial: unknown columns need no decision"
sed 's/26000/50k/' good.csv >broken.csv
"$ROLEGUIDE" columns guide.xml broken.csv >out 2>err
tap_match "$?$(cat out)" '1*1 person of 2 cannot be read*' "a person who cannot be read needs a decision"
"$ROLEGUIDE" columns guide.xml good.csv -o table
tap_is "$?$(cat table)" "0$(cat "$here/good.table")" "-o FILE"
"$ROLEGUIDE" columns guide.xml good.csv -o good.csv 2>err
tap_match "$?$(cat err)" '[23]*good.csv*' "what is read is not written"
printf '<answers guide="guide.xml"/>' >a.xml
tap_match "$("$ROLEGUIDE" columns guide.xml a.xml 2>&1)" '*a.xml*error*' "XML has no columns"
if command -v script >err; then
	script -qec "stty cols 80; NO_COLOR=1 '$ROLEGUIDE' columns guide.xml two-rows.csv" wide >err 2>&1
	tap_is "$(tr -d '\r' <wide | grep -v '^Script' | awk 'length > 86' | wc -l)" 0 "a terminal gets lines of 80 columns"
	grep -q '…' wide
	tap_ok $? "and headers that are cut"
fi
tap_done
