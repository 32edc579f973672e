#!/bin/bash
# Fails if a test that is asked for is none of those that there are: tests/named.sh "ASKED..." NAME...
# Then it prints the names that there are, the nearest first.
set -u
asked=$1
shift
printf '%s\n' "$@" | awk -v asked="$asked" '
# How many letters of a and b differ, one put in or left out counted too.
function distance(a, b,    i, j, above, row, corner) {
	for (j = 0; j <= length(b); j++)
		row[j] = j
	for (i = 1; i <= length(a); i++) {
		corner = row[0]
		row[0] = i
		for (j = 1; j <= length(b); j++) {
			above = row[j]
			corner += substr(a, i, 1) != substr(b, j, 1)
			row[j] = least(corner, least(above, row[j - 1]) + 1)
			corner = above
		}
	}
	return row[length(b)]
}

function least(a, b) {
	return a < b ? a : b
}

# unit/test_len is near to len and test_len as well.
function how_far(name, slip,    far) {
	far = distance(name, slip)
	while (sub(/^(unit\/|test_)/, "", name))
		far = least(far, distance(name, slip))
	return far
}

{ names[NR] = $0; there[$0] = 1 }

END {
	n = split(asked, words)
	for (i = 1; i <= n; i++) {
		if (words[i] in there)
			continue
		print "no test is called \"" words[i] "\"; these can be asked for, the nearest first:"
		for (k = 1; k <= NR; k++)
			print how_far(names[k], words[i]), names[k] | "sort -n | cut -d \" \" -f 2 | fmt -w 100"
		exit 1
	}
}' >&2
