#!/bin/bash
# A cohort in bulk: reports a second and core, instructions a report and a stage, memory, what caches
# have. TYPST=FOLDER, of node_modules with a Typst compiler: the same people there. COHORT="N ..."
# says of how many people memory is measured, the second of which are timed. RELEASED=PROGRAM: that
# is run; its stages cannot be told apart, so that they are those of the ordinary build.
set -u
. "$ROOT/tests/tap.bash"
cd "$work" || exit 1
guide=$ROOT/content/pm-vs-tpm.xml
released=${RELEASED:-$ROLEGUIDE}
read -ra sizes <<<"${COHORT:-100 10000 100000}"
export DIFFERENT=10000

people() { [ -e "$1.csv" ] || python3 "$ROOT/tests/bench/people.py" "$1" >"$1.csv"; }

# run NAME PEOPLE OPTION...: wall seconds, processor seconds and KiB of the largest process. Each run
# has a folder that is new: where files went just now, a file system takes long over new ones.
run() {
	/usr/bin/time -o "$1.time" -f '%e %U %S %M' "$released" report "$guide" "$2.csv" -o "out-$1/" --key key \
		--progress none --dates mdy "${@:3}" || exit 1
	read -r wall user system memory <"$1.time"
}

n=${sizes[1]}
people "$n"
printf '%-34s %10s %10s %10s %14s\n' "$n people" 'wall s' 'cpu s' 'peak MB' 'a s and core'
for jobs in 1 2; do
	run jobs$jobs "$n" --jobs $jobs
	walls[jobs]=$wall
	awk -v name="$jobs workers" -v n="$n" -v w="$wall" -v c="$user" -v s="$system" -v m="$memory" 'BEGIN {
		printf "%-34s %10.2f %10.2f %10.1f %14.0f\n", name, w, c + s, m / 1024, n / (c + s) }'
	rate=$(awk -v n="$n" -v c="$user" -v s="$system" 'BEGIN { printf "%.0f", n / (c + s) }')
done
awk -v a="${walls[1]}" -v b="${walls[2]}" 'BEGIN { printf "a second worker: %.2f times as many a second\n\n", a / b }'

printf '%-34s %10s\n' 'peak memory, 1 worker' MB
for size in "${sizes[@]}"; do
	people "$size"
	run "memory$size" "$size" --jobs 1
	printf '%-34s %10s\n' "$size people" "$((memory / 1024))"
	peaks+=("$memory")
done

# counted PROGRAM NAME: what it does for 41 people and for 141.
counted() {
	for size in 41 141; do
		people $size
		valgrind --tool=callgrind --callgrind-out-file=$size.cg "$1" report "$guide" $size.csv -o cg/ \
			--key key --jobs 1 --progress none --dates mdy >/dev/null 2>&1
		rm -rf cg
		mv $size.cg "$2-$size.cg"
		callgrind_annotate --inclusive=yes --threshold=100 "$2-$size.cg" | sed 's/([ 0-9.]*%)//' >"$2-$size.txt"
	done
}

# each NAME STAGE: millions of instructions for one person.
each() {
	awk -v stage="$2" '
		index($0, stage) && !($0 in seen) { gsub(/,/, "", $1); if (!found[FILENAME]++) cost[FILENAME] = $1 }
		END { printf "%.2f\n", (cost[ARGV[2]] - cost[ARGV[1]]) / 100 / 1e6 }' "$1-41.txt" "$1-141.txt"
}

# calls FUNCTION: how often it is called for one person, in the ordinary build.
calls() {
	for size in 41 141; do
		awk -v wanted="$1" '
			/^c?fn=/ {
				match($0, /[(][0-9]+[)]/)
				id = substr($0, RSTART, RLENGTH)
				if (length($0) > RSTART + RLENGTH)
					name[id] = substr($0, RSTART + RLENGTH + 1)
				called = name[id]
			}
			/^calls=/ && called == wanted { split($0, part, /[= ]/); n += part[2] }
			END { print n + 0 }' "stages-$size.cg"
	done | awk '{ n[NR] = $1 } END { print (n[2] - n[1]) / 100 }'
}

# kept WHAT ASKED MADE: the share of what is asked for that need not be made anew, by the calls of both.
kept() {
	printf '%-34s %14s\n' "$1" "$(awk -v asked="$(calls "$2")" -v made="$(calls "$3")" \
		'BEGIN { printf "%.1f of %.0f", asked - made, asked }')"
}

if command -v valgrind >/dev/null; then
	counted "$released" all
	counted "$ROLEGUIDE" stages
	printf '\n%-34s %14s\n' 'instructions a report' millions
	printf '%-34s %14s\n' all "$(each all 'PROGRAM TOTALS')" \
		'SHA-256, less where it is built in' "$(each all _nettle_sha256_compress)" \
		'all, with functions kept apart' "$(each stages 'PROGRAM TOTALS')"
	for stage in answers_next score_make run_compose_report run_lay_out output_write; do
		printf '  %-32s %14s\n' $stage "$(each stages $stage)"
	done
	printf '\n%-34s %14s\n' 'kept from reports before' 'a report'
	kept paragraphs paragraph_shape source_join
	kept 'words of the other paragraphs' words_find words_add
	kept 'lines as they are drawn' shown_find shown_add
	kept 'fonts of glyphs in common' embed_fonts fontfile_make
fi

if [ -n "${TYPST-}" ]; then
	python3 - "${sizes[0]}.csv" <<-'END'
		import csv, sys
		with open(sys.argv[1], newline="", encoding="utf-8") as file:
		    rows = list(csv.reader(file))
		for number, row in enumerate(rows[1:52]):
		    with open(f"one-{number}.csv", "w", newline="", encoding="utf-8") as file:
		        csv.writer(file).writerows([rows[0], row])
	END
	for file in one-*.csv; do
		"$released" report "$guide" "$file" --dates mdy -q -o one.pdf --result "${file%.csv}.json" || exit 1
	done
	each=$(node "$ROOT/tests/bench/typst.mjs" "$TYPST" "$ROOT/tests/bench/report.typ" typst.pdf one-*.json)
	printf '\n%-34s %14s\n' 'in one process, on the same people' 'a s and core'
	awk -v each="$each" -v rate="$rate" -v pages="$(pdfinfo typst.pdf | sed -n 's/^Pages: *//p')" 'BEGIN {
		printf "%-34s %14.0f\n%-34s %14s\n", "Typst, " pages " pages", 1 / each, "roleguide", rate }'
fi
[ "$rate" -ge 400 ]
tap_ok $? "at least 400 reports a second and core: $rate"
[ "${peaks[-1]}" -le $((peaks[0] + 16 * 1024)) ]
tap_ok $? "memory does not grow: $((peaks[0] / 1024)) to $((peaks[-1] / 1024)) MB"
tap_done
