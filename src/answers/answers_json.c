/*
 * Answers as JSON (RFC 8259). Each person's text is read by jansson alone, so that any number of
 * people takes the memory of one. Two passes: one gathers names and what the file shows, one gives
 * people away. A line of JSON Lines that is no object is a broken person; a list with such an entry
 * is no list of people, or its entries cannot be told apart, and nobody of it is read.
 */
#include "answers/answers_json.h"

#include <string.h>

#include <jansson.h>

#include "answers/evidence.h"
#include "answers/json_object.h"
#include "answers/json_people.h"
#include "answers/json_typeform.h"

struct json_answers {
	struct source source;
	struct json_people people;
	struct json_names names;
};

/* One person's text, read. */
struct piece {
	json_t *root; /* NULL: it is no JSON, or no object */
	struct place place;
	struct place fault; /* where it is none */
	const char *words;  /* what is wrong with it */
};

/* What jansson says, without the text that it quotes, which may be an answer; keys are none. */
static const char *words_of(const struct reader *reader, const json_error_t *error)
{
	enum json_error_code code = json_error_code(error);
	char *words = arena_strdup(reader->arena, error->text), *quoted = strstr(words, " near '");

	if (code == json_error_null_character || code == json_error_null_byte_in_key)
		return "a text has the character U+0000, which no page can show";
	if (quoted && code != json_error_duplicate_key && !reader->settings->shows_answers)
		*quoted = '\0';
	return words;
}

static struct piece read_piece(const struct reader *reader, const char *text, struct place place)
{
	struct piece piece = {.place = place, .fault = place};
	json_error_t error;

	piece.root = json_loadb(text, strlen(text), JSON_REJECT_DUPLICATES | JSON_DECODE_ANY,
				&error);
	if (json_is_object(piece.root))
		return piece;
	piece.words = "a person's answers are an object: {\"question\": \"answer\", ...}";
	if (!piece.root) {
		piece.words = words_of(reader, &error);
		piece.fault.column = error.column + (error.line > 1 ? 0 : place.column - 1);
		piece.fault.pos.line += error.line - 1;
	}
	json_decref(piece.root);
	piece.root = NULL;
	return piece;
}

/* What older LimeSurveys write: {"1": {...}}. */
static struct json_value open_numbered(struct json_value object)
{
	struct json_each each = json_each_begin(object);
	struct json_value inner;
	const char *key;

	if (json_object_size(object.json) == 1 && json_each_next(&each, &key, &inner) &&
	    json_is_object(inner.json) && key[strspn(key, "0123456789")] == '\0')
		return inner;
	return object;
}

/* The fields of a person; false: the person did not come to the end. */
static bool read_fields(struct json_fields *fields, const struct piece *piece, const char *text)
{
	struct json_value object = open_numbered(json_value_begin(piece->root, text, piece->place));

	if (json_typeform_is(object.json))
		return json_typeform_read(fields, object);
	json_object_read(fields, object);
	return true;
}

/* A person whose text is no object. */
static void take_broken(struct reader *reader, const struct piece *piece)
{
	reader_add_person(reader, piece->place);
	diag_as(reader->diag, "json");
	reader_error(reader, piece->fault, "%s", piece->words);
}

/* Takes the person; false: they did not come to the end, or answered nothing, and are counted. */
static bool take_person(struct reader *reader, struct json_answers *answers,
			const struct piece *piece, const char *text)
{
	struct json_fields fields = {.reader = reader, .names = &answers->names};
	bool is_whole = read_fields(&fields, piece, text);
	struct record record = json_fields_record(&fields, piece->place);
	bool has_stopped = !is_whole || record_has_stopped(reader->arena, &record);

	if (has_stopped || (fields.nfaults == 0 && record_is_empty(reader->arena, &record))) {
		reader->count.nstopped += has_stopped;
		reader->count.nempty += !has_stopped;
		return false;
	}
	record_take(reader, &record);
	json_fields_tell(&fields);
	return true;
}

static enum answers_step next_person(struct source *source, struct reader *reader)
{
	struct json_answers *answers = (struct json_answers *)source;
	struct arena_mark mark = arena_mark(reader->arena);
	struct place place;
	const char *text;

	while ((text = json_people_next(&answers->people, &place))) {
		struct piece piece = read_piece(reader, text, place);
		bool is_taken = true;

		if (!piece.root)
			take_broken(reader, &piece);
		else
			is_taken = take_person(reader, answers, &piece, text);
		json_decref(piece.root);
		if (is_taken)
			return ANSWERS_PERSON;
		arena_reset(reader->arena, mark);
	}
	return answers->people.has_failed ? ANSWERS_FAILED : ANSWERS_END;
}

static void close_answers(struct source *source)
{
	struct json_answers *answers = (struct json_answers *)source;

	json_people_release(&answers->people);
	keys_release(&answers->names.keys);
}

/* Notes a person for what the file shows; false with an error where nobody can be read. */
static bool note_person(struct json_answers *answers, struct evidence *evidence, const char *text,
			struct place place)
{
	struct reader *reader = evidence->reader;
	struct json_fields fields = {.reader = reader, .names = &answers->names};
	struct piece piece = read_piece(reader, text, place);
	struct record record;

	if (!piece.root && answers->people.layout != JSON_LINES) {
		diag_as(reader->diag, "json");
		reader_error(reader, piece.fault, "%s", piece.words);
		return false;
	}
	if (piece.root && read_fields(&fields, &piece, text)) {
		record = json_fields_record(&fields, place);
		evidence_widen(evidence, answers->names.headers.n);
		evidence_note(evidence, &record);
	}
	json_decref(piece.root);
	return !answers->names.has_failed;
}

static bool has_question(const struct headers *headers)
{
	for (int i = 0; i < headers->n; i++)
		if (headers->list[i].column.question >= 0)
			return true;
	return false;
}

/* All people once. */
static bool gather(struct reader *reader, struct json_answers *answers)
{
	struct evidence evidence = evidence_begin(reader, 0);
	struct arena_mark mark = arena_mark(reader->arena);
	struct headers *headers = &answers->names.headers;
	struct place place = {.pos = {reader->source.path, 1}};
	const char *text;

	while ((text = json_people_next(&answers->people, &place))) {
		if (!note_person(answers, &evidence, text, place))
			return false;
		arena_reset(reader->arena, mark);
	}
	if (answers->people.has_failed)
		return false;
	if (answers->people.number == 0) {
		reader_error(reader, place, "there is nobody in the list");
		return false;
	}
	if (evidence.nrecords > 0 && !reader->mapping && !has_question(headers)) {
		reader_error(reader, (struct place){.pos = {reader->source.path, 1}},
			     "no member is a question of the questionnaire");
		return false;
	}
	json_people_rewind(&answers->people);
	return evidence_settle(&evidence, headers, false);
}

struct source *answers_json_open(struct reader *reader, struct decoder *decoder)
{
	struct json_answers *answers = ARENA_NEW(reader->own, struct json_answers);
	struct arena scratch, *own = reader->arena;
	bool is_settled;

	answers->source = (struct source){next_person, close_answers};
	reader->row_name = "entry";
	arena_init(&scratch);
	reader->arena = &scratch;
	json_people_open(&answers->people, reader, decoder);
	is_settled = gather(reader, answers);
	reader->arena = own;
	arena_release(&scratch);
	if (is_settled)
		return &answers->source;
	close_answers(&answers->source);
	return NULL;
}
