/* Spot inks against each other: what is one plate to a printer must be one in the file. */
#include "inspect/preflight_ink.h"

#include <string.h>
#include <strings.h>

#include "inspect/preflight_fault.h"

enum { MOST_SPOTS = 200, DEEPEST = 12 };

/* Whether two values are the same, references followed. */
static bool is_same(struct reading *reading, const struct value *one, const struct value *other,
		    int depth)
{
	one = read_resolve(reading, one);
	other = read_resolve(reading, other);
	if (one == other)
		return true;
	if (one->kind != other->kind || one->nitems != other->nitems || one->n != other->n ||
	    depth > DEEPEST)
		return false;
	if (one->kind == VALUE_NUMBER || one->kind == VALUE_BOOLEAN)
		return one->kind == VALUE_NUMBER
			       ? one->real - other->real < 1e-6 && other->real - one->real < 1e-6
			       : one->number == other->number;
	if (one->n > 0 && memcmp(one->bytes, other->bytes, one->n) != 0)
		return false;
	for (int i = 0; i < one->nitems; i++)
		if (!is_same(reading, &one->items[i], &other->items[i], depth + 1))
			return false;
	if (one->stream && other->stream) {
		const struct value *length = read_entry(reading, one, "Length");
		const char *end = reading->bytes + reading->n;
		const char *later = one->stream > other->stream ? one->stream : other->stream;

		return length->kind == VALUE_NUMBER && length->number >= 0 &&
		       length->number <= end - later &&
		       memcmp(one->stream, other->stream, (size_t)length->number) == 0;
	}
	return !one->stream && !other->stream;
}

/* How long a name is without the ending that tells papers and swatch books apart. */
static size_t stem(const char *name)
{
	static const char *const endings[] = {"C",  "U",  "M",  "CV", "CVC", "CVU", "CVP", "CP",
					      "UP", "EC", "HC", "PC", "CVS", "CVN", "XGC"};
	const char *space = strrchr(name, ' ');

	for (size_t i = 0; space && i < sizeof endings / sizeof *endings; i++)
		if (strcmp(space + 1, endings[i]) == 0)
			return (size_t)(space - name);
	return strlen(name);
}

static void compare(struct preflight *check, const struct trace_spot *one,
		    const struct trace_spot *other)
{
	bool is_same_tint = is_same(check->reading, one->alternate, other->alternate, 0) &&
			    is_same(check->reading, one->tint, other->tint, 0);
	size_t n = stem(one->name);

	if (strcmp(one->name, other->name) == 0) {
		if (!is_same_tint)
			preflight_fault(check, RULE_X4_SPOT, "the ink \"%s\" has two stand-ins",
					one->name);
		return;
	}
	if (strcasecmp(one->name, other->name) == 0)
		preflight_fault(
			check, RULE_GWG_R0022,
			"the inks \"%s\" and \"%s\" differ by large and small letters alone",
			one->name, other->name);
	else if (n == stem(other->name) && memcmp(one->name, other->name, n) == 0 &&
		 (one->name[n] || other->name[n]))
		preflight_fault(check, RULE_GWG_R0021,
				"the inks \"%s\" and \"%s\" differ by their endings alone",
				one->name, other->name);
	if (is_same_tint && one->ink >= 0 && other->ink >= 0)
		preflight_fault(check, RULE_GWG_R0023,
				"the inks \"%s\" and \"%s\" have the same stand-in", one->name,
				other->name);
}

void preflight_inks(struct preflight *check)
{
	const struct trace_spaces *spaces = trace_spaces(check->trace);
	int n = spaces->nspots < MOST_SPOTS ? spaces->nspots : MOST_SPOTS;

	for (int i = 0; i < n; i++)
		for (int k = 0; k < i; k++)
			compare(check, &spaces->spots[k], &spaces->spots[i]);
	for (int i = TRACE_PROCESS; i < spaces->ninks && !check->origins; i++)
		if (check->inks_of_file >> i & 1)
			preflight_fault(check, RULE_GWG_R0020, "the file has a spot ink, \"%s\"",
					spaces->inks[i]);
}
