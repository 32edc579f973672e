#!/bin/bash
# What is written never stands where something is read, nor twice in one place; what is replaced
# hands on its rights; links are followed.
set -u
. "$ROOT/tests/tap.bash"
unset SOURCE_DATE_EPOCH ROLEGUIDE_DATA
cd "$work" || exit 1
cp -r "$ROOT/content" "$ROOT/fonts" .
cp "$ROOT/tests/guide/stove.png" content/
mkdir out

# A guide with included parts, and one with a picture.
cp "$ROOT/tests/guide/include.xml" "$ROOT/tests/guide/parts.xml" content/
cp -r "$ROOT/tests/guide/parts" content/
export ROLEGUIDE_DATA=$work/content
run() {
	"$ROLEGUIDE" "$@" >"$work/.out" 2>"$work/.err" </dev/null
	status=$?
	err=$(<"$work/.err")
}
sums() { find content fonts out -type f -exec sha256sum {} + | sort -k 2; }

# refused TEXT ARGUMENT...: ends with 2 or 3, says so, and every file stays as it was.
refused() {
	local text=$1 before
	shift
	before=$(sums)
	run "$@"
	[ "$status" = 2 ] || [ "$status" = 3 ]
	tap_ok $? "$text: refused"
	tap_match "$err" '*error: *read*' "  and said: ${err%%$'\n'*}"
	tap_is "$(sums)" "$before" "  all is as it was"
}

guide=content/pm-vs-tpm.xml
quiz=content/quizzes/pm-vs-tpm.xml
ada=content/answers/hebrew.xml
refused "the guide" guide $guide -o $guide
refused "the guide by a detour" guide $guide -o content/../content/./pm-vs-tpm.xml
ln $guide out/hard.xml
refused "the guide by a hard link" guide $guide -o out/hard.xml
ln -s "../$guide" out/soft.xml
refused "the guide by a link" guide $guide -o out/soft.xml
refused "an included part" guide content/include.xml -o content/parts/_roles.xml
refused "the theme by its name" guide $guide --theme mono -o content/themes/mono.xml
refused "the theme as a file" guide $guide --theme content/themes/mono.xml \
	-o content/themes/../themes/mono.xml
refused "a schema" guide $guide -o content/schema/guide.rng
refused "the phrases" guide $guide -o content/phrases/en.xml
refused "the catalogue of fonts" guide $guide -o fonts/catalogue.txt
refused "the profile of the press" guide $guide --profile print -o content/icc/FOGRA39L_coated.icc
refused "the same beside findings" guide $guide --profile print --preflight out/found.json \
	-o content/icc/FOGRA39L_coated.icc
refused "the questionnaire that it names" guide $guide -o $quiz
refused "the same by --preflight" guide $guide --profile print --preflight $quiz -o out/a.pdf
refused "the questionnaire" report $guide $ada -o $quiz
refused "the answers" report $guide $ada -o $ada
refused "the questionnaire, by --result" report $guide $ada -o out/a.pdf --result $quiz
refused "a schema, by --result" report $guide $ada -o out/a.pdf --result content/schema/quiz.rng
refused "the phrases, by --dump" guide $guide --dump doc -o content/phrases/en.xml
refused "the questionnaire, by ask" ask $guide -o $quiz
refused "the guide, by ask" ask $guide -o $guide
refused "the script of the page" form $guide --html -o content/form/page.js
refused "the style of the page" form $guide --html -o content/form/page.css
refused "a file that is checked" preflight "$ROOT/tests/guide/stove.png" --preflight \
	"$ROOT/tests/guide/stove.png"
ln -s "../$quiz" out/hebrew.pdf
run report $guide content/answers/*.xml -o out/
tap_match "$status $err" '3 *hebrew.pdf" is read*' "the questionnaire, in a folder of reports: refused, and said"
tap_is "$(cmp "$quiz" "$ROOT/$quiz") $(ls out/german.pdf)" " out/german.pdf" "  it is as it was, and the others are written"
rm out/*
# shellcheck disable=SC2094
"$ROLEGUIDE" guide - <$guide >>$guide 2>.err
tap_is $? 3 "the guide as standard input and output"
tap_is "$(cmp $guide "$ROOT/$guide")" "" "  stays as it was"
refused "a picture" guide content/parts.xml --profile screen -o content/stove.png
cp content/stove.png content/stove-2.png
sed 's/"stove.png"/"stove-2.png"/' content/parts.xml >content/pictured.xml
refused "a picture, by pictures of pages" guide content/pictured.xml -o 'content/stove-{page}.png'
font=Lato-Regular.ttf
cp /usr/share/fonts/truetype/lato/$font fonts/
refused "a font" guide $guide -o fonts/$font
rm fonts/$font

# --- twice in one place --------------------------------------------------------------------------

run report $guide $ada -o out/one.pdf --result out/./one.pdf
tap_is "$status $(ls out)" "2 " "two outputs of one name that is not there yet"
ln -s one.pdf out/two.pdf
run report $guide $ada -o out/one.pdf --result out/two.pdf
tap_is "$status $(ls out)" "2 two.pdf" "by a link to what is not there yet"
ln -s german.pdf out/hebrew.pdf
run report $guide $ada content/answers/german.xml -o out/
tap_match "$status $err" '4 *two reports would be*' "two reports in one place by a link"
rm out/*
run report $guide $ada content/answers/german.xml --dump doc -o out/one.txt
tap_is "$status $(ls out)" "1 " "two people's dumps in one file"

# --- rights and links ----------------------------------------------------------------------------

for mode in 600 640 664 755; do
	: >out/old.pdf
	chmod $mode out/old.pdf
	run guide $guide -o out/old.pdf
	tap_is "$status $(stat -c %a out/old.pdf) $(head -c 4 out/old.pdf)" "0 $mode %PDF" \
		"a file of mode $mode keeps it"
done
: >out/result.json
chmod 600 out/result.json
run report $guide $ada -o out/one.pdf --result out/result.json
tap_is "$status $(stat -c %a out/result.json)" "0 600" "a result keeps its mode"
if [ "$(id -u)" = 0 ]; then
	chown 12345:23456 out/old.pdf
	run guide $guide -o out/old.pdf
	tap_is "$(stat -c %u:%g out/old.pdf)" 12345:23456 "a file of somebody else's stays theirs"
fi
# Root may write everywhere, so somebody else tries, if they can reach the program.
nobody=()
[ "$(id -u)" != 0 ] || nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
chmod 755 . && chmod 777 out
if "${nobody[@]}" "$ROLEGUIDE" check $guide >/dev/null 2>&1; then
	rm -f out/old.pdf
	: >out/old.pdf
	[ "$(id -u)" != 0 ] || chown 65534:65534 out/old.pdf
	chmod 400 out/old.pdf
	before=$(sums)
	"${nobody[@]}" "$ROLEGUIDE" guide $guide -o out/old.pdf 2>.err
	status=$? err=$(<.err)
	tap_is "$status $err" "3 out/old.pdf: error: cannot write: Permission denied" \
		"a file that may not be written is refused"
	tap_is "$(sums)" "$before" "and stays"
fi
ln -s new.pdf out/link.pdf
run guide $guide -o out/link.pdf
[ "$status" = 0 ] && [ -L out/link.pdf ] && [ -f out/new.pdf ] && [ ! -L out/new.pdf ]
tap_ok $? "a link to what is not there yet is followed"
ln -s none/new.pdf out/lost.pdf
run guide $guide -o out/lost.pdf
tap_is "$status $err" "3 out/lost.pdf: error: cannot write: there is no such folder" \
	"a link into a folder that is missing"
[ -L out/lost.pdf ]
tap_ok $? "stays a link"

# The folder of reports is made when there is somebody to report on, and said once when it cannot be.
: >nobody.csv
run report $guide nobody.csv -o made/
[ "$status" = 1 ] && [ ! -e made ]
tap_ok $? "a file without answers makes no folder"
run report $guide content/answers/workshop.csv -o made/
tap_is "$status $(ls made/*.pdf | wc -l)" "0 3" "one with answers does"
rm -r made nobody.csv
run report $guide content/answers/workshop.csv $ada -o none/here/
tap_is "$status $err" '3 roleguide: error: cannot make the folder "none/here": No such file or directory' \
	"a folder that cannot be made is said once"
: >taken
run report $guide content/answers/workshop.csv -o taken/
tap_is "$status $err$(ls taken.key 2>/dev/null)" \
	'3 roleguide: error: cannot make the folder "taken": Not a directory' \
	"nor can one where a file has the name, and no key is made"
rm taken

ln -s b.pdf out/a.pdf
ln -s a.pdf out/b.pdf
run guide $guide -o out/a.pdf
tap_match "$status $err" "3 out/a.pdf: error: cannot write: *symbolic links" "links in a ring"
[ -L out/a.pdf ] && [ -L out/b.pdf ]
tap_ok $? "stay links"
long=$(printf 'x%.0s' {1..251}).pdf
run guide $guide -o "out/$long" && run guide $guide -o "out/$long"
tap_is "$status" 0 "the longest name there is, twice"
tap_is "$(find . -name '.roleguide*')" "" "no temporary name is left"

# A folder made for what then could not be written goes again; one that was there stays.
sed 's/Product/Produce/' $guide >content/other.xml
mkdir kept
for command in "guide $guide --profile screen,print" "diff $guide content/other.xml --format markdown"; do
	for folder in made kept; do
		# shellcheck disable=SC2086
		(ulimit -f 1 && exec "$ROLEGUIDE" $command -o $folder/ >.out 2>.err)
		tap_match "$? $(<.err)" '3 *File too large*' "${command%% *}: what is too large for the disk"
	done
	tap_is "$(ls -d made kept 2>/dev/null)" kept "  a folder that was made for it goes, another stays"
done
tap_done
