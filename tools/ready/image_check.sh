#!/bin/bash
# The root of an image under the limits it is made for: tools/ready/image_check.sh ROOT PROGRAM BUILD. Its
# root cannot be written, there is no network, no HOME, and the user is one of whom nothing knows. What is
# made there is byte for byte what PROGRAM makes outside, where all fonts and all data of ICU are. As
# root; all mounts are in a name space of its own.
set -eu -o pipefail
cd "$(dirname "$0")/../.."
source=$PWD root=$(realpath "$1") program=$(realpath "$2")
mkdir -p "$3"
build=$(cd "$3" && pwd)
size=$(($(find "$root" -type f -printf '%s\n' | awk '{ n += $1 } END { print n }') / 1000000))
[ "$size" -lt 100 ]
echo "ok $size MB, under 100"

rm -rf "$build"
install -d -m 777 "$build/work" "$build/work/in" "$build/out"
mkdir -p "$build/bin"
ln -s "$program" "$build/bin/roleguide"
cp -r content/*.xml content/answers content/pictures content/quizzes content/shared "$build/work"
cp debian/tests/installed tools/ready/image_try.sh "$build/work"
(cd "$build/work" && PATH=$build/bin:$PATH ROLEGUIDE_DATA=$source/content EXAMPLES=$PWD \
	AUTOPKGTEST_ARTIFACTS=$build/out ./image_try.sh >"$build/outside" 2>&1) ||
	{ tail "$build/outside"; exit 1; }

# shellcheck disable=SC2016
unshare --mount --net --ipc --uts --pid --fork bash -eu -c '
	mount --bind "$1" "$1"
	mount --bind "$2/work" "$1/work"
	mount -t tmpfs -o size=64k none "$1/dev"
	for name in null zero random urandom; do
		touch "$1/dev/$name"
		mount --bind "/dev/$name" "$1/dev/$name"
	done
	mount -t proc proc "$1/proc"
	mount -o remount,bind,ro "$1"
	exec chroot --userspec=54321:54321 --groups= "$1" /bin/env -i PATH=/usr/bin EXAMPLES=/work \
		AUTOPKGTEST_ARTIFACTS=/work/in sh -c "
			cd /work
			! touch /tmp/written 2>/dev/null || exit 9
			[ \"\$(id -u)\" = 54321 ] || exit 8
			./image_try.sh"
	' - "$root" "$build" >"$build/inside" 2>&1 || { echo "status $?"; tail "$build/inside"; exit 1; }
echo 'ok it works without network, HOME and a root to write to, as user 54321'
[ -e "$root/usr/bin/pdftoppm" ] || rm -r "$build/out/scanned" "$build/out/sheets.pdf"
sed -i "s|$build/out|/work/in|g; s|$build/work|/work|g" "$build/outside"
diff "$build/outside" "$build/inside"
diff -r "$build/out" "$build/work/in"
echo "ok the same bytes as outside, and the same messages: $(find "$build/out" -type f | wc -l) files"
