#!/bin/bash
# Installs what is missing for some purposes: tools/deps.sh build guide test
# The purposes and their packages are in packages.txt. Nothing is done when all is there.
set -u
list=$(dirname "$0")/packages.txt

# The packages for the purposes, one a line, without those whose command is there.
wanted() {
	local purpose entry command
	for purpose; do
		sed -n "s/^$purpose://p" "$list"
	done | tr -s ' ' '\n' | sort -u | sed '/^$/d' | while read -r entry; do
		command=$(sed -n 's/.*\[\(.*\)\]$/\1/p' <<<"$entry")
		[ -n "$command" ] && command -v "$command" >/dev/null || echo "${entry%%\[*}"
	done
}

missing() {
	comm -23 <(wanted "$@") <(wanted "$@" |
		xargs dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null |
		sed -n 's/^installed //p' | sort -u)
}

by_hand() {
	echo "roleguide: $1" >&2
	echo "roleguide: install these, or what your system calls them, and try again:" >&2
	echo "  $packages" >&2
	exit 1
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		env DEBIAN_FRONTEND=noninteractive "$@"
	elif [ -t 0 ]; then
		sudo env DEBIAN_FRONTEND=noninteractive "$@"
	else
		sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
	fi
}

install() {
	# shellcheck disable=SC2086
	as_root apt-get install -qq -y --no-install-recommends \
		-o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 $packages >"$log" 2>&1
}

[ -n "${ASSUME_DEPS-}" ] && exit 0
if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
	packages=$(wanted "$@" | tr '\n' ' ')
	by_hand "this system has no apt (ASSUME_DEPS=1 skips this check)"
fi
packages=$(missing "$@" | tr '\n' ' ')
[ -z "$packages" ] && exit 0
[ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
	by_hand "packages are missing, and neither root nor sudo is at hand"
echo "installing: $packages"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The list of packages is fetched only when what is here does not do.
if ! install && ! { as_root apt-get update -qq >"$log" 2>&1 && install; }; then
	tail -n 20 "$log" >&2
	by_hand "apt could not install the packages"
fi
