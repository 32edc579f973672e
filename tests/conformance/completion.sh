#!/bin/bash
# The scripts of completion in the shells that they are for: fish is asked what it would offer, zsh
# is typed into.
set -u
. "$ROOT/tests/tap.bash"
tap_needs zsh command -v zsh
tap_needs fish command -v fish
tap_needs shellcheck command -v shellcheck
cd "$work" || exit 1
mkdir folder && touch guide.xml theme.xml
for shell in bash zsh fish; do
	"$ROLEGUIDE" completion $shell -o script.$shell
done
tap_is "$(shellcheck -s bash script.bash)" "" "bash: shellcheck finds nothing"
tap_is "$(zsh -n script.zsh 2>&1)$(fish -n script.fish 2>&1)" "" "zsh and fish can read theirs"

tap_is "$(HOME=$work fish --no-config -c "source script.fish; complete -C 'roleguide guide --p'" 2>&1 >/dev/null)" "" \
	"fish: nothing is said while it completes"

# fish_offers WANTED TEXT LINE
fish_offers() {
	tap_is "$(HOME=$work fish --no-config -c "source script.fish; complete -C '$3'" | cut -f 1 | LC_ALL=C sort | paste -sd ' ')" \
		"$1" "fish: $2"
}
fish_offers "check columns completion" "commands" "roleguide c"
fish_offers "a2 a3 a4 a5 a6 b4 b5 executive legal letter statement tabloid" "papers" "roleguide guide --paper "
fish_offers "handout" "themes" "roleguide report --theme ha"
fish_offers "--paper-form" "an option" "roleguide form --paper-"
fish_offers "bash fish zsh" "words of a command" "roleguide completion "
fish_offers "guide.xml" "files" "roleguide check guide.x"

python3 "$ROOT/tests/conformance/zsh_lines.py" script.zsh "roleguide comp" "roleguide guide --paper=let" \
	"roleguide guide --theme ha" "roleguide form --paper-" "roleguide completion f" "roleguide check gui" >lines
tap_is "$(cat lines)" "roleguide completion
roleguide guide --paper=letter
roleguide guide --theme handout
roleguide form --paper-form
roleguide completion fish
roleguide check guide.xml" "zsh: a command, a paper, a theme, an option, a word, a file"
tap_done
