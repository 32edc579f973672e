#!/bin/bash
# What a reader is told of changes: changes.tsv has one a line, a name and a sed script that makes
# it in old.xml; NAME.txt is what is said of it. UPDATE=1 writes these files.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/diff
cd "$work" || exit 1
cp "$here/old.xml" old.xml

# told FILE... [OPTION...]: what is said, with the exit status behind it.
told() {
	"$ROLEGUIDE" diff "$@" 2>&1
	echo "exit status $?"
}

while IFS=$'\t' read -r name script; do
	sed "$script" old.xml >new.xml
	told old.xml new.xml >told
	[ -z "${UPDATE-}" ] || cp told "$here/$name.txt"
	tap_is "$(cat told)" "$(cat "$here/$name.txt")" "$name: as $name.txt says"
done <"$here/changes.tsv"

# golden FILE TEXT: what stands in $work/golden is as the file of that name says.
golden() {
	[ -z "${UPDATE-}" ] || cp "$work/golden" "$here/$1"
	tap_is "$(cat "$work/golden")" "$(cat "$here/$1")" "$2"
}

# Other languages: numbers by their own rules, words from the right.
sed -e 's/xml:lang="en"/xml:lang="de"/' old.xml >german.xml
sed -e 's/2\.5/2,5/' german.xml >german-old.xml
sed -e 's/2\.5/3,25/; s/low="8500"/low="9500"/' german.xml >german-new.xml
told german-old.xml german-new.xml >"$work/golden"
golden german.out "numbers are read as the language writes them"
hebrew=$ROOT/content/pm-vs-tpm.he.xml
mkdir -p content
cp -r "$ROOT/content/"{quizzes,pictures,answers} content/
cp "$hebrew" content/hebrew.xml
sed -e 's/low="25000"/low="27000"/; 0,/ניהול/s//הובלת/' "$hebrew" >content/hebrew-new.xml
told content/hebrew.xml content/hebrew-new.xml --format markdown >"$work/golden"
golden hebrew.out "a Hebrew guide is told of in its direction"

# The same words in another look.
told old.xml old.xml --old-theme mono >"$work/golden"
golden theme.out "another theme is told by the pages that look different"

# What content says is no markup of the comment.
sed 's|would do it again|would *do* it @somebody #12 `now` [so](x) ~~a~~ \&lt;b> a\|b|' old.xml >new.xml
told old.xml new.xml --format markdown >"$work/golden"
golden markup.out "content is no markup of a comment"

# A comment never has more than GitHub takes.
long() {
	sed '/<section id="end">/,$d' old.xml
	seq 1 900 | awk -v words="$1" '{
		print "<section><head>Head " $1 "</head><p>" words " made for number " $1 * 7 ", of which " \
			"there are many.</p></section>" }'
	echo '</guide>'
}
long "Words one two three" >long-old.xml
long "Texts of quite another kind" >long-new.xml
"$ROLEGUIDE" diff long-old.xml long-new.xml --format markdown -o long.md 2>messages
tap_is "$?" 1 "a long guide in which everything changed: status"
n=$(wc -m <long.md)
tap_ok $((n > 65536 || n < 40000)) "a comment about it has $n characters, no more than 65,536"
tap_match "$(cat long.md)" *"more passages left out: a comment has no more room."* "and says what it lacks"

# JSON by its schema.
if python3 -c "import jsonschema" 2>/dev/null; then
	"$ROLEGUIDE" diff content/hebrew.xml content/hebrew-new.xml --format json -o hebrew.json
	"$ROLEGUIDE" diff old.xml old.xml --old-theme mono --format json -o theme.json
	"$ROLEGUIDE" diff old.xml old.xml -o same.json
	tap_is "$(python3 -c 'if True:
		import json, jsonschema, sys
		schema = json.load(open(sys.argv[1]))
		for name in sys.argv[2:]:
			jsonschema.validate(json.load(open(name)), schema)
		' "$ROOT/content/schema/diff.schema.json" hebrew.json theme.json same.json 2>&1)" "" \
		"JSON is valid by its schema"
else
	tap_skip python3-jsonschema "JSON is valid by its schema"
fi

# One word in many places, each found with its line and page.
guide=content/guide.xml
cp "$ROOT/content/pm-vs-tpm.xml" $guide
python3 "$here/words.py" $guide 8 content >list
while IFS=$'\t' read -r file line word; do
	"$ROLEGUIDE" diff $guide "$file" -o found.json 2>/dev/null
	"$ROLEGUIDE" guide "$file" --dump layout >layout.dump 2>/dev/null
	tap_is "$(python3 "$here/found.py" "$line" "$word" found.json layout.dump 2>&1)" "" \
		"line $line: another word is found"
done <list

# Sample people, whom another weight moves.
sed '0,/weight="[0-9]*"/s//weight="9"/' content/quizzes/pm-vs-tpm.xml >content/quizzes/heavy.xml
sed 's|quizzes/pm-vs-tpm.xml|quizzes/heavy.xml|' $guide >content/heavy.xml
told $guide content/heavy.xml >"$work/golden"
golden people.out "sample people whose outcomes change are told of"
told $guide content/heavy.xml --people content/answers/strong-pm.xml >"$work/golden"
golden person.out "of a person whose outcome stays the scores alone"
told $guide content/heavy.xml --people old.xml >"$work/golden"
golden nobody.out "where nobody is, that is said"

# Files of PDF say what the guides say that they were made of, whose lines alone they do not know.
plain() { # DIFF: without files, lines, and what is said by links of guides alone
	sed -E 's/^(old|new|[a-z/-]*)\.xml:[0-9]+: //'
}
sed "$(grep '^twice' "$here/changes.tsv" | cut -f 2); s/low=\"8500\"/low=\"9500\"/; s|<section id=\"start\"|<section id=\"more\" new-page=\"yes\"><head>More</head><p>New words here.</p></section>&|" \
	old.xml >new.xml
for edition in old new; do
	"$ROLEGUIDE" guide $edition.xml -o $edition.pdf
done
told old.xml new.xml | plain >wanted
for pair in "old.pdf new.pdf" "old.xml new.pdf" "old.pdf new.xml"; do
	# shellcheck disable=SC2086
	tap_is "$(told $pair | plain)" "$(cat wanted)" "$pair: the same is told as of guides"
done
for guide in pm-vs-tpm pm-vs-tpm.he five-roles; do
	"$ROLEGUIDE" guide "$ROOT/content/$guide.xml" -o $guide.pdf --quiet
	tap_is "$(told $guide.pdf "$ROOT/content/$guide.xml")" "exit status 0" \
		"$guide: the file says what the guide says"
done
"$ROLEGUIDE" guide old.xml --theme mono -o mono.pdf
told old.pdf mono.pdf >"$work/golden"
golden pdf-look.out "files that look different are told of"
"$ROLEGUIDE" guide old.xml --profile print -o print.pdf
told old.pdf print.pdf >"$work/golden"
golden no-tags.out "a file without tags is not compared"
python3 -c 'import pikepdf
with pikepdf.open("new.pdf") as pdf:
    for page in pdf.pages: page.MediaBox = [0, 0, 20000, 20000]
    pdf.save("huge.pdf")'
tap_match "$(told old.pdf huge.pdf --format markdown -o huge/)" "*would have more than 64 megapixels*exit status 3" \
	"pages that are too large for pictures"
echo none >none.pdf
told old.pdf none.pdf >"$work/golden"
golden no-pdf.out "nor what is no file of PDF"

# As a file: what is said, and the changed pages side by side.
for kind in xml pdf; do
	"$ROLEGUIDE" diff old.$kind new.$kind -o sheet-$kind.pdf
	tap_is "$?" 1 "of $kind: a file with pages side by side"
	tap_is "$(pdfinfo sheet-$kind.pdf | sed -n 's/^\(Pages\|Page size\): *//p' | tr '\n' ' ')" \
		"3 1218.9 x 841.89 pts " "of $kind: its pages are as wide as two"
	tap_match "$(pdftotext sheet-$kind.pdf -)" *"Numbers"*"8,500"*"9,500"*"Words"*"burnt"*"cut"* \
		"of $kind: it says what has changed"
done

# Wrong usage and faults.
told old.xml >"$work/golden"
golden one-file.out "one guide is not compared"
told --git main old.xml new.xml >"$work/golden"
golden two-files.out "revisions are those of one guide"
sed 's|</section>|<p><a href="#nowhere">so</a></p>&|' old.xml >faulty.xml
told faulty.xml old.xml >"$work/golden"
golden faulty.out "faults of content have a status of their own"
told none.xml old.xml >"$work/golden"
golden missing.out "a guide that is not there has another one"

# Git: a branch that changes a salary. What it says is kept in doc/ci/example.
if ! command -v git >/dev/null; then
	tap_skip git "revisions are compared"
	tap_done
fi
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@b
export GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@b
example=$ROOT/doc/ci/example
mkdir -p repository/guides temporary
cd repository || exit 1
git init -q -b main
cp "$example/before.xml" guides/cook-vs-baker.xml
git add . && git commit -qm "A guide"
git checkout -q -b salary
cp "$example/after.xml" guides/cook-vs-baker.xml
git commit -qam "A baker earns more"
git checkout -q main
export TMPDIR=$work/temporary
"$ROLEGUIDE" diff --git main..salary guides/cook-vs-baker.xml --paper a5 -o comment/ 2>"$work/messages"
tap_is "$?$(cat "$work/messages")" 1 "two revisions differ"
for file in diff.md page-1-before.png page-1-after.png page-1-marked.png page-1-marked.svg; do
	[ -z "${UPDATE-}" ] || cp "comment/$file" "$example/"
	cmp -s "comment/$file" "$example/$file"
	tap_ok $? "doc/ci/example/$file is what is made of the example"
done
tap_is "$(cd comment && echo *)" "diff.md page-1-after.png page-1-after.svg page-1-before.png page-1-before.svg page-1-marked.png page-1-marked.svg" \
	"the comment and its pictures are all that is written"
n=$(cat "$example"/* | wc -c)
tap_ok $((n > 150000)) "the example has $n bytes, no more than 150,000"
told --git main guides/cook-vs-baker.xml >"$work/golden"
golden tree.out "a revision is the working tree as long as nothing changes"
(cd guides && told --git salary cook-vs-baker.xml) >"$work/golden"
golden back.out "and the other way round from another folder"
told --git=-x guides/cook-vs-baker.xml >"$work/golden"
golden option.out "a revision is no option of git"
told --git main..none guides/cook-vs-baker.xml >"$work/golden"
golden none.out "a revision that is not there"
git checkout -q salary
sed -i 's|<head>Side|<head><a href="#nowhere">By</a> side|' guides/cook-vs-baker.xml
git commit -qam "A slip"
told --git HEAD~1..HEAD guides/cook-vs-baker.xml >"$work/golden"
golden slip.out "faults name the revision"
told --git HEAD guides/other.xml >"$work/golden"
golden other.out "a guide that the revision does not have"
(PATH=/nowhere told --git HEAD guides/cook-vs-baker.xml) >"$work/golden"
golden no-git.out "where there is no git, that is said"
tap_is "$(ls "$TMPDIR")" "" "nothing is left of what came out of git"
tap_is "$(git status --porcelain)" "?? comment/" "nor has the repository changed"
cd "$work" || exit 1
GIT_CEILING_DIRECTORIES=$(dirname "$work")
export GIT_CEILING_DIRECTORIES
told --git HEAD old.xml | sed 's|: fatal.*||' >"$work/golden"
golden outside.out "a guide outside of repositories"

tap_done
