/* Lines for a terminal, for a screen reader, or for a pipe: all the same. */
#define _DEFAULT_SOURCE /* TIOCGWINSZ */
#include "ask/ask_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/buf.h"
#include "content/phrases.h"
#include "locale/terminal.h"

enum { NARROWEST = 20, WIDEST = 80, USUAL = 80, LONGEST_NUMBER = 4 };

static int asked_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	if (columns && *columns && strlen(columns) <= LONGEST_NUMBER &&
	    columns[strspn(columns, "0123456789")] == '\0')
		return (int)strtol(columns, NULL, 10);
	return USUAL;
}

/* Asked for with each paragraph, since windows change. */
static int line_width(void)
{
	int width = asked_width();

	return width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
}

const char *ask_screen_phrase(struct ask_screen *screen, const struct ask_phrase *said)
{
	int nargs = 0;

	while (nargs < ASK_MOST_ARGS && said->args[nargs].name)
		nargs++;
	return message_format(screen->locale, screen->arena, phrase(screen->phrases, said->key),
			      said->args, nargs, (struct srcpos){screen->phrases->path, 0},
			      screen->diag);
}

static bool speaks(const char *lang, const char *other)
{
	size_t n = strcspn(lang, "-");

	return n == strcspn(other, "-") && strncmp(lang, other, n) == 0;
}

/* The tag itself before its language alone. */
static int find_text(const struct ask_screen *screen, const struct quiz_text *text)
{
	for (int i = 0; i < text->n; i++)
		if (strcmp(text->langs[i], screen->lang) == 0)
			return i;
	for (int i = 0; i < text->n; i++)
		if (speaks(text->langs[i], screen->lang))
			return i;
	return 0;
}

const char *ask_screen_text(const struct ask_screen *screen, const struct quiz_text *text)
{
	return text->n ? text->texts[find_text(screen, text)] : "";
}

void ask_screen_gap(struct ask_screen *screen)
{
	(void)screen;
	putchar('\n');
}

static void print(struct ask_screen *screen, const char *lead, const char *text, const char *lang,
		  const char *end)
{
	struct arena_mark mark = arena_mark(screen->arena);
	struct buf lines;

	buf_init(&lines);
	buf_addstr(&lines, lead);
	terminal_wrap(&lines, terminal_clean(screen->arena, text), lang, line_width(),
		      terminal_columns(lead));
	buf_addstr(&lines, end);
	fwrite(lines.bytes, 1, lines.n, stdout);
	buf_release(&lines);
	arena_reset(screen->arena, mark);
}

void ask_screen_put(struct ask_screen *screen, const char *lead, const char *text, const char *lang)
{
	print(screen, lead, text, lang, "\n");
}

void ask_screen_put_text(struct ask_screen *screen, const char *lead, const struct quiz_text *text)
{
	int i = find_text(screen, text);

	if (text->n)
		print(screen, lead, text->texts[i], text->langs[i], "\n");
}

static void print_phrase(struct ask_screen *screen, const struct ask_phrase *said, const char *end)
{
	struct arena_mark mark = arena_mark(screen->arena);

	print(screen, "", ask_screen_phrase(screen, said), screen->phrases->lang, end);
	arena_reset(screen->arena, mark);
}

void ask_screen_say(struct ask_screen *screen, const struct ask_phrase *said)
{
	print_phrase(screen, said, "\n");
}

void ask_screen_prompt(struct ask_screen *screen, const struct ask_phrase *said)
{
	print_phrase(screen, said, " ");
	fflush(stdout);
}

/* The word as a shell takes it. */
static const char *quote(struct arena *arena, const char *word)
{
	static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				   "-_./:=+,@%";
	struct buf quoted;
	const char *copy;

	if (*word && !word[strspn(word, safe)])
		return word;
	buf_init(&quoted);
	buf_addc(&quoted, '\'');
	for (; *word; word++)
		if (*word == '\'')
			buf_addstr(&quoted, "'\\''");
		else
			buf_addc(&quoted, *word);
	buf_addc(&quoted, '\'');
	copy = arena_strdup(arena, buf_text(&quoted));
	buf_release(&quoted);
	return copy;
}

void ask_screen_put_command(struct ask_screen *screen, const char *const *words, int nwords)
{
	struct arena_mark mark = arena_mark(screen->arena);
	int column = 2, width = line_width();

	fputs("  ", stdout);
	for (int i = 0; i < nwords; i++) {
		const char *word = quote(screen->arena, terminal_clean(screen->arena, words[i]));
		int columns = terminal_columns(word), more = i + 1 < nwords ? 2 : 0;

		if (i > 0 && column + 1 + columns + more > width) {
			fputs(" \\\n    ", stdout);
			column = 4;
		} else if (i > 0) {
			putchar(' ');
			column++;
		}
		fputs(word, stdout);
		column += columns;
	}
	putchar('\n');
	arena_reset(screen->arena, mark);
}
