#!/bin/bash
# The steps of doc/ci/Dockerfile in a clean Debian, without a container engine: tools/ready/dockerfile_check.sh
# BUILD ROOT runs the lines RUN of its first stage, as they stand there, on the sources as make dist has
# them, and compares the root that they make with ROOT, which make image made. As root.
set -eu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
mkdir -p "$1"
build=$(cd "$1" && pwd) wanted=$(realpath "$2")
"$here/root.sh" "$build/root.tar"
away() {
	umount "$build/stage/proc" 2>/dev/null || true
	rm -rf --one-file-system "$build/stage"
}
trap away EXIT
away
mkdir -p "$build/stage/src"
tar xf "$build/root.tar" -C "$build/stage"
mount -t proc proc "$build/stage/proc"
cp /etc/resolv.conf /etc/hosts "$build/stage/etc"
file=$("$here/dist.sh" "$build")
tar xf "$file" -C "$build/stage/src" --strip-components=1
since=$(git -C "$source" log -1 --format=%ct)
sed -n 's/^RUN //p' "$source/doc/ci/Dockerfile" >"$build/steps"
[ "$(wc -l <"$build/steps")" -ge 3 ]
while read -r step; do
	echo "RUN $step"
	chroot "$build/stage" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin SOURCE_DATE_EPOCH="$since" \
		WITH= FONTS= sh -ec "cd /src && $step" </dev/null >"$build/step.log" 2>&1 ||
		{ tail -n 20 "$build/step.log" >&2; exit 1; }
done <"$build/steps"
tail -n 10 "$build/step.log"
diff -r "$build/stage/root-of-image" "$wanted"
echo 'ok the steps of the Dockerfile make the root that make image makes'
