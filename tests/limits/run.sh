#!/bin/bash
# What a file may ask of the machine (src/base/limits.h): as much as a limit says is taken, one more
# is an error that tells the number.
set -u
. "$ROOT/tests/tap.bash"
cd "$work" || exit 1
cp "$ROOT/tests/good/least.xml" guide.xml
echo '<p>included</p>' >part.xml
made() { python3 "$ROOT/tests/limits/make.py" "$@"; }
made questions 1 >kitchen-quiz.xml
sed 's/ date=/ questionnaire="kitchen-quiz.xml"&/' guide.xml >asks.xml

# limit WHAT COUNT MESSAGE FILE COMMAND...: what is said of FILE with COUNT of them, and with one more.
limit() {
	local what=$1 most=$2 message=$3 file=$4
	shift 4
	made "$what" "$most" >"$file"
	"$ROLEGUIDE" "$@" "$file" >/dev/null 2>.err
	tap_is "$(grep -c "$message" .err)" 0 "$most $what are taken"
	made "$what" $((most + ${more-1})) >"$file"
	"$ROLEGUIDE" "$@" "$file" >/dev/null 2>.err
	tap_is "$? $(grep -c "$message" .err)" "1 1" "one more is an error that says the limit"
}

limit attributes 100 "<guide> has 101 attributes; 100 are the most" g.xml check
limit depth 100 "elements are nested more than 100 deep" g.xml check
limit inclusions 1000 "more than 1000 inclusions" g.xml check
limit faults 199 "200 places break the schema; others may, and were not looked at" g.xml check
limit ids 200000 "more than 200000 ids" g.xml check
more=100000 limit characters 3990000 "more than 4000000 characters in one guide" g.xml check
limit marks 30 "a character with more than 30 combining marks" g.xml guide --dump=layout
limit questions 500 "501 questions, more than the 500 that" q.xml check
limit options 60 "61 answers, more than the 60 that" q.xml check
limit person 4194304 "a person's answers have more than 4194304 bytes" p.json check asks.xml
limit members 16384 "more than 16384 different members" p.json check --partial asks.xml
# limit_drawn WHAT COUNT: the same of a picture, which the guide shows.
sed 's|</guide>|<section><head>A</head><picture src="drawn.svg" alt="A."/></section>&|' guide.xml >shows.xml
limit_drawn() {
	made "$1" "$2" >drawn.svg
	tap_is "$("$ROLEGUIDE" check shows.xml 2>&1)" "" "$2 $1 of an SVG are taken"
	made "$1" $(($2 + 1)) >drawn.svg
	tap_match "$("$ROLEGUIDE" check shows.xml 2>&1)" \
		"*the picture has more than 50000 elements, or 400000 points, as it is drawn*" \
		"one more is an error that says the limit"
}
limit_drawn elements 50000
limit_drawn points 400000
made 'faults of people' 12000 >p.csv
"$ROLEGUIDE" check -q asks.xml p.csv 2>.err
tap_is "$? $(tail -n 1 .err)" "1 roleguide: and 11950 more" \
	"faults of people past those that are kept are counted"
made nodes 1500001 >g.xml
"$ROLEGUIDE" check g.xml 2>.err
tap_match "$? $(<.err)" "1 *: error: more than 1500000 elements and texts in one file*" \
	"more elements than a file may have"
python3 - "$ROOT" >.numbers 2>.err <<'END'
import re
import sys

root = sys.argv[1]
header = open(f"{root}/src/base/limits.h").read()
page = open(f"{root}/doc/limits.md").read()
kept = [eval(text) for text in re.findall(r"LIMIT_\w+ = ([0-9< ]+),", header)]
shown = [f"{n >> 20} MiB" if n % (1 << 20) == 0 else f"{n:,}" for n in kept]
told = re.findall(r"\| ([0-9,]+(?: MiB)?) \|$", page, re.M)
print(*sorted(shown), sep="\n")
print("----")
print(*sorted(told), sep="\n")
END
tap_is "$(sed '1,/----/d' .numbers)" "$(sed '/----/,$d' .numbers)" \
	"doc/limits.md tells every limit that there is"
tap_done
