/*
 * What a report says of a change, as a reader with a pencil checks it: 200 made-up pairs of answers
 * to questionnaires of two to five roles. The table is read back from the document: scores then,
 * subtotals, lines and scores now must add up. The words that it need not mean anything stand where
 * the verdict says so and nowhere else, and nothing private stands anywhere.
 */
#include <stdlib.h>

#include "made_up.h"
#include "score/change.h"
#include "tap.h"

enum { ROUNDS = 200, FIRST_ROLE = 4 }; /* the column where the points of the first role stand */

static struct world world;

static const struct change *make_change(void)
{
	const struct result *then = score_make(&world.arena, &world.quiz, &world.answers);
	struct answers *now = arena_copy(&world.arena, &world.answers, sizeof world.answers);

	now->answers = arena_copy(&world.arena, now->answers,
				  sizeof *now->answers * (size_t)world.quiz.nquestions);
	world.answers.answers = now->answers;
	for (int q = 0; q < world.quiz.nquestions; q++)
		if (draw(&world, 4) == 0)
			draw_answer(&world, q);
	return change_find(&world.arena, then, score_make(&world.arena, &world.quiz, now));
}

static bool compose_change(const struct change *change)
{
	struct locales locales = {0};
	struct report_input input = {.guide = &world.guide,
				     .locales = &locales,
				     .result = change->now,
				     .change = change,
				     .phrases = world.phrases,
				     .date = 1795305600};
	struct diag diag;
	bool is_clean;

	diag_init(&diag);
	world.doc = compose_report(&world.arena, &input, &diag);
	locale_close_all(&locales);
	doc_check(world.doc);
	is_clean = diag.nmessages == 0;
	diag_print(&diag, stdout, 3, false);
	diag_release(&diag);
	return is_clean;
}

/* Whether the column goes from the scores then over all groups to the scores now; lines of answers
 * that stayed are told together. */
static bool adds_up(const struct change *change, const struct block *table, int role)
{
	int sum = 0, left = 0, nlines = 0;
	bool is_group = false;

	for (const struct block *row = body_of(table)->first; row; row = row->next) {
		int points = read_points(row, FIRST_ROLE + role);

		if (row == body_of(table)->first) {
			if (points != change->before->scores[role])
				return false;
			sum = points;
		} else if (!row->next) {
			return (!is_group || left == 0) && sum == points &&
			       points == change->now->scores[role] &&
			       nlines == change->nlines - change->counts[CHANGE_STAKE];
		} else if (row->of.row->line == ROW_LINE_STRONG) {
			if (is_group && left != 0)
				return false;
			is_group = row->next->of.row->line != ROW_LINE_STRONG;
			left = points;
			sum += points;
		} else {
			left -= points;
			nlines++;
		}
	}
	return false;
}

static bool check_table(const struct change *change)
{
	const struct block *table = find_table(world.doc, "before");

	if (!table)
		return change->nlines == 0;
	for (int r = 0; r < world.guide.nroles; r++)
		if (!adds_up(change, table, r))
			return false;
	return true;
}

int main(void)
{
	int nclean = 0, nsums = 0, nwords = 0, nkept = 0, nnothing = 0;

	arena_init(&world.arena);
	if (!tap_ok(load_world(&world, "en"), "guide and phrases load"))
		return tap_done();
	for (int round = 0; round < ROUNDS; round++) {
		struct arena_mark mark = arena_mark(&world.arena);
		const struct change *change;

		draw_world(&world, round);
		change = make_change();
		nclean += compose_change(change);
		nsums += check_table(change);
		nwords += holds(world.doc, "This change need not mean anything") ==
			  (change->verdict == CHANGE_NOTHING);
		nkept += !holds(world.doc, "Secret");
		nnothing += change->verdict == CHANGE_NOTHING;
		arena_reset(&world.arena, mark);
	}
	tap_ok(nclean == ROUNDS, "%d of %d documents are whole", nclean, ROUNDS);
	tap_ok(nsums == ROUNDS, "%d of %d tables add up from then to now", nsums, ROUNDS);
	tap_ok(nwords == ROUNDS, "%d of %d say that it need not mean anything where it does",
	       nwords, ROUNDS);
	tap_ok(nnothing > 20 && nnothing < ROUNDS - 20, "which %d of them do", nnothing);
	tap_ok(nkept == ROUNDS, "%d of %d keep private what is private", nkept, ROUNDS);
	arena_release(&world.arena);
	return tap_done();
}
