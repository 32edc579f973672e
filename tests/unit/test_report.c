/*
 * The first pages of reports, as a reader may check them: for 300 made-up questionnaires of two to
 * five roles the marks stand where the scores are, reasons are what the ledger has, the leads of
 * dimensions add up to the margin, and where no role may be named none is. Then what the report
 * says of the person, its content and its limits.
 */
#include "made_up.h"
#include "tap.h"

enum { ROUNDS = 300, FIRST_SCORE = 4 }; /* the column of dimensions where scores begin */

static bool names_leader(const struct world *world)
{
	return world->result->outcome == OUTCOME_LEADS ||
	       world->result->outcome == OUTCOME_BALANCED;
}

static bool has_result(const struct world *world)
{
	return world->result->outcome != OUTCOME_INSUFFICIENT;
}

static const struct block *child(const struct block *parent, enum block_kind kind)
{
	const struct block *block = parent ? parent->first : NULL;

	while (block && block->kind != kind)
		block = block->next;
	return block;
}

static const struct chart *chart_in(const struct world *world, const char *anchor)
{
	const struct block *figure = child(doc_find_anchor(world->doc, anchor), BLOCK_FIGURE);

	return figure ? figure->of.chart : NULL;
}

/* Every role has its mark at its score, to a hundredth; the band shows who is level. Where there is
 * no result there are no scores. */
static bool has_true_ruler(const struct world *world)
{
	const struct chart *chart = chart_in(world, "scores");
	const struct result *result = world->result;
	int32_t top;

	if (!has_result(world))
		return !chart;
	if (!chart || chart->nbars != result->nroles)
		return false;
	for (int i = 0; i < chart->nbars; i++) {
		int32_t score = result->scores[chart->bars[i].role];

		score = score < 0 ? 0 : score > 10000 ? 10000 : score;
		if (chart->bars[i].low != score || !strstr(chart->alt, chart->figures[i]))
			return false;
	}
	top = result->scores[result->front[0]];
	return chart->band.label && chart->band.high == (top > 10000 ? 10000 : top < 0 ? 0 : top);
}

static const struct ledger_line *line_of(const struct world *world, const char *question)
{
	for (int i = 0; i < world->result->nlines; i++) {
		int q = world->result->lines[i].question;

		if (strcmp(world->quiz.questions[q].text.texts[0], question) == 0)
			return &world->result->lines[i];
	}
	return NULL;
}

/* The line that a reason is about: one of its spans is the question. */
static const struct ledger_line *reason_line(const struct world *world, const struct block *body)
{
	const struct ledger_line *line = NULL;

	for (const struct block *para = body->first; para; para = para->next)
		for (int i = 0; i < para->nspans && !line; i++) {
			const char *text = para->spans[i].text, *end = strchr(text, '?');

			if (end)
				line = line_of(world,
					       arena_strndup((struct arena *)&world->arena, text,
							     (size_t)(end + 1 - text)));
		}
	return line;
}

static int read_hundredths(const char *text)
{
	int value = 0;

	for (; *text; text++)
		if (*text >= '0' && *text <= '9')
			value = 10 * value + (*text - '0');
	return value;
}

static bool is_ahead_somewhere(const struct world *world, int role)
{
	for (int i = 0; i < world->result->nlines; i++)
		if (world->result->lines[i].points[role] > world->result->lines[i].points[1 - role])
			return true;
	return false;
}

/* With two roles a reason is the difference of its line, and the largest stands first; how much it
 * is stands there where there is a result. */
static bool has_true_card(const struct world *world, const struct block *card)
{
	const struct block *list = child(card, BLOCK_LIST);
	int role = card->first->role; /* of its head: a card without reasons has no colour */
	int before = 100000, n = 0;

	for (const struct block *item = list ? list->first : NULL; item; item = item->next, n++) {
		const struct ledger_line *line = reason_line(world, item->last);
		int lead;

		if (!line)
			return false;
		lead = line->points[role] - line->points[1 - role];
		if (lead <= 0 || lead > before)
			return false;
		if (has_result(world) && read_hundredths(item->first->spans[0].text) != lead)
			return false;
		before = lead;
	}
	return n <= 3 && (n > 0) == is_ahead_somewhere(world, role);
}

static bool has_true_reasons(const struct world *world)
{
	const struct block *section = doc_find_anchor(world->doc, "reasons");
	int ncards = 0;

	for (const struct block *row = child(section, BLOCK_ROW); row; row = row->next)
		for (const struct block *card = row->first; card; card = card->next) {
			ncards++;
			if (world->result->nroles == 2 && !has_true_card(world, card))
				return false;
		}
	return !section || (ncards >= 2 && ncards <= world->result->nroles);
}

/* A role's score in a dimension: 50 + 50 x its points there / the stake of its lines. */
static bool has_true_dumbbell(const struct world *world, int dimension, const struct chart *chart)
{
	const struct result *result = world->result;
	double stake = 0;

	for (int i = 0; i < result->nlines; i++) {
		const struct ledger_line *line = &result->lines[i];

		if (line->is_answered &&
		    world->quiz.questions[line->question].dimension == dimension)
			stake += (double)line->stake_num / (double)line->stake_den;
	}
	for (int r = 0; r < chart->nbars; r++) {
		double wanted = 5000 + 50 * result->dimensions[dimension].points[r] / stake;
		double is = (double)chart->bars[r].low;

		wanted = wanted < 0 ? 0 : wanted > 10000 ? 10000 : wanted;
		if (is - wanted > 5.001 || wanted - is > 5.001)
			return false;
	}
	return chart->nbars == result->nroles;
}

/* The lead in a row, above zero where the leader is ahead. */
static int read_lead(const struct world *world, const struct block *row)
{
	const struct result *result = world->result;
	int column = FIRST_SCORE + result->nroles;
	const struct span *who = &cell_at(row, column)->first->spans[0];
	int lead = read_points(row, column + 1);

	return who->role == result->leader ? lead : who->role == result->rival ? -lead : 0;
}

static bool asks_about(const struct world *world, int dimension)
{
	for (int i = 0; i < world->result->nlines; i++)
		if (world->quiz.questions[world->result->lines[i].question].dimension == dimension)
			return true;
	return false;
}

/* A row a dimension that is asked about. */
static bool has_true_dimensions(const struct world *world)
{
	const struct block *table = find_table(world->doc, "dimensions");
	int sum = 0, d = 0;

	if (!table)
		return !doc_find_anchor(world->doc, "dimensions");
	if (!has_result(world) ||
	    table->of.table->ncolumns != FIRST_SCORE + world->result->nroles + 2)
		return false;
	for (const struct block *row = body_of(table)->first; row; row = row->next, d++) {
		if (!row->next)
			return !names_leader(world) ||
			       (sum == world->result->margin && sum == read_lead(world, row));
		while (!asks_about(world, d))
			d++;
		if (!world->result->dimensions[d].is_answered)
			continue;
		if (!has_true_dumbbell(world, d, cell_at(row, FIRST_SCORE - 1)->first->of.chart))
			return false;
		if (names_leader(world))
			sum += read_lead(world, row);
	}
	return false;
}

/* The title names those that the answers put in front, and no others. */
static bool has_true_title(const struct world *world)
{
	const struct result *result = world->result;
	const struct block *title = child(child(world->doc->root, BLOCK_MASTHEAD), BLOCK_HEADING);
	bool is_named[SCORE_MAX_ROLES] = {false};

	for (int i = 0; i < title->nspans; i++)
		if (title->spans[i].role >= 0)
			is_named[title->spans[i].role] = true;
	for (int r = 0; r < result->nroles; r++) {
		bool is_wanted = false;

		for (int k = 0; k < result->nfront && has_result(world); k++)
			is_wanted = is_wanted || result->front[k] == r;
		if (is_named[r] != is_wanted)
			return false;
	}
	return true;
}

/* The scale has the band of the result; without a leader there is none. */
static bool has_true_scale(const struct world *world)
{
	const struct chart *chart = chart_in(world, "firm");

	if (!names_leader(world))
		return !chart;
	return chart && chart->nbars == 4 &&
	       chart->active == (int)world->result->band - (int)BAND_BALANCED;
}

static bool has_true_links(const struct world *world)
{
	for (int i = 0; i < world->doc->nblocks; i++)
		for (int k = 0; k < world->doc->blocks[i]->nspans; k++) {
			const struct span *span = &world->doc->blocks[i]->spans[k];

			if (span->href && *span->href == '#' &&
			    !doc_find_anchor(world->doc, span->href + 1))
				return false;
			if (span->field == FIELD_PAGE_OF && !span->href)
				return false;
		}
	return true;
}

static bool has_few_facts(const struct world *world)
{
	const struct block *list = child(doc_find_anchor(world->doc, "facts"), BLOCK_LIST);
	int n = 0, ntrue = 0;

	for (const struct block *item = list ? list->first : NULL; item; item = item->next)
		n++;
	for (int i = 0; i < world->quiz.nrules; i++)
		ntrue += world->result->rules[i] == TRUTH_TRUE;
	return n >= (ntrue < 3 ? ntrue : 3) && n <= 5;
}

static const struct {
	bool (*holds)(const struct world *world);
	const char *text;
} checks[] = {
	{has_true_title, "titles name whom the answers put in front, and nobody else"},
	{has_true_ruler, "rulers have every role at its score"},
	{has_true_reasons, "reasons are lines of the ledger, the largest first"},
	{has_true_scale, "scales show the band, where there is a leader"},
	{has_few_facts, "the gravest facts stand on the first page"},
	{has_true_dimensions, "dimensions stand at their scores; leads add up to the margin"},
	{has_true_links, "links lead somewhere"},
};

static void test_made_up(struct world *world, const char *lang)
{
	enum { NCHECKS = sizeof checks / sizeof *checks };
	int nfailed[NCHECKS] = {0}, nunclean = 0, nseen[OUTCOME_DIVIDED + 1] = {0};

	for (int round = 0; round < ROUNDS; round++) {
		struct arena_mark mark = arena_mark(&world->arena);

		draw_world(world, round);
		nunclean += !compose(world);
		nseen[world->result->outcome]++;
		for (int i = 0; i < NCHECKS; i++)
			if (!checks[i].holds(world) && nfailed[i]++ == 0)
				printf("# round %d: not so: %s\n", round, checks[i].text);
		arena_reset(&world->arena, mark);
	}
	tap_ok(nunclean == 0, "%s: reports without complaint", lang);
	for (int i = 0; i < NCHECKS; i++)
		tap_ok(nfailed[i] == 0, "%s: %s", lang, checks[i].text);
	for (int i = 0; i <= OUTCOME_DIVIDED; i++)
		tap_ok(nseen[i] > 0, "%s: outcome %d occurs", lang, i);
}

static bool is_inside(const struct block *block, const char *anchor)
{
	while (block && !(block->anchor && strcmp(block->anchor, anchor) == 0))
		block = block->parent;
	return block != NULL;
}

/* Whether the words stand in the block with the anchor, in however many spans. */
static bool says(const struct world *world, const char *anchor, const char *words)
{
	struct buf text;
	bool is_found = false;

	buf_init(&text);
	for (int i = 0; i < world->doc->nblocks && !is_found; i++) {
		const struct block *block = world->doc->blocks[i];

		buf_clear(&text);
		for (int k = 0; k < block->nspans; k++)
			buf_addstr(&text, block->spans[k].text);
		is_found = strstr(buf_text(&text), words) && is_inside(block, anchor);
	}
	buf_release(&text);
	return is_found;
}

static void test_person(struct world *world)
{
	draw_world(world, 7);
	compose(world);
	tap_ok(!holds(world->doc, "Personal report for"), "a report for nobody names nobody");
	tap_ok(!holds(world->doc, "answered on"), "an unknown day is no day");
	world->answers.name = "Ada";
	world->answers.date = 1795305600;
	compose(world);
	tap_ok(holds(world->doc, "Personal report for \xe2\x81\xa8"
				 "Ada\xe2\x81\xa9"),
	       "the name stands between isolates");
	tap_ok(holds(world->doc, "answered on 22\u00a0November\u00a02026"),
	       "the day is the answers'");
	tap_ok(!strstr(world->doc->title, "Ada"), "the title of the file has no name");
}

static void test_content(struct world *world)
{
	struct quiz_study study = {
		.alpha = "0.82", .n = 1200, .sample = text_of(world, "made-up people")};

	draw_world(world, 7);
	world->guide.author = NULL;
	world->quiz.version = NULL;
	compose(world);
	tap_ok(says(world, "limits", "validity are not established"), "no study: it is said");
	tap_ok(says(world, "limits", "turn to the person who gave you"), "no contact: who gave it");
	tap_ok(!says(world, "limits", "By "), "no author: nothing of them");
	world->quiz.study = &study;
	world->quiz.contact = text_of(world, "Room 12 knows.");
	world->quiz.author = "The Institute";
	compose(world);
	tap_ok(says(world, "limits", "alpha 0.82, n = 1,200, made-up people"),
	       "a study has its figures");
	tap_ok(!says(world, "limits", "validity are not established"), "and nothing else is said");
	tap_ok(says(world, "limits", "Room 12 knows."), "a contact stands in full");
	tap_ok(says(world, "limits", "By The Institute."), "an author stands alone");
	tap_ok(!says(world, "firm", "%"), "confidence is no percentage");
}

int main(void)
{
	struct world world = {.seed = 1};

	arena_init(&world.arena);
	if (tap_ok(load_world(&world, "en"), "guide and phrases can be loaded")) {
		test_made_up(&world, "en");
		test_person(&world);
		test_content(&world);
	}
	if (tap_ok(load_world(&world, "de"), "German phrases can be loaded"))
		test_made_up(&world, "de");
	arena_release(&world.arena);
	return tap_done();
}
