#!/bin/bash
# make fuzz: each target of fuzz.c in turn, SECONDS_IN_ALL shared out among them; TAP, and a line each
# with its runs and the edges of the program it has reached. Seeds are the program's own content and
# what is made here from it. What breaks a target is kept in $FUZZ_KEEP, to be tried alone:
#	FUZZ_TARGET=xml FUZZ_FOLDER=/tmp ROLEGUIDE_DATA=content build-fuzz/fuzz FILE
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
tap_needs qpdf command -v qpdf
tap_needs python3-pikepdf python3 -c "import pikepdf"
tap_needs python3-pil python3 -c "import PIL"
tap_needs python3-openpyxl python3 -c "import openpyxl"
tap_needs python3-fonttools python3 -c "import fontTools"
keep=${FUZZ_KEEP:-$work/keep}
targets=(xml theme quiz condition answers-xml answers-json answers-csv csv-sheet xlsx xlsx-parts
	scan scan-lines picture svg font pdf form-pdf before guide)
[ -z "${FUZZ_ONLY:-}" ] || read -ra targets <<<"$FUZZ_ONLY"
each=$((${SECONDS_IN_ALL:-60} / ${#targets[@]}))
content=$ROLEGUIDE_DATA
mkdir -p "$keep" "$work/input"

# loosen FILE.pdf: the same beside it, object streams and all others as they are before they are packed.
loosen() {
	qpdf --stream-data=uncompress --object-streams=generate "$1" "${1%.pdf}-loose.pdf"
}

# Small files of every kind a target reads.
make_seeds() {
	local into=$work/seeds/$1
	mkdir -p "$into"
	case $1 in
	xml | guide)
		cp "$ROOT"/tests/layout/*.xml "$ROOT"/tests/doc/*.xml "$into" 2>/dev/null
		python3 "$ROOT/tests/random/make.py" 1 --to 40 --into "$into" --size small
		;;
	theme) cp "$content"/themes/*.xml "$into" ;;
	quiz) cp "$content"/quizzes/*.xml "$into" ;;
	condition)
		grep -oh 'when="[^"]*"' "$content"/quizzes/*.xml | sed 's/^when="//; s/"$//' |
			sed "s/&lt;/</g; s/&gt;/>/g" | split -l 1 - "$into/c" ;;
	answers-xml) cp "$content"/answers/*.xml "$into" ;;
	answers-json) cp "$ROOT"/tests/*/*/*.json{,l} "$ROOT"/tests/answers/*.json "$into" 2>/dev/null ;;
	answers-csv | csv-sheet) cp "$ROOT"/tests/*/*/*.csv "$ROOT"/tests/answers/*.csv "$into" 2>/dev/null ;;
	xlsx | xlsx-parts) python3 "$ROOT/tests/fuzz/workbooks.py" "$1" "$into" ;;
	scan) head -c 4000 "$ROOT/doc/guide-1.png" >"$into/noise" ;;
	scan-lines)
		printf 'RS1AB12CD340001010201'| sed 's/01$/A/' >"$into/code"
		printf 'K7-03H 7 = 4w my own\nK7-03H page 2 = blank\n# why\n' >"$into/rulings"
		printf '1,3' >"$into/options"
		printf 'x1' >"$into/number"
		;;
	picture)
		python3 - "$into" <<-'END'
			import io, sys
			from PIL import Image
			for mode in "L", "RGB", "RGBA", "P", "CMYK", "1", "I;16":
			    for kind in "PNG", "JPEG":
			        try:
			            Image.new(mode, (5, 3)).save(f"{sys.argv[1]}/{mode[0]}.{kind}", kind)
			        except OSError:
			            pass
		END
		;;
	svg) cp "$ROOT"/tests/svg/good/*.svg "$ROOT"/tests/bad/guide/*.svg "$into" ;;
	font)
		local font=/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf
		python3 -c 'import sys
from fontTools import subset
options = subset.Options(layout_features=["*"], notdef_outline=True)
font = subset.load_font(sys.argv[1], options)
subsetter = subset.Subsetter(options)
subsetter.populate(text="AVfi1")
subsetter.subset(font)
subset.save_font(font, sys.argv[2], options)' "$font" "$into/small.ttf"
		;;
	pdf)
		"$ROLEGUIDE" guide "$content/pm-vs-tpm.xml" -o "$into/screen.pdf"
		"$ROLEGUIDE" report "$content/pm-vs-tpm.xml" "$content/answers/strong-pm.xml" \
			-o "$into/report.pdf"
		small_guide "Some words." >"$work/small.xml"
		"$ROLEGUIDE" guide "$work/small.xml" -o "$into/small.pdf"
		loosen "$into/small.pdf"
		;;
	form-pdf)
		local small=$ROOT/tests/forms/small.xml
		"$ROLEGUIDE" form "$content/pm-vs-tpm.xml" -o "$into/form.pdf"
		qpdf --qdf "$into/form.pdf" "$into/form-qdf.pdf"
		"$ROLEGUIDE" form "$small" -o "$into/other.pdf"
		python3 "$ROOT/tests/formread/forms.py" "$content/quizzes/pm-vs-tpm.xml" 19 fuzz \
			"$into" "$into/form-qdf.pdf"
		rm "$into"/*.xml
		;;
	before)
		"$ROLEGUIDE" report "$content/pm-vs-tpm.xml" "$content/answers/strong-pm.xml" --summary \
			--attach -o "$into/report.pdf"
		loosen "$into/report.pdf"
		;;
	esac
	find "$into" -type f -size +200k -delete
}

for target in "${targets[@]}"; do
	make_seeds "$target" >/dev/null
	slow=20
	[ "$target" = form-pdf ] && slow=100 # a library without sanitizers, which is bounded elsewhere
	FUZZ_TARGET=$target FUZZ_FOLDER=$work/input timeout $((each * 4 + 120)) \
		"$FUZZ" -max_total_time="$each" -timeout="$slow" -rss_limit_mb=2048 -max_len=131072 \
		-detect_leaks=0 -print_final_stats=1 -artifact_prefix="$keep/$target-" "$work/seeds/$target" \
		>"$work/$target.log" 2>&1
	status=$?
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target.log")
	cov=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$work/$target.log" | tail -n 1)
	tap_ok "$status" "$target: ${runs:-0} runs, ${cov:-0} edges"
	[ "$status" = 0 ] || grep -aE 'ERROR|FAULT|SUMMARY|runtime error|artifact' "$work/$target.log" |
		head -n 12 | sed 's/^/# /'
done
tap_done
