#!/bin/bash
# The walls between the folders of src hold, and a breach is noticed: by tools/layers.sh, and where
# it is one between our own folders by the compiler as well.
set -u
. "$ROOT/tests/tap.bash"

out=$("$ROOT/tools/layers.sh" "$ROOT/src")
tap_ok $? "no file breaches a wall"
echo "$out" | sed 's/^/# /'

copy=$work
cp -r "$ROOT/src" "$ROOT/tools" "$ROOT/Makefile" "$copy/"

# breach FILE LINE WANTED: with LINE put into FILE, the check must fail and say WANTED.
breach() {
	printf '%s\n' "$2" >>"$copy/src/$1"
	out=$("$ROOT/tools/layers.sh" "$copy/src")
	[ $? = 1 ] && [[ $out == *"$1:"*"$3"* ]]
	tap_ok $? "$1 may not have: $2"
	rm "$copy/src/$1"
	[ ! -e "$ROOT/src/$1" ] || cp "$ROOT/src/$1" "$copy/src/$1"
}

breach layout/breach.c '#include "content/guide.h"' 'layout may not include "content/guide.h"'
breach layout/breach.c '#include "../content/guide.h"' 'goes around the walls'
breach text/breach.c '  #  include "doc/doc.h"' 'text may not include "doc/doc.h"'
breach base/breach.c '#include "pdf/pdf.h"' 'base may not include "pdf/pdf.h"'
breach pdf/breach.c '#include "inspect/read.h"' 'pdf may not include "inspect/read.h"'
breach inspect/breach.c '#include "pdf/pdf.h"' 'inspect may not include "pdf/pdf.h"'
breach doc/breach.c '#include "layout/layout.h"' 'doc may not include'
breach pdf/breach.c '#include <libxml/tree.h>' 'is not for this file'
breach layout/breach.c '#include <hpdf.h>' 'is not for this file'
breach content/guide.h '#include <libxml/tree.h>' 'a header of ours includes'
breach text/text.h '#include <hb.h>' 'a header of ours includes'
breach cli/breach.c '#include <curl/curl.h>' 'is not in walls.mk'
breach cli/breach.c '#include HEADER' 'cannot be checked'
breach elsewhere.c '#include "base/len.h"' 'is not in walls.mk'

# The include path of layout holds doc/doc.h, but not content/guide.h.
mkdir -p "$copy/tests"
compile() {
	printf '#include "%s"\ntypedef int breach;\n' "$1" >"$copy/src/layout/breach.c"
	rm -f "$copy/b/obj/layout/breach.o"
	make -s -C "$copy" BUILD="$copy/b" "$copy/b/obj/layout/breach.o" >"$copy/log" 2>&1
}
compile doc/doc.h
tap_ok $? "a file of layout that includes doc/doc.h compiles"
! compile content/guide.h && grep -q 'content/guide.h: No such file' "$copy/log"
tap_ok $? "a file of layout that includes content/guide.h does not compile"
grep -qx 'src/layout/breach.c:1: layout may not include "content/guide.h"' "$copy/log"
tap_ok $? "the build that fails at a wall says that there is one"
! compile doc/no-such.h && ! grep -q 'may not' "$copy/log"
tap_ok $? "a build that fails at something else speaks of no wall"
tap_done
