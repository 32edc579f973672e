#!/bin/bash
# The sources as one file that builds without git: tools/ready/dist.sh DIR writes
# DIR/roleguide-VERSION.tar.gz and prints its name. It holds what git knows, as it lies here, and nothing
# that was made. The same files give the same bytes: names in order, nobody's owner, rights by kind, and
# the time of SOURCE_DATE_EPOCH or else of the last commit.
set -eu -o pipefail
cd "$(dirname "$0")/../.."
to=$1
version=$(sed -n 's/.*VERSION "\(.*\)"/\1/p' src/base/version.h)
if [ ! -e .git ] || ! git rev-parse --git-dir >/dev/null; then
	echo "roleguide: make dist takes the list of files from git, and this is no clone of it" >&2
	echo "roleguide: unpack the archive that this tree came in instead; make deb works here" >&2
	exit 1
fi
changed=$(git status --porcelain --untracked-files=no | wc -l)
[ "$changed" = 0 ] ||
	echo "roleguide: warning: files that are not committed go in as they are: $changed" >&2
since=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
mkdir -p "$to"
part=$(mktemp "$to/.dist.XXXXXX")
trap 'rm -f "$part"' EXIT
git ls-files -z | LC_ALL=C sort -z | tar --create --format=ustar --no-recursion --null \
	--transform="flags=r;s|^|roleguide-$version/|" --owner=root:0 --group=root:0 --mode=u=rwX,go=rX \
	--mtime="@$since" --files-from=- | gzip -9 -n >"$part"
chmod 644 "$part"
mv "$part" "$to/roleguide-$version.tar.gz"
echo "$to/roleguide-$version.tar.gz"
