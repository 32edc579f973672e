/* What was found as JSON; content/schema/preflight.schema.json says what the values are. */
#include "inspect/preflight_json.h"

#include <string.h>

#include "base/json.h"
#include "base/version.h"
#include "inspect/preflight_check.h"

static void add_text_if(struct json *json, const char *name, const char *text)
{
	if (*text)
		json_text(json, name, text);
}

/* Numbers have so many decimals; what is no number on paper is 0. */
static void add_number(struct json *json, const char *name, double value, int decimals)
{
	json_name(json, name);
	if (!(value > -1e9 && value < 1e9) || (value < 0 && value > -0.0005))
		value = 0;
	buf_printf(json->out, "%.*f", decimals, value);
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
	json_open(json, "inks", '[');
	for (int i = 0; i < found->spaces.ninks; i++)
		if (inks >> i & 1)
			json_text(json, NULL, found->spaces.inks[i]);
	json_close(json, ']');
}

static void add_claims(struct json *json, const struct preflight *found)
{
	json_open(json, "claims", '{');
	add_text_if(json, "pdf", found->version);
	add_text_if(json, "pdfx", found->pdfx);
	add_text_if(json, "pdfa", found->pdfa);
	add_text_if(json, "pdfua", found->pdfua);
	json_close(json, '}');
	json_open(json, "condition", '{');
	add_text_if(json, "name", found->condition);
	add_text_if(json, "profile", found->profile);
	add_text_if(json, "class", found->profile_class);
	add_text_if(json, "space", found->profile_space);
	json_close(json, '}');
}

static void add_box(struct json *json, const char *name, const struct trace_box *box)
{
	const double mm = 72 / 25.4;

	json_open(json, name, '{');
	add_number(json, "left", box->left / mm, 2);
	add_number(json, "bottom", box->bottom / mm, 2);
	add_number(json, "width", (box->right - box->left) / mm, 2);
	add_number(json, "height", (box->top - box->bottom) / mm, 2);
	json_close(json, '}');
}

static void add_pages(struct json *json, const struct preflight *found)
{
	static const char *const names[TRACE_BOXES] = {"media", "crop", "bleed", "trim", "art"};

	json_open(json, "pages", '[');
	for (int i = 0; i < found->pages.n; i++) {
		const struct trace_page *page = &found->pages.list[i];

		json_open(json, NULL, '{');
		for (int k = 0; k < TRACE_BOXES; k++)
			if (page->has_box[k])
				add_box(json, names[k], &page->boxes[k]);
		add_inks(json, found, found->inks ? found->inks[i] : 0);
		add_number(json, "paints", found->npaints ? found->npaints[i] : 0, 0);
		if (found->origins && i < found->origins->npages)
			add_number(json, "origins", found->origins->pages[i].n, 0);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void add_most(struct json *json, const char *name, double most,
		     const struct preflight_place *place)
{
	json_open(json, name, '{');
	add_number(json, "percent", most * 100, 1);
	add_place(json, place);
	json_close(json, '}');
}

static void add_ink(struct json *json, const struct preflight *found)
{
	json_open(json, "inks", '[');
	for (int i = 0; i < found->spaces.ninks; i++) {
		if (!(found->inks_of_file >> i & 1))
			continue;
		json_open(json, NULL, '{');
		json_text(json, "name", found->spaces.inks[i]);
		json_truth(json, "spot", i >= TRACE_PROCESS);
		json_open(json, "pages", '[');
		for (int k = 0; k < found->pages.n; k++)
			if (found->inks[k] >> i & 1)
				add_number(json, NULL, k + 1, 0);
		json_close(json, ']');
		json_close(json, '}');
	}
	json_close(json, ']');
	add_most(json, "total_ink", found->most_ink, &found->most_ink_place);
	add_most(json, "ink_over_15mm", found->most_area, &found->most_area_place);
}

static void add_sizes(struct json *json, const char *name, const struct preflight_size *sizes)
{
	static const char *const counts[PREFLIGHT_COUNTS] = {"white", "1", "2", "3", "4"};

	json_open(json, name, '{');
	for (int i = 0; i < PREFLIGHT_COUNTS; i++) {
		if (!sizes[i].is_found)
			continue;
		json_open(json, counts[i], '{');
		add_number(json, "pt", sizes[i].size, 2);
		add_place(json, &sizes[i].place);
		json_close(json, '}');
	}
	json_close(json, '}');
}

static void add_fonts(struct json *json, const struct preflight *found)
{
	static const char *const programs[] = {"FontFile", "FontFile2", "FontFile3"};

	json_open(json, "fonts", '[');
	for (int i = 0; i < found->fonts.n; i++) {
		const struct trace_font *font = &found->fonts.list[i];
		bool is_embedded = font->is_drawn;

		for (int k = 0; k < 3; k++)
			is_embedded = is_embedded || value_find(font->descriptor, programs[k]);
		json_open(json, NULL, '{');
		json_text(json, "name", font->name);
		json_text(json, "kind", font->kind);
		json_truth(json, "embedded", is_embedded);
		json_truth(json, "subset", strlen(font->name) > 6 && font->name[6] == '+');
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void add_pictures(struct json *json, const struct preflight *found)
{
	json_open(json, "pictures", '[');
	for (int i = 0; i < found->npictures; i++) {
		const struct preflight_picture *picture = &found->pictures[i];

		json_open(json, NULL, '{');
		add_number(json, "width", picture->width, 0);
		add_number(json, "height", picture->height, 0);
		add_number(json, "bits", picture->bits, 0);
		add_number(json, "ppi", picture->ppi, 0);
		add_text_if(json, "space", picture->space);
		add_text_if(json, "filter", picture->filter);
		if (picture->ink >= 0)
			add_number(json, "percent", picture->ink * 100, 1);
		add_place(json, &picture->place);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void add_overprints(struct json *json, const struct preflight *found)
{
	static const char *const kinds[] = {[TRACE_TEXT] = "text",
					    [TRACE_FILL] = "area",
					    [TRACE_STROKE] = "line",
					    [TRACE_PICTURE] = "picture",
					    [TRACE_SHADING] = "shading"};

	json_open(json, "overprint", '[');
	for (int i = 0; i < found->noverprints; i++) {
		json_open(json, NULL, '{');
		json_text(json, "what", kinds[found->overprints[i].kind]);
		add_inks(json, found, found->overprints[i].inks);
		add_number(json, "times", found->overprints[i].n, 0);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void add_line(struct json *json, const char *name, struct srcpos pos)
{
	if (!pos.file)
		return;
	json_open(json, name, '{');
	json_text(json, "file", pos.file);
	if (pos.line > 0)
		add_number(json, "line", pos.line, 0);
	json_close(json, '}');
}

static void add_faults(struct json *json, const struct preflight *found)
{
	json_open(json, "faults", '[');
	for (int i = 0; i < found->nfaults; i++) {
		const struct preflight_fault *fault = &found->faults[i];

		json_open(json, NULL, '{');
		json_text(json, "rule", preflight_rules[fault->rule].name);
		json_text(json, "severity", fault->is_error ? "error" : "warning");
		add_place(json, &fault->place);
		json_text(json, "text", fault->text);
		add_number(json, "times", fault->n, 0);
		add_line(json, "content", fault->content);
		add_line(json, "theme", fault->theme);
		json_close(json, '}');
	}
	json_close(json, ']');
}

void preflight_json(const struct preflight *preflight, struct buf *out)
{
	struct json json = {.out = out, .is_first = true};

	json_open(&json, NULL, '{');
	json_text(&json, "format", "roleguide preflight 1");
	json_text(&json, "program", "roleguide " ROLEGUIDE_VERSION);
	json_text(&json, "file", preflight->path);
	add_claims(&json, preflight);
	add_pages(&json, preflight);
	add_ink(&json, preflight);
	add_sizes(&json, "smallest_text", preflight->texts);
	add_sizes(&json, "thinnest_line", preflight->lines);
	add_fonts(&json, preflight);
	add_pictures(&json, preflight);
	add_overprints(&json, preflight);
	add_faults(&json, preflight);
	json_close(&json, '}');
	buf_addc(out, '\n');
}
