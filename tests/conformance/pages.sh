#!/bin/bash
# Limit: 600 s
# Pages of --html in Chromium: all shipped guides, the reports of the sample answers, a guide with its form
# and one that holds every element, on a phone and a desk, light and dark: axe-core finds nothing,
# nothing is too wide at 320 pixels, nothing is fetched. html-validate finds no fault in them.
# make conformance puts axe-core and html-validate into the build folder first.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/conformance
axe=${ROLEGUIDE%/*}/axe/node_modules/axe-core/axe.min.js
validate=${ROLEGUIDE%/*}/htmlvalidate/node_modules/html-validate/bin/html-validate.mjs
[ -e "$axe" ] && command -v chromium >/dev/null || {
	tap_skip "chromium and npm (make conformance does it)" "pages of --html, in a browser"
	tap_done
}
cd "$work" || exit 1
mkdir pages
page() {
	"$ROLEGUIDE" "${@:2}" --quiet --html "pages/$1.html" || echo "$1 cannot be written"
}
{
	for guide in "$ROOT"/content/*.xml; do
		roles=() # an atlas has more of them than a handout
		[[ $guide != */atlas.xml ]] || roles=(--roles "pm,tpm,po,pgm")
		page "$(basename "$guide" .xml)" guide "$guide" "${roles[@]}"
	done
	for answers in "$ROOT"/content/answers/*.xml; do
		page "report-$(basename "$answers" .xml)" report "$ROOT/content/pm-vs-tpm.xml" "$answers"
	done
	page report-he report "$ROOT/content/pm-vs-tpm.he.xml" "$ROOT/content/answers/hebrew.xml" --lang he
	page mono guide "$ROOT/content/five-roles.xml" --theme mono
	page with-form guide "$ROOT/content/pm-vs-tpm.xml" --with-form
	cp "$ROOT/tests/every/whole.xml" "$ROOT/tests/guide/stove.png" .
	page whole guide whole.xml
} >out 2>&1
tap_is "$(<out)" "" "$(ls pages | wc -l) pages are written"
node "$here/pages.js" "$work/looks" "$axe" "$work"/pages/*.html >out 2>&1
tap_ok $? "axe-core finds nothing, on a phone and a desk, light and dark; nothing is too wide, nothing is fetched"
tail -n 30 out | cut -c 1-400 | sed 's/^/# /'
if [ -e "$validate" ]; then
	node "$validate" --config "$here/htmlvalidate.json" pages/*.html >out 2>&1
	tap_ok $? "html-validate finds no fault"
	tail -n 30 out | sed 's/^/# /'
else
	tap_skip "npm (make conformance does it)" "html-validate"
fi
tap_done
