#!/bin/bash
# Personal reports on the sample answers in content/answers: what each of them is a case of, as a
# document, NAME.doc; UPDATE=1 writes it. Then whether what is printed is what was computed, and
# whether one page holds all that belongs on it.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
cd "$ROOT/content" || exit 1
here=$ROOT/tests/report

# dump ANSWERS OPTION... STAGE
dump() {
	"$ROLEGUIDE" report pm-vs-tpm.xml "answers/$1.xml" "${@:2:$#-2}" --dump="${!#}" 2>"$work/messages"
}

# excerpt PART...: of a document, the parts of these names, and the first line of any other part of
# the first page, so that their order is seen; PART:REGEXP: the lines of a part that match it. "all"
# is the whole document.
excerpt() {
	awk -v wanted="$*" '
		BEGIN {
			for (n = split(wanted, parts, " "); n > 0; n--) {
				split(parts[n], pair, ":")
				lines[pair[1]] = pair[2] ? pair[2] : "."
			}
		}
		"all" in lines { print; next }
		/^  [a-z]/ {
			part = $2 ~ /^#/ ? substr($2, 2) : $1
			is_later = is_later || / new-page/
			if (!is_later || part in lines)
				print
			next
		}
		part in lines && $0 ~ lines[part]'
}

# golden NAME ANSWERS PART...: NAME.doc has these parts of the report on ANSWERS.
golden() {
	local name=$1 answers=$2
	shift 2
	# shellcheck disable=SC2086
	dump $answers doc | excerpt "$@" >"$work/$name.doc"
	[ -z "${UPDATE-}" ] || cp "$work/$name.doc" "$here/$name.doc"
	tap_is "$(cat "$work/$name.doc")" "$(cat "$here/$name.doc")" "$name.doc: $*"
	tap_is "$(cat "$work/messages")" "" "$name.doc: nothing to complain of"
}
headline='masthead:title|standfirst'
firm='firm:active|para'

# A whole report in each language, and a summary. Of all others, what they are a case of: a phrase of
# the first page stands in few of these files.
golden whole-english contradictions all
golden whole-german "leans-tpm --lang=de" all
golden summary "balanced --summary" all
# A tie: the headline names both roles, and both stand in the band.
golden balanced balanced "$headline" 'scores:bar|band|alt' "$firm"
# One answer turns it; the name runs from right to left.
golden hebrew hebrew 'masthead:kicker|title|standfirst' "$firm"
# Two answers turn it.
golden german "german --lang=en-GB" "$headline" "$firm"
# The second role leads: its line comes first. Facts are open.
golden leans-tpm leans-tpm "$headline" scores:bar facts
# Nothing speaks for a role: for the second, for the first.
golden strong-pm strong-pm "$headline" reasons "$firm"
golden strong-tpm strong-tpm "$headline" reasons facts
# A fact in the way of every role: the headline says so, facts come first, no answer would turn it.
golden blocked blocked "$headline" facts firm change rules
# A fact in the way of the leader alone: which role is left.
golden pay-turns pay-turns "$headline" facts firm change
# Answers that do not agree: little confidence, and the pairs are named.
golden contradictions contradictions firm:para missing
# No result: what there is so far, what is missing for one, which facts are open.
golden too-few too-few "$headline" reasons firm facts change missing rules
names=$(cd answers && echo *.xml | sed 's/\.xml//g')

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
	pm-vs-tpm.xml en answered on 1~January~2026
	pm-vs-tpm.xml en-US answered on January~1,~2026
	pm-vs-tpm.xml en-US document lang=en-US
	$work/us/pm-vs-tpm.xml en answered on January~1,~2026
	$work/us/pm-vs-tpm.xml en-IE answered on 1~January~2026
	pm-vs-tpm.xml de 1. Januar 2026
	pm-vs-tpm.xml de document lang=de title
	pm-vs-tpm.xml de-AT 1. Jänner 2026
	pm-vs-tpm.xml de-AT +2,50
	pm-vs-tpm.xml de-CH 1. Januar 2026
	pm-vs-tpm.xml de-CH +2.50
end

# A guide and sentences of which only one runs from the right are told of, once.
both() {
	{ "$ROLEGUIDE" report "$1" answers/strong-pm.xml --lang "$2" --dump doc >"$work/doc"; } 2>&1
}
tap_is "$(both pm-vs-tpm.he.xml en)" \
	'pm-vs-tpm.he.xml:5: warning: the guide is in the language "he", and what is added to it in "en": pages will be in both
pm-vs-tpm.he.xml:5: hint: name a guide whose xml:lang is "en", or leave out --lang' \
	"a Hebrew guide reported in English is told of"
tap_match "$(both pm-vs-tpm.xml ar)" '*warning: the guide is in the language "en-GB", *"ar"*' \
	"an English one in Arabic, too"
tap_is "$(both pm-vs-tpm.he.xml he)$(both pm-vs-tpm.xml de)" "" "others are not"

# The narrow strip of small paper breaks no date.
for answers in strong-pm german hebrew; do
	"$ROLEGUIDE" report pm-vs-tpm.xml answers/$answers.xml --paper a5 --dump layout -q >"$work/small"
	grep -m 1 -o '[^ ]*~[^ ]*~2026"$' "$work/small"
done >"$work/days"
tap_is "$(tr '\n' ' ' <"$work/days")" '"20~November~2026" "13.~November~2026" "20~November~2026" ' \
	"a date in the strip stays in one line"

# A person's own language chooses the phrases, where the questionnaire and the phrases have it and no
# other is asked for: of XML, and of a table by codes and by names.
dump german doc >"$work/own"
dump german --lang=de doc >"$work/asked"
cmp -s "$work/own" "$work/asked"
tap_ok $? "somebody who answered in German gets a German report"
printf '%s\n' UserLanguage,now,Timestamp DE,look,2026-11-20 EN,look,2026-11-20 \
	de-informal,look,2026-11-20 Deutsch,look,2026-11-20 'German (de)',look,2026-11-20 \
	fr,look,2026-11-20 ,look,2026-11-20 >"$work/people.csv"
languages() {
	"$ROLEGUIDE" report pm-vs-tpm.xml "$work/people.csv" --partial --dump doc "$@" \
		2>"$work/messages" | sed -n 's/^document lang=\([^ ]*\).*/\1/p' | tr '\n' ' '
}
tap_is "$(languages)" "de en-GB de de de en-GB en-GB " "each in their own language"
tap_is "$(grep -vc 'no column: ' "$work/messages")" 0 "and a language that there is not is no fault"
tap_is "$(languages --lang=en-GB)" "en-GB en-GB en-GB en-GB en-GB en-GB en-GB " \
	"all in the one that is asked for"
"$ROLEGUIDE" report pm-vs-tpm.xml "$work/people.csv" --partial --dump doc >"$work/doc" 2>/dev/null
tap_match "$(sed '/^document lang=en/,$d' "$work/doc")" \
	"*von 25 Fragen beantwortet, 20.~November~2026*Stelle*" "phrases and questions are German"

# Answers without a date: pages say so, and the guide's day dates the file alone.
sed 's/date="2026[-0-9]*"//' answers/strong-pm.xml >"$work/undated.xml"
"$ROLEGUIDE" report pm-vs-tpm.xml "$work/undated.xml" --dump doc >"$work/doc"
tap_match "$(cat "$work/doc")" \
	'*questions answered, date not known"*"Made by roleguide *, date of the answers not known."*' \
	"answers without a date are said to have none"
"$ROLEGUIDE" report pm-vs-tpm.xml "$work/undated.xml" --lang=de --dump doc >"$work/doc"
tap_match "$(cat "$work/doc")" \
	'*beantwortet, Datum nicht bekannt"*"Erstellt mit *, Datum der Antworten nicht bekannt."*' \
	"in German too"
SOURCE_DATE_EPOCH=1800000000 "$ROLEGUIDE" report pm-vs-tpm.xml "$work/undated.xml" --dump doc >"$work/doc"
tap_match "$(cat "$work/doc")" \
	'*"Made by *, date of the answers not known, report of 15 January 2027."*' \
	"a date that is asked for is that of the report"
"$ROLEGUIDE" report pm-vs-tpm.xml "$work/undated.xml" -o "$work/undated.pdf"
tap_match "$(TZ=UTC pdfinfo -isodates "$work/undated.pdf")" "*CreationDate: *2026-11-22T00:00:00*" \
	"the file is dated by the guide"

# Where something stands is found out when the pages are made: no phrase knows a page by itself.
typed='(page|pages|Seite|Seiten|עמוד|עמודים|صفحة|الصفحة)([^<a-z]*[^<a-z{])?[0-9]|(first|last|next|previous|other|this) page'
typed="$typed|(ersten|letzten|nächsten|vorigen|dieser|anderen) Seite|overleaf|umseitig|rückseitig"
tap_is "$(grep -nE "$typed" phrases/*.xml phrases/form/*.xml)" "" "no phrase has the number of a page typed into it"
for words in "box on page 1" "auf Seite 12" "on the first page" "auf der ersten Seite" \
	"שבעמוד 1"; do
	tap_is "$(echo "<phrase key=\"x\">$words.</phrase>" | grep -cE "$typed")" 1 "found: $words"
done
tap_is "$(python3 -B "$here/arguments.py" phrases/en.xml phrases/*.xml &&
	python3 -B "$here/arguments.py" phrases/form/en.xml phrases/form/*.xml)" "" \
	"translated phrases ask for what the English ones ask for"
sed 's/{pages}/{page}/' phrases/de.xml >"$work/asks.xml"
tap_match "$(python3 -B "$here/arguments.py" phrases/en.xml "$work/asks.xml")" '*"page-x-of-y" asks for*' \
	"found: one that does not"
for paper in a4 a5; do
	"$ROLEGUIDE" report pm-vs-tpm.xml answers/strong-tpm.xml --paper=$paper -o "$work/report.pdf"
	n=$(pdfinfo "$work/report.pdf" | awk '$1 == "Pages:" { print $2 }')
	for page in $(seq "$n"); do
		pdftotext -f "$page" -l "$page" "$work/report.pdf" "$work/page"
		grep -q '^Limits of use' "$work/page" && box=$page
		grep -q '^Every answer,' "$work/page" && list=$page
	done
	pdftotext -raw "$work/report.pdf" - | tr '\n' ' ' >"$work/page"
	tap_is "$box" 1 "$paper: the limits of use stand on the first page"
	tap_is "$(grep -oE "box on page [0-9]+" "$work/page")" "box on page $box" \
		"$paper: the box stands on page $box"
	# a small first page has no room for what explains the reasons
	told=$(grep -oE "list on page [0-9]+" "$work/page")
	tap_match "$told" "${told:+list on page $list}" "$paper: the list begins on page $list"
	[ -n "$told" ] || [ $paper = a5 ]
	tap_ok $? "$paper: and that is said, where there is room"
done

# Scores, margin and the scores of a flip as printed, against the result.
for name in $names; do
	dump "$name" result >"$work/result"
	dump "$name" --lang=en-GB doc >"$work/doc"
	python3 "$here/check.py" "$work/result" "$work/doc" >"$work/faults" 2>&1
	tap_is "$(cat "$work/faults")" "" "$name: the pages say what was computed"
done

dump balanced result >"$work/result"
dump balanced doc >"$work/doc"
for change in s/58.88/58.87/ s/2.67/2.66/ 's/all questions/80 % of them/'; do
	sed "$change" "$work/doc" | python3 "$here/check.py" "$work/result" /dev/stdin >"$work/faults"
	[ -s "$work/faults" ]
	tap_ok $? "seen on the pages: $change"
done

# Somebody for whom all facts hold or are open, with an even result: the most that a first page has.
sed -e '/"pay"/d' -e 's/\("hours" number=\)"[0-9]*"/\1"2"/' -e 's/\("led" option=\)"[0-9]*"/\1"2"/' \
	-e 's/\("soon" option=\)"[a-z]*"/\1"half"/' -e 's/\("explain" option=\)"[0-9]*"/\1"2"/' \
	-e 's/\("experience" option=\)"[a-z]*"/\1"none"/' \
	-e 's/<option>asked<\/option>//' answers/balanced.xml >"$work/crowded.xml"
rules=$("$ROLEGUIDE" report pm-vs-tpm.xml "$work/crowded.xml" --dump=result | grep -c '^rule .*\(true\|unknown\)')
[ "$rules" -ge 5 ]
tap_ok $? "crowded.xml: $rules facts hold or are open"

# Somebody to whom roles are level while a fact bars each of them: the longest headline there is, with
# facts that stay on the first page.
sed 's/\("pay" number=\)"[0-9]*"/\1"90000"/' answers/balanced.xml >"$work/barred.xml"
outcome=$("$ROLEGUIDE" report pm-vs-tpm.xml "$work/barred.xml" --dump=result | grep '^outcome')
tap_match "$outcome" "outcome blocked*" "barred.xml: $outcome"

# Outcome and limits of use stand on the first page, on all papers and in all languages; no report
# has more than six pages, or eight small ones; none but the last is less than half full.
half_full() {
	pdftotext -bbox "$1" - | awk -v last="$2" -F'"' '
		function tell() {
			if (page && page < last && low < height / 2)
				printf "page %d: text ends at %d of %d points\n", page, low, height
		}
		/<page / { tell(); page++; height = $4; low = 0 }
		/<word / && $8 < 0.92 * height && $8 > low { low = $8 + 0 } # above the running foot
		END { tell() }'
}
# left_out FILE OPTION...: what of it stands neither on the pages nor is said to be left out.
left_out() {
	"$ROLEGUIDE" report pm-vs-tpm.xml "$@" --dump=doc >"$work/doc" 2>/dev/null
	while IFS=: read -r part words; do
		grep -q "outcome insufficient" "$work/$name.result" && [ "$part" = dimensions ] && continue
		grep -q "section #$part\( \|$\)" "$work/doc" || grep -qE "$words" "$work/doc" || echo "$part"
		! grep -q "section #$part\( \|$\)" "$work/doc" || ! grep -qE "$words" "$work/doc" || echo "$part: both"
	done <<-end
		guide-facts:(Left out|Aus Platzmangel|הושמט מחוסר).*(comparison|Vergleich|השוואת)
		told:(Left out|Aus Platzmangel|הושמט מחוסר).*(your answers|Ihre Antworten|תשובותיך)
		dimensions:(Left out|Aus Platzmangel|הושמט מחוסר).*(dimensions|Merkmale|הממדים)
	end
}
for file in answers/*.xml "$work/crowded.xml" "$work/barred.xml"; do
	"$ROLEGUIDE" report pm-vs-tpm.xml "$file" --dump=result >"$work/$(basename "$file" .xml).result"
done
shapes=(--paper=a4 "--paper=a5 --lang=de" "--paper=letter --lang=he") # pages are the same under sanitizers
[ -n "${SANITIZED-}" ] || shapes+=(--paper=letter --paper=a5 "--paper=a4 --lang=de" "--paper=letter --lang=de"
	"--paper=a4 --lang=he" "--paper=a5 --lang=he")
for options in "${shapes[@]}"; do
	most=6
	[ "${options#*a5}" = "$options" ] || most=8
	for file in answers/*.xml "$work/crowded.xml" "$work/barred.xml"; do
		name=$(basename "$file" .xml)
		# shellcheck disable=SC2086
		"$ROLEGUIDE" report pm-vs-tpm.xml "$file" $options -o "$work/report.pdf" \
			2>"$work/messages"
		pdftotext -l 1 "$work/report.pdf" "$work/page"
		grep -q 'Limits of use\|Grenzen der Verwendung\|גבולות השימוש' "$work/page" &&
			grep -q '^Your answers\|^Too few\|^Ihre Antworten\|^Gleich viel\|^Zu wenige\|התשובות שלך\|מעט מדי' "$work/page"
		tap_ok $? "$name $options: the first page has the outcome and the limits of use"
		pages=$(pdfinfo "$work/report.pdf" | awk '$1 == "Pages:" { print $2 }')
		[ "$pages" -le $most ]
		tap_ok $? "$name $options: $pages pages, at most $most"
		tap_is "$(half_full "$work/report.pdf" "$pages")" "" "$name $options: no page is nearly empty"
		# shellcheck disable=SC2086
		tap_is "$(left_out "$file" $options)" "" "$name $options: what is left out is told"
	done
done

# In black, the darkest grey is that of the role which the answers put in front, also where a fact bars it.
for answers in "$work/barred-tpm.xml" answers/strong-tpm.xml; do
	sed 's/\("pay" number=\)"[0-9]*"/\1"90000"/' answers/strong-tpm.xml >"$work/barred-tpm.xml"
	"$ROLEGUIDE" report pm-vs-tpm.xml "$answers" --theme mono --dump=layout >"$work/page"
	tap_match "$(grep -m1 '"Technical Program Manager"' "$work/page")" "* dark #*" \
		"$(basename "$answers"): the role in front is dark"
	tap_match "$(grep -m1 '"29.64"\|"28.53"' "$work/page")" "* light #*" "... and the other one light"
done

# Names of files are made of people's ids, which come from strangers: they lead nowhere else, and
# two that differ have two names.
people() {
	python3 - "$@" <<-'EOF'
		import json, sys
		person = json.load(open('answers/one-person.json'))
		print(json.dumps([dict(person, ID=key) for key in sys.argv[1:]]))
	EOF
}
mkdir -p "$work/out/in"
people . .. >"$work/ids.json"
"$ROLEGUIDE" report pm-vs-tpm.xml "$work/ids.json" -o "$work/out/in/" --name '{source}-{id}' \
	2>"$work/messages"
tap_match "$? $(cat "$work/messages")" "4 *two reports would be*ids.pdf*" \
	"ids of dots alone have no name"
people ../../up a/b.c 'x y' p-1_Z >"$work/ids.json"
"$ROLEGUIDE" report pm-vs-tpm.xml "$work/ids.json" -o "$work/out/in/" --name '{id}' 2>"$work/messages"
tap_is "$?" "0" "ids with slashes and dots: reports"
tap_is "$(cd "$work/out/in" && find .. -type f -name '*.pdf' | LC_ALL=C sort | tr '\n' ' ')" \
	"../in/a-b.c.pdf ../in/p-1_Z.pdf ../in/up.pdf ../in/x-y.pdf " \
	"ids with slashes and dots: names in the folder asked for"
people a/b a.b c >"$work/twins.json"
"$ROLEGUIDE" report pm-vs-tpm.xml "$work/twins.json" -o "$work/out/twins/" 2>"$work/messages"
tap_is "$? $(cat "$work/messages") $(find "$work/out/twins" -name '*.pdf' | wc -l)" \
	"0  3" "ids that differ in a mark have a file each"
mkdir "$work/twins"
cp "$work/twins.json" "$work/twins/twins.json"
"$ROLEGUIDE" report pm-vs-tpm.xml "$work/twins.json" "$work/twins/twins.json" -o "$work/out/twins/" 2>"$work/messages"
tap_match "$? $(cat "$work/messages")" "4 *: error: the person answers twice*" \
	"who answers in two files is told"

# A summary is one page, on all papers.
for file in answers/*.xml "$work/crowded.xml" "$work/barred.xml"; do
	name=$(basename "$file" .xml)
	for paper in a4 letter a5; do
		"$ROLEGUIDE" report pm-vs-tpm.xml "$file" --summary --paper=$paper \
			-o "$work/report.pdf" 2>"$work/messages"
		tap_is "$(pdfinfo "$work/report.pdf" | awk '$1 == "Pages:" { print $2 }')$(cat "$work/messages")" 1 \
			"$name on $paper: the summary is one page"
	done
done

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
