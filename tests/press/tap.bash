# shellcheck shell=bash disable=SC2154  # $work is that of tests/tap.bash
# What the two scripts of the press share: . "$ROOT/tests/press/tap.bash" behind tests/tap.bash.
press=$ROOT/tests/press
export PYTHONDONTWRITEBYTECODE=1

# told COMMAND ARGUMENT...: runs a program that prints TAP lines without numbers; counts them, and one
# more if it fails or says nothing.
told() {
	local line n=0 said=$work/said

	"$@" >"$said" 2>&1
	local status=$?
	while IFS= read -r line; do
		case $line in
		"ok - "*) tap_ok 0 "${line#ok - }" ;;
		"not ok - "*) tap_ok 1 "${line#not ok - }" ;;
		*) echo "# ${line#"# "}" ;;
		esac
		n=$((n + 1))
	done <"$said"
	if [ "$status" != 0 ] || [ "$n" = 0 ]; then
		tap_ok 1 "${*:1:4} runs to its end"
	fi
}

# print NAME COMMAND ARGUMENT...: writes $work/NAME.pdf.
print() {
	local name=$1
	shift
	"$ROLEGUIDE" "$@" --quiet -o "$work/$name.pdf" 2>"$work/errors"
	local status=$?
	[ "$status" = 0 ] || tap_ok 1 "$name can be written: $(head -n 1 "$work/errors")"
	return "$status"
}

# without_fault PROFILE TEXT NAME...: the files $work/NAME.pdf are what printers want. $fast: --fast
without_fault() {
	local profile=$1 text=$2
	shift 2
	# shellcheck disable=SC2086
	tap_is "$(cd "$work" && python3 "$press/x4.py" ${fast-} --as "$profile" "${@/%/.pdf}" 2>&1)" \
		"" "$text: $# files, no fault"
}
