#!/bin/bash
# --fit N: exactly N pages within the limits of the theme, read back by other programs, or an error
# that counts lines; as designed where the pages are as many already.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
tap_needs mupdf-tools command -v mutool
here=$ROOT/tests/fit
cd "$ROOT" || exit 1

# What is wrong with the pages, in words; nothing, where they are as they should be.
faults() {
	local pages=$2 least=$3
	awk -v pages="$pages" -v least="$least" '
		/^pages/ && $2 != pages { print "pages: " $2 }
		/^smallest/ && $2 < 7 { print }
		/^below 8/ && $3 > 1 { print }
		/^not clear/ { print }
		/^shares/ {
			for (i = 2; i <= NF; i++)
				if ($i < least)
					print "page " i - 1 " is filled to " $i
		}' <(python3 "$here/look.py" "$1" 5 2>&1 || echo "pages unseen")
}

# fits TEXT LEAST GUIDE N OPTION...: N pages, each of them filled to LEAST percent of the sheet.
fits() {
	local text=$1 least=$2 guide=$3 n=$4
	shift 4
	"$ROLEGUIDE" guide "$guide" --fit "$n" "$@" -o "$work/fitted.pdf" >"$work/log" 2>&1
	tap_is "$?:$(cat "$work/log")$(faults "$work/fitted.pdf" "$n" "$least")" "0:" "$text"
}

# refuses TEXT PATTERN GUIDE N OPTION...: one error that matches, and no file.
refuses() {
	local text=$1 pattern=$2 guide=$3 n=$4
	shift 4
	rm -f "$work/refused.pdf"
	"$ROLEGUIDE" guide "$guide" --fit "$n" "$@" -o "$work/refused.pdf" >"$work/log" 2>&1
	tap_match "$?:$(ls "$work"/refused.pdf 2>&-)$(grep -v ' hint: ' "$work/log")" \
		"1:$pattern" "$text"
}

pm=content/pm-vs-tpm.xml
five=content/five-roles.xml
beyond=': error: [0-9]* lines too many for [12] page* at the tightest the theme allows'

# Of five pages and more a guide has contents, unless its author wants none, as here.
cp -r content "$work/plain"
for guide in pm-vs-tpm five-roles; do
	sed -i 's/<guide /<guide contents="no" /' "$work/plain/$guide.xml"
done
pm_plain=$work/plain/pm-vs-tpm.xml
five_plain=$work/plain/five-roles.xml

for theme in handout mono; do
	fits "two roles on 4 pages, $theme" 30 $pm 4 --theme $theme
	fits "five roles on 3 pages, $theme" 80 $five 3 --theme $theme
	refuses "two roles on 1, $theme" "$pm:1[0-9]*$beyond, even if \"When companies need a TPM\"*" \
		$pm 1 --theme $theme
	refuses "five roles on 1, $theme" \
		"$five:243$beyond: * in \"Row by row\", * in \"About this guide\"" $five 1 --theme $theme
	refuses "five roles on 2, $theme" "$five:*$beyond: * in \"Sources\", *" $five 2 --theme $theme
done
fits "five roles on 5 pages" 55 "$five_plain" 5
fits "two roles on 4 pages of letter" 30 $pm 4 --paper letter
fits "five roles on 3 pages of letter" 80 $five 3 --paper letter
fits "two roles on 6 pages of a5" 40 "$pm_plain" 6 --paper a5
fits "and with contents" 30 $pm 6 --paper a5
refuses "two roles on 5 pages of a5" \
	"$pm_plain:183: error: no setting fills 5 pages: from fewer they become 6 at once, * in *" \
	"$pm_plain" 5 --paper a5
fits "five roles on 4 pages of a5" 80 $five 4 --paper a5
refuses "two roles on 2 pages of a5" \
	"$pm:*: error: [0-9]* lines too many for 2 pages at the tightest the theme allows: *" $pm 2 --paper a5
refuses "two roles on 9 pages" "$pm:3: error: [0-9]* lines too few for 9 pages *" $pm 9
tap_is "$(grep -o 'hint: --fit [0-9]* goes' "$work/log")" "hint: --fit 6 goes" "and how many go"
refuses "five roles on 12 pages of a5, where words would be torn" \
	"*: error: * too few for 12 pages at the loosest that has room for all words and pictures" \
	$five 12 --paper a5

# Pages that are as many already are left alone, on every paper.
for guide in $pm $five; do
	for paper in a4 letter a5; do
		"$ROLEGUIDE" guide "$guide" --paper $paper -o "$work/plain.pdf"
		n=$(pdfinfo "$work/plain.pdf" | awk '/^Pages/ { print $2 }')
		"$ROLEGUIDE" guide "$guide" --paper $paper --fit "$n" -o "$work/fitted.pdf"
		cmp -s "$work/plain.pdf" "$work/fitted.pdf"
		tap_ok $? "$guide: the $n pages of $paper are the same with --fit $n"
	done
done

# A row more than the first page holds: three pages, and two again where two are asked for.
mkdir -p "$work/content"
awk '/<dimension id="entry">/ {
		print "<dimension id=\"meetings\"><name>Meetings</name>"
		print "<text role=\"pm\">Customer interviews, reviews with design</text>"
		print "<text role=\"tpm\">Weekly status, risk reviews, release checks</text>"
		print "</dimension>"
	} { print }' $pm >"$work/content/row.xml"
"$ROLEGUIDE" guide "$work/content/row.xml" -o "$work/plain.pdf"
tap_match "$(pdfinfo "$work/plain.pdf")" "*Pages:*3*" "a row more makes three pages"
fits "and --fit brings back two" 60 "$work/content/row.xml" 2
tap_match "$(pdftotext "$work/fitted.pdf" - | tr '\n' ' ')" "*Meetings*Page 1 of 2*Page 2 of 2*" \
	"with the row, and with the right number of pages in the foot"

# A question stays with its answers, however loose the page.
for n in 6 7 8; do
	"$ROLEGUIDE" guide $pm --paper a5 --fit $n -o "$work/fitted.pdf"
	tap_match "$(pdftotext "$work/fitted.pdf" - | tr '\n\f' ' |')" \
		"*What is your background?[!|]*Another field*" "a question on $n pages of a5"
done

# What new-page asks for is told apart from what is too long.
sed '/<section id="target">/,/<\/section>/d;/<section id="start">/,/<\/section>/d' $pm \
	>"$work/content/short.xml"
refuses "a short guide with a page too many" \
	'*: error: no more than 1 page, but "When companies need a TPM" begins a new one' \
	"$work/content/short.xml" 1
sed -i 's/ new-page="yes"//' "$work/content/short.xml"
fits "a short guide on one page" 70 "$work/content/short.xml" 1

# A page that must stay nearly empty is named; of the layouts on trial nothing is said.
tap_is "$("$ROLEGUIDE" guide $pm --fit 3 -o "$work/fitted.pdf" 2>&1)" \
	"$pm:3: warning: page 2 of 3 is only 27 percent full" "a page with little on it is named"
tap_is "$("$ROLEGUIDE" guide $pm --fit 4 --dump layout 2>&1 | grep -c '^page ')" 4 \
	"the layout can be shown"
"$ROLEGUIDE" guide $pm --fit 4 --profile print -o "$work/print.pdf"
tap_match "$(pdfinfo -box "$work/print.pdf")" "*Pages:*4*BleedBox:*" "and printed"

# Reports: as composed, and the first page still holds what belongs there.
mkdir "$work/reports"
"$ROLEGUIDE" report $pm content/answers/strong-tpm.xml content/answers/too-few.xml --fit 5 \
	-o "$work/reports/" >"$work/log" 2>&1
tap_is "$?:$(cat "$work/log")" "0:" "reports on five pages"
for report in "$work"/reports/*.pdf; do
	tap_is "$(faults "$report" 5 30)" "" "${report##*/}"
done
tap_match "$(pdftotext -l 1 "$work/reports/strong-tpm.pdf" - | tr '\n' ' ')" \
	"*Page 1 of 5*" "and they say so"
tap_match "$("$ROLEGUIDE" report $pm content/answers/strong-tpm.xml --fit 1 -o "$work/no.pdf" 2>&1)" \
	"content/answers/strong-tpm.xml:*: error: * lines too many for 1 page *" "not on one"
[ ! -e "$work/no.pdf" ]
tap_ok $? "and then nothing is written"
tap_match "$("$ROLEGUIDE" report $pm content/answers/strong-tpm.xml --fit 7 -o "$work/no.pdf" 2>&1)" \
	"*: error: * too few for 7 pages at the loosest that keeps on the first page what belongs*" \
	"nor where the first page would no longer hold what it should"
tap_done
