/*
 * Sentences: what is filled into a phrase keeps its colour, weight and language, in phrases inside
 * phrases too. Then blocks made of them: what follows from their kind.
 */
#include <string.h>

#include "compose/build.h"
#include "tap.h"

static const char *keys[] = {"bullet",      "empty", "fact",       "inner",  "item-number", "join",
			     "page-x-of-y", "plain", "report-and", "things", "who"};
static const char *patterns[] = {"-",
				 "",
				 "({value})",
				 "{who} for you",
				 "{number}.",
				 "{first}, {next}",
				 "{page} of {pages}",
				 "Words.",
				 "{first} and {next}",
				 "{n, plural, one {# thing} other {# things}} of {of}",
				 "Ask {who}. Not {who}!"};
static struct srcpos places[sizeof keys / sizeof *keys];

static struct phrases phrases = {.lang = "en",
				 .path = "en.xml",
				 .keys = keys,
				 .patterns = patterns,
				 .pos = places,
				 .nkeys = sizeof keys / sizeof *keys};
static struct role roles[] = {
	{.id = "a", .abbreviation = "AB", .name = "Abbot"},
	{.id = "b", .name = "Baker", .lang = "de"},
};
static const struct guide guide = {.lang = "fr", .roles = roles, .nroles = 2};

/* The line as text: | between spans, in front of each * if bold, its role and its language. */
static const char *take(struct draft *draft)
{
	const char *text = "";
	int n;
	const struct span *spans = draft_take(draft, &n);

	for (int i = 0; i < n; i++) {
		const char *role = spans[i].role < 0
					   ? ""
					   : arena_printf(draft->arena, "%d", spans[i].role);

		text = arena_printf(draft->arena, "%s%s%s%s%s:%s", text, i > 0 ? "|" : "",
				    spans[i].flags & SPAN_STRONG ? "*" : "", role,
				    spans[i].lang ? spans[i].lang : "", spans[i].text);
	}
	return text;
}

static void check_fillings(struct draft *draft)
{
	tap_is(say_phrase(draft, "things", WITH(say_count("n", 2), say_text("of", "it"))),
	       "2 things of it", "a count and a text");
	tap_is(say_phrase(draft, "things", WITH(say_text("of", "it"), say_count("n", 1))),
	       "1 thing of it", "in any order");
	tap_is(say_phrase(draft, "inner", WITH(say_role(draft, "who", 0))), "AB for you",
	       "a span in plain text is its text");
	say(draft, "who", WITH(say_role(draft, "who", 1)));
	tap_is(take(draft), "en:Ask |*1de:Baker|en:. Not |*1de:Baker|:!",
	       "a span stands wherever it is asked for, in its own colour, weight and language");
	say(draft, "who", WITH(say_text("who", "us")));
	tap_is(take(draft), "en:Ask us. Not us!", "a text is part of the words around it");
	tap_ok(draft->nstand_ins == 0, "what is said needs no stand-ins any more");
}

static void check_nested(struct draft *draft)
{
	const char *stand_ins[] = {say_stand_in(draft, draft_text("A", SPAN_STRONG)), "b",
				   say_stand_in(draft, draft_words(draft, "C", 0))};
	const char *list = say_list(draft, stand_ins, 3);

	say(draft, "plain", NULL);
	say_also(draft, "who",
		 WITH(say_text("who", say_phrase(draft, "inner", WITH(say_text("who", list))))));
	tap_is(take(draft),
	       "en:Words.|: |en:Ask |*:A|en:, b and |en:C|en: for you. Not |*:A|"
	       "en:, b and |en:C|en: for you!",
	       "spans of a list in a phrase in a phrase");
}

static void check_texts(struct draft *draft)
{
	const char *const words[] = {"a", "b"};

	tap_is(say_list(draft, words, 0), "", "a list of none");
	tap_is(say_list(draft, words, 1), "a", "of one");
	tap_is(say_list(draft, words, 2), "a and b", "of two");
	tap_is(say_join(draft, "join", "a", "b"), "a, b", "two joined");
	tap_is(say_join(draft, "join", NULL, "b"), "b", "where there is no first");
	tap_is(say_join(draft, "join", "a", NULL), "a", "where there is no next");
	tap_is(say_fact(draft, say_fact(draft, NULL, "fact", "1"), "fact", "2"), "(1), (2)",
	       "facts");
	tap_is(say_fact(draft, "as it was", "fact", ""), "as it was", "a fact without a value");
	say_also(draft, "plain", NULL);
	tap_is(take(draft), "en:Words.", "the first sentence has no space in front");
	draft_put(draft, say_bold(draft, "plain"));
	tap_is(take(draft), "*en:Words.", "a phrase as a bold span");
}

static void check_blocks(struct draft *draft)
{
	struct block *section = build_block(draft, draft->doc->root, BLOCK_SECTION), *list, *row;
	struct block *table;
	static const struct column columns[4] = {{COLUMN_SHARE, 1}};

	tap_ok(!build_heading(build_line(draft, section, BLOCK_HEADING, STYLE_HEAD), 2),
	       "an empty line is no heading");
	build_para(draft, section, STYLE_BODY, "empty", NULL);
	tap_ok(!section->first, "nor is an empty phrase a paragraph");
	list = build_list(draft, section, NUMBERING_DECIMAL, STYLE_SMALL);
	build_item(draft, list, list->pos, 2);
	tap_is(list->last->first->spans[0].text, "3.", "an item is numbered from its place");
	draft_span(draft, "x", 0);
	build_item(draft, list, list->pos, 3);
	tap_is(list->last->first->spans[0].text, "x", "or has the line as its label");
	table = build_table(draft, section, columns, 4, "plain");
	row = build_head_row(draft, table);
	build_head_cell(draft, row, "plain", ALIGN_END);
	build_wide_cell(draft, row, 2, SCOPE_NONE, ALIGN_START, STYLE_BODY);
	build_text_cell(draft, row, "y", ALIGN_START);
	tap_ok(row->first->kind == BLOCK_TH && row->first->of.cell->column == 0 &&
		       row->first->of.cell->align == ALIGN_END,
	       "a cell with a scope is a header");
	tap_ok(row->first->next->kind == BLOCK_TD && row->last->of.cell->column == 3,
	       "columns are counted, wide cells as they are wide");
	tap_ok(table->of.table->columns != columns && table->of.table->columns[0].share == 1 &&
		       table->of.table->roles[3] == -1,
	       "columns are copied; none is a role's");
}

int main(void)
{
	struct arena arena;
	struct diag diag;
	struct locales locales = {0};
	struct draft draft = {.arena = &arena,
			      .guide = &guide,
			      .phrases = &phrases,
			      .locales = &locales,
			      .diag = &diag};

	arena_init(&arena);
	diag_init(&diag);
	phrases_index(&arena, &phrases);
	draft_init(&draft, "en");
	check_fillings(&draft);
	check_nested(&draft);
	check_texts(&draft);
	check_blocks(&draft);
	build_foot(&draft);
	tap_ok(draft.doc->nfoot_end == 3 && draft.doc->foot_end[2].field == FIELD_PAGE_COUNT,
	       "the foot ends in fields");
	tap_ok(diag.nerrors == 0, "no pattern is wrong");
	/* the blocks above make no whole document */
	draft.doc->root->first = draft.doc->root->last = NULL;
	draft.doc->nblocks = 1;
	draft_finish(&draft);
	locale_close_all(&locales);
	diag_release(&diag);
	arena_release(&arena);
	return tap_done();
}
