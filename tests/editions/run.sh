#!/bin/bash
# Several profiles and papers at once: each file is the one that is made by itself, byte for byte, and
# where something is wrong there is none.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
unset SOURCE_DATE_EPOCH
cd "$work" || exit 1
guide=$ROOT/content/pm-vs-tpm.xml

# same TEXT PROFILES PAPERS ARGUMENT...: all at once and one by one are the same.
same() {
	local profile paper wrong='' n=0
	rm -rf all
	"$ROLEGUIDE" guide "$guide" "${@:4}" --profile "$2" --paper "$3" -o all/ || wrong=failed
	for profile in ${2//,/ }; do
		for paper in ${3//,/ }; do
			"$ROLEGUIDE" guide "$guide" "${@:4}" --profile "$profile" --paper "$paper" -o one.pdf
			cmp -s one.pdf "all/pm-vs-tpm-$profile-$paper.pdf" || wrong+=" $profile-$paper"
			n=$((n + 1))
		done
	done
	tap_is "$wrong $(find all -type f | wc -l)" " $n" "$1"
}
same "each file is the one that is made by itself" screen,screen2,print,archive a4,a5
same "with its form, fitted, in whatever order" archive,print-x1a,screen letter,a4 --with-form --fit 6
"$ROLEGUIDE" guide "$guide" --paper a5,a4 -o papers 2>/dev/null
[ ! -e papers ] && "$ROLEGUIDE" guide "$guide" --paper a5,a4 -o papers/
tap_is "$(cd papers && ls)" 'pm-vs-tpm-a4.pdf
pm-vs-tpm-a5.pdf' "names have what varies"
"$ROLEGUIDE" guide "$guide" --paper a5,a4 -o papers --deps d.json
tap_match "$(<d.json)" '*"papers/pm-vs-tpm-a5.pdf"*"papers/pm-vs-tpm-a4.pdf"*' "and --deps knows them"

# fails STATUS WANTED TEXT ARGUMENT...: so, and nothing is written.
fails() {
	local out
	rm -rf none
	mkdir none
	echo old >none/g-print.pdf
	out=$("$ROLEGUIDE" "${@:4}" 2>&1)
	tap_match "$? $out" "$1 *$2*" "$3"
	tap_is "$(ls -A none) $(<none/g-print.pdf)" "g-print.pdf old" "  and nothing is written"
}
small_guide 'A cook knows fire.' >g.xml
fails 1 '*pages*' "a condition that one of them breaks" guide g.xml --profile screen,print -o none/ --fail-on 'pages>0'
fails 2 'want a folder: -o DIR/' "one file for all" guide g.xml --profile screen,print -o none.pdf
fails 2 '--record names one file' "a record of all" guide g.xml --profile screen,print -o none/ --record r.json
fails 2 'no profile "scren"; did you mean "screen"' "a slip in the list" guide g.xml --profile print,scren -o none/
fails 2 'no paper ""' "a hole in the list" guide g.xml --paper a4, -o none/
fails 2 '--profile names "print" twice' "twice the same" guide g.xml --profile print,print -o none/
fails 2 'report takes one --profile' "a report" report g.xml a.csv --profile print,screen -o none/
fails 2 'check takes one --paper' "a check" check g.xml --paper a4,a5
fails 2 '--marks is for the press' "marks, which a screen has not" guide g.xml --profile print,screen --marks crop -o none/
fails 2 'profile png is a file a page' "pictures" guide g.xml --profile print,png -o none/
fails 2 'profile vt is for reports' "a profile that is for others" guide g.xml --profile print,vt -o none/
ln g.xml none-g.xml
mkdir over
ln g.xml over/g-print.pdf
tap_match "$("$ROLEGUIDE" guide g.xml --profile screen,print -o over/ 2>&1) $(ls over)" \
	'*"over/g-print.pdf" is read*g-print.pdf' "none is written over what is read, nor the others"
if [ -z "${SANITIZED-}" ] && [ "$(id -u)" != 0 ]; then
	mkdir shut
	chmod 555 shut
	fails 3 '*' "a folder that cannot be written to" guide g.xml --profile screen,print -o shut/
fi
tap_done
