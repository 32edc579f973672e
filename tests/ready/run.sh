#!/bin/bash
# What others take ready-made: the sources as one file, packages. That they build and install takes
# minutes: make dist-check, make deb-check.
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
unset MAKEFLAGS MFLAGS MAKELEVEL T

# The packages that are built with are those of the only list; make and the compiler are always there.
wanted=$(sed -n 's/^build: *//p' tools/packages.txt | tr ' ' '\n' | grep -vxE 'gcc|libc6-dev|make|pkg-config')
tap_is "$(sed -n '/^Build-Depends:/,/^[A-Z].*:/ s/^ \([a-z0-9.+-]*\),$/\1/p' debian/control | grep -vx pkgconf |
	LC_ALL=C sort)" "$(LC_ALL=C sort <<<"$wanted")" "a package is built with what tools/packages.txt says"
guide=$(sed -n 's/^guide: *//p' tools/packages.txt | tr ' \n' ',,')
out=$(make -n -f debian/rules override_dh_gencontrol 2>&1)
for kind in Late:libzip4 Late:poppler-utils Fonts:fonts-lato Fonts:hyphen-en-us; do
	tap_match ",$guide/$out" "*,${kind#*:},*/*roleguide:${kind%:*}=*${kind#*:}*" "${kind#*:} is named by $kind"
done
tap_is "$(sed -n '1s/.*(\(.*\)).*/\1/p' debian/changelog)" "$(sed -n 's/.*VERSION "\(.*\)"/\1/p' src/base/version.h)" \
	"the changelog knows the version"

tap_needs git git rev-parse --git-dir
file=$(tools/ready/dist.sh "$work" 2>"$work/said")
tap_is "$file" "$work/roleguide-$("$ROLEGUIDE" --version | sed 's/.* //').tar.gz" \
	"make dist names what it wrote by its version"
tap_is "$(tar tf "$file" | sed 's|^[^/]*/||')" "$(git ls-files | LC_ALL=C sort)" \
	"it holds what git knows, in order, and nothing that was made"
tap_is "$(tar tvf "$file" | awk '{ print $1, $2 }' | LC_ALL=C sort -u)" "-rw-r--r-- root/root
-rwxr-xr-x root/root
lrwxr-xr-x root/root" "nobody's owner, rights by kind"
mkdir "$work/bin"
printf '#!/bin/sh\necho "$@" >>"%s/asked"\nexit 127\n' "$work" >"$work/bin/git"
chmod +x "$work/bin/git"
tar xf "$file" -C "$work"
tree=${file%.tar.gz}
# The same lines as here, but for folders and what is built already.
out=$(cd "$tree" && PATH=$work/bin:$PATH make -n all BUILD="$work/none" 2>&1 | sed "s|$tree|$ROOT|g")
tap_is "$(sort <<<"$out")" "$(make -n all BUILD="$work/none" 2>&1 | sort)" "unpacked, make does the same as here"
[ ! -e "$work/asked" ]
tap_ok $? "and asks nothing of git"
out=$(cd "$tree" && tools/ready/dist.sh "$work/no" 2>&1)
tap_is "$?$out" "1roleguide: make dist takes the list of files from git, and this is no clone of it
roleguide: unpack the archive that this tree came in instead; make deb works here" "without git it says so"
tap_done
