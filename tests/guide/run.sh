#!/bin/bash
# What is loaded from a guide: NAME.xml gives NAME.dump, line by line. UPDATE=1 writes the dumps.
# And doc/guide.md tells the truth: each of its examples passes, each element and attribute of the
# schema is explained and shown there.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/truth.bash"
cd "$ROOT/tests/guide" || exit 1

for input in *.xml; do
	dump=${input%.xml}.dump
	"$ROLEGUIDE" guide "$input" --dump=guide >"$work/dump" 2>"$work/messages"
	[ -z "${UPDATE-}" ] || cp "$work/dump" "$dump"
	tap_is "$(cat "$work/dump")" "$(cat "$dump")" "$input loads as $dump says"
done

# What a guide from standard input names is looked for in the working folder.
tap_is "$("$ROLEGUIDE" guide - --dump=guide <cells.xml 2>"$work/messages")" "$(cat cells.dump)" \
	"standard input loads like a file"

# The questionnaire that the first example names is that of the page on questionnaires.
mkdir -p "$work/content/pictures" "$work/content/quizzes"
cp "$ROOT"/content/pictures/* "$work/content/pictures/"
take_page questionnaire quiz
files=("$examples"/*.xml)
cp "${files[0]}" "$work/content/quizzes/cook-vs-baker.xml"
take_page guide guide

# Puts an example in its place in a guide: whole($1: about, masthead, ..., part).
whole() {
	local default='<masthead><title>T</title></masthead>'
	echo '<guide id="g" version="1" date="2026-01-01" xml:lang="en">'
	if [ "$1" = about ]; then cat; fi
	if [ "$1" = masthead ]; then cat; else echo "$default"; fi
	if [ "$1" = handout ]; then cat; fi
	if [ "$1" = roles ]; then cat; else
		echo '<roles><role id="pm" abbr="P">PM</role><role id="tpm" abbr="T">TPM</role></roles>'
	fi
	case $1 in
	dimension) echo '<dimensions>' && cat && echo '</dimensions>' ;;
	dimensions) cat ;;
	*) echo '<dimensions><dimension><name>D</name><text role="pm">x</text>' \
		'<text role="tpm">x</text></dimension></dimensions>' ;;
	esac
	if [ "$1" = section ] || [ "$1" = contents ]; then cat; fi
	if [ "$1" = part ]; then echo '<section><head>H</head>' && cat && echo '</section>'; fi
	case $1 in dimension*) echo '<section><head>S</head><sources><source id="bls">A bureau' \
		'</source></sources></section>' ;; esac
	[ "$2" = comparison ] || echo '<section><head>H</head><comparison/></section>'
	if [ "$1" = index ]; then echo '<section><head>I</head><p><indexed>I</indexed></p></section>' && cat; fi
	if [ "$1" = colophon ]; then cat; fi
	echo '</guide>'
}

for block in "$examples"/*.xml; do
	quiet=
	first=$(sed -n '1s/^<\([a-z-]*\).*/\1/p' "$block")
	case $first in
	'')
		cp "$block" "$work/content/example.xml"
		quiet=--quiet # so small a questionnaire is never in balance
		;;
	about | masthead | handout | roles | dimensions | dimension | section | contents | index | colophon)
		whole "$first" '' <"$block" >"$work/content/example.xml" ;;
	*) whole part "$first" <"$block" | if grep -q '<indexed' "$block"; then
		sed 's|</guide>|<index/>&|'
	else cat; fi >"$work/content/example.xml" ;;
	esac
	# shellcheck disable=SC2086
	said=$("$ROLEGUIDE" check $quiet "$work/content/example.xml" 2>&1)
	tap_is "$?:$said" "0:" "doc/guide.md: example of <${first:-guide}>"
done
[ "${first-}" != "" ]
tap_ok $? "doc/guide.md has examples"

page_explains element attribute
page_shows element attribute
tap_done
