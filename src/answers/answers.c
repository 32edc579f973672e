/* Answers from a file: what it is follows from its first bytes. */
#include "answers/answers.h"

#include <string.h>

#include "answers/answer_code.h"
#include "answers/answers_json.h"
#include "answers/answers_xml.h"
#include "answers/code_file.h"
#include "answers/code_picture.h"
#include "answers/csv_sheet.h"
#include "answers/decoder.h"
#include "answers/headers.h"
#include "answers/keys.h"
#include "answers/mapping.h"
#include "answers/pdf_form.h"
#include "answers/table.h"
#include "answers/xlsx.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/sniff.h"
#include "base/stream.h"
#include "scan/decode.h"

enum { MOST_ENDINGS = 3, PEEKED = 4096 };

/* A format: a row here, and the file that reads it. */
struct format {
	const char *opens;                 /* first characters of its text; NULL: any */
	const char *endings[MOST_ENDINGS]; /* of names */
	bool has_root;                     /* an element, which says that these are answers */
	struct source *(*open)(struct reader *reader, struct decoder *decoder);
};

static int count_headers(void *context, const struct row *row)
{
	return headers_count(context, row);
}

static struct source *open_csv(struct reader *reader, struct decoder *decoder)
{
	struct csv_votes votes = {count_headers, &reader->columns};
	struct sheet *sheet = csv_sheet_open(reader->own, decoder, votes, reader->diag);

	return sheet ? table_open(reader, sheet) : NULL;
}

static const struct format formats[] = {
	{"<", {NULL}, true, NULL},
	{"{[", {".json", ".jsonl", ".ndjson"}, false, answers_json_open},
	{NULL, {".csv", ".tsv"}, false, open_csv},
};

enum { NFORMATS = sizeof formats / sizeof *formats };

struct answers_reading {
	struct reader reader;
	struct stream *stream;
	struct decoder *decoder; /* NULL: none is needed */
	struct source *source;
	struct keys keys;
};

static const struct format *find_format(char first)
{
	int i = 0;

	while (formats[i].opens && !(first && strchr(formats[i].opens, first)))
		i++;
	return &formats[i];
}

static bool has_ending(const struct format *format, const char *path)
{
	for (int i = 0; i < MOST_ENDINGS && format->endings[i]; i++)
		if (file_has_ending(path, format->endings[i]))
			return true;
	return false;
}

/* The first character that is no white space, in UTF-8 or UTF-16; 0: there is none. */
static char first_of(const char *bytes, size_t n)
{
	size_t nmark = 0;
	const struct encoding *encoding = encoding_sniff(bytes, n, &nmark);

	if (!encoding || encoding->family == ENCODING_UTF8)
		return sniff_first(bytes, n);
	for (size_t i = nmark; i < n; i++)
		if (bytes[i] && !strchr(" \t\r\n", bytes[i]))
			return bytes[i];
	return 0;
}

bool answers_have_no_root(const char *path, const char *bytes, size_t n)
{
	char first = first_of(bytes, n);
	const struct format *format = find_format(first);

	if (xlsx_is_like(bytes, n) || answer_code_is_like(bytes, n) ||
	    decode_is_picture(bytes, n) || pdf_form_is_like(bytes, n))
		return true;
	if (format->has_root)
		return false;
	if (format->opens || (first && !strchr(file_name(path), '.')))
		return true;
	for (int i = 0; i < NFORMATS; i++)
		if (has_ending(&formats[i], path))
			return true;
	return false;
}

/* The whole file, as it is; false with an error. */
static bool read_whole(struct answers_reading *reading, size_t limit)
{
	struct xml_source *source = &reading->reader.source;

	source->bytes = stream_all(reading->stream, reading->reader.own, limit, &source->nbytes);
	return source->bytes != NULL;
}

static struct source *open_workbook(struct answers_reading *reading)
{
	struct reader *reader = &reading->reader;
	struct sheet *sheet = read_whole(reading, LIMIT_WORKBOOK_BYTES)
				      ? xlsx_open(reader->own, &reader->source,
						  reader->settings->sheet, reader->diag)
				      : NULL;

	return sheet ? table_open(reader, sheet) : NULL;
}

static struct source *open_codes(struct answers_reading *reading)
{
	return read_whole(reading, LIMIT_ANSWERS_BYTES) ? code_file_open(&reading->reader) : NULL;
}

static struct source *open_form(struct answers_reading *reading)
{
	return read_whole(reading, LIMIT_FORM_BYTES) ? pdf_form_open(&reading->reader) : NULL;
}

/* The codes in the picture at path. */
static struct source *open_picture(struct answers_reading *reading, const char *path)
{
	struct reader *reader = &reading->reader;
	struct xml_source *source = &reader->source;

	if (strcmp(path, "-") == 0) {
		reader_error(reader, (struct place){.pos = {source->path, 0}},
			     "a picture is read from a file, not from a pipe");
		return NULL;
	}
	source->bytes = code_picture_read(reader->own, path, &source->nbytes, reader->diag);
	return source->bytes ? code_file_open(reader) : NULL;
}

/* A text: what it is shows when it is decoded. */
static struct source *open_text(struct answers_reading *reading, char first)
{
	struct reader *reader = &reading->reader;
	const char *name = reader->settings->encoding;
	const struct encoding *encoding = name ? encoding_find(name, reader->diag) : NULL;
	const struct format *format = find_format(first);

	if (name && !encoding)
		return NULL;
	if (format->has_root)
		return read_whole(reading, LIMIT_ANSWERS_BYTES) ? answers_xml_open(reader) : NULL;
	reading->decoder = decoder_open(reader->own, reading->stream, encoding, reader->diag);
	if (!reading->decoder)
		return NULL;
	if (first)
		return format->open(reader, reading->decoder);
	reader_error(reader, (struct place){.pos = {reader->source.path, 1}}, "the file is empty");
	return NULL;
}

static void release(struct answers_reading *reading)
{
	if (reading->source && reading->source->close)
		reading->source->close(reading->source);
	if (reading->decoder)
		decoder_close(reading->decoder);
	keys_release(&reading->keys);
	stream_close(reading->stream);
}

/* path: that of the stream, where it may be opened again; NULL: it is a stranger's. */
static struct answers_reading *open_stream(struct arena *arena, struct stream *stream,
					   const char *path, const struct quiz *quiz,
					   const struct answers_settings *settings,
					   struct mapping *mapping, struct diag *diag)
{
	struct answers_reading *reading = ARENA_NEW(arena, struct answers_reading);
	char bytes[PEEKED];
	size_t n = stream_peek(stream, bytes, sizeof bytes - 1);

	bytes[n] = '\0';
	reading->reader = reader_begin(arena, quiz, settings, diag);
	reading->reader.source.path = stream_path(stream);
	reading->reader.mapping = mapping;
	reading->stream = stream;
	if (stream_has_failed(stream))
		reading->source = NULL;
	else if (xlsx_is_like(bytes, n))
		reading->source = open_workbook(reading);
	else if (answer_code_is_like(bytes, n))
		reading->source = open_codes(reading);
	else if (path && decode_is_picture(bytes, n))
		reading->source = open_picture(reading, path);
	else if (pdf_form_is_like(bytes, n))
		reading->source = open_form(reading);
	else
		reading->source = open_text(reading, first_of(bytes, n));
	if (reading->source)
		return reading;
	release(reading);
	return NULL;
}

struct answers_reading *answers_open_alone(struct arena *arena, const struct xml_source *source,
					   const struct quiz *quiz,
					   const struct answers_settings *settings,
					   struct diag *diag)
{
	return open_stream(arena,
			   stream_memory(arena, source->path, source->bytes, source->nbytes, diag),
			   NULL, quiz, settings, NULL, diag);
}

struct answers_reading *answers_open(struct arena *arena, const char *path, const struct quiz *quiz,
				     const struct answers_settings *settings, struct diag *diag)
{
	struct stream *stream = stream_open(arena, path, diag);

	return stream ? open_stream(arena, stream, path, quiz, settings, NULL, diag) : NULL;
}

/* Whether the person's id is new; else an error. */
static void check_key(struct answers_reading *reading)
{
	struct reader *reader = &reading->reader;
	const struct answers *person = reader->person;
	int first = person->row ? person->row : person->pos.line;

	if (!person->key || reader->strange)
		return;
	first = keys_add(&reading->keys, person->key, first);
	if (!first)
		return;
	reader_error(reader, (struct place){.pos = person->pos, .row = person->row},
		     "the person answers twice");
	diag_hint(reader->diag, "the first answers stand in %s %d",
		  person->row ? person->row_name : "line", first);
}

enum answers_step answers_next(struct answers_reading *reading, struct arena *arena,
			       const struct answers **person)
{
	struct reader *reader = &reading->reader;
	int nerrors = reader->diag->nerrors;
	enum answers_step step;

	reader->person = NULL;
	reader->arena = arena;
	step = reading->source->next(reading->source, reader);
	*person = reader->person;
	if (step != ANSWERS_PERSON)
		return step;
	reader->count.npeople++;
	check_key(reading);
	if (reader->diag->nerrors == nerrors)
		return ANSWERS_PERSON;
	reader->count.nbroken++;
	return ANSWERS_BROKEN;
}

struct answers_count answers_count(const struct answers_reading *reading)
{
	return reading->reader.count;
}

const struct quiz *answers_quiz(const struct answers_reading *reading)
{
	return reading->reader.quiz;
}

struct diag *answers_diag(const struct answers_reading *reading)
{
	return reading->reader.diag;
}

void answers_close(struct answers_reading *reading)
{
	struct reader *reader = &reading->reader;
	struct srcpos file = {reader->source.path, 0};
	struct answers_count count = reader->count;

	if (count.nempty)
		diag_warn(reader->diag, file, "%lld %s answered nothing, and %s left out",
			  (long long)count.nempty, count.nempty == 1 ? "person" : "people",
			  count.nempty == 1 ? "is" : "are");
	if (count.nstopped)
		diag_warn(reader->diag, file,
			  "%lld %s did not come to the end or only tried the form out, and %s left "
			  "out",
			  (long long)count.nstopped, count.nstopped == 1 ? "person" : "people",
			  count.nstopped == 1 ? "is" : "are");
	if (count.npeople == 0 && count.nempty + count.nstopped > 0)
		diag_error(reader->diag, file, "there are nobody's answers");
	release(reading);
}

/* Everybody, for what does not fit; false with an error where the file cannot be read on. */
static bool read_people(struct answers_reading *reading)
{
	struct reader *reader = &reading->reader;
	struct diag *diag = reader->diag, unheard;
	int nerrors = diag->nerrors;
	const struct answers *person;
	enum answers_step step;
	struct arena own;

	do {
		arena_init(&own);
		diag_init(&unheard);
		reader->diag = &unheard;
		step = answers_next(reading, &own, &person);
		diag_release(&unheard);
		arena_release(&own);
	} while (step == ANSWERS_PERSON || step == ANSWERS_BROKEN);
	reader->diag = diag;
	if (step == ANSWERS_FAILED && diag->nerrors == nerrors)
		diag_error(diag, (struct srcpos){reader->source.path, 0},
			   "the file cannot be read to its end");
	return step == ANSWERS_END;
}

struct mapping *answers_columns(struct arena *arena, const char *path, const struct quiz *quiz,
				const struct answers_settings *settings, struct diag *diag)
{
	struct mapping *mapping = mapping_begin(arena, quiz);
	struct stream *stream = stream_open(arena, path, diag);
	struct answers_reading *reading = stream ? open_stream(arena, stream, path, quiz, settings,
							       mapping, diag)
						 : NULL;
	bool is_read = reading && mapping->is_settled && read_people(reading);

	if (reading && !mapping->is_settled)
		diag_error(diag, (struct srcpos){path, 0},
			   "answers in XML and forms name their questions; there are no columns");
	if (reading) {
		mapping->count = reading->reader.count;
		release(reading);
	}
	if (is_read)
		return mapping;
	mapping_release(mapping);
	return NULL;
}

/* Everybody, in the arena. */
static const struct answers_file *load_all(struct arena *arena, struct answers_reading *reading)
{
	struct answers_file *file = ARENA_NEW(arena, struct answers_file);
	struct diag *diag = reading->reader.diag;
	int nerrors = diag->nerrors;
	const struct answers *person;
	enum answers_step step;

	while ((step = answers_next(reading, arena, &person)) == ANSWERS_PERSON ||
	       step == ANSWERS_BROKEN) {
		ARENA_GROW(arena, file->people, file->npeople);
		file->people[file->npeople++] = person;
	}
	answers_close(reading);
	return step == ANSWERS_END && diag->nerrors == nerrors ? file : NULL;
}

const struct answers_file *answers_load_alone(struct arena *arena, const struct xml_source *source,
					      const struct quiz *quiz,
					      const struct answers_settings *settings,
					      struct diag *diag)
{
	struct answers_reading *reading = answers_open_alone(arena, source, quiz, settings, diag);

	return reading ? load_all(arena, reading) : NULL;
}

const struct answers_file *answers_load(struct arena *arena, const char *path,
					const struct quiz *quiz,
					const struct answers_settings *settings, struct diag *diag)
{
	struct answers_reading *reading = answers_open(arena, path, quiz, settings, diag);

	return reading ? load_all(arena, reading) : NULL;
}
