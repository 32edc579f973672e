#!/bin/bash
# The command line: every option, wrong usage, exit codes, where the output goes, and that the same
# input gives the same bytes.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
here=$ROOT/tests/cli
guide=$ROOT/content/pm-vs-tpm.xml
unset SOURCE_DATE_EPOCH
cd "$work" || exit 1
mkdir empty
cp "$here"/*.xml .

# Runs roleguide; leaves $status, $out (standard output) and $err (standard error).
run() {
	"$ROLEGUIDE" "$@" >"$work/.out" 2>"$work/.err"
	status=$?
	out=$(tr -d '\0' <"$work/.out")
	err=$(<"$work/.err")
}

is_pdf() {
	[ "$(head -c 5 "$1" 2>/dev/null)" = %PDF- ] && tail -c 8 "$1" | grep -q '%%EOF'
}

# says WANTED TEXT ARGUMENT...: the status and what is said match WANTED.
says() {
	run "${@:3}"
	tap_match "$status $err" "$1" "$2"
}

# fails STATUS TEXT WANTED TEXT ARGUMENT...: that is the status, and what is said matches WANTED.
fails() {
	run "${@:5}"
	tap_is "$status" "$1" "$2"
	tap_match "$err" "$3" "$4"
}

# same TEXT ARGUMENT...: small.pdf is written again.
same() {
	rm -f again.pdf
	run "${@:2}" -o again.pdf
	cmp -s again.pdf small.pdf
	tap_ok $? "$1"
}

# --- help ---------------------------------------------------------------------------------------

run --help
tap_is "$status" 0 "--help: status"
tap_is "$err" "" "--help: nothing on standard error"
for word in guide check --output --profile --theme --paper --lang --data --quiet --help \
	--version -o -q -h -V screen handout mono duo a4 letter a5 "exit status"; do
	tap_match "$out" "*$word*" "help mentions $word"
done
[ "$(wc -l <.out)" -le 60 ]
tap_ok $? "--help is short"
tap_match "$out" *'$ roleguide guide '*'$ roleguide report '* "--help: examples"
commands=$(sed -n '/^commands$/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p' .out)
run guide --help
for word in --dump doc layout tags SOURCE_DATE_EPOCH; do
	tap_match "$out" "*$word*" "help on guide mentions $word"
done
for command in "" $commands; do
	run ${command:+"$command"} --help
	[ "$status" = 0 ] && [ "$(wc -L <.out)" -le 90 ]
	tap_ok $? "$command --help: no line is over 90 columns"
	[ -z "$command" ] || tap_match "$out" "usage: roleguide $command *example*\$ roleguide $command *" \
		"$command --help: usage, and an example"
	grep -o -- '--[a-z-]*' .out >>.words
	grep -q "^\.It Cm $command" "$ROOT/doc/roleguide.1"
	tap_ok $? "the man page has $command"
done
run check --help
tap_match "$out" "usage: roleguide check *" "check --help is about check"
[[ $out != *--output* && $out != *--dump* ]]
tap_ok $? "check --help leaves out what check does not take"
tap_match "$out" "*--theme THEME  *--data DIR  -q, --quiet  --diagnostics FORM  --color WHEN  --excerpt*-h, --help  -V, --version*" \
	"and names what all commands take in one line"
run -h
tap_match "$out" "roleguide turns*" "-h is --help"
run --version
tap_match "$out" "roleguide [0-9]*.[0-9]*" "--version"
run -V
tap_match "$out" "roleguide [0-9]*.[0-9]*" "-V"
if [ -e /dev/full ]; then
	"$ROLEGUIDE" --help >/dev/full 2>.err
	tap_is $? 3 "--help on a full device: status"
fi
for word in $(sort -u .words); do
	grep -q -- "Fl ${word#-}\b" "$ROOT/doc/roleguide.1"
	tap_ok $? "the man page has $word"
done
if command -v mandoc >/dev/null; then
	tap_is "$(mandoc -T lint "$ROOT/doc/roleguide.1" 2>&1)" "" "the man page lints clean"
else
	tap_skip mandoc "the man page lints clean"
fi

# --- wrong usage: status 2 and one line ---------------------------------------------------------

# wrong WANTED ARGUMENT...
wrong() {
	run "${@:2}"
	tap_is "$status $(wc -l <.err) $out" "2 1 " "wrong usage: roleguide ${*:2}"
	tap_match "$err" "roleguide: error: $1" "  $1"
}

cp "$ROLEGUIDE_DATA/themes/handout.xml" look.xml
before=$(cksum <look.xml)
while IFS= read -r row; do
	eval "wrong \"\${row#*$'\t'}\" ${row%%$'\t'*}"
done < <(grep -v '^#' "$here/wrong.tsv")
tap_is "$(cksum <look.xml)" "$before" "the theme is what it was"
for epoch in x -1 1e9 253402300800 99999999999999999999 " 1" 1.5; do
	export SOURCE_DATE_EPOCH=$epoch
	wrong "SOURCE_DATE_EPOCH is \"$epoch\"*" guide small.xml
	wrong "SOURCE_DATE_EPOCH is *" check small.xml
done
unset SOURCE_DATE_EPOCH
tap_is "$(find . -newer faulty.xml -name '*.pdf')" "" "none of this has written anything"

# --- where the output goes ----------------------------------------------------------------------

run guide small.xml
tap_is "$status $err$out" "0 " "guide: status 0, nothing said"
is_pdf small.pdf
tap_ok $? "the guide's name with .pdf is the default"
(cd empty && run guide ../small.xml && is_pdf small.pdf)
tap_ok $? "in the current folder"
rm -f empty/*
for form in "-o a.pdf" "-oa.pdf" "--output a.pdf" "--output=a.pdf"; do
	rm -f a.pdf
	# shellcheck disable=SC2086
	run guide small.xml $form
	[ "$status" = 0 ] && cmp -s a.pdf small.pdf
	tap_ok $? "guide small.xml $form"
done
same "options may stand before the command" --quiet --paper a4 guide small.xml
cp small.xml ./-dash.xml
run guide -o dash.pdf -- -dash.xml
[ "$status" = 0 ] && is_pdf dash.pdf
tap_ok $? "-- ends the options"
"$ROLEGUIDE" guide small.xml -o - >stdout.pdf
cmp -s stdout.pdf small.pdf
tap_ok $? "-o - is standard output"
"$ROLEGUIDE" guide - -o stdin.pdf <small.xml && is_pdf stdin.pdf
tap_ok $? "- is standard input"
"$ROLEGUIDE" guide - <small.xml >piped.pdf && cmp -s piped.pdf stdin.pdf
tap_ok $? "standard input goes to standard output"
"$ROLEGUIDE" guide small.xml -o - | head -c 5 >first; [ "$(<first)" = %PDF- ]
tap_ok $? "a reader that goes away is no trouble"
run guide small.xml -o empty
tap_is "$status $(wc -l <.err)" "3 1" "a folder as output: status 3, one line"
tap_match "$err" "empty: error: cannot write: *" "and it says why"
says "3 none/x.pdf: error: cannot write: there is no such folder" \
	"a folder that is missing: status 3, one line" guide small.xml -o none/x.pdf
# Root could do harm to the real device if the program were wrong, so it takes one of its own.
full=/dev/full
[ "$(id -u)" != 0 ] || full=full
[ $full = /dev/full ] || mknod -m 666 full c 1 7 2>.err || full=
if [ -c "$full" ]; then
	run guide small.xml -o $full
	tap_is "$status $err" "3 $full: error: cannot write: No space left on device" "full device"
	"$ROLEGUIDE" guide small.xml -o - >$full 2>.err
	tap_is "$? $(<.err)" "3 standard output: error: cannot write: No space left on device" \
		"full device as standard output"
	[ -c $full ]
	tap_ok $? "the device is still a device"
fi
"$ROLEGUIDE" guide small.xml -o - >&- 2>.err
tap_is "$? $(<.err)" "3 standard output: error: cannot write: Bad file descriptor" \
	"closed standard output"
mkdir read-only && chmod 555 read-only
if ! touch read-only/x 2>/dev/null; then
	run guide small.xml -o read-only/x.pdf
	tap_is "$status $err" "3 read-only/x.pdf: error: cannot write: Permission denied" \
		"read-only folder"
fi
chmod 755 read-only

# --- whole or not at all ------------------------------------------------------------------------

echo kept >old.pdf
run guide faulty.xml -o old.pdf
tap_is "$status $(<old.pdf)" "1 kept" "faults: status 1, and the old file stays"
tap_match "$err" "*faulty.xml:14: error: *brewr*faulty.xml:14: hint: *brewer*" \
	"the fault has its line, and a hint"
run guide small.xml -o old.pdf
is_pdf old.pdf
tap_ok $? "without faults the old file is replaced"
echo kept >old.pdf
(ulimit -f 4; exec "$ROLEGUIDE" guide small.xml -o old.pdf) 2>.err
tap_is "$? $(<.err)" "3 old.pdf: error: cannot write: File too large" "a limit on files is an error"
tap_is "$(<old.pdf)$(find . -name 'old.pdf?*' -o -name '.roleguide*')" kept \
	"the old file stays, and nothing beside it"
for delay in 0.001 0.003 0.005 0.008 0.012 0.016 0.02 0.03; do
	echo kept >old.pdf
	timeout -s KILL $delay "$ROLEGUIDE" guide "$guide" -o old.pdf 2>/dev/null
	[ "$(<old.pdf)" = kept ] || is_pdf old.pdf || break
done 2>/dev/null
[ "$(tr -d '\0' <old.pdf 2>/dev/null)" = kept ] || is_pdf old.pdf
tap_ok $? "killed at any time: the old file or the whole new one"
tap_is "$(find . -name 'old.pdf?*' -o -name '.roleguide*')" "" "and nothing beside it"

# --- what the options do ------------------------------------------------------------------------

page_size() { pdfinfo "$1" | sed -n 's/^Page size: *//p'; }
same "a4 is the default" guide small.xml --paper a4
run guide small.xml -o a5.pdf --paper a5
run guide small.xml -o letter.pdf --paper=letter
tap_match "$(page_size small.pdf)" "595* x 841* pts*" "a4 is A4"
tap_match "$(page_size a5.pdf)" "419* x 595* pts*" "a5 is A5"
tap_match "$(page_size letter.pdf)" "612 x 792 pts*" "letter is Letter"
same "screen is the default profile" guide small.xml --profile screen
run guide small.xml -o mono.pdf --theme mono
is_pdf mono.pdf && ! cmp -s mono.pdf small.pdf
tap_ok $? "another theme makes another file"
cp "$ROLEGUIDE_DATA/themes/mono.xml" mine.xml
run guide small.xml -o mine.pdf --theme mine.xml
cmp -s mine.pdf mono.pdf
tap_ok $? "a theme may be a file"
run guide small.xml --theme none.xml -o none.pdf
[ "$status" = 3 ] && [ ! -e none.pdf ]
tap_ok $? "a theme file that is missing: status 3"
same "--lang en for an English guide changes nothing" guide small.xml --lang en
for stage in guide doc layout tags; do
	run guide small.xml --dump $stage
	tap_is "$status $err" "0 " "--dump $stage: status"
	tap_match "$out" "*Baker*" "--dump $stage names the baker"
	run guide small.xml --dump=$stage -o dump.txt
	cmp -s dump.txt <("$ROLEGUIDE" guide small.xml --dump $stage)
	tap_ok $? "--dump=$stage -o FILE writes the same"
done
run guide small.xml --dump doc
[ ! -e doc ] && ! grep -q PDF .out
tap_ok $? "a dump writes no PDF"

SOURCE_DATE_EPOCH="" same "an empty SOURCE_DATE_EPOCH is none" guide small.xml

# --- check --------------------------------------------------------------------------------------

run check small.xml "$guide" "$ROLEGUIDE_DATA"/themes/*.xml "$ROLEGUIDE_DATA"/phrases/{,form/}*.xml
tap_is "$status $out$err" "0 " "check finds no fault in what comes with the tool"
fails 1 "check: status 1" "*faulty.xml:14: error: *" "check: the line of the fault" \
	check small.xml faulty.xml mine.xml
fails 3 "check: a file that is missing: status 3" "*faulty.xml:14: *unknown.xml: error: cannot read: *" \
	"and the others are checked" check faulty.xml unknown.xml
printf '<?xml version="1.0"?>\n<!-- a <guide> is no <theme> -->\n<giude/>\n' >giude.xml
fails 1 "an unknown root element: status 1" \
	"giude.xml:3: error: <giude> is no *giude.xml:3: hint: did you mean <guide>[?]" \
	"its line and the nearest one" check giude.xml
: >void.xml
fails 1 "an empty file: status 1" "void.xml*: error: *" "and a word on it" check void.xml
run check empty
tap_is "$status" 3 "a folder: status 3"
sed 's/theme/them/' mine.xml >them.xml
run check them.xml
tap_is "$status" 1 "a theme with another root element: status 1"
"$ROLEGUIDE" check - <faulty.xml 2>.err
tap_is "$?" 1 "check - reads standard input"
tap_match "$(<.err)" "*:14: error: *" "and names the line"
tap_is "$(find . -newer them.xml -name '*.pdf')" "" "check writes nothing"

# --- where the data lies ------------------------------------------------------------------------

says "3 $work: error: no folder of roleguide's data: schema/guide.rng is not there" \
	"--data with another folder" guide small.xml --data "$work" -o data.pdf
ROLEGUIDE_DATA=$work run guide small.xml -o data.pdf
tap_match "$status $err" "3 $work: error: *" "ROLEGUIDE_DATA with another folder"
ROLEGUIDE_DATA=$work same "--data goes before ROLEGUIDE_DATA" guide small.xml --data "$ROOT/content"
mkdir -p moved/bin moved/share/roleguide alone/a/b tree/build
cp "$ROLEGUIDE" moved/bin/roleguide
cp -r "$ROOT/content" "$ROOT/fonts" moved/share/roleguide/
(unset ROLEGUIDE_DATA && moved/bin/roleguide guide small.xml -o moved.pdf && cmp -s moved.pdf small.pdf)
tap_ok $? "an installed program finds PREFIX/share/roleguide"
cp "$ROLEGUIDE" tree/build/roleguide
cp -r "$ROOT/content" "$ROOT/fonts" tree/
(unset ROLEGUIDE_DATA && tree/build/roleguide guide small.xml -o tree.pdf && cmp -s tree.pdf small.pdf)
tap_ok $? "a program in a source tree finds the tree's content"
cp "$ROLEGUIDE" alone/a/b/roleguide
(unset ROLEGUIDE_DATA; alone/a/b/roleguide guide small.xml -o alone.pdf 2>.err; [ $? = 3 ]) &&
	[[ $(<.err) == *"cannot find the schemas"*"hint: "*"--data"* ]]
tap_ok $? "a program alone says what to do"

# --- the same bytes -----------------------------------------------------------------------------

run guide "$guide" -o first.pdf
sleep 1.1
run guide "$guide" -o second.pdf
cmp first.pdf second.pdf
tap_ok $? "the same a second later"
env -i ROLEGUIDE_DATA="$ROLEGUIDE_DATA" PATH="$PATH" HOME=/nonexistent TZ=Pacific/Kiritimati \
	LANG=de_DE.UTF-8 LC_ALL=tr_TR.UTF-8 LANGUAGE=he "$ROLEGUIDE" guide "$guide" -o second.pdf
cmp first.pdf second.pdf
tap_ok $? "the same in another time zone, language and home"
cp -r "$ROOT/content" elsewhere
run guide elsewhere/pm-vs-tpm.xml -o second.pdf
cmp first.pdf second.pdf
tap_ok $? "the same from another folder"
SOURCE_DATE_EPOCH=86400 run guide "$guide" -o second.pdf
tap_match "$(TZ=UTC pdfinfo -isodates second.pdf)" "*CreationDate: *1970-01-02T00:00:00*" \
	"SOURCE_DATE_EPOCH is the date"
for epoch in 0 253402300799; do
	SOURCE_DATE_EPOCH=$epoch run guide "$guide" -o second.pdf
	tap_is "$status" 0 "SOURCE_DATE_EPOCH=$epoch is taken"
done
tap_match "$(TZ=UTC pdfinfo -isodates first.pdf)" "*CreationDate: *2026-11-22T00:00:00*" \
	"without it, the guide's date"
pdfdetach -save 1 -o attached.xml first.pdf && cmp attached.xml "$guide"
tap_ok $? "the guide's XML is attached, byte for byte"
tap_match "$(pdfdetach -list first.pdf)" "*pm-vs-tpm.xml*" "under its name"

# --- pipes, and what is found in files ----------------------------------------------------------

answers=$ROOT/content/answers
says "0 " "a theme through a pipe" check <(cat "$ROOT/content/themes/duo.xml")
says "0 " "a guide through a pipe" check small.xml <(cat small.xml)
says "0 " "answers through pipes, without a name that tells their format" \
	check "$guide" <(cat "$answers/one-person.json") <(cat "$answers/one-person.csv")
sed '/<dimensions>/d' small.xml >broken.xml
says "1 /dev/fd/*:*: error: *" "a pipe is read once, and its faults are told" \
	check <(cat broken.xml)
cp "$ROOT"/content/phrases/*.xml .
sed 's/key="year-of"/key="year-off"/' de.xml >de.new.xml
says '1 de.new.xml: error: the phrase "year-of" is missing*' \
	"phrases are those of the file, not of its language" check de.new.xml
cp de.xml phrases.txt
says '1 phrases.txt: error: *named after its language*' "which another name does not tell" \
	check phrases.txt
# Whoever writes into a pipe waits until it is opened.
mkfifo fifo.png
(echo opened >fifo.png) &
writer=$!
sed 's,<comparison/>,&<picture src="fifo.png" alt="A pipe."/>,' small.xml >pipe.xml
says '1 *"fifo.png": it is no file' "a picture that is a pipe is refused" check pipe.xml
kill -0 $writer
tap_ok $? "and not opened"
kill $writer
tap_done
