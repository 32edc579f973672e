/*
 * Reads the catalogue line by line: "package" lines set where the families below them come from,
 * "weight" lines add files to families, every other line is one family, its columns divided by
 * "|".
 */
#include "text/catalogue.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"

enum { MAX_COLUMNS = 8 };

/* Columns of a family line. */
enum { COLUMN_NAME, COLUMN_CLASS, COLUMN_SCRIPTS, COLUMN_FILES, COLUMN_COUNT = 7 };

static const char *const weights[] = {"thin",     "extra-light", "light",      "regular", "medium",
				      "semibold", "bold",        "extra-bold", "black"};
const struct choice catalogue_weights = CHOICE_OF(weights);

struct reader {
	struct catalogue *catalogue;
	struct arena *arena;
	const struct catalogue_package *package;
	struct srcpos pos;
	struct diag *diag;
};

/* text without white space at its ends; writes into it. */
static char *trim(char *text)
{
	size_t n;

	text += strspn(text, " \t\r");
	n = strlen(text);
	while (n > 0 && strchr(" \t\r", text[n - 1]))
		n--;
	text[n] = '\0';
	return text;
}

/* Cuts text at each sep into at most MAX_COLUMNS trimmed columns. */
static int split(char *text, char sep, char **columns)
{
	int n = 0;

	while (text && n < MAX_COLUMNS) {
		char *end = strchr(text, sep);

		if (end)
			*end++ = '\0';
		columns[n++] = trim(text);
		text = end;
	}
	return n;
}

static bool parse_class(const char *text, enum catalogue_class *class)
{
	static const char *const names[] = {"sans", "serif", "mono"};

	for (int i = 0; i < 3; i++) {
		if (strcmp(text, names[i]) == 0) {
			*class = (enum catalogue_class)i;
			return true;
		}
	}
	return false;
}

/* "Hebr Arab", or "any". */
static bool parse_scripts(char *text, struct catalogue_family *family)
{
	char *columns[MAX_COLUMNS];
	int n = *text ? split(text, ' ', columns) : 0;

	for (int i = 0; i < n; i++) {
		const unsigned char *tag = (const unsigned char *)columns[i];

		if (strcmp(columns[i], "any") == 0)
			family->scripts[family->nscripts++] = SCRIPT_ANY;
		else if (strlen(columns[i]) == 4)
			family->scripts[family->nscripts++] = (uint32_t)tag[0] << 24 |
							      (uint32_t)tag[1] << 16 |
							      (uint32_t)tag[2] << 8 | tag[3];
		else
			return false;
	}
	return true;
}

static void read_package(struct reader *reader, char *text)
{
	char *columns[MAX_COLUMNS];
	struct catalogue_package *package = ARENA_NEW(reader->arena, struct catalogue_package);

	if (split(text, '|', columns) != 3) {
		diag_error(reader->diag, reader->pos,
			   "a package line needs 3 columns: name, licence, folder");
		return;
	}
	*package = (struct catalogue_package){columns[0], columns[1], columns[2]};
	reader->package = package;
}

static void read_family(struct reader *reader, char *text)
{
	char *columns[MAX_COLUMNS];
	struct catalogue_family family = {.package = reader->package};
	struct catalogue *catalogue = reader->catalogue;
	int n = split(text, '|', columns);

	if (!reader->package) {
		diag_error(reader->diag, reader->pos, "a font before the first package line");
		return;
	}
	if (n <= COLUMN_FILES || n > COLUMN_COUNT || !*columns[COLUMN_FILES] ||
	    !parse_class(columns[COLUMN_CLASS], &family.class) ||
	    !parse_scripts(columns[COLUMN_SCRIPTS], &family)) {
		diag_error(reader->diag, reader->pos, "this is no line of a font catalogue");
		diag_hint(reader->diag, "family | sans, serif or mono | scripts | regular file | "
					"bold | italic | bold italic");
		return;
	}
	family.name = columns[COLUMN_NAME];
	for (int i = COLUMN_FILES; i < n; i++)
		if (*columns[i])
			family.files[i - COLUMN_FILES] = columns[i];
	ARENA_GROW(reader->arena, catalogue->families, catalogue->nfamilies);
	catalogue->families[catalogue->nfamilies++] = family;
}

static void read_weight(struct reader *reader, char *text)
{
	char *columns[MAX_COLUMNS];
	struct catalogue *catalogue = reader->catalogue;
	int n = split(text, '|', columns);
	int weight = n > 1 ? choice_find(&catalogue_weights, columns[1]) : -1;

	if (!reader->package || n < 3 || n > 4 || weight < 0) {
		diag_error(reader->diag, reader->pos, "this is no line of a font catalogue");
		diag_hint(reader->diag, "weight family | semibold | upright file | italic file");
		return;
	}
	ARENA_GROW(reader->arena, catalogue->weights, catalogue->nweights);
	catalogue->weights[catalogue->nweights++] = (struct catalogue_weight){
		.family = columns[0],
		.package = reader->package,
		.weight = (weight + 1) * 100,
		.files = {columns[2], n > 3 ? columns[3] : NULL}};
}

bool catalogue_load(struct catalogue *catalogue, struct arena *arena, const char *path,
		    struct diag *diag)
{
	struct reader reader = {catalogue, arena, NULL, {path, 0}, diag};
	size_t size;
	char *text = file_read(arena, path, LIMIT_CATALOGUE_BYTES, &size, diag);

	*catalogue = (struct catalogue){.folder = file_dir(arena, path)};
	if (!text)
		return false;
	while (text) {
		char *end = strchr(text, '\n');

		if (end)
			*end++ = '\0';
		reader.pos.line++;
		text = trim(text);
		if (strncmp(text, "package ", 8) == 0)
			read_package(&reader, text + 8);
		else if (strncmp(text, "weight ", 7) == 0)
			read_weight(&reader, text + 7);
		else if (*text && *text != '#')
			read_family(&reader, text);
		text = end;
	}
	return true;
}

int catalogue_find(const struct catalogue *catalogue, const char *name)
{
	for (int i = 0; i < catalogue->nfamilies; i++)
		if (strcmp(catalogue->families[i].name, name) == 0)
			return i;
	return -1;
}
