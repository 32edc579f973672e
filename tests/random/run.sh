#!/bin/bash
# Words in, words out: random guides become PDFs in which the program's own reader and others find
# all that the guides show, and together they hold everything that the schema knows. N=COUNT makes
# so many, FIRST=SEED begins elsewhere, and make random N=10000 goes far.
# Limit: 900 s
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/random
first=${FIRST-1}
n=300
[ -z "${SANITIZED-}" ] || n=20
last=$((first + ${N-$n} - 1))
tap_needs poppler-utils command -v pdftotext

lost=$(python3 "$here/compare.py" "$first" $last "$ROLEGUIDE" "$work" 2>&1)
tap_is "$lost" "" "guides $first to $last are written, and nothing of them is lost"
tap_is "$(python3 "$here/make.py" "$last" | cksum)" "$(cksum <"$work/$last.xml")" \
	"a number gives the same guide again"
if [ -z "${SANITIZED-}" ]; then
	mkdir "$work/all"
	python3 "$here/make.py" "$first" --to $((first + 299)) --into "$work/all"
	tap_is "$(python3 "$here/unmet.py" "$work/all"/*.xml)" "" \
		"300 of them hold every element, attribute and value of the schema"
fi

# A fault is seen: a word with other letters, a word less, words in another order, a text twice.
changed() {
	printf '#!/bin/bash\nsed "%s" "$2" >"$2.changed"\nexec "%s" guide "$2.changed" "${@:3}"\n' \
		"$1" "$ROLEGUIDE" >"$work/changed"
	chmod +x "$work/changed"
	found=$(python3 "$here/compare.py" 1 5 "$work/changed" "$work" 2>&1)
	tap_ok $((!$?)) "a fault is seen: ${found:-none}"
}
changed 's/decides/decdies/'
changed 's/decides//'
changed 's/\\([a-z]*\\) decides/decides \\1/'
changed 's/<p>[^<]*<.p>/\\&\\&/'
tap_done
