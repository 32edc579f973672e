/* Object streams: what is packed, what stays, and what the table says of it. */
#include <stdio.h>
#include <string.h>

#include "base/pack.h"
#include "base/unpack.h"
#include "pdf/objstm.h"
#include "tap.h"

static struct arena arena;
static struct pack *pack;

/* A file of these objects, which are numbered from 1; body: stream when it ends like one. */
static void write_file(struct buf *out, const char *const *bodies, int n)
{
	struct objstm *objstm;
	const struct objstm_place *places;

	buf_clear(out);
	buf_addstr(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
	objstm = objstm_begin(&arena, pack, out, n + 1);
	for (int i = 0; i < n; i++) {
		struct buf body = {0};

		buf_addstr(&body, bodies[i]);
		objstm_take(objstm, i + 1, strstr(bodies[i], "endstream") != NULL, &body);
		buf_release(&body);
	}
	places = objstm_finish(objstm, &n);
	objstm_table(pack, out, places, n, "/Root 1 0 R/ID[<00><00>]");
	objstm_end(objstm);
}

static bool holds(const struct buf *file, const char *words)
{
	for (size_t at = 0; at + strlen(words) <= file->n; at++)
		if (memcmp(file->bytes + at, words, strlen(words)) == 0)
			return true;
	return false;
}

/* The unpacked content of the stream whose dictionary holds these words. */
static const char *content_of(const struct buf *file, const char *words, size_t *n)
{
	const char *end = file->bytes + file->n, *at = file->bytes, *last;
	struct buf content;

	*n = 0;
	while (at < end && strncmp(at, words, strlen(words)) != 0)
		at++;
	while (at < end && strncmp(at, "stream\r\n", 8) != 0)
		at++;
	for (last = at; last < end && strncmp(last, "\nendstream", 10) != 0;)
		last++;
	if (last >= end)
		return "";
	buf_init(&content);
	at += 8;
	tap_ok(unpack_flate(&content, at, (size_t)(last - at), 1 << 20), "%s: deflated", words);
	*n = content.n;
	at = arena_strndup(&arena, buf_text(&content), content.n);
	if (content.n > 0)
		at = arena_copy(&arena, content.bytes, content.n);
	buf_release(&content);
	return at;
}

static const char *const four[] = {"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[]/Count 0>>",
				   "<</X 1/Length 6>>\nstream\r\nendobj\nendstream", "<<>>"};

static void test_small(void)
{
	struct buf out, again;
	size_t n;
	const char *content;

	buf_init(&out);
	buf_init(&again);
	write_file(&out, four, 4);
	tap_ok(strstr(out.bytes + 15, "3 0 obj\n<</X 1/Length 6>>\nstream\r\nendobj\n"
				      "endstream\nendobj\n") == out.bytes + 15,
	       "a stream stays as it is");
	tap_ok(!holds(&out, "/Catalog"), "nothing else stands in the clear");
	content = content_of(&out, "5 0 obj\n<<", &n);
	tap_is(arena_strndup(&arena, content, n),
	       "1 0 2 30 4 50 <</Type/Catalog/Pages 2 0 R>>\n<</Kids[]/Count 0>>\n<<>>\n",
	       "the others stand in an object stream behind their numbers");
	write_file(&again, four, 4);
	tap_ok(again.n == out.n && memcmp(again.bytes, out.bytes, out.n) == 0,
	       "the same objects give the same bytes");
	buf_release(&out);
	buf_release(&again);
}

static void test_table(void)
{
	/* rows behind PNG's "up": differences to the row above */
	static const unsigned char rows[7][8] = {
		{2, 0, 0, 0, 0, 0, 255, 255},  /* 0: free for good */
		{2, 2, 0, 0, 0, 5, 1, 1},      /* 1: in stream 5, the first; 255 + 1 = 0 */
		{2, 0, 0, 0, 0, 0, 0, 1},      /* 2: the second */
		{2, 255, 0, 0, 0, 10, 0, 255}, /* 3: at 15 */
		{2, 1, 0, 0, 0, 246, 0, 2},    /* 4: in stream 5, the third */
		{2, 255, 0, 0, 0, 0, 0, 0},    /* 5, 6: somewhere */
		{2, 0, 0, 0, 0, 0, 0, 0},
	};
	struct buf out;
	const char *content;
	size_t n;
	bool is_right;

	buf_init(&out);
	write_file(&out, four, 4);
	tap_ok(holds(&out, "/Type/XRef/Size 7/W[1 4 2]"), "all are counted");
	tap_ok(holds(&out, "/Root 1 0 R/ID[<00><00>]"), "and the trailer stands there");
	content = content_of(&out, "6 0 obj\n<</Type/XRef", &n);
	is_right = n == sizeof rows;
	for (size_t row = 0; is_right && row < 5; row++)
		is_right = memcmp(content + row * 8, rows[row], 8) == 0;
	tap_ok(is_right, "the table says what is where");
	buf_release(&out);
}

static void test_many(void)
{
	enum { N = 2 * OBJSTM_MOST + 50 };
	static const char *bodies[N];
	struct buf out;

	buf_init(&out);
	for (int i = 0; i < N; i++)
		bodies[i] = "<</A 1>>";
	write_file(&out, bodies, N);
	tap_ok(holds(&out, "/N 1000/") && holds(&out, "/N 50/") && holds(&out, "/Size 2055/"),
	       "2,050 objects stand in three streams");
	tap_ok(objstm_count(0) == 0 && objstm_count(1) == 1 && objstm_count(1000) == 1 &&
		       objstm_count(N) == 3,
	       "which can be counted before");
	buf_release(&out);
}

int main(void)
{
	arena_init(&arena);
	pack = pack_new();
	test_small();
	test_table();
	test_many();
	pack_free(pack);
	arena_release(&arena);
	return tap_done();
}
