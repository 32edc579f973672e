#!/bin/bash
# Prints a guide of N rows and three roles: tests/bench/rows.sh N
# The text of a row follows from its number alone.
set -u
awk -v n="$1" 'BEGIN {
	nwords = split("plan release team risk budget quality review design market service contract " \
		"schedule customer training supply measure report support tooling research", words)
	print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	print "<guide id=\"rows\" version=\"1.0\" date=\"2026-11-22\" xml:lang=\"en\">"
	print "<masthead><title>" n " rows</title></masthead>"
	print "<roles><role id=\"a\">Baker</role><role id=\"b\">Brewer</role><role id=\"c\">Cook</role></roles>"
	print "<dimensions>"
	seed = 1
	for (i = 1; i <= n; i++) {
		print "<dimension id=\"d" i "\"><name>Row " i "</name>"
		for (role = 1; role <= 3; role++) {
			if (i % 5 == 0 && role > 1) {
				print "<level role=\"" substr("abc", role, 1) "\" value=\"" i % 4 + 1 \
					"\" max=\"5\"><words>Some</words></level>"
				continue
			}
			text = ""
			for (k = 0; k < 5 + (i + role) % 7; k++) {
				seed = (seed * 1103 + 12345) % 1000003
				text = text words[seed % nwords + 1] " "
			}
			print "<text role=\"" substr("abc", role, 1) "\">" text i "</text>"
		}
		print "</dimension>"
	}
	print "</dimensions>"
	print "<section id=\"all\"><head>All rows</head><comparison/></section>"
	print "</guide>"
}'
