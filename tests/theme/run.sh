#!/bin/bash
# doc/theme.md, doc/phrases.md and doc/letters.md tell the truth: each element, attribute and value of the schemas is
# explained there, nothing else is, and the examples are valid.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/truth.bash"
tap_needs libxml2-utils command -v xmllint

for kind in theme phrases letters; do
	take_page $kind $kind
	page_explains element attribute value
	page_explains_no_other
	page_examples_are_valid
done

# The schema of themes that extend others follows from that of whole ones, and holds for those that ship.
python3 "$ROOT/tools/theme_part.py" "$ROOT/content/schema/theme.rng" | cmp - "$ROOT/content/schema/theme-part.rng"
tap_ok $? "theme-part.rng is what tools/theme_part.py makes"
for file in themes/mono themes/duo themes/plain-brand start/all/theme; do
	xmllint --noout --relaxng "$ROOT/content/schema/theme-part.rng" "$ROOT/content/$file.xml"
	tap_ok $? "$file.xml is one that extends"
done
xmllint --noout --relaxng "$ROOT/content/schema/theme-part.rng" "$ROOT/content/themes/handout.xml" 2>/dev/null
tap_is $? 3 "handout.xml is none"

# What a theme takes from others. layout NAME: where everything stands in that theme.
guide=$ROOT/content/pm-vs-tpm.xml
layout() {
	"$ROLEGUIDE" guide "$guide" --paper "${2:-a4}" --theme "$work/$1.xml" --dump layout 2>&1
}
theme() {
	echo "<theme name=\"$1\" $2>${3-}</theme>" >"$work/$1.xml"
}

cp "$ROOT/content/themes/handout.xml" "$work/whole.xml"
whole=$(layout whole)
theme nothing 'extends="handout"'
tap_is "$(layout nothing)" "$whole" "a theme that says nothing is the one that it extends"
theme beside 'extends="nothing.xml"' '<edges><edge side="left" width="4mm" colour="blue"/></edges>'
theme third 'extends="beside.xml"' '<colours><colour name="blue" rgb="#123456" cmyk="99 70 20 30"/></colours>'
"$ROLEGUIDE" check "$work/third.xml"
tap_ok $? "a theme extends one that extends one that extends one"
[ "$(layout third)" != "$whole" ]
tap_ok $? "and has the band of the second"

theme larger 'extends="handout"' '<styles><style name="head" size="13.5pt"/></styles>'
sed '/<style name="head"/s/size="14pt"/size="13.5pt"/' "$work/whole.xml" >"$work/changed.xml"
tap_is "$(layout larger)" "$(layout changed)" "what a theme says counts, the rest comes from below"
tap_is "$(layout larger a5)" "$(layout whole a5)" "and what stands below for one sheet still does"
theme based 'extends="handout"' '<styles><style name="subhead" based-on="body" weight="bold" after="0" measure="200"/></styles>'
sed '/<style name="subhead"/s/weight="bold"/weight="bold" measure="200"/' "$work/whole.xml" >"$work/changed.xml"
tap_is "$(layout based)" "$(layout changed)" "a style is based on another"

for style in strength panel-label colophon-head; do
	awk -v style="name=\"$style\"" '
		index($0, style) { is_out = !/\/>$/; next }
		is_out { is_out = !/<\/style>/; next }
		{ print }' "$work/whole.xml" >"$work/without.xml"
	"$ROLEGUIDE" check "$work/without.xml"
	tap_ok $? "a theme serves without the style $style"
done
# The black theme as what it differs in: as the whole one prints, and in black alone.
theme black 'extends="handout"' "$(sed -n '/<colours>/,/<\/roles>/p' "$ROOT/content/themes/mono.xml")
	<styles><style name=\"address\" colour=\"ink\"/></styles>"
for look in "$work/black.xml" mono; do
	"$ROLEGUIDE" guide "$guide" --theme "$look" --profile print -o "$work/${look##*/}.pdf"
done
cmp "$work/black.xml.pdf" "$work/mono.pdf"
tap_ok $? "the black theme is the handout with other colours"
sed -e 's/extends="handout"/extends="duo"/' -e 's|<styles>|<edges><edge side="top" width="2mm" colour="ink"/></edges><styles>|' \
	-e 's|</colours>|<colour name="house" rgb="#0033A0" cmyk="100 76 0 6" spot="House Blue"/></colours>|' \
	-e 's|</colours>|<colour name="hair" rgb="#BDBDBD" cmyk="0 0 0 28"/>&|' \
	-e 's|</colours>|<colour name="band" rgb="#E3E3E3" cmyk="0 0 0 12"/>&|' \
	"$work/black.xml" >"$work/house.xml"
tap_is "$("$ROLEGUIDE" check "$work/house.xml" 2>&1)" "" "an ink below that nothing is in is left out"

# What is wrong is told where it stands, in the theme or below it.
theme faint 'extends="handout"' '
<colours>
<colour name="blue" rgb="#FFD500" cmyk="0 15 100 0"/>
</colours>'
theme above 'extends="faint.xml"' '<type floor="7.5pt"/>'
tap_match "$("$ROLEGUIDE" check "$work/above.xml" 2>&1)" '*/faint.xml:3: error: role 1*"blue" on "paper"*' "a colour below"
theme above 'extends="handout"' '
<styles>
<style name="head" colour="hair"/>
<style name="body" colour="hair"/>
</styles>'
tap_match "$("$ROLEGUIDE" check "$work/above.xml" 2>&1)" '*/above.xml:4: error: style "body", *style "head"*: "hair" on "paper"*' \
	"a place that takes a colour from below"
for i in {1..10}; do theme "deep$i" "extends=\"deep$((i + 1)).xml\""; done
theme deep11 'extends="handout"'
tap_match "$("$ROLEGUIDE" check "$work/deep1.xml" 2>&1)" '*deep9.xml:1: error: more than 8 themes stand behind one' "too long a chain"
theme round 'extends="about.xml"'
theme about 'extends="round.xml"'
tap_match "$("$ROLEGUIDE" check "$work/round.xml" 2>&1)" '*/about.xml:1: error: "*round.xml" extends itself' "and a ring"

"$ROLEGUIDE" guide "$guide" --theme "$work/third.xml" -o "$work/beside.xml" 2>"$work/err"
grep -q 'beside.xml" is read' "$work/err"
tap_ok $? "a theme that is extended is not written over"

# The three colours of a role: panels are filled with one, what stands on them and on paper has its own.
roles='<role colour="teal" mark="diamond"/><role colour="plum" mark="triangle"/><role colour="olive" mark="hexagon"/>'
pale='<colour name="yellow" rgb="#FFD500" cmyk="0 15 100 0"/><colour name="brown" rgb="#7D6800" cmyk="0 27 100 60"/>'
theme pale 'extends="handout"' "<colours>$pale</colours><roles>
	<role text=\"brown\" ground=\"yellow\" on-ground=\"ink\" mark=\"disc\"/><role colour=\"orange\" mark=\"square\"/>
	$roles</roles>"
theme same 'extends="handout"' "<roles><role text=\"blue\" ground=\"blue\" on-ground=\"paper\" mark=\"disc\"/>
	<role colour=\"orange\" mark=\"square\"/>$roles</roles>"
tap_is "$(layout same)" "$whole" "text, ground and what stands on it are what they are unless told"
for text in "$guide" "$ROOT/content/pm-vs-tpm.he.xml"; do
	"$ROLEGUIDE" guide "$text" --theme "$work/pale.xml" --dump layout >"$work/pale" 2>"$work/err"
	tap_is "$(cat "$work/err")" "" "${text##*/}: a pale ground is no fault"
	tap_is "$(grep -c '^box .* yellow' "$work/pale") $(grep -c '^run .* yellow' "$work/pale")" "2 0" "panels are yellow, and no text"
	[ "$(grep -c '^run .* brown' "$work/pale")" -gt 2 ] && [ "$(grep -c '^run .* paper' "$work/pale")" -gt 2 ]
	tap_ok $? "names are brown; what stands on the other panel is white still"
done

# Each number of design moves something, within its bounds, in a guide or a report that ships, or in
# one that has what these have not: a long call to action, much that runs together, panels and
# conditions that reach over a page's end, little width, large marks.
words=$(printf 'and on %.0s' {1..14})
sed -e "/<label>The PM learning track/s|^|$(printf "<p>$words</p>%.0s" {1..10})|" \
	-e 's|low="25000" high="55000"|low="54900" high="55000"|' \
	-e 's|<input>engineering<|<input>engineering of most things that there are<|' "$guide" >"$work/long.xml"
python3 "$ROOT/tests/theme/crossing.py" >"$work/crossing.xml"
theme wide 'extends="handout"' '<papers><paper name="a5" start="30mm" end="30mm"/></papers>'
theme slim 'extends="handout"' '<papers><paper name="a5" start="38mm" end="38mm"/></papers>'
theme narrow 'extends="handout"' '<papers><paper name="a5" start="42mm" end="42mm"/></papers>'
theme middling 'extends="handout"' '<papers><paper name="a5" start="40mm" end="40mm"/></papers>'
theme large 'extends="handout"' '<ruler mark="4000"/>'
report="report $guide $ROOT/content/answers"
shown=("handout guide $guide" "handout $report/leans-tpm.xml" "handout guide $ROOT/content/five-roles.xml"
	"handout $report/too-few.xml" "handout $report/strong-tpm.xml" "handout $report/strong-pm.xml --paper a5"
	"narrow.xml $report/balanced.xml --paper a5" "large.xml $report/balanced.xml" "handout guide $guide --paper a5"
	"handout guide $work/long.xml" "handout guide $ROOT/tests/layout/path.xml"
	"handout guide $ROOT/tests/layout/panels.xml" "handout guide $ROOT/tests/layout/levels.xml"
	"middling.xml guide $ROOT/tests/layout/levels.xml --paper a5"
	"handout guide $work/crossing.xml --paper a5" "handout $report/balanced.xml --lang de"
	"wide.xml $report/pay-turns.xml --paper a5" "slim.xml $report/pay-turns.xml --paper a5"
	"handout guide $ROOT/tests/doc/cells.xml" "handout guide $ROOT/tests/doc/notes.xml")

# draw INPUT FILE [ELEMENT NAME VALUE]: the pages, where the theme of the input says that as well.
draw() {
	local input=${1#* }
	theme moved "extends=\"${1%% *}\"" "${3+<$3 $4=\"$5\"/>}"
	rm -f "$work/$2"
	# shellcheck disable=SC2086  # the parts of a command line
	"$ROLEGUIDE" $input --theme "$work/moved.xml" -o "$work/$2" 2>"$work/err"
}
for i in "${!shown[@]}"; do
	draw "${shown[i]}" "usual.$i" || tap_ok 1 "${shown[i]} is drawn"
done

# moves ELEMENT NAME VALUE: whether that changes one of them. A value with which text would lie over
# text is not drawn by a program that checks itself, so milder ones are tried after the bounds.
moves() {
	local i
	for i in "${!shown[@]}"; do
		draw "${shown[i]}" moved "$@" || continue
		cmp -s "$work/moved" "$work/usual.$i" || return 0
	done
	return 1
}
# between FROM TO: what lies a sixth of the way from one value to the other.
between() {
	awk -v from="$1" -v to="$2" 'BEGIN {
		n = split(from, a, " "); split(to, b, " ")
		for (i = 1; i <= n; i++) {
			unit = a[i]; sub(/^[0-9.-]*/, "", unit)
			x = a[i] + (b[i] - a[i]) / 6
			printf "%s%s%s", (i > 1 ? " " : ""), (unit ? sprintf("%.2f", x) : sprintf("%d", x + (x > a[i]))), unit
		}
	}'
}
# numbers: ELEMENT NAME USUAL LEAST MOST of each, of both parts of a gap, from the page that a unit test holds
# to the table of them all.
numbers() {
	tr -d '`' <"$ROOT/doc/theme.md" | awk -F ' *[|] *' -v OFS='|' '
		/^#/ { element = "" }
		/^[|] of <[a-z]*> [|] unless told/ { element = substr($2, 5, length($2) - 5); next }
		!element || !/^[|] [a-z]/ { next }
		split($3, usual, " ") == 2 {
			print element, $2, $3, $4 " " usual[2], $5 " " usual[2]
			print element, $2, $3, usual[1] " " $4, usual[1] " " $5
			next
		}
		{ print element, $2, $3, $4, $5 }'
}
while IFS='|' read -r element name usual least most; do
	moves "$element" "$name" "$least" || moves "$element" "$name" "$most" ||
		moves "$element" "$name" "$(between "$usual" "$most")" ||
		moves "$element" "$name" "$(between "$usual" "$least")"
	tap_ok $? "<$element $name> moves something between $least and $most"
done < <(numbers)
[ "$(numbers | wc -l)" -gt 100 ]
tap_ok $? "numbers of design are found"
tap_done
