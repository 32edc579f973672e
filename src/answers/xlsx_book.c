/*
 * SpreadsheetML (ECMA-376-1, 18): the workbook names its sheets, which relations lead to; styles of
 * cells lead to formats of numbers; texts that cells share are in a table of their own.
 */
#include "answers/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

#include "answers/xlsx_other.h"
#include "base/limits.h"
#include "xml/xml.h"

/* A format that the file defines. */
struct number_format {
	int number;
	struct xlsx_format format;
};

static bool refuse_many(const struct xlsx_book *book, const char *what, int most)
{
	diag_error(book->package.diag, (struct srcpos){book->package.path, 0},
		   "the workbook has more than %d %s", most, what);
	return false;
}

static bool is_true(const char *value)
{
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static int read_int(const char *value)
{
	return value ? (int)strtol(value, NULL, 10) : 0;
}

bool xlsx_string_read(struct pull *pull, struct buf *out)
{
	int depth = pull_depth(pull);
	bool is_whole = true;
	struct buf text;

	buf_init(&text);
	while (is_whole) {
		enum pull_event event = pull_next(pull);

		if (event == PULL_CLOSE && pull_depth(pull) == depth)
			break;
		is_whole = event != PULL_END;
		if (event != PULL_OPEN)
			continue;
		if (xlsx_is(pull, "t"))
			is_whole = pull_text(pull, &text);
		else if (xlsx_is(pull, "rPh"))
			is_whole = pull_text(pull, NULL);
	}
	xlsx_unescape(out, buf_text(&text));
	buf_release(&text);
	return is_whole;
}

static bool add_string(struct xlsx_book *book, struct arena *arena, struct pull *pull,
		       struct buf *text)
{
	buf_clear(text);
	if (!xlsx_string_read(pull, text))
		return false;
	book->strings_bytes += text->n + sizeof *book->strings;
	if (book->strings_bytes > LIMIT_STRINGS_BYTES) {
		refuse_many(book, "MB of different texts", LIMIT_STRINGS_BYTES >> 20);
		diag_hint(book->package.diag, "save the sheet as CSV, which may be longer");
		return false;
	}
	ARENA_GROW(arena, book->strings, book->nstrings);
	book->strings[book->nstrings++] = arena_strdup(arena, buf_text(text));
	return true;
}

static bool load_strings(struct xlsx_book *book, struct arena *arena, struct pull *pull)
{
	enum pull_event event;
	bool is_whole = true;
	struct buf text;

	buf_init(&text);
	while (is_whole && (event = pull_next(pull)) != PULL_END)
		if (event == PULL_OPEN && xlsx_is(pull, "si"))
			is_whole = add_string(book, arena, pull, &text);
	buf_release(&text);
	return is_whole && !pull_has_failed(pull);
}

/* The format of that number among n of the file's own, or what all spreadsheets know. */
static struct xlsx_format find_format(const struct number_format *formats, int n, int number)
{
	for (int i = 0; i < n; i++)
		if (formats[i].number == number)
			return formats[i].format;
	return xlsx_format_of(number, NULL);
}

/* Formats stand before the styles of cells, which are not the only elements of their name. */
static bool load_styles(struct xlsx_book *book, struct arena *arena, struct pull *pull)
{
	struct number_format *formats = NULL;
	bool in_styles = false;
	enum pull_event event;
	int nformats = 0;

	while ((event = pull_next(pull)) != PULL_END) {
		int number;

		if (event != PULL_TEXT && xlsx_is(pull, "cellXfs"))
			in_styles = event == PULL_OPEN;
		if (event != PULL_OPEN)
			continue;
		number = read_int(pull_attribute(pull, NULL, "numFmtId"));
		if (xlsx_is(pull, "numFmt")) {
			const char *code = pull_attribute(pull, NULL, "formatCode");

			if (nformats == LIMIT_FORMATS)
				return refuse_many(book, "formats of numbers", nformats);
			ARENA_GROW(arena, formats, nformats);
			formats[nformats++] = (struct number_format){
				number, xlsx_format_of(number, code ? code : "")};
		} else if (in_styles && xlsx_is(pull, "xf")) {
			if (book->nformats == LIMIT_STYLES)
				return refuse_many(book, "styles of cells", LIMIT_STYLES);
			ARENA_GROW(arena, book->formats, book->nformats);
			book->formats[book->nformats++] = find_format(formats, nformats, number);
		}
	}
	return !pull_has_failed(pull);
}

/* A part that a workbook may have; nothing where it has none. */
static bool load_part(struct xlsx_book *book, struct arena *arena,
		      const struct xlsx_relation *relation,
		      bool (*load)(struct xlsx_book *, struct arena *, struct pull *))
{
	struct xlsx_part part;
	bool is_loaded;

	if (!relation)
		return true;
	if (!xlsx_part_open(&part, &book->package, relation->target))
		return false;
	is_loaded = load(book, arena, part.pull);
	xlsx_part_close(&part);
	return is_loaded;
}

static void add_tab(struct xlsx_book *book, struct arena *arena, struct pull *pull,
		    const struct xlsx_relations *relations)
{
	const char *name = pull_attribute(pull, NULL, "name"), *state, *id;
	const struct xlsx_relation *relation;
	struct xlsx_tab tab;
	struct buf text;

	buf_init(&text);
	xlsx_unescape(&text, name ? name : "");
	tab.name = arena_strdup(arena, buf_text(&text));
	buf_release(&text);
	state = pull_attribute(pull, NULL, "state");
	tab.is_hidden = state && strcmp(state, "visible") != 0;
	id = xlsx_relation_attribute(pull, "id");
	relation = xlsx_relation_find(relations, id ? id : "", "worksheet");
	tab.part = relation ? relation->target : NULL;
	ARENA_GROW(arena, book->tabs, book->ntabs);
	book->tabs[book->ntabs++] = tab;
}

static bool load_tabs(struct xlsx_book *book, struct arena *arena, struct pull *pull,
		      const struct xlsx_relations *relations)
{
	enum pull_event event = pull_next(pull);

	if (event == PULL_OPEN && !xlsx_is(pull, "workbook")) {
		xlsx_other_refuse_root(pull_name(pull), book->package.path, book->package.diag);
		return false;
	}
	for (; event != PULL_END; event = pull_next(pull)) {
		if (event != PULL_OPEN)
			continue;
		if (xlsx_is(pull, "workbookPr"))
			book->is_1904 = is_true(pull_attribute(pull, NULL, "date1904"));
		if (!xlsx_is(pull, "sheet"))
			continue;
		if (book->ntabs == LIMIT_SHEETS)
			return refuse_many(book, "sheets", LIMIT_SHEETS);
		add_tab(book, arena, pull, relations);
	}
	return !pull_has_failed(pull);
}

/* The part that is the workbook itself; NULL with an error. */
static const char *find_main(struct xlsx_book *book, struct arena *arena)
{
	const struct xlsx_package *package = &book->package;
	const struct xlsx_relation *relation;
	struct xlsx_relations relations;
	size_t n;

	if (!xlsx_relations_load(&relations, arena, package, ""))
		return NULL;
	relation = xlsx_relation_find(&relations, NULL, "officeDocument");
	if (!relation) {
		xlsx_other_refuse_archive(package->archive, package->path, package->diag);
		return NULL;
	}
	n = strlen(relation->target);
	if (n > 4 && strcmp(relation->target + n - 4, ".bin") == 0) {
		diag_error(package->diag, (struct srcpos){package->path, 0},
			   "the file is a binary workbook (.xlsb), which is not read");
		diag_hint(package->diag, "save it as .xlsx");
		return NULL;
	}
	return relation->target;
}

static bool load_book(struct xlsx_book *book, struct arena *arena)
{
	const char *name = find_main(book, arena);
	struct xlsx_relations relations;
	struct xlsx_part part;
	bool has_tabs;

	if (!name || !xlsx_relations_load(&relations, arena, &book->package, name) ||
	    !xlsx_part_open(&part, &book->package, name))
		return false;
	has_tabs = load_tabs(book, arena, part.pull, &relations);
	xlsx_part_close(&part);
	return has_tabs &&
	       load_part(book, arena, xlsx_relation_find(&relations, NULL, "styles"),
			 load_styles) &&
	       load_part(book, arena, xlsx_relation_find(&relations, NULL, "sharedStrings"),
			 load_strings);
}

bool xlsx_book_open(struct xlsx_book *book, struct arena *arena, const struct xml_source *source,
		    struct diag *diag)
{
	*book = (struct xlsx_book){.package = {NULL, source->path, diag}};
	if (xlsx_other_refuse_compound(source, diag))
		return false;
	book->package.archive = archive_open(source->bytes, source->nbytes, source->path, diag);
	if (!book->package.archive)
		return false;
	if (load_book(book, arena))
		return true;
	xlsx_book_close(book);
	return false;
}

void xlsx_book_close(struct xlsx_book *book)
{
	archive_close(book->package.archive);
}
