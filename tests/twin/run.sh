#!/bin/bash
# The page of --html: its words are those of the document, one by one; the same bytes each time; where it
# is written, and what it does not go with. N=COUNT random guides, FIRST=SEED begins elsewhere.
# tests/conformance/pages.sh opens such pages in Chromium.
set -u
. "$ROOT/tests/tap.bash"
first=${FIRST-1}
n=4
[ -z "${SANITIZED-}" ] || n=2
last=$((first + ${N-$n} - 1))
cd "$work" || exit 1
export PYTHONDONTWRITEBYTECODE=1

# both NAME COMMAND ARGUMENT...: NAME.html and, of the same document, NAME.doc.
names=()
both() {
	local name=$1
	shift
	names+=("$name")
	"$ROLEGUIDE" "$@" --quiet --html "$name.html" && "$ROLEGUIDE" "$@" --quiet --profile html --dump doc >"$name.doc"
}

# --- words ----------------------------------------------------------------------------------------

for guide in "$ROOT"/content/*.xml; do
	roles=() # an atlas has more of them than a handout
	[[ $guide != */atlas.xml ]] || roles=(--roles "pm,tpm,po")
	both "guide-$(basename "$guide" .xml)" guide "$guide" "${roles[@]}"
done
[ -z "${N-}" ] && people=(strong-pm hebrew german) || people=("$ROOT"/content/answers/*.xml)
for answers in "${people[@]}"; do
	answers=$ROOT/content/answers/$(basename "$answers" .xml).xml
	both "report-$(basename "$answers" .xml)" report "$ROOT/content/pm-vs-tpm.xml" "$answers"
done
both with-form guide "$ROOT/content/pm-vs-tpm.xml" --with-form
cp "$ROOT/tests/every/whole.xml" "$ROOT/tests/guide/stove.png" .
both every guide whole.xml
python3 "$ROOT/tests/random/make.py" "$first" --to "$last" --into .
for seed in $(seq "$first" "$last"); do
	both "$seed" guide "$seed.xml" 2>err || # too high for any page, as that of no author is
		{ grep -q 'higher than a page' err && unset "names[-1]"; }
done
grep -c '<nav aria-label="Contents">' with-form.html >found
tap_is "$(<found)" 1 "contents are a landmark"
tap_is "$(python3 "$ROOT/tests/twin/words.py" "${names[@]}" 2>&1)" "" \
	"${#names[@]} pages say what their documents say, word for word"
sed -i 's/decides/decdies/' guide-pm-vs-tpm.html
tap_match "$(python3 "$ROOT/tests/twin/words.py" guide-pm-vs-tpm)" "*decides*|*decdies*" "a word that differs is seen"

# --- the page -------------------------------------------------------------------------------------

guide=$ROOT/content/pm-vs-tpm.xml
answers=$ROOT/content/answers/strong-pm.xml
run() {
	"$ROLEGUIDE" "$@" >out 2>err
	status=$?
	err=$(<err)
}
run guide "$guide" --html one.html
tap_is "$status $err $(find . -name '*.pdf')" "0  " "--html by itself writes nothing else"
run guide "$guide" -o two.pdf --html two.html
tap_is "$status $err $(cmp one.html two.html 2>&1)" "0  " "beside a PDF it is the same page"
run guide "$guide" -o plain.pdf
tap_is "$(cmp two.pdf plain.pdf 2>&1)" "" "and the PDF is the same file"
run guide "$guide" -o three.html
tap_is "$status $err $(cmp one.html three.html 2>&1)" "0  " "so it is by the name of -o"
run guide "$guide" --profile print -o press.pdf --html press.html
tap_is "$status $err $(cmp one.html press.html 2>&1)" "0  " "and beside a file for the press"
run guide "$guide" --profile screen,html -o both/
tap_is "$status $err $(ls both) $(cmp one.html both/pm-vs-tpm-html.html 2>&1)" \
	"0  pm-vs-tpm-html.html
pm-vs-tpm-screen.pdf " "and of a list of profiles"
run report "$guide" "$answers" -o r.pdf --html r.html
tap_is "$status $err $(cmp r.html report-strong-pm.html 2>&1)" "0  " "a report too"
grep -q 'on page' r.html
tap_is "$?" 1 "which speaks of no pages"
run guide "$guide" --html r.html --record r.json --deps r.d
tap_is "$status $err" "0 " "it has a record"
run guide --verify r.json
tap_is "$status $(<out)" "0 r.json: current" "which is current"
run guide "$guide" --profile html --verify r.html
tap_is "$status $(<out)" "0 r.html: current" "and so is the page"
tap_match "$(<r.d)" "r.html*: *page.css*" "make is told of its style sheet"
leaks=$(grep -oE '<(script|link|iframe|object|embed)|(src|xlink:href|action)="[^#d][^"]*|@import|url\([^#)]*' ./*.html | head -3)
tap_is "$leaks" "" "no page has a script, or anything that is fetched"

# --- what does not go -----------------------------------------------------------------------------

refused() {
	run "${@:2}"
	tap_is "$status ${err#*error: }" "$1" "${1%%$'\n'*}"
}
cp "$guide" own.xml
refused '2 "own.xml" is read; name another file with --html' guide own.xml --html own.xml
refused '2 -o and --html both name "x.html"' guide "$guide" -o x.html --html x.html
refused '2 --html writes a page; --dump writes none' guide "$guide" --dump doc --html x.html
refused '2 --companion makes no page of profile html: leave one of them out' \
	report "$guide" "$answers" --profile html --companion
refused '2 profile html is for guide and report
roleguide: hint: roleguide form --html makes a page that asks' form "$guide" --profile html
refused '2 --verify writes nothing: leave out --html' guide "$guide" --verify r.html --html x.html
refused '2 --html names one file, but there are several' guide "$guide" --paper a4,a5 -o both/ --html x.html
"$ROLEGUIDE" guide "$guide" --html missing/x.html --quiet 2>/dev/null
tap_is "$? $(ls missing x.html 2>/dev/null)" "3 " "nothing is left of what cannot be written"
tap_done
