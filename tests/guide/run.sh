#!/bin/bash
# What is loaded from a guide: NAME.xml gives NAME.dump, line by line. UPDATE=1 writes the dumps.
set -u
cd "$ROOT/tests/guide" || exit 1
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

for input in *.xml; do
	dump=${input%.xml}.dump
	if [ -n "${UPDATE-}" ]; then
		"$ROLEGUIDE" guide "$input" --dump=guide >"$dump" 2>"$TMPDIR/messages"
		continue
	fi
	out=$("$ROLEGUIDE" guide "$input" --dump=guide 2>"$TMPDIR/messages" |
		diff "$dump" - && echo same)
	[ "$out" = same ]
	ok $? "$input loads as $dump says"
	[ "$out" = same ] || printf '%s\n' "$out" | sed 's/^/# /'
done

# The same guide from standard input; what it names is then looked for in the working folder.
if [ -z "${UPDATE-}" ]; then
	"$ROLEGUIDE" guide - --dump=guide <cells.xml 2>"$TMPDIR/messages" | cmp -s - cells.dump
	ok $? "standard input loads like a file"
fi
echo "1..$n"
