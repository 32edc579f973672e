/*
 * What the roles are, a sentence each, before anything is said of scores: the guide's panel of a
 * role read as one ("Product Manager (PM) decides what & why ..."), or else the first row of its
 * table that has words for all of them.
 */
#include "compose/report_roles.h"

#include <string.h>

#include "compose/name.h"

enum { MOST = 2 }; /* roles that are told about; of more, the two compared */

static const struct panel *find_panel(const struct part *part, int role)
{
	for (int i = 0; i < part->npanels; i++)
		if (part->panels[i].role == role && part->panels[i].text.nspans > 0)
			return &part->panels[i];
	return NULL;
}

/* The panels that have one for each of the roles; NULL: there are none. */
static const struct part *find_panels(const struct guide *guide, const int *roles, int n)
{
	for (int s = 0; s < guide->nsections; s++)
		for (int i = 0; i < guide->sections[s].nparts; i++) {
			const struct part *part = &guide->sections[s].parts[i];
			bool has_all = part->kind == PART_PANELS;

			for (int r = 0; has_all && r < n; r++)
				has_all = find_panel(part, roles[r]) != NULL;
			if (has_all)
				return part;
		}
	return NULL;
}

/* Words, and not one alone: that is a name or the like. */
static bool is_telling(const struct cell_content *cell)
{
	if (cell->kind != CELL_TEXT || cell->nparagraphs == 0)
		return false;
	for (int i = 0; i < cell->paragraphs[0].nspans; i++)
		if (cell->paragraphs[0].spans[i].text &&
		    strchr(cell->paragraphs[0].spans[i].text, ' '))
			return true;
	return false;
}

/* The first dimension with words for each of the roles; NULL: there is none. */
static const struct dimension *find_words(const struct guide *guide, const int *roles, int n)
{
	for (int d = 0; d < guide->ndimensions; d++) {
		bool has_all = true;

		for (int r = 0; r < n; r++)
			has_all = has_all && is_telling(&guide->dimensions[d].cells[roles[r]]);
		if (has_all)
			return &guide->dimensions[d];
	}
	return NULL;
}

/* What is said of roles: panels, or else a row of the table; neither: nothing. */
struct source {
	int roles[MOST], nroles;
	const struct part *panels;
	const struct dimension *words;
};

static struct source find_source(const struct report *report)
{
	int n = report->guide->nroles;
	struct source source = {.roles = {0, 1}, .nroles = n < MOST ? n : MOST};

	if (n > MOST) {
		bool is_in_order = report->first < report->second;

		source.roles[0] = is_in_order ? report->first : report->second;
		source.roles[1] = is_in_order ? report->second : report->first;
	}
	source.panels = find_panels(report->guide, source.roles, source.nroles);
	if (!source.panels)
		source.words = find_words(report->guide, source.roles, source.nroles);
	return source;
}

/* Without footnotes, which stand with the table: what leaves a page must have none. */
static void add_part(struct draft *draft, const struct rich *rich)
{
	struct rich words = *rich;

	words.spans = ARENA_ARRAY(draft->arena, struct rich_span, rich->nspans + 1);
	words.nspans = 0;
	for (int i = 0; i < rich->nspans; i++)
		if (rich->spans[i].kind != RICH_NOTE)
			words.spans[words.nspans++] = rich->spans[i];
	if (draft->nspans > 0 && words.nspans > 0)
		draft_span(draft, " ", 0);
	draft_rich(draft, &words, 0);
}

/* A sentence as a paragraph, behind what stands in the line. */
static struct block *add_sentence(struct draft *draft, struct block *parent,
				  const struct source *source, int role, enum style_id style)
{
	const struct cell_content *cell = source->words ? &source->words->cells[role] : NULL;
	const struct panel *panel = source->panels ? find_panel(source->panels, role) : NULL;

	if (panel) {
		add_part(draft, &panel->lead);
		add_part(draft, &panel->word);
		add_part(draft, &panel->text);
		return draft_line(draft, parent, BLOCK_PARA, style,
				  draft_guide_lang(draft, panel->lang), panel->pos);
	}
	if (!cell)
		return NULL;
	add_part(draft, &cell->paragraphs[0]);
	return draft_line(draft, parent, BLOCK_PARA, style, draft_guide_lang(draft, cell->lang),
			  cell->pos);
}

void report_roles_add_words(struct report *report, struct block *parent, int role)
{
	struct source source = find_source(report);

	for (int i = 0; i < source.nroles; i++) {
		struct block *para = NULL;

		if (source.roles[i] == role)
			para = add_sentence(report->draft, parent, &source, role, STYLE_CAPTION);
		if (para)
			para->leaves = REPORT_STEP_ROLES;
	}
}

void report_roles_add(struct report *report)
{
	struct source source = find_source(report);
	struct draft *draft = report->draft;
	struct block *section;

	if (!source.panels && !source.words)
		return;
	section = report_section(report, "roles-head", "roles");
	section->enters = REPORT_STEP_ROLES;
	for (int i = 0; i < source.nroles; i++) {
		draft_put(draft, name_role(draft, source.roles[i], SPAN_STRONG));
		if (source.words)
			draft_span(draft, ":", 0);
		add_sentence(draft, section, &source, source.roles[i], STYLE_SIGN_TEXT);
	}
}
