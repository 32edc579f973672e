#!/bin/sh
# The packages of Debian that hold what a file for pkg-config requires, as a list for debian/control:
# tools/ready/devel.sh ROLEGUIDE.PC. libharu has no such file, its header tells.
set -eu
for library in $(sed -n 's/^Requires: //p' "$1"); do
	dpkg -S "$(pkg-config --variable=pcfiledir "$library")/$library.pc"
done >"$1.owners"
dpkg -S /usr/include/hpdf.h >>"$1.owners"
sed 's/:.*//' "$1.owners" | LC_ALL=C sort -u | paste -s -d , | sed 's/,/, /g'
rm "$1.owners"
