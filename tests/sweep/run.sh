#!/bin/bash
# A sweep over the characters of fonts: each is set in a guide in its font, and comes back as it was
# written. STEP=1 takes every character, FAMILIES="" every font of the catalogue; make sweep does both.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
tap_needs mupdf-tools command -v mutool
tap_needs python3-fonttools python3 -c "import fontTools"

# sweep PROGRAM STEP FAMILY...
sweep() {
	python3 "$ROOT/tests/sweep/sweep.py" "$1" "$work" "${@:2}" 2>&1
}
sample="Noto Sans,Noto Serif,Noto Sans Arabic,Noto Sans Devanagari,Noto Sans Tamil,Noto Sans Thai"
sample=$sample,"Noto Serif Tibetan,Noto Sans Hebrew,Noto Sans Myanmar,Noto Sans Symbols2,Symbola"
IFS=, read -ra families <<<"${FAMILIES-$sample}"
tap_is "$(sweep "$ROLEGUIDE" "${STEP-9}" "${families[@]}")" "" \
	"characters of ${#families[@]} fonts (0: all) are read as they were written"

# A fault is seen: a character that becomes another, one that is lost.
for change in 's/ก/ข/' 's/ ค / /'; do
	printf '#!/bin/bash\nsed "%s" "$2" >"$2.changed"\nexec "%s" guide "$2.changed" "${@:3}"\n' \
		"$change" "$ROLEGUIDE" >"$work/changed"
	chmod +x "$work/changed"
	found=$(sweep "$work/changed" 1 "Noto Sans Thai")
	tap_match "$found" "Noto Sans Thai: pdftotext does not read U+0E0*" "a fault is seen: $change"
done
tap_done
