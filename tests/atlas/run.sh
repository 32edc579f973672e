#!/bin/bash
# Some roles of many: what stays and what leaves; and handouts of each two, which are what the command
# guide makes of the two.
set -u
. "$ROOT/tests/tap.bash"
unset SOURCE_DATE_EPOCH
cd "$work" || exit 1
four=$ROOT/tests/atlas/four.xml
atlas=$ROOT/content/atlas.xml

# --- What stays -----------------------------------------------------------------------------------

dump() {
	"$ROLEGUIDE" guide "$four" --roles "$1" --dump guide 2>&1
}
# marks ROLES: words in capitals that the guide of these roles still has.
marks() {
	dump "$1" | grep -oE '\b[A-Z]{4,}(-AND-[A-Z]+)*\b' | sort -u | tr '\n' ' '
}
tap_is "$(marks cook,baker)" "ALWAYS COOK-AND-BAKER " "what names another role leaves"
tap_is "$(marks cook,host)" "ALWAYS HOST " "a section of a role that stays, stays"
tap_is "$(marks guest,host)" "ALWAYS GUEST HOST " "and what links to it"
tap_is "$(marks waiter,guest)" "ALWAYS GUEST WAITER WAITER-AND-GUEST " "a path with both its branches"
tap_is "$(marks cook,guest,waiter)" "ALWAYS GUEST WAITER WAITER-AND-GUEST " "of three roles"

tap_match "$(dump baker,cook)" '*four-baker-cook,*title {role 0} "Baker" " against " {role 1} "Cook"*' \
	"the masthead is that of a handout, roles are in the order asked for"
tap_match "$(dump host,cook,baker)" '*short-title "HO?· CK?· BK"*kind "Of three"*" told apart"*' \
	"of three roles it is another one"
tap_is "$(dump baker,grower | sed -n 's/^ *word "\(.*\)"/\1/p' | tr '\n' ' ')" "bakes grows " \
	"panels follow each other as the roles do"
tap_match "$(dump baker,waiter)" '*"At the oven, next to the " "Cook" " and " "what guests say"*' \
	"in cells names and links are plain words"
tap_is "$(dump baker,cook | grep -c 'dimension #')$(dump waiter,guest | grep -c 'dimension #')" 13 \
	"rows in which nobody says anything leave"
tap_is "$("$ROLEGUIDE" check "$four" 2>&1)" "" "check takes it as it is"

# fails STATUS MESSAGE TEXT ARGUMENT...
fails() {
	local out
	out=$("$ROLEGUIDE" "${@:4}" 2>&1)
	tap_match "$? $out" "$1 *$2*" "$3"
}
fails 1 'there is no role "gust"*did you mean "guest"' "a slip in a role" guide "$four" --roles cook,gust -o x.pdf
fails 1 'there is no role "smith"*the roles are cook, baker, waiter' "no such role" guide "$four" --roles cook,smith
fails 2 '--roles names "cook" twice' "a role twice" guide "$four" --roles cook,cook
fails 1 'has 1 <role>; it needs at least 2' "one role" guide "$four" --roles cook
fails 1 'has 6 <role>; it may have at most 5*choose among them with --roles' "all of them" guide "$four"
fails 2 'an atlas is many files, and wants a folder: -o DIR/' "one file for all" atlas "$four" -o x.pdf
fails 2 'profile png is a file a page' "pictures" atlas "$four" --profile png -o x/
sed 's/needs="guest"/needs="gest"/' "$four" >slip.xml
fails 1 'slip.xml:*: error: <entry needs="gest">: there is no such role*did you mean "guest"' \
	"a slip in what is needed" guide slip.xml --roles cook,baker

# --- Each two -------------------------------------------------------------------------------------

"$ROLEGUIDE" atlas "$atlas" -o ten/ --jobs 2 --deps ten.json 2>said
tap_is "$? $(<said) $(find ten -name '*-vs-*.pdf' | wc -l) $(find ten -name book.pdf | wc -l)" "0  45 1" \
	"of ten roles 45 handouts and a book"
tap_is "$(sed 1d ten/handouts.csv | while IFS=, read -r file _ _ _ _ _ bytes sum; do
	echo "$sum  ten/$file" | tr -d '\r' | sha256sum -c --quiet 2>&1
	[ "$(stat -c %s "ten/$file")" = "$bytes" ] || echo "$file"
done | wc -l) $(wc -l <ten/handouts.csv)" "0 47" "the list has each, its size and its sum"
tap_match "$(<ten.json)" '*ten/handouts.csv*atlas.xml*' "--deps knows what it is made of"

# same ROLES DIR FILE ARGUMENT...: a file of the atlas is what guide makes.
same() {
	"$ROLEGUIDE" guide "$atlas" --roles "$1" -o one.pdf "${@:4}" 2>&1
	cmp one.pdf "$2/$3" && echo same
}
tap_is "$(same pm,po ten pm-vs-po.pdf) $(same pjm,em ten pjm-vs-em.pdf) $(same ba,pmm ten ba-vs-pmm.pdf)" \
	"same same same" "each is what guide makes of the two"
"$ROLEGUIDE" atlas "$atlas" --roles po,tpm,sm --profile screen,print --paper a5,a4 --theme mono -o press/ --jobs 1
tap_is "$? $(find press -name '*.pdf' | wc -l) $(same po,sm press po-vs-sm-print-a5.pdf --profile print \
	--theme mono --paper a5)" "0 16 same" "for the press, on two papers, of some roles alone"

"$ROLEGUIDE" atlas "$atlas" -o short/ --roles pm,tpm,po --fail-on 'pages>2' 2>said
tap_match "$? $(ls short | tr '\n' ' ')$(<said)" "4 handouts.csv pm-vs-po.pdf tpm-vs-po.pdf *error: *pages*" \
	"one that may not be is not written, the others are"
"$ROLEGUIDE" atlas "$atlas" -o none/ --roles pm,po --fail-on 'pages>1' 2>said
tap_is "$? $([ -e none ] || echo none)" "1 none" "where there is none, there is no folder either"
# --- In several languages -------------------------------------------------------------------------

sed 's,Baker</role>,Baker<t xml:lang="he">אופה</t></role>,; s,\(<title>.*\)</title>,\1<t xml:lang="he">כולם</t></title>,' \
	"$four" >two.xml
"$ROLEGUIDE" atlas two.xml --roles baker,cook,host --lang all -o both/ --jobs 2 2>said
tap_is "$? $(ls both | tr '\n' ' ')" "0 baker-vs-cook-en.pdf baker-vs-cook-he.pdf baker-vs-host-en.pdf \
baker-vs-host-he.pdf book-en.pdf book-he.pdf cook-vs-host-en.pdf cook-vs-host-he.pdf handouts.csv " \
	"--lang all: handouts and a book of each"
tap_is "$(grep -c 'has no translation into "he"' said | sed 's/^[1-9].*/some/') $(sort said | uniq -d | wc -l)" "some 0" \
	"what is missing is told, once"
tap_match "$(tr -d '\r' <both/handouts.csv)" 'file,*,sha256,lang*book-en.pdf,*,en
*book-he.pdf,*,he' "the list says which is which"
for lang in en he; do
	"$ROLEGUIDE" guide two.xml --roles baker,host --lang $lang -q -o one.pdf
	cmp one.pdf both/baker-vs-host-$lang.pdf
	tap_ok $? "each is what guide makes in $lang"
done
# --- The book -------------------------------------------------------------------------------------

pdftotext -layout ten/book.pdf book.txt
# page WORDS: of the pages that begin with these words, the number that the foot says.
page() {
	awk -v RS='\f' -v words="$1" '$0 ~ "^ *" words && match($0, /Page [0-9]+ of/) {
		print substr($0, RSTART + 5, RLENGTH - 8) }' book.txt | head -n 1
}
wrong=
while IFS=: read -r name number; do
	[ "$(page "$name")" = "$number" ] || wrong+=" $name:$number"
done < <(sed -n '1,/Page 1 of/{s/^Contents//;s/^ *\([A-Z][A-Za-z ]*Manager\|Product Owner\|Scrum Master\)  *\([0-9]*\)$/\1:\2/p}' book.txt | grep -v '^\(Technical\|Product Marketing\|Engineering\)')
tap_is "$wrong" "" "contents say the pages of the portraits"
tap_match "$(sed -n '1,/Page 1 of/p' book.txt)" '* Index  *19*' "and of the index"
tap_match "$(<book.txt)" '*See also: Product Manager (page 2), Scrum Master (page 7)*' \
	"portraits say on which pages others are, who are told of with them"
tap_is "$(tail -n 60 book.txt | sed -n 's/^ *\(P[A-Za-z]* (.*)\|Scrum Master\|Measured by\)  .*/\1/p' | tr '\n' ',')" \
	"Measured by,PD (Product Designer),PgM (Program Manager),PjM (Project Manager),PM (Product Manager),PMM (Product Marketing Manager),PO (Product Owner),Scrum Master," \
	"the index is in the order of the alphabet"
tap_match "$(<book.txt)" '*Engineering Manager, *No figure*' "whom nothing is known of share a row"
"$ROLEGUIDE" atlas "$atlas" --roles pm,po,sm -o three/ --jobs 1
tap_match "$? $(pdftotext -layout three/book.pdf -)" '0 *Read along a row *(PM) *Product Owner (PO) *Scrum Master (SM)*' \
	"of as many roles as a table has columns there is the table"
tap_done
