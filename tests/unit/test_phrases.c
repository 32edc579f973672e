/* Phrases: found by key, and the file that serves a language. Faulty files are in tests/bad. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_write.h"
#include "content/phrases.h"
#include "tap.h"

static char *schemas(struct arena *arena)
{
	return arena_printf(arena, "%s/content/schema", getenv("ROOT"));
}

static void put(const char *name, const char *text)
{
	struct diag diag;

	diag_init(&diag);
	file_write(name, text, strlen(text), &diag);
	diag_release(&diag);
}

static const struct phrases *load(struct arena *arena, const char *lang, int nwarnings)
{
	const struct phrases *phrases;
	struct diag diag;

	diag_init(&diag);
	phrases = phrases_load(arena, "words", lang, schemas(arena), &diag);
	diag_print(&diag, stdout, 0, false);
	tap_ok(phrases && diag.nerrors == 0 && diag.nwarnings == nwarnings,
	       "phrases for \"%s\", %d warnings", lang, nwarnings);
	diag_release(&diag);
	return phrases;
}

static void test_lookup(struct arena *arena)
{
	const struct phrases *p = load(arena, "en", 0);
	bool is_in_order = true;

	if (!p)
		return;
	tap_is(p->lang, "en", "the language of the file");
	tap_is(p->path, "words/en.xml", "its path");
	tap_is(phrase(p, "b"), "the {n} b", "a phrase, white space folded");
	tap_is(phrase(p, "a-c"), "last", "another one");
	tap_ok(p->nkeys == 3, "all were read");
	for (int i = 1; i < p->nkeys; i++)
		is_in_order = is_in_order && p->pos[i - 1].line <= p->pos[i].line;
	tap_ok(is_in_order, "keys stand in the order of the file");
	tap_is(p->keys[2], "a-c", "the last key");
	tap_ok(phrase_pos(p, "b").line == 2, "a phrase knows its line");
}

static void test_languages(struct arena *arena)
{
	const struct phrases *p = load(arena, "de-AT", 0);

	tap_is(p ? p->path : NULL, "words/de-AT.xml", "the file of the very language");
	p = load(arena, "de-CH-1996", 0);
	tap_is(p ? p->path : NULL, "words/de.xml", "the file of the language without its region");
	p = load(arena, "cy", 1);
	tap_is(p ? p->path : NULL, "words/en.xml", "English for a language without a file");
	p = load(arena, "../words/de", 1);
	tap_is(p ? p->path : NULL, "words/en.xml", "a language is no path");
	p = load(arena, "", 1);
	tap_is(p ? p->path : NULL, "words/en.xml", "nor nothing");
}

static void test_absence(struct arena *arena)
{
	struct diag diag;

	diag_init(&diag);
	tap_ok(!phrases_load(arena, "nowhere", "en", schemas(arena), &diag) &&
		       diag.environment_failed,
	       "a folder without phrases is a fault of the environment");
	diag_release(&diag);
}

int main(void)
{
	const char *folder = getenv("TMPDIR");
	struct arena arena;

	if (!getenv("ROOT") || !folder || chdir(folder) != 0 || mkdir("words", 0777) != 0) {
		puts("# ROOT must name the repository, TMPDIR an empty folder");
		return 1;
	}
	arena_init(&arena);
	put("words/en.xml", "<phrases xml:lang='en'>\n<phrase key='b'>the\n  {n} b </phrase>"
			    "<phrase key='a'>first</phrase>\n"
			    "<phrase key='a-c'>last</phrase></phrases>");
	put("words/de.xml", "<phrases xml:lang='de'><phrase key='a'>erste</phrase>"
			    "<phrase key='a-c'>letzte</phrase>\n"
			    "<phrase key='b'>{n}</phrase></phrases>");
	put("words/de-AT.xml", "<phrases xml:lang='de-AT'><phrase key='b'>{n}</phrase>"
			       "<phrase key='a-c'>y</phrase><phrase key='a'>x</phrase></phrases>");
	test_lookup(&arena);
	test_languages(&arena);
	test_absence(&arena);
	arena_release(&arena);
	return tap_done();
}
