#!/bin/bash
# What make dist wrote builds where there is no git: tools/ready/dist_check.sh DIR unpacks it in DIR, runs
# make with a git that only notes that it was called, and makes a guide. It is made twice as well, with
# another umask and other times of files: the same bytes.
set -eu -o pipefail
cd "$(dirname "$0")/../.."
rm -rf "$1"
mkdir -p "$1/bin"
to=$(cd "$1" && pwd)
file=$(tools/ready/dist.sh "$to")
(umask 077 && git clone -q . "$to/clone" && git diff HEAD --binary >"$to/changes" &&
	cd "$to/clone" && { [ ! -s "$to/changes" ] || git apply --index "$to/changes"; } &&
	tools/ready/dist.sh "$to/again" >/dev/null 2>&1)
cmp "$file" "$to/again/${file##*/}"
echo 'ok a clone gives the same bytes'

diff <(tar tf "$file" | sed 's|^[^/]*/||') <(git ls-files | LC_ALL=C sort)
echo 'ok it holds what git knows, and nothing else'

tar xf "$file" -C "$to"
# shellcheck disable=SC2016
printf '#!/bin/sh\necho "$@" >>%s/asked\nexit 127\n' "$to" >"$to/bin/git"
chmod +x "$to/bin/git"
tree=$(basename "$file" .tar.gz)
export PATH=$to/bin:$PATH
unset MAKEFLAGS MFLAGS MAKELEVEL BUILD OUTPUT ROLEGUIDE_DATA
make -C "$to/$tree" -j2 all >"$to/log" 2>&1 || { tail -n 20 "$to/log"; exit 1; }
"$to/$tree/build/roleguide" guide "$to/$tree/content/pm-vs-tpm.xml" --quiet -o "$to/guide.pdf"
[ ! -e "$to/asked" ]
echo 'ok it builds and makes a guide, and nobody asked for git'
