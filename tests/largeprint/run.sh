#!/bin/bash
# Large print: nothing is small, nothing stands beside anything, no word of the normal edition is lost,
# and the pages of that are where its first words are.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
cd "$work" || exit 1

# smallest FILE: the least size of type in the dump of a layout, but for the foot and figures of notes.
smallest() {
	grep '^run' "$1" | grep -v footer | grep -o ' f[0-9]*/[0-9]*' | sed 's|.*/||' | sort -n | head -1
}

for guide in pm-vs-tpm pm-vs-tpm.he five-roles licences; do
	for paper in a4 a5; do
		name=$guide-$paper
		"$ROLEGUIDE" guide "$ROOT/content/$guide.xml" --paper $paper --large-print -q \
			--dump layout >"$name.layout" 2>"$name.messages"
		tap_match "$(smallest "$name.layout")" "1[48]0[04]0" "$name: no type is small"
	done
	"$ROLEGUIDE" guide "$ROOT/content/$guide.xml" --dump doc >normal.doc
	"$ROLEGUIDE" guide "$ROOT/content/$guide.xml" --large-print --dump doc >large.doc
	tap_is "$(grep -cE '^ *(table|path|branch|strip)( |$)' large.doc)" 0 \
		"$guide: tables, paths and strips are gone"
	tap_is "$(awk '{ match($0, /^ */); in_row = $1 == "row" ? RLENGTH : in_row
		if ($1 == "row") n = 0; else if (in_row && RLENGTH == in_row + 2) bad += n++ > 0
		else if (RLENGTH <= in_row) in_row = 0 } END { print bad + 0 }' large.doc)" 0 \
		"  what stood in a row has a row of its own"
	comm -23 <(grep -o '"[^"]*"' normal.doc | sort -u) <(grep -o '"[^"]*"' large.doc | sort -u) >lost
	tap_is "$(grep -v 'Read across\|כל שורה' lost | tr -d '\n')" "" "  all words are there"
	levels="1 2 3 "
	! grep -q '<group id=' "$ROOT/content/$guide.xml" || levels+="4 " # rows below a group are one deeper
	tap_is "$(grep -o '^ *heading.* level=[1-6]' large.doc | grep -o '[1-6]$' | sort -u | tr '\n' ' ')" "$levels" \
		"  heads go as deep as groups and rows want"
done

# A page of the normal edition begins inside a paragraph, before a list, in a row of a table.
{
	echo '<guide id="g" version="1" date="2026-01-01" xml:lang="en"><masthead><title>T</title></masthead>'
	echo '<roles><role id="a">A</role><role id="b">B</role></roles><dimensions>'
	for n in {1..60}; do
		echo "<dimension id='d$n'><name>name$n</name><text role='a'>left$n</text><text role='b'>right$n</text></dimension>"
	done
	echo '</dimensions><section><head>Prose</head>'
	n=0
	for p in {1..12}; do
		echo '<p>'
		for _ in {1..150}; do echo "w$((++n))"; done
		echo '</p>'
	done
	echo '</section><section><head>Rows</head><comparison/></section></guide>'
} >long.xml
for paper in a4 a5; do
	"$ROLEGUIDE" guide long.xml --paper $paper -o normal.pdf
	"$ROLEGUIDE" guide long.xml --paper $paper --large-print -o large.pdf
	pages=$(pdfinfo normal.pdf | sed -n 's/^Pages: *//p')
	for ((p = 2; p <= pages; p++)); do
		first=$(pdftotext -raw -f $p -l $p normal.pdf - | tr -s ' \n' '\n\n' |
			grep -m1 -E '^(w|name|left)[0-9]+$')
		echo "$p $first"
	done >wanted
	pdftotext -raw large.pdf - | tr -s ' \n\f' '\n\n\n' | awk '
		$0 == "[Page" { getline page; want = 1; next }
		want && /^(w|name|left)[0-9]+$/ { print page, $0; want = 0 }' >is
	tap_is "$(<is)" "$(<wanted)" "$paper: $((pages - 1)) pages of the normal edition begin where they do"
done

# Several papers at once: each refers to the normal edition on that paper.
"$ROLEGUIDE" guide long.xml --large-print --paper a4,a5 --profile print -o both/
for paper in a4 a5; do
	"$ROLEGUIDE" guide long.xml --large-print --paper $paper --profile print -o one.pdf
	cmp -s one.pdf both/long-$paper.pdf
	tap_is $? 0 "a list of papers gives what $paper by itself gives"
done
# Reports: the same words, no type small, figures beside the names of their columns, checked again by
# verify; in a cohort too, whose folder knows that they were made otherwise.
report=("$ROLEGUIDE" report "$ROOT/content/pm-vs-tpm.xml")
for paper in a4 letter; do
	for name in strong-pm hebrew; do
		person=$ROOT/content/answers/$name.xml
		"${report[@]}" "$person" --paper $paper --dump doc >normal.doc
		"${report[@]}" "$person" --paper $paper --large-print --dump doc >large.doc
		"${report[@]}" "$person" --paper $paper --large-print -q --dump layout >large.layout
		tap_match "$(smallest large.layout)" "1[48]0[04]0" "report $name, $paper: no type is small"
		tap_is "$(grep -cE '^ *(table|path|branch|strip)( |$)' large.doc)" 0 "  no tables are left"
		comm -23 <(grep -o '"[^"]*"' normal.doc | sort -u) <(grep -o '"[^"]*"' large.doc | sort -u) >lost
		# the column of heads needs no name
		tap_is "$(grep -vE '"(Confidence|Dimension|Question)"' lost | tr -d '\n')" "" \
			"  all words are there"
	done
	"${report[@]}" "$ROOT/content/answers/hebrew.xml" --lang he --paper $paper --large-print -q \
		--dump layout >large.layout
	tap_match "$(smallest large.layout)" "1[48]0[04]0" "report in Hebrew, $paper: no type is small"
done
"${report[@]}" "$ROOT/content/answers/strong-pm.xml" --large-print --attach -q -o report.pdf
tap_match "$("$ROLEGUIDE" verify report.pdf)" "*all numbers agree*25 lines of the ledger*" \
	"verify recomputes a report in large print"
"${report[@]}" "$ROOT/content/answers/strong-"*.xml -q --summary -o cohort/
"${report[@]}" "$ROOT/content/answers/strong-"*.xml -q --summary --large-print -o cohort/
tap_is "$(for file in cohort/*.pdf; do pdfinfo "$file" | sed -n 's/^Pages: *//p'; done | tr '\n' ' ')" "3 3 " \
	"a folder of reports is made anew in large print"
tap_match "$("${report[@]}" "$ROOT/content/answers/strong-pm.xml" --large-print --fit 5 -o no.pdf 2>&1)" \
	"*--large-print does not go with --fit*" "a number of pages is refused"
tap_match "$("$ROLEGUIDE" form "$ROOT/content/pm-vs-tpm.xml" --large-print -o no.pdf 2>&1)" \
	"*form takes no option --large-print*form --html*" "so is a form, with what there is instead"
tap_done
