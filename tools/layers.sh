#!/bin/bash
# Checks every #include below a source folder against the walls: tools/layers.sh [src]
# src/walls.mk holds the rules. Prints a line a breach; the status says whether there was one.
set -u
src=${1:-$(dirname "$0")/../src}

# The standard C and POSIX headers that we use; a new one is added here on purpose.
standard="assert ctype dirent dlfcn errno fcntl ftw iconv inttypes limits malloc math poll setjmp signal
	spawn stdarg stdbool stddef stdint stdio stdlib string strings sys/inotify sys/ioctl sys/mman
	sys/resource sys/random sys/signalfd sys/socket sys/stat sys/types sys/wait time unistd"

cd "$src" || exit 2
find . -name '*.[ch]' | sed 's|^\./||' | LC_ALL=C sort | xargs awk -v standard="$standard" '
function breach(text) {
	print FILENAME ":" FNR ": " text
	nbreaches++
}

# Whether the name is one of the list, in which % stands for any text.
function is_listed(name, list,    words, n, i, pattern) {
	n = split(list, words)
	for (i = 1; i <= n; i++) {
		pattern = words[i]
		gsub(/[.]/, "[.]", pattern)
		gsub(/%/, ".*", pattern)
		if (name ~ "^" pattern "$")
			return 1
	}
	return 0
}

function read_walls(    line, next_line, key, value) {
	while ((getline line < "walls.mk") > 0) {
		while (line ~ /\\$/ && (getline next_line < "walls.mk") > 0)
			line = substr(line, 1, length(line) - 1) next_line
		if (line ~ /^#/ || line !~ /:=/)
			continue
		key = value = line
		sub(/[ \t]*:=.*/, "", key)
		sub(/^[^=]*=[ \t]*/, "", value)
		wall[key] = value
	}
	nlibraries = split(wall["foreign"], libraries)
}

function check_own(header, folder, its_folder) {
	its_folder = header
	sub(/\/.*/, "", its_folder)
	if (header ~ /(^|\/)\.\.?\//)
		breach("\"" header "\" goes around the walls")
	else if (its_folder != folder && !is_listed(its_folder, wall["may." folder]) &&
		 !is_listed(header, wall["may." folder]))
		breach(folder " may not include \"" header "\"")
}

function check_foreign(header,    i, is_known, is_allowed) {
	if (header ~ /\.h$/ && is_listed(substr(header, 1, length(header) - 2), standard))
		return
	for (i = 1; i <= nlibraries; i++) {
		if (!is_listed(header, wall["headers." libraries[i]]))
			continue
		is_known = 1
		if (is_listed(FILENAME, wall["files." libraries[i]]))
			is_allowed = 1
	}
	if (!is_known)
		breach("<" header "> is not in walls.mk, nor a standard header of tools/layers.sh")
	else if (FILENAME ~ /\.h$/)
		breach("a header of ours includes <" header ">")
	else if (!is_allowed)
		breach("<" header "> is not for this file")
}

BEGIN { read_walls() }

/^[ \t]*#[ \t]*include/ {
	folder = FILENAME
	sub(/\/.*/, "", folder)
	if (!(("may." folder) in wall))
		breach("the folder " folder " is not in walls.mk")
	else if (match($0, /"[^"]*"/))
		check_own(substr($0, RSTART + 1, RLENGTH - 2), folder)
	else if (match($0, /<[^>]*>/))
		check_foreign(substr($0, RSTART + 1, RLENGTH - 2))
	else
		breach("an #include that cannot be checked")
	nincludes++
}

END {
	if (nincludes == 0) {
		print "no #include found"
		nbreaches++
	}
	if (nbreaches)
		exit 1
	print nincludes " includes, no wall breached"
}' || exit 1
