/* One table of columns: writing and reading go by it. */
#include "cohort/manifest_row.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

struct manifest_column {
	const char *name;
	bool is_number;
	size_t at;
};

#define TEXT(member) \
	{ \
#member, false, offsetof(struct manifest_row, member) \
	}
#define NUMBER(member) \
	{ \
#member, true, offsetof(struct manifest_row, member) \
	}

static const struct manifest_column columns[MANIFEST_COLUMNS] = {
	TEXT(code),      TEXT(file),    TEXT(source),  NUMBER(row),   TEXT(status),
	TEXT(reason),    TEXT(outcome), NUMBER(pages), NUMBER(bytes), TEXT(sha256),
	TEXT(companion), TEXT(inputs),  TEXT(content), TEXT(draft),   TEXT(sent)};

static const char *text_of(const struct manifest_row *row, const struct manifest_column *column)
{
	const char *text;

	memcpy(&text, (const char *)row + column->at, sizeof text);
	return text;
}

static int64_t number_of(const struct manifest_row *row, const struct manifest_column *column)
{
	int64_t number;

	memcpy(&number, (const char *)row + column->at, sizeof number);
	return number;
}

void manifest_row_names(struct buf *out)
{
	for (int i = 0; i < MANIFEST_COLUMNS; i++)
		buf_printf(out, "%s%s", i ? "," : "", columns[i].name);
	buf_addstr(out, "\r\n");
}

/* What spreadsheet programs take for a formula (the full-width signs too). */
static bool is_formula(const char *text)
{
	static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
					   "\xEF\xBC\xA0"};

	if (*text && strchr("=+-@\t\r", *text))
		return true;
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (strncmp(text, wide[i], strlen(wide[i])) == 0)
			return true;
	return false;
}

static void add_cell(struct buf *out, const char *text)
{
	bool is_quoted = strpbrk(text, ",\"\r\n\t ;") != NULL || is_formula(text);

	if (is_quoted)
		buf_addc(out, '"');
	if (is_formula(text) || *text == '\'')
		buf_addc(out, '\'');
	for (const char *p = text; *p; p++) {
		if (*p == '"')
			buf_addc(out, '"');
		buf_addc(out, *p == '\n' || *p == '\r' ? ' ' : *p);
	}
	if (is_quoted)
		buf_addc(out, '"');
}

void manifest_row_csv(const struct manifest_row *row, struct buf *out)
{
	for (int i = 0; i < MANIFEST_COLUMNS; i++) {
		const struct manifest_column *column = &columns[i];

		if (i)
			buf_addc(out, ',');
		if (!column->is_number)
			add_cell(out, text_of(row, column) ? text_of(row, column) : "");
		else if (number_of(row, column))
			buf_printf(out, "%lld", (long long)number_of(row, column));
	}
	buf_addstr(out, "\r\n");
}

void manifest_row_json(const struct manifest_row *row, struct buf *out)
{
	struct buf lines;
	struct json json = {.out = &lines, .is_first = true};

	buf_init(&lines);
	json_open(&json, NULL, '{');
	for (int i = 0; i < MANIFEST_COLUMNS; i++) {
		const struct manifest_column *column = &columns[i];

		if (!column->is_number)
			json_text(&json, column->name, text_of(row, column));
		else if (number_of(row, column))
			json_integer(&json, column->name, number_of(row, column));
		else
			json_text(&json, column->name, NULL);
	}
	json_close(&json, '}');
	for (const char *p = buf_text(&lines); *p; p++) { /* no text has a line break or a tab */
		if (*p == '\n' && p > lines.bytes && p[-1] == ',')
			buf_addc(out, ' ');
		else if (*p != '\n' && *p != '\t')
			buf_addc(out, *p);
	}
	buf_release(&lines);
}

/* The next cell of a line; NULL: it is broken off. *line moves behind it and its comma. */
static const char *read_cell(struct arena *arena, const char **line, bool *is_last)
{
	const char *p = *line;
	bool is_quoted = *p == '"';
	char *cell = arena_text(arena, strlen(p)), *end = cell;

	for (p += is_quoted; *p; p++) {
		if (is_quoted ? *p == '"' : strchr(",\r\n", *p) != NULL) {
			if (!is_quoted || p[1] != '"')
				break;
			p++;
		}
		*end++ = *p;
	}
	if (is_quoted && *p++ != '"')
		return NULL;
	*end = '\0';
	*is_last = *p != ',';
	*line = p + !*is_last;
	return *cell == '\'' ? cell + 1 : cell;
}

bool manifest_row_read(struct manifest_row *row, struct arena *arena, const char *line)
{
	bool is_last = false;

	*row = (struct manifest_row){0};
	for (int i = 0; i < MANIFEST_COLUMNS; i++) {
		const char *cell = is_last ? NULL : read_cell(arena, &line, &is_last);
		int64_t number;

		if (!cell)
			return false;
		if (columns[i].is_number) {
			number = strtoll(cell, NULL, 10);
			memcpy((char *)row + columns[i].at, &number, sizeof number);
		} else if (*cell) {
			memcpy((char *)row + columns[i].at, &cell, sizeof cell);
		}
	}
	return is_last && strcmp(line, "\r\n") == 0 && row->code;
}

bool manifest_row_is_names(const char *line)
{
	struct buf names;
	bool is_same;

	buf_init(&names);
	manifest_row_names(&names);
	is_same = strcmp(line, buf_text(&names)) == 0;
	buf_release(&names);
	return is_same;
}
