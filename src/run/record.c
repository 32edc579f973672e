/*
 * Records. What is compared are two records, the one that is there and one of what would be written
 * now: so nothing can stand in a record that is not compared.
 */
#include "run/record.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/figures.h"
#include "base/file.h"
#include "base/inputs.h"
#include "base/json.h"
#include "base/sha256.h"
#include "base/version.h"
#include "inspect/compare.h"
#include "inspect/read.h"
#include "run/data.h"
#include "run/libraries.h"
#include "run/run.h"
#include "text/font_version.h"
#include "text/text.h"

#define RECORD_FORMAT "roleguide record 1"

enum { LARGEST_INPUT = 1 << 30 };

/* --- Writing ---------------------------------------------------------------------------------- */

static const char *relative(struct arena *arena, const char *path)
{
	char *here = path[0] == '/' ? getcwd(NULL, 0) : NULL;
	size_t n = here ? strlen(here) : 0;

	if (here && n > 1 && strncmp(path, here, n) == 0 && path[n] == '/')
		path = arena_strdup(arena, path + n + 1);
	free(here);
	return path;
}

static bool is_below(const char *path, const char *folder)
{
	size_t n = folder ? strlen(folder) : 0;

	return n > 0 && strncmp(path, folder, n) == 0 && path[n] == '/';
}

/* The face of an open font that lies in that file; -1: none does. */
static int find_font(const struct kit *kit, const char *path)
{
	int n = kit->fonts ? fontset_count(kit->fonts) : 0;

	for (int i = 0; i < n; i++)
		if (strcmp(font_info(kit->fonts, i)->path, path) == 0)
			return i;
	return -1;
}

/* What an input is, in a word. */
static const char *kind_of(const struct kit *kit, const struct record_wish *wish, const char *path)
{
	static const char *const fonts[] = {".ttf", ".otf", ".ttc", ".otc"};

	for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
		if (file_has_ending(path, fonts[i]))
			return "font";
	for (int i = 1; i < wish->nfiles; i++)
		if (strcmp(path, wish->files[i]) == 0)
			return "answers";
	if (is_below(path, kit->data->schemas))
		return "schema";
	if (is_below(path, kit->data->phrases))
		return "phrases";
	if (is_below(path, kit->data->themes) || (wish->theme && strcmp(path, wish->theme) == 0))
		return "theme";
	if (is_below(path, run_hyphenation_folder))
		return "hyphenation";
	if (strcmp(path, kit->data->catalogue) == 0 || file_has_ending(path, ".conf"))
		return "settings of fonts";
	return file_has_ending(path, ".icc") || file_has_ending(path, ".icm") ? "colour profile"
									      : "content";
}

static bool put_input(struct kit *kit, const struct record_wish *wish, struct json *json,
		      const char *path)
{
	int font = find_font(kit, path);
	char hex[SHA256_HEX];
	struct arena arena;
	const char *bytes;
	size_t n;

	arena_init(&arena);
	bytes = file_read(&arena, path, LARGEST_INPUT, &n, kit->diag);
	if (bytes) {
		sha256_hex(bytes, n, hex);
		json_open(json, NULL, '{');
		json_text(json, "path", relative(&arena, path));
		json_text(json, "kind", kind_of(kit, wish, path));
		json_integer(json, "bytes", (int64_t)n);
		json_text(json, "sha256", hex);
		if (font >= 0) {
			json_text(json, "font", font_info(kit->fonts, font)->postscript_name);
			json_text(json, "font_version", font_version(kit->fonts, font, &arena));
		}
		json_close(json, '}');
	}
	arena_release(&arena);
	return bytes;
}

static bool put_inputs(struct kit *kit, const struct record_wish *wish, struct json *json)
{
	const struct inputs *inputs = kit->diag->inputs;
	int n = inputs->ninputs; /* of reading them again nothing new is noted */
	bool are_put = true;

	json_open(json, "inputs", '[');
	for (int i = 0; i < n && are_put; i++) {
		if (inputs->inputs[i].kind == INPUT_READ &&
		    (!wish->apart || strcmp(wish->apart, inputs->inputs[i].path) != 0))
			are_put = put_input(kit, wish, json, inputs->inputs[i].path);
		if (inputs->inputs[i].kind != INPUT_STREAM)
			continue;
		diag_error(kit->diag, (struct srcpos){inputs->inputs[i].path, 0},
			   "what comes as standard input cannot be recorded, since nobody could "
			   "read it again");
		are_put = false;
	}
	json_close(json, ']');
	return are_put;
}

static void put_missing(struct kit *kit, struct json *json)
{
	const struct input_names *missing = &kit->diag->inputs->missing;
	struct arena arena;

	arena_init(&arena);
	json_open(json, "missing", '[');
	for (int i = 0; i < missing->nnames; i++)
		json_text(json, NULL, relative(&arena, missing->names[i]));
	json_close(json, ']');
	arena_release(&arena);
}

static void put_command(struct kit *kit, const struct record_wish *wish, struct json *json)
{
	json_text(json, "command", wish->command);
	json_open(json, "files", '[');
	for (int i = 0; i < wish->nfiles; i++)
		json_text(json, NULL, wish->files[i]);
	json_close(json, ']');
	json_open(json, "options", '[');
	for (int i = 0; i < wish->nsaid; i++) {
		json_open(json, NULL, '{');
		json_text(json, "name", wish->said[i].name);
		json_text(json, "value", wish->said[i].value);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_text(json, "source_date_epoch",
		  kit->date ? arena_printf(kit->arena, "%" PRId64, *kit->date) : NULL);
	json_text(json, "data", relative(kit->arena, kit->data->folder));
}

static void put_libraries(struct kit *kit, struct json *json)
{
	struct library library;

	json_open(json, "libraries", '[');
	for (int i = 0; (library = library_at(kit->arena, i)).name; i++) {
		json_open(json, NULL, '{');
		json_text(json, "name", library.name);
		json_text(json, "version", library.version);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static bool put_output(struct kit *kit, const struct record_wish *wish, struct json *json)
{
	char hex[SHA256_HEX], objects[SHA256_HEX];
	struct reading *reading;
	struct arena arena;
	bool is_pdf, is_read;

	arena_init(&arena);
	is_pdf = wish->n > 4 && memcmp(wish->bytes, "%PDF", 4) == 0;
	reading = is_pdf ? read_open(&arena, wish->output, wish->bytes, wish->n, kit->diag) : NULL;
	is_read = reading && compare_digest(reading, objects);
	sha256_hex(wish->bytes, wish->n, hex);
	json_open(json, "output", '{');
	json_text(json, "path", relative(kit->arena, wish->output));
	json_integer(json, "bytes", (int64_t)wish->n);
	json_text(json, "sha256", hex);
	if (is_pdf)
		json_text(json, "objects_sha256", is_read ? objects : NULL);
	json_close(json, '}');
	arena_release(&arena);
	return is_read || !is_pdf;
}

bool record_make(struct kit *kit, const struct record_wish *wish, struct buf *out)
{
	struct json json = {.out = out, .is_first = true};
	bool is_made;

	json_open(&json, NULL, '{');
	json_text(&json, "format", RECORD_FORMAT);
	json_text(&json, "program", "roleguide " ROLEGUIDE_VERSION);
	put_libraries(kit, &json);
	put_command(kit, wish, &json);
	is_made = put_inputs(kit, wish, &json);
	put_missing(kit, &json);
	is_made = is_made && put_output(kit, wish, &json);
	json_close(&json, '}');
	buf_addc(out, '\n');
	return is_made;
}

/* --- Reading ---------------------------------------------------------------------------------- */

bool record_read(struct arena *arena, const char *bytes, size_t n, struct figures *record)
{
	const char *format;

	if (!figures_read(arena, bytes, n, record))
		return false;
	format = figures_text(arena, figures_find(record, "format"));
	return format && strcmp(format, RECORD_FORMAT) == 0;
}

const char *record_text(struct arena *arena, const struct figures *record, const char *format,
			int number)
{
	const char *mark = strchr(format, '#');
	const char *path = mark ? arena_printf(arena, "%.*s%d%s", (int)(mark - format), format,
					       number, mark + 1)
				: format;

	return figures_text(arena, figures_find(record, path));
}

/* --- Comparing -------------------------------------------------------------------------------- */

struct both {
	struct arena *arena;
	const struct figures *then, *now;
	struct buf *out;
	int n;
};

static const char *shown(const char *text)
{
	return text ? text : "not set";
}

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static void compare_one(struct both *both, const char *what, const char *path)
{
	const char *then = record_text(both->arena, both->then, path, 0);
	const char *now = record_text(both->arena, both->now, path, 0);

	if (is_same(then, now))
		return;
	buf_printf(both->out, "%s: %s then, %s now\n", what, shown(then), shown(now));
	both->n++;
}

/* The number of the item whose text at `key` it is, from 1 on; 0: there is none. */
static int find_item(struct both *both, const struct figures *record, const char *key,
		     const char *text)
{
	const char *found;

	for (int i = 1; (found = record_text(both->arena, record, key, i)); i++)
		if (strcmp(found, text) == 0)
			return i;
	return 0;
}

/* Lists whose items have a name and something that belongs to it. */
static void compare_list(struct both *both, const char *what, const char *name, const char *value)
{
	const char *text;

	for (int i = 1; (text = record_text(both->arena, both->then, name, i)); i++) {
		int other = find_item(both, both->now, name, text);
		const char *then = record_text(both->arena, both->then, value, i);
		const char *now = record_text(both->arena, both->now, value, other);

		if (other && is_same(then, now))
			continue;
		buf_printf(both->out, "%s %s: %s then, %s now\n", what, text, then ? then : "given",
			   other ? shown(now) : "not there");
		both->n++;
	}
	for (int i = 1; (text = record_text(both->arena, both->now, name, i)); i++)
		if (!find_item(both, both->then, name, text)) {
			const char *now = record_text(both->arena, both->now, value, i);

			buf_printf(both->out, "%s %s: not there then, %s now\n", what, text,
				   now ? now : "given");
			both->n++;
		}
}

static void compare_font(struct both *both, int then, int now)
{
	static const char path[] = "inputs/#/font_version";
	const char *was = record_text(both->arena, both->then, path, then);
	const char *is = record_text(both->arena, both->now, path, now);

	if (!is_same(was, is))
		buf_printf(both->out, ": %s then, %s now", shown(was), shown(is));
}

static void compare_inputs(struct both *both)
{
	static const char name[] = "inputs/#/path", kind[] = "inputs/#/kind",
			  sum[] = "inputs/#/sha256";
	const char *path;

	for (int i = 1; (path = record_text(both->arena, both->then, name, i)); i++) {
		int other = find_item(both, both->now, name, path);
		const char *then = record_text(both->arena, both->then, sum, i);

		if (other && is_same(then, record_text(both->arena, both->now, sum, other)))
			continue;
		buf_printf(both->out, "%s %s: %s",
			   shown(record_text(both->arena, both->then, kind, i)), path,
			   other ? "it has changed" : "it is not read any more");
		compare_font(both, i, other);
		buf_addc(both->out, '\n');
		both->n++;
	}
	for (int i = 1; (path = record_text(both->arena, both->now, name, i)); i++)
		if (!find_item(both, both->then, name, path)) {
			buf_printf(both->out, "%s %s: it was not read then\n",
				   shown(record_text(both->arena, both->now, kind, i)), path);
			both->n++;
		}
}

int record_compare(struct arena *arena, const struct figures *then, const struct figures *now,
		   struct buf *out)
{
	struct both both = {arena, then, now, out, 0};

	compare_inputs(&both);
	compare_one(&both, "version", "program");
	compare_list(&both, "library", "libraries/#/name", "libraries/#/version");
	compare_list(&both, "option", "options/#/name", "options/#/value");
	compare_one(&both, "command", "command");
	compare_list(&both, "file", "files/#", "files/#");
	compare_one(&both, "SOURCE_DATE_EPOCH", "source_date_epoch");
	return both.n;
}
