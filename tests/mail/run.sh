#!/bin/bash
# Messages that reports are sent with: what standards of mail ask for, who gets one, and what second
# runs write. eml.py reads them by Python's email package; unit/test_mail has more of that.
set -u
. "$ROOT/tests/tap.bash"
cd "$work" || exit 1
export ROOT
guide=$ROOT/content/pm-vs-tpm.xml
printf '%064d\n' 7 >key
python3 -X utf8 "$ROOT/tests/mail/people.py"

# run OPTION...: a run over everybody; sets status, out and err.
run() {
	out=$("$ROLEGUIDE" report "$guide" people.csv -o out/ --key key --dates mdy "$@" 2>err)
	status=$?
	err=$(grep -v 'short-title\|the running foot' err)
}
# drafted: rows of the sheet that have a draft.
drafted() {
	local name
	for name in drafts/*.eml; do
		name=${name##*/}
		[ "$name" = '*.eml' ] || code "${name%.eml}"
	done | sort -n | tr '\n' ' '
}
# code CODE: its row; row ROW: its code; column N ROW: that column of the manifest.
code() { grep "^$1," out/manifest.csv | cut -d, -f4; }
row() { awk -F, -v row="$1" '$4 == row { print $1 }' out/manifest.csv; }
column() { awk -F, -v row="$2" -v n="$1" '$4 == row { sub(/\r$/, ""); print $n }' out/manifest.csv; }
times() { find drafts -type f -printf '%f %T@ %i\n' | sort; }

run --mail-drafts drafts
tap_is "$status $err" "0 people.csv: warning: 1 person has no draft: the e-mail address is missing: row 14
people.csv: warning: 1 person has no draft: the e-mail address has no @: row 15
people.csv: warning: 1 person has no draft: the e-mail address is more than one: row 16
people.csv: warning: 2 people have no draft: the e-mail address is that of several people: row 17, row 18
people.csv: warning: 1 person has no draft: the e-mail address has no name of a mail server behind the @: row 19" \
	"who has no draft is told, by row alone"
tap_is "$(drafted)" "2 3 4 5 6 7 8 9 10 11 12 13 20 21 " "all others have one"
tap_is "$(stat -c %a drafts)" 700 "nobody else sees them"
while IFS= read -r line; do
	python3 -X utf8 - "$line" <<-'END' >"wanted.line"
		import csv, sys
		row, name, address = next(csv.reader([sys.argv[1]]))
		print(row), print(name), print(address)
	END
	{ read -r number && read -r name && read -r address; } <wanted.line
	stem=$(row "$number")
	printf 'name %s\naddress %s\nfile Personal report.pdf\n' "$name" "$address" >"drafts/$stem.wanted"
	cp "out/$stem.pdf" "drafts/$stem.pdf"
done < <(tr -d '\r' <wanted.csv)
tap_is "$(python3 -X utf8 "$ROOT/tests/mail/eml.py" drafts/*.eml)" "" \
	"they are what standards ask for, go to the right people and hold their reports"
rm drafts/*.wanted drafts/*.pdf
tap_is "$(for file in drafts/*.eml; do
	stem=${file##*/}
	[ "$(column 14 "$(code "${stem%.eml}")")" = "$(sha256sum "out/${stem%.eml}.pdf" | cut -d' ' -f1)" ] || echo "$file"
done)" "" "the manifest says which report was drafted"

# --- second runs --------------------------------------------------------------------------------

before=$(times)
cp out/manifest.csv before.csv
run --mail-drafts drafts --jobs 1
tap_is "$(times)" "$before" "a second run writes none again"
tap_is "$(cmp out/manifest.csv before.csv)" "" "  and its manifest is the same"
run
tap_is "$(cmp out/manifest.csv before.csv)" "" "a run that drafts nothing keeps what was drafted"
run --mail-drafts fresh --jobs 2
tap_is "$(diff -r drafts fresh)" "" "in another folder they are the same, byte by byte"

rm "drafts/$(row 3).eml"
sed -i 's/^R0000002,[^,]*,/R0000002,Somebody Else,/' people.csv
run --mail-drafts drafts --dry-run
tap_is "$(grep '^draft' <<<"$out" | cut -f 2 | sort)" "$(printf 'drafts/%s.eml\n' "$(row 3)" "$(row 4)" | sort)" \
	"a dry run says what would be drafted"
run --mail-drafts drafts
tap_is "$(comm -13 <(echo "$before") <(times) | wc -l)" 2 "what is gone and what has changed is drafted again"
grep -q 'Somebody Else' "drafts/$(row 4).eml"
tap_ok $? "  as it is now"

# An address that was wrong: what would have gone there goes.
cp people.csv kept.csv
sed -i 's/,p\.7+x@example\.org,/,,/' people.csv
run --mail-drafts drafts
tap_match "$err" "*1 draft was removed: nobody is to get it any more*" "the draft to an address that is no longer there goes"
tap_is "$(drafted) $(column 14 9)" "2 3 4 5 6 7 8 10 11 12 13 20 21  " "  from the folder and from the manifest"
cp kept.csv people.csv
run --mail-drafts drafts
tap_is "$(drafted)" "2 3 4 5 6 7 8 9 10 11 12 13 20 21 " "  and comes back with the address"

# --- what was sent ------------------------------------------------------------------------------

printf '\xef\xbb\xbf%s\r\n\r\n  drafts/%s.eml  \n%s' "$(row 2)" "$(row 3)" "$(row 4)" >list
run --sent list
tap_is "$status $err" "0 " "what was sent is marked"
tap_is "$(cut -d, -f4,15 out/manifest.csv | tr -d '\r' | grep -c ',.')" 4 "  in the manifest"
tap_is "$(column 15 2)" "$(column 14 2)" "  with the report that was drafted"
rm drafts/*
run --mail-drafts drafts
tap_is "$(drafted)" "5 6 7 8 9 10 11 12 13 20 21 " "the rest is drafted"
sed -i 's/^R0000000,[^,]*,/R0000000,New Name,/' people.csv
run --mail-drafts drafts
tap_match "$status $err" "0 *people.csv: warning: 1 person has no draft: the report has changed since it was sent; --only drafts it again: row 2
*" "a report that has changed since is told"
tap_is "$(drafted)" "5 6 7 8 9 10 11 12 13 20 21 " "  and not drafted"
run --mail-drafts drafts --only 2
tap_is "$status $err $(column 15 2) $(drafted)" "0   2 5 6 7 8 9 10 11 12 13 20 21 " "unless it is asked for"
printf 'aaaaaaaaaaaa\n%s\nAda\n' "$(row 2)" >list
run --sent list
tap_match "$status $err" "1 list:3: error: this is neither a code nor the name of a message*" "a list of something else"
sed -i 3d list
run --sent - <list
tap_match "$status $err" "1 *: error: nobody of the answers has the code \"aaaaaaaaaaaa\"" "somebody who is not there"

# --- drafts of others, words of others ----------------------------------------------------------

echo 'From: me' >"drafts/$(row 5).eml"
run --mail-drafts drafts
tap_match "$err" "*the draft that is there was changed by somebody, and stays: row 5*" "what somebody has changed stays"
tap_is "$(<"drafts/$(row 5).eml")" "From: me" "  as it is"
cat >letters.xml <<-'end'
	<letters>
	  <letter xml:lang="en"><subject>About {guide}</subject>
	    <p>Dear {name}, it isn't late.</p><p with="date">Of {date}.</p></letter>
	</letters>
end
sed -i 's/^R0000004,[^,]*,/R0000004,,/' people.csv
run --mail-drafts own --mail-template letters.xml
tap_match "$err" "*1 person has no draft: line 3 of letters.xml asks for a name that is not known: row 6*" \
	"a letter that asks for what is not known"
tap_match "$(tr -d '\r' <"own/$(row 20).eml" | sed -n '/^Subject/p; /^Dear /,/^$/p; /^Of /p')" "Subject: About *
Dear Person 18, it isn't late.

Of *2026." "words of one's own"
sed -i 's/{guide}/{gide}/' letters.xml
run --mail-drafts own --mail-template letters.xml
tap_is "$status $err" "1 letters.xml:2: error: there is no {gide} to fill in here" "faults of letters are told first"

# --- people who have gone -----------------------------------------------------------------------

python3 - <<-'END'
	import csv
	rows = list(csv.reader(open("people.csv", newline="", encoding="utf-8")))
	with open("people.csv", "w", newline="", encoding="utf-8") as file:
	    csv.writer(file).writerows(rows[:19])
END
gone=$(row 21)
run --mail-drafts drafts --dry-run
tap_match "$out" "*remove	drafts/$gone.eml	nobody is to get it any more*" "a dry run says whose draft would go"
echo x >"drafts/$(row 20).eml"
run --mail-drafts drafts
tap_match "$err" "*1 draft was removed: nobody is to get it any more*" "the draft of somebody who has gone goes too"
tap_match "$err" "*nobody is to get this draft any more, but somebody has changed it, and it stays*" "unless it was changed"
tap_is "$(find drafts -name "$gone.eml")" "" "  from the folder"

# --- what does not go together ------------------------------------------------------------------

run --mail-template letters.xml
tap_match "$status $err" "* --mail-template goes with --mail-drafts*" "letters without messages"
run --sent list --only 2
tap_match "$status $err" "* --sent is for everybody, and does not go with --only*" "a list for some"
"$ROLEGUIDE" report "$guide" people.csv --dates mdy --mail-drafts drafts 2>err
tap_match "$(<err)" "* --mail-drafts and --sent go with reports in a folder: -o DIR/*" "messages without a folder"
"$ROLEGUIDE" report "$guide" - -o piped/ --key key --dates mdy --mail-drafts drafts-piped <people.csv 2>err
tap_is "$(find drafts-piped -name '*.eml' | wc -l)" 12 "answers from a pipe are read twice as well"
tap_done
