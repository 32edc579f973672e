#!/bin/bash
# What init writes: in each language it passes check without a word, and guide, reports and forms are
# made of it as its README says; nothing is written over.
set -u
. "$ROOT/tests/tap.bash"
tap_needs python3-yaml python3 -c 'import yaml'
cd "$work" || exit 1
mkdir bin && ln -s "$ROLEGUIDE" bin/roleguide
export PATH=$work/bin:$PATH

# inside FILE START: the lines of the block of a document that begins so.
inside() { sed -n "/^\`\`\`$2\$/,/^\`\`\`\$/p" "$1" | sed '/^```/d'; }

for language in en de he ar; do
	said=$(roleguide init "$language/new/" --lang "$language" 2>&1)
	tap_is "$?" 0 "$language: init"
	tap_match "$said" "wrote $language/new/guide.xml *wrote $language/new/schema/answers.rng*cd $language/new*" \
		"$language: every file is named, and what to do next"
	cd "$language/new" || exit 1
	tap_is "$(grep -c "xml:lang=\"$language" guide.xml)" 1 "$language: the guide's language"
	tap_is "$(roleguide check guide.xml questionnaire.xml theme.xml answers/* 2>&1)" "" \
		"$language: check finds nothing"
	inside README.md sh >commands
	tap_is "$(bash -eu commands 2>&1) $?" " 0" "$language: what the README says works, without a word"
	tap_is "$(find output -name '*.pdf' -o -name '*.html' | wc -l)" 7 "$language: guide, reports and forms"
	for file in $(sed -n 's/^| `\([^`]*\)` .*/\1/p' README.md); do
		[ -e "$file" ]
		tap_ok $? "$language: README names $file, which is there"
	done
	cd "$work" || exit 1
done
tap_is "$(cd en/new && find . -type f ! -path './output/*' ! -name commands | LC_ALL=C sort | paste -sd ' ')" \
	"./.github/workflows/guide.yml ./.gitignore ./README.md ./answers/group.csv ./answers/sample.xml ./guide.xml ./questionnaire.xml ./schema/answers.rng ./schema/guide.rng ./schema/quiz.rng ./schema/theme-part.rng ./theme.xml" \
	"these files and no other"

# What the workflow runs is a script; what it installs is not here.
python3 - en/new/.github/workflows/guide.yml >workflow <<'END'
import sys, yaml
job = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))["jobs"]["guide"]
for step in job["steps"]:
    if step.get("name") in ("Check", "Make"):
        print(step["run"])
END
tap_is "$(cd en/new && rm -r output && bash -eu ../../workflow 2>&1) $?" " 0" "the workflow's commands work"

# --- nothing is written over --------------------------------------------------------------------

sums() { (cd "$1" && find . -type f -exec cksum {} + | LC_ALL=C sort); }
mkdir mine && echo mine >mine/theme.xml
said=$(roleguide init mine 2>&1)
tap_is "$? $said" "3 mine/theme.xml: error: is there already; nothing was written
mine/theme.xml: hint: name a folder that has no guide, or move these files away" "content that is there: status 3"
tap_is "$(find mine -type f) $(<mine/theme.xml)" "mine/theme.xml mine" "and nothing is written"
ln -sf nowhere mine/theme.xml
roleguide init mine >said 2>&1
tap_is "$? $(find mine -type f)" "3 " "a link to nowhere counts as there"
rm mine/theme.xml && echo mine >mine/README.md
said=$(roleguide init mine 2>&1 >/dev/null)
tap_is "$? $said" "0 mine/README.md: warning: is there already, and stays" "a README of one's own stays"
tap_is "$(<mine/README.md) $(ls mine/guide.xml)" "mine mine/guide.xml" "and the rest is written"
before=$(sums mine)
roleguide init mine >said 2>&1
tap_is "$? $(grep -c 'error: is there already' said)" "3 5" "a second time: all of the content is named"
tap_is "$(sums mine)" "$before" "and nothing has changed"
touch file
roleguide init file/x >said 2>&1
tap_match "$? $(<said)" '3 *cannot make the folder "file"*' "a file in place of a folder"
tap_is "$(roleguide init quiet -q 2>&1; ls quiet/guide.xml)" "quiet/guide.xml" "--quiet: not a word"
mkdir -p bare/schema && cp "$ROOT/content/schema/guide.rng" bare/schema/
roleguide init none --data bare >said 2>&1
tap_match "$? $(<said)" "3 *bare/start/en/guide.xml: error: cannot read: *" "data without files to start from"
cp -r "$ROOT/content/start" bare/
mkdir half && echo mine >half/README.md
for folder in whole/new half; do
	roleguide init $folder --data bare >said 2>&1
	tap_match "$? $(<said)" "3 *bare/schema/quiz.rng: error: cannot read: *" "a file to start from is missing: $folder"
done
tap_is "$(grep -c wrote said)$(ls whole)$(find half -type f)" "0half/README.md" "what was written before is taken back, and nothing else"
tap_done
