/* Answers from a file: what it is follows from its first character. */
#include "answers/answers.h"

#include <string.h>

#include "answers/answer_read.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"

/* The first character past a byte order mark and white space; of UTF-16, which is XML if anything,
 * its "<". */
static char first_of(const char *bytes, size_t n)
{
	if (n >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
		return '<';
	if (n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		bytes += 3;
	return bytes[strspn(bytes, " \t\r\n")];
}

/* The place of a byte. */
static struct place find_place(const struct answers_reader *reader, size_t at)
{
	const struct xml_source *source = &reader->file->source;
	struct place place = {{source->path, 1}, 1};

	for (size_t i = 0; i < at; i++) {
		char c = source->bytes[i];

		if (c == '\n' || (c == '\r' && source->bytes[i + 1] != '\n')) {
			place.pos.line++;
			place.column = 1;
		} else if (((unsigned char)c & 0xc0) != 0x80) {
			place.column++;
		}
	}
	return place;
}

/* What JSON and CSV must be before anything else; XML says the same in its own way. */
static bool check_bytes(struct answers_reader *reader)
{
	const char *bytes = reader->file->source.bytes;
	size_t n = reader->file->source.nbytes, at = utf8_check(bytes, n);
	const char *nul = memchr(bytes, 0, at);

	if (nul) {
		reader_error(reader, find_place(reader, (size_t)(nul - bytes)),
			     "a NUL byte: this is no text file");
		return false;
	}
	if (at < n) {
		reader_error(reader, find_place(reader, at), "byte 0x%02X is no UTF-8",
			     (unsigned char)bytes[at]);
		diag_hint(reader->diag,
			  "save the file as UTF-8; spreadsheets call it \"CSV UTF-8\"");
		return false;
	}
	if (!first_of(bytes, n)) {
		reader_error(reader, (struct place){{reader->file->source.path, 1}, 0},
			     "the file is empty");
		return false;
	}
	return true;
}

const struct answers_file *answers_load_alone(struct arena *arena, const struct xml_source *source,
					      const struct quiz *quiz, const char *schema,
					      struct diag *diag)
{
	struct answers_file *file = ARENA_NEW(arena, struct answers_file);
	struct answers_reader reader;
	int nerrors = diag->nerrors;
	char first = first_of(source->bytes, source->nbytes);

	file->source = *source;
	if (strcmp(source->path, "-") == 0)
		file->source.path = "standard input";
	reader_init(&reader, arena, quiz, file, diag);
	if (first == '<')
		answers_read_xml(&reader, schema);
	else if (check_bytes(&reader) && (first == '{' || first == '['))
		answers_read_json(&reader);
	else if (diag->nerrors == nerrors)
		answers_read_csv(&reader);
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
