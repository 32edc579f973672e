#!/bin/bash
# The sample answers in content/answers, from the file to the result: each comes out as its row of
# samples.tsv says; UPDATE=1 writes the rows. Between them they show every outcome and every band,
# the same answers say the same whatever the format, and nobody is left without next steps.
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT/content" || exit 1
rows=$ROOT/tests/report-results/samples.tsv
shopt -s extglob
samples=(answers/!(workshop.csv)) # which is of several people

# The row of one file.
tell() {
	"$ROLEGUIDE" report pm-vs-tpm.xml "answers/$1" --dump=result 2>"$work/messages" >"$work/result"
	awk -v file="$1" '
		/^(outcome|band|confidence|scores|margin) / {
			key = $1
			sub(/^[a-z]* /, "")
			is[key] = $0
		}
		/^rule .* true$/ { rules = rules (rules ? " " : "") $2 }
		/^step / { steps = steps (steps ? " " : "") $2 }
		END {
			printf "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", file, is["outcome"],
				is["band"], is["scores"], is["margin"], is["confidence"],
				rules ? rules : "-", steps ? steps : "-"
		}' "$work/result"
}

if [ -n "${UPDATE-}" ]; then
	sed -i '/^[^#]/d' "$rows"
	for file in "${samples[@]}"; do
		tell "${file#answers/}" >>"$rows"
	done
fi

for file in "${samples[@]}"; do
	name=${file#answers/}
	tap_is "$(tell "$name")" "$(grep "^$name	" "$rows")" "$name: the result is that of its row"
	tap_is "$(cat "$work/messages")" "" "$name: nothing to complain of"
	n=$(grep -c '^step ' "$work/result")
	[ "$n" -ge 3 ] && [ "$n" -le 6 ]
	tap_ok $? "$name: $n next steps, three to six"
done
for file in answers/*.xml; do
	tap_is "$("$ROLEGUIDE" check "$file" 2>&1)" "" "$file: passes roleguide check"
done
tap_is "$(grep -c '^[^#]' "$rows")" "${#samples[@]}" "every row has its file"

# Which words that column holds.
words() {
	grep -v '^#' "$rows" | cut -f "$1" | sort -u | xargs
}
tap_is "$(words 2)" "balanced blocked divided insufficient leads" \
	"every outcome occurs"
tap_is "$(words 3)" "balanced clear leans none strong" "every band occurs"
tap_is "$(words 6)" "fair good limited" "every word of confidence occurs"
tap_match "$(grep "^pay-turns.xml" "$rows")" "*	divided	none	*	-*" \
	"a rule that blocks the role with more points does not make the other one lead"

# The same answers, three ways.
for name in balanced.xml one-person.json one-person.csv; do
	"$ROLEGUIDE" report pm-vs-tpm.xml "answers/$name" --dump=result >"$work/$name.result"
	"$ROLEGUIDE" report pm-vs-tpm.xml "answers/$name" --dump=doc >"$work/$name.doc"
done
for name in one-person.json one-person.csv; do
	for stage in result doc; do
		cmp -s "$work/balanced.xml.$stage" "$work/$name.$stage"
		tap_ok $? "$name: the same $stage as balanced.xml"
	done
done

# All that is read in the questionnaire can be read in German.
missing=$(awk '/^<\?xml|^ *<!--/ { next } /<(title|intro|contact|text|hint|reason|unit|head)>/ { n++ }
	/<(title|intro|contact|text|hint|reason|unit|head) xml:lang="de">/ { m++ }
	END { if (n != m) print n " texts, " m " in German" }' quizzes/pm-vs-tpm.xml)
tap_is "$missing" "" "the questionnaire speaks German throughout"
tap_done
