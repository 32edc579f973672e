/*
 * Objects by number. Each is read once and kept; the value of a reference is read when somebody
 * asks for it, and an object that is asked for while it is being read is a circle.
 */
#include "inspect/read_file.h"

#include <assert.h>
#include <string.h>

#include "inspect/read_stream.h"

enum { DEEPEST = 16 };

static const struct value null = {.kind = VALUE_NULL};

bool read_damaged(struct reading *reading, const char *what)
{
	if (reading->budget == 0)
		what = "it unpacks without end";
	if (!reading->has_failed)
		diag_error(reading->diag, (struct srcpos){reading->path, 0},
			   "the file is damaged: %s", what);
	reading->has_failed = true;
	return false;
}

bool read_spend(struct reading *reading, size_t n)
{
	if (reading->budget > n) {
		reading->budget -= n;
		return true;
	}
	reading->budget = 0;
	return read_damaged(reading, "");
}

struct lexer read_lexer(struct reading *reading, const char *at, const char *end)
{
	return (struct lexer){reading->arena, at, end, &reading->budget, 0};
}

static bool expect_word(struct lexer *lexer, const char *word)
{
	struct value value;

	return value_read(lexer, &value) && value_is(&value, VALUE_WORD, word);
}

/* After a dictionary: where the bytes of its stream begin, or NULL. */
static const char *find_stream(struct lexer *lexer)
{
	struct lexer ahead = *lexer;

	if (!expect_word(&ahead, "stream"))
		return NULL;
	if (ahead.end - ahead.at > 1 && memcmp(ahead.at, "\r\n", 2) == 0)
		return ahead.at + 2;
	return ahead.at < ahead.end && *ahead.at == '\n' ? ahead.at + 1 : NULL;
}

bool read_object_at(struct reading *reading, size_t offset, int number, struct value *value)
{
	const char *end = reading->bytes + reading->n;
	struct value own, generation;
	struct lexer lexer;

	if (offset >= reading->n)
		return false;
	lexer = read_lexer(reading, reading->bytes + offset, end);
	if (!value_read(&lexer, &own) || own.kind != VALUE_NUMBER || !own.is_whole ||
	    (number >= 0 && own.number != number) || !value_read(&lexer, &generation) ||
	    generation.kind != VALUE_NUMBER || !expect_word(&lexer, "obj") ||
	    !value_read(&lexer, value) || value->kind == VALUE_WORD || value->kind == VALUE_END)
		return false;
	if (value->kind == VALUE_DICT)
		value->stream = find_stream(&lexer);
	return true;
}

/* The numbers and offsets that stand before the objects of an object stream. */
static bool read_index(struct reading *reading, struct packed *packed, int nobjects)
{
	struct lexer lexer = read_lexer(reading, packed->bytes, packed->bytes + packed->first);
	int *numbers = ARENA_ARRAY(reading->arena, int, nobjects);
	size_t *offsets = ARENA_ARRAY(reading->arena, size_t, nobjects);

	for (int i = 0; i < nobjects; i++) {
		struct value number, offset;

		if (!value_read(&lexer, &number) || number.kind != VALUE_NUMBER ||
		    !value_read(&lexer, &offset) || offset.kind != VALUE_NUMBER ||
		    number.number < 0 || number.number >= reading->nentries || offset.number < 0 ||
		    (uint64_t)offset.number >= packed->n - packed->first)
			return false;
		numbers[i] = (int)number.number;
		offsets[i] = (size_t)offset.number;
	}
	packed->numbers = numbers;
	packed->offsets = offsets;
	packed->nobjects = nobjects;
	return true;
}

/* The object stream of that number, unpacked once; NULL and an error when it is none. */
static const struct packed *find_packed(struct reading *reading, size_t number)
{
	struct entry *entry = number < (size_t)reading->nentries ? &reading->entries[number] : NULL;
	struct value reference = {.kind = VALUE_REFERENCE, .number = (int64_t)number};
	const struct value *stream, *n, *first;
	struct packed *packed;

	if (entry && entry->packed)
		return entry->packed;
	if (!entry || entry->kind != ENTRY_PLAIN)
		return NULL;
	stream = read_resolve(reading, &reference);
	n = read_entry(reading, stream, "N");
	first = read_entry(reading, stream, "First");
	packed = ARENA_NEW(reading->arena, struct packed);
	if (!read_stream(reading, stream, &packed->bytes, &packed->n) ||
	    first->kind != VALUE_NUMBER || first->number < 0 ||
	    (uint64_t)first->number > packed->n || n->kind != VALUE_NUMBER || n->number < 0 ||
	    n->number > first->number)
		return NULL;
	packed->first = (size_t)first->number;
	if (!read_index(reading, packed, (int)n->number))
		return NULL;
	entry->packed = packed;
	return packed;
}

static bool read_packed(struct reading *reading, int number, struct value *value)
{
	const struct entry *entry = &reading->entries[number];
	const struct packed *packed = find_packed(reading, entry->place);
	struct lexer lexer;

	assert(0 <= number && number < reading->nentries);
	if (!packed || entry->index >= packed->nobjects || packed->numbers[entry->index] != number)
		return false;
	lexer = read_lexer(reading, packed->bytes + packed->first + packed->offsets[entry->index],
			   packed->bytes + packed->n);
	return value_read(&lexer, value) && value->kind != VALUE_WORD && value->kind != VALUE_END;
}

/* The object of that number, read once. */
static const struct value *read_object(struct reading *reading, int64_t number)
{
	struct entry *entry = number < reading->nentries ? &reading->entries[number] : NULL;
	struct value *value;
	bool is_good;

	assert(number >= 0);
	if (!entry || entry->kind == ENTRY_NONE || entry->kind == ENTRY_FREE)
		return &null;
	if (entry->value)
		return entry->value;
	if (entry->is_busy || reading->depth >= DEEPEST) {
		read_damaged(reading, "an object contains itself");
		return &null;
	}
	value = ARENA_NEW(reading->arena, struct value);
	reading->depth++;
	entry->is_busy = true;
	is_good = entry->kind == ENTRY_PLAIN
			  ? read_object_at(reading, entry->place, (int)number, value)
			  : read_packed(reading, (int)number, value);
	entry->is_busy = false;
	reading->depth--;
	if (!is_good)
		read_damaged(reading, "an object is not where it is said to be");
	entry->value = is_good && value->kind != VALUE_REFERENCE ? value : &null;
	return entry->value;
}

const struct value *read_resolve(struct reading *reading, const struct value *value)
{
	return value->kind == VALUE_REFERENCE ? read_object(reading, value->number) : value;
}

const struct value *read_entry(struct reading *reading, const struct value *dict, const char *key)
{
	/* looking costs too: a large dictionary can be asked again and again */
	bool is_paid = read_spend(reading, (size_t)dict->nitems);
	const struct value *value = is_paid ? value_find(dict, key) : NULL;

	return value ? read_resolve(reading, value) : &null;
}

const struct value *read_root(struct reading *reading)
{
	return read_entry(reading, &reading->trailer, "Root");
}

const struct value *read_list(struct reading *reading, const struct value *dict, const char *key)
{
	const struct value *value = read_entry(reading, dict, key);

	return value->kind == VALUE_ARRAY ? value : &null;
}

const struct value *read_item(struct reading *reading, const struct value *list, int i)
{
	return read_resolve(reading, &list->items[i]);
}

const char *read_name(struct reading *reading, const struct value *dict, const char *key)
{
	const struct value *name = read_entry(reading, dict, key);

	return name->kind == VALUE_NAME ? name->bytes : "";
}

bool read_has(struct reading *reading, const struct value *dict, const char *key)
{
	return read_entry(reading, dict, key)->kind != VALUE_NULL;
}
