#!/bin/bash
# Long texts: every word of them stands on some page, wherever they are; what is too long is an
# error that says the limit; and nothing takes time by the square of its length.
set -u
. "$ROOT/tests/tap.bash"
tap_needs poppler-utils command -v pdftotext
cd "$work" || exit 1

# set_long PLACE WORD COUNT: the guide as PDF, within ten seconds and half a gigabyte.
set_long() {
	python3 "$ROOT/tests/long/make.py" "$@" >long.xml
	rm -f long.pdf
	(
		[ -n "${WRAP-}${SANITIZED-}" ] || { ulimit -t 10 && ulimit -v 1500000; }
		"$ROLEGUIDE" guide long.xml -o long.pdf >/dev/null 2>messages
	)
}

# count_words WORD: how often it stands in the text of the PDF.
count_words() {
	pdftotext -raw long.pdf - | grep -o "$1" | wc -l
}

for place in paragraph cell footnote item; do
	set_long $place 'lorem und ' 46000
	tap_is "$? $(count_words lorem) $(count_words und)" "0 46000 46000" \
		"92,000 words in one $place all stand on its pages"
done
[ -z "${SANITIZED-}" ] || tap_done # the rest is about time
set_long title 'lorem und ' 46000
tap_is "$? $(($(count_words und) >= 46000))" "0 1" "92,000 words of a title stand on its pages"
for place in paragraph cell footnote item; do
	set_long $place q 999000
	tap_is "$? $(pdftotext -raw long.pdf - | tr -cd q | wc -c)" "0 999000" \
		"a word of a million letters in one $place is whole"
done
set_long title q 999000
tap_is "$? $(($(pdftotext -raw long.pdf - | tr -cd q | wc -c) >= 999000))" "0 1" \
	"that of a title too, which the running feet do not repeat whole"
set_long paragraph 'lorem und ' 100001
tap_is "$? $(cut -d' ' -f2- messages)" "1 error: a paragraph of more than 1000000 characters
hint: divide it" "more than a million characters in one paragraph are an error"
set_long role 'lorem und ' 1000
tap_is "$? $(grep -c ':4: error: this is higher than a page, where it cannot break' messages)" \
	"1 1" "what no page holds and nothing breaks is an error at its line"
set_long paragraph 'a\u0301\u0302' 1
tap_is "$? $(<messages)" "0 " "marks on a letter are no error"
python3 - >long.xml <<END
import subprocess
text = subprocess.run(["python3", "$ROOT/tests/long/make.py", "paragraph", "x", "1"],
                      capture_output=True, text=True).stdout
print(text.replace("<p>x", "<p>a" + "\u0301\u0302" * 50000, 1))
END
"$ROLEGUIDE" guide long.xml -o long.pdf >/dev/null 2>messages
tap_is "$? $(cut -d' ' -f2- messages)" \
	"1 error: a character with more than 30 combining marks" "100,000 marks are"

# one paragraph each of what once took a step for every pair of its parts
while read -r word count what; do
	set_long paragraph "$word" "$count"
	tap_is "$? $(grep -c error: messages)" "0 0" "$count times $what in ten seconds"
done <<'END'
a\u044f 100000 two_scripts_in_turns
a\u05d0 100000 two_directions_in_turns
\u2067 200000 an_isolate_inside_the_last
\u202b 200000 an_embedding_inside_the_last
\u05d0( 200000 a_bracket_that_is_never_closed
abcd\u00adef. 100000 a_soft_hyphen
\u0628 200000 an_Arabic_letter_that_joins
<em>a</em>. 60000 a_change_of_style
a<br/> 100000 a_break
END
tap_done
