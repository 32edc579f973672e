/* Object streams: what is packed, what stays, what is free; and files that are not ours. */
#include <stdio.h>
#include <string.h>

#include "base/unpack.h"
#include "pdf/objstm.h"
#include "tap.h"

static struct arena arena;

enum { MOST = 900 };

static size_t begins[MOST + 2]; /* where the pieces of the plain file begin: head, objects, table */
static int npieces;

/* Objects as a file holds them, and the table behind. */
static void write_plain(struct buf *plain, const char *const *bodies, int n)
{
	size_t table;

	buf_clear(plain);
	buf_addstr(plain, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
	for (int i = 1; i <= n; i++) {
		begins[i] = plain->n;
		buf_printf(plain, "%d 0 obj\n%s\nendobj\n", i, bodies[i - 1]);
	}
	table = begins[n + 1] = plain->n;
	npieces = n + 2;
	buf_printf(plain, "xref\n0 %d\n0000000000 65535 f\r\n", n + 1);
	for (int i = 1; i <= n; i++)
		buf_printf(plain, "%010zu 00000 n\r\n", begins[i]);
	buf_printf(plain,
		   "trailer\n<<\n/Root 1 0 R\n/Size %d\n/ID [<00><00>]\n>>\nstartxref\n%zu\n"
		   "%%%%EOF\n",
		   n + 1, table);
}

/* Hands over the first n bytes of the file, piece by piece. */
static bool pack_some(const struct buf *plain, size_t n, struct buf *out)
{
	struct objstm *objstm = objstm_begin(&arena, out);

	for (int i = 0; i < npieces && begins[i] < n; i++) {
		size_t to = i + 1 < npieces && begins[i + 1] < n ? begins[i + 1] : n;
		struct buf piece = {0};

		buf_add(&piece, plain->bytes + begins[i], to - begins[i]);
		objstm_take(objstm, &piece);
		buf_release(&piece);
	}
	return objstm_end(objstm);
}

static bool pack_all(const struct buf *plain, struct buf *out)
{
	return pack_some(plain, plain->n, out);
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

static const char *const four[] = {"<<\n/Type/Catalog/Pages 2 0 R\n>>", "<<\n/Kids[]/Count 0\n>>",
				   "<<\n/Length 4 0 R\n/X 1\n>>\nstream\r\nendobj\nendstream", "6"};

static void test_small(void)
{
	struct buf plain, out, again;
	size_t n;
	const char *content;

	buf_init(&plain);
	buf_init(&out);
	buf_init(&again);
	write_plain(&plain, four, 4);
	tap_ok(pack_all(&plain, &out), "a small file is packed");
	tap_ok(strstr(out.bytes + 15, "3 0 obj\n<<\n/Length 6\n/X 1\n>>\nstream\r\nendobj\n"
				      "endstream\nendobj\n") == out.bytes + 15,
	       "a stream stays as it is, with its length");
	tap_ok(!holds(&out, "/Catalog"), "nothing else stands in the clear");
	content = content_of(&out, "5 0 obj\n<<", &n);
	tap_is(arena_strndup(&arena, content, n),
	       "1 0 2 32 <<\n/Type/Catalog/Pages 2 0 R\n>>\n<<\n/Kids[]/Count 0\n>>\n",
	       "the others stand in an object stream behind their numbers");
	tap_ok(pack_all(&plain, &again) && again.n == out.n &&
		       memcmp(again.bytes, out.bytes, out.n) == 0,
	       "the same bytes give the same bytes");
	buf_release(&plain);
	buf_release(&out);
	buf_release(&again);
}

static void test_table(void)
{
	/* rows behind PNG's "up": differences to the row above */
	static const unsigned char rows[7][8] = {
		{2, 0, 0, 0, 0, 4, 255, 255},  /* 0: free, next is 4 */
		{2, 2, 0, 0, 0, 1, 1, 1},      /* 1: in stream 5, the first; 255 + 1 = 0 */
		{2, 0, 0, 0, 0, 0, 0, 1},      /* 2: the second */
		{2, 255, 0, 0, 0, 10, 0, 255}, /* 3: at 15 */
		{2, 255, 0, 0, 0, 241, 0, 0},  /* 4: free, the last */
		{2, 1, 0, 0, 0, 0, 0, 0},      /* 5, 6: somewhere */
		{2, 0, 0, 0, 0, 0, 0, 0},
	};
	struct buf plain, out;
	const char *content;
	size_t n;
	bool is_right;

	buf_init(&plain);
	buf_init(&out);
	write_plain(&plain, four, 4);
	pack_all(&plain, &out);
	tap_ok(holds(&out, "/Type/XRef/Size 7/W[1 4 2]"), "all are counted");
	content = content_of(&out, "6 0 obj\n<</Type/XRef", &n);
	is_right = n == sizeof rows;
	for (size_t row = 0; is_right && row < 5; row++)
		is_right = memcmp(content + row * 8, rows[row], 8) == 0;
	tap_ok(is_right, "the table says what is where");
	buf_release(&plain);
	buf_release(&out);
}

static void test_many(void)
{
	const char *bodies[850];
	struct buf plain, out;

	buf_init(&plain);
	buf_init(&out);
	for (int i = 0; i < 850; i++)
		bodies[i] = "<<\n/A 1\n>>";
	write_plain(&plain, bodies, 850);
	tap_ok(pack_all(&plain, &out), "850 objects are packed");
	tap_ok(holds(&out, "/N 400/") && holds(&out, "/N 50/") && holds(&out, "/Size 855/"),
	       "into three streams");
	buf_release(&plain);
	buf_release(&out);
}

static void test_foreign(void)
{
	struct buf plain, out;

	buf_init(&plain);
	buf_init(&out);
	tap_ok(!pack_all(&plain, &out), "an empty file is refused");
	write_plain(&plain, four, 4);
	for (size_t n = plain.n - 9; n > 0; n--)
		if (pack_some(&plain, n, &out))
			tap_ok(false, "%zu bytes are no whole file", n);
	strstr(plain.bytes, "2 0 obj")[0] = '7';
	tap_ok(!pack_all(&plain, &out), "an object of another number is refused");
	write_plain(&plain, four, 4);
	strstr(plain.bytes, "4 0 R")[0] = '9';
	tap_ok(!pack_all(&plain, &out), "a length nowhere is refused");
	write_plain(&plain, four, 3);
	tap_ok(!pack_all(&plain, &out), "a length that is missing is refused");
	write_plain(&plain, four, 4);
	strstr(plain.bytes, "startxref\n")[10]++;
	tap_ok(!pack_all(&plain, &out), "a table nowhere is refused");
	write_plain(&plain, four, 4);
	strstr(plain.bytes, "xref\n0 ")[7]++;
	tap_ok(!pack_all(&plain, &out), "a table of more objects is refused");
	tap_ok(out.n == 0, "and nothing was written");
	buf_release(&plain);
	buf_release(&out);
}

int main(void)
{
	arena_init(&arena);
	test_small();
	test_table();
	test_many();
	test_foreign();
	arena_release(&arena);
	return tap_done();
}
