#!/bin/bash
# The root of an image: tools/ready/image.sh ROOT [WITH] copies into the folder ROOT the installed program,
# the libraries it needs and those it opens late, fonts, hyphenation and a shell, with the licence and
# version of each package that something comes from, and prints what takes the room. WITH is "git" unless
# said otherwise, for roleguide diff; "scan" brings what reads scanned sheets. FONTS: names of font files, patterns, for others than the
# usual. What is left out is told by the program when it is asked for, never replaced in silence.
# doc/ci/Dockerfile runs this, too.
set -eu -o pipefail
cd "$(dirname "$0")/../.."
root=$(realpath -m "$1") with=" ${2-git} "
since=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat -c %Y src/base/version.h)}
arch=$(dpkg-architecture -q DEB_HOST_MULTIARCH 2>/dev/null || gcc -print-multiarch)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022
usual='Lato-Regular Lato-Bold Lato-Italic Lato-BoldItalic NotoSans-Regular NotoSans-Bold NotoSans-Italic
	NotoSans-BoldItalic NotoSansHebrew-* NotoSansArabic-* NotoNaskhArabic-* NotoSansSymbols-*
	NotoSansSymbols2-*'
encodings='UTF-* UNICODE ISO8859-* CP125* CP932 KOI8-* MACINTOSH MAC-CENTRALEUROPE MAC-UK IBM437 IBM85?
	IBM86? SJIS EUC-* BIG5* GBK GBGBK GB18030 UHC TIS-620 lib*'

# Everything that is copied is noted, so that the packages it comes from are known.
note() {
	printf '%s\n' "$@" >>"$work/copied"
}

# bring FILE: as it is called, links followed; /lib is /usr/lib.
bring() {
	local to=$1
	[[ $to != /lib* ]] || to=/usr$to
	[ -e "$root$to" ] || install -D -m "$(stat -Lc %a "$1")" "$1" "$root$to"
	note "$(realpath "$1")"
}

# bring_needed PROGRAM...: the libraries that these are linked with.
bring_needed() {
	local file
	for file; do
		ldd "$file" | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p; s/^\t\(\/[^ ]*\) .*/\1/p'
	done | sort -u >"$work/needed"
	while read -r file; do bring "$file"; done <"$work/needed"
}

bring_whole() {
	local file
	for file; do bring "$file"; done
	bring_needed "$@"
}

# The libraries of a package, or its programs.
libraries() {
	dpkg -L "$1" | grep -E '^(/usr)?/lib/.*/lib[^/]*\.so\.[0-9]+$' || true
}

rm -rf "$root"
mkdir -p "$root"/{usr/bin,usr/lib,usr/lib64,etc/fonts,proc,sys,dev,work} "$root/var/cache/fontconfig"
install -d -m 1777 "$root/tmp"
ln -s usr/bin "$root/bin"
ln -s usr/lib "$root/lib"
ln -s usr/lib64 "$root/lib64"

make -s install DESTDIR="$work/installed" PREFIX=/usr >/dev/null
cp -a "$work/installed/usr/bin/roleguide" "$root/usr/bin"
mkdir -p "$root/usr/share/doc/roleguide"
cp -a "$work/installed/usr/share/roleguide" "$root/usr/share"
cp LICENSE "$root/usr/share/doc/roleguide/copyright"
chmod -R u=rwX,go=rX "$root/usr/share"
bring_needed "$root/usr/bin/roleguide"

# What is opened or run late stands in the list of packages, behind the fonts.
for package in $(sed -n 's/^guide: *//p' tools/packages.txt); do
	case $package in
	fonts-* | hyphen-*) continue ;;
	liblept* | libzbar* | poppler-utils) [[ $with = *' scan '* ]] || continue ;;
	esac
	if [ "$package" = poppler-utils ]; then
		bring_whole /usr/bin/pdftoppm
	else
		# shellcheck disable=SC2046
		bring_whole $(libraries "$package")
	fi
done
if [[ $with = *' git '* ]]; then
	bring_whole /usr/bin/git
	printf '[safe]\n\tdirectory = *\n' >"$root/etc/gitconfig"
fi

# ICU's data, without what is never asked for.
data=$(find "$root/usr/lib" -name 'libicudata.so.*')
CC=gcc tools/ready/icu.sh "$data" "$work/icudata"
install -m 644 "$work/icudata" "$data"

# Encodings of files.
mkdir -p "$root/usr/lib/$arch/gconv/gconv-modules.d"
for name in $encodings; do
	for file in /usr/lib/"$arch"/gconv/$name.so; do
		[ ! -e "$file" ] || bring "$file"
	done
done
cp /usr/lib/"$arch"/gconv/gconv-modules "$root/usr/lib/$arch/gconv"
cp /usr/lib/"$arch"/gconv/gconv-modules.d/* "$root/usr/lib/$arch/gconv/gconv-modules.d"
iconvconfig --prefix "$root"

# Fonts of the catalogue, patterns, as these are all that are there.
for name in ${FONTS:-$usual}; do
	files=$(find /usr/share/fonts -name "$name.ttf" -o -name "$name.otf" -o -name "$name.ttc")
	[ -n "$files" ] || { echo "roleguide: no font is called $name" >&2; exit 1; }
	for file in $files; do
		grep -q "${file##*/}" fonts/catalogue.txt && bring "$file"
	done
done
cat >"$root/etc/fonts/fonts.conf" <<'XML'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><cachedir>/var/cache/fontconfig</cachedir></fontconfig>
XML

# Patterns as they are, with their links.
mkdir -p "$root/usr/share/hyphen"
cp -a /usr/share/hyphen/*.dic "$root/usr/share/hyphen"
note /usr/share/hyphen/*.dic

# A shell, for pipelines that run their lines in the image.
bring /bin/busybox
for name in $(busybox --list); do
	[ -e "$root/usr/bin/$name" ] || ln -s busybox "$root/usr/bin/$name"
done
printf 'root:x:0:0::/:/bin/sh\nnobody:x:65534:65534::/nonexistent:/bin/false\n' >"$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
sed -n '/^\(ID\|NAME\|PRETTY_NAME\|VERSION_ID\|VERSION_CODENAME\)=/p' /etc/os-release >"$root/etc/os-release"

# Whose it is: licences, and for those who look for known faults the versions.
sort -u "$work/copied" | while read -r file; do
	dpkg -S "$file" 2>/dev/null || dpkg -S "${file#/usr}" 2>/dev/null || echo "no package: $file" >&2
done | sed 's/: \/.*//; s/:.*//' | sort -u >"$work/packages"
mkdir -p "$root/var/lib/dpkg/status.d"
while read -r package; do
	install -D -m 644 "/usr/share/doc/$package/copyright" "$root/usr/share/doc/$package/copyright"
	dpkg-query -s "$package" >"$root/var/lib/dpkg/status.d/$package"
done <"$work/packages"

find "$root" -exec touch -h -d "@$since" {} +

# What takes the room, in kB of 1000 bytes.
taken() {
	printf '%8d  %s\n' "$(($(find "${@:2}" -type f -printf '%s\n' | awk '{ n += $1 } END { print n + 0 }') / 1000))" "$1"
}
taken 'the program' "$root/usr/bin/roleguide"
taken 'data of ICU, reduced' "$data"
taken 'libraries' "$root/usr/lib/$arch" "$root/usr/lib64" ! -path '*/gconv/*' ! -path "$data"
taken 'encodings' "$root/usr/lib/$arch/gconv"
taken 'fonts' "$root/usr/share/fonts"
taken 'schemas, themes, phrases, profile' "$root/usr/share/roleguide"
taken 'hyphenation' "$root/usr/share/hyphen"
taken 'a shell and other programs' "$root/usr/bin" ! -name roleguide
taken 'licences, versions' "$root/usr/share/doc" "$root/var"
taken 'in all' "$root"
