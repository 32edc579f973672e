#!/bin/bash
# The library as others meet it: installed, found by pkg-config, and used by doc/example.c, whose
# files are those of the program.
set -u
. "$ROOT/tests/tap.bash"
if [ -n "${SANITIZED-}" ]; then # what links with it would have to be so as well
	tap_ok 0 "a library with sanitizers is for nobody"
	tap_done
fi
out=$(make -C "$ROOT" install DESTDIR= PREFIX="$work/usr" 2>&1)
tap_is "$?" 0 "make install"
export PKG_CONFIG_PATH=$work/usr/lib/pkgconfig
guide=$ROOT/content/pm-vs-tpm.xml answers=$ROOT/content/answers/strong-pm.xml

out=$(nm -g --defined-only "$work/usr/lib/libroleguide.a" | awk 'NF == 3 { print $3 }' | LC_ALL=C sort)
tap_is "$out" "$(grep -o '\broleguide_[a-z_]*(' "$ROOT/src/roleguide.h" | tr -d '(' | LC_ALL=C sort -u)" \
	"what others may call is what the header declares"
out=$(grep -c '#include <std[a-z]*.h>' "$ROOT/src/roleguide.h")
tap_is "$out" "$(grep -c '#include' "$ROOT/src/roleguide.h")" "the header needs nothing but the standard"
tap_is "$(pkg-config --modversion roleguide 2>&1)" \
	"$("$ROLEGUIDE" --version | sed 's/.* //')" "pkg-config knows the program's version"

cd "$work" || exit 1
"$ROLEGUIDE" guide "$guide" -o wanted-guide.pdf
"$ROLEGUIDE" report "$guide" "$answers" -o wanted-report.pdf --result wanted-result.json
for cc in gcc clang; do
	command -v $cc >/dev/null || continue
	rm -f guide.pdf report.pdf result.json
	# shellcheck disable=SC2046
	out=$($cc -std=c17 -Wall -Wextra -Wpedantic -Werror "$ROOT/doc/example.c" \
		$(pkg-config --cflags --libs roleguide) -o example 2>&1)
	tap_is "$?$out" 0 "$cc: the example compiles"
	out=$(env -u ROLEGUIDE_DATA ./example "$guide" "$answers" 2>&1)
	tap_is "$?$out" "0guide.pdf: 2 pages
report.pdf: 6 pages" "$cc: it makes a guide and a report"
	for file in guide.pdf report.pdf result.json; do
		cmp -s $file wanted-$file
		tap_ok $? "$cc: $file is what the program makes"
	done
done
out=$(./example "$ROOT/tests/cli/faulty.xml" 2>&1)
tap_is "$?" 1 "a guide with faults is not made"
tap_match "$out" '*faulty.xml:14: error: unknown role "brewr"
	did you mean "brewer"?*' "each fault is told, with its place and hint"

cat >twice.c <<'END'
/* Two handles at once; pages written twice, for the press in between; what is asked for wrongly. */
#include <roleguide.h>
#include <stdio.h>
#include <string.h>

static void count(void *context, const struct roleguide_fault *fault)
{
	*(int *)context += fault->level == ROLEGUIDE_ERROR;
}

int main(int argc, char **argv)
{
	int nerrors[2] = {0};
	struct roleguide_source source = {.guide = argv[1], .theme = "mono"};
	struct roleguide_output press = {.profile = "print", .marks = ROLEGUIDE_CROP};
	struct roleguide_output none = {.profile = "papyrus"};
	struct roleguide_look small = {.paper = "a5"}, wrong = {.paper = "a0"};
	struct roleguide_bytes pdf[4] = {{0}};
	struct roleguide *handles[2];
	struct roleguide_pages *pages[2];

	(void)argc;
	for (int i = 0; i < 2; i++) {
		struct roleguide_listener listener = {count, &nerrors[i]};
		struct roleguide_guide *guide;

		handles[i] = roleguide_open(ROLEGUIDE_DATA, &listener);
		roleguide_set_date(handles[i], 86400);
		guide = roleguide_load(handles[i], &source);
		pages[i] = roleguide_lay_out(handles[i], guide, &small);
		if (roleguide_lay_out(handles[i], guide, &wrong))
			puts("paper a0");
	}
	roleguide_write(handles[0], pages[0], NULL, &pdf[0]);
	roleguide_write(handles[0], pages[0], &press, &pdf[1]);
	roleguide_write(handles[0], pages[0], NULL, &pdf[2]);
	roleguide_write(handles[1], pages[1], NULL, &pdf[3]);
	if (roleguide_write(handles[1], pages[1], &none, &pdf[1]))
		puts("papyrus");
	for (int i = 2; i < 4; i++)
		if (pdf[0].n == 0 || pdf[0].n != pdf[i].n || memcmp(pdf[0].bytes, pdf[i].bytes, pdf[0].n))
			printf("file %d differs\n", i);
	printf("%d and %d errors\n", nerrors[0], nerrors[1]);
	for (int i = 0; i < 4; i++)
		roleguide_free(&pdf[i]);
	roleguide_close(handles[0]);
	roleguide_close(handles[1]);
	return 0;
}
END
# shellcheck disable=SC2046
out=$(${CC:-gcc} -std=c17 twice.c $(pkg-config --cflags --libs roleguide) -o twice 2>&1 && ./twice "$guide" 2>&1)
tap_is "$out" "1 and 2 errors" "handles know nothing of each other; pages can be written again"
tap_done
