#!/bin/bash
# House style, as far as a program can see it: lengths, names of banned functions, state in files.
set -u
. "$ROOT/tests/tap.bash"
cd "$ROOT" || exit 1
mapfile -t sources < <(find src -name '*.[ch]' | LC_ALL=C sort)
mapfile -t headers < <(find src -name '*.h' | LC_ALL=C sort)
mapfile -t all < <(find src tests -name '*.[ch]' | LC_ALL=C sort)

# none TEXT OUTPUT: passes if OUTPUT is empty, else shows it.
none() {
	[ -z "$2" ]
	tap_ok $? "$1"
	[ -z "$2" ] || sed 's/^/# /' <<<"$2"
}

none "no line over 100 columns" "$(awk '
	{
		line = $0
		gsub(/[\200-\277]/, "", line)
		while (at = index(line, "\t"))
			line = substr(line, 1, at - 1) substr("        ", (at - 1) % 8 + 1) substr(line, at + 1)
	}
	length(line) > 100 { print FILENAME ":" FNR ": " length(line) " columns" }' "${all[@]}")"
none "no file over 600 lines, no header over 220" "$(wc -l "${sources[@]}" |
	awk '$2 != "total" && ($1 > 600 || ($2 ~ /h$/ && $1 > 220)) { print $2 ": " $1 " lines" }')"
none "no function over 60 lines" "$(awk '
	FNR == 1 { start = 0 }
	/^[a-zA-Z_].*\(/ && !/;$/ { head = FNR }
	/^\{/ { start = head ? head : FNR }
	/^\}/ && start {
		if (FNR - start + 1 > 60) print FILENAME ":" start ": " FNR - start + 1 " lines"
		start = head = 0
	}' "${sources[@]}")"
none "no trailing white space, no indent by spaces" \
	"$(grep -nE '[ 	]+$|^ {2,}[^ *]' "${all[@]}")"
none "no banned function" "$(grep -nwE \
	'(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets|alloca|system|popen|rand|setlocale|localtime|gmtime|time)\(' \
	"${sources[@]}" | grep -v '^src/cli/ask\.c:.*: (int64_t)time(NULL)')"
none "no clock but for how long a run takes" "$(grep -nE '\b(clock_gettime|gettimeofday|clock|ftime)\(' \
	"${sources[@]}" | grep -vE '^src/(cohort/progress|cli/fail_on|cli/watch)\.c:.*clock_gettime\(CLOCK_MONOTONIC, &time\);')"
none "no state in files: statics are const" "$(grep -nE '^static [^(]*(=|;|\[)' "${sources[@]}" |
	grep -vE '^[^:]*:[0-9]*:static (inline )?(const\b|[a-z_0-9 ]*\*(const\b| const\b)|[^=]*\bconst [a-z_]+(\[|;| =))')"
none "no float in layout" "$(grep -nwE 'float|double' src/layout/*.[ch] src/doc/*.[ch] src/compose/*.[ch])"
none "no forward declaration of our own functions" "$(awk '
	/^static [^=]*\);$/ { print FILENAME ":" FNR ": " $0 }' "${sources[@]}")"
none "no typedef of a struct" \
	"$(grep -nE '^typedef (struct|enum|union)' "${sources[@]}")"
none "no banner and no note to do" "$(grep -nE '\b(TODO|FIXME|XXX)\b|/\*{3,}|={8,}' "${sources[@]}")"
none "every file opens with a comment" "$(for file in "${sources[@]}"; do
	[ "$(head -c 2 "$file")" = '/*' ] || echo "$file"
done)"
none "every header is guarded by its name" "$(awk '
	FNR == 1 {
		guard = toupper(substr(FILENAME, 5))
		gsub(/[\/.]/, "_", guard)
		wanted["#define " guard] = FILENAME
	}
	$0 in wanted { delete wanted[$0] }
	END { for (line in wanted) print wanted[line] ": " line }' "${headers[@]}")"
none "src/README.md names every file" "$(comm -23 \
	<(printf '%s\n' "${sources[@]}" | sed -n 's|^src/.*/\(.*\)\.c$|\1|p' | LC_ALL=C sort -u) \
	<(grep '^|.*|.*|' src/README.md | grep -o '`[a-z0-9_]*`' | tr -d '`' | LC_ALL=C sort -u))"
none "the walks of src/README.md go through functions that there are" "$(sed '/^## base/,$d' \
	src/README.md | grep -o '`[a-z0-9]*_[a-z0-9_]*`' | tr -d '`' | sort -u | while read -r name; do
	grep -qh "\b$name(" src/*/*.h || echo "$name"
done)"
none "src/README.md names no other file" "$(grep -o '^|[^|]*|' src/README.md | grep -o '`[a-z0-9_]*`' |
	tr -d '`' | while read -r name; do
	compgen -G "src/*/$name.[ch]" >/dev/null || echo "$name"
done)"
none "tests/README.md names every folder of tests, and no other" "$(diff \
	<(find tests -mindepth 1 -maxdepth 1 -type d ! -name '_*' -printf '%f\n' | LC_ALL=C sort) \
	<(sed -n '/^## The folders/,$ s/^| `\([^`]*\)` |.*/\1/p' tests/README.md | LC_ALL=C sort))"
tap_done
