#!/bin/bash
# Nothing that an author can write is dropped: one text or attribute after the other is changed in a
# guide that has all of them, and the pages, their tags, links or properties change with it; each
# element inside a line is put into every place that takes words, and arrives.
set -u
. "$ROOT/tests/tap.bash"
# the system's own, which sees the packages of the system
tap_needs python3-pikepdf python3 -c "import pikepdf"
tap_needs poppler-utils command -v pdftotext
here=$ROOT/tests/every
cp "$here/whole.xml" "$ROOT/tests/guide/stove.png" "$work"
cp "$ROOT/content/pictures/five-marks.png" "$work/other.png"
echo '<quiz/>' >"$work/questions.xml"
said=$(PYTHONPATH=$ROOT/tests/random python3 "$here/every.py" "$ROLEGUIDE" \
	"$ROOT/content/schema/guide.rng" "$work" 2>&1)
tap_match "$said" "[1-9][0-9][0-9] changes" "every text and attribute of a guide is seen or heard"
tap_done
