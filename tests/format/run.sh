#!/bin/bash
# format: one layout for every file of ours, the same again for what has it, and what the program
# reads stays what it was.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/format
cd "$work" || exit 1
seeds=${SEEDS:-12}

# --- the layout ---------------------------------------------------------------------------------

"$ROLEGUIDE" format "$here/odd.xml" >odd.xml
if [ "${UPDATE:-}" = 1 ]; then # UPDATE=1 writes it anew
	cp odd.xml "$here/odd.laid-out"
fi
tap_is "$(<odd.xml)" "$(<"$here/odd.laid-out")" "a file with oddities"
"$ROLEGUIDE" format odd.xml | cmp - odd.xml
tap_ok $? "and again"
"$ROLEGUIDE" format - <"$here/odd.xml" | cmp - odd.xml
tap_ok $? "from standard input"
"$ROLEGUIDE" format "$here/odd.xml" -o other.xml && cmp other.xml odd.xml
tap_ok $? "into another file"
sed 's/$/\r/' "$here/odd.xml" | "$ROLEGUIDE" format - | cmp - odd.xml
tap_ok $? "lines of Windows end like others"
printf '\xef\xbb\xbf' | cat - "$here/odd.xml" | "$ROLEGUIDE" format - | cmp - odd.xml
tap_ok $? "a byte order mark goes"
small='<?xml version="1.0" encoding="%s"?><guide id="g"><a>\303\274</a></guide>'
# shellcheck disable=SC2059
printf "$small" UTF-8 | "$ROLEGUIDE" format - >utf8.xml
for encoding in ISO-8859-1 UTF-16; do
	# shellcheck disable=SC2059
	printf "$small" $encoding | iconv -f UTF-8 -t $encoding | "$ROLEGUIDE" format - | cmp - utf8.xml
	tap_ok $? "$encoding becomes UTF-8"
done

python3 "$here/mutate.py" "$ROLEGUIDE" "$here/odd.xml" "${MUTANTS:-60}" "${SEED:-1}" >mutants
tap_match "$(<mutants)" "taken: [2-9][0-9]*" "with odd pieces anywhere: laid out, and the same again"

# --- what the program reads ---------------------------------------------------------------------

# dumps DIR: all that is read and laid out of the content and the guides of a folder, but for lines
# and sums of files.
dumps() {
	(
		cd "$1" || exit
		export ROLEGUIDE_DATA=$work/$1/content
		for guide in content/*.xml content/start/*/guide.xml; do
			"$ROLEGUIDE" guide "$guide" --dump layout 2>&1
			"$ROLEGUIDE" guide "$guide" --dump quiz 2>&1
		done
		for theme in duo mono content/start/all/theme.xml; do
			"$ROLEGUIDE" guide content/pm-vs-tpm.xml --theme $theme --dump layout 2>&1
		done
		"$ROLEGUIDE" guide content/pm-vs-tpm.xml --lang ar --dump layout -q
		for answers in content/answers/*.xml; do
			"$ROLEGUIDE" report content/pm-vs-tpm.xml "$answers" --dump result
		done
		"$ROLEGUIDE" report content/pm-vs-tpm.xml content/answers/hebrew.xml --dump layout
		for guide in guides/*.xml; do
			"$ROLEGUIDE" guide "$guide" --dump doc 2>&1
		done
	) | grep -vE 'SHA-256|[0-9a-f]{8} [0-9a-f]{8}' | sed 's/\.xml:[0-9]*/.xml/g'
}
mkdir plain plain/guides
cp -r "$ROOT/content" "$ROOT/fonts" plain/
cp "$ROOT"/tests/good/*.{xml,png} "$ROOT"/tests/doc/*.xml plain/guides/
python3 "$ROOT/tests/random/make.py" 1 --to "$seeds" --into plain/guides
cp -r plain laid-out
mapfile -t files < <(find laid-out -name '*.xml' | LC_ALL=C sort)
"$ROLEGUIDE" format --check "${files[@]}" >said 2>&1
tap_match "$? $(<said)" "1 *.xml:*: error: is laid out in another way*hint: roleguide format --write *" \
	"--check names files that would change"
diff -r plain laid-out
tap_ok $? "and changes none"
chmod 640 laid-out/content/five-roles.xml
"$ROLEGUIDE" format --write "${files[@]}" >said 2>&1
tap_is "$? $(grep -vc '^formatted laid-out/' said)" "0 0" "--write says what it has changed"
tap_is "$(stat -c %a laid-out/content/five-roles.xml)" 640 "rights stay"
tap_is "$("$ROLEGUIDE" format --check "${files[@]}" 2>&1) $?" " 0" "then --check finds nothing"
find laid-out -name '*.xml' -exec cksum {} + >before
tap_is "$("$ROLEGUIDE" format --write "${files[@]}" 2>&1) $?" " 0" "and --write has nothing to do"
find laid-out -name '*.xml' -exec cksum {} + | cmp - before
tap_ok $? "the same bytes"
dumps plain >plain.dump
dumps laid-out >laid-out.dump
tap_match "$(wc -l <plain.dump)" "[0-9][0-9][0-9][0-9]*" "there are dumps"
cmp plain.dump laid-out.dump
tap_ok $? "guides, questionnaires, themes, answers and phrases are read as before"
diff plain.dump laid-out.dump | head -n 5 | sed 's/^/# /'
"$ROLEGUIDE" init new -q && "$ROLEGUIDE" format --check new/*.xml new/answers/*.xml
tap_ok $? "what init writes is laid out so"

# --- what is refused ----------------------------------------------------------------------------

# refused STATUS WANTED TEXT ARGUMENT...
refused() {
	before=$(cat ./*.xml | cksum)
	"$ROLEGUIDE" format "${@:4}" >out 2>said
	tap_is "$? $(<out)" "$1 " "$3: status $1, nothing written"
	tap_match "$(<said)" "$2" "  $3: what is said"
	tap_is "$(cat ./*.xml | cksum)" "$before" "  $3: all files stay"
}
printf '<guide>\n<p>\n</guide>\n' >torn.xml
printf '<html>\n</html>\n' >page.xml
refused 1 "torn.xml:3: error: *" "not well-formed" torn.xml
refused 1 "torn.xml:3: error: *" "not well-formed, with --write" --write torn.xml
refused 1 "page.xml:1: error: <html> is no guide, *" "another vocabulary" page.xml --write
refused 3 "none.xml: error: cannot read: *" "no such file" none.xml
refused 2 "*several files want --write or --check" "two files to standard output" odd.xml torn.xml
refused 2 "*--write and --check do not go together" "both wishes" --write --check odd.xml
refused 2 "*--write wants a file, not standard input" "standard input in its place" --write -
refused 2 "*-o goes with neither *" "-o and --write" odd.xml --write -o x.xml
refused 2 '*"./odd.xml" is read; *' "-o over the input" odd.xml -o ./odd.xml
printf '<guide ><a></a></guide>' >good.xml
"$ROLEGUIDE" format --write torn.xml good.xml >out 2>said
tap_is "$? $(<out)" "1 formatted good.xml" "files beside a faulty one are written"
tap_done
