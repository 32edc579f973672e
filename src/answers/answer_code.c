/* What is written is read in the same order: keep the two halves of each pair side by side. */
#include "answers/answer_code.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "answers/answer_kind.h"
#include "answers/person.h"
#include "answers/reader.h"
#include "answers/take.h"
#include "base/base32.h"
#include "base/bits.h"
#include "base/unpack.h"
#include "base/utf8.h"

#define WORDS_LEFT_OUT "\xe2\x80\xa6"
enum {
	NHEAD = sizeof ANSWER_CODE_HEAD - 1,
	LEAST = 20,       /* characters that a code has at least, before it is taken for one */
	FIRST_DAY = 10957 /* 2000-01-01, counted from 1970 */
};

enum code_state { CODE_LEFT_OUT, CODE_SKIPPED, CODE_NOT_ASKED, CODE_ANSWERED };

static uint32_t print_of(const struct xml_source *source)
{
	char digits[9] = "";

	memcpy(digits, xml_source_sha256(source), 8);
	return (uint32_t)strtoul(digits, NULL, 16);
}

struct code_prints answer_code_prints(const struct quiz *quiz)
{
	return (struct code_prints){.quiz = print_of(&quiz->source),
				    .guide = print_of(&quiz->guide->source)};
}

static void put_text(struct bits_out *bits, const char *text)
{
	size_t n = strlen(text);

	bits_put_length(bits, n);
	for (size_t i = 0; i < n; i++)
		bits_put(bits, (unsigned char)text[i], 8);
}

/* A bit whether there is one, and it. */
static void put_maybe(struct bits_out *bits, const char *text)
{
	bits_put(bits, text != NULL, 1);
	if (text)
		put_text(bits, text);
}

/* In arena; "" where the code ends before it or it is no UTF-8, which is a fault. */
static const char *take_text(struct bits_in *bits, struct arena *arena)
{
	uint64_t n = bits_take_length(bits);
	char *text;

	bits->has_failed = bits->has_failed || n > bits->nbytes;
	if (bits->has_failed)
		return "";
	text = arena_alloc(arena, (size_t)n + 1);
	for (uint64_t i = 0; i < n; i++)
		text[i] = (char)bits_take(bits, 8);
	text[n] = '\0';
	bits->has_failed = bits->has_failed || strlen(text) != n || utf8_check(text, n) != n;
	return bits->has_failed ? "" : text;
}

static const char *take_maybe(struct bits_in *bits, struct arena *arena)
{
	return bits_take(bits, 1) ? take_text(bits, arena) : NULL;
}

static int number_width(const struct question *question)
{
	uint64_t span = (uint64_t)question->max - (uint64_t)question->min;

	return span == UINT64_MAX ? 64 : bits_width(span + 1);
}

static int option_width(const struct question *question)
{
	return bits_width((uint64_t)question->noptions);
}

static bool has_several(const struct question *question)
{
	return answer_kind(question)->form == ANSWER_OPTIONS;
}

static int count_width(const struct question *question)
{
	return bits_width((uint64_t)question->noptions + 1);
}

static void put_options(struct bits_out *bits, const struct question *question,
			const struct answer *answer)
{
	if (has_several(question))
		bits_put(bits, (uint64_t)answer->nchosen, count_width(question));
	for (int i = 0; i < answer->nchosen; i++)
		bits_put(bits, (uint64_t)answer->chosen[i], option_width(question));
}

/* Options in arena, *n of them. */
static const int *take_chosen(struct bits_in *bits, const struct question *question,
			      struct arena *arena, int *n)
{
	int *chosen = ARENA_ARRAY(arena, int, question->noptions + 1);

	*n = has_several(question) ? (int)bits_take(bits, count_width(question)) : 1;
	bits->has_failed = bits->has_failed || *n > question->noptions;
	for (int i = 0; i < *n && !bits->has_failed; i++) {
		chosen[i] = (int)bits_take(bits, option_width(question));
		bits->has_failed = bits->has_failed || chosen[i] >= question->noptions;
	}
	return chosen;
}

static void put_answer(struct bits_out *bits, const struct question *question,
		       const struct answer *answer, bool is_bare)
{
	enum answer_form form = answer_kind(question)->form;
	const char *words = answer->text && *answer->text && !is_bare ? answer->text : NULL;

	if (form == ANSWER_WORDS) {
		put_text(bits, words ? words : WORDS_LEFT_OUT);
	} else if (form == ANSWER_NUMBER && answer->nchosen == 0) {
		bits_put(bits, 0, 1);
		bits_put(bits, (uint64_t)answer->number - (uint64_t)question->min,
			 number_width(question));
	} else {
		if (form == ANSWER_NUMBER)
			bits_put(bits, 1, 1);
		put_options(bits, question, answer);
		if (form != ANSWER_NUMBER)
			put_maybe(bits, words);
	}
}

static void take_answer(struct bits_in *bits, const struct take *take)
{
	const struct question *question = take->question;
	enum answer_form form = answer_kind(question)->form;
	struct arena *arena = take->reader->arena;

	if (form == ANSWER_WORDS) {
		take_words(take, take_text(bits, arena));
	} else if (form == ANSWER_NUMBER && !bits_take(bits, 1)) {
		int64_t number = (int64_t)((uint64_t)question->min +
					   bits_take(bits, number_width(question)));

		take_number(take, arena_printf(arena, "%" PRId64, number));
	} else {
		int n;
		const int *chosen = take_chosen(bits, question, arena, &n);
		const char *words = form == ANSWER_NUMBER ? NULL : take_maybe(bits, arena);

		if (!bits->has_failed)
			take_options(take, chosen, n, words);
	}
}

static enum code_state state_of(const struct answer *answer)
{
	if (answer->state == ANSWER_GIVEN || answer->state == ANSWER_DECLINED)
		return CODE_ANSWERED;
	if (answer->state == ANSWER_NOT_ASKED)
		return CODE_NOT_ASKED;
	return answer->pos.file ? CODE_SKIPPED : CODE_LEFT_OUT;
}

static void put_answers(struct bits_out *bits, const struct quiz *quiz,
			const struct answers *answers, bool is_bare)
{
	for (int q = 0; q < quiz->nquestions; q++) {
		enum code_state state = state_of(&answers->answers[q]);

		bits_put(bits, state, 2);
		if (state == CODE_ANSWERED)
			put_answer(bits, &quiz->questions[q], &answers->answers[q], is_bare);
	}
}

static void take_answers(struct bits_in *bits, struct reader *reader, struct place place)
{
	for (int q = 0; q < reader->quiz->nquestions && !bits->has_failed; q++) {
		enum code_state state = (enum code_state)bits_take(bits, 2);
		struct take take;

		if (state == CODE_LEFT_OUT || !take_open(&take, reader, q, place))
			continue;
		take.answer->state = state == CODE_NOT_ASKED ? ANSWER_NOT_ASKED
				     : state == CODE_SKIPPED ? ANSWER_SKIPPED
							     : ANSWER_UNREADABLE;
		if (state == CODE_ANSWERED)
			take_answer(bits, &take);
	}
}

static bool has_day(const struct answers *answers)
{
	int64_t day = answers->date / 86400 - FIRST_DAY;

	return answers->date > 0 && day >= 0 && day < 1 << 16;
}

static void put_person(struct bits_out *bits, const struct quiz *quiz,
		       const struct answers *answers, bool is_bare)
{
	const char *name = is_bare ? NULL : answers->name;
	bool has_lang = answers->lang && strcmp(answers->lang, quiz->lang) != 0;

	bits_put(bits, has_day(answers), 1);
	if (has_day(answers))
		bits_put(bits, (uint64_t)(answers->date / 86400 - FIRST_DAY), 16);
	put_maybe(bits, has_lang ? answers->lang : NULL);
	put_maybe(bits, is_bare ? NULL : answers->key);
	put_maybe(bits, name);
	if (name)
		put_maybe(bits, answers->name_lang);
}

static void take_person(struct bits_in *bits, struct reader *reader, struct place place)
{
	struct answers *person = reader->person;
	const char *lang, *key, *name;

	if (bits_take(bits, 1))
		person->date = ((int64_t)bits_take(bits, 16) + FIRST_DAY) * 86400;
	lang = take_maybe(bits, reader->arena);
	key = take_maybe(bits, reader->arena);
	name = take_maybe(bits, reader->arena);
	if (name)
		person->name_lang = take_maybe(bits, reader->arena);
	if (bits->has_failed)
		return;
	if (lang) {
		person_take_language(reader, lang);
		person->lang = lang;
	}
	if (key)
		person_take_key(reader, key, place);
	if (name)
		person_take_name(reader, name, place);
}

void answer_code_add(const struct answers *answers, const struct quiz *quiz, bool is_bare,
		     const struct code_prints *prints, struct buf *out)
{
	struct bits_out bits;
	struct buf bytes;

	buf_init(&bytes);
	bits = (struct bits_out){.out = &bytes};
	bits_put(&bits, prints->quiz, 32);
	bits_put(&bits, prints->guide, 32);
	put_person(&bits, quiz, answers, is_bare);
	put_answers(&bits, quiz, answers, is_bare);
	bits_put(&bits, prints->has_result, 1);
	if (prints->has_result)
		bits_put(&bits, prints->result, 64);
	bits_flush(&bits);
	bits_put(&bits, unpack_crc32(bytes.bytes, bytes.n), 32);
	buf_addstr(out, ANSWER_CODE_HEAD);
	base32_add(out, bytes.bytes, bytes.n);
	buf_release(&bytes);
}

bool answer_code_is_like(const char *bytes, size_t n)
{
	size_t i = NHEAD;

	if (n < NHEAD || strncasecmp(bytes, ANSWER_CODE_HEAD, NHEAD) != 0)
		return false;
	while (i < n && base32_value(bytes[i]) >= 0)
		i++;
	return i >= LEAST && (i == n || strchr(" \t\r\n1", bytes[i]));
}

const char *answer_code_first(const char *text, size_t *n)
{
	const char *end;

	text += strspn(text, " \t\r\n");
	end = text + (*text ? 1 : 0);
	/* the next one begins two letters before its "1" */
	while (*end && strncasecmp(end, ANSWER_CODE_HEAD, NHEAD) != 0)
		end++;
	*n = (size_t)(end - text);
	return text;
}

/* The bytes of a code that is whole. */
static bool read_bytes(const char *text, size_t n, struct buf *bytes)
{
	struct buf letters;
	bool is_good;
	uint32_t crc = 0;

	buf_init(&letters);
	for (size_t i = NHEAD; i < n; i++)
		if (!strchr(" \t\r\n", text[i]))
			buf_addc(&letters, text[i]);
	is_good = base32_read(buf_text(&letters), letters.n, bytes) && bytes->n > 4;
	buf_release(&letters);
	for (size_t i = 0; is_good && i < 4; i++)
		crc = crc << 8 | (unsigned char)bytes->bytes[bytes->n - 4 + i];
	if (!is_good || unpack_crc32(bytes->bytes, bytes->n - 4) != crc)
		return false;
	bytes->n -= 4;
	return true;
}

static bool check_quiz(struct reader *reader, struct place place, struct code_prints found)
{
	struct code_prints own = answer_code_prints(reader->quiz);

	if (found.quiz == own.quiz)
		return true;
	reader_error(reader, place,
		     "these are answers to another questionnaire, or to another state of this one");
	diag_hint(reader->diag,
		  "take the questionnaire whose SHA-256 begins with %08" PRIx32
		  "; that of \"%s\" begins with %08" PRIx32,
		  found.quiz, reader->quiz->id, own.quiz);
	return false;
}

static bool take_all(struct reader *reader, struct bits_in *bits, struct place place)
{
	struct code_prints *prints = ARENA_NEW(reader->arena, struct code_prints);

	reader->person->code = prints;
	*prints = (struct code_prints){.quiz = (uint32_t)bits_take(bits, 32),
				       .guide = (uint32_t)bits_take(bits, 32)};
	if (!check_quiz(reader, place, *prints))
		return false;
	take_person(bits, reader, place);
	take_answers(bits, reader, place);
	prints->has_result = bits_take(bits, 1);
	prints->result = prints->has_result ? bits_take(bits, 64) : 0;
	if (bits->has_failed || bits->nbytes * 8 - bits->at >= 8) {
		reader_error(reader, place, "the answers code holds no answers that fit together");
		return false;
	}
	reader_check_required(reader);
	return true;
}

bool answer_code_take(struct reader *reader, const char *text, size_t n, struct place place)
{
	struct bits_in bits;
	struct buf bytes;
	bool is_taken = false;

	buf_init(&bytes);
	reader_add_person(reader, place);
	if (n < NHEAD || strncasecmp(text, ANSWER_CODE_HEAD, NHEAD) != 0) {
		reader_error(reader, place, "an answers code begins with %s", ANSWER_CODE_HEAD);
	} else if (!read_bytes(text, n, &bytes)) {
		reader_error(reader, place, "the answers code is damaged");
		diag_hint(reader->diag,
			  "copy all of it, from %s to its last letter, or scan it "
			  "again",
			  ANSWER_CODE_HEAD);
	} else {
		bits = (struct bits_in){.bytes = (const unsigned char *)bytes.bytes,
					.nbytes = bytes.n};
		is_taken = take_all(reader, &bits, place);
	}
	buf_release(&bytes);
	return is_taken;
}
