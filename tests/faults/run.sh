#!/bin/bash
# What fails while the program runs, memory and system calls, one a run: FAULTS_SECONDS of them,
# 0 for all (make faults). Nothing crashes, nothing wrong is written in silence, nothing is left.
set -u
. "$ROOT/tests/tap.bash"
cd "$work" || exit 1
unset SOURCE_DATE_EPOCH
if [ -n "${SANITIZED-}" ]; then
	echo "1..0 # sanitizers bring allocators of their own"
	exit 0
fi
"${CC:-gcc}" -shared -fPIC -O1 -o shim.so "$ROOT/tests/faults/shim.c" -ldl
tap_ok $? "the shim can be built"
guide=$ROOT/content/pm-vs-tpm.xml
"$ROLEGUIDE" guide "$guide" -o good.pdf
mkdir out

# with CALL NUMBER ERRNO: writes out/a.pdf over an old file, or a new one when there is none.
with() {
	FAULT_CALL=$1 FAULT_AT=$2 FAULT_ERRNO=$3 LD_PRELOAD=$work/shim.so "$ROLEGUIDE" guide \
		"$guide" -o "${to:-out/a.pdf}" >.out 2>.err
	status=$?
	for _ in 1 2 3 4 5 6 7 8 9 10; do # whoever stands by is another process
		[ -z "$(find out -name '.roleguide*')" ] && break
		sleep 0.1
	done
	left=$(ls -A out)
	kind=other
	[ "$(cat out/a.pdf 2>/dev/null)" = old ] && kind=old
	cmp -s out/a.pdf good.pdf && kind=good
}
old() { echo old >out/a.pdf; }
EIO=5 EINTR=4 ENOSPC=28 EOPNOTSUPP=95 EACCES=13 EAGAIN=11
for fault in "fsync 1 $EIO" "fsync 1 $ENOSPC" "write 1 $ENOSPC" "write 1 $EIO"; do
	old
	# shellcheck disable=SC2086
	with $fault
	tap_is "$status $kind $left" "3 old a.pdf" "$fault: an error, and the old file stays"
	tap_match "$(<.err)" "out/a.pdf: error: cannot write: *" "  and said"
done
for fault in "write 1 $EINTR" "fsync 1 $EINTR" "read 1 $EINTR" "open 1 $EINTR" "link 1 $EINTR" \
	"rename 1 $EIO" "link 1 $EIO" "fork 1 $EAGAIN" "fork 2 $EAGAIN"; do
	old
	# shellcheck disable=SC2086
	with $fault
	tap_is "$status $kind $left" "0 good a.pdf" "$fault: written all the same"
done
# The last opening of a run but one is that of the nameless file; without it, one with a name.
FAULT_LOG=$work/log LD_PRELOAD=$work/shim.so "$ROLEGUIDE" guide "$guide" -o out/a.pdf
nameless=$(($(grep -c '^open ' log) - 1))
old
with open "$nameless" $EOPNOTSUPP
tap_is "$status $kind $left" "0 good a.pdf" "a system without nameless files"
# The last question after rights but one is whether the old file may be written.
old
FAULT_LOG=$work/log2 LD_PRELOAD=$work/shim.so "$ROLEGUIDE" guide "$guide" -o out/a.pdf
old
with access $(($(grep -c '^access ' log2) - 1)) $EACCES
tap_is "$status $kind $left" "3 old a.pdf" "an old file that must not be written stays"
tap_match "$(<.err)" "out/a.pdf: error: cannot write: Permission denied*" "  and said"
old
for call in folder entry; do
	with $call 1 $EIO
	tap_is "$status $kind $left" "3 old a.pdf" "$call: a folder that is not read is no empty one"
	tap_match "$(<.err)" "*: error: cannot read the folder: Input/output error*" "  and said"
done
old
with fsync 2 $EIO
tap_is "$status $kind $left" "0 good a.pdf" "a folder that cannot be told of a new name"
tap_match "$(<.err)" "out/a.pdf: warning: written, but whether it outlives *" "  is worth a word"
# The last link but one that is read: it is one, and what it leads to is none.
old
ln -s a.pdf out/link.pdf
FAULT_LOG=$work/log3 LD_PRELOAD=$work/shim.so "$ROLEGUIDE" guide "$guide" -o out/link.pdf
old
to=out/link.pdf with path $(($(grep -c '^path ' log3) - 1)) $EIO
tap_is "$status $kind $(readlink out/link.pdf)" "3 old a.pdf" "a link that cannot be read stays one"
rm out/link.pdf
for signal in 15 2 1 9; do
	for call in link rename write fsync; do
		old
		with $call 1 -$signal
		[[ $kind != other ]] && tap_is "$left" a.pdf "signal $signal at $call: nothing is left"
		rm out/a.pdf
		with $call 1 -$signal
		[ "$left" = a.pdf ] || left=${left:-none}
		tap_match "$left" "@(none|a.pdf)" "the same for a new file"
	done
done 2>/dev/null
python3 "$ROOT/tests/faults/faults.py" "$work/shim.so" "$ROLEGUIDE" "$ROOT" "${FAULTS_SECONDS:-60}" \
	>faults
grep '^#' faults
while read -r line; do
	[[ $line == "not ok"* ]]
	tap_ok $((! $?)) "${line#*- }"
done < <(grep -E '^(not )?ok ' faults)
tap_match "$(tail -n 1 faults)" "1..*" "all commands were tried"
tap_done
