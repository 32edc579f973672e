/* Lines: every end, every border of two blocks, every limit. */
#include "answers/lines.h"

#include "tap.h"

static struct arena arena;

/* The lines with their numbers, twice, and the first message. */
static const char *dump(const char *text, size_t n, size_t limit)
{
	struct buf out[2];
	struct diag diag;
	struct stream *stream;
	struct decoder *decoder;
	struct lines lines;
	const char *line, *dumped;

	diag_init(&diag);
	stream = stream_memory(&arena, "f", text, n, &diag);
	decoder = decoder_open(&arena, stream, NULL, &diag);
	lines_init(&lines, decoder, &diag);
	for (int pass = 0; pass < 2; pass++) {
		buf_init(&out[pass]);
		while ((line = lines_next(&lines, limit)))
			buf_printf(&out[pass], "%d[%s]", lines.place.pos.line, line);
		if (lines.has_failed != (diag.nerrors > 0))
			buf_addstr(&out[pass], "failed or not?");
		lines_rewind(&lines);
	}
	if (strcmp(buf_text(&out[0]), buf_text(&out[1])) != 0)
		buf_addstr(&out[0], " and again otherwise");
	if (diag.nmessages > 0)
		buf_printf(&out[0], " %d: %s", diag.messages[0].pos.line, diag.messages[0].text);
	dumped = arena_strdup(&arena, buf_text(&out[0]));
	lines_release(&lines);
	decoder_close(decoder);
	stream_close(stream);
	buf_release(&out[0]);
	buf_release(&out[1]);
	diag_release(&diag);
	return dumped;
}

static const struct {
	const char *what, *text, *wanted;
} cases[] = {
	{"nothing", "", ""},
	{"one line", "a", "1[a]"},
	{"LF", "a\nb\n", "1[a]2[b]"},
	{"CRLF", "a\r\nb\r\n", "1[a]2[b]"},
	{"CR", "a\rb\r", "1[a]2[b]"},
	{"blank ones", "\n\r\n \t\r\ra\n\nb", "5[a]7[b]"},
	{"as long as may be", "0123456789\n", "1[0123456789]"},
	{"longer", "a\n0123456789x\n", "1[a] 2: a line of more than 10 bytes"},
	{"no UTF-8", "a\n\xff\n", " 2: byte 0xFF is no UTF-8"},
};

/* Each shift puts the border of two blocks elsewhere. */
static void check_blocks(void)
{
	bool is_right = true;
	struct buf text, wanted;

	buf_init(&text);
	buf_init(&wanted);
	for (int shift = 1; shift < 12; shift++) {
		buf_clear(&text);
		buf_clear(&wanted);
		buf_printf(&text, "%*d\r\n", shift, shift);
		buf_printf(&wanted, "1[%*d]", shift, shift);
		for (int i = 2; text.n < 200000; i++) {
			buf_printf(&text, "é %d\r\n", i);
			buf_printf(&wanted, "%d[é %d]", i, i);
		}
		is_right = is_right &&
			   strcmp(dump(text.bytes, text.n, 100), buf_text(&wanted)) == 0;
	}
	tap_ok(is_right, "lines across the borders of blocks");
	buf_release(&text);
	buf_release(&wanted);
}

int main(void)
{
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_is(dump(cases[i].text, strlen(cases[i].text), 10), cases[i].wanted,
		       cases[i].what);
	check_blocks();
	arena_release(&arena);
	return tap_done();
}
