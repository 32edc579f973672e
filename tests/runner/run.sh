#!/bin/bash
# The runner of tests itself: whatever goes wrong with a test counts as a failure and is shown.
set -u
. "$ROOT/tests/tap.bash"
unset NO_SKIP WRAP T

# counts LINE...: the last line of tests/run about a script of these lines
counts() {
	printf '%s\n' '#!/bin/bash' "$@" >"$work/case.sh"
	chmod +x "$work/case.sh"
	TEST_SECONDS=1 "$ROOT/tests/run" "$work/out" "$work/case.sh" | tail -n 1
}

# runs TEXT WANTED LINE...: the last line and the status are WANTED
runs() {
	local text=$1 wanted=$2
	shift 2
	tap_is "$(counts "$@"), $("$ROOT/tests/run" "$work/out" "$work/case.sh" >"$work/said"; echo $?)" \
		"$wanted" "$text"
}

runs "checks that hold" "2 passed, 0 failed, 0" 'echo "ok 1 - a"; echo "ok 2 - b"; echo 1..2'
runs "a check that fails" "1 passed, 1 failed, 1" \
	'echo "ok 1 - a"; echo "not ok 2 - b"; echo "# why"; echo 1..2; exit 1'
tap_match "$(<"$work/said")" "*not ok 2 - b*# why*" "is shown with what was said about it"
runs "fewer checks than planned" "1 passed, 1 failed, 1" 'echo "ok 1 - a"; echo 1..2'
runs "a status without a failed check" "1 passed, 1 failed, 1" 'echo "ok 1 - a"; exit 3'
runs "a crash" "1 passed, 1 failed, 1" 'echo "ok 1 - a"; kill -SEGV $$'
runs "no check at all" "0 passed, 1 failed, 1" 'echo hello'
tap_match "$(<"$work/said")" "*hello*" "what was printed is shown"
runs "a skipped check" "1 passed, 0 failed, 0" 'echo "ok 1 - a # SKIP no"; echo 1..1'
export NO_SKIP=1
runs "a skipped check where none may be" "0 passed, 1 failed, 1" \
	'echo "ok 1 - a # SKIP no"; echo 1..1'
unset NO_SKIP
tap_is "$(counts 'sleep 30')" "0 passed, 1 failed" "a test that does not end"
tap_is "$("$ROOT/tests/run" "$work/out" "$work/none.sh" | tail -n 1)" "0 passed, 1 failed" \
	"a test that is not there"
tap_is "$("$ROOT/tests/run" "$work/out" | tail -n 1)" "0 passed, 0 failed" "no test"
"$ROOT/tests/run" "$work/out" >"$work/said"
tap_is $? 1 "is no success"
tap_done
