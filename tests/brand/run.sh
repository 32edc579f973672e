#!/bin/bash
# Who stands behind a guide: the organisation's line and logo in guides and reports, in both directions
# and on all papers; the logo of a theme; a foot in the guide's own words.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
tap_needs poppler-utils command -v pdftotext
cd "$work" || exit 1
cp "$ROOT/content/pictures/waymark.svg" .
width=24

# branded ABOUT [LANG]: a guide of two pages with that in <about>.
branded() {
	small_guide "$(printf 'Words of a guide. %.0s' $(seq 300))" "${2-en}" |
		sed "s|<masthead>|<about>$1</about><masthead><kind>Comparison</kind>|"
}

# logos FILE.xml [OPTION...]: left, width and height of the pictures in a guide's layout, in points.
logos() {
	"$ROLEGUIDE" guide "$@" --dump layout 2>/dev/null |
		awk '$1 == "image" { printf "%.0f %.0f %.0f;", $2 / 1000, $4 / 1000, $5 / 1000 }'
}

organisation='<organisation name="Waymark School" address="1 Lane End" href="https://waymark.example/">'
logo="<logo src=\"waymark.svg\" alt=\"The school's sign.\" width=\"${width}mm\"/>"

# --- where it stands --------------------------------------------------------------------------------

branded "$organisation$logo</organisation>" >end.xml
tap_is "$(logos end.xml)" "478 68 34;508 38 19;508 38 19;" \
	"a logo ends where lines end, in the masthead and in each foot"
sed 's|<logo |&side="start" |' end.xml >start.xml
tap_is "$(logos start.xml)" "49 68 34;49 38 19;49 38 19;" "or it begins where they begin"
branded "$organisation$logo</organisation>" he >he.xml
tap_is "$(logos he.xml)" "49 68 34;49 38 19;49 38 19;" "on pages that are written from the right, these are the other sides"
tap_is "$(logos <(sed 's|<logo |&place="foot" |' end.xml) 2>/dev/null)$(
	sed 's|<logo |&place="masthead" |' end.xml >head.xml; logos head.xml)" "478 68 34;" "it stands in one of both if told"
tap_is "$("$ROLEGUIDE" guide end.xml -o a5.pdf --paper a5 2>&1) $(logos end.xml --paper a5 | tr ';' '\n' | grep -c .)" \
	" 4" "a small sheet has room for it"

# --- what is said ---------------------------------------------------------------------------------

"$ROLEGUIDE" guide end.xml -o end.pdf
tap_match "$(pdftotext -raw end.pdf - | head -4 | tr '\n' '|')" "*Waymark School · 1 Lane End · waymark.example|*" \
	"the line below the title has name, address and page"
tap_is "$("$ROLEGUIDE" guide end.xml --dump tags | grep -c "The school's sign")" 1 \
	"those who listen hear of it once, for feet tell nobody anything"
tap_match "$(pdftotext -raw end.pdf - | grep -a '^Cook vs baker Page')" "Cook vs baker Page 1 of 2*" \
	"the foot says what it says"

# --- its own foot ---------------------------------------------------------------------------------

branded "$organisation</organisation><foot start=\"{organisation}: {title}, edition {version}, {date}\" end=\"{page}/{pages}\"/>" >foot.xml
"$ROLEGUIDE" guide foot.xml -o foot.pdf
tap_is "$(pdftotext -raw foot.pdf - | grep -a edition | tail -1)" \
	"Waymark School: Cook vs baker, edition 1.0, November 22, 2026 2/2" "a foot of one's own is filled in"
branded '<foot end="p. {page}"/>' >part.xml
"$ROLEGUIDE" guide part.xml -o part.pdf
tap_is "$(pdftotext -raw part.pdf - | grep -a 'p\. 2')" "Cook vs baker p. 2" "what it leaves out is as usual"
branded "<foot start=\"$(printf 'word %.0s' $(seq 60))\"/>" >long.xml
tap_match "$("$ROLEGUIDE" guide long.xml -o long.pdf 2>&1; ls long.pdf 2>&1)" \
	"long.xml:*: error: the foot has no room for all of its start*No such file*" "one without room is an error, and no page"

# --- themes, reports ------------------------------------------------------------------------------

cat >house.xml <<'X'
<theme name="House" extends="handout"><logo src="waymark.svg" alt="The house." width="20mm" place="masthead"/></theme>
X
small_guide "Words." >plain.xml
tap_is "$(logos plain.xml --theme house.xml)" "490 57 28;" "a theme brings its logo to each guide"
tap_is "$(logos head.xml --theme house.xml)" "478 68 34;" "an organisation's goes before it"
content=$ROOT/content
cp -r "$content/shared" "$content/quizzes" "$content/pictures" .
sed "s|<masthead>|<about>$organisation$logo</organisation></about>&|; /<about>\$/,/<\\/about>\$/{/<organisation/!d}" \
	"$content/pm-vs-tpm.xml" >pm.xml
"$ROLEGUIDE" report pm.xml "$content/answers/strong-pm.xml" --attach -o report.pdf 2>said
tap_is "$? $(<said)" "0 " "a report is made"
tap_match "$(pdftotext -l 1 -raw report.pdf - | grep -a waymark)" "Waymark School · 1 Lane End · waymark.example" \
	"and has the line"
tap_is "$("$ROLEGUIDE" verify report.pdf >/dev/null 2>&1; echo $?)" 0 "it is still verified"
tap_is "$("$ROLEGUIDE" report "$content/pm-vs-tpm.xml" "$content/answers/strong-pm.xml" --theme house.xml --dump layout |
	grep -c '^image')" 1 "a theme's logo is on reports as well"
tap_done
