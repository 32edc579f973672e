#!/bin/bash
# Guides at the edges of what is allowed: check passes each of them, and says nothing but what its
# file announces in a comment on the same line: <!-- warning: text -->. So do the shipped guides.
# Which words are too wide for their column is up to the theme, and left out.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/truth.bash"
cd "$ROOT" || exit 1

for file in tests/good/*.xml tests/guide/*.xml content/*.xml; do
	said=$("$ROLEGUIDE" check "$file" 2>&1)
	status=$?
	tap_is "$status:$(grep -vE ': hint: |is wider than its column' <<<"$said")" "0:$(announced "$file")" "$file"
done
tap_is "$("$ROLEGUIDE" check - <tests/good/least.xml 2>&1)" "" "a guide from standard input"
tap_done
