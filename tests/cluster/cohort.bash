# shellcheck shell=bash disable=SC2154  # $work is that of tests/tap.bash
# People whose reports many machines make: . "$ROOT/tests/cluster/cohort.bash" behind tests/tap.bash.

# cluster_cohort: people.csv, key and one/, the reports as one process makes them, in $work.
cluster_cohort() {
	cd "$work" || exit 1
	export ROOT
	guide=$ROOT/content/pm-vs-tpm.xml
	python3 "$ROOT/tests/bench/people.py" 24 >people.csv
	printf '%064d\n' 7 >key
	"$ROLEGUIDE" report "$guide" people.csv -o one/ --key key --dates mdy --jobs 1
	tap_is "$? $(find one -name '*.pdf' | wc -l)" "0 24" "one machine makes all reports"
	"$ROLEGUIDE" manifest one -o one.csv
}

# cluster_sums FOLDER: reports by name, wherever below it they lie.
cluster_sums() {
	find "$1" -name '*.pdf' -exec sha256sum {} + | sed 's|  .*/|  |' | sort -k 2
}

# cluster_is_same FOLDER WHO: the folders of shards in it hold what one machine made, byte by byte.
cluster_is_same() {
	tap_is "$(diff <(cluster_sums "$1") <(cluster_sums one) | head -n 3)" "" \
		"$2: the same reports, byte by byte"
	rm -f joined.csv
	"$ROLEGUIDE" manifest "$1"/* -o joined.csv >faults 2>&1
	tap_is "$? $(<faults)" "0 " "$2: the manifests of the shards make a whole"
	tap_is "$(diff <(sort joined.csv 2>&1) <(sort one.csv) | head -n 3)" "" "$2: the same rows"
}
