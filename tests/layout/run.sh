#!/bin/bash
# Where things go. NAME.xml gives NAME.lines, the lines of its pages and what was said about it;
# handout.xml also gives handout.layout, every item. UPDATE=1 writes them. Then judge.py looks at
# every guide there is, in the themes and on all papers, and at guides of unreasonable size.
# Limit: 900 s
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT/tests/layout" || exit 1

for input in *.xml; do
	lines=${input%.xml}.lines
	"$ROLEGUIDE" guide "$input" --dump=layout >"$work/layout" 2>"$work/messages"
	{ python3 outline.py <"$work/layout" && cat "$work/messages"; } >"$work/lines"
	[ -z "${UPDATE-}" ] || cp "$work/lines" "$lines"
	tap_is "$(cat "$work/lines")" "$(cat "$lines")" "$input is laid out as $lines says"
done
"$ROLEGUIDE" guide handout.xml --dump=layout >"$work/layout"
[ -z "${UPDATE-}" ] || cp "$work/layout" handout.layout
tap_is "$(cat "$work/layout")" "$(cat handout.layout)" "handout.xml: every item"

# judged FILE THEME PAPER [huge]: what is wrong with its layout.
judged() {
	local options=(--theme "$ROOT/content/themes/$2.xml" --paper "$3")
	"$ROLEGUIDE" guide "$1" "${options[@]}" --dump=doc >"$work/doc" 2>"$work/messages" &&
		timeout 20 "$ROLEGUIDE" guide "$1" "${options[@]}" --dump=layout >"$work/layout" \
			2>"$work/messages" || { echo "it fails: $?" && return; }
	python3 judge.py "$work/doc" "$work/layout" "$ROOT/content/themes/$2.xml" "$3" \
		"$work/messages" ${4+"$4"} 2>&1 | head -5
}

cd "$ROOT" || exit 1
all="handout:a4 handout:letter handout:a5 mono:a4 mono:letter mono:a5"
for file in content/*.xml tests/good/*.xml tests/layout/*.xml tests/guide/*.xml tests/doc/*.xml; do
	case $file in
	tests/guide/* | tests/doc/*) looks="handout:a4 mono:a5" ;;
	content/*) looks="$all duo:a4 duo:letter duo:a5" ;;
	*) looks=$all ;;
	esac
	found=$(cd tests/layout && for look in $looks; do
		judged "$ROOT/$file" "${look%:*}" "${look#*:}" | sed "s/^/$look: /"
	done)
	tap_is "$found" "" "$file: nothing lost, nothing in the way of anything"
done

# The running foot is one line: its end takes two thirds where it must; what has no room is told.
# feet WORDS: foot lines of a guide whose pages are numbered in these words, and what is said of it.
feet() {
	rm -rf "$work/data" && cp -r content "$work/data" && chmod -R u+w "$work/data"
	ln -sfn "$ROOT/fonts" "$work/fonts"
	sed -i "s|\(key=\"page-x-of-y\">\).*<|\1$1<|" "$work/data/phrases/en.xml"
	ROLEGUIDE_DATA=$work/data "$ROLEGUIDE" guide tests/layout/handout.xml --dump=layout 2>&1 |
		sed -n 's/^run .* footer [^"]*"\(.*\)"$/\1/p; s/^.*\(warning:\)/\1/p' | tr '\n' '|'
}
long="leaf {page} of the {pages} leaves that are here, counted with the first and the last of them"
words="leaf |1| of the |1| leaves that are here, counted with the first and the last of them"
tap_is "$(feet "$long")" "Cook vs baker|$words|" "a long foot has two thirds of its line"
said="the running foot has no room for all of the page's number after \"leaf \": it is cut"
tap_is "$(feet "$long and once more, so that nobody who reads it can be in doubt about it")" \
	"Cook vs baker|$words and once|…|warning: $said|" "a longer one is cut, and that is said"

# The judge sees a fault: a line moved onto the next, a word lost, a page number wrong.
cd tests/layout || exit 1
judged handout.xml handout a4 >/dev/null
for change in 's/^\(run [0-9]* \)[0-9]* \(.*"Heat"\)/\1990000 \2/' 's/"Flame"/"Fame"/' '/"Oven"/d' \
	's/"Night work"/"Heat"/' 's/^page 1 /page 2 /' 's/^run [0-9]*\(.*"fire"\)/run 330000\1/' \
	's/^\(run [0-9]* \)[0-9]*\(.*"Always"\)/\1700000\2/'; do
	sed "$change" "$work/layout" >"$work/changed"
	python3 judge.py "$work/doc" "$work/changed" "$ROOT/content/themes/handout.xml" a4 \
		"$work/messages" >"$work/found"
	tap_ok $((!$?)) "the judge sees $change"
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
