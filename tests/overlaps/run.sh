#!/bin/bash
# Nothing in the way of anything: random guides laid out in all themes on all papers, checked by
# the program itself, and in one look each by a judge of its own.
# N=COUNT takes so many, FIRST=SEED begins elsewhere.
# Limit: 900 s
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/overlaps
first=${FIRST-1}
n=40
[ -z "${SANITIZED-}" ] || n=5

found=$(python3 "$here/look.py" "$first" $((first + ${N-$n} - 1)) "$ROLEGUIDE" 2>&1)
tap_is "$found" "" "nothing leaves its column, cell or page, and nothing lies over another"

# The same with all that a guide may hold, of which fewer are looked at.
if [ -z "${SANITIZED-}" ]; then
	found=$(python3 "$here/look.py" "$first" $((first + ${GROWN-15} - 1)) "$ROLEGUIDE" \
		"$ROOT/content/schema/guide.rng" 2>&1)
	tap_is "$found" "" "nor with any element of a guide"
fi

# Cards higher than a page, a head with little beside it, a row kept whole with many footnotes;
# words too wide for a narrow column, a footnote below a figure, panels that a page cuts; a head
# that ends in the gap between two rows of cards.
for seed in 95 176 170 16 93 147 3159; do
	found=$(python3 "$here/look.py" $seed $seed "$ROLEGUIDE" 2>&1)
	tap_is "$found" "" "nor in guide $seed"
done

# A panel that a page cuts behind a line that stands low.
{
	echo '<guide id="g" version="1" date="2026-01-01" xml:lang="en"><masthead><title>T</title></masthead>'
	echo '<roles><role id="a">A</role><role id="b">B</role></roles><dimensions/><section><head>H</head>'
	echo '<path><question>Q</question><branch><condition>C</condition><panel><label>L<footnote>'
	printf 'note %.0s' {1..60}
	echo '<br/>M</footnote></label><word><sub>'
	printf 'words low %.0s' {1..16}
	echo '</sub></word></panel></branch>'
	printf '<branch><condition>D</condition><panel><word>Word</word></panel></branch>%.0s' 1 2
	echo '</path></section></guide>'
} >"$work/low.xml"
tap_is "$("$(dirname "$ROLEGUIDE")/layouts" "$ROLEGUIDE_DATA" "$work/low.xml" 2>&1)" "" \
	"nor where a panel is cut behind what stands low"

# Pages that a designer keeps. Beyond the first: a card's number above its head, a masthead that its
# notes push over the page's edge, a head behind a masthead. Notes that leave no room for panels below
# their heads, nor for a section below the masthead; panels whose text begins with empty lines; notes
# that were put between cards, and below a head that hangs; a head as high as a page; a lone masthead.
# A letter alone in a last line, behind a dash and without one. Panels that part from their arrows
# unless the lines above these part.
pages="1 60 139 139 161 161 172 172 207 207 223 223"
pages+=" 81 81 192 192 252 252 155 155 163 163 482 482 561 561 569 569 234 234 911 911"
pages+=" 117 117 359 359 461 461 1121 1121 1127 1127"
[ -z "${SANITIZED-}" ] || pages="1 4"
# shellcheck disable=SC2086
found=$(python3 "$here/pages.py" $pages 2>&1)
tap_is "$? $(head -n -1 <<<"$found")" "0 " \
	"no head is left behind, no line is a runt, no page is under a third full"
found=$("$(dirname "$ROLEGUIDE")/layouts" --torn "$ROLEGUIDE_DATA" "$ROLEGUIDE_DATA/pm-vs-tpm.xml" 2>&1)
tap_ok $((!($? == 1 && $(grep -c 'head left behind: ' <<<"$found") > 30))) \
	"a head that is left behind is seen"

# It sees a fault: a program that moves a line onto the next, to the side, or off the page.
moved() {
	printf '#!/bin/bash\n"%s" "$@" | sed "%s"\n' "$ROLEGUIDE" "$1" >"$work/moved"
	chmod +x "$work/moved"
	found=$(python3 "$here/look.py" "$first" "$first" "$work/moved" 2>&1)
	tap_ok $((!$?)) "a fault is seen: ${found:-none}"
}
moved 's/^run [0-9]* \([0-9]* .* ink #\)/run 990000 \1/'
moved 's/^\(run [0-9]* \)[0-9]* \(.* ink #\)/\1990000 \2/'
moved 's/^run [0-9]* [0-9]* \(.* ink #\)/run 90000 90000 \1/'
tap_done
