# Checks for test scripts, as tests/tap.h for programs: . "$ROOT/tests/tap.bash"
# A script ends with tap_done. $work is an empty folder that goes away with the script.

tap_n=0
tap_failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# tap_ok STATUS TEXT: one check; it passed if STATUS is 0.
tap_ok() {
	tap_n=$((tap_n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $tap_n - $2"
	else
		echo "not ok $tap_n - $2"
		tap_failed=$((tap_failed + 1))
	fi
}

# tap_is IS WANTED TEXT: one check; shows both when they differ.
tap_is() {
	[ "$1" = "$2" ]
	tap_ok $? "$3"
	[ "$1" = "$2" ] || diff <(printf '%s\n' "$2") <(printf '%s\n' "$1") | sed 's/^/# /'
}

# tap_match IS PATTERN TEXT: one check by a shell pattern.
tap_match() {
	# shellcheck disable=SC2053
	[[ $1 == $2 ]]
	tap_ok $? "$3"
	# shellcheck disable=SC2053
	[[ $1 == $2 ]] || printf '%s\n' "$1" | sed 's/^/# is: /'
}

# tap_skip PACKAGE TEXT: one check that cannot be made without that package.
tap_skip() {
	tap_n=$((tap_n + 1))
	echo "ok $tap_n - $2 # SKIP install $1"
}

# tap_needs PACKAGE COMMAND...: without that package, whose command must succeed, all that follows is
# skipped.
tap_needs() {
	local package=$1
	shift
	"$@" >/dev/null 2>&1 && return
	tap_skip "$package" "what needs $package"
	tap_done
}

tap_done() {
	echo "1..$tap_n"
	exit $((tap_failed > 0))
}
