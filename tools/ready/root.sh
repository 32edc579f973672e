#!/bin/bash
# A clean Debian of the machine's own release, from where the machine's own apt has its packages:
# tools/ready/root.sh ROOT.tar. It holds apt and what is essential. One that is there already is kept.
set -eu -o pipefail
[ ! -e "$1" ] || exit 0
mkdir -p "$(dirname "$1")"
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
# shellcheck disable=SC2016
apt-get indextargets 'Created-By: Packages' 'Origin: Debian' \
	--format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' >"$1.list"
if [ ! -s "$1.list" ]; then
	echo "roleguide: apt knows no packages of Debian here: run apt-get update" >&2
	exit 1
fi
mmdebstrap --quiet --variant=apt --format=tar "$release" "$1.part" - <"$1.list"
mv "$1.part" "$1"
