#!/bin/bash
# Nothing that others wrote, names of files least of all, reaches a terminal or a log raw.
set -u
. "$ROOT/tests/tap.bash"
cd "$work" || exit 1
guide=$ROOT/content/pm-vs-tpm.xml
escape=$'\e[31m' command=$'\n::error file=x.c,line=1::' c1=$'\xc2\x9b31m' override=$'\xe2\x80\xae'
nasty=$'a\e[2J\n::error::all is well\xc2\x9b31m\xe2\x80\xaelmx\x7f\xe9.xml'

# clean TEXT NLINES WANTED: what was said has so many lines, nothing that steers, and is like WANTED.
clean() {
	LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]' .all
	tap_is $? 1 "$1: nothing steers"
	! grep -qE '^(::|##)' .all
	tap_ok $? "$1: no command of a build"
	tap_is "$(wc -l <.all)" "$2" "$1: lines"
	tap_match "$(<.all)" "$3" "$1: $3"
}
run() { "$ROLEGUIDE" "$@" >.all 2>&1 </dev/null; }

run guide "$nasty"
clean "a file that is not there" 1 'a\\x1B[[]2J\\n::error::all is well\\x9B31m\\u202Elmx\\x7F\\xE9.xml: error: *'
sed 's/<roles>/<rolls>/' "$guide" >"$nasty"
run check "$nasty"
tap_is "$(LC_ALL=C grep -cvE '^a\\x1B\[2J\\n::error::all is well.*: (error|hint|warning): ' .all)" 0 \
	"every line begins with the name as it can be read"
cp "$guide" '::error::x.xml'
run check '::error::x.xml' ./none.xml
clean "a name like a command" 3 '*none.xml: error: *'
sed 's/version=/verzion=/' "$guide" >'::error::x.xml'
run check '::error::x.xml'
tap_match "$(<.all)" './::error::x.xml:*: error: *' "a name like a command does not begin a line"
printf '%s' '<guide id="a" version="1" date="2026-11-22" xml:lang="en" ' \
	'xmlns:xi="http://www.w3.org/2001/XInclude">' \
	'<xi:include href="%1b[31m%0aroleguide:%20all%20is%20well%e2%80%aex.xml"/></guide>' >include.xml
run check include.xml
clean "the name of an included file" 1 'include.xml:1: error: cannot include "*'
for word in "$escape" "$command" "$c1" "$override"; do
	run guide "$guide" --theme "x$word"
	clean "an option" 1 'roleguide: error: no theme*'
done
printf '%%PDF-1.7\n' >"$nasty.pdf"
run preflight "$nasty.pdf"
clean "preflight" 2 '*a\\x1B[[]2J\\n*'
run preflight "$nasty.pdf" --preflight -
LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]' .all
tap_is $? 1 "findings as JSON: nothing steers"
"$ROLEGUIDE" report "$guide" "$ROOT/content/answers/hebrew.xml" --attach -o "$nasty.pdf"
run verify "$nasty.pdf"
tap_match "$(head -n 1 .all)" 'a\\x1B[[]2J\\n::error*: all numbers agree' "verify names it as it can be read"
sed "s/<short-title>[^<]*/<short-title>Turned$override here/" "$guide" >title.xml
python3 - "$ROLEGUIDE" title.xml >.all <<'PY'
import os, pty, sys
pty.spawn([sys.argv[1], "guide", sys.argv[2], "--dump", "guide"])
PY
tr -d '\r' <.all >.lines && mv .lines .all
tap_match "$(<.all)" '*Turned\\u202E here*' "a dump for a terminal"
! LC_ALL=C grep -qP '\xe2\x80[\xa8-\xae]' .all
tap_ok $? "  has nothing that steers"
tap_done
