#!/bin/bash
# Runs that are broken off: killed at any moment, interrupted, on a full disk, in a folder that nobody
# may write. No file is there in part, and the next run ends as one that was never disturbed.
# KILLS: how many times; make kills tries fifty.
set -u
. "$ROOT/tests/tap.bash"
cd "$work" || exit 1
export ROOT
guide=$ROOT/content/pm-vs-tpm.xml
python3 "$ROOT/tests/bench/people.py" 40 >people.csv
printf '%064d\n' 7 >key
kills=${KILLS:-6}
behind="$work/key --dates mdy"
command=("$ROLEGUIDE" report "$guide" people.csv --key "$work/key" --dates mdy --progress none)

# faults FOLDER: what there is of files that are not whole, or not in the manifest as they are.
faults() (
	exec 2>&1
	[ -d "$1" ] || exit
	local file
	find "$1" -type f ! -name '*.pdf' ! -name 'manifest*' -printf '%f is left behind\n'
	for file in "$1"/*.pdf; do
		[ "$(tail -c 6 "$file" 2>&1)" = "%%EOF" ] || [ ! -e "$file" ] || echo "$file is there in part"
		[ ! -e "$file" ] || cmp -s "$file" "one/${file##*/}" || echo "$file is another"
	done
	[ ! -e "$1/manifest.csv" ] || python3 - "$1" <<-'END'
		import csv, hashlib, json, os, sys
		folder = sys.argv[1]
		with open(f"{folder}/manifest.csv", newline="", encoding="utf-8") as file:
		    rows = list(csv.DictReader(file))
		with open(f"{folder}/manifest.json", encoding="utf-8") as file:
		    people = json.load(file)["people"]
		if not 0 <= len(rows) - len(people) <= 1:
		    print(f"{len(rows)} rows of CSV, {len(people)} of JSON")
		for row in rows:
		    if row["status"] == "failed":
		        continue
		    try:
		        with open(f"{folder}/{row['file']}", "rb") as file:
		            data = file.read()
		    except OSError:
		        print(f"{row['file']} is in the manifest alone")
		        continue
		    if hashlib.sha256(data).hexdigest() != row["sha256"]:
		        print(f"{row['file']} is another than the manifest says")
	END
)

start=$EPOCHREALTIME
"${command[@]}" -o one/ --jobs 2
tap_is "$? $(find one -name '*.pdf' | wc -l)" "0 40" "a run that nobody disturbs"
took=$(awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { print b - a }')

# again FOLDER JOBS: a run after the one that was broken off is as the undisturbed one.
again() {
	"${command[@]}" -o "$1/" --jobs "$2" >again 2>&1
	tap_is "$? $(<again)$(diff -r one "$1" 2>&1 | head -n 5)" "0 " "  the next run ends as one undisturbed"
}

# left GROUP: how many of its processes are there still, after a while; and of those that left the
# group to clean up behind it.
left() {
	local try
	for ((try = 0; try < 100; try++)); do
		pgrep -g "$1" >/dev/null || pgrep -f -- "$behind" >/dev/null || break
		sleep 0.1
	done
	{ pgrep -g "$1"; pgrep -f -- "$behind"; } | wc -l
}

# --- kill -9 ------------------------------------------------------------------------------------

RANDOM=${SEED:-5}
for ((n = 1; n <= kills; n++)); do
	jobs=$((n % 2 + 1))
	after=$(awk -v r="$RANDOM" -v took="$took" 'BEGIN { printf "%.4f", r / 32768 * took }')
	setsid "${command[@]}" -o killed/ --jobs $jobs >/dev/null 2>&1 &
	pid=$!
	sleep "$after"
	# half of the times the parent alone, whose workers then have to end by themselves
	if ((n % 3)); then kill -9 -- -"$pid" 2>/dev/null; else kill -9 "$pid" 2>/dev/null; fi
	wait "$pid" 2>/dev/null
	tap_is "$(left "$pid")" 0 "killed after $after s, $jobs jobs: nobody is left"
	tap_is "$(faults killed)" "" "  no file is there in part"
	# every other time the folder is killed over once more before it is made whole
	((n % 2 && n < kills)) && continue
	again killed $jobs
	rm -r killed
done

# --- interrupted --------------------------------------------------------------------------------

# interrupt SIGNAL: a run that gets it as soon as there is a report; fails where it was ready before.
interrupt() {
	local try
	rm -rf stopped
	# what a shell begins behind itself does not hear SIGINT
	setsid env --default-signal=INT "${command[@]}" -o stopped/ --jobs 2 >/dev/null 2>&1 &
	pid=$!
	for ((try = 0; try < 1000; try++)); do
		compgen -G 'stopped/*.pdf' >/dev/null && break
		sleep 0.01
	done
	kill -"$1" -- -"$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	(($? > 128))
}
for signal in INT TERM; do
	for ((try = 0; try < 5; try++)); do
		interrupt $signal && break
	done
	tap_ok $((try == 5)) "a run that gets SIG$signal ends"
	tap_is "$(left "$pid")$(faults stopped)" 0 "  with all its workers, and no file in part"
	again stopped 2
	rm -r stopped
done

# --- nowhere to write ---------------------------------------------------------------------------

if [ "$(id -u)" = 0 ] && mkdir full && mount -t tmpfs -o size=700k none full 2>/dev/null; then
	trap 'umount "$work/full" 2>/dev/null; rm -rf "$work"' EXIT
	"${command[@]}" -o full/out/ --jobs 2 >/dev/null 2>err
	tap_is $? 3 "a full disk is told"
	tap_match "$(<err)" "*No space left on device*" "  in words"
	tap_is "$(grep -c 'No space left' err) $(grep -c 'stopped, since 3 reports' err)" "3 1" \
		"  of three reports, and that it stops"
	tap_is "$(faults full/out)" "" "  no file is there in part"
	mount -o remount,size=20m full
	again full/out 2
	rm -r full/out
	mkdir full/out
	mount -o remount,ro full
	"${command[@]}" -o full/out/ >/dev/null 2>err
	tap_is "$? $(find full/out -type f)" "3 " "a folder that cannot be written is told"
	mount -o remount,rw full
	umount full
else
	tap_skip "as root, where file systems can be mounted" "a full disk"
fi

# --- nothing to do ------------------------------------------------------------------------------

times() { find one -name '*.pdf' -printf '%f %T@ %C@ %i\n' | sort; }
before=$(times)
again one 2
tap_is "$(times)" "$before" "where nothing has changed nothing is touched"
python3 - <<-'END'
	import csv
	rows = list(csv.reader(open("people.csv", newline="", encoding="utf-8")))
	rows[17][1] = "Somebody Else"
	with open("people.csv", "w", newline="", encoding="utf-8") as out:
	    csv.writer(out).writerows(rows)
END
"${command[@]}" -o one/ --jobs 2
tap_is "$(comm -13 <(echo "$before") <(times) | wc -l)" 1 "one changed row makes one report anew"
tap_done
