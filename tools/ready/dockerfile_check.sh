#!/bin/bash
# The steps of doc/ci/Dockerfile in a clean Debian, without a container engine: tools/ready/dockerfile_check.sh
# BUILD ROOT PROGRAM runs the lines RUN of its first stage, as they stand there, on the sources as make
# dist has them. The root that they make holds what ROOT holds, which make image made, but for what
# Debian has mended since in libraries, and makes what PROGRAM makes. As root.
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
		WITH=git FONTS= sh -ec "cd /src && $step" </dev/null >"$build/step.log" 2>&1 ||
		{ tail -n 20 "$build/step.log" >&2; exit 1; }
done <"$build/steps"
tail -n 10 "$build/step.log"
made=$build/stage/root-of-image
diff <(cd "$wanted" && find . | LC_ALL=C sort) <(cd "$made" && find . | LC_ALL=C sort)
diff -r "$wanted/usr/share/roleguide" "$made/usr/share/roleguide"
diff -r "$wanted/usr/share/fonts" "$made/usr/share/fonts"
echo 'ok the steps of the Dockerfile bring the files that make image brings'
"$here/image_check.sh" "$made" "$3" "$build/check"
