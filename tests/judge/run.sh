#!/bin/bash
# Where nothing may stand: judge.py looks at every guide there is, in the themes and on all papers,
# and at guides of unreasonable size; faults put into a layout must be seen.
# Limit: 900 s
set -u
. "$ROOT/tests/tap.bash"
if [ -n "${SANITIZED-}" ]; then # the same layouts are made by others
	echo "1..0 # sanitizers look at memory, this at pages"
	exit 0
fi
cd "$ROOT" || exit 1

# The documents of guides that get contents only because they are long show none: such a guide is
# asked for them, in a copy.
tree() { mkdir -p "$work/tree/$1" && cp -r "$1/." "$work/tree/$1/"; }
for folder in content tests/good tests/layout tests/guide tests/doc; do tree $folder; done
has_all_blocks() { # whether the document has all blocks of its layout
	awk 'FILENAME ~ /layout$/ {
			if (match($0, / #[0-9]+/) && substr($0, RSTART + 2, RLENGTH - 2) + 0 > most)
				most = substr($0, RSTART + 2, RLENGTH - 2) + 0
			next
		}
		/^ *doc/ { began = 1 }
		began && !/^ *- / { blocks++ }
		END { exit most >= blocks }' "$work/layout" "$work/doc"
}

# laid FILE THEME PAPER: leaves $work/doc, $work/layout and $work/messages.
laid() {
	lay "$@" || return
	has_all_blocks && return
	mkdir -p "$(dirname "$work/tree/$1")"
	sed 's/<guide /<guide contents="yes" /' "$1" >"$work/tree/$1"
	lay "$work/tree/$1" "${@:2}"
}
lay() {
	local options=(--theme "content/themes/$2.xml" --paper "$3")
	# an atlas has more of them than a handout
	[[ $1 != */atlas.xml ]] || options+=(--roles "pm,tpm,po")
	"$ROLEGUIDE" guide "$1" "${options[@]}" --dump=doc >"$work/doc" 2>"$work/messages" &&
		timeout 20 "$ROLEGUIDE" guide "$1" "${options[@]}" --dump=layout >"$work/layout" \
			2>"$work/messages"
	local status=$?
	[ "$status" = 0 ] || echo "it fails: $status"
	return "$status"
}
# judge LAYOUT THEME PAPER [huge]: what is wrong with a layout of the guide in $work/doc.
judge() {
	python3 tests/judge/judge.py "$work/doc" "$1" "content/themes/$2.xml" "$3" "$work/messages" \
		"${@:4}"
}
# judged FILE THEME PAPER [huge]: what is wrong with its layout, or with laying it out.
judged() {
	laid "$1" "$2" "$3" && judge "$work/layout" "${@:2}" 2>&1 | head -5
}

# The judge sees a fault: a line moved onto the next, a word lost, a page number wrong.
laid tests/layout/handout.xml handout a4
for change in 's/^\(run [0-9]* \)[0-9]* \(.*"Heat"\)/\1990000 \2/' 's/"Flame"/"Fame"/' '/"Oven"/d' \
	's/"Night work"/"Heat"/' 's/^page 1 /page 2 /' 's/^run [0-9]*\(.*"fire"\)/run 330000\1/' \
	's/^\(run [0-9]* \)[0-9]*\(.*"Always"\)/\1700000\2/'; do
	sed "$change" "$work/layout" >"$work/changed"
	[ -n "$(judge "$work/changed" handout a4)" ]
	tap_ok $? "the judge sees $change"
done

all="handout:a4 handout:letter handout:a5 mono:a4 mono:letter mono:a5"
for file in content/*.xml tests/good/*.xml tests/layout/*.xml tests/guide/*.xml tests/doc/*.xml; do
	case $file in
	tests/guide/* | tests/doc/*) looks="handout:a4 mono:a5" ;;
	content/*) looks="$all duo:a4 duo:letter duo:a5" ;;
	*) looks=$all ;;
	esac
	found=$(for look in $looks; do
		judged "$file" "${look%:*}" "${look#*:}" | sed "s/^/$look: /"
	done)
	tap_is "$found" "" "$file: nothing lost, nothing in the way of anything"
done

# words N: N words. huge NAME: a guide with the sections on standard input and one long row.
words() {
	awk -v n="$1" 'BEGIN {
		k = split("a cook tends the fire and tastes soup before many guests", w)
		for (i = 0; i < n; i++) printf "%s ", w[(i * 7 + int(i / k)) % k + 1] }'
}
huge() {
	{
		echo '<guide id="g" version="1" date="2026-01-31" xml:lang="en"><masthead>'
		echo "<title>${title-Cook or baker}</title></masthead><roles>"
		echo "<role id=\"cook\" abbr=\"C\">${cook-Cook}</role>"
		echo '<role id="baker" abbr="B">Baker</role></roles><dimensions><dimension>'
		echo "<name>Row</name><text role=\"cook\">${cell-x}</text>"
		echo '<text role="baker">y</text></dimension></dimensions>'
		cat
		echo '</guide>'
	} >"$work/$1.xml"
}
table='<section><head>Table</head><comparison/></section>'
part() { echo "<section><head>${2-Part}</head>$1</section>$table"; }
panel() { echo "<panel role=\"$1\"><word>go</word><p>$(words "$2")</p></panel>"; }
note() { echo "<footnote>$(words "$1")</footnote>"; }

echo "$table" | cell=$(words 2000) huge cell
echo "$table" | cell="$(for _ in 1 2 3 4 5 6 7 8 9; do words 3 && note 70; done)" huge cell-notes
echo "$table" | title=$(words 54) huge title
echo "$table" | title=$(words 600) huge title-pages
echo "$table" | cook=$(printf 'm%.0s' {1..80}) huge role
for i in {1..200}; do part "<p>$(words $((i % 90 + 1)))</p>" "Part $i"; done | grep -v '^$' |
	sed "s#$table##" | cat - <(echo "$table") | huge sections
part "<p>$(words 40)</p>" "$(words 300)" | huge head
echo "<section><head>$(words 200)</head><comparison>$(words 90)</comparison></section>" |
	huge table-head
part "<panels>$(panel cook 300)$(panel baker 1500)</panels>" | huge panels
part "<cards><card><head>One</head><p>$(words 1000)</p></card>
	<card><head>Two</head><p>$(words 20)</p></card></cards>" | huge cards
part "<path><question>Q</question>
	<branch><condition>$(words 400)</condition>$(panel cook 500)</branch>
	<branch><condition>C</condition>$(panel baker 5)</branch></path>" | huge path
part "<cta href=\"https://example.org/\" qr=\"yes\"><p>$(words 1500)</p><label>L</label></cta>" |
	huge cta
part "<p>$(words 30)$(note 2000) $(words 30)</p>" | huge note
for file in "$work"/*.xml; do
	found=$(for paper in a4 a5; do judged "$file" handout "$paper" huge; done)
	tap_is "$found" "" "huge: $(basename "$file" .xml)"
done
tap_done
