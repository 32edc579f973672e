#!/bin/bash
# Files of answers as roleguide check sees them, and whether doc/answers.md tells the truth: its
# examples are understood, and it explains each name that there is.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/truth.bash"
cd "$ROOT/tests/answers" || exit 1

for file in "$ROOT"/content/answers/*.xml; do
	tap_is "$("$ROLEGUIDE" check "$file" 2>&1)" "" "${file#"$ROOT"/}: nothing to complain of"
done
for file in good/*.xml good/*.json good/*.csv good/*.tsv; do
	"$ROLEGUIDE" check guide.xml "$file" >"$work/out" 2>"$work/messages"
	tap_is "$? $(grep -c ': error: ' "$work/messages")" "0 0" "$file is understood"
done

# The guide that the file names wins over the one before it; a guide without questions has no answers.
said=$("$ROLEGUIDE" check guide.xml "$ROOT/content/answers/strong-pm.xml" 2>&1 | grep -v '^quiz.xml')
tap_is "$said" "" "the guide that answers name wins"
said=$("$ROLEGUIDE" check ../cli/small.xml good/flat.json 2>&1)
tap_match "$?$said" "1good/flat.json: error: nothing says which guide these are answers for*" \
	"a guide without a questionnaire says nothing about answers"
sed 's|guide="[^"]*"|guide="small.xml"|' good/all.xml >"$work/answers.xml"
cp ../cli/small.xml "$work/"
said=$("$ROLEGUIDE" check "$work/answers.xml" 2>&1)
tap_match "$?$said" "1*/small.xml:2: error: the guide names no questionnaire*" \
	"answers for a guide without a questionnaire are refused"
sed 's/<title>/<titel>/' guide.xml >"$work/faulty.xml"
said=$("$ROLEGUIDE" check "$work/faulty.xml" good/flat.json 2>&1 | grep -c 'good/flat.json')
tap_is "$said" 0 "after a faulty guide nothing is said about answers"
cp good/all.xml "$work/-"
said=$(cd "$work" && "$ROLEGUIDE" check ./- 2>&1)
tap_match "$said" "*: error: there is no guide*" "a file may be called -"

cp -r "$ROOT/content" "$work/"

# Answers come from anybody: on their word nothing is opened elsewhere, and no pipe waited for.
mkdir "$work/other"
cp "$ROOT/content/pm-vs-tpm.xml" "$work/other/"
mkfifo "$work/content/fifo.xml" "$work/content/answers/fifo.xml"
ln -s /etc/passwd "$work/content/link.xml"
for guide in /etc/passwd ../../../../../../../../../etc/passwd ../link.xml ../../other/pm-vs-tpm.xml \
	../themes/mono.xml fifo.xml ../fifo.xml ../themes; do
	sed "s|guide=\"[^\"]*\"|guide=\"$guide\"|" "$ROOT/content/answers/hebrew.xml" \
		>"$work/content/answers/odd.xml"
	said=$(timeout 20 "$ROLEGUIDE" check "$work/content/answers/odd.xml" 2>&1)
	tap_match "$?$said" "1*/odd.xml:4: error: cannot read the guide \"$guide\": it *" \
		"guide=\"$guide\" in answers"
done
rm "$work"/content/{link,fifo,answers/fifo,answers/odd}.xml

take_page answers answers
page_explains element attribute value
for example in "$examples"/*.{xml,json,txt}; do
	kind=${example##*.}
	file=$work/content/answers/example.${kind/txt/csv}
	cp "$example" "$file"
	said=$("$ROLEGUIDE" check --partial "$work/content/pm-vs-tpm.xml" "$file" 2>&1 |
		grep -v 'have no column: ')
	tap_is "$said" "" "$page: the example in ${file##*.} is understood"
done
tap_done
