/* Errors are red, warnings magenta, hints cyan (ECMA-48, SGR); places are bold. */
#include "tell/tell_text.h"

#include "base/arena.h"
#include "tell/excerpt.h"
#include "tell/tell.h"

#define RED "\033[1;31m"
#define MAGENTA "\033[1;35m"
#define CYAN "\033[36m"
#define BOLD "\033[1m"
#define PLAIN "\033[0m"

static const char *pick(const struct tell_style *style, const char *colour)
{
	return style->has_colour ? colour : "";
}

static void put_message(struct buf *out, const struct diag_message *message,
			const struct tell_style *style, struct excerpts *excerpts)
{
	bool is_error = message->level == DIAG_ERROR;
	const char *colour = pick(style, is_error ? RED : MAGENTA), *plain = pick(style, PLAIN);
	const char *const mark[2] = {colour, plain};
	const char *place;
	struct arena arena;

	arena_init(&arena);
	place = diag_place(&arena, message);
	buf_printf(out, "%s%s:%s %s%s:%s %s\n", pick(style, BOLD), place, plain, colour,
		   is_error ? "error" : "warning", plain, message->text);
	if (style->has_excerpts)
		excerpts_add(excerpts, message, mark, out);
	if (message->hint)
		buf_printf(out, "%s%s:%s %shint:%s %s\n", pick(style, BOLD), place, plain,
			   pick(style, CYAN), plain, message->hint);
	arena_release(&arena);
}

void tell_text(const struct telling *telling, const struct tell_style *style, struct buf *out)
{
	struct excerpts excerpts = {.inputs = telling->diag->inputs,
				    .shows_answers = style->shows_answers,
				    .width = style->width};
	int64_t nmore = telling->nmore;

	excerpts_begin(&excerpts);
	for (int i = 0; i < telling->nmessages; i++) {
		if (style->most && i >= style->most) {
			nmore += telling->nmessages - i;
			break;
		}
		put_message(out, telling->messages[i], style, &excerpts);
	}
	if (nmore)
		buf_printf(out, "roleguide: and %lld more\n", (long long)nmore);
	excerpts_end(&excerpts);
}
