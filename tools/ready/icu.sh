#!/bin/bash
# A small library of ICU's data: tools/ready/icu.sh LIBRARY OUT makes OUT of LIBRARY, libicudata.so.NN. All
# languages stay as they are; what goes are kinds of data that no function asks for which we call: names
# of time zones, units, regions and characters, transliteration, numbers spelt out, and converters of
# more than one byte a character, which no hyphenation dictionary needs (other files go through iconv).
# The dictionary that cuts Chinese and Japanese into words is left out of what breaks lines, too: lines
# end there between any two characters.
set -eu -o pipefail
library=$(realpath "$1") out=$(realpath -m "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
symbol=$(readelf -W --dyn-syms "$library" | sed -n 's/.* \(icudt[0-9]*\)_dat$/\1/p')
soname=$(readelf -d "$library" | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')
mkdir whole small
# The data is all that is constant in the library.
objcopy -O binary --only-section=.rodata "$library" "whole/${symbol}l.dat"
icupkg -l "whole/${symbol}l.dat" >all.txt
[ "$(wc -l <all.txt)" -gt 3000 ] || { echo "roleguide: $1 holds no data of ICU" >&2; exit 1; }
icupkg -d whole -x '*' "whole/${symbol}l.dat"

grep -E '^(zone|unit|region|translit|rbnf)/|\.spp$|^(unames\.icu|confusables\.cfu)$' all.txt >drop
(cd whole && find . -name '*.cnv' -size +12k -printf '%P\n') >>drop
# What breaks lines, without that dictionary.
derb -s "$work/whole/brkitr" -d . root.res
if grep -q cjdict root.txt; then
	sed -i '/"cjdict\.dict"/d' root.txt
	mkdir brkitr
	genrb --quiet -s . -d brkitr root.txt
	cp brkitr/root.res whole/brkitr/root.res
	echo brkitr/cjdict.dict >>drop
fi
# What stands on something that is dropped goes as well, until nothing does. The name of
# the file is the name of the data in it.
while :; do
	LC_ALL=C sort -u drop -o drop
	grep -vxFf drop all.txt >keep.txt
	(cd whole && icupkg -a ../keep.txt -s . -t l new "../small/${symbol}l.dat") 2>said && break
	sed -n 's/^Item \(.*\) depends on missing item .*/\1/p' said >gone
	[ -s gone ] || { cat said >&2; exit 1; }
	grep -vE '\.cnv$' gone && { echo 'roleguide: ICU needs what should be dropped' >&2; exit 1; }
	cat gone >>drop
done
genccode -a gcc -e "$symbol" -d . "small/${symbol}l.dat" >/dev/null
${CC:-gcc} -shared -nostdlib -Wl,-soname,"$soname" -Wl,--build-id=none -Wl,-z,noexecstack -o "$out" \
	"${symbol}l_dat.S"
strip "$out"
