/*
 * The same answers in another order are the same result: the sample answers of content/ are read as
 * they are, and again with all that is between the head and the end of the file shuffled.
 */
#include <stdlib.h>
#include <unistd.h>

#include "answers/answers.h"
#include "base/file.h"
#include "content/guide_load.h"
#include "content/quiz_load.h"
#include "root.h"
#include "score/result_dump.h"
#include "score/score.h"
#include "tap.h"

enum { MOST_PIECES = 64, SHUFFLES = 20, LARGEST_FILE = 1 << 20 };

/* How a format is cut into pieces that may stand in any order. */
struct cut {
	const char *begin; /* of every piece */
	const char *end;   /* what follows the last */
	char joint;        /* between two pieces; 0: nothing */
};

struct bench {
	struct arena arena;
	struct diag diag;
	const struct quiz *quiz;
	uint64_t seed;
};

static int draw(struct bench *bench, int n)
{
	bench->seed = bench->seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((bench->seed >> 33) % (uint64_t)n);
}

static const char *path_of(struct bench *bench, const char *name)
{
	return in_root(&bench->arena, arena_printf(&bench->arena, "content/%s", name));
}

/* Starts of the pieces of text; the last one is where the end begins. */
static int find_pieces(const char *text, const struct cut *cut, const char **pieces)
{
	int n = 0;
	const char *at = strstr(text, cut->begin);

	while (at && n < MOST_PIECES - 1) {
		pieces[n++] = at;
		at = strstr(at + 1, cut->begin);
	}
	pieces[n] = n ? strstr(pieces[n - 1], cut->end) : NULL;
	return pieces[n] ? n : 0;
}

static void add_piece(struct buf *out, const struct cut *cut, const char *from, const char *to,
		      bool is_last)
{
	size_t n = (size_t)(to - from);

	if (cut->joint && n && from[n - 1] == cut->joint)
		n--;
	buf_add(out, from, n);
	if (cut->joint && !is_last)
		buf_addc(out, cut->joint);
}

static int shuffle(struct bench *bench, const char *text, const struct cut *cut, struct buf *out)
{
	const char *pieces[MOST_PIECES];
	int order[MOST_PIECES], n = find_pieces(text, cut, pieces);

	buf_clear(out);
	for (int i = 0; i < n; i++) {
		int k = draw(bench, i + 1);

		order[i] = order[k];
		order[k] = i;
	}
	if (n == 0)
		return 0;
	buf_add(out, text, (size_t)(pieces[0] - text));
	for (int i = 0; i < n; i++)
		add_piece(out, cut, pieces[order[i]], pieces[order[i] + 1], i == n - 1);
	buf_addstr(out, pieces[n]);
	return n;
}

/* The result of the file, as text; or a fault. */
static void tell(struct bench *bench, const char *path, struct buf *out)
{
	struct arena_mark mark = arena_mark(&bench->arena);
	const struct answers_settings settings = {.schema = path_of(bench, "schema/answers.rng"),
						  .is_partial = true};
	const struct answers_file *file = answers_load(&bench->arena, path, bench->quiz, &settings,
						       &bench->diag);

	buf_clear(out);
	if (file && file->npeople == 1)
		result_dump(score_make(&bench->arena, bench->quiz, file->people[0]), out);
	arena_reset(&bench->arena, mark);
}

static bool write_bytes(const char *path, const struct buf *text)
{
	FILE *file = fopen(path, "w");
	bool is_written = file && fwrite(text->bytes, 1, text->n, file) == text->n;

	return file && fclose(file) == 0 && is_written;
}

static void check(struct bench *bench, const char *name, const struct cut *cut)
{
	const char *path = path_of(bench, arena_printf(&bench->arena, "answers/%s", name));
	char other[] = "/tmp/test_score_order_XXXXXX";
	int handle = mkstemp(other), npieces = 0, nsame = 0, nmoved = 0;
	struct buf wanted, is, text;
	size_t n;
	const char *bytes = file_read(&bench->arena, path, LARGEST_FILE, &n, &bench->diag);

	buf_init(&wanted);
	buf_init(&is);
	buf_init(&text);
	tell(bench, path, &wanted);
	for (int i = 0; i < SHUFFLES && bytes && handle >= 0; i++) {
		npieces = shuffle(bench, bytes, cut, &text);
		nmoved += text.n == n && memcmp(text.bytes, bytes, n) != 0;
		if (!write_bytes(other, &text))
			break;
		tell(bench, other, &is);
		nsame += is.n > 0 && strcmp(buf_text(&is), buf_text(&wanted)) == 0;
	}
	tap_ok(npieces > 20 && nmoved == SHUFFLES, "%s: %d pieces, all shuffled", name, npieces);
	tap_ok(nsame == SHUFFLES, "%s: the same result %d times of %d", name, nsame, SHUFFLES);
	if (handle >= 0)
		close(handle);
	unlink(other);
	buf_release(&wanted);
	buf_release(&is);
	buf_release(&text);
}

int main(void)
{
	static const char *const names[] = {"balanced.xml",  "blocked.xml",   "contradictions.xml",
					    "german.xml",    "hebrew.xml",    "leans-tpm.xml",
					    "pay-turns.xml", "strong-pm.xml", "strong-tpm.xml",
					    "too-few.xml"};
	static const struct cut xml = {"\n  <answer ", "\n</answers>", 0};
	static const struct cut json = {"\n  \"", "\n}", ','};
	struct bench bench = {.seed = 17};
	const struct guide *guide;

	arena_init(&bench.arena);
	diag_init(&bench.diag);
	guide = guide_load(&bench.arena, path_of(&bench, "pm-vs-tpm.xml"),
			   path_of(&bench, "schema/guide.rng"), NULL, &bench.diag);
	bench.quiz = guide ? quiz_load(&bench.arena, path_of(&bench, "quizzes/pm-vs-tpm.xml"),
				       guide, path_of(&bench, "schema/quiz.rng"), &bench.diag)
			   : NULL;
	if (tap_ok(bench.quiz != NULL, "the questionnaire loads")) {
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			check(&bench, names[i], &xml);
		check(&bench, "one-person.json", &json);
	}
	diag_print(&bench.diag, stdout, 0, false);
	tap_ok(bench.diag.nmessages == 0, "nothing to complain of");
	diag_release(&bench.diag);
	arena_release(&bench.arena);
	return tap_done();
}
