#!/bin/bash
# Conformance of cohorts: reports of PEOPLE random people, from SEED on, and a file of a fifth of them,
# for the screen, and as much of a tenth of them for the archive and as PDF 2.0, checked by veraPDF for
# what they claim, and by qpdf. veraPDF takes seconds a report.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/conformance/tap.bash"
cd "$work" || exit 1
export ROOT
people=${PEOPLE:-200}
python3 "$ROOT/tests/same/people.py" "$people" "${SEED:-1}"
printf '%064d\n' 7 >key
has_vera || tap_done

# judge FLAVOUR,FLAVOUR TEXT FILE...: all of them conform to both.
judge() {
	vera "$1" "${@:3}" >results
	tap_is "$(grep -v ^ok results | head -n 5)$(wc -l <results)" $((2 * ($# - 2))) "$1: $2"
}
for case in screen:3a,ua1:1/1:1/5 archive:2a,ua1:1/10:1/20 screen2:4f,ua2:1/10:1/20; do
	IFS=: read -r profile flavours some few <<<"$case"
	run=("$ROLEGUIDE" report "$ROOT/content/pm-vs-tpm.xml" people.csv --profile "$profile" --dates mdy
		--quiet --progress none --key key)
	"${run[@]}" -o "$profile/" --shard "$some" 2>errors
	tap_is "$? $(<errors)" "0 " "$profile: reports of random people"
	judge "$flavours" "$profile: $(find "$profile" -name '*.pdf' | wc -l) of $people reports" "$profile"/*.pdf
	"${run[@]}" --merge "$profile.pdf" --separators --shard "$few" 2>errors
	tap_is "$? $(<errors)" "0 " "$profile: a file of several"
	judge "$flavours" "$profile: $(pdfinfo "$profile.pdf" | grep Pages: | tr -s ' ') in a file of several" \
		"$profile.pdf"
	tap_is "$(qpdf --check "$profile.pdf" 2>&1 | grep -ciE 'warn|error:')" 0 "$profile: qpdf finds no fault in it"
done
[ ! -s reasons ] || sort -u reasons | head -n 50
tap_done
