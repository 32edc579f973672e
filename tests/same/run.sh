#!/bin/bash
# The same bytes for a person: alone, first, last and in the midst of others, by one worker or two,
# in shards, with caches on, off and small. PEOPLE: how many random people, from SEED on; PROFILES: in
# which profiles. make same tries a thousand.
set -u
. "$ROOT/tests/tap.bash"
cd "$work" || exit 1
export ROOT
guide=$ROOT/content/pm-vs-tpm.xml
people=${PEOPLE:-16}
python3 "$ROOT/tests/same/people.py" "$people" "${SEED:-1}"
printf '%064d\n' 7 >key

# run TABLE FOLDER OPTION...: the reports of a table; what is said goes into said.
run() {
	"$ROLEGUIDE" report "$guide" "$1.csv" -o "$2/" --key key --dates mdy --quiet --progress none \
		--profile "$profile" "${@:3}" >>said 2>&1
}
# same TEXT: folder other has the files of folder wanted, byte by byte; it goes away.
same() {
	tap_is "$(diff -rq -x 'manifest*' wanted other 2>&1 | head -n 5)" "" "$profile: $1"
	rm -rf other
}
# alone JOB: every second report, each made in a run of its own, not in a folder; faults are printed.
alone() {
	tail -n +2 wanted/manifest.csv | tr -d '\r' | awk -F, -v job="$1" 'NR % 2 == job { print $2, $4 }' |
		while read -r file row; do
			rm -f "$1.pdf"
			"$ROLEGUIDE" report "$guide" "one/$row.csv" -o "$1.pdf" --dates mdy --quiet \
				--profile "$profile" 2>&1
			cmp "$1.pdf" "wanted/$file" 2>&1
		done
}

for profile in ${PROFILES:-screen archive print}; do
	start=$SECONDS
	run people wanted --jobs 2
	tap_is "$(find wanted -name '*.pdf' | wc -l)" "$people" "$profile: a report each"
	tap_is "$(md5sum wanted/*.pdf | cut -d' ' -f1 | sort | uniq -d)" "" "$profile: no two alike"
	run people other --jobs 1
	same "one worker"
	for order in back thirds mixed; do
		run $order other --jobs 2
		same "in another order: $order"
	done
	for k in 1 2 3; do
		run people other --shard $k/3
	done
	same "in three shards"
	for caches in off small; do
		ROLEGUIDE_CACHES=$caches run people other --jobs 2
		same "caches $caches"
	done
	tap_is "$({
		alone 0 &
		alone 1
		wait
	} | head -n 5)" "" "$profile: each alone"
	echo "# $profile: $people people in $((SECONDS - start)) s"
	rm -rf wanted
done
tap_is "$(sort -u said | head -n 5)" "" "nothing is said"
tap_done
