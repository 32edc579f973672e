#!/bin/sh
# The codes of messages and their pages as a table in C: tools/codes.sh src/tell/codes.txt doc/codes
set -eu
LC_ALL=C awk -v pages="$2" '
function quoted(text) {
	gsub(/\\/, "&&", text)
	gsub(/"/, "\\\"", text)
	gsub(/\?/, "\\?", text) # no trigraphs
	return "\"" text "\""
}
function print_page(id,    line, file, n) {
	file = pages "/" id ".md"
	while ((getline line < file) > 0) {
		printf "\n\t\t%s", quoted(line) "\"\\n\""
		n++
	}
	close(file)
	printf n ? "},\n" : "\"\"},\n"
}
BEGIN {
	print "/* Made by tools/codes.sh. */\n#include \"tell/code_table.h\"\n"
	print "const struct code code_table[] = {"
}
/^== / { group = substr($0, 4) }
/^RG/ {
	n++
	title = substr($0, length($1) + length($2) + 3)
	printf "\t{%s, %s, %s, %s, ", quoted($1), quoted($2), quoted(title), quoted(group)
	print_page($1)
}
/^\t/ { kinds = kinds "\t{" quoted(substr($0, 2)) ", " n - 1 "},\n" }
END {
	print "};\nconst int code_count = sizeof code_table / sizeof *code_table;\n"
	print "const struct code_kind code_kinds[] = {"
	printf "%s", kinds
	print "};\nconst int code_kind_count = sizeof code_kinds / sizeof *code_kinds;"
}' "$1"
