/*
 * Excerpts. A line is taken character by character: tabs go to the next multiple of 4, what steers
 * is spelt out, and each has its columns, so that the caret stands below the right one. Where a
 * line has letters from right to left, terminals put them in an order of their own, and none tells
 * which: there the place is named, with the word that begins at it, instead of being pointed at.
 */
#include "tell/excerpt.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/inputs.h"
#include "base/mem.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "locale/terminal.h"

enum {
	TAB = 4,                       /* columns */
	MOST_BYTES = 16 * 1024 * 1024, /* of a file that is read again */
	MOST_LINE = 1024 * 1024,       /* bytes of a line that is shown */
	BEGINNING = 64 * 1024,         /* where a file shows what it is */
	LONGEST_WORD = 30,             /* bytes */
	NUMBER = 5                     /* columns of the number of a line */
};

static const char cut[] = "...";

void excerpts_begin(struct excerpts *excerpts)
{
	excerpts->path = NULL;
	excerpts->bytes = NULL;
	excerpts->n = 0;
	excerpts->line = 0;
}

void excerpts_end(struct excerpts *excerpts)
{
	free(excerpts->bytes);
	excerpts_begin(excerpts);
}

/* Whether it may be shown: text, and nothing that people answered unless that is wished. */
static bool is_shown(const struct excerpts *excerpts)
{
	size_t n = excerpts->n < BEGINNING ? excerpts->n : BEGINNING;
	const char *bytes = excerpts->bytes;
	size_t start = n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	if (memchr(bytes, '\0', n))
		return false;
	if (excerpts->shows_answers)
		return true;
	while (start < n && strchr(" \t\r\n", bytes[start]))
		start++;
	if (start == n || bytes[start] != '<')
		return false;
	for (size_t i = start; i + 7 <= n; i++)
		if (memcmp(bytes + i, "<answer", 7) == 0)
			return false;
	return true;
}

/* Reads it into memory of its own; fd is closed. */
static char *read_all(int fd, size_t size, size_t *nread)
{
	char *bytes = mem_alloc(size + 1);
	ssize_t n = 1;

	*nread = 0;
	while (*nread < size && n > 0) {
		n = read(fd, bytes + *nread, size - *nread);
		*nread += n > 0 ? (size_t)n : 0;
	}
	bytes[*nread] = '\0';
	close(fd);
	return bytes;
}

/* Holds the file of that name, if it is one that was read. */
static void hold(struct excerpts *excerpts, const char *path)
{
	struct stat status;
	int fd;

	if (excerpts->path && strcmp(excerpts->path, path) == 0)
		return;
	excerpts_end(excerpts);
	excerpts->path = path;
	fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return;
	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > MOST_BYTES ||
	    !inputs_have(excerpts->inputs, &status)) {
		close(fd);
		return;
	}
	excerpts->bytes = read_all(fd, (size_t)status.st_size, &excerpts->n);
	if (is_shown(excerpts))
		return;
	free(excerpts->bytes);
	excerpts->bytes = NULL;
}

static bool is_end(char c)
{
	return c == '\n' || c == '\r';
}

/* The line of that number, and its bytes; NULL: there is none. */
static const char *find_line(const struct excerpts *excerpts, int number, size_t *n)
{
	const char *at = excerpts->bytes, *end = at + excerpts->n;

	for (int line = 1; line < number; line++) {
		while (at < end && !is_end(*at))
			at++;
		if (at == end)
			return NULL;
		at += at + 1 < end && at[0] == '\r' && at[1] == '\n' ? 2 : 1;
	}
	*n = 0;
	while (at + *n < end && !is_end(at[*n]))
		++*n;
	if (number == 1 && *n >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0) {
		at += 3;
		*n -= 3;
	}
	return at;
}

/* A line as it is shown. */
struct shown {
	struct buf text;
	int columns;    /* that it takes */
	int place;      /* the column, from 0, of the place; -1: it has none */
	size_t at;      /* the byte of text where that is */
	size_t *starts; /* where each character begins in text, from 0; nstarts */
	int *widths;    /* their columns */
	int nstarts;
};

static void show_one(struct shown *shown, struct arena *arena, const char *bytes, size_t n)
{
	const char *text = plain_text(arena, arena_strndup(arena, bytes, n));
	int width = terminal_columns(text);

	shown->starts[shown->nstarts] = shown->text.n;
	if (*bytes == '\t') {
		width = TAB - shown->columns % TAB;
		for (int i = 0; i < width; i++)
			buf_addc(&shown->text, ' ');
	} else {
		buf_addstr(&shown->text, text);
	}
	shown->widths[shown->nstarts++] = width;
	shown->columns += width;
}

/* column: of the place, in characters from 1; 0: none. */
static void show_line(struct shown *shown, const char *line, size_t n, int column)
{
	struct arena arena;

	*shown = (struct shown){.place = -1,
				.starts = mem_alloc((n + 1) * sizeof *shown->starts),
				.widths = mem_alloc((n + 1) * sizeof *shown->widths)};
	buf_init(&shown->text);
	arena_init(&arena);
	for (size_t i = 0, size; i < n; i += size) {
		uint32_t code;

		if (shown->nstarts + 1 == column) {
			shown->place = shown->columns;
			shown->at = shown->text.n;
		}
		size = utf8_decode(line + i, n - i, &code);
		size = size ? size : 1;
		show_one(shown, &arena, line + i, size);
	}
	shown->starts[shown->nstarts] = shown->text.n;
	if (column > 0 && shown->place < 0) {
		shown->place = shown->columns;
		shown->at = shown->text.n;
	}
	arena_release(&arena);
}

/* Which characters are seen, from..to: all, or those around the place that fit. */
static void choose_window(const struct shown *shown, int width, int *from, int *to)
{
	int place = shown->place > 0 ? shown->place : 0, columns = 0, at = 0;

	*from = 0;
	*to = shown->nstarts;
	if (shown->columns <= width)
		return;
	width -= 2 * (int)strlen(cut);
	/* a third of the room is before the place */
	for (; *from < shown->nstarts && at + shown->widths[*from] < place - width / 3; ++*from)
		at += shown->widths[*from];
	for (*to = *from; *to < shown->nstarts && columns + shown->widths[*to] <= width; ++*to)
		columns += shown->widths[*to];
	while (*from > 0 && columns + shown->widths[*from - 1] <= width)
		columns += shown->widths[--*from];
	while (*to < shown->nstarts && shown->widths[*to] == 0) /* marks go with their letter */
		++*to;
}

/* The word that begins at the place. */
static void add_word(struct buf *out, const struct shown *shown)
{
	const char *word = buf_text(&shown->text) + shown->at;
	size_t n = strcspn(word, " ");

	if (n > LONGEST_WORD)
		for (n = LONGEST_WORD; n > 0 && ((unsigned char)word[n] & 0xc0) == 0x80;)
			n--;
	buf_printf(out, "= column of \"%.*s\"\n", (int)n, word);
}

/* The line below: a caret under the place, or words where columns say nothing. */
static void add_place(struct buf *out, const struct shown *shown, int from, int number,
		      const char *const mark[2])
{
	int lead = from > 0 ? (int)strlen(cut) : 0;

	for (int i = 0; i < from; i++)
		lead -= shown->widths[i];
	buf_printf(out, "%*s | %s", number, "", mark ? mark[0] : "");
	if (terminal_turns(buf_text(&shown->text)))
		add_word(out, shown);
	else
		buf_printf(out, "%*s^\n", shown->place + lead, "");
	if (mark) {
		out->n--;
		buf_printf(out, "%s\n", mark[1]);
	}
}

void excerpt_add(struct buf *out, const char *line, size_t n, struct srcpos pos, int column,
		 int width, const char *const mark[2])
{
	int number = snprintf(NULL, 0, "%*d", NUMBER, pos.line), from, to;
	struct shown shown;

	if (n > MOST_LINE)
		return;
	show_line(&shown, line, n, column);
	choose_window(&shown, width - number - 3, &from, &to);
	buf_printf(out, "%*d | %s", NUMBER, pos.line, from > 0 ? cut : "");
	buf_add(out, shown.text.bytes + shown.starts[from], shown.starts[to] - shown.starts[from]);
	buf_printf(out, "%s\n", to < shown.nstarts ? cut : "");
	if (shown.place >= 0)
		add_place(out, &shown, from, number, mark);
	buf_release(&shown.text);
	free(shown.starts);
	free(shown.widths);
}

void excerpts_add(struct excerpts *excerpts, const struct diag_message *message,
		  const char *const mark[2], struct buf *out)
{
	const char *line;
	size_t n;

	if (!message->pos.file || message->pos.line <= 0)
		return;
	hold(excerpts, message->pos.file);
	if (message->column == 0 && message->pos.line == excerpts->line)
		return;
	excerpts->line = message->pos.line;
	line = excerpts->bytes ? find_line(excerpts, message->pos.line, &n) : NULL;
	if (line)
		excerpt_add(out, line, n, message->pos, message->column, excerpts->width, mark);
}
