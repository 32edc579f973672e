/* Nothing is left out here: who wants less takes what they want. */
#include "diff/diff_json.h"

#include "base/json.h"
#include "base/version.h"
#include "diff/edition.h"
#include "diff/source_lines.h"
#include "diff/findings.h"
#include "diff/wording.h"

struct writing {
	struct json json;
	const struct findings *findings;
	const struct compared *compared;
};

static void put_edition(struct json *json, const char *name, const struct edition *edition)
{
	json_open(json, name, '{');
	json_text(json, "name", edition->name);
	json_text(json, "language", edition->lang);
	json_integer(json, "pages", edition->npages);
	json_close(json, '}');
}

/* The boxes around words from..to. */
static void put_boxes(struct json *json, const struct edition *edition, int from, int to)
{
	json_open(json, "boxes", '[');
	for (int i = from; i < to; i++)
		for (int k = 0; k < edition->words[i].npieces; k++) {
			const struct edition_piece *piece =
				&edition->pieces[edition->words[i].first_piece + k];

			if (piece->page < 0 || piece->w == 0)
				continue;
			json_open(json, NULL, '{');
			json_integer(json, "page", edition->pages[piece->page].number);
			json_integer(json, "x", piece->x);
			json_integer(json, "y", piece->y);
			json_integer(json, "width", piece->w);
			json_integer(json, "height", piece->h);
			json_close(json, '}');
		}
	json_close(json, ']');
}

static void put_side(struct writing *writing, const char *name, const struct edition *edition,
		     const struct change_side *side)
{
	struct json *json = &writing->json;
	const struct srcpos *pos;

	if (side->from == side->to || side->block < 0) {
		json_text(json, name, NULL);
		return;
	}
	pos = &edition->blocks[side->block].pos;
	json_open(json, name, '{');
	json_text(json, "text",
		  edition_words(edition, writing->findings->arena, side->from, side->to));
	if (side->page >= 0)
		json_integer(json, "page", edition->pages[side->page].number);
	if (pos->file) {
		json_text(json, "file", source_lines_name(edition, pos->file));
		json_integer(json, "line", side->line);
	}
	put_boxes(json, edition, side->from, side->to);
	json_close(json, '}');
}

static void put_change(struct writing *writing, const struct change *change)
{
	static const char *const kinds[] = {[CHANGE_WORDS] = "words",
					    [CHANGE_ADDED] = "added",
					    [CHANGE_REMOVED] = "removed",
					    [CHANGE_MOVED] = "moved",
					    [CHANGE_NUMBER] = "number"};
	static const char *const ways[] = {[EDITION_SEEN] = "seen",
					   [EDITION_HEARD] = "heard",
					   [EDITION_FOOT] = "foot",
					   [EDITION_LINK] = "link",
					   [EDITION_FACT] = "fact"};
	const struct edition *edition;
	const struct change_side *side = wording_side(writing->compared, change, &edition);
	const struct edition_block *block = &edition->blocks[side->block];
	struct json *json = &writing->json;

	json_open(json, NULL, '{');
	json_text(json, "kind", kinds[change->kind]);
	json_text(json, "way", ways[block->way]);
	json_text(json, "section", block->section);
	json_text(json, "row", block->row);
	json_text(json, "column", block->column);
	if (change->kind == CHANGE_NUMBER) {
		json_open(json, "number", '{');
		json_text(json, "old", change->old_number);
		json_text(json, "new", change->new_number);
		json_text(json, "difference", *change->difference ? change->difference : NULL);
		json_close(json, '}');
	}
	put_side(writing, "old", writing->compared->old, &change->old);
	put_side(writing, "new", writing->compared->new, &change->new);
	json_close(json, '}');
}

static void put_look(struct json *json, unsigned look)
{
	static const char *const parts[] = {"places", "colours", "types", "pictures"};

	json_open(json, "look", '[');
	for (int i = 0; i < 4; i++)
		if (look & 1u << i)
			json_text(json, NULL, parts[i]);
	json_close(json, ']');
}

static void put_pages(struct writing *writing)
{
	static const char *const fates[] = {[PAGE_SAME] = "same",
					    [PAGE_CHANGED] = "changed",
					    [PAGE_LOOK] = "look",
					    [PAGE_FLOWS] = "flows",
					    [PAGE_NEW] = "new"};
	const struct compared *compared = writing->compared;
	struct json *json = &writing->json;

	json_open(json, "pages", '[');
	for (int i = 0; i < compared->new->npages; i++) {
		const struct page_change *page = &compared->pages[i];

		json_open(json, NULL, '{');
		json_integer(json, "page", compared->new->pages[i].number);
		if (page->old >= 0)
			json_integer(json, "was", compared->old->pages[page->old].number);
		json_text(json, "fate", fates[page->fate]);
		json_integer(json, "changes", page->nchanges);
		put_look(json, page->fate == PAGE_LOOK ? page->look : 0);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_open(json, "gone", '[');
	for (int i = 0; i < compared->old->npages; i++)
		if (compared->is_gone[i])
			json_integer(json, NULL, compared->old->pages[i].number);
	json_close(json, ']');
}

static void put_people(struct writing *writing)
{
	const struct findings *findings = writing->findings;
	struct json *json = &writing->json;

	json_integer(json, "scored", findings->nscored);
	json_open(json, "people", '[');
	for (int i = 0; i < findings->npeople; i++) {
		json_open(json, NULL, '{');
		json_text(json, "person", findings->people[i].name);
		json_truth(json, "other_outcome", findings->people[i].is_outcome);
		json_text(json, "old", findings->people[i].old);
		json_text(json, "new", findings->people[i].new);
		json_close(json, '}');
	}
	json_close(json, ']');
}

void diff_json(const struct findings *findings, struct buf *out)
{
	struct writing writing = {.json = {.out = out, .is_first = true},
				  .findings = findings,
				  .compared = findings->compared};
	struct json *json = &writing.json;

	json_open(json, NULL, '{');
	json_text(json, "format", "roleguide diff 1");
	json_text(json, "program", "roleguide " ROLEGUIDE_VERSION);
	json_truth(json, "differs", findings_differs(findings));
	put_edition(json, "old", findings->compared->old);
	put_edition(json, "new", findings->compared->new);
	json_open(json, "changes", '[');
	for (int i = 0; i < findings->compared->nchanges; i++)
		put_change(&writing, &findings->compared->changes[i]);
	json_close(json, ']');
	put_pages(&writing);
	put_people(&writing);
	json_close(json, '}');
	buf_addc(out, '\n');
}
