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
for file in good/*.xml good/*.json good/*.jsonl good/*.csv good/*.tsv; do
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

# dates OPTION... < DAYS: the days, one a person, as the report of each has them, and what is said of
# them.
dates() {
	sed '1i Day\ttools' | sed '2,$s/$/\tknife;oven/' >"$work/days.tsv"
	"$ROLEGUIDE" report guide.xml "$work/days.tsv" --partial --lang en-GB --dump doc "$@" 2>"$work/messages" |
		sed -n 's/.* strip ".* answered,* *\(.*\)"/\1/p'
	sed -n "s|^$work/||; / ha[sv]e* no column: /d; p" "$work/messages"
}

known="on 20~November~2026
on 10~November~2026"
tap_is "$(printf '%s\n' '11/20/2026 9:12:44' '11/10/2026 9:15:03' | dates)" "$known" \
	"a day above 12 shows that the month comes first"
tap_is "$(printf '%s\n' 20/11/2026 '10/11/2026 09:15' | dates)" "$known" \
	"or that the day does"
tap_is "$(printf '%s\n' 20/11/2026 10.11.2026 | dates)" "$known" "full stops are clear by themselves"
tap_is "$(printf '%s\n' 11/20/2026 11/10/2026 | dates --dates mdy)" "$known" \
	"--dates may say what the file shows"
doubt='; dates such as 11/10/2026, which can be either, are left out
days.tsv: hint: --dates dmy or --dates mdy says it'
tap_is "$(printf '%s\n' 11/10/2026 10/11/2026 11/11/2026 | dates)" "date not known
date not known
on 11~November~2026
days.tsv: warning: column A (Day): no date shows whether day or month comes first$doubt" \
	"where nothing shows the order, it is not guessed"
tap_is "$(printf '%s\n' 11/20/2026 11/10/2026 20/11/2026 | dates)" "on 20~November~2026
date not known
on 20~November~2026
days.tsv: warning: column A (Day): some dates have the day first and some the month$doubt" \
	"nor where the file shows both"
tap_is "$(printf '%s\n' 11/10/2026 10/11/2026 | dates --dates dmy)" "on 11~October~2026
on 10~November~2026" "--dates dmy"
tap_is "$(printf '%s\n' 11/10/2026 11/20/2026 20/11/2026 | dates --dates mdy)" "on 10~November~2026
on 20~November~2026
on 20~November~2026" "--dates decides what can be either"
# What is said of --dates dmy or mdy where the file shows the other.
wrong='is wrong here: the number above 12 in this date is a day, and it stands'
tap_is "$(printf '%s\n' 11/10/2026 11/20/2026 | dates --dates dmy)" \
	"days.tsv:3:1: error: row 3, column A (Day): --dates dmy $wrong behind the month
days.tsv:3:1: hint: leave --dates out; the file itself shows the order" \
	"--dates dmy against what the file shows"
tap_match "$(printf '%s\n' 11/10/2026 20/11/2026 | dates --dates mdy)" \
	"days.tsv:3:1: error: *: --dates mdy $wrong before the month*" "--dates mdy against it"
calendar='the year is before 1970 or after 2199, perhaps of another calendar; such dates are left out'
tap_is "$(printf '%s\n' 2569-11-20 20/11/2569 '1980-01-01 00:00:00' N/A | dates)" "date not known
date not known
date not known
date not known
days.tsv:2:1: warning: row 2, column A (Day): $calendar" \
	"years of other calendars are not guessed, and no date is no fault"
tap_is "$(printf '%s\n' soon 2026-11-30xyz | dates)" "date not known
date not known
days.tsv:2:1: warning: row 2, column A (Day): what stands there is no date; such are left out" "no dates"
tap_match "$(printf '%s\n' soon | dates --show-answers)" '*"soon" is no date; such are left out' \
	"they are shown where asked for"

take_page answers answers
page_explains element attribute value
for example in "$examples"/*.{xml,json,txt}; do
	kind=${example##*.}
	file=$work/content/answers/example.${kind/txt/csv}
	cp "$example" "$file"
	said=$("$ROLEGUIDE" check --partial "$work/content/pm-vs-tpm.xml" "$file" 2>&1 |
		grep -v -e 'have no column: ' -e ': nobody answers ')
	tap_is "$said" "" "$page: the example in ${file##*.} is understood"
done
tap_done
