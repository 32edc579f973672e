#!/bin/bash
# Faulty files and what roleguide says about them, to the letter: every message, its line and nothing
# else. Each *.xml below this folder is checked in its own folder; names with a leading _ are parts
# that others include. What is expected stands on the line of the fault:
#	<role id="pm"/> <!-- error: role "pm" has no name --> <!-- hint: ... -->
# or, where no comment can stand, in NAME.expect: "12: error: ...", "0: error: ..." for the file as a
# whole, "OTHER:3: error: ..." for another file. Hints are compared where a file expects any.
# *.json and *.csv are answers, checked after the _guide.xml of their folder, whose own warnings are
# left out; what is expected stands in NAME.expect.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/truth.bash"
here=$ROOT/tests/bad
limit=${BAD_SECONDS:-1} # seconds of processor time a file may take; more under valgrind
hang=$((limit * 20))    # and by the clock, which also runs while the machine does other things

expected_in() {
	if [ -e "${1%.*}.expect" ]; then
		sed -e "s|^0: |$1: |" -e "s|^\([0-9]\)|$1:\1|" "${1%.*}.expect"
	else
		announced "$1"
	fi
}

check() {
	local file=$1 wanted is status guide=()
	wanted=$(expected_in "$file")
	[[ $file == *.xml ]] || guide=(_guide.xml)
	is=$(ulimit -t "$limit"; timeout "$hang" "$ROLEGUIDE" check --show-answers "${guide[@]}" "$file" 2>&1 >"$work/out")
	status=$?
	[[ $file == *.xml ]] || is=$(grep -v '^_' <<<"$is")
	case $wanted in
	*": hint: "*) ;;
	*) is=$(grep -v ': hint: ' <<<"$is") ;;
	esac
	tap_is "$(sort <<<"$is")" "$(sort <<<"$wanted")" "$2"
	[ -s "$work/out" ]
	tap_is $? 1 "$2: nothing on standard output"
	grep -q ': error: ' <<<"$wanted"
	tap_is $status $((1 - $?)) "$2: exit status"
}

list_files() {
	find "$here" -type f | sort
}

# Where run.sh is given names, only files whose path holds one of them are checked.
is_wanted() {
	local name
	[ $# = 1 ] && return 0
	for name in "${@:2}"; do
		[[ $1 == *"$name"* ]] && return 0
	done
	return 1
}

before=$(list_files)
while read -r path; do
	name=${path#"$here"/}
	[[ ${path##*/} == _* ]] && continue
	is_wanted "$name" "$@" || continue
	cd "${path%/*}" || exit 1
	check "${path##*/}" "$name"
done < <(find "$here" \( -type f -o -type l \) \( -name '*.xml' -o -name '*.json' -o \
	-name '*.csv' \) | sort)

for made in made theme/made; do
	is_wanted "$made" "$@" || continue
	mkdir -p "$work/$made"
	cd "$work/$made" || exit 1
	. "$here/$made.bash"
done
[ "$(list_files)" = "$before" ]
tap_ok $? "no file was left behind"
tap_done
