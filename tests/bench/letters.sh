#!/bin/bash
# Prints a guide of N rows and two roles with a letter a cell: tests/bench/letters.sh N
set -u
awk -v n="$1" 'BEGIN {
	print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	print "<guide id=\"letters\" version=\"1.0\" date=\"2026-11-22\" xml:lang=\"en\">"
	print "<masthead><title>" n " rows</title></masthead>"
	print "<roles><role id=\"a\">Baker</role><role id=\"b\">Brewer</role></roles>"
	print "<dimensions>"
	for (i = 1; i <= n; i++)
		print "<dimension id=\"d" i "\"><name>Row " i "</name><text role=\"a\">x</text>" \
			"<text role=\"b\">y</text></dimension>"
	print "</dimensions>"
	print "<section id=\"all\"><head>All rows</head><comparison/></section>"
	print "</guide>"
}'
