#!/bin/bash
# Personal reports on the sample answers in content/answers: the first page of each as a document,
# NAME.doc, and one whole report; UPDATE=1 writes them. Then whether what is printed is what was
# computed, and whether one page holds all that belongs on it.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
cd "$ROOT/content" || exit 1
wanted=$ROOT/tests/report

# The dump of a stage, of the answers $1; $2: the stage; then options.
dump() {
	local name=$1 stage=$2
	shift 2
	"$ROLEGUIDE" report pm-vs-tpm.xml "answers/$name.xml" --dump="$stage" "$@" 2>"$work/messages"
}

compare() {
	[ -z "${UPDATE-}" ] || cp "$work/$1" "$wanted/$1"
	diff "$wanted/$1" "$work/$1" >"$work/difference" 2>&1
	tap_ok $? "$1: $2"
	head -5 "$work/difference" | sed 's/^/# /'
	tap_is "$(cat "$work/messages")" "" "$1: nothing to complain of"
}

names=
for file in answers/*.xml; do
	name=${file#answers/}
	names="$names ${name%.xml}"
done
for name in $names; do
	dump "$name" doc --summary >"$work/$name.doc"
	compare "$name.doc" "the first page"
done
dump leans-tpm doc --lang=de >"$work/whole-german.doc"
compare whole-german.doc "a whole report, in German"

# Dates and numbers are those of the region: of the guide's where none is asked for. The answers are
# of the first of January.
mkdir -p "$work/us/quizzes"
for file in pm-vs-tpm.xml quizzes/pm-vs-tpm.xml; do
	sed 's/xml:lang="en-GB"/xml:lang="en"/' $file >"$work/us/$file"
done
sed 's/date="[-0-9]*"/date="2026-01-01"/' answers/strong-pm.xml >"$work/january.xml"
while read -r guide lang wanted; do
	"$ROLEGUIDE" report "$guide" "$work/january.xml" ${lang:+--lang=$lang} --dump=doc >"$work/doc"
	tap_match "$(cat "$work/doc")" "*$wanted*" "$guide${lang:+ in $lang}: $wanted"
done <<-end
	pm-vs-tpm.xml en answered on 1 January 2026
	pm-vs-tpm.xml en-US answered on January 1, 2026
	pm-vs-tpm.xml en-US document lang=en-US
	$work/us/pm-vs-tpm.xml en answered on January 1, 2026
	$work/us/pm-vs-tpm.xml en-IE answered on 1 January 2026
	pm-vs-tpm.xml de 1. Januar 2026
	pm-vs-tpm.xml de document lang=de title
	pm-vs-tpm.xml de-AT 1. Jänner 2026
	pm-vs-tpm.xml de-AT +2,50
	pm-vs-tpm.xml de-CH 1. Januar 2026
	pm-vs-tpm.xml de-CH +2.50
end

# Where something stands is found out when the pages are made: no phrase knows a page by itself.
typed='(page|pages|Seite|Seiten)([^<a-z]*[^<a-z{])?[0-9]|(first|last|next|previous|other|this) page'
typed="$typed|(ersten|letzten|nächsten|vorigen|dieser|anderen) Seite|overleaf|umseitig|rückseitig"
tap_is "$(grep -nE "$typed" phrases/*.xml)" "" "no phrase has the number of a page typed into it"
for words in "box on page 1" "auf Seite 12" "on the first page" "auf der ersten Seite"; do
	tap_is "$(echo "<phrase key=\"x\">$words.</phrase>" | grep -cE "$typed")" 1 "found: $words"
done
for paper in a4 a5; do
	"$ROLEGUIDE" report pm-vs-tpm.xml answers/strong-tpm.xml --paper=$paper -o "$work/report.pdf"
	n=$(pdfinfo "$work/report.pdf" | awk '$1 == "Pages:" { print $2 }')
	for page in $(seq "$n"); do
		pdftotext -f "$page" -l "$page" "$work/report.pdf" "$work/page"
		grep -q '^Limits of use' "$work/page" && box=$page
		grep -q '^Every answer,' "$work/page" && list=$page
	done
	pdftotext -raw "$work/report.pdf" - | tr '\n' ' ' >"$work/page"
	tap_is "$(grep -oE "box on page [0-9]+" "$work/page")" "box on page $box" \
		"$paper: the box stands on page $box"
	tap_is "$(grep -oE "list on page [0-9]+" "$work/page")" "list on page $list" \
		"$paper: the list begins on page $list"
done

# Scores, margin and the scores of a flip as printed, against the result.
for name in $names; do
	dump "$name" result >"$work/result"
	dump "$name" doc >"$work/doc"
	python3 "$wanted/check.py" "$work/result" "$work/doc" >"$work/faults"
	tap_is "$(cat "$work/faults")" "" "$name: the pages say what was computed"
done

# Somebody for whom all facts hold or are open, with an even result: the most that a first page has.
sed -e '/"pay"/d' -e 's/\("hours" number=\)"[0-9]*"/\1"2"/' -e 's/\("led" option=\)"[0-9]*"/\1"2"/' \
	-e 's/\("soon" option=\)"[a-z]*"/\1"months"/' -e 's/\("explain" option=\)"[0-9]*"/\1"2"/' \
	-e 's/\("experience" option=\)"[a-z]*"/\1"none"/' \
	-e 's/<option>interviews<\/option>//' answers/balanced.xml >"$work/crowded.xml"
rules=$("$ROLEGUIDE" report pm-vs-tpm.xml "$work/crowded.xml" --dump=result | grep -c '^rule .*\(true\|unknown\)')
[ "$rules" -ge 5 ]
tap_ok $? "crowded.xml: $rules facts hold or are open"

# The limits of use stand on the first page, on both papers and in both languages; German on Letter
# paper has the least room. No report has more than six pages.
for options in --paper=a4 --paper=letter "--paper=a4 --lang=de" "--paper=letter --lang=de"; do
	for file in answers/*.xml "$work/crowded.xml"; do
		name=$(basename "$file" .xml)
		# shellcheck disable=SC2086
		"$ROLEGUIDE" report pm-vs-tpm.xml "$file" $options -o "$work/report.pdf" \
			2>"$work/messages"
		pdftotext -l 1 "$work/report.pdf" "$work/page"
		grep -q '^Limits of use\|^Grenzen der Verwendung' "$work/page"
		tap_ok $? "$name $options: the first page has the limits of use"
		pages=$(pdfinfo "$work/report.pdf" | awk '$1 == "Pages:" { print $2 }')
		[ "$pages" -le 6 ]
		tap_ok $? "$name $options: $pages pages, at most six"
	done
done

# Names of files are made of people's ids, which come from strangers: they lead nowhere else, and
# two that become the same are told.
people() {
	python3 - "$@" <<-'EOF'
		import json, sys
		person = json.load(open('answers/one-person.json'))
		print(json.dumps([dict(person, ID=key) for key in sys.argv[1:]]))
	EOF
}
mkdir -p "$work/out/in"
people ../../up a/b.c 'x y' . .. p-1_Z >"$work/ids.json"
"$ROLEGUIDE" report pm-vs-tpm.xml "$work/ids.json" -o "$work/out/in/" 2>"$work/messages"
tap_is "$? $(cat "$work/messages")" "0 " "ids with slashes and dots: reports"
tap_is "$(cd "$work/out/in" && find .. -type f | sed 's/.*ids-//' | LC_ALL=C sort | tr '\n' ' ')" \
	"_.pdf __.pdf ______up.pdf a_b_c.pdf p-1_Z.pdf x_y.pdf " \
	"ids with slashes and dots: names in the folder asked for"
people a/b a.b c >"$work/twins.json"
"$ROLEGUIDE" report pm-vs-tpm.xml "$work/twins.json" -o "$work/out/in/" 2>"$work/messages"
tap_match "$? $(cat "$work/messages")" "1 *: error: two reports would be \"*/in/twins-a_b.pdf\"*" \
	"ids that make the same name are told"
[ ! -e "$work/out/in/twins-a_b.pdf" ]
tap_ok $? "ids that make the same name: no report takes the other's place"

# A summary is one page; where the paper is too small for that, a warning says so.
for name in $names; do
	"$ROLEGUIDE" report pm-vs-tpm.xml "answers/$name.xml" --summary -o "$work/report.pdf" 2>"$work/messages"
	tap_is "$(pdfinfo "$work/report.pdf" | awk '$1 == "Pages:" { print $2 }')$(cat "$work/messages")" 1 \
		"$name: the summary is one page"
done
"$ROLEGUIDE" report pm-vs-tpm.xml answers/strong-tpm.xml --summary --paper=a5 -o "$work/report.pdf" \
	2>"$work/messages"
pages=$(pdfinfo "$work/report.pdf" | awk '$1 == "Pages:" { print $2 }')
tap_match "$(cat "$work/messages")" "*strong-tpm.xml:*: warning: the summary takes $pages pages*" \
	"a summary of $pages pages says so"

# What is missing for the first person is missing for the others.
mkdir -p "$work/data" "$work/none"
cp -r . "$work/data/content"
cp "$ROLEGUIDE" "$work/data/roleguide"
"$work/data/roleguide" report pm-vs-tpm.xml answers/balanced.xml answers/blocked.xml answers/german.xml \
	--data "$work/data/content" -o "$work/none/" 2>"$work/messages"
tap_match "$?$(cat "$work/messages")" "3*catalogue.txt: error: *" "no fonts for three people"

# The same bytes, whoever came before in the same run.
mkdir "$work/alone" "$work/after"
# shellcheck disable=SC2046
"$ROLEGUIDE" report pm-vs-tpm.xml $(printf '%s\n' answers/*.xml | sort -r) -o "$work/after/"
for name in $names; do
	"$ROLEGUIDE" report pm-vs-tpm.xml "answers/$name.xml" -o "$work/alone/$name.pdf"
	cmp -s "$work/alone/$name.pdf" "$work/after/$name.pdf"
	tap_ok $? "$name: the same alone and among others"
done
tap_done
