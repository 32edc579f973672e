/* Diagnostics: collected in an arena, sorted by an index when printed. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"

enum {
	BEGIN = 1,
	END = 2, /* characters that stand in no message */
	MOST_QUOTED = 200,
	QUOTED_HEAD = 120,
	QUOTED_TAIL = 40 /* bytes */
};

void diag_init(struct diag *diag)
{
	*diag = (struct diag){0};
	arena_init(&diag->arena);
}

void diag_release(struct diag *diag)
{
	arena_release(&diag->arena);
	*diag = (struct diag){0};
}

/* The format with its quoted texts, "%s", '%s', <%s> and &%s;, between BEGIN and END. */
static const char *mark_quoted(struct arena *arena, const char *format)
{
	char *marked = arena_alloc(arena, 2 * strlen(format) + 1), *out = marked;

	for (const char *p = format; *p;) {
		bool is_quoted = p > format && strchr("\"'<&", p[-1]);
		size_t n = strncmp(p, "%s", 2) == 0 ? 2 : strncmp(p, "%.*s", 4) == 0 ? 4 : 0;

		if (!is_quoted || n == 0) {
			*out++ = *p++;
			continue;
		}
		*out++ = BEGIN;
		memcpy(out, p, n);
		out += n;
		p += n;
		*out++ = END;
	}
	*out = '\0';
	return marked;
}

static bool is_inside_character(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Takes the marks out, and of a long quoted text its middle: what others wrote may be as long as a
 * book, and is quoted to be found again. */
static void cut_quoted(char *text)
{
	char *out = text, *end;

	for (const char *p = text; *p; p++) {
		size_t n, kept;

		if (*p != BEGIN || !(end = strchr(p, END))) {
			*out++ = *p;
			continue;
		}
		n = (size_t)(end - ++p);
		kept = n > MOST_QUOTED ? QUOTED_HEAD : n;
		while (kept < n && is_inside_character(p[kept]))
			kept--;
		memmove(out, p, kept);
		out += kept;
		p = n > MOST_QUOTED ? end - QUOTED_TAIL : end;
		if (p < end) {
			memcpy(out, "...", 3);
			out += 3;
		}
		while (p < end && is_inside_character(*p))
			p++;
		memmove(out, p, (size_t)(end - p));
		out += end - p;
		p = end;
	}
	*out = '\0';
}

static char *format_line(struct arena *arena, const char *format, va_list list)
{
	const char *marked = mark_quoted(arena, format);
	va_list again;
	char usual[512], *text = usual, *unusual = NULL, *plain;
	int n;

	va_copy(again, list);
	n = vsnprintf(usual, sizeof usual, marked, again);
	va_end(again);
	if (n < 0)
		return arena_strdup(arena, format);
	if ((size_t)n >= sizeof usual) {
		text = unusual = mem_alloc((size_t)n + 1);
		vsnprintf(text, (size_t)n + 1, marked, list);
	}
	cut_quoted(text);
	plain = plain_text(arena, text);
	free(unusual);
	return plain;
}

/* The same words at the same place among the newest messages, or -1. */
static int find_repeat(const struct diag *diag, struct srcpos pos, const char *text)
{
	for (int i = diag->nmessages - 1; i >= 0 && i >= diag->nmessages - 64; i--) {
		const struct diag_message *m = &diag->messages[i];

		if (m->pos.line == pos.line && m->column == diag->next_column &&
		    strcmp(m->text, text) == 0 &&
		    (m->pos.file == pos.file ||
		     (m->pos.file && pos.file && strcmp(m->pos.file, pos.file) == 0)))
			return i;
	}
	return -1;
}

static void count(struct diag *diag, enum diag_level level)
{
	if (level == DIAG_ERROR)
		diag->nerrors++;
	else
		diag->nwarnings++;
}

static void forget_next(struct diag *diag)
{
	diag->next_column = 0;
	diag->next_kind = NULL;
}

static void add_message(struct diag *diag, enum diag_level level, struct srcpos pos,
			const char *format, va_list list)
{
	char *text = format_line(&diag->arena, format, list);
	int repeat = find_repeat(diag, pos, text), column = diag->next_column;
	const char *kind = diag->next_kind ? diag->next_kind : format;

	forget_next(diag);
	diag->nsaid++;
	if (repeat >= 0) {
		diag->latest = repeat;
		return;
	}
	if (pos.file)
		pos.file = arena_strdup(&diag->arena, pos.file);
	ARENA_GROW(&diag->arena, diag->messages, diag->nmessages);
	diag->latest = diag->nmessages;
	diag->messages[diag->nmessages++] = (struct diag_message){
		.pos = pos, .level = level, .text = text, .column = column, .kind = kind};
	count(diag, level);
}

void diag_count(struct diag *diag, enum diag_level level)
{
	forget_next(diag);
	diag->latest = -1;
	diag->nmore[level]++;
	diag->nsaid++;
	count(diag, level);
}

void diag_error(struct diag *diag, struct srcpos pos, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	add_message(diag, DIAG_ERROR, pos, format, list);
	va_end(list);
}

void diag_warn(struct diag *diag, struct srcpos pos, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	add_message(diag, DIAG_WARNING, pos, format, list);
	va_end(list);
}

void diag_fail(struct diag *diag, struct srcpos pos, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	add_message(diag, DIAG_ERROR, pos, format, list);
	va_end(list);
	diag->environment_failed = true;
}

void diag_amend(struct diag *diag, int message, const char *format, ...)
{
	va_list list;

	diag->nsaid++;
	va_start(list, format);
	diag->messages[message].text = format_line(&diag->arena, format, list);
	va_end(list);
}

void diag_hint(struct diag *diag, const char *format, ...)
{
	va_list list;

	if (diag->nmessages == 0 || diag->latest < 0)
		return;
	va_start(list, format);
	diag->messages[diag->latest].hint = format_line(&diag->arena, format, list);
	va_end(list);
}

void diag_column(struct diag *diag, int column)
{
	diag->next_column = column;
}

void diag_as(struct diag *diag, const char *kind)
{
	if (!diag->next_kind)
		diag->next_kind = kind;
}

void diag_repeat(struct diag *diag, const struct diag_message *message, bool failed)
{
	diag->next_column = message->column;
	diag->next_kind = message->kind;
	if (message->level == DIAG_WARNING)
		diag_warn(diag, message->pos, "%s", message->text);
	else if (failed)
		diag_fail(diag, message->pos, "%s", message->text);
	else
		diag_error(diag, message->pos, "%s", message->text);
	if (message->hint)
		diag_hint(diag, "%s", message->hint);
}

static int compare_messages(const void *a, const void *b)
{
	const struct diag_message *x = *(const struct diag_message *const *)a;
	const struct diag_message *y = *(const struct diag_message *const *)b;
	int order = strcmp(x->pos.file ? x->pos.file : "", y->pos.file ? y->pos.file : "");

	if (order == 0)
		order = (x->pos.line > y->pos.line) - (x->pos.line < y->pos.line);
	if (order == 0)
		order = (x->column > y->column) - (x->column < y->column);
	if (order == 0)
		order = (x > y) - (x < y); /* the order reported */
	return order;
}

const char *diag_place(struct arena *arena, const struct diag_message *message)
{
	struct srcpos pos = message->pos;
	const char *name = pos.file ? plain_name(arena, pos.file) : "roleguide";

	if (pos.file && pos.line > 0 && message->column > 0)
		return arena_printf(arena, "%s:%d:%d", name, pos.line, message->column);
	if (pos.file && pos.line > 0)
		return arena_printf(arena, "%s:%d", name, pos.line);
	return name;
}

static void print_message(FILE *out, const struct diag_message *message)
{
	struct arena arena;
	const char *prefix;

	arena_init(&arena);
	prefix = diag_place(&arena, message);
	fprintf(out, "%s: %s: %s\n", prefix, message->level == DIAG_ERROR ? "error" : "warning",
		message->text);
	if (message->hint)
		fprintf(out, "%s: hint: %s\n", prefix, message->hint);
	arena_release(&arena);
}

const struct diag_message **diag_sort(const struct diag *diag, bool quiet, int *n)
{
	const struct diag_message **sorted = mem_alloc(sizeof *sorted * (size_t)diag->nmessages);

	*n = 0;
	for (int i = 0; i < diag->nmessages; i++)
		if (!quiet || diag->messages[i].level == DIAG_ERROR)
			sorted[(*n)++] = &diag->messages[i];
	qsort(sorted, (size_t)*n, sizeof *sorted, compare_messages);
	return sorted;
}

void diag_print(const struct diag *diag, FILE *out, int cap, bool quiet)
{
	int n, nmore = diag->nmore[DIAG_ERROR] + (quiet ? 0 : diag->nmore[DIAG_WARNING]);
	const struct diag_message **sorted = diag_sort(diag, quiet, &n);

	for (int i = 0; i < n && (cap == 0 || i < cap); i++)
		print_message(out, sorted[i]);
	if (cap && n > cap)
		nmore += n - cap;
	if (nmore)
		fprintf(out, "roleguide: and %d more\n", nmore);
	free(sorted);
}
