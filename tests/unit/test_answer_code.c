/*
 * Answers codes: the answers of every sample come back as they were, codes that are damaged are
 * refused, and whatever a code with a right checksum holds, reading it ends with answers or errors.
 */
#include "answers/answer_code.h"

#include <stdlib.h>

#include "answers/answers_write.h"
#include "base/base32.h"
#include "base/bits.h"
#include "base/file.h"
#include "base/unpack.h"
#include "content/guide_load.h"
#include "content/quiz_load.h"
#include "root.h"
#include "score/result_print.h"
#include "score/score.h"
#include "tap.h"

static struct arena arena;
static const struct quiz *quiz;
static uint32_t chance = 1;

static int draw(int n)
{
	chance = chance * 1664525 + 1013904223;
	return (int)((chance >> 8) % (uint32_t)n);
}

static void load(void)
{
	struct diag diag;
	const struct guide *guide;

	diag_init(&diag);
	guide = guide_load(&arena, in_root(&arena, "content/pm-vs-tpm.xml"),
			   in_root(&arena, "content/schema/guide.rng"), NULL, &diag);
	if (guide)
		quiz = quiz_load(&arena, quiz_path(&arena, guide, &diag), guide,
				 in_root(&arena, "content/schema/quiz.rng"), &diag);
	diag_release(&diag);
}

/* The people in a text, "" with errors; *nerrors how many. */
static const struct answers_file *read_text(const char *text, size_t n, int *nerrors)
{
	struct answers_settings settings = {
		.schema = in_root(&arena, "content/schema/answers.rng")};
	struct xml_source source = {.path = "x", .bytes = text, .nbytes = n};
	struct diag diag;
	const struct answers_file *file;

	diag_init(&diag);
	file = answers_load_alone(&arena, &source, quiz, &settings, &diag);
	*nerrors = diag.nerrors;
	diag_release(&diag);
	return file;
}

static const char *write_xml(const struct answers *person)
{
	struct buf out;
	const char *text;

	buf_init(&out);
	answers_write(person, quiz, &out);
	text = arena_strdup(&arena, out.bytes);
	buf_release(&out);
	return text;
}

static const char *code_of(const struct answers *person, bool is_bare, bool has_result)
{
	struct code_prints prints = answer_code_prints(quiz);
	struct buf out;
	const char *text;

	prints.has_result = has_result;
	prints.result = has_result ? result_print(score_make(&arena, quiz, person)) : 0;
	buf_init(&out);
	answer_code_add(person, quiz, is_bare, &prints, &out);
	text = arena_strdup(&arena, out.bytes);
	buf_release(&out);
	return text;
}

static const char *const samples[] = {"balanced",   "blocked",   "contradictions", "german",
				      "hebrew",     "leans-tpm", "pay-turns",      "strong-pm",
				      "strong-tpm", "too-few"};
enum { NSAMPLES = sizeof samples / sizeof *samples };

static const struct answers *sample(int i)
{
	struct diag diag;
	size_t n = 0;
	const char *path = arena_printf(&arena, "content/answers/%s.xml", samples[i]), *text;
	const struct answers_file *file;
	int nerrors;

	diag_init(&diag);
	text = file_read(&arena, in_root(&arena, path), 1 << 20, &n, &diag);
	file = text ? read_text(text, n, &nerrors) : NULL;
	diag_release(&diag);
	return file ? file->people[0] : NULL;
}

static void check_samples(void)
{
	struct buf all;
	const struct answers_file *file;
	int nerrors, nequal = 0;

	buf_init(&all);
	for (int i = 0; i < NSAMPLES; i++) {
		const struct answers *person = sample(i);
		const char *code = person ? code_of(person, false, i % 2) : "";

		file = person ? read_text(code, strlen(code), &nerrors) : NULL;
		tap_ok(file && file->npeople == 1 &&
			       strcmp(write_xml(person), write_xml(file->people[0])) == 0,
		       "%s: %zu letters, and the same answers", samples[i], strlen(code));
		/* as somebody may paste them: in small letters, broken into lines */
		for (const char *p = code; *p; p++) {
			buf_addc(&all, (char)(*p >= 'A' && i % 3 == 0 ? *p + 32 : *p));
			if ((p - code) % 40 == 39)
				buf_addstr(&all, i % 2 ? "\r\n" : " ");
		}
		buf_addstr(&all, i % 4 == 0 ? "" : "\n");
	}
	file = read_text(all.bytes, all.n, &nerrors);
	for (int i = 0; file && i < file->npeople && i < NSAMPLES; i++)
		nequal += strcmp(write_xml(sample(i)), write_xml(file->people[i])) == 0;
	tap_ok(nequal == NSAMPLES && file->npeople == NSAMPLES, "%d of them in one text", nequal);
	buf_release(&all);
}

/* Without what a person wrote, and all points are the same. */
static void check_bare(void)
{
	for (int i = 0; i < NSAMPLES; i++) {
		const struct answers *person = sample(i);
		const char *code = code_of(person, true, true);
		int nerrors;
		const struct answers_file *file = read_text(code, strlen(code), &nerrors);
		const struct answers *found = file ? file->people[0] : NULL;

		tap_ok(found && !found->name && !found->key &&
			       result_print(score_make(&arena, quiz, person)) ==
				       result_print(score_make(&arena, quiz, found)),
		       "%s: %zu letters without name and words, the same result", samples[i],
		       strlen(code));
	}
}

static void check_damage(void)
{
	const char *good = code_of(sample(1), false, true);
	char *code = arena_strdup(&arena, good);
	int ntaken = 0, n = (int)strlen(good), nerrors;

	for (int i = 0; i < 1000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		int at = 3 + draw(n - 3);

		code[at] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[draw(32)];
		if (draw(2))
			code[3 + draw(n - 3)] = 'Q';
		ntaken += strcmp(code, good) != 0 && read_text(code, strlen(code), &nerrors);
		memcpy(code, good, (size_t)n);
		arena_reset(&arena, mark);
	}
	for (int i = 20; i < n; i++) {
		struct arena_mark mark = arena_mark(&arena);

		ntaken += read_text(good, (size_t)i, &nerrors) != NULL;
		arena_reset(&arena, mark);
	}
	tap_ok(ntaken == 0, "letters changed or missing: %d are taken", ntaken);
	tap_ok(!read_text(good, (size_t)n + 1, &nerrors) && nerrors == 1, "a zero byte behind it");
}

/* Bits changed at random behind the fingerprints, and the checksum made right. */
static void check_hostile(void)
{
	const char *good = code_of(sample(5), false, true);
	int nread = 0, nrefused = 0, nsilent = 0;
	struct buf bytes, code;

	buf_init(&bytes);
	buf_init(&code);
	for (int i = 0; i < 2000; i++) {
		struct arena_mark mark = arena_mark(&arena);
		const struct answers_file *file;
		struct bits_out bits = {.out = &bytes};
		int nerrors = 0;

		buf_clear(&bytes);
		buf_clear(&code);
		base32_read(good + 3, strlen(good) - 3, &bytes);
		bytes.n -= 4;
		for (int k = 1 + draw(4); k > 0; k--)
			bytes.bytes[8 + draw((int)bytes.n - 8)] = (char)draw(256);
		if (draw(3) == 0)
			bytes.n = 8 + (size_t)draw((int)bytes.n - 8);
		bits_put(&bits, unpack_crc32(bytes.bytes, bytes.n), 32);
		buf_addstr(&code, "RG1");
		base32_add(&code, bytes.bytes, bytes.n);
		file = read_text(code.bytes, code.n, &nerrors);
		nread += file != NULL;
		nrefused += nerrors > 0;
		nsilent += !file && nerrors == 0;
		arena_reset(&arena, mark);
	}
	tap_ok(nread > 50 && nrefused > 50 && nsilent == 0,
	       "2000 changed: %d read, %d refused, %d neither", nread, nrefused, nsilent);
	buf_release(&bytes);
	buf_release(&code);
}

static void check_bits(void)
{
	struct buf bytes;
	struct bits_out out = {.out = &bytes};
	struct bits_in in;

	buf_init(&bytes);
	bits_put(&out, 5, 3);
	bits_put(&out, UINT64_MAX, 64);
	bits_put_length(&out, 300);
	bits_flush(&out);
	in = (struct bits_in){.bytes = (unsigned char *)bytes.bytes, .nbytes = bytes.n};
	tap_ok(bits_take(&in, 3) == 5 && bits_take(&in, 64) == UINT64_MAX &&
		       bits_take_length(&in) == 300 && !in.has_failed && bytes.n == 11,
	       "bits come back, %zu bytes", bytes.n);
	tap_ok(bits_take(&in, 6) == 0 && in.has_failed, "and no more than there are");
	tap_ok(bits_width(1) == 1 && bits_width(2) == 1 && bits_width(3) == 2 &&
		       bits_width(256) == 8 && bits_width(257) == 9,
	       "how many bits numbers take");
	buf_clear(&bytes);
	base32_add(&bytes, "foobar", 6);
	tap_is(bytes.bytes, "MZXW6YTBOI", "as RFC 4648 has it");
	tap_ok(unpack_crc32("123456789", 9) == 0xcbf43926u, "the CRC of ISO 3309");
	buf_release(&bytes);
}

int main(void)
{
	arena_init(&arena);
	load();
	if (tap_ok(quiz, "the questionnaire loads")) {
		check_bits();
		check_samples();
		check_bare();
		check_damage();
		check_hostile();
	}
	arena_release(&arena);
	return tap_done();
}
