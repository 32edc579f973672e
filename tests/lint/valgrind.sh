#!/bin/bash
# The unit tests, the guides and some faulty input under valgrind: no error, and nothing lost.
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
build=$(dirname "$ROLEGUIDE")

# watch TEXT STATUS COMMAND...: runs COMMAND under valgrind; it must end with STATUS.
watch() {
	local text=$1 wanted=$2
	shift 2
	TMPDIR=$work timeout 600 valgrind --quiet --error-exitcode=99 --leak-check=full \
		--errors-for-leak-kinds=definite --suppressions="$ROOT/tests/lint/valgrind.supp" \
		"$@" </dev/null >"$work/log" 2>&1
	status=$?
	[ $status = "$wanted" ]
	tap_ok $? "$text"
	[ $status = "$wanted" ] || tail -n 40 "$work/log" | sed 's/^/# /'
}

for unit in "$build"/unit/test_*; do
	[ -x "$unit" ] && watch "${unit##*/}" 0 "$unit"
done
for guide in $(grep -l '<guide' content/*.xml) tests/cli/small.xml; do
	[[ $guide = */atlas.xml ]] || watch "$guide" 0 "$ROLEGUIDE" guide "$guide" -o "$work/out.pdf"
done
watch "atlas" 0 "$ROLEGUIDE" atlas content/atlas.xml --roles pm,po,tpm -j 1 -o "$work/atlas/"
for options in "--profile print --theme duo --marks crop,registration,colour" "--profile archive" \
	"--profile print-x1a --booklet" "--fit 4"; do
	# shellcheck disable=SC2086
	watch "guide $options" 0 "$ROLEGUIDE" guide content/five-roles.xml $options -q -o "$work/out.pdf"
done
watch "report" 0 "$ROLEGUIDE" report content/pm-vs-tpm.xml content/answers/hebrew.xml \
	--profile print --preflight "$work/found.json" -o "$work/out.pdf"
watch "preflight" 0 "$ROLEGUIDE" preflight "$work/out.pdf"
for stage in guide doc layout tags sheets; do
	watch "--dump $stage" 0 "$ROLEGUIDE" guide content/pm-vs-tpm.xml --dump $stage
done
watch "faults" 1 "$ROLEGUIDE" check tests/cli/faulty.xml
watch "wrong usage" 2 "$ROLEGUIDE" giude
tap_done
