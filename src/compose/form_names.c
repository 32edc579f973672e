/*
 * Fields are called by ids, parted by dots (ISO 32000-1, 12.7.3.2), and ids may hold dots, too. A
 * name is looked up among all that are sorted: as a whole, and up to each of its dots.
 */
#include "compose/form_names.h"

#include <stdlib.h>
#include <string.h>

#include "compose/draft.h"

enum { NAME_BYTES = 127 }; /* that a name may have (ISO 32000-1, annex C) */

struct names {
	const struct block **blanks; /* by field */
	int n;
	struct diag *diag;
};

static const char *name_of(const struct block *blank)
{
	return blank->of.blank->field;
}

static int compare(const void *a, const void *b)
{
	const struct block *x = *(const struct block *const *)a;
	const struct block *y = *(const struct block *const *)b;
	int order = strcmp(name_of(x), name_of(y));

	return order ? order : (x->id > y->id) - (x->id < y->id);
}

/* The first blank of the name that is the first n bytes of another; or NULL. */
static const struct block *find(const struct names *names, const char *name, size_t n)
{
	int low = 0, high = names->n;

	while (low < high) {
		int middle = low + (high - low) / 2;
		const char *at = name_of(names->blanks[middle]);
		int order = strncmp(at, name, n);

		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == names->n || strncmp(name_of(names->blanks[low]), name, n) != 0 ||
	    name_of(names->blanks[low])[n])
		return NULL;
	return names->blanks[low];
}

static void check_name(const struct names *names, const struct block *block)
{
	const char *name = name_of(block);
	const struct block *first = find(names, name, strlen(name));
	bool is_radio = block->of.blank->role == BLANK_RADIO;

	if (first != block && !(is_radio && first->of.blank->role == BLANK_RADIO &&
				first->of.blank->question == block->of.blank->question)) {
		diag_error(names->diag, block->pos, "two fields of the form would be called \"%s\"",
			   name);
		diag_hint(names->diag, "the first is that of line %d; choose another id",
			  first->pos.line);
	}
	for (const char *dot = strchr(name, '.'); dot; dot = strchr(dot + 1, '.')) {
		first = find(names, name, (size_t)(dot - name));
		if (!first)
			continue;
		diag_error(names->diag, block->pos,
			   "a field of the form would be called \"%s\", below one that is called "
			   "\"%s\"",
			   name, name_of(first));
		diag_hint(names->diag, "choose ids without dots");
	}
}

static void check_state(const struct names *names, const struct block *block)
{
	const char *state = block->of.blank->state;

	if (!state)
		return;
	if (strcmp(state, "Off") == 0) {
		diag_error(
			names->diag, block->pos,
			"the option is called \"Off\", as boxes of a form are when none is marked");
		diag_hint(names->diag, "choose another id");
	} else if (strlen(state) > NAME_BYTES) {
		diag_error(names->diag, block->pos,
			   "the id of the option is longer than the %d bytes that a field takes",
			   NAME_BYTES);
	}
}

void form_names_check(const struct draft *draft)
{
	const struct doc *doc = draft->doc;
	struct names names = {.diag = draft->diag};

	names.blanks = ARENA_ARRAY(draft->arena, const struct block *, doc->nblocks);
	for (int i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i]->kind == BLOCK_BLANK)
			names.blanks[names.n++] = doc->blocks[i];
	if (names.n > 0)
		qsort(names.blanks, (size_t)names.n, sizeof *names.blanks, compare);
	for (int i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i]->kind == BLOCK_BLANK) {
			check_name(&names, doc->blocks[i]);
			check_state(&names, doc->blocks[i]);
		}
}
