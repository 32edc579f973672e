/* Run: the stages one after the other, and what they share, opened when it is first needed. */
#include "run/run.h"

#include <string.h>

#include "answers/answers.h"
#include "base/file.h"
#include "base/name_list.h"
#include "compose/companion.h"
#include "compose/compose.h"
#include "compose/draft.h"
#include "compose/form.h"
#include "compose/proof.h"
#include "compose/group.h"
#include "compose/report.h"
#include "compose/separator.h"
#include "content/choose.h"
#include "content/guide_choice.h"
#include "content/guide_load.h"
#include "content/lang.h"
#include "content/phrases.h"
#include "content/quiz_load.h"
#include "doc/doc.h"
#include "layout/fit.h"
#include "layout/layout.h"
#include "layout/layout_check.h"
#include "layout/room.h"
#include "look/page_size.h"
#include "look/theme_load.h"
#include "look/theme_press.h"
#include "pdf/condition.h"
#include "run/attachments.h"
#include "run/data.h"
#include "run/stocked.h"
#include "score/score.h"
#include "text/shelf.h"
#include "text/text.h"

const char run_hyphenation_folder[] = "/usr/share/hyphen";

void run_init(struct kit *kit, struct arena *arena, const struct data *data, struct diag *diag)
{
	*kit = (struct kit){.arena = arena, .data = data, .diag = diag};
}

void run_release(struct kit *kit)
{
	condition_close(kit->condition);
	stocked_release(kit);
	locale_close_all(&kit->locales);
	if (kit->shaper)
		shaper_free(kit->shaper);
	if (kit->fonts)
		fontset_close(kit->fonts);
}

/* The theme with the bleed that is wanted instead of its own. */
static const struct theme *set_bleed(struct arena *arena, const struct theme *theme,
				     const struct sides *bleed)
{
	struct theme *copy;

	if (!theme || !bleed)
		return theme;
	copy = arena_copy(arena, theme, sizeof *theme);
	for (int p = 0; p < PAPER_COUNT; p++)
		copy->masters[p].bleed = *bleed;
	copy->drawn = ARENA_ARRAY(arena, struct drawn_page, theme->ndrawn);
	for (int i = 0; i < theme->ndrawn; i++) {
		copy->drawn[i] = theme->drawn[i];
		copy->drawn[i].master.bleed = *bleed;
	}
	return copy;
}

/* The theme for the pages that are wanted. */
static const struct theme *load_theme(struct kit *kit, const struct source *source)
{
	struct arena *arena = kit->arena;
	const struct theme *theme = theme_load(arena, source->theme, kit->data->schemas, kit->diag);

	theme = set_bleed(arena, theme, source->bleed);
	return theme ? page_size_theme(arena, theme, source->size, kit->diag) : NULL;
}

/* What the guide lacks is shown in its own language; where it is in several, somebody who asks for
 * another one should know. */
static void warn_of_translation(const struct guide *guide, const char *lang, struct diag *diag)
{
	const struct guide_choices *choices = guide->choices;
	struct name_list list = {0};

	for (int i = 0; i < choices->nlangs; i++)
		name_list_add(&diag->arena, &list, choices->langs[i]);
	diag_warn(diag, guide->pos,
		  "the guide is not translated into \"%s\": what it says is shown in \"%s\"", lang,
		  guide->lang);
	diag_hint(diag, "its title is in %s", name_list_text(&diag->arena, &list, "\"", "\""));
}

/* A guide of one language says all it says in that, so that a report in another is in both; where
 * these run against each other, that is seldom what was meant. */
static void warn_of_languages(const struct content *content, const char *asked, struct diag *diag)
{
	const struct guide *guide = content->guide;
	const struct guide_choices *choices = guide->choices;
	const char *lang = content->phrases->lang;

	if (!asked)
		return;
	if (choices->nlangs > 1 && lang_best(choices->langs, choices->nlangs, asked) < 0)
		warn_of_translation(guide, asked, diag);
	if (choices->nlangs > 1 || text_is_rtl(guide->lang) == text_is_rtl(lang))
		return;
	diag_warn(diag, guide->pos,
		  "the guide is in the language \"%s\", and what is added to it in \"%s\": pages "
		  "will be in both",
		  guide->lang, lang);
	diag_hint(diag, "name a guide whose xml:lang is \"%s\", or leave out --lang", lang);
}

/* In that language, of what the guide compares. */
static const struct phrases *speak(struct kit *kit, const struct guide *guide, const char *lang)
{
	const struct data *data = kit->data;
	const struct phrases *phrases = phrases_load(kit->arena, data->phrases, lang, data->schemas,
						     kit->diag);

	return phrases ? phrases_of_kind(kit->arena, phrases, data->phrases, guide->compares,
					 data->schemas, kit->diag)
		       : NULL;
}

static void load_phrases(struct kit *kit, const char *lang, struct content *content)
{
	if (!content->guide)
		return;
	content->phrases = speak(kit, content->guide, lang ? lang : content->guide->lang);
	if (content->phrases)
		warn_of_languages(content, lang, kit->diag);
}

struct guide_tree *run_load_tree(struct kit *kit, const struct source *source,
				 struct content *content)
{
	struct arena *arena = kit->arena;
	const char *schemas = kit->data->schemas;
	static const struct guide_choice whole = {.is_whole = true};
	const struct guide_choice *choice = source->choice;
	const struct guide_wish wish = {source->lang, source->audience, source->pay_per,
					source->age};
	int nerrors = kit->diag->nerrors;
	struct guide_tree *tree;

	*content = (struct content){.is_lang_asked = source->lang, .tells_pages = source->is_press};
	if (source->theme)
		content->theme = load_theme(kit, source);
	if (content->theme && source->is_press)
		theme_press_check(content->theme, kit->diag);
	tree = guide_tree_load(arena, source->guide, file_join(arena, schemas, "guide.rng"), &wish,
			       kit->diag);
	if (source->takes_atlas && tree && guide_tree_is_atlas(tree))
		choice = &whole;
	if (tree)
		content->guide = guide_tree_choose(arena, tree, choice, kit->diag);
	load_phrases(kit, source->lang, content);
	if (kit->diag->nerrors == nerrors)
		return tree;
	guide_tree_release(tree);
	return NULL;
}

bool run_load(struct kit *kit, const struct source *source, struct content *content)
{
	struct guide_tree *tree = run_load_tree(kit, source, content);

	guide_tree_release(tree);
	return tree;
}

bool run_load_quiz(struct kit *kit, struct content *content, bool is_needed)
{
	int nerrors = kit->diag->nerrors;
	const char *schema = file_join(kit->arena, kit->data->schemas, "quiz.rng");
	const char *path = quiz_path(kit->arena, content->guide, kit->diag);

	if (path)
		content->quiz = quiz_load(kit->arena, path, content->guide, schema, kit->diag);
	if (kit->diag->nerrors == nerrors && !content->quiz && is_needed)
		diag_error(kit->diag, content->guide->pos, "the guide names no questionnaire");
	return kit->diag->nerrors == nerrors;
}

struct doc *run_compose_guide(struct kit *kit, struct arena *arena, const struct content *content)
{
	int nerrors = kit->diag->nerrors;
	struct guide_input input = {
		.guide = content->guide,
		.phrases = content->phrases,
		.locales = &kit->locales,
		.theme_logo = content->theme ? content->theme->logo : NULL,
		.date = kit->date ? *kit->date : content->guide->date,
		.tells_pages = content->tells_pages,
		.is_pageless = content->is_pageless,
		.form = content->has_form ? content->quiz : NULL,
		.is_fillable = content->is_fillable,
	};
	struct doc *doc = compose_guide(arena, &input, kit->diag);

	if (kit->diag->nerrors > nerrors)
		return NULL;
	/* the source goes along, so that what made the pages can be had back from them */
	attachments_guide(arena, content->guide, doc);
	return doc;
}

bool run_speak_forms(struct kit *kit, struct content *content, const char *lang)
{
	const struct data *data = kit->data;
	const struct phrases *phrases = content->phrases;

	if (lang)
		phrases = speak(kit, content->guide, lang);
	content->phrases = phrases ? phrases_add_forms(kit->arena, phrases, data->phrases,
						       data->schemas, kit->diag)
				   : NULL;
	return content->phrases;
}

static struct form_input form_input(struct kit *kit, const struct content *content)
{
	return (struct form_input){
		.guide = content->guide,
		.quiz = content->quiz,
		.phrases = content->phrases,
		.locales = &kit->locales,
		.date = kit->date ? *kit->date : content->guide->date,
		.is_fillable = content->is_fillable,
	};
}

struct doc *run_compose_form(struct kit *kit, const struct content *content)
{
	int nerrors = kit->diag->nerrors;
	struct form_input input = form_input(kit, content);
	struct doc *doc = compose_form(kit->arena, &input, kit->diag);

	return kit->diag->nerrors == nerrors ? doc : NULL;
}

struct doc *run_compose_copy(struct kit *kit, struct arena *arena, const struct content *content,
			     const struct doc_copy *copy)
{
	int nerrors = kit->diag->nerrors;
	struct form_input input = form_input(kit, content);
	struct doc *doc;

	input.is_fillable = false;
	input.copy = copy;
	doc = compose_form(arena, &input, kit->diag);
	return kit->diag->nerrors == nerrors ? doc : NULL;
}

struct doc *run_compose_proof(struct kit *kit, const struct content *content,
			      const struct proof_page *pages, int npages)
{
	int nerrors = kit->diag->nerrors;
	const struct proof_input input = {
		.guide = content->guide,
		.phrases = content->phrases,
		.locales = &kit->locales,
		.date = kit->date ? *kit->date : content->guide->date,
		.pages = pages,
		.npages = npages,
	};
	struct doc *doc = compose_proof(kit->arena, &input, kit->diag);

	return kit->diag->nerrors == nerrors ? doc : NULL;
}

/* Phrases for those who read a language. */
struct spoken {
	const char *lang;
	const struct phrases *phrases; /* NULL: they have errors */
};

const struct phrases *run_find_phrases(struct kit *kit, const struct content *content,
				       const struct answers *person)
{
	const char *lang = person ? person->reads : NULL, *folder = kit->data->phrases;
	struct spoken *spoken;

	if (content->is_lang_asked || !lang || draft_speaks(lang, content->phrases->lang))
		return content->phrases;
	for (int i = 0; i < kit->nspoken; i++)
		if (strcmp(kit->spoken[i].lang, lang) == 0)
			return kit->spoken[i].phrases;
	ARENA_GROW(kit->arena, kit->spoken, kit->nspoken);
	spoken = &kit->spoken[kit->nspoken++];
	*spoken = (struct spoken){arena_strdup(kit->arena, lang), content->phrases};
	if (phrases_have(kit->arena, folder, lang, kit->diag))
		spoken->phrases = speak(kit, content->guide, lang);
	return spoken->phrases;
}

/* A guide in the language that somebody reads. */
struct translated_guide {
	const char *lang;
	const struct guide *guide; /* NULL: it has errors */
};

/* The guide in another of its languages, for which its file is read once more. What comes as
 * standard input cannot be: then it stays as it is. */
static const struct guide *translate(struct kit *kit, const struct guide *guide, const char *lang)
{
	const struct guide_wish wish = {.lang = lang, .audience = guide->choices->made_for};
	const char *path = guide->source.path;

	if (strcmp(path, "-") != 0)
		return guide_load(kit->arena, path,
				  file_join(kit->arena, kit->data->schemas, "guide.rng"), &wish,
				  kit->diag);
	warn_of_translation(guide, lang, kit->diag);
	return guide;
}

const struct guide *run_find_guide(struct kit *kit, const struct content *content,
				   const struct answers *person)
{
	const struct guide *guide = content->guide;
	const struct guide_choices *choices = guide->choices;
	const char *lang = person ? person->reads : NULL;
	struct translated_guide *made;
	int best;

	if (content->is_lang_asked || !lang || choices->nlangs < 2)
		return guide;
	best = lang_best(choices->langs, choices->nlangs, lang);
	if (best < 0)
		warn_of_translation(guide, lang, kit->diag);
	if (best < 0 || lang_is_same(choices->langs[best], guide->lang))
		return guide;
	for (int i = 0; i < kit->nguides; i++)
		if (strcmp(kit->guides[i].lang, choices->langs[best]) == 0)
			return kit->guides[i].guide;
	ARENA_GROW(kit->arena, kit->guides, kit->nguides);
	made = &kit->guides[kit->nguides++];
	*made = (struct translated_guide){choices->langs[best],
					  translate(kit, guide, choices->langs[best])};
	return made->guide;
}

/* What both documents about a person are made from, but for phrases. */
static struct report_input input_for(struct kit *kit, const struct content *content,
				     const struct result *result, const struct change *change)
{
	int64_t answered = result->answers->date;
	int64_t date = answered ? answered : content->guide->date;

	return (struct report_input){
		.guide = content->guide,
		.result = result,
		.change = change,
		.locales = &kit->locales,
		.theme_logo = content->theme ? content->theme->logo : NULL,
		.date = kit->date ? *kit->date : date,
		.is_dated = kit->date,
		.tells_pages = content->tells_pages,
		.is_pageless = content->is_pageless,
	};
}

struct doc *run_compose_report(struct kit *kit, struct arena *arena, const struct content *content,
			       const struct result *result, const struct change *change,
			       bool is_summary, bool has_code)
{
	struct report_input input = input_for(kit, content, result, change);
	int nerrors = kit->diag->nerrors;
	struct doc *doc;

	input.guide = run_find_guide(kit, content, result->answers);
	input.phrases = run_find_phrases(kit, content, result->answers);
	input.is_summary = is_summary;
	input.has_code = has_code;
	doc = input.guide && input.phrases ? compose_report(arena, &input, kit->diag) : NULL;
	return kit->diag->nerrors == nerrors ? doc : NULL;
}

struct doc *run_compose_companion(struct kit *kit, struct arena *arena,
				  const struct content *content, const struct result *result,
				  const struct change *change)
{
	struct report_input input = input_for(kit, content, result, change);
	int nerrors = kit->diag->nerrors;
	struct doc *doc;

	input.phrases = content->phrases;
	doc = compose_companion(arena, &input, kit->diag);
	return kit->diag->nerrors == nerrors ? doc : NULL;
}

struct doc *run_compose_group(struct kit *kit, const struct content *content,
			      const struct group_input *input)
{
	struct group_input own = *input;
	int nerrors = kit->diag->nerrors;
	struct doc *doc;

	own.guide = content->guide;
	own.phrases = content->phrases;
	own.locales = &kit->locales;
	own.date = kit->date ? *kit->date : content->guide->date;
	own.is_dated = kit->date;
	doc = compose_group(kit->arena, &own, kit->diag);
	return kit->diag->nerrors == nerrors ? doc : NULL;
}

struct doc *run_compose_separator(struct kit *kit, struct arena *arena,
				  const struct content *content, const struct answers *answers,
				  const char *code)
{
	int64_t answered = answers ? answers->date : 0;
	int64_t date = answered ? answered : content->guide->date;
	struct report_input input = {
		.guide = content->guide,
		.phrases = run_find_phrases(kit, content, answers),
		.locales = &kit->locales,
		.date = kit->date ? *kit->date : date,
	};

	return input.phrases ? compose_separator(arena, &input, code, kit->diag) : NULL;
}

bool run_open_fonts(struct kit *kit)
{
	if (!kit->fonts)
		kit->fonts = fontset_open(kit->data->catalogue, kit->diag);
	if (kit->fonts && !kit->shaper)
		kit->shaper = shaper_new(kit->fonts, run_hyphenation_folder);
	return kit->shaper;
}

/* As designed. Where a number of pages is asked for, what is to be said is said of those. */
static const struct layout *make_room(struct kit *kit, struct arena *arena, struct doc *doc,
				      const struct look *look)
{
	bool is_compared = doc_find_anchor(doc, REPORT_BEFORE);
	bool is_small = look->paper == PAPER_A5;
	struct room_wish wish = {.doc = doc,
				 .theme = look->theme,
				 .paper = look->paper,
				 .most_pages = (is_small ? REPORT_SMALL_PAGES : REPORT_PAGES) +
					       is_compared,
				 .nextras = REPORT_EXTRAS,
				 .is_small = is_small,
				 .npages = look->npages};
	const struct layout *layout;
	struct diag unsaid;

	diag_init(&unsaid);
	layout = room_make(arena, kit->shaper, &wish, look->npages ? &unsaid : kit->diag);
	diag_release(&unsaid);
	return layout;
}

/* What the first page holds by itself, given in first, it must still hold. */
static const struct layout *fit(struct kit *kit, struct arena *arena, const struct doc *doc,
				const struct look *look, const struct layout *first)
{
	struct fit_wish wish = {.doc = doc,
				.theme = look->theme,
				.paper = look->paper,
				.npages = look->npages,
				.pos = look->pos};
	struct fit_result result;

	if (first && layout_opens_with(first, doc->first_page_end))
		wish.first_page_end = doc->first_page_end;
	return fit_make(arena, kit->shaper, &wish, kit->diag, &result);
}

void run_begin(struct kit *kit)
{
	if (kit->shaper)
		shelf_begin(kit->shaper);
}

/* Whether so few pages as make a document long cannot hold its text, even if all of it were as
 * small as type may be. */
static bool is_surely_long(const struct doc *doc, const struct look *look)
{
	enum { DENSEST = 10 }; /* bytes in a square of the type's size: 4 a letter, 2.5 letters */
	const struct master *m = &look->theme->masters[look->paper];
	int64_t size = len_max(look->theme->floor_size, LEN_PT);
	int64_t most = m->width / size * (m->height / size) * DENSEST * doc->contents_pages, n = 0;

	for (int i = 0; i < doc->nblocks && n <= most; i++)
		for (int k = 0; k < doc->blocks[i]->nspans; k++)
			n += (int64_t)strlen(doc->blocks[i]->spans[k].text);
	return n > most;
}

/* Without the contents that a long document has; NULL: it is long. Only what is kept is said. */
static const struct layout *make_short(struct kit *kit, struct arena *arena, struct doc *doc,
				       const struct look *look)
{
	struct arena_mark mark = arena_mark(arena);
	const struct layout *layout;
	struct diag diag;
	bool is_short;

	diag_init(&diag);
	layout = layout_make(arena, kit->shaper, doc, look->theme, look->paper, &diag);
	is_short = layout->npages < doc->contents_pages;
	for (int i = 0; is_short && i < diag.nmessages; i++)
		diag_repeat(kit->diag, &diag.messages[i], diag.environment_failed);
	if (!is_short)
		arena_reset(arena, mark);
	diag_release(&diag);
	return is_short ? layout : NULL;
}

/* A document of any length: contents enter it where it is long. */
static const struct layout *make_any(struct kit *kit, struct arena *arena, struct doc *doc,
				     const struct look *look)
{
	const struct layout *layout = NULL;

	if (doc->contents_pages) {
		doc_leave_out(arena, doc, 0, 0);
		if (!is_surely_long(doc, look))
			layout = make_short(kit, arena, doc, look);
		if (!layout)
			doc_leave_out(arena, doc, 1, 0);
	}
	if (!layout)
		layout = layout_make(arena, kit->shaper, doc, look->theme, look->paper, kit->diag);
	return layout;
}

const struct layout *run_lay_out(struct kit *kit, struct arena *arena, struct doc *doc,
				 const struct look *look)
{
	const struct layout *layout = NULL;
	int nerrors = kit->diag->nerrors;
	struct look own = *look;

	own.theme = theme_for_order(arena, look->theme, doc->order, doc->nroles);
	look = &own;
	/* what failed for an earlier person may fail without another word */
	if (!run_open_fonts(kit))
		return NULL;
	if (doc->first_page_end)
		layout = make_room(kit, arena, doc, look);
	if (look->npages && doc->contents_pages)
		doc_leave_out(arena, doc, look->npages >= doc->contents_pages, 0);
	if (look->npages)
		layout = fit(kit, arena, doc, look, layout);
	else if (!layout)
		layout = make_any(kit, arena, doc, look);
	if (kit->diag->nerrors > nerrors)
		return NULL;
#ifndef NDEBUG
	layout_check(layout, doc);
#endif
	return layout;
}
