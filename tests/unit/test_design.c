/*
 * The numbers of design: each holds what it is unless told in a theme that ships, and stands with
 * that and its bounds in doc/theme.md, and in the schema. That each moves something is for
 * tests/theme.
 */
#include <string.h>

#include "base/file.h"
#include "kit.h"
#include "look/design.h"
#include "tap.h"

static const char *as_text(struct arena *arena, const struct design_number *number, len value)
{
	return number->unit == UNIT_LENGTH ? arena_printf(arena, "%spt", len_points(value).text)
					   : arena_printf(arena, "%d", (int)value);
}

static const char *usual_text(struct arena *arena, const struct design_number *number)
{
	return number->unit == UNIT_GAP
		       ? arena_printf(arena, "%d %d", (int)number->value, number->stretch)
		       : as_text(arena, number, number->value);
}

static bool is_usual(const struct theme *theme, const struct design_number *number)
{
	const void *field = (const char *)theme + number->offset;
	const struct design_gap *gap = field;

	if (number->unit == UNIT_LENGTH)
		return *(const len *)field == number->value;
	if (number->unit == UNIT_GAP)
		return gap->steps == number->value && gap->stretch == number->stretch;
	return *(const int *)field == number->value;
}

/* The part of a text between two others; empty where they are not there. */
static const char *part(struct arena *arena, const char *text, const char *from, const char *to)
{
	const char *start = strstr(text, from);
	const char *end = start ? strstr(start + strlen(from), to) : NULL;

	return end ? arena_strndup(arena, start, (size_t)(end - start)) : "";
}

static const char *read_text(struct arena *arena, const char *path, struct diag *diag)
{
	size_t size;
	const char *text = file_read(arena, in_root(arena, path), SIZE_MAX, &size, diag);

	return text ? text : "";
}

/* How often a text holds another. */
static int count(const char *text, const char *wanted)
{
	int n = 0;

	for (; (text = strstr(text, wanted)) != NULL; text += strlen(wanted))
		n++;
	return n;
}

static void test_number(struct kit *kit, const struct design_number *number, const char *page,
			const char *schema)
{
	struct arena *arena = &kit->arena;
	const char *usual = usual_text(arena, number), *name = number->name;
	const char *own = part(arena, page, arena_printf(arena, "## `<%s>`", number->element),
			       "\n## ");
	const char *row = arena_printf(arena, "| `%s` | `%s` | %s | %s |", name, usual,
				       as_text(arena, number, number->least),
				       as_text(arena, number, number->most));
	const char *define = part(arena, schema,
				  arena_printf(arena, "<define name=\"%s\">", number->element),
				  "</define>");
	const char *attribute = part(arena, define,
				     arena_printf(arena, "<attribute name=\"%s\">", name),
				     "</attribute>");

	tap_ok(number->value >= number->least && number->value <= number->most &&
		       number->stretch <= number->most,
	       "%s %s is within its bounds", number->element, name);
	tap_ok(is_usual(kit->theme, number), "the handout has the usual %s %s", number->element,
	       name);
	tap_ok(count(own, row) == 1, "doc/theme.md has %s", row);
	tap_ok(strstr(attribute, "told.") != NULL, "theme.rng has %s %s", number->element, name);
}

/* The page and the schema have no number that the table has not. */
static void test_no_others(struct kit *kit, const char *element, const char *page,
			   const char *schema)
{
	struct arena *arena = &kit->arena;
	const char *own = part(arena, page, arena_printf(arena, "## `<%s>`", element), "\n## ");
	const char *define = part(arena, schema,
				  arena_printf(arena, "<define name=\"%s\">", element),
				  "</define>");
	int n = 0;

	for (int i = 0; i < design_number_count; i++)
		n += strcmp(design_numbers[i].element, element) == 0;
	tap_ok(count(own, "\n| `") == n, "doc/theme.md has all %d numbers of <%s>", n, element);
	tap_ok(count(define, "<attribute ") == n, "theme.rng has all %d", n);
}

int main(void)
{
	struct kit kit;
	const char *page, *schema, *element = "";

	if (!kit_open(&kit, "handout"))
		return 1;
	page = read_text(&kit.arena, "doc/theme.md", &kit.diag);
	schema = read_text(&kit.arena, "content/schema/theme.rng", &kit.diag);
	for (int i = 0; i < design_number_count; i++) {
		test_number(&kit, &design_numbers[i], page, schema);
		if (strcmp(element, design_numbers[i].element) != 0)
			test_no_others(&kit, design_numbers[i].element, page, schema);
		element = design_numbers[i].element;
	}
	kit_close(&kit);
	return tap_done();
}
