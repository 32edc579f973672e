#!/bin/bash
# --deps: nothing that is read escapes it, GNU make understands it whatever files are called, and the
# rules of the Makefile make what follows from a change, and nothing else.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
unset SOURCE_DATE_EPOCH MAKEFLAGS MFLAGS MAKELEVEL
cd "$work" || exit 1
guide=$ROOT/content/pm-vs-tpm.xml
answers=$ROOT/content/answers
small_guide 'A cook ﻷ 中 knows fire.' >small.xml
mkdir content
cp "$answers"/*.xml content

# --- Nothing escapes --------------------------------------------------------------------------------

# escaped COMMAND ARGUMENT...: what was opened and stands in no list, a line each.
escaped() {
	rm -f log
	OPENED_LOG=$work/log LD_PRELOAD=$work/opened.so "$ROLEGUIDE" "$@" --deps d.json >/dev/null 2>&1
	python3 - <<'END'
import json, os, re
deps = json.load(open("d.json"))
listed = {os.path.realpath(p) for name in ("inputs", "folders") for p in deps[name]}
opened = {os.path.realpath(l.rstrip("\n")) for l in open("log") if not l.startswith("/proc/")}
# the system's own: libraries and their data, the clock's zone, caches of what is listed
own = re.compile(r"/dev/|/sys/|/usr/lib/|/lib/|/etc/(ld|localtime|passwd|nsswitch)|/usr/share/zoneinfo/"
                 r"|.*/fontconfig(/|$)|/usr/share/(X11|fonts)|/usr/local/share/fonts|/etc/fonts")
fonts = re.compile(r"/usr/share/fonts/.*\.(ttf|otf|ttc)$|/etc/fonts/.*\.conf$")
print(len(deps["inputs"]) > 8, *sorted(p for p in opened - listed if fonts.match(p) or not own.match(p)))
END
}
if [ -z "${SANITIZED-}" ]; then
	"${CC:-gcc}" -shared -fPIC -O1 -o opened.so "$ROOT/tests/deps/opened.c" -ldl
	tap_ok $? "what logs files that are opened can be built"
	tap_is "$(escaped guide "$guide" --profile print --fit 2 -o a.pdf)" True "guide: all that is opened is listed"
	tap_is "$(escaped guide "$work/small.xml" -o a.pdf)" True "guide with fonts of the system: the same"
	tap_is "$(escaped form "$guide" --html -o a.html)" True "form for a browser: the same"
	tap_is "$(escaped report "$guide" "$work"/content/*.xml -j3 --group g.pdf --before "$answers" \
		-o out/)" True "report for several: the same"
	tap_is "$(escaped check "$guide" "$answers/german.xml" "$ROOT/content/themes/duo.xml" \
		--theme duo)" True "check: the same"
fi

# --- What it says -----------------------------------------------------------------------------------

# list NAME FILE: what stands under that name, a line each.
list() { awk -v name="\"$1\": [" '/\]/ { on = 0 } on { gsub(/^\t*"|",?$/, ""); print } index($0, name) { on = 1 }' "$2"; }

"$ROLEGUIDE" guide small.xml --lang de-AT -o a.pdf --deps d.json 2>.err
tap_is "$(list outputs d.json)" a.pdf "JSON: what is written"
tap_match " $(list inputs d.json | tr '\n' ' ')" '* small.xml */phrases/de.xml */phrases/en.xml *' "what is read"
tap_match "$(list missing d.json)" '*/phrases/de-AT.xml' "what would be read, were it there"
tap_match "$(list folders d.json)" '*/fonts*' "folders whose names count"
tap_match "$(<d.json)" '*"is_complete": true*' "all went well"
"$ROLEGUIDE" guide small.xml --lang de-AT -o a.pdf --deps - --deps-format nul 2>.err >d.nul
tap_is "$(tr '\0' '\n' <d.nul)" "$(list inputs d.json)" "nul: the same inputs"
"$ROLEGUIDE" guide - -o a.pdf --deps d.json <small.xml 2>.err
tap_is "$(list inputs d.json | grep -c 'small\|standard')" 0 "standard input has no name"
"$ROLEGUIDE" guide "$guide" -o a.pdf --deps d.json
tap_is "$(list inputs d.json | grep -c quizzes)" 0 "a questionnaire that a guide does not show is no input"

sed 's|<p>A cook|<picture src="none.png" alt="x" width="3cm"/><p>A cook|' small.xml >faulty.xml
"$ROLEGUIDE" guide faulty.xml -o b.pdf --deps d.json 2>.err
tap_is "$? $(ls b.pdf 2>/dev/null)" "1 " "a guide with faults is not written"
tap_match "$(list inputs d.json)" '*faulty.xml*' "what was read until then is"
tap_match "$(list missing d.json)" '*none.png*' "and a picture that is not there is missing"
tap_match "$(list outputs d.json) $(<d.json)" 'b.pdf *"is_complete": false*' "it says what was not made"
"$ROLEGUIDE" guide nowhere.xml -o b.pdf --deps d.json 2>.err
tap_match "$(list missing d.json)" 'nowhere.xml*' "a guide that is not there is missing"

# a person whose character only a worker asks the system for
for i in 1 2 3 4 5 6; do
	sed "s/id=\"[^\"]*\"/id=\"z$i\"/" "$answers/strong-pm.xml" >"content/z$i.xml"
done
sed -i 's|<name[^<]*</name>|<name>𑼄</name>|' content/z6.xml
for jobs in 1 4; do
	"$ROLEGUIDE" report "$guide" content/*.xml -o many$jobs/ --deps d$jobs.json --jobs $jobs -q
	{ list inputs d$jobs.json && list folders d$jobs.json && list missing d$jobs.json; } |
		grep -v many | sort >list$jobs
done
tap_is "$(wc -l <list1) $(cmp list1 list4 && echo same)" "$(wc -l <list4) same" \
	"with workers the list is the same"
"$ROLEGUIDE" report "$guide" content/*.xml -o many4/ --deps d4.json --jobs 4 -q
{ list inputs d4.json && list folders d4.json && list missing d4.json; } | grep -v many | sort >list4
tap_is "$(comm -23 list1 list4 | grep -v '/etc/fonts\|/fontconfig\|fonts\(/[^.]*\)\?$')" "" \
	"a second run, which makes nothing, names what the first has named"

# says WANTED TEXT ARGUMENT...
says() {
	tap_match "$("$ROLEGUIDE" "${@:3}" 2>&1) $?" "$1" "$2"
}
cp small.xml small.d
says '*"small.d" is read; name another file with --deps* 2' "it is not written over what is named" \
	guide small.d -o c.pdf --deps small.d
sed 's|<section><head>Notes.*|<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.d"/>|' small.xml >whole.xml
sed -n 's|.*\(<section><head>Notes.*\)|\1|p' small.xml >part.d
cp part.d part.old
says '*"part.d" is read; name another file with --deps* 3' "nor over what is read on the way" \
	guide whole.xml -o c.pdf --deps part.d
cmp -s part.d part.old
tap_ok $? "which stays"

# --- GNU make -----------------------------------------------------------------------------------

# Each name once at the beginning, in the middle and at the end of one.
python3 - "$answers/strong-pm.xml" <<'END'
import shutil, sys, os
os.mkdir("odd")
names = []
for c in " #$%:*?[]~,&()'\"!@^`{}+-\\":
    names += [f"{c}b", f"a{c}b", f"a{c}.x", f"a\\{c}b", f"a\\\\{c}b"]
for name in names:
    if not any("\\" + c in name for c in "%*?["):
        shutil.copy(sys.argv[1], "odd/" + name)
shutil.copy(sys.argv[1], "~tilde")
END
shopt -s dotglob
"$ROLEGUIDE" report "$guide" odd/* ~tilde --dry-run -o made/ --deps odd.d -q >/dev/null 2>&1
nodd=$(find odd -type f | wc -l)
tap_is "$(grep -c '^ odd/' odd.d)" "$nodd" "files with odd names are listed"
out=$(python3 - <<'END' 2>&1
import os, subprocess, time
open("odd.mk", "w").write("made/manifest.csv:\n\t$(info : $? :)@touch $@\ninclude odd.d\n")
os.makedirs("made", exist_ok=True)
def make(*more):
    return subprocess.run(["make", "-rf", "odd.mk", *more], capture_output=True, text=True)
now = time.time()
names = ["odd/" + n for n in sorted(os.listdir("odd"))] + ["~tilde"]
def age(seconds):
    for n in names:
        os.utime(n, (now + seconds, now + seconds))
age(-100)
first = make()
if first.returncode or make("-q").returncode:
    print("it is not made, or not current then:", first.stderr)
age(100)
newer = make("-n").stdout.splitlines()[0]
for n in names:
    if f" {n} " not in newer.replace("./~", "~"):
        print("touched, and make does not see it:", n)
age(-100)
for n in names:
    os.remove(n)
gone = make("-n")
if gone.returncode or len(gone.stdout.splitlines()[0]) < len(newer):
    print("gone, and make fails or does not see it:", gone.stdout, gone.stderr)
print(len(names))
END
)
tap_is "$out" "$((nodd + 1))" "make sees each of them touched, and each of them gone"
for name in 'a b.pdf' 'a#b.pdf' 'a$b.pdf' 'a%b.pdf' 'a:b.pdf' 'a\ b.pdf' '~a.pdf'; do
	"$ROLEGUIDE" guide small.xml -o "$name" --deps d.d -q
	awk '!done && /^$/ { print "\ttrue"; done = 1 } { print }' d.d >t.mk
	target=$name
	[ "$name" = '~a.pdf' ] && target=./$name
	touch "$name"
	make -q -rf t.mk -- "$target" >/dev/null 2>&1
	is=$?
	touch -d '-1 hour' "$name"
	make -q -rf t.mk -- "$target" >/dev/null 2>&1
	tap_is "$is $?" "0 1" "make knows the target \"$name\""
done
newline=$'new\nline.xml'
cp small.xml "$newline"
says '*a makefile cannot name this file*' "a name that make cannot have is told" \
	guide "$newline" -o a.pdf --deps d.d
cp "$ROOT/content/phrases/de.xml" de.xml
rm -rf data
mkdir data
cp -r "$ROOT/content/schema" "$ROOT/content/themes" "$ROOT/content/phrases" data
cp -r "$ROOT/fonts" .
"$ROLEGUIDE" guide small.xml --data data --lang de-AT -o at.pdf --deps at.d -q
printf 'include at.d\nat.pdf: ; touch $@\n' >at.mk
make -q -rf at.mk at.pdf 2>/dev/null
is=$?
cp de.xml data/phrases/de-AT.xml
touch -d '+1 min' data/phrases/de-AT.xml
make -q -rf at.mk at.pdf 2>/dev/null
tap_is "$is $?" "0 1" "make waits for a file that was not there"

# --- The rules of the Makefile --------------------------------------------------------------------

rm data/phrases/de-AT.xml
cp -r "$ROOT/content/." data
rm data/answers/[!h]*.xml
rules() {
	make -C "$ROOT" -o "$BUILD/roleguide" CONTENT="$work/data" OUTPUT="$work/output" guides reports 2>&1 |
		sed -n "s|^wrote $work/output/||p" | sort | tr '\n' ' '
}
rules >first
tap_match "$(<first)" 'atlas/handouts.csv five-roles.pdf handbook.pdf licences.pdf pm-vs-tpm-print.pdf pm-vs-tpm.he.pdf pm-vs-tpm.pdf reports/hebrew-he.pdf *' \
	"the rules make guides and reports"
tap_is "$(rules)" "" "and nothing twice"
# touched FILE: what is made anew when that one changes.
touched() {
	find data fonts -exec touch -d '-2 hours' {} +
	find output -exec touch -d '-1 hour' {} +
	touch "$1"
	rules
}
tap_match "$(touched data/phrases/he.xml)" 'pm-vs-tpm.he.pdf reports/*' \
	"a phrase of Hebrew: the guide in Hebrew and the reports"
tap_match "$(touched data/quizzes/pm-vs-tpm.xml)" 'reports/*' "a question: the reports alone"
tap_is "$(touched data/five-roles.xml)" "five-roles.pdf " "a guide: itself alone"
tap_is "$(touched data/themes/duo.xml)" "" "a theme that nobody has: nothing"
tap_done
