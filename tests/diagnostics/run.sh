#!/bin/bash
# What a run has to say: as JSON, SARIF, JUnit and commands of GitHub Actions, each held against its
# schema; that every kind of message has a code; where it all goes, and when.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/diagnostics
cd "$work" || exit 1
cp "$ROOT/tests/cli/small.xml" good.xml
cp "$ROOT/tests/bad/guide/many-faults.xml" bad.xml

# Runs roleguide; leaves $status, and its outputs in .out and .err.
run() {
	"$ROLEGUIDE" "$@" >.out 2>.err
	status=$?
}

# keep FORM FILE TEXT: the file is to be good as that form, which is seen at the end.
nkept=0
keep() {
	nkept=$((nkept + 1))
	cp "$2" "kept-$nkept.$1"
	printf '%s\t%s\t%s\n' "$1" "kept-$nkept.$1" "$3" >>kept
}

# --- the table ----------------------------------------------------------------------------------

tap_is "$(python3 "$here/kinds.py" "$ROOT")" "" "every kind of message has one code, and codes have no others"

# --- pages --------------------------------------------------------------------------------------

mkdir pages
tap_is "$(cd pages && python3 "$here/pages.py" "$ROOT" "$ROLEGUIDE")" "" \
	"every code has a page, whose example says that code and no other, and whose cure nothing"
run explain rg1006
tap_match "$status $(<.out)" '0 RG1006: A dimension needs one cell for each role

*An example

    <dimension>*

The cure

*' "explain prints a page"
run explain RG10
tap_match "$(<.out)" 'The guide
  RG1001  An id stands twice
*' "and lists a group"
run explain RG
tap_is "$(grep -c '^  RG' .out)" "$(grep -c '^RG' "$ROOT/src/tell/codes.txt")" "or all codes"
run explain RG9999
tap_match "$status $(<.err)" '2 *no code of messages is called "RG9999"*' "there is no such code"

# --- forms --------------------------------------------------------------------------------------

run check bad.xml
cp .err text
for form in json sarif github junit; do
	run check bad.xml --diagnostics "$form"
	tap_is $status 1 "$form: exit status"
	keep $form .err "$form on standard error"
	[ -s .out ]
	tap_is $? 1 "$form: nothing on standard output"
	run check bad.xml --diagnostics "$form=file.$form"
	cmp -s .err text
	tap_ok $? "$form: with a file, the same text on standard error as ever"
	keep $form "file.$form" "$form in a file"
	run check good.xml --diagnostics "$form"
	keep $form .err "$form without faults"
	run check --nosuch --diagnostics "$form" bad.xml
	tap_is $status 2 "$form: exit status of wrong usage"
	keep $form .err "$form of wrong usage"
	run guide nosuch.xml --diagnostics "$form"
	tap_is $status 3 "$form: exit status without the file"
	keep $form .err "$form without the file"
done
run check bad.xml --diagnostics text
cmp -s .err text
tap_ok $? "text is what there is without the option"
tap_is "$(python3 "$here/same.py" text file.*)" "" "all forms say the same"
odd=$'a b%41:c,d"<&\xd7\xa9.xml'
cp bad.xml "$odd"
run check "$odd"
cp .err odd.text
for form in json sarif github junit; do
	run check "$odd" --diagnostics "$form=odd.$form"
	keep $form "odd.$form" "$form of a file with an odd name"
done
tap_is "$(python3 "$here/same.py" odd.text odd.json odd.sarif odd.github odd.junit)" "" "whose name is the same in all"
run check - --diagnostics json=stdin.json --diagnostics sarif=stdin.sarif --diagnostics junit=stdin.junit <bad.xml
for form in json sarif junit; do
	keep $form "stdin.$form" "$form of standard input"
done
"$ROLEGUIDE" check "$(printf 'x\xe9\n.xml')" --diagnostics sarif 2>bytes.sarif
keep sarif bytes.sarif "sarif of a name that is no UTF-8"

# --- where it goes ------------------------------------------------------------------------------

run guide good.xml -o good.pdf --diagnostics json=good.xml
tap_match "$status $(<.err)" '2 *"good.xml" is read; name another file with --diagnostics*' "not over an input"
grep -q '<guide' good.xml
tap_ok $? "the input is whole"
run guide good.xml --diagnostics json=good.pdf
tap_match "$(<.err)" '*-o and --diagnostics both name "good.pdf"*' "not over an output"
run guide --nosuch good.xml --diagnostics json=good.xml
grep -q '<guide' good.xml
tap_ok $? "nor after a slip in the command line"
run check good.xml --diagnostics json=no/such/folder.json
tap_match "$status $(<.err)" '3 *no/such/folder.json: error: cannot write*' "a file that cannot be written is told"

# --- colours and excerpts -----------------------------------------------------------------------

esc=$'\e'
printf 'id,home\nb,no"ne\n' >quote.csv
cp "$ROOT"/tests/bad/answers/_*.xml .
look() { # look SETTINGS... ARGUMENT...: what is said with these settings of the environment
	env -u NO_COLOR -u CLICOLOR_FORCE TERM=xterm "$@" 2>.err >.out
	cat .err
}
said=$(look "$ROLEGUIDE" check bad.xml --color always)
tap_match "$said" "*${esc}[[]1mbad.xml:3:${esc}[[]0m ${esc}[[]1;31merror:${esc}[[]0m there is no day 2026-13-01 in the calendar
    3 | <guide id=*${esc}[[]36mhint:${esc}[[]0m a date is year-month-day: 2026-11-22*" "--color always: in colours, with the line"
tap_is "$(look "$ROLEGUIDE" check bad.xml --color always | sed "s/${esc}\\[[0-9;]*m//g")" "$(look "$ROLEGUIDE" check bad.xml --excerpt)" \
	"--excerpt: the same without colours"
tap_is "$(look "$ROLEGUIDE" check bad.xml --excerpt | grep -v '^ *[0-9]* |')" "$(<text)" "and but for the lines as ever"
tap_is "$(look CLICOLOR_FORCE=1 "$ROLEGUIDE" check bad.xml)" "$said" "CLICOLOR_FORCE is like --color always"
tap_is "$(look CLICOLOR_FORCE=0 "$ROLEGUIDE" check bad.xml)" "$(<text)" "but not where it is 0"
tap_is "$(look CLICOLOR_FORCE=1 NO_COLOR=1 "$ROLEGUIDE" check bad.xml)" "$(<text)" "NO_COLOR comes before it"
tap_is "$(look NO_COLOR=1 "$ROLEGUIDE" check bad.xml --color always)" "$said" "and --color before that"
terminal() { # terminal COMMAND...: what it says on a terminal
	python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' "$@" </dev/null | tr -d '\r'
}
tap_is "$(terminal env -u NO_COLOR TERM=xterm "$ROLEGUIDE" check bad.xml)" \
	"$said" "on a terminal: in colours, with lines"
tap_is "$(terminal env TERM=dumb "$ROLEGUIDE" check bad.xml)" "$(look "$ROLEGUIDE" check bad.xml --excerpt)" \
	"TERM=dumb: with lines, without colours"
tap_match "$(look "$ROLEGUIDE" check _guide.xml quote.csv --excerpt --show-answers)" '*quote.csv:2:5: error: a quotation mark*
    2 | b,no"ne
      |     ^
*' "a caret stands under the place"
tap_is "$(look "$ROLEGUIDE" check _guide.xml quote.csv --excerpt | grep -c 'b,no')" 0 \
	"what people answered is not shown without --show-answers"

# --- conditions ---------------------------------------------------------------------------------

# stops CONDITION WORDS TEXT ARGUMENT...: status 1, those words, and nothing written.
stops() {
	rm -f out.pdf
	run "${@:4}" --fail-on "$1"
	tap_match "$status $(<.err)" "1 *error: --fail-on $2*" "$3"
	[ -e out.pdf ]
	tap_is $? 1 "$3: nothing is written"
}
passes() {
	run "${@:3}" --fail-on "$1"
	tap_is "$status $(<.err)" "0 " "$2"
}
. "$ROOT/tests/small.bash"
small_guide "$(printf 'W%.0s' {1..200})" >wide.xml
small_guide 'A tick ✓' >tick.xml
guide=$ROOT/content/pm-vs-tpm.xml answers=$ROOT/content/answers
passes "pages>2,bytes>90000,ms>600000,warnings,overfull,fallback-font,missing-character,empty-page" \
	"none holds: the guide is written" guide "$guide" -o out.pdf
stops 'pages>1' 'pages>1: there are 2 pages' "too many pages" guide "$guide" -o out.pdf
stops 'bytes>999' 'bytes>999: the file has *' "too many bytes" guide "$guide" -o out.pdf
stops 'ms>0' 'ms>0: it took *' "too long" guide "$guide" -o out.pdf
stops overfull 'overfull: *: 1, as warnings say' "a word too wide" guide wide.xml -o out.pdf
stops warnings 'warnings: there are warnings: 1' "warnings" guide wide.xml -o out.pdf
stops fallback-font 'fallback-font: *: 1, the first on page 1, "✓" in *' "another font" guide tick.xml -o out.pdf
stops 'pages>1' 'pages>1: there are * pages' "a report of one person" \
	report "$guide" "$answers/balanced.xml" -o out.pdf
stops 'pages>1' 'pages>1: there are * pages' "a form" form "$guide" -o out.pdf
sed 's/Олена Чайка/Ada \&#xF0000;/' "$answers/balanced.xml" >typed.xml
stops missing-character 'missing-character: *: 1, *' "a character" report "$guide" typed.xml -o out.pdf
run report "$guide" "$answers/balanced.xml" "$answers/too-few.xml" -o people/ --fail-on 'pages>5'
tap_is $status 4 "of two people one stops"
tap_is "$(find people -name '*.pdf' | wc -l)" 1 "the other has a report"
run guide good.xml --fail-on overful
tap_match "$status $(<.err)" '2 *no condition "overful"; there is: overfull,*' "no such condition"
while IFS=$'\t' read -r text said; do
	tap_is "$said" "" "$text"
done < <(python3 "$here/judge.py" "$ROOT" kept)
tap_done
