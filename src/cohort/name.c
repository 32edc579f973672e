/* A name is built field by field; at its end it is made fit for all file systems. */
#include "cohort/name.h"

#include <string.h>
#include <strings.h>

#include "answers/answers.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

enum { LONGEST = 150 /* bytes */ };

enum field {
	FIELD_CODE,
	FIELD_ID,
	FIELD_NAME,
	FIELD_EMAIL,
	FIELD_GROUP,
	FIELD_ROW,
	FIELD_SOURCE,
	NFIELDS
};

static const char *const fields[NFIELDS] = {"code",  "id",  "name",  "email",
					    "group", "row", "source"};

/* The field that stands in braces at the beginning of the text, and how many bytes it takes; -1:
 * there is none. */
static int find_field(const char *text, size_t *n)
{
	const char *end = strchr(text, '}');

	*n = end ? (size_t)(end - text) + 1 : strlen(text);
	for (int i = 0; i < NFIELDS; i++)
		if (end && strlen(fields[i]) + 2 == *n && strncmp(text + 1, fields[i], *n - 2) == 0)
			return i;
	return -1;
}

bool name_check(const char *pattern, struct diag *diag)
{
	int nfields = 0;

	for (const char *p = pattern; *p; p++) {
		size_t n;

		if (*p == '/') {
			diag_error(diag, (struct srcpos){0},
				   "--name names files in the folder of -o: \"%s\" has a slash",
				   pattern);
			return false;
		}
		if (*p != '{')
			continue;
		if (find_field(p, &n) < 0) {
			diag_error(diag, (struct srcpos){0}, "--name knows no field \"%.*s\"",
				   (int)n, p);
			diag_hint(diag, "there is: {code}, {id}, {name}, {email}, {group}, {row}, "
					"{source}");
			return false;
		}
		p += n - 1;
		nfields++;
	}
	if (nfields == 0)
		diag_error(diag, (struct srcpos){0},
			   "--name \"%s\" would be the same for everybody; put a field in, as "
			   "{code}",
			   pattern);
	return nfields > 0;
}

const char *name_stem(struct arena *arena, const char *path)
{
	const char *name = strcmp(path, "-") == 0 ? "report" : file_name(path);
	const char *dot = strrchr(name, '.');

	return dot && dot != name ? arena_strndup(arena, name, (size_t)(dot - name)) : name;
}

static const char *value_of(struct arena *arena, int field, const struct name_of *person)
{
	const struct answers *answers = person->answers;
	const char *value = NULL;

	switch (field) {
	case FIELD_CODE:
		value = person->code;
		break;
	case FIELD_ID:
		value = answers->key;
		break;
	case FIELD_NAME:
		value = answers->name;
		break;
	case FIELD_EMAIL:
		value = answers->email;
		break;
	case FIELD_GROUP:
		value = answers->group;
		break;
	case FIELD_ROW:
		value = arena_printf(arena, "%d", answers->row);
		break;
	default:
		value = name_stem(arena, person->source);
	}
	return value && *value ? value : "none";
}

/* Letters, digits, marks: everything from outside ASCII but spaces and what cannot be seen. */
static bool is_fit(uint32_t code)
{
	if (code < 0x80)
		return strchr("-_.", (int)code) || (code >= '0' && code <= '9') ||
		       ((code | 0x20) >= 'a' && (code | 0x20) <= 'z');
	return code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && code != 0xd7 &&
	       code != 0xf7 && code != 0x3000 && !(code >= 0xe000 && code <= 0xf8ff) &&
	       !(code >= 0xfff0 && code <= 0xffff) && code < 0xe0000;
}

/* Appends a text in which what is not fit is "-", one for each stretch. */
static void add_fit(struct buf *out, const char *text)
{
	const char *end = text + strlen(text);

	while (text < end) {
		uint32_t code = 0;
		size_t n = utf8_decode(text, (size_t)(end - text), &code);

		if (n && is_fit(code))
			buf_add(out, text, n);
		else if (out->n && out->bytes[out->n - 1] != '-')
			buf_addc(out, '-');
		text += n ? n : 1;
	}
}

/* Names that Windows keeps for devices, whatever ending they have. */
static bool is_reserved(const char *name)
{
	static const char *const reserved[] = {"con", "prn", "aux", "nul"};
	size_t n = strcspn(name, ".");

	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (n == 3 && strncasecmp(name, reserved[i], 3) == 0)
			return true;
	return n == 4 && (strncasecmp(name, "com", 3) == 0 || strncasecmp(name, "lpt", 3) == 0) &&
	       name[3] >= '1' && name[3] <= '9';
}

/* Cuts a long name between characters, and takes off what no name ends or begins in. */
static const char *finish(struct arena *arena, const struct buf *name)
{
	const char *from = buf_text(name), *end = from + name->n, *to;

	while (from < end && strchr(".-", *from))
		from++;
	to = end - from > LONGEST ? from + LONGEST : end;
	while (to > from && to < end && utf8_goes_on(*to))
		to--;
	while (to > from && strchr(".-", to[-1]))
		to--;
	if (to == from)
		return "none";
	from = arena_strndup(arena, from, (size_t)(to - from));
	return is_reserved(from) ? arena_printf(arena, "%s_", from) : from;
}

const char *name_make(struct arena *arena, const char *pattern, const struct name_of *person)
{
	struct buf name;
	const char *made;
	size_t n;

	if (!pattern)
		return person->answers->row ? person->code : name_stem(arena, person->source);
	buf_init(&name);
	while (*pattern) {
		if (*pattern == '{') {
			add_fit(&name, value_of(arena, find_field(pattern, &n), person));
			pattern += n;
		} else {
			n = strcspn(pattern, "{");
			add_fit(&name, arena_strndup(arena, pattern, n));
			pattern += n;
		}
	}
	made = finish(arena, &name);
	buf_release(&name);
	return made;
}
