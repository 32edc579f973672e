#!/bin/bash
# The page about a group: what it says of the people in people.csv, as a document, page.doc; UPDATE=1
# writes it. The same whatever the order of people and the number of workers; nothing personal in the
# file; and attack.py, who tries to find out somebody from one page and from two. COHORTS=N: so many.
set -u
. "$ROOT/tests/tap.bash"
tap_needs python3 command -v python3
here=$ROOT/tests/group
cd "$work" || exit 1

# page OPTION...: of the people in people.csv
page() {
	"$ROLEGUIDE" report "$here/guide.xml" people.csv "$@" 2>messages
}

# same FILE FILE TEXT
same() {
	cmp "$1" "$2" >difference 2>&1
	tap_is "$?$(cat difference)" 0 "$3"
}

cp "$here/people.csv" .
page --group page.doc --dump doc
[ -z "${UPDATE-}" ] || cp page.doc "$here/page.doc"
tap_is "$(cat page.doc)" "$(cat "$here/page.doc")" "page.doc: what the page says"
tap_is "$(cat messages)" "" "nothing to complain of"

# Beside reports, alone, by one worker and by two, again.
page --group beside.pdf -o reports/ --jobs 2 --progress none
page --group again.pdf -o reports/ --jobs 1 --progress none
page --group alone.pdf --key reports.key
same beside.pdf again.pdf "the page of a second run, which makes no report, is the same"
same beside.pdf alone.pdf "without reports too, by the same key"
tap_is "$(grep -c ',ok,.*,[0-9a-f]\{64\},' reports/manifest.csv)" 44 "reports that were there are in the manifest as they were"
cp people.csv first.csv
{ head -1 first.csv; tail -n +2 first.csv | sort -r; } >people.csv
page --group turned.pdf --key reports.key
same beside.pdf turned.pdf "people in another order make the same page"
cp first.csv people.csv

# Nothing personal: not in words, not in what is packed.
tap_needs qpdf command -v qpdf
tap_needs poppler-utils command -v pdftotext
qpdf --qdf --object-streams=disable beside.pdf bare.pdf
{ cat bare.pdf; pdftotext beside.pdf -; } >all
tap_is "$(grep -acE 'Name [0-9]|@x\.org|Own words|salt|wine|people\.csv' all)" 0 "no name, no address, no words, no private answer"
qpdf --check beside.pdf >difference 2>&1
tap_is "$?" 0 "a sound file"

# Too few people: how many they are, and why no more.
head -7 first.csv >people.csv
page --group few.doc --dump doc
tap_is "$(grep -cE '≈|<~' few.doc)" 0 "of six people there is no number"
tap_match "$(cat few.doc)" '*"What 6 people answered"*it takes 7.*' "but why"
head -1 first.csv >people.csv
page --group none.pdf
[ ! -e none.pdf ]
tap_ok $? "of nobody there is no page"
cp first.csv people.csv

# Groups: people of small ones stand with others.
page --group few.doc --dump doc --least 12
tap_match "$(cat few.doc)" '*"Groups of fewer than 12 people stand*' "a group of fewer than 12 stands with others"
tap_is "$(grep -c '⁨C⁩' few.doc)" 0 "and not by itself"

# What does not go together.
refused() {
	page "${@:2}"
	tap_is "$?: $(head -1 messages)" "2: roleguide: error: $1" "${*:2}"
}
refused "--group is about all people, and not about some" --group x.pdf --only 3
refused "--group is about all people, and not about some" --group x.pdf --shard 1/2
refused "--group beside reports wants a folder for them: -o DIR/" --group x.pdf -o y.pdf
refused "--least wants a number from 3 to 1000" --group x.pdf --least 2
refused "--least goes with --group" --least 5
refused "--result and --group both name \"x.pdf\"" --group x.pdf --result x.pdf

# Nobody is found out; he who tries would find people out, if pages were made otherwise.
cohorts=${COHORTS:-60}
[ -z "${SANITIZED-}" ] || cohorts=6
python3 "$here/attack.py" "$ROLEGUIDE" "$here/guide.xml" 1 "$cohorts" >found
grep '^#' found
tap_match "$(tail -1 found)" "sums=0 groups=0 parts=0 pairs=0 *" "nobody is found out from one page or from two"
tap_match "$(tail -1 found)" "* exact=[1-9]*[0-9] plain=[1-9]* shown=[1-9]*" "from exact counts, or any without a secret, people are"

tap_done
