#!/bin/bash
# Measures whole runs of the release build: the shipped guides over and over, tables of many rows,
# and answers of many people (PEOPLE="COUNT ..."). Prints tables; fails when a figure is past its
# limit, in TAP behind them. BEFORE=PROGRAM names another build, which a cold start is held against.
set -u
. "$ROOT/tests/tap.bash"
guide=$ROOT/content/pm-vs-tpm.xml
runs=${RUNS:-50}

# times RUNS COMMAND...: sorted wall times in microseconds, one a line
times() {
	local n=$1 start end
	shift
	for ((i = 0; i < n; i++)); do
		start=${EPOCHREALTIME/[.,]/}
		"$@"
		end=${EPOCHREALTIME/[.,]/}
		echo $((end - start))
	done | sort -n
}

ms() { printf '%d.%01d' $(($1 / 1000)) $(($1 % 1000 / 100)); }

# peak COMMAND...: KiB of memory at its highest
peak() { python3 - "$@" <<-'END'
	import os, resource, subprocess, sys
	subprocess.run(sys.argv[1:], check=True)
	print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
	END
}

count_instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$ROLEGUIDE" "$@" 2>&1 |
		sed -n 's/.*Collected : //p' | tail -n 1 # a child process prints before
}

# measure NAME ARGUMENT...: a row for a run of the program; sets median and memory.
measure() {
	local name=$1 least instructions=-
	shift
	times "$runs" "$ROLEGUIDE" "$@" >"$work/times"
	median=$(sed -n "$(((runs + 1) / 2))p" "$work/times")
	least=$(head -n 1 "$work/times")
	memory=$(peak "$ROLEGUIDE" "$@")
	command -v valgrind >/dev/null && instructions=$(count_instructions "$@")
	printf '%-34s %10s %10s %10s %12s\n' "$name" "$(ms "$median")" "$(ms "$least")" \
		"$(ms "$((memory * 1000 / 1024))")" "$instructions"
}

"$ROLEGUIDE" guide "$guide" -o "$work/warm.pdf" || exit 1
printf '%-34s %10s %10s %10s %12s\n' 'whole process' 'median ms' 'least ms' 'peak MB' 'instructions'
for file in "$ROOT"/content/*.xml; do # an atlas is measured below
	if ! grep -q '<guide' "$file" || grep -q '<handout' "$file"; then continue; fi
	measure "${file##*/}" guide "$file" -o "$work/out.pdf"
	if [ "$file" = "$guide" ]; then
		guide_median=$median guide_memory=$memory
	fi
done
measure 'pm-vs-tpm.xml, print, preflight' guide "$guide" --profile print -o "$work/out.pdf"
measure 'pm-vs-tpm.xml, archive' guide "$guide" --profile archive -o "$work/out.pdf"
one_median=$median
measure 'pm-vs-tpm.xml, four profiles' guide "$guide" --profile screen,screen2,print,archive -o "$work/four/"
four_median=$median
measure 'pm-vs-tpm.xml, fit to 4 pages' guide "$guide" --fit 4 -o "$work/out.pdf"

# Two workers, ten roles: 45 handouts and a book.
atlas=$ROOT/content/atlas.xml
runs=$(((runs + 9) / 10)) measure 'atlas.xml, 45 handouts and a book' atlas "$atlas" -j 2 -o "$work/atlas/"
atlas_median=$median
runs=$(((runs + 9) / 10)) measure 'atlas.xml, the same for the press' atlas "$atlas" -j 2 --profile print -o "$work/atlas/"
measure 'atlas.xml, a handout of two' guide "$atlas" --roles pm,po -o "$work/out.pdf"
measure 'atlas.xml, checked' check "$atlas"

answers=$ROOT/content/answers/strong-pm.xml
measure "report, ${answers##*/}" report "$guide" "$answers" -o "$work/report.pdf"
report_median=$median

echo
python3 "$ROOT/tests/bench/cold.py" "$runs" "$guide" "$work" "$ROLEGUIDE" "${BEFORE-}" >"$work/cold" || exit 1
sed '$d' "$work/cold"
read -r _ cold_instructions libraries print_percent < <(tail -n 1 "$work/cold")

printf '\n%-34s %10s %10s\n' 'sample reports' 'pages' 'bytes'
"$ROLEGUIDE" report "$guide" "$ROOT"/content/answers/*.xml -o "$work/"
largest=0
for file in "$ROOT"/content/answers/*.xml; do
	name=${file##*/}
	bytes=$(wc -c <"$work/${name%.xml}.pdf")
	[ "$bytes" -le "$largest" ] || largest=$bytes
	pages=$(pdfinfo "$work/${name%.xml}.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
	printf '%-34s %10s %10s\n' "$name" "${pages:--}" "$bytes"
done

# measure_rows N FILE: a row for a guide of N rows; sets wall[N] and memory.
measure_rows() {
	local pages
	wall[$1]=$(times 3 "$ROLEGUIDE" guide -q "$2" -o "$work/rows.pdf" | head -n 1)
	memory=$(peak "$ROLEGUIDE" guide -q "$2" -o "$work/rows.pdf")
	pages=$(pdfinfo "$work/rows.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
	printf '%-34s %10s %10s %10s %12s\n' "$1" "${pages:--}" "$(ms "${wall[$1]}")" \
		"$(ms "$((memory * 1000 / 1024))")" "$(ms $((wall[$1] * 1000 / $1)))"
}

echo
printf '%-34s %10s %10s %10s %12s\n' 'rows' 'pages' 'least ms' 'peak MB' 'us a row'
declare -A wall
for rows in 1000 10000 20000; do
	"$ROOT/tests/bench/rows.sh" $rows >"$work/rows-$rows.xml"
	measure_rows $rows "$work/rows-$rows.xml"
done
"$ROOT/tests/bench/letters.sh" 100000 >"$work/letters.xml"
measure_rows 100000 "$work/letters.xml"
ratio=$((wall[20000] * 100 / wall[10000]))
printf '\n20,000 rows take %d.%02d times as long as 10,000\n\n' $((ratio / 100)) $((ratio % 100))

# measure_people N FILE: a row for a table of N people that is checked; sets wall_people and
# people_memory.
measure_people() {
	wall_people=$(times 1 "$ROLEGUIDE" check "$guide" "$2")
	people_memory=$(peak "$ROLEGUIDE" check "$guide" "$2")
	printf '%-34s %10s %10s %10s %12s\n' "$1" "$(ms $((wall_people / 1000)))" \
		"$(ms "$((people_memory * 1000 / 1024))")" "$(ms $((wall_people * 1000 / $1)))" \
		$(($1 * 1000000 / wall_people))
}

printf '%-34s %10s %10s %10s %12s\n' 'people of a table, checked' 's' 'peak MB' 'us a row' 'rows a s'
for people in ${PEOPLE:-1000 100000}; do
	python3 "$ROOT/tests/bench/people.py" "$people" >"$work/people.csv"
	measure_people "$people" "$work/people.csv"
done
if command -v valgrind >/dev/null; then
	for people in 1000 2000; do
		python3 "$ROOT/tests/bench/people.py" $people >"$work/$people.csv"
	done
	echo "instructions a row: $((($(count_instructions check "$guide" "$work/2000.csv") - $(
		count_instructions check "$guide" "$work/1000.csv")) / 1000))"
fi
echo

[ "$guide_median" -le 25000 ]
tap_ok $? "the shipped guide takes at most 25 ms: $(ms "$guide_median")"
[ "$guide_memory" -le $((40 * 1024)) ]
tap_ok $? "and at most 40 MB: $(ms "$((guide_memory * 1000 / 1024))")"
[ "$cold_instructions" -le 46000000 ]
tap_ok $? "a cold start takes at most 46,000,000 instructions: $cold_instructions"
[ "$libraries" -le 28 ]
tap_ok $? "and loads at most 28 libraries: $libraries"
[ "$print_percent" -le 400 ]
tap_ok $? "the file for the press is at most 4 times that for the screen: $print_percent %"
[ "$four_median" -le $((one_median * 18 / 10)) ]
tap_ok $? "four profiles take at most 1.8 times as long as the archive's: $(ms "$four_median"), $(ms "$one_median")"
[ "$atlas_median" -le 2000000 ]
tap_ok $? "45 handouts and a book of ten roles take at most 2 s: $(ms "$atlas_median")"
[ "$report_median" -le 25000 ]
tap_ok $? "a report takes at most 25 ms: $(ms "$report_median")"
[ "$largest" -le 60000 ]
tap_ok $? "the largest sample report has at most 60,000 bytes: $largest"
[ "${wall[10000]}" -le 1000000 ]
tap_ok $? "10,000 rows take at most 1 s: $(ms "${wall[10000]}") ms"
[ "${wall[100000]}" -le 4000000 ]
tap_ok $? "100,000 rows of one letter a cell take at most 4 s: $(ms "${wall[100000]}") ms"
[ "$memory" -le $((300 * 1024)) ]
tap_ok $? "and at most 300 MB: $(ms "$((memory * 1000 / 1024))")"
[ "$ratio" -le 220 ]
tap_ok $? "20,000 rows take at most 2.2 times as long"
[ "$people_memory" -le $((32 * 1024 + people * 50 / 1024)) ]
tap_ok $? "$people people take at most 32 MB, and 50 bytes for each id"
[ "$wall_people" -le $((people * 100)) ]
tap_ok $? "and at most 100 us each"
tap_done
