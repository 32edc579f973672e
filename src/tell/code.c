/* Codes: a message is of the kind of its format. Lists are short, and looked through seldom. */
#include "tell/code.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/near.h"
#include "tell/code_table.h"

static const char place[] = "…"; /* for what is filled in */

/* Adds a format as the table writes it. */
static void add_kind(struct buf *out, const char *format)
{
	for (const char *p = format; *p; p++) {
		if (*p != '%') {
			buf_addc(out, *p);
			continue;
		}
		p++;
		if (*p == '%') {
			buf_addc(out, '%');
			continue;
		}
		p += strspn(p, "-+ #0123456789.*hlzj");
		buf_addstr(out, place);
		if (!*p)
			break;
	}
}

const struct code *code_find(const char *kind)
{
	const struct code *found = NULL;
	struct buf text;

	buf_init(&text);
	add_kind(&text, kind);
	for (int i = 0; i < code_kind_count && !found; i++)
		if (strcmp(code_kinds[i].text, buf_text(&text)) == 0)
			found = &code_table[code_kinds[i].code];
	buf_release(&text);
	return found;
}

const struct code *code_at(int i)
{
	return i < code_count ? &code_table[i] : NULL;
}

const struct code *code_named(const char *id, const char **nearest)
{
	const char **names = mem_alloc(sizeof *names * (size_t)code_count);
	const struct code *found = NULL;

	for (int i = 0; i < code_count; i++) {
		names[i] = code_table[i].id;
		if (strcasecmp(id, names[i]) == 0)
			found = &code_table[i];
	}
	*nearest = near_find(id, names, code_count);
	free(names);
	return found;
}
