/* cohort/name, code, manifest_row: what people are called, and what is read back of a row. */
#define _POSIX_C_SOURCE 200809L
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "answers/answers.h"
#include "base/buf.h"
#include "cohort/code.h"
#include "cohort/manifest_row.h"
#include "cohort/name.h"
#include "tap.h"

static void check_patterns(void)
{
	static const char *const good[] = {"{code}", "{row}-{id}", "report {name}"};
	static const char *const bad[] = {"fixed", "", "{nmae}", "{code", "a/{code}"};
	struct diag diag;

	diag_init(&diag);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		tap_ok(name_check(good[i], &diag), "%s is a pattern", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		tap_ok(!name_check(bad[i], &diag), "\"%s\" is none", bad[i]);
	tap_ok(diag.nerrors == 5, "which is said of each");
	diag_release(&diag);
}

static void check_names(struct arena *arena)
{
	static const struct {
		const char *name, *wanted;
	} cases[] = {{"Zoë O'Hara", "Zoë-O-Hara"},
		     {"../../etc/passwd", "etc-passwd"},
		     {".hidden.", "hidden"},
		     {"שרה  לוי", "שרה-לוי"},
		     {"山田 太郎", "山田-太郎"},
		     {"con", "con_"},
		     {"LPT1", "LPT1_"},
		     {"COM1.x", "COM1.x_"},
		     {"a\xE2\x80\xAE"
		      "b",
		      "a-b"},
		     {"???", "none"},
		     {"x\n\ty", "x-y"}};
	struct answers answers = {.row = 5};
	struct name_of person = {&answers, "abcdefghijkl", "in/export.csv"};
	char *longest = arena_text(arena, 400);
	const char *made;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		answers.name = cases[i].name;
		tap_is(name_make(arena, "{name}", &person), cases[i].wanted, "a name for a file");
	}
	for (int i = 0; i < 200; i++)
		memcpy(longest + 2 * i, "é", 2);
	longest[400] = '\0';
	answers.name = longest;
	made = name_make(arena, "x{name}", &person);
	tap_ok(strlen(made) == 149, "a long one ends between two characters");
	tap_is(name_make(arena, NULL, &person), "abcdefghijkl", "a row has its code");
	answers.row = 0;
	tap_is(name_make(arena, NULL, &person), "export", "a file of one person its own name");
	tap_is(name_make(arena, "{id}{group}", &person), "nonenone",
	       "what is not known is \"none\"");
}

static void check_codes(struct arena *arena)
{
	/* RFC 4231, test case 2: a key is as good with zeros behind it */
	char path[] = "/tmp/roleguide-key-XXXXXX";
	struct code_key key = {{0}}, again;
	int fd = mkstemp(path);
	struct diag diag;

	memcpy(key.bytes, "Jefe", 4);
	tap_is(code_make(arena, &key, "what do ya want for nothing?"), "lpomcrv7mb2u",
	       "a code is the HMAC's beginning");
	tap_ok(strcmp(code_make(arena, &key, "id\na"), code_make(arena, &key, "id\nb")) != 0,
	       "two people have two");
	close(fd);
	unlink(path);
	diag_init(&diag);
	tap_ok(code_key_open(&key, path, false, &diag) && access(path, F_OK) == 0,
	       "a key is made where there is none");
	tap_ok(code_key_open(&again, path, false, &diag) && memcmp(&key, &again, sizeof key) == 0,
	       "and read where there is one");
	fd = open(path, O_WRONLY | O_TRUNC);
	tap_ok(write(fd, "no key\n", 7) == 7 && close(fd) == 0, "another file of that name");
	tap_ok(!code_key_open(&again, path, false, &diag) && diag.nerrors == 1,
	       "what is no key is an error");
	unlink(path);
	diag_release(&diag);
}

static void check_rows(struct arena *arena)
{
	struct manifest_row row = {.code = "abc",
				   .file = "a b,\"c\".pdf",
				   .source = "=cmd|' /C calc'!A0",
				   .row = 7,
				   .status = "error",
				   .reason = "line one\nline \"two\"",
				   .pages = 6},
			    back;
	struct buf line;

	buf_init(&line);
	manifest_row_csv(&row, &line);
	tap_is(buf_text(&line),
	       "abc,\"a b,\"\"c\"\".pdf\",\"'=cmd|' /C calc'!A0\",7,error,"
	       "\"line one line \"\"two\"\"\",,6,,,,,,,\r\n",
	       "a row as CSV");
	tap_ok(manifest_row_read(&back, arena, buf_text(&line)), "which can be read");
	tap_ok(strcmp(back.file, row.file) == 0 && strcmp(back.source, row.source) == 0 &&
		       back.row == 7 && back.pages == 6 && !back.outcome && back.bytes == 0,
	       "and says the same");
	for (size_t n = 0; n < line.n; n++) {
		const char *part = arena_strndup(arena, line.bytes, n);

		if (manifest_row_read(&back, arena, part))
			tap_ok(false, "broken off behind %zu bytes, it is a row", n);
	}
	tap_ok(true, "broken off, it is none");
	buf_release(&line);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	check_patterns();
	check_names(&arena);
	check_codes(&arena);
	check_rows(&arena);
	arena_release(&arena);
	return tap_done();
}
