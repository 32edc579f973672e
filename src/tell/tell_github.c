/*
 * A line a message: "::error file=F,line=1,col=2,title=RG1004::text". As GitHub documents its
 * workflow commands, %, CR and LF are escaped in the text as %25, %0D, %0A; in properties : and ,
 * too, as %3A and %2C. A hint is a second line of the text.
 */
#include "tell/tell_github.h"

#include <string.h>

#include "base/arena.h"
#include "base/plain.h"
#include "tell/code.h"
#include "tell/tell.h"

static void put_escaped(struct buf *out, const char *text, bool is_property)
{
	for (; *text; text++) {
		const char *escaped = is_property ? "%\r\n:," : "%\r\n";

		if (strchr(escaped, *text))
			buf_printf(out, "%%%02X", (unsigned)*text);
		else
			buf_addc(out, *text);
	}
}

static void put_message(struct buf *out, const struct diag_message *message)
{
	const struct code *code = code_find(message->kind);
	struct arena arena;

	arena_init(&arena);
	buf_printf(out, "::%s ", message->level == DIAG_ERROR ? "error" : "warning");
	if (message->pos.file) {
		buf_addstr(out, "file=");
		put_escaped(out, plain_name(&arena, message->pos.file), true);
		buf_addc(out, ',');
		if (message->pos.line > 0)
			buf_printf(out, "line=%d,", message->pos.line);
		if (message->pos.line > 0 && message->column > 0)
			buf_printf(out, "col=%d,", message->column);
	}
	buf_printf(out, "title=%s::", code ? code->id : "roleguide");
	put_escaped(out, message->text, false);
	if (message->hint) {
		put_escaped(out, "\nhint: ", false);
		put_escaped(out, message->hint, false);
	}
	buf_addc(out, '\n');
	arena_release(&arena);
}

void tell_github(const struct telling *telling, struct buf *out)
{
	for (int i = 0; i < telling->nmessages; i++)
		put_message(out, telling->messages[i]);
	if (telling->nmore > 0)
		buf_printf(out, "::notice title=roleguide::and %lld more\n",
			   (long long)telling->nmore);
}
