/* Lines: a line is put together of what the blocks hold of it. */
#include "answers/lines.h"

#include <string.h>

void lines_init(struct lines *lines, struct decoder *decoder, struct diag *diag)
{
	*lines = (struct lines){.decoder = decoder, .diag = diag};
	buf_init(&lines->line);
	lines_rewind(lines);
}

void lines_release(struct lines *lines)
{
	buf_release(&lines->line);
}

void lines_rewind(struct lines *lines)
{
	decoder_rewind(lines->decoder);
	lines->n = 0;
	lines->last = 0;
	lines->has_failed = false;
	lines->place = (struct place){.pos = {decoder_path(lines->decoder), 0}, .column = 1};
}

static bool fill(struct lines *lines)
{
	if (lines->n == 0)
		lines->n = decoder_read(lines->decoder, &lines->block);
	lines->has_failed = decoder_has_failed(lines->decoder);
	return lines->n > 0;
}

static size_t find_end(const char *text, size_t n)
{
	const char *lf = memchr(text, '\n', n);
	const char *cr = memchr(text, '\r', lf ? (size_t)(lf - text) : n);

	return cr ? (size_t)(cr - text) : lf ? (size_t)(lf - text) : n;
}

/* Past bytes of the block. */
static void skip(struct lines *lines, size_t n)
{
	lines->block += n;
	lines->n -= n;
}

/* The next line, blank or not; false at the end or with an error. */
static bool read_line(struct lines *lines, size_t limit)
{
	bool has_ended = false;

	buf_clear(&lines->line);
	if (fill(lines) && lines->last == '\r' && *lines->block == '\n')
		skip(lines, 1);
	if (!fill(lines))
		return false;
	lines->place.pos.line++;
	while (!has_ended && fill(lines)) {
		size_t n = find_end(lines->block, lines->n);

		has_ended = n < lines->n;
		if (lines->line.n + n > limit) {
			lines->has_failed = true;
			diag_error(lines->diag, lines->place.pos, "a line of more than %zu bytes",
				   limit);
			return false;
		}
		buf_add(&lines->line, lines->block, n);
		lines->last = has_ended ? lines->block[n] : (char)0;
		skip(lines, n + has_ended);
	}
	return !lines->has_failed;
}

const char *lines_next(struct lines *lines, size_t limit)
{
	const char *text;

	do {
		if (lines->has_failed || !read_line(lines, limit))
			return NULL;
		text = buf_text(&lines->line);
	} while (text[strspn(text, " \t")] == '\0');
	return text;
}
