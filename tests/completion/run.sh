#!/bin/bash
# Completion: bash runs the script as on a press of the tab key. zsh and fish: tests/conformance.
set -u
. "$ROOT/tests/tap.bash"
cd "$work" || exit 1
mkdir folder && touch guide.xml theme.xml 'with blank.xml'
"$ROLEGUIDE" completion bash >roleguide.bash
tap_is "$?" 0 "bash: a script"
. ./roleguide.bash
tap_is "$(complete -p roleguide)" "complete -F _roleguide roleguide" "bash: it is asked for roleguide"

# offers WANTED TEXT WORD...: what is offered for the last word, in order, is WANTED.
offers() {
	COMP_WORDS=(roleguide "${@:3}")
	COMP_CWORD=$(($# - 2))
	COMPREPLY=()
	_roleguide
	tap_is "$(printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | paste -sd ' ')" "$1" "$2"
}

commands=$("$ROLEGUIDE" --help | sed -n '/^commands$/,/^$/s/^  \([a-z-]*\) .*/\1/p' | LC_ALL=C sort | paste -sd ' ')
tap_match "$commands" "*check*completion*guide*report*" "--help lists commands"
offers "$commands" "every command" ""
offers "check columns completion" "commands that begin so" c
offers "--help --version" "options before a command" --
for command in $commands; do
	all=$("$ROLEGUIDE" "$command" --help | grep -oE '^  .*' | grep -oE -- '(^ {2,6}|, |  )--[a-z-]+' |
		grep -oE -- '--[a-z-]+' | LC_ALL=C sort -u | paste -sd ' ')
	offers "$all" "$command: every option that its help lists" "$command" --
done
offers "--paper" "an option that begins so" guide --pap
papers="a2 a3 a4 a5 a6 b4 b5 executive legal letter statement tabloid"
offers "$papers" "the papers" guide --paper ""
offers "a2 a3 a4 a5 a6" "those that begin so" guide guide.xml --paper a
offers "$papers" "behind = as bash cuts words" guide --paper =
offers "letter" "and behind what follows it" guide --paper = let
offers "--paper=letter" "and where = cuts no words" guide --paper=let
offers "print print-x1a" "the profiles" report --profile pri
offers "handout" "the themes" guide --theme h
offers "theme.xml" "and files" guide --theme them
offers "ar de en en-GB he" "the languages" guide --lang ""
offers "boxes" "the stages of a dump" form --dump b
offers "google limesurvey qualtrics surveyjs xlsform" "the tools" export-quiz --for ""
offers "crop,colour" "a list with commas: its last word" guide --marks crop,col
offers "folder guide.xml roleguide.bash theme.xml with blank.xml" "files" check ""
offers "guide.xml" "files that begin so" guide --paper a4 g
offers "folder" "folders where one is asked for" check --data ""
offers "" "nothing where nobody can guess" guide --fit ""
offers "" "an option of one command means that of this command" columns --sheet ""
offers "guide.xml" "and of another one that of the other" ask --sheet g
offers "bash fish zsh" "the shells" completion ""
tap_is "$(grep -c 'words="[^"]*[<>|&;]' roleguide.bash)" 0 "no word is more than a word to a shell"
offers "empty-page" "of conditions those that are words" guide --fail-on empty
mkdir data && cp -r "$ROOT"/content/{schema,phrases,themes} data/ && cp data/themes/{duo,ours}.xml
"$ROLEGUIDE" completion bash --data data | grep -q 'words="duo handout mono ours plain-brand"'
tap_ok $? "a theme of the data folder is one of the words"
for shell in zsh fish; do
	"$ROLEGUIDE" completion $shell -o script.$shell
	grep -q 'a4 letter a5' script.$shell
	tap_ok $? "$shell: a script"
done
tap_done
