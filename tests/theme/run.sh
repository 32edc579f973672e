#!/bin/bash
# doc/theme.md and doc/phrases.md tell the truth: each element, attribute and value of the schemas is
# explained there, nothing else is, and the examples are valid.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/truth.bash"
tap_needs libxml2-utils command -v xmllint

for kind in theme phrases; do
	take_page $kind $kind
	page_explains element attribute value
	page_explains_no_other
	page_examples_are_valid
done
tap_done
