/* What was found as JSON; content/schema/preflight.schema.json says what the values are. */
#include <string.h>

#include "base/utf8.h"
#include "base/version.h"
#include "inspect/preflight_check.h"

/* A list or an object being written: commas stand between, not behind. */
struct json {
	struct buf *out;
	int depth;
	bool is_first;
};

static void begin_value(struct json *json)
{
	if (!json->is_first)
		buf_addc(json->out, ',');
	if (json->depth > 0) {
		buf_addc(json->out, '\n');
		for (int i = 0; i < json->depth; i++)
			buf_addstr(json->out, "  ");
	}
	json->is_first = false;
}

static void add_string(struct json *json, const char *text)
{
	size_t n = strlen(text), bad = utf8_check(text, n);

	buf_addc(json->out, '"');
	for (size_t i = 0; i < n; i++, text++) {
		if (i == bad) { /* names come from any file */
			bad += 1 + utf8_check(text + 1, n - i - 1);
			buf_addc(json->out, '?');
			continue;
		}
		if (*text == '"' || *text == '\\')
			buf_addc(json->out, '\\');
		if ((unsigned char)*text < ' ')
			buf_printf(json->out, "\\u%04x", (unsigned)*text);
		else
			buf_addc(json->out, *text);
	}
	buf_addc(json->out, '"');
}

/* name: NULL in a list. */
static void add_name(struct json *json, const char *name)
{
	begin_value(json);
	if (!name)
		return;
	add_string(json, name);
	buf_addstr(json->out, ": ");
}

static void open(struct json *json, const char *name, char bracket)
{
	add_name(json, name);
	buf_addc(json->out, bracket);
	json->depth++;
	json->is_first = true;
}

static void close(struct json *json, char bracket)
{
	json->depth--;
	if (!json->is_first) {
		buf_addc(json->out, '\n');
		for (int i = 0; i < json->depth; i++)
			buf_addstr(json->out, "  ");
	}
	buf_addc(json->out, bracket);
	json->is_first = false;
}

static void add_text(struct json *json, const char *name, const char *text)
{
	add_name(json, name);
	add_string(json, text);
}

static void add_text_if(struct json *json, const char *name, const char *text)
{
	if (*text)
		add_text(json, name, text);
}

/* Numbers have so many decimals; what is no number on paper is 0. */
static void add_number(struct json *json, const char *name, double value, int decimals)
{
	add_name(json, name);
	if (!(value > -1e9 && value < 1e9) || (value < 0 && value > -0.0005))
		value = 0;
	buf_printf(json->out, "%.*f", decimals, value);
}

static void add_truth(struct json *json, const char *name, bool is_true)
{
	add_name(json, name);
	buf_addstr(json->out, is_true ? "true" : "false");
}

static void add_place(struct json *json, const struct preflight_place *place)
{
	if (place->page == 0)
		return;
	add_number(json, "page", place->page, 0);
	if (!place->is_point)
		return;
	add_number(json, "x", place->x, 1);
	add_number(json, "y", place->y, 1);
}

static void add_inks(struct json *json, const struct preflight *found, uint32_t inks)
{
	open(json, "inks", '[');
	for (int i = 0; i < found->spaces.ninks; i++)
		if (inks >> i & 1)
			add_text(json, NULL, found->spaces.inks[i]);
	close(json, ']');
}

static void add_claims(struct json *json, const struct preflight *found)
{
	open(json, "claims", '{');
	add_text_if(json, "pdf", found->version);
	add_text_if(json, "pdfx", found->pdfx);
	add_text_if(json, "pdfa", found->pdfa);
	add_text_if(json, "pdfua", found->pdfua);
	close(json, '}');
	open(json, "condition", '{');
	add_text_if(json, "name", found->condition);
	add_text_if(json, "profile", found->profile);
	add_text_if(json, "class", found->profile_class);
	add_text_if(json, "space", found->profile_space);
	close(json, '}');
}

static void add_box(struct json *json, const char *name, const struct trace_box *box)
{
	const double mm = 72 / 25.4;

	open(json, name, '{');
	add_number(json, "left", box->left / mm, 2);
	add_number(json, "bottom", box->bottom / mm, 2);
	add_number(json, "width", (box->right - box->left) / mm, 2);
	add_number(json, "height", (box->top - box->bottom) / mm, 2);
	close(json, '}');
}

static void add_pages(struct json *json, const struct preflight *found)
{
	static const char *const names[TRACE_BOXES] = {"media", "crop", "bleed", "trim", "art"};

	open(json, "pages", '[');
	for (int i = 0; i < found->pages.n; i++) {
		const struct trace_page *page = &found->pages.list[i];

		open(json, NULL, '{');
		for (int k = 0; k < TRACE_BOXES; k++)
			if (page->has_box[k])
				add_box(json, names[k], &page->boxes[k]);
		add_inks(json, found, found->inks ? found->inks[i] : 0);
		add_number(json, "paints", found->npaints ? found->npaints[i] : 0, 0);
		if (found->origins && i < found->origins->npages)
			add_number(json, "origins", found->origins->pages[i].n, 0);
		close(json, '}');
	}
	close(json, ']');
}

static void add_ink(struct json *json, const struct preflight *found)
{
	open(json, "inks", '[');
	for (int i = 0; i < found->spaces.ninks; i++) {
		if (!(found->inks_of_file >> i & 1))
			continue;
		open(json, NULL, '{');
		add_text(json, "name", found->spaces.inks[i]);
		add_truth(json, "spot", i >= TRACE_PROCESS);
		open(json, "pages", '[');
		for (int k = 0; k < found->pages.n; k++)
			if (found->inks[k] >> i & 1)
				add_number(json, NULL, k + 1, 0);
		close(json, ']');
		close(json, '}');
	}
	close(json, ']');
	open(json, "total_ink", '{');
	add_number(json, "percent", found->most_ink * 100, 1);
	add_place(json, &found->most_ink_place);
	close(json, '}');
	open(json, "ink_over_15mm", '{');
	add_number(json, "percent", found->most_area * 100, 1);
	add_place(json, &found->most_area_place);
	close(json, '}');
}

static void add_sizes(struct json *json, const char *name, const struct preflight_size *sizes)
{
	static const char *const counts[PREFLIGHT_COUNTS] = {"white", "1", "2", "3", "4"};

	open(json, name, '{');
	for (int i = 0; i < PREFLIGHT_COUNTS; i++) {
		if (!sizes[i].is_found)
			continue;
		open(json, counts[i], '{');
		add_number(json, "pt", sizes[i].size, 2);
		add_place(json, &sizes[i].place);
		close(json, '}');
	}
	close(json, '}');
}

static void add_fonts(struct json *json, const struct preflight *found)
{
	static const char *const programs[] = {"FontFile", "FontFile2", "FontFile3"};

	open(json, "fonts", '[');
	for (int i = 0; i < found->fonts.n; i++) {
		const struct trace_font *font = &found->fonts.list[i];
		bool is_embedded = font->is_drawn;

		for (int k = 0; k < 3; k++)
			is_embedded = is_embedded || value_find(font->descriptor, programs[k]);
		open(json, NULL, '{');
		add_text(json, "name", font->name);
		add_text(json, "kind", font->kind);
		add_truth(json, "embedded", is_embedded);
		add_truth(json, "subset", strlen(font->name) > 6 && font->name[6] == '+');
		close(json, '}');
	}
	close(json, ']');
}

static void add_pictures(struct json *json, const struct preflight *found)
{
	open(json, "pictures", '[');
	for (int i = 0; i < found->npictures; i++) {
		const struct preflight_picture *picture = &found->pictures[i];

		open(json, NULL, '{');
		add_number(json, "width", picture->width, 0);
		add_number(json, "height", picture->height, 0);
		add_number(json, "bits", picture->bits, 0);
		add_number(json, "ppi", picture->ppi, 0);
		add_text_if(json, "space", picture->space);
		add_text_if(json, "filter", picture->filter);
		if (picture->ink >= 0)
			add_number(json, "percent", picture->ink * 100, 1);
		add_place(json, &picture->place);
		close(json, '}');
	}
	close(json, ']');
}

static void add_overprints(struct json *json, const struct preflight *found)
{
	static const char *const kinds[] = {[TRACE_TEXT] = "text", [TRACE_FILL] = "area",
					    [TRACE_STROKE] = "line", [TRACE_PICTURE] = "picture",
					    [TRACE_SHADING] = "shading"};

	open(json, "overprint", '[');
	for (int i = 0; i < found->noverprints; i++) {
		open(json, NULL, '{');
		add_text(json, "what", kinds[found->overprints[i].kind]);
		add_inks(json, found, found->overprints[i].inks);
		add_number(json, "times", found->overprints[i].n, 0);
		close(json, '}');
	}
	close(json, ']');
}

static void add_line(struct json *json, const char *name, struct srcpos pos)
{
	if (!pos.file)
		return;
	open(json, name, '{');
	add_text(json, "file", pos.file);
	if (pos.line > 0)
		add_number(json, "line", pos.line, 0);
	close(json, '}');
}

static void add_faults(struct json *json, const struct preflight *found)
{
	open(json, "faults", '[');
	for (int i = 0; i < found->nfaults; i++) {
		const struct preflight_fault *fault = &found->faults[i];

		open(json, NULL, '{');
		add_text(json, "rule", preflight_rules[fault->rule].name);
		add_text(json, "severity", fault->is_error ? "error" : "warning");
		add_place(json, &fault->place);
		add_text(json, "text", fault->text);
		add_number(json, "times", fault->n, 0);
		add_line(json, "content", fault->content);
		add_line(json, "theme", fault->theme);
		close(json, '}');
	}
	close(json, ']');
}

void preflight_json(const struct preflight *preflight, struct buf *out)
{
	struct json json = {.out = out, .is_first = true};

	open(&json, NULL, '{');
	add_text(&json, "format", "roleguide preflight 1");
	add_text(&json, "program", "roleguide " ROLEGUIDE_VERSION);
	add_text(&json, "file", preflight->path);
	add_claims(&json, preflight);
	add_pages(&json, preflight);
	add_ink(&json, preflight);
	add_sizes(&json, "smallest_text", preflight->texts);
	add_sizes(&json, "thinnest_line", preflight->lines);
	add_fonts(&json, preflight);
	add_pictures(&json, preflight);
	add_overprints(&json, preflight);
	add_faults(&json, preflight);
	close(&json, '}');
	buf_addc(out, '\n');
}
