#!/bin/bash
# Packages for Debian: tools/ready/deb.sh DIR BUILD builds them in BUILD, from the sources as make dist has
# them or, where there is no git, from this tree, and leaves them in DIR. Nothing is signed. The same
# sources give the same bytes, wherever they are built.
set -eu -o pipefail
cd "$(dirname "$0")/../.."
mkdir -p "$1" "$2"
to=$(cd "$1" && pwd) build=$(cd "$2" && pwd)
version=$(sed -n 's/.*VERSION "\(.*\)"/\1/p' src/base/version.h)
tree=$build/roleguide-$version
[ "$(dpkg-parsechangelog -S Version)" = "$version" ] || {
	echo "roleguide: debian/changelog and src/base/version.h disagree about the version" >&2
	exit 1
}
rm -rf "$build"
mkdir -p "$build"
if [ -e .git ]; then
	tools/ready/dist.sh "$build" >"$build/log"
	tar xf "$build/roleguide-$version.tar.gz" -C "$build"
else
	mkdir "$tree"
	tar c --exclude=./build --exclude='./build-*' --exclude=./output . | tar x -C "$tree"
fi
unset MAKEFLAGS MFLAGS MAKELEVEL BUILD OUTPUT
if ! (cd "$tree" && dpkg-buildpackage --no-sign --build=binary) >>"$build/log" 2>&1; then
	tail -n 20 "$build/log" >&2
	exit 1
fi
for file in "$build"/*.deb; do
	mv "$file" "$to"
	echo "$to/${file##*/}"
done
