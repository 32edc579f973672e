#!/bin/bash
# watch: whatever way a file is saved in, the guide is made again; faults are shown and the last good
# file stays; Ctrl-C ends it. How soon is for tests/bench: here only that it comes.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
cd "$work" || exit 1
mkdir guide guide/parts
cat >guide/guide.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<guide id="small" version="1.0" date="2026-11-22" xml:lang="en" xmlns:xi="http://www.w3.org/2001/XInclude">
  <masthead><title>Word0</title></masthead>
  <roles><role id="a">A</role><role id="b">B</role></roles>
  <dimensions><dimension><name>N</name><text role="a">x</text><text role="b">y</text></dimension></dimensions>
  <section><head>Comparison</head><comparison/></section>
</guide>
END

# comes TEXT COMMAND...: the command succeeds within some seconds.
comes() {
	local i
	for ((i = 0; i < 300; i++)); do
		"${@:2}" >/dev/null 2>&1 && break
		sleep 0.05
	done
	"${@:2}" >/dev/null 2>&1
	tap_ok $? "$1"
}
shows() { pdftotext guide.pdf - | grep -q "$1"; }
count() { grep -cE "$1" log; }
# says WANTED [NUMBER]: more than so many lines are so.
says() { [ "$(count "$1")" -gt "${2-0}" ]; }
# turn FILE FROM TO: the text of the file with other words, on standard output.
turn() { sed "s|$2|$3|" "$1"; }

"$ROLEGUIDE" watch guide/guide.xml -o guide.pdf >log 2>err &
watch=$!
trap 'kill $watch 2>/dev/null' EXIT
comes "the guide is made" shows Word0
comes "and watched" says '^watching guide/guide.xml and [0-9]+ more files'

cp guide/guide.xml other.xml
"$ROLEGUIDE" watch other.xml -o other.pdf --fail-on "ms>4000" >other.log 2>&1 &
other=$!
trap 'kill $watch $other 2>/dev/null' EXIT
turn guide/guide.xml Word0 Word1 >new && cat new >guide/guide.xml
comes "written in place" shows Word1
turn guide/guide.xml Word1 Word2 >guide/new && mv guide/new guide/guide.xml
comes "another file under its name" shows Word2
turn guide/guide.xml Word2 Word3 >new && rm guide/guide.xml && sleep 0.02 && cp new guide/guide.xml
comes "removed and made again" shows Word3
turn guide/guide.xml Word3 Word4 >new && mv guide/guide.xml guide/guide.xml~ && cat new >guide/guide.xml &&
	rm guide/guide.xml~
comes "with a backup, as vim does it" shows Word4
before=$(count '^wrote')
touch guide/guide.xml
comes "touched" says '^wrote' "$before"
turn guide/guide.xml Word4 Word5 >new && mv guide old && mkdir guide && cp -r old/parts guide/ && cp new guide/guide.xml
comes "in a folder that was replaced" shows Word5
turn guide/guide.xml Word5 Word6 >new && cat new >guide/guide.xml
comes "and again there" shows Word6
rm -r old

# --- faults -------------------------------------------------------------------------------------

before=$(cksum <guide.pdf)
faults=$(count '^faults: ')
mended=$(count '^mended: ')
turn guide/guide.xml '<title>' '<titel>' >new && cat new >guide/guide.xml
comes "faults: the last good file stays" says '^faults: guide.pdf stays as it was$' "$faults"
comes "they are shown" grep -q 'guide.xml:3: error: ' err
tap_is "$(cksum <guide.pdf)" "$before" "it does"
turn guide/guide.xml '<titel>Word6' '<title>Word7' >new && cat new >guide/guide.xml
comes "mended" says '^mended: wrote guide.pdf in [0-9]+ ms$' "$mended"
tap_is "$(shows Word7; echo $?)" 0 "the file is the new one"
faults=$(count '^faults: ')
mv guide/guide.xml away
comes "the guide is gone" says '^faults: ' "$faults"
turn away Word7 Word8 >guide/guide.xml
comes "and back" shows Word8

# --- what else it is made of --------------------------------------------------------------------

printf '<section xmlns:xi="x"><head>%s</head><p>p</p></section>\n' PartA >guide/parts/part.xml
turn guide/guide.xml '</guide>' '<xi:include href="parts/part.xml"/></guide>' >new && cat new >guide/guide.xml
comes "a new include" shows PartA
turn guide/parts/part.xml PartA PartB >new && mv new guide/parts/part.xml
comes "which is watched" shows PartB
for i in {1..20}; do turn guide/parts/part.xml "PartB[0-9]*" "PartB$i" >new && cat new >guide/parts/part.xml; done
comes "a burst of changes: the last one" shows PartB20

# By now the other watch is older than each of its guides may be.
while ((SECONDS < 5)); do sleep 0.2; done
touch other.xml
anew() { sed 1,2d other.log | grep -E '^wrote|^faults'; }
comes "another watch, with --fail-on ms>N: made again" anew
tap_is "$(grep -c '^faults' other.log)" 0 "N counts from each change"
kill $other

# --- the end ------------------------------------------------------------------------------------

kill -INT $watch
wait $watch
tap_is "$?" 0 "Ctrl-C ends it, status 0"
tap_is "$(find . -name '.roleguide*' -o -name 'guide.pdf?*')" "" "nothing is left behind"
"$ROLEGUIDE" watch - -o x.pdf 2>err
tap_is "$? $(<err)" "2 roleguide: error: watch wants a file, not standard input" "standard input: wrong usage"
"$ROLEGUIDE" watch guide/guide.xml -o - 2>err
tap_is "$? $(<err)" "2 roleguide: error: watch writes a file: name it with -o" "standard output: wrong usage"
"$ROLEGUIDE" watch guide/guide.xml -o guide/guide.xml >log 2>err
tap_match "$? $(<err)" '2 *"guide/guide.xml" is read; *' "over its own input: wrong usage, and it ends"
tap_done
