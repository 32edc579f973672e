#!/bin/bash
# Where things go. NAME.xml gives NAME.lines, the lines of its pages and what was said about it;
# handout.xml also gives handout.layout, every item;
# why.xml the dumps that tell why lines and pages end where they do. UPDATE=1 writes them. What must hold of every
# layout is held by tests/judge.
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
for dump in "why paragraph" "why vlist" "handout fit --fit 2"; do
	read -r name stage options <<<"$dump"
	# shellcheck disable=SC2086
	"$ROLEGUIDE" guide $name.xml --dump=$stage $options >"$work/$stage"
	[ -z "${UPDATE-}" ] || cp "$work/$stage" $name.$stage
	tap_is "$(cat "$work/$stage")" "$(cat $name.$stage)" "$name.xml: $stage"
done

# Where links look as the text around them, in that theme or on a field, a line is below them.
for theme in handout mono; do
	"$ROLEGUIDE" guide links.xml --theme $theme --dump=layout | python3 links.py below >"$work/below"
	[ -z "${UPDATE-}" ] || cp "$work/below" links.$theme
	tap_is "$(cat "$work/below")" "$(cat links.$theme)" "links.xml: what shows links in $theme"
done
tap_is "$("$ROLEGUIDE" guide links.xml --theme mono --profile=print --dump=layout |
	python3 links.py below | grep -c thick)" 0 "paper has no links to be shown"

# On paper the page of its target stands behind a link, and nothing where it is the same page.
mkdir -p "$work/guides"
for lines in {0..29}; do
	python3 pages.py "$lines" >"$work/guides/pages.xml"
	"$ROLEGUIDE" guide "$work/guides/pages.xml" --profile=print --dump=layout \
		--quiet | python3 links.py pages
done >"$work/said"
tap_is "$(grep -c ' on ' "$work/said")" 0 "pages that links name are right: $(grep -m 1 ' on ' "$work/said")"
tap_ok $((! ($(grep -c '^36 links, [1-9]' "$work/said") == 30))) \
	"none is named on its own: $(sort "$work/said" | uniq -c | tr '\n' ';')"

# Pages of a language written from the right are those of another in a mirror, but for the insides of
# texts and drawings. Yiddish has no phrases here, so that the words are the same.
for input in handout marks lists path panels ../../content/pm-vs-tpm; do
	"$ROLEGUIDE" guide $input.xml --dump=layout >"$work/left" 2>/dev/null
	mkdir -p "$work/guides"
	sed '0,/xml:lang="[^"]*"/s//xml:lang="yi"/' $input.xml >"$work/guides/right.xml"
	"$ROLEGUIDE" guide "$work/guides/right.xml" --dump=layout 2>/dev/null >"$work/right"
	tap_is "$(python3 mirror.py "$work/left" <"$work/right") $(grep -c '^box' "$work/right")" \
		" $(grep -c '^box' "$work/left")" "$input.xml is mirrored in Yiddish"
done

# The running foot is one line: its end takes two thirds where it must; what has no room is told.
# feet WORDS: foot lines of a guide whose pages are numbered in these words, and what is said of it.
feet() {
	rm -rf "$work/data" && cp -r "$ROOT/content" "$work/data" && chmod -R u+w "$work/data"
	ln -sfn "$ROOT/fonts" "$work/fonts"
	sed -i "s|\(key=\"page-x-of-y\">\).*<|\1$1<|" "$work/data/phrases/en.xml"
	ROLEGUIDE_DATA=$work/data "$ROLEGUIDE" guide handout.xml --dump=layout 2>&1 |
		sed -n 's/^run .* footer [^"]*"\(.*\)"$/\1/p; s/^.*\(warning:\)/\1/p' | tr '\n' '|'
}
long="leaf {page} of the {pages} leaves that are here, counted with the first and the last of them"
words="leaf |1| of the |1| leaves that are here, counted with the first and the last of them"
tap_is "$(feet "$long")" "Cook vs baker|$words|" "a long foot has two thirds of its line"
said="the running foot has no room for all of the page's number after \"leaf \": it is cut"
tap_is "$(feet "$long and once more, so that nobody who reads it can be in doubt about it")" \
	"Cook vs baker|$words and once|…|warning: $said|" "a longer one is cut, and that is said"

tap_done
