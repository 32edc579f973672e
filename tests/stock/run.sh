#!/bin/bash
# The fonts that reports share: names in many scripts, beside what guide, questionnaire and phrases
# say. A report has the same bytes alone and beside others, whatever is kept; what it says can be
# read; and one that says nothing else has the shared fonts alone.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
tap_needs qpdf command -v qpdf
cd "$work" || exit 1

names=(ascii:Ada known:'Ada – “½”' latin:'Łukasz Šorfı' greek:Ελένη cyrillic:Людмила hebrew:'נועה ברק'
	arabic:'ليلى' hindi:'अनीता शर्मा' mixed:'Ada Łęcka ברק')
mkdir people alone
for pair in "${names[@]}"; do
	sed "s|<person.*</person>|<person id=\"${pair%%:*}\"><name>${pair#*:}</name></person>|" \
		"$ROOT/content/answers/contradictions.xml" >"people/${pair%%:*}.xml"
done
guide=$ROOT/content/pm-vs-tpm.xml

# report OPTION... -o OUTPUT ANSWERS...
report() {
	"$ROLEGUIDE" report "$guide" "$@" >>messages 2>&1
}

# fonts PDF: their names, with the tags of their subsets
fonts() {
	pdffonts "$1" | sed -n '3,$s/ .*//p' | sort
}

# same FOLDER TEXT: all of it is as alone
same() {
	local is_same=0
	for pair in "${names[@]}"; do
		cmp "alone/${pair%%:*}.pdf" "$1/${pair%%:*}.pdf" || is_same=1
	done
	tap_ok $is_same "$2"
}

for pair in "${names[@]}"; do
	report "people/${pair%%:*}.xml" -o "alone/${pair%%:*}.pdf"
done
report people/*.xml --jobs 1 --name '{id}' -o together/
same together "alone and beside others the bytes are the same"
# from the last to the first, so that other faces are opened first
mapfile -t turned < <(printf 'people/%s.xml\n' "${names[@]%%:*}" | tac)
report "${turned[@]}" --jobs 1 --name '{id}' -o turned/
same turned "and in another order"
for kept in off small; do
	ROLEGUIDE_CACHES=$kept report people/*.xml --jobs 1 --name '{id}' -o $kept/
	same $kept "and with caches $kept"
done
for profile in print archive; do
	report people/*.xml --jobs 1 --name '{id}' --profile $profile -o $profile/
	is_same=0
	for name in ascii mixed; do
		report people/$name.xml --profile $profile -o one.pdf
		cmp one.pdf $profile/$name.pdf || is_same=1
	done
	tap_ok $is_same "profile $profile: alone and beside others the bytes are the same"
done
tap_is "$(cat messages)" "" "nothing to complain of"

shared=$(fonts alone/ascii.pdf)
tap_is "$(wc -l <<<"$shared")" 2 "a name in ASCII: a regular and a bold, no more"
for pair in "${names[@]}"; do
	pdf=alone/${pair%%:*}.pdf
	qpdf --check "$pdf" >checked 2>&1
	tap_ok $? "${pair%%:*}: a whole file"
	tap_is "$(fonts "$pdf" | grep -Fxc "$shared")" 2 "${pair%%:*}: with the shared fonts"
	tap_is "$(pdffonts "$pdf" | sed '1,2d' | grep -vc 'yes yes yes')" 0 \
		"${pair%%:*}: all are embedded subsets with a way back to text"
	pdftotext "$pdf" text
	for word in ${pair#*:}; do
		grep -qF "$word" text
		tap_ok $? "${pair%%:*}: \"$word\" can be read"
	done
done
# a name stands in regular and bold
tap_is "$(fonts alone/known.pdf)" "$shared" "a letter that the texts have: no other font"
tap_is "$(fonts alone/latin.pdf | wc -l)" 4 "letters that they have not: one more of each face"

# the shared fonts follow from the texts: the guide with another letter in it
sed 's|</title>| Ж</title>|' "$guide" >more.xml
cp -r "$ROOT/content/quizzes" "$ROOT/content/shared" "$ROOT/content/pictures" .
guide=$work/more.xml
report people/cyrillic.xml -o more.pdf
tap_is "$(fonts more.pdf | grep -Fxc "$shared")" 0 "a text with another letter: other fonts,"
tap_is "$(fonts more.pdf | wc -l)" 4 "which have it, and not the rest of a name"
tap_done
