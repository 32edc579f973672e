/* Letters: for whom which words are, and what is not known of somebody. Faulty ones: tests/bad. */
#include <stdlib.h>
#include <unistd.h>

#include "base/file_write.h"
#include "cohort/letter.h"
#include "content/phrases.h"
#include "root.h"
#include "tap.h"

static const char file[] =
	"<letters><letter xml:lang='en' file='a.pdf'><subject>To {name}</subject>"
	"<p with='date'>It isn't {date}, {guide}</p><p without='date'>No day</p><p>End</p></letter>"
	"<letter xml:lang='de'><subject>An</subject><p with='name'>{name}</p>"
	"<p without='name'>Hallo</p></letter>"
	"<letter xml:lang='de-AT'><subject>Servus</subject><p>Da</p></letter></letters>";

static void check(struct arena *arena, const struct letter *letter,
		  const struct letter_reader *reader, const char *wanted)
{
	struct letter_text text;
	struct srcpos pos;
	struct diag diag;
	const char *missing;

	diag_init(&diag);
	missing = letter_fill(arena, letter, reader, &text, &pos, &diag);
	tap_is(missing ? arena_printf(arena, "no %s: %d", missing, pos.line)
		       : arena_printf(arena, "%s|%s|%s|%s", text.lang, text.file ? text.file : "",
				      text.subject, text.body),
	       wanted, "a letter filled in");
	tap_ok(diag.nerrors == 0, "without a fault");
	diag_release(&diag);
}

static void test_own(struct arena *arena, struct diag *diag)
{
	static const struct letter_reader ada = {"Ada {x}", "G", 1700000000},
					  nobody = {NULL, "G", 0};
	char path[] = "/tmp/letters.XXXXXX";
	const struct letter *letters;
	int fd = mkstemp(path);

	file_write(path, file, sizeof file - 1, diag);
	letters = letter_load(arena, path, in_root(arena, "content/schema/letters.rng"), diag);
	diag_print(diag, stdout, 0, false);
	close(fd);
	unlink(path);
	if (!tap_ok(letters != NULL, "letters are loaded"))
		return;
	check(arena, letter_find(letters, "en-GB"), &ada,
	      "en|a.pdf|To Ada {x}|It isn't November 14, 2023, G\n\nEnd\n");
	check(arena, letter_find(letters, "fr"), &nobody, "no name: 1");
	check(arena, letter_find(letters, "de-CH-1901"), &ada, "de||An|Ada {x}\n");
	check(arena, letter_find(letters, "de"), &nobody, "de||An|Hallo\n");
	check(arena, letter_find(letters, "de-AT"), &nobody, "de-AT||Servus|Da\n");
}

static void test_phrases(struct arena *arena, struct diag *diag)
{
	static const char *const langs[] = {"en", "de"};
	const struct letter_reader ada = {"Ada", "G", 1700000000}, nobody = {NULL, "G", 0};

	for (int i = 0; i < 2; i++) {
		const struct phrases *phrases = phrases_load(arena,
							     in_root(arena, "content/phrases"),
							     langs[i],
							     in_root(arena, "content/schema"),
							     diag);
		const struct letter *letter = letter_of_phrases(arena, phrases);
		struct letter_text with, without;
		struct srcpos pos;

		tap_ok(!letter_fill(arena, letter, &ada, &with, &pos, diag) &&
			       !letter_fill(arena, letter, &nobody, &without, &pos, diag),
		       "%s: for everybody", langs[i]);
		tap_ok(strstr(with.body, "Ada,\n\n") && strstr(with.body, "2023") &&
			       !strstr(without.body, "2023") && !strchr(with.body, '{'),
		       "%s: what is known stands there", langs[i]);
		tap_ok(!strstr(with.subject, "Ada") && strstr(with.file, ".pdf"),
		       "%s: no name in the subject", langs[i]);
	}
	tap_ok(diag->nerrors == 0, "no faults");
}

int main(void)
{
	struct arena arena;
	struct diag diag;

	arena_init(&arena);
	diag_init(&diag);
	test_own(&arena, &diag);
	test_phrases(&arena, &diag);
	diag_release(&diag);
	arena_release(&arena);
	return tap_done();
}
