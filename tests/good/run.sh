#!/bin/bash
# Guides at the edges of what is allowed: check passes each of them, and says nothing but what its
# file announces in a comment on the same line: <!-- warning: text -->. So do the shipped guides.
set -u
cd "$ROOT" || exit 1
n=0
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; fi
}

# The warnings that a file announces: "LINE: warning: TEXT".
announced() {
	grep -n '<!-- warning: ' "$1" | sed 's/^\([0-9]*\):.*<!-- \(warning: .*\) -->.*/\1: \2/'
}

for file in tests/good/*.xml tests/guide/*.xml content/*.xml; do
	"$ROLEGUIDE" check "$file" >"$TMPDIR/out" 2>&1
	status=$?
	grep -v ': hint: ' "$TMPDIR/out" | sed "s#^$file:##" >"$TMPDIR/said"
	announced "$file" | diff - "$TMPDIR/said" >"$TMPDIR/diff" && [ $status = 0 ]
	ok $? "$file"
	sed 's/^/# /' "$TMPDIR/diff"
done
"$ROLEGUIDE" check - <tests/good/least.xml >"$TMPDIR/out" 2>&1 && [ ! -s "$TMPDIR/out" ]
ok $? "a guide from standard input"
echo "1..$n"
