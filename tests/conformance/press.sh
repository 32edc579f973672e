#!/bin/bash
# Files for the press, all of them: guides in all themes, in all profiles, on all papers, with
# marks, on sheets; reports of all sample answers. x4.py judges them with the ink on paper, and the
# plates by Ghostscript are looked at. tests/press/run.sh does the same with a few.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/press/tap.bash"
cd "$ROOT" || exit 1

sed -f "$press/theme.sed" content/themes/handout.xml >"$work/theme.xml"
reports=()
report() { # NAME OPTION...
	print "$1" report content/pm-vs-tpm.xml "$answers" --profile print "${@:2}" &&
		reports+=("$1")
}
for answers in content/answers/*.xml; do
	name=$(basename "$answers" .xml)
	report "report-$name"
	report "report-$name-mono" --theme mono
	report "report-$name-art" --theme "$work/theme.xml"
done
for profile in print print-x1a archive; do
	names=()
	papers="a4 letter a5"
	[ $profile = print ] || papers=a4
	for theme in content/themes/*.xml "$work/theme.xml"; do
		for guide in pm-vs-tpm five-roles; do
			for paper in $papers; do
				name=$guide-$(basename "$theme" .xml)-$paper-$profile
				print "$name" guide content/$guide.xml --theme "$theme" \
					--paper "$paper" --profile $profile && names+=("$name")
			done
		done
	done
	without_fault $profile "guides, --profile $profile" "${names[@]}"
done
without_fault print "reports" "${reports[@]}"

# Blank pages of a booklet are no fault: without them it could not be folded.
names=()
for sheets in --booklet "--nup 2" "--nup 4" "--nup 4 --stack"; do
	name=sheets${sheets// /}
	# shellcheck disable=SC2086
	print "$name" report content/pm-vs-tpm.xml content/answers/hebrew.xml $sheets \
		--theme "$work/theme.xml" --marks crop,registration,colour --profile print &&
		names+=("$name")
done
fast="--allow gwg-R0005" without_fault print "booklets and sheets" "${names[@]}"

proof() {
	told python3 "$press/proof.py" "$@"
}
cd "$work" || exit 1
proof black ./*-handout-*-print.pdf report-{balanced,hebrew,german}.pdf
proof ink ./*-print.pdf report-*.pdf
proof only Black ./*-mono-*.pdf report-*-mono.pdf
for theme in "$ROOT"/content/themes/*.xml; do
	spot=$(sed -n 's/.*<colour.* spot="\([^"]*\)".*/\1/p' "$theme" | sort -u)
	tints=$(sed -n 's/.*<colour.* tint="\([^"]*\)".*/\1/p' "$theme" | paste -sd ,)
	name=$(basename "$theme" .xml)
	[ -z "$spot" ] && continue
	proof spot "$spot=100,$tints" ./*-"$name"-*-print.pdf
	proof only "Black,$spot" ./*-"$name"-*.pdf
done
proof spot "House Blue 7 C=100,15" ./*-theme-*-print.pdf
proof bleed left+top+bottom,left+top+right+bottom ./*-theme-*-print.pdf report-*-art.pdf
for paper in a4 letter a5; do
	print marked-$paper guide "$ROOT/content/five-roles.xml" --theme theme.xml \
		--profile print --paper $paper --marks crop,registration,colour
	proof marks marked-$paper.pdf five-roles-theme-$paper-print.pdf
done
tap_done
