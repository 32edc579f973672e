#!/bin/bash
# Files for the press, judged by other people's programs: x4.py finds no fault in guides and
# reports, and every fault of seeds.py; the plates by Ghostscript show what overprint, bleed and
# marks come to.
# More files, and all plates of them: tests/conformance/press.sh.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/press/tap.bash"
tap_needs qpdf command -v qpdf
tap_needs poppler-utils command -v pdftotext
tap_needs mupdf-tools command -v mutool
tap_needs ghostscript command -v gs
tap_needs python3-pil python3 -c "import PIL"
tap_needs python3-fonttools python3 -c "import fontTools"
tap_needs python3-numpy python3 -c "import numpy"
tap_needs python3-pikepdf python3 -c "import pikepdf"
cd "$ROOT" || exit 1

# shellcheck disable=SC2034  # for without_fault
fast=--fast
for profile in print print-x1a archive; do
	names=()
	for theme in content/themes/*.xml; do
		for guide in pm-vs-tpm five-roles; do
			name=$guide-$(basename "$theme" .xml)-$profile
			print "$name" guide "content/$guide.xml" --theme "$theme" \
				--profile $profile && names+=("$name")
		done
	done
	without_fault $profile "guides, --profile $profile" "${names[@]}"
done
names=()
for answers in content/answers/*.xml; do
	name=report-$(basename "$answers" .xml)
	print "$name" report content/pm-vs-tpm.xml "$answers" --profile print && names+=("$name")
done
without_fault print "reports" "${names[@]}"

for profile in print print-x1a archive; do
	told python3 "$press/catch.py" "$work/pm-vs-tpm-handout-$profile.pdf" "$work/seeds"
done
tap_is "$(grep -c '^[^#]' "$press/seeds.tsv")" "$(find "$work/seeds" -name '*.pdf' | wc -l)" \
	"there is a file for each line of seeds.tsv"

# A theme with a spot ink and art at all edges.
sed -f "$press/theme.sed" content/themes/handout.xml >"$work/theme.xml"
print art guide content/pm-vs-tpm.xml --theme "$work/theme.xml" --profile print
print marked guide content/pm-vs-tpm.xml --theme "$work/theme.xml" --profile print \
	--marks crop,registration,colour
print rules report content/pm-vs-tpm.xml content/answers/balanced.xml \
	--theme "$work/theme.xml" --profile print
proof() {
	told python3 "$press/proof.py" "$@"
}
without_fault print "a theme with a spot ink and art at the edges" art marked rules
cd "$work" || exit 1
proof black pm-vs-tpm-handout-print.pdf
proof overprint rules.pdf
proof spot "House Blue 7 C=100,15" art.pdf
proof bleed left+top+bottom,left+top+right+bottom art.pdf
proof marks marked.pdf art.pdf
proof only Black pm-vs-tpm-mono-print.pdf
proof ink pm-vs-tpm-handout-print.pdf
tap_done
