#!/bin/bash
# A cohort: the same files whatever the number of workers and shards, names that say nothing of
# people, a manifest that holds, and second runs that make only what they must.
set -u
. "$ROOT/tests/tap.bash"
tap_needs python3-jsonschema python3 -c "import jsonschema"
cd "$work" || exit 1
export ROOT
guide=$ROOT/content/pm-vs-tpm.xml
python3 "$ROOT/tests/bench/people.py" 60 >people.csv
key=$(printf '%064d' 7)
echo "$key" >key

# run FOLDER OPTION...: a run over everybody; sets status and err.
run() {
	"$ROLEGUIDE" report "$guide" people.csv -o "$1/" --key key --dates mdy "${@:2}" >"$1.out" 2>"$1.err"
	status=$?
	err=$(<"$1.err")
}
sums() { (cd "$1" && find . -type f ! -name 'manifest*' -exec sha256sum {} + | sort -k 2); }
times() { (cd "$1" && find . -name '*.pdf' -printf '%f %T@ %i\n' | sort); }

run one --jobs 1
tap_is "$status $err $(find one -name '*.pdf' | wc -l)" "0  60" "a report each"
run two --jobs 2
tap_is "$(diff -r one two)" "" "two workers write the same"
run four --jobs 4
tap_is "$(diff -r one four)" "" "so do four"
for k in 1 2 3; do
	run shards --shard $k/3
done
tap_is "$(sums shards)" "$(sums one)" "so do three shards in one folder"
for bound in off small; do
	ROLEGUIDE_CACHES=$bound run "caches-$bound" --jobs 2
	tap_is "$(diff -r one "caches-$bound")" "" "so do caches that are $bound"
done

# --- names and manifest -------------------------------------------------------------------------

tap_is "$(find one -name '*.pdf' | grep -vcE '/[a-z2-7]{12}\.pdf$')" 0 "files are named by codes"
rows=$(tail -n +2 one/manifest.csv | tr -d '\r')
tap_is "$(cut -d, -f2,10 <<<"$rows" | tr , ' ' | while read -r file sum; do
	sha256sum "one/$file" | sed 's/ .*//' | cmp -s - <(echo "$sum") || echo "$file"
done)" "" "the manifest has their sums"
tap_is "$(python3 - <<-'END'
	import csv, json
	rows = list(csv.DictReader(open("one/manifest.csv", newline="")))
	found = json.load(open("one/manifest.json"))
	same = [{k: str(v) if v is not None else "" for k, v in p.items()} for p in found["people"]]
	print(found["complete"], same == rows, len(rows))
END
)" "True True 60" "the manifest says the same in CSV and in JSON"
python3 - <<-'END'
	import csv
	rows = list(csv.reader(open("people.csv", newline="")))
	for name, some in (("last", [rows[0], rows[60]]), ("back", [rows[0]] + rows[:0:-1])):
	    with open(f"{name}.csv", "w", newline="") as out:
	        csv.writer(out).writerows(some)
END
"$ROLEGUIDE" report "$guide" last.csv -o last/ --key key --dates mdy
last=$(cd last && echo *.pdf)
cmp -s "last/$last" "one/$last"
tap_ok $? "the last of them alone has the same file under the same name"
"$ROLEGUIDE" report "$guide" back.csv -o back/ --key key --dates mdy
tap_is "$(sums back)" "$(sums one)" "the order of rows changes no file and no name"
run named --name '{row}-{id}' --only 2,3
tap_is "$(find named -name '*.pdf' -printf '%f\n' | sort | tr '\n' ' ')" "2-R0000000.pdf 3-R0000001.pdf " \
	"names by a pattern, for two people"
run named --name fixed
tap_match "$status $err" "2 *would be the same for everybody*" "a name without a field is refused"

"$ROLEGUIDE" manifest shards -o joined.json
tap_is "$(for file in one/manifest.json shards/manifest-1-of-3.json joined.json; do
	python3 - "$file" <<-'END'
		import json, os, sys
		import jsonschema
		with open(os.environ["ROOT"] + "/content/schema/manifest.schema.json", encoding="utf-8") as file:
		    schema = json.load(file)
		with open(sys.argv[1], encoding="utf-8") as file:
		    found = json.load(file)
		for error in jsonschema.Draft202012Validator(schema).iter_errors(found):
		    print(error.message[:100])
	END
done)" "" "manifests are as their schema says"
"$ROLEGUIDE" manifest shards -o joined.csv 2>err
tap_is "$? $(<err)" "0 " "shards have everybody once"
tap_is "$(cut -d, -f1-4 joined.csv)" "$(cut -d, -f1-4 one/manifest.csv)" \
	"  and together the rows of one run"
tap_match "$("$ROLEGUIDE" manifest one)" "60 people, 60 reports, 3* pages, *" "what there is, in a line"
tap_match "$("$ROLEGUIDE" manifest one shards 2>&1)" "*is there twice*" "the same people twice are a fault"
mkdir part
cp shards/*2-of-3* part
tap_match "$("$ROLEGUIDE" manifest part 2>&1)" "*shard 1/3 has no manifest here*is not there*" \
	"missing shards and reports are faults"
mkdir bare
tap_is "$("$ROLEGUIDE" manifest bare nowhere people.csv 2>&1)" "bare: error: there is no manifest in this folder
nowhere: error: there is no such folder
people.csv: error: this is a file, and no folder" "where no manifest can be is told"

# --- second runs --------------------------------------------------------------------------------

before=$(times one)
cp one/manifest.csv before.csv
run one --jobs 2
tap_is "$status $err $(times one)" "0  $before" "a second run touches nothing"
tap_is "$(cmp one/manifest.csv before.csv)" "" "and its manifest is the same"
run one --dry-run
tap_is "$(cut -f 1 one.out | sort | uniq -c | tr -s ' ')" " 60 keep" "a dry run says so"
python3 - <<-'END'
	import csv
	rows = list(csv.reader(open("people.csv", newline="")))
	head = rows[0]
	rows[7][1] = "Somebody Else"
	with open("people.csv", "w", newline="") as out:
	    csv.writer(out).writerows(rows[:60])
END
run one --dry-run
tap_is "$(cut -f 1,3 one.out | sort | uniq -c | tr -s ' \t' ' ')" \
	" 58 keep nothing has changed
 1 make other answers
 1 remove nobody's any more" "a dry run says what would change"
tap_is "$(times one)" "$before" "  and changes nothing"
run one
tap_is "$(comm -13 <(echo "$before") <(times one) | wc -l) $(find one -name '*.pdf' | wc -l)" "1 59" \
	"one changed row redoes one report, and who has gone loses theirs"
tap_match "$err" "roleguide: one/*.pdf is removed: it is nobody's report any more" "  which is said"
file=$(cd one && echo *.pdf | cut -d' ' -f5)
echo >>"one/$file"
rm "one/$(cd one && echo *.pdf | cut -d' ' -f9)"
run one --dry-run
tap_is "$(grep -v ^keep one.out | cut -f 1,3 | sort | tr '\t' ' ')" "make the file is gone
make the file was changed" "what was damaged is seen"
run one
run fresh
tap_is "$(diff -r one fresh)" "" "  and made again: all is as a first run makes it"
run one --paper letter --dry-run
tap_is "$(cut -f 1,3 one.out | sort -u | tr '\t' ' ')" "make other options" "other options make all anew"

# --- what cannot be ----------------------------------------------------------------------------

python3 - <<-'END'
	import csv
	rows = list(csv.reader(open("back.csv", newline="")))[:4]
	rows[1][0], rows[2][0] = "x", "x-companion"
	with open("clash.csv", "w", newline="") as out:
	    csv.writer(out).writerows(rows)
END
"$ROLEGUIDE" report "$guide" clash.csv -o clash/ --name '{id}' --companion --key key --dates mdy 2>err
tap_match "$? $(<err)" '4 *two reports would be "clash/x-companion.pdf"*' \
	"a report and another's page for the coach have no name in common"
run nobody --only 999,x
tap_match "$status $err $(ls -d nobody 2>&1)" '1 *names "999", but nobody*names "x", but*hint: *No such file*' \
	"people who are not there are told, and nothing is made for them"
run one --only 999
tap_is "$status $(diff -r one fresh)" "1 " "  nor is anything else than it was"
"$ROLEGUIDE" report "$guide" clash.csv -o unlike/ --key key --dates mdy
"$ROLEGUIDE" report "$guide" clash.csv -o unlike/ --key key --dates mdy --only x --paper letter
tap_match "$("$ROLEGUIDE" manifest unlike 2>&1)" "*were not made alike: they differ in options*" \
	"reports that were made with other options are told"
tap_done
