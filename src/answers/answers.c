/* Answers from a file: what it is follows from its first character. */
#include "answers/answers.h"

#include <string.h>

#include "answers/answers_csv.h"
#include "answers/answers_json.h"
#include "answers/answers_xml.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/sniff.h"
#include "base/utf8.h"

enum { MOST_ENDINGS = 2 };

/* A format: a row here, and the file that reads it. */
struct format {
	const char *opens;                 /* first characters; NULL: any */
	const char *endings[MOST_ENDINGS]; /* of names */
	bool has_root;                     /* an element, which says that these are answers */
	bool is_utf8;                      /* and nothing else */
	void (*read)(struct reader *reader);
};

static const struct format formats[] = {
	{"<", {NULL}, true, false, answers_xml_read},
	{"{[", {".json"}, false, true, answers_json_read},
	{NULL, {".csv", ".tsv"}, false, true, answers_csv_read},
};

enum { NFORMATS = sizeof formats / sizeof *formats };

static const struct format *find_format(char first)
{
	int i = 0;

	while (formats[i].opens && !(first && strchr(formats[i].opens, first)))
		i++;
	return &formats[i];
}

static bool has_ending(const struct format *format, const char *path)
{
	size_t n = strlen(path);

	for (int i = 0; i < MOST_ENDINGS && format->endings[i]; i++) {
		size_t length = strlen(format->endings[i]);

		if (n > length && strcmp(path + n - length, format->endings[i]) == 0)
			return true;
	}
	return false;
}

bool answers_have_no_root(const char *path, const char *bytes, size_t n)
{
	char first = sniff_first(bytes, n);
	const struct format *format = find_format(first);

	if (format->has_root)
		return false;
	if (format->opens || (first && !strchr(file_name(path), '.')))
		return true;
	for (int i = 0; i < NFORMATS; i++)
		if (has_ending(&formats[i], path))
			return true;
	return false;
}

/* The place of a byte. */
static struct place find_place(const struct xml_source *source, size_t at)
{
	struct place_walk walk = place_begin(source->path);

	for (size_t i = 0; i < at; i++)
		place_step(&walk, source->bytes[i]);
	return walk.place;
}

/* What a text in UTF-8 must be before anything else. */
static bool check_bytes(struct reader *reader)
{
	const struct xml_source *source = &reader->file->source;
	const char *bytes = source->bytes;
	size_t n = source->nbytes, at = utf8_check(bytes, n);
	const char *nul = memchr(bytes, 0, at);

	if (nul) {
		reader_error(reader, find_place(source, (size_t)(nul - bytes)),
			     "a NUL byte: this is no text file");
	} else if (at < n) {
		reader_error(reader, find_place(source, at), "byte 0x%02X is no UTF-8",
			     (unsigned char)bytes[at]);
		diag_hint(reader->diag,
			  "save the file as UTF-8; spreadsheets call it \"CSV UTF-8\"");
	} else if (!sniff_first(bytes, n)) {
		reader_error(reader, (struct place){.pos = {source->path, 1}}, "the file is empty");
	} else {
		return true;
	}
	return false;
}

const struct answers_file *answers_load_alone(struct arena *arena, const struct xml_source *source,
					      const struct quiz *quiz, const char *schema,
					      struct diag *diag)
{
	struct answers_file *file = ARENA_NEW(arena, struct answers_file);
	struct reader reader = reader_begin(arena, quiz, file, diag);
	int nerrors = diag->nerrors;
	/* UTF-16 is XML if anything. */
	const struct format *format = find_format(sniff_is_utf16(source->bytes, source->nbytes)
							  ? '<'
							  : sniff_first(source->bytes,
									source->nbytes));

	file->source = *source;
	if (strcmp(source->path, "-") == 0)
		file->source.path = "standard input";
	reader.schema = schema;
	if (!format->is_utf8 || check_bytes(&reader))
		format->read(&reader);
	file->source.path = source->path;
	return diag->nerrors > nerrors ? NULL : file;
}

const struct answers_file *answers_load(struct arena *arena, const char *path,
					const struct quiz *quiz, const char *schema,
					struct diag *diag)
{
	size_t n = 0;
	const char *bytes = file_read(arena, path, LIMIT_ANSWERS_BYTES, &n, diag);
	struct xml_source source = {path, bytes, n};

	return bytes ? answers_load_alone(arena, &source, quiz, schema, diag) : NULL;
}
