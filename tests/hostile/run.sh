#!/bin/bash
# Hostile input that costs little to try; make hostile tries all of it.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
python3 "$ROOT/tests/hostile/hostile.py" --sample
