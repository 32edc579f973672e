#!/bin/bash
# The packages in a clean Debian: tools/ready/deb_check.sh DIR BUILD PROGRAM installs those of DIR in a
# root of its own under BUILD, works with them as another user who has no HOME, compares with what
# PROGRAM makes of the same, and takes them away again. As root; nothing outside BUILD is touched.
set -eu -o pipefail
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
program=$(realpath "$3")
mkdir -p "$2"
to=$(cd "$1" && pwd) build=$(cd "$2" && pwd)
version=$(sed -n 's/.*VERSION "\(.*\)"/\1/p' "$source/src/base/version.h")
root=$build/root
examples=/usr/share/doc/roleguide/examples

lintian --allow-root --fail-on error,warning "$to/roleguide_${version}"_*.deb \
	"$to/roleguide-data_${version}_all.deb" "$to/libroleguide-dev_${version}"_*.deb
echo 'ok lintian: no error, no warning'

"$here/root.sh" "$build/root.tar"
away() {
	umount "$root/proc" 2>/dev/null || true
	rm -rf --one-file-system "$root"
}
trap away EXIT
away
mkdir -p "$root"
tar xf "$build/root.tar" -C "$root"
mount -t proc proc "$root/proc"
cp /etc/resolv.conf /etc/hosts "$root/etc"
mkdir "$root/packages"
cp "$to/roleguide_${version}"_*.deb "$to/roleguide-data_${version}_all.deb" \
	"$to/libroleguide-dev_${version}"_*.deb "$root/packages"

in_root() {
	chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"
}
apt() {
	in_root apt-get -qq -y -o Dpkg::Use-Pty=0 "$@" >"$build/apt.log" 2>&1 ||
		{ tail -n 20 "$build/apt.log" >&2; return 1; }
}
# As somebody of whom the system knows nothing.
somebody() {
	chroot --userspec=54321:54321 "$root" /usr/bin/env -i PATH=/usr/bin:/bin "$@"
}
apt update
in_root sh -c 'dpkg --get-selections | cut -f 1' | LC_ALL=C sort >"$build/before"
# shellcheck disable=SC2046
apt install --no-install-recommends $(cd "$root" && printf '/%s ' packages/roleguide_* packages/roleguide-data_*)
echo "ok they install: $(($(in_root dpkg --get-selections | wc -l) - $(wc -l <"$build/before"))) packages"

install -d -m 777 "$root/few" "$root/all"
install -D -m 755 "$source/debian/tests/installed" "$root/packages/installed"
install -m 755 "$source/debian/tests/library" "$root/packages/library"
somebody AUTOPKGTEST_ARTIFACTS=/few /packages/installed >"$build/few.log" 2>&1 || { cat "$build/few.log"; exit 1; }
echo 'ok check, guide, report, form, verify and preflight, without what is recommended'

# shellcheck disable=SC2046
apt install --no-install-recommends gcc libc6-dev pkgconf hyphen-de \
	$(in_root dpkg-query -W -f '${Recommends} ' roleguide roleguide-data | tr -d ,)
somebody AUTOPKGTEST_ARTIFACTS=/all /packages/installed >"$build/all.log" 2>&1 || { cat "$build/all.log"; exit 1; }
[ -e "$root/all/scanned/proof.pdf" ]
echo 'ok all of it with what is recommended; scans too'

# The same bytes as outside, where other packages lie beside.
rm -rf "${build:?}/bin" "$build/out"
mkdir "$build/bin" "$build/out"
ln -s "$program" "$build/bin/roleguide"
PATH=$build/bin:$PATH ROLEGUIDE_DATA=$source/content EXAMPLES=$root$examples \
	AUTOPKGTEST_ARTIFACTS=$build/out "$source/debian/tests/installed" >"$build/out.log" 2>&1
(cd "$root/few" && for file in *; do [ "$file" = german.pdf ] || cmp "$file" "$build/out/$file"; done)
diff -r "$root/all" "$build/out"
echo "ok the same bytes as the program of the tree: $(find "$build/out" -type f | wc -l) files"

# shellcheck disable=SC2046
apt install --no-install-recommends $(cd "$root" && printf '/%s ' packages/libroleguide-dev_*)
somebody AUTOPKGTEST_TMP=/all /packages/library
echo 'ok the library compiles and works'

apt purge roleguide roleguide-data libroleguide-dev
rm -r "$root/packages"
[ -z "$(find "$root" -xdev -path "$root/proc" -prune -o -name '*roleguide*' ! -name '*.list' -print)" ]
[ -z "$(in_root dpkg --audit)" ]
echo 'ok they go without a trace'
