#!/bin/bash
# What a screen reader says of a guide and of a report, read from the tree of tagged files: pictures
# by their texts and none of them twice, cells with their row and column, links each with its
# element. NAME.heard is all that is said; UPDATE=1 writes it.
set -u
. "$ROOT/tests/tap.bash"
# the system's own, which sees the packages of the system
tap_needs python3-pikepdf python3 -c "import pikepdf"
cd "$ROOT/tests/heard" || exit 1

# hear NAME COMMAND INPUT...
hear() {
	local name=$1
	shift
	"$ROLEGUIDE" "$@" -o "$work/$name.pdf" 2>"$work/messages"
	tap_is "$? $(<"$work/messages")" "0 " "$name is written without a word"
	python3 speak.py "$work/$name.pdf" >"$work/$name.heard"
	[ -z "${UPDATE-}" ] || cp "$work/$name.heard" "$name.heard"
	tap_is "$(<"$work/$name.heard")" "$(<"$name.heard")" "$name is heard as $name.heard says"
	tap_is "$(grep "^FAULT" "$work/$name.heard")" "" "$name has all that listeners need"
}

hear guide guide guide.xml
hear report report guide.xml answers.xml
# On paper, where nobody can follow it, an inner link says its page, unless it stands on that page.
sed '/<figure>/,/<\/figure>/d; s/<section id="rows">/<section id="rows" new-page="yes">/
	s/<a href="#pay">what they pay/<a href="#words">what is here<\/a>, or &/' guide.xml >"$work/bare.xml"
"$ROLEGUIDE" guide "$work/bare.xml" --profile print -o "$work/paper.pdf" 2>"$work/messages"
if command -v pdftotext >/dev/null; then
	tap_match "$(pdftotext "$work/paper.pdf" - | tr '\n' ' ')" "*what is here, or what they pay (page?2)*" \
		"on paper an inner link says its page, where that is another"
else
	tap_skip poppler-utils "on paper an inner link says its page"
fi
tap_done
