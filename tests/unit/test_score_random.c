/*
 * Scores of 10,000 made-up questionnaires and persons, held against a second, slow way of scoring
 * that tries everything: other answers one by one, all of them together, all missing ones.
 */
#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "answers/answers.h"
#include "score/result_dump.h"
#include "score/score.h"
#include "score/score_lint.h"
#include "tap.h"

enum { ROUNDS = 10000, MOST_TRIALS = 20000, MOST_ANSWERS = 400 };

struct world {
	struct arena arena;
	uint64_t seed;
	struct guide guide;
	struct quiz quiz;
	struct answers answers;
	const struct result *result;
};

static struct world *current;

static int draw(int n)
{
	current->seed = current->seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((current->seed >> 33) % (uint64_t)n);
}

static int8_t *draw_supports(void)
{
	int8_t *supports = ARENA_ARRAY(&current->arena, int8_t, SCORE_MAX_ROLES);

	for (int r = 0; r < SCORE_MAX_ROLES; r++)
		supports[r] = (int8_t)(draw(5) - 2);
	return supports;
}

static const struct condition *draw_condition(int nasked, int depth)
{
	struct condition *c = ARENA_NEW(&current->arena, struct condition);
	const struct question *question;

	c->kind = (enum condition_kind)(depth > 0 ? draw(6) : 3 + draw(3));
	if (c->kind <= CONDITION_NOT) {
		c->left = draw_condition(nasked, depth - 1);
		c->right = c->kind == CONDITION_NOT ? NULL : draw_condition(nasked, depth - 1);
		return c;
	}
	c->question = draw(nasked);
	c->option = -1;
	question = &current->quiz.questions[c->question];
	c->comparison = (enum comparison)draw(2);
	if (question->kind == QUESTION_NUMBER && c->kind != CONDITION_ANSWERED) {
		c->kind = CONDITION_COMPARE;
		c->comparison = (enum comparison)draw(6);
		c->number = question->bands[0].upto; /* bands change with it, not numbers inside */
		if (c->comparison != COMPARE_LE)
			c->comparison = COMPARE_GT;
	} else if (c->kind != CONDITION_ANSWERED) {
		c->option = draw(question->noptions);
	}
	return c;
}

static void draw_question(struct question *question, int q)
{
	static const char *const ids[] = {"a", "b", "c", "d", "e", "f"};

	question->id = arena_printf(&current->arena, "q%d", q);
	question->kind = (enum question_kind)draw(5);
	question->dimension = draw(8) == 0 ? -1 : draw(current->guide.ndimensions);
	question->weight = question->dimension < 0 ? 0 : 1 + draw(4);
	question->max = 1000;
	question->keys = draw_supports();
	if (question->kind == QUESTION_NUMBER) {
		question->nbands = 2 + draw(3);
		question->bands = ARENA_ARRAY(&current->arena, struct quiz_band, 5);
		for (int i = 0; i < question->nbands; i++)
			question->bands[i] = (struct quiz_band){
				.upto = i == question->nbands - 1 ? INT64_MAX : 100 + 50 * i,
				.supports = draw_supports()};
		return;
	}
	question->noptions = 2 + draw(3);
	question->options = ARENA_ARRAY(&current->arena, struct quiz_option, 6);
	for (int i = 0; i < question->noptions; i++)
		question->options[i] = (struct quiz_option){
			.id = ids[i],
			.supports = draw(9) ? draw_supports() : NULL,
			.is_exclusive = question->kind == QUESTION_MULTI && i == 3};
	if (question->kind == QUESTION_MULTI)
		question->least = draw(3);
	if (question->kind == QUESTION_RANK)
		question->most = draw(3);
	if (draw(3) == 0)
		question->options[question->noptions++] = (struct quiz_option){
			.id = ids[question->noptions], .is_no_answer = true};
}

/* The answers a question allows, counted here by other means than in the program. */
static int nreal(const struct question *question)
{
	int n = question->noptions;

	return n > 0 && question->options[n - 1].is_no_answer ? n - 1 : n;
}

static void add_answer(struct answer *list, int *n, const int *chosen, int nchosen)
{
	list[(*n)++] = (struct answer){
		.state = ANSWER_GIVEN,
		.nchosen = nchosen,
		.chosen = arena_copy(&current->arena, chosen, sizeof *chosen * 6)};
}

static void add_rankings(const struct question *question, struct answer *list, int *n, int top)
{
	int m = nreal(question), total = 1;

	for (int i = 0; i < top; i++)
		total *= m;
	for (int code = 0; code < total; code++) {
		int chosen[6] = {0}, rest = code, used = 0;

		for (int i = 0; i < top; i++, rest /= m) {
			chosen[i] = rest % m;
			used |= 1 << chosen[i];
		}
		if (__builtin_popcount((unsigned)used) == top)
			add_answer(list, n, chosen, top);
	}
}

static int all_answers(const struct question *question, const struct answer *given,
		       struct answer *list)
{
	int n = 0, m = nreal(question), chosen[6] = {0};

	if (question->kind == QUESTION_NUMBER)
		for (int i = 0; i < question->nbands; i++)
			list[n++] = (struct answer){.state = ANSWER_GIVEN, .number = 100 + 50 * i};
	if (question->kind == QUESTION_SINGLE || question->kind == QUESTION_LIKERT)
		for (chosen[0] = 0; chosen[0] < m; chosen[0]++)
			add_answer(list, &n, chosen, 1);
	if (question->kind == QUESTION_RANK)
		add_rankings(question, list, &n,
			     given                                  ? given->nchosen
			     : question->most && question->most < m ? question->most
								    : m);
	for (int set = 1; set < 1 << m && question->kind == QUESTION_MULTI; set++) {
		int k = 0;

		for (int i = 0; i < m; i++)
			if (set >> i & 1)
				chosen[k++] = i;
		if (set >> 3 & 1 ? k == 1 : k >= question->least)
			add_answer(list, &n, chosen, k);
	}
	return n;
}

static void draw_world(int round)
{
	struct world *w = current;
	struct quiz *quiz = &w->quiz;

	w->seed = (uint64_t)round * 7919 + 17;
	w->guide = (struct guide){.nroles = 2 + draw(4), .ndimensions = 1 + draw(4)};
	w->guide.roles = ARENA_ARRAY(&w->arena, struct role, 5);
	w->guide.dimensions = ARENA_ARRAY(&w->arena, struct dimension, 5);
	*quiz = (struct quiz){.guide = &w->guide, .tie = 500, .nquestions = 1 + draw(6)};
	quiz->dimension_weights = ARENA_ARRAY(&w->arena, int, 5);
	quiz->is_essential = ARENA_ARRAY(&w->arena, bool, 5);
	quiz->questions = ARENA_ARRAY(&w->arena, struct question, 8);
	w->answers.answers = ARENA_ARRAY(&w->arena, struct answer, 8);
	for (int i = 0; i < 5; i++) {
		w->guide.roles[i].id = arena_printf(&w->arena, "r%d", i);
		w->guide.dimensions[i].id = arena_printf(&w->arena, "d%d", i);
		quiz->dimension_weights[i] = 1 + draw(4);
	}
	for (int q = 0; q < quiz->nquestions; q++) {
		struct answer list[MOST_ANSWERS];
		int n;

		draw_question(&quiz->questions[q], q);
		if (q > 0 && draw(6) == 0)
			quiz->questions[q].when = draw_condition(q, 2);
		n = all_answers(&quiz->questions[q], NULL, list);
		w->answers.answers[q].state = (enum answer_state)(draw(2) ? 0 : 2);
		if (draw(5) && n > 0)
			w->answers.answers[q] = list[draw(n)];
	}
	if (draw(4) == 0) {
		quiz->rules = ARENA_ARRAY(&w->arena, struct rule, 1);
		quiz->nrules = 1;
		quiz->rules[0] = (struct rule){.id = "r",
					       .level = RULE_BLOCK,
					       .role = draw(w->guide.nroles + 1) - 1,
					       .when = draw_condition(quiz->nquestions, 1)};
	}
}

/* --- The slow way: -1 false, 0 unknown, 1 true --- */

static bool is_chosen(const struct answer *answer, int option)
{
	for (int i = 0; i < answer->nchosen; i++)
		if (answer->chosen[i] == option)
			return true;
	return false;
}

static int holds(const struct condition *c, const struct answer *answers, const int *applies)
{
	const struct question *question = &current->quiz.questions[c->question];
	const struct answer *answer = &answers[c->question];
	bool is_given = applies[c->question] >= 0 && answer->state == ANSWER_GIVEN;
	int a, b;

	if (c->kind <= CONDITION_OR) {
		a = holds(c->left, answers, applies);
		b = holds(c->right, answers, applies);
		return (c->kind == CONDITION_AND) == (a < b) ? a : b;
	}
	if (c->kind == CONDITION_NOT)
		return -holds(c->left, answers, applies);
	if (c->kind == CONDITION_ANSWERED)
		return is_given ? 1 : -1;
	if (!is_given)
		return 0;
	if (question->kind == QUESTION_NUMBER)
		return (answer->number <= c->number) == (c->comparison == COMPARE_LE) ? 1 : -1;
	a = question->kind == QUESTION_MULTI || c->kind == CONDITION_SELECTED
		    ? is_chosen(answer, c->option)
		    : answer->chosen[0] == c->option;
	if (c->kind == CONDITION_COMPARE && c->comparison == COMPARE_NE)
		a = !a;
	return a ? 1 : -1;
}

static double says(const struct question *question, const struct answer *answer, int role,
		   double *den)
{
	double sum = 0, n = answer->nchosen;

	*den = 2;
	if (question->kind == QUESTION_LIKERT) {
		*den = 2.0 * (nreal(question) - 1);
		return question->keys[role] * (2.0 * answer->chosen[0] - (nreal(question) - 1));
	}
	if (question->kind == QUESTION_NUMBER) {
		for (int i = 0; i < question->nbands; i++)
			if (answer->number <= question->bands[i].upto)
				return question->bands[i].supports[role];
	}
	for (int i = 0; i < answer->nchosen; i++) {
		const int8_t *supports = question->options[answer->chosen[i]].supports;
		double weight = question->kind == QUESTION_RANK ? n - i : 1;

		sum += supports ? weight * supports[role] : 0;
	}
	*den = question->kind == QUESTION_RANK ? n * (n + 1) : 2 * n;
	return sum;
}

struct slow {
	int applies[8];
	bool is_asked[8], is_answered[8];
	double all[2], inner[2][5]; /* weights: of what is asked, of what is answered */
	long scores[SCORE_MAX_ROLES];
};

static long slow_points(const struct slow *slow, int set, int q, const struct answer *answer,
			int role)
{
	const struct question *question = &current->quiz.questions[q];
	int d = question->dimension;
	double den, num = says(question, answer, role, &den), points;

	points = 5000.0 * current->quiz.dimension_weights[d] * question->weight * num /
		 (slow->all[set] * slow->inner[set][d] * den);
	return (long)(points < 0 ? points - 0.5 : points + 0.5);
}

static void slow_score(struct slow *slow, const struct answer *answers)
{
	const struct quiz *quiz = &current->quiz;

	*slow = (struct slow){{0}, {0}, {0}, {0}, {{0}}, {0}};
	for (int q = 0; q < quiz->nquestions; q++) {
		const struct question *question = &quiz->questions[q];
		bool is_given = answers[q].state == ANSWER_GIVEN;

		slow->applies[q] = question->when ? holds(question->when, answers, slow->applies)
						  : 1;
		if (question->dimension < 0)
			continue;
		slow->is_asked[q] = slow->applies[q] > 0 || (slow->applies[q] == 0 && is_given);
		slow->is_answered[q] = slow->is_asked[q] && is_given;
		slow->inner[0][question->dimension] += slow->is_asked[q] ? question->weight : 0;
		slow->inner[1][question->dimension] += slow->is_answered[q] ? question->weight : 0;
	}
	for (int set = 0; set < 2; set++)
		for (int d = 0; d < current->guide.ndimensions; d++)
			if (slow->inner[set][d] > 0)
				slow->all[set] += quiz->dimension_weights[d];
	for (int r = 0; r < current->guide.nroles; r++) {
		slow->scores[r] = 5000;
		for (int q = 0; q < quiz->nquestions; q++)
			if (slow->is_answered[q])
				slow->scores[r] += slow_points(slow, 1, q, &answers[q], r);
	}
}

static long margin_over(const long *scores, int i)
{
	return scores[current->result->leader] - scores[current->result->ranking[i]];
}

static bool turns(const long *before, const long *after)
{
	for (int i = 1; i <= current->result->nrivals; i++)
		if (margin_over(before, i) >= 0 && margin_over(after, i) <= 0 &&
		    margin_over(after, i) < margin_over(before, i))
			return true;
	return false;
}

static bool has_controllers(const struct condition *c, int q)
{
	if (!c)
		return false;
	if (c->kind <= CONDITION_NOT)
		return has_controllers(c->left, q) || has_controllers(c->right, q);
	return c->question == q;
}

/* --- What is held against it --- */

static bool agree_scores(const struct slow *slow)
{
	const struct result *result = current->result;
	long sums[SCORE_MAX_ROLES];
	double stakes = 0;
	bool is_good = true;

	for (int r = 0; r < result->nroles; r++)
		sums[r] = 5000;
	for (int i = 0; i < result->nlines; i++) {
		const struct ledger_line *line = &result->lines[i];

		is_good &= line->is_answered == slow->is_answered[line->question] &&
			   line->is_asked == slow->is_asked[line->question];
		stakes += (double)line->stake_num / (double)line->stake_den;
		for (int r = 0; r < result->nroles; r++)
			sums[r] += line->points[r];
	}
	for (int r = 0; r < result->nroles; r++)
		is_good &= sums[r] == result->scores[r] && slow->scores[r] == sums[r] &&
			   sums[r] >= -result->nlines / 2 - 1 &&
			   sums[r] <= 10000 + result->nlines / 2 + 1;
	for (int d = 0; d < current->guide.ndimensions; d++)
		for (int r = 0; r < result->nroles; r++)
			sums[r] -= result->dimensions[d].points[r];
	for (int r = 0; r < result->nroles; r++)
		is_good &= sums[r] == 5000;
	return is_good && (slow->all[1] > 0 ? fabs(stakes - 50) < 1e-9 : stakes == 0);
}

static const struct flip *find_flip(int q)
{
	for (int i = 0; i < current->result->nflips; i++)
		if (current->result->flips[i].question == q)
			return &current->result->flips[i];
	return NULL;
}

static bool is_this(const struct flip *flip, const struct question *question,
		    const struct answer *answer)
{
	if (question->kind == QUESTION_NUMBER)
		return answer->number == 100 + 50 * flip->option;
	return answer->nchosen == flip->nchosen &&
	       memcmp(answer->chosen, flip->chosen, sizeof(int) * (size_t)flip->nchosen) == 0;
}

/* Every other answer to every question, scored anew as a whole. */
static bool agree_flips(const struct slow *slow)
{
	const struct quiz *quiz = &current->quiz;
	int nflips = 0;
	bool is_good = true;

	for (int q = 0; q < quiz->nquestions; q++) {
		struct answer changed[8], list[MOST_ANSWERS];
		const struct flip *flip = find_flip(q);
		bool is_found = false, is_turning = false;
		int n = all_answers(&quiz->questions[q], &current->answers.answers[q], list);

		memcpy(changed, current->answers.answers, sizeof changed);
		if (changed[q].state != ANSWER_GIVEN || slow->applies[q] < 0)
			continue;
		for (int i = 0; i < n; i++) {
			struct slow other;

			changed[q] = list[i];
			slow_score(&other, changed);
			is_turning |= turns(slow->scores, other.scores);
			if (!flip || !is_this(flip, &quiz->questions[q], &list[i]))
				continue;
			is_found = turns(slow->scores, other.scores);
			for (int r = 0; r < current->guide.nroles; r++)
				is_found &= other.scores[r] == flip->scores[r];
		}
		is_good &= is_turning == (flip != NULL) && is_found == is_turning;
		nflips += is_turning;
	}
	return is_good && nflips == current->result->nflips;
}

/* Drops all but the moves by one point of a scale, or by one band. */
static int keep_steps(const struct question *question, const struct answer *given,
		      struct answer *list, int n)
{
	int kept = 0;

	for (int i = 0; i < n; i++) {
		int64_t apart = question->kind == QUESTION_LIKERT
					? list[i].chosen[0] - given->chosen[0]
				: question->kind == QUESTION_NUMBER
					? (list[i].number - given->number) / 50
					: 0;

		if (apart == 1 || apart == -1)
			list[kept++] = list[i];
	}
	return kept;
}

/* All answers to all questions together, each time scored anew as a whole; -1: too many to try. */
static int slow_fewest(const struct slow *slow, bool is_one_step)
{
	const struct quiz *quiz = &current->quiz;
	struct answer list[8][MOST_ANSWERS], changed[8];
	int n[8], fewest = 0;
	long total = 1;

	for (int q = 0; q < quiz->nquestions; q++) {
		const struct question *question = &quiz->questions[q];
		const struct answer *answer = &current->answers.answers[q];
		bool is_given = answer->state == ANSWER_GIVEN && slow->applies[q] >= 0;

		n[q] = is_given ? all_answers(question, answer, list[q]) : 0;
		if (is_one_step)
			n[q] = keep_steps(question, answer, list[q], n[q]);
		total *= n[q] + 1;
		if (total > MOST_TRIALS)
			return -1;
	}
	for (long code = 1; code < total; code++) {
		struct slow other;
		long rest = code;
		int count = 0;

		for (int q = 0; q < quiz->nquestions; q++) {
			int i = (int)(rest % (n[q] + 1));

			rest /= n[q] + 1;
			count += i > 0;
			changed[q] = i ? list[q][i - 1] : current->answers.answers[q];
		}
		if (fewest > 0 && count >= fewest)
			continue;
		slow_score(&other, changed);
		if (turns(slow->scores, other.scores))
			fewest = count;
	}
	return fewest;
}

/* The margin over the rival at place i when code says which answers the questions have. */
static long margin_with(const struct slow *slow, struct answer list[8][MOST_ANSWERS], const int *n,
			long code, int i)
{
	long scores[SCORE_MAX_ROLES] = {0};

	for (int q = 0; q < current->quiz.nquestions; q++) {
		for (int r = 0; r < current->guide.nroles; r++)
			if (slow->is_asked[q] && n[q])
				scores[r] += slow_points(slow, 0, q, &list[q][code % n[q]], r);
		code /= n[q] ? n[q] : 1;
	}
	return margin_over(scores, i);
}

/* All missing answers at once, for each rival; -1: too many. */
static int agree_interval(const struct slow *slow)
{
	const struct quiz *quiz = &current->quiz;
	const struct result *result = current->result;
	struct answer list[8][MOST_ANSWERS];
	long total = 1, least = LONG_MAX, most = LONG_MAX;
	int n[8];

	for (int q = 0; q < quiz->nquestions; q++) {
		bool is_missing = slow->is_asked[q] && !slow->is_answered[q];

		n[q] = is_missing ? all_answers(&quiz->questions[q], NULL, list[q]) : 1;
		if (!is_missing)
			list[q][0] = current->answers.answers[q];
		total *= n[q] ? n[q] : 1;
		if (total > MOST_TRIALS)
			return -1;
	}
	for (int i = 1; i <= result->nrivals; i++) {
		long low = LONG_MAX, high = LONG_MIN;

		for (long code = 0; code < total; code++) {
			long margin = margin_with(slow, list, n, code, i);

			low = margin < low ? margin : low;
			high = margin > high ? margin : high;
		}
		least = low < least ? low : least;
		most = high < most ? high : most;
	}
	return least == result->margin_least && most == result->margin_most;
}

/* At the weight where the order turns the exact margin is nothing. */
static bool agree_weights(const struct slow *slow)
{
	const struct quiz *quiz = &current->quiz;
	const struct result *result = current->result;
	bool is_good = true;
	double inner[5] = {0};

	for (int q = 0; q < quiz->nquestions; q++) {
		const struct question *question = &quiz->questions[q];
		const struct answer *answer = &current->answers.answers[q];
		double den, a, b;

		if (!slow->is_answered[q])
			continue;
		a = says(question, answer, result->leader, &den);
		b = says(question, answer, result->rival, &den);
		inner[question->dimension] += question->weight * (a - b) / den /
					      slow->inner[1][question->dimension];
	}
	for (int d = 0; d < current->guide.ndimensions; d++) {
		const struct dimension_result *dimension = &result->dimensions[d];
		double others = 0, weight = (double)dimension->flip_num;

		for (int k = 0; k < current->guide.ndimensions; k++)
			others += k == d ? 0 : quiz->dimension_weights[k] * inner[k];
		if (dimension->can_flip)
			is_good &= fabs(others + weight / (double)dimension->flip_den * inner[d]) <
				   1e-9;
		else
			is_good &= others * inner[d] > -1e-9;
	}
	return is_good;
}

static bool agree_leave_one_out(const struct slow *slow)
{
	const struct result *result = current->result;
	int n = 0, nleads = 0;

	for (int q = 0; q < current->quiz.nquestions; q++) {
		struct answer changed[8];
		struct slow other;
		bool is_ahead = true;

		if (!slow->is_answered[q])
			continue;
		memcpy(changed, current->answers.answers, sizeof changed);
		changed[q] = (struct answer){.state = ANSWER_SKIPPED};
		slow_score(&other, changed);
		for (int i = 1; i <= result->nrivals; i++)
			is_ahead &= margin_over(other.scores, i) > 0;
		n++;
		nleads += is_ahead;
	}
	return n == result->nleave_one_out && nleads == result->nleads;
}

/* Ticks in another order change nothing. */
static bool agree_shuffled(void)
{
	struct answer changed[8];
	struct answers answers = current->answers;
	const struct result *a = current->result, *b;
	bool is_good = true;

	memcpy(changed, answers.answers, sizeof changed);
	answers.answers = changed;
	for (int q = 0; q < current->quiz.nquestions; q++) {
		struct answer *answer = &changed[q];
		int *turned = ARENA_ARRAY(&current->arena, int, answer->nchosen + 1);

		if (current->quiz.questions[q].kind != QUESTION_MULTI)
			continue;
		for (int i = 0; i < answer->nchosen; i++)
			turned[i] = answer->chosen[answer->nchosen - 1 - i];
		answer->chosen = turned;
	}
	b = score_make(&current->arena, &current->quiz, &answers);
	for (int i = 0; i < a->nflips && i < b->nflips; i++)
		is_good &= a->flips[i].question == b->flips[i].question &&
			   a->flips[i].gain == b->flips[i].gain;
	return is_good && memcmp(a->scores, b->scores, sizeof a->scores) == 0 &&
	       a->nflips == b->nflips && a->fewest_changes == b->fewest_changes &&
	       a->margin_least == b->margin_least && a->band == b->band;
}

/* Nothing hangs on what was in memory before; lints stand any questionnaire. */
static bool agree_dump(void)
{
	struct buf a, b;
	struct diag diag;
	bool is_good;

	buf_init(&a);
	buf_init(&b);
	diag_init(&diag);
	result_dump(current->result, &a);
	result_dump(score_make(&current->arena, &current->quiz, &current->answers), &b);
	score_lint(&current->quiz, &diag);
	is_good = strcmp(buf_text(&a), buf_text(&b)) == 0 && diag.nerrors == 0;
	diag_release(&diag);
	buf_release(&a);
	buf_release(&b);
	return is_good;
}

struct tally {
	int ndumps, nscores, nflips, nfewest, ninterval, nweights, nleave, nshuffled;
	int nfewest_tried, ninterval_tried, ncontrolled, nfar, nsteps, nsteps_tried;
};

static void check_fewest(const struct slow *slow, struct tally *tally)
{
	const struct quiz *quiz = &current->quiz;
	int fewest = slow_fewest(slow, false), steps = slow_fewest(slow, true);
	bool is_controlled = false;

	for (int q = 0; q < quiz->nquestions; q++)
		for (int k = 0; k < q; k++)
			is_controlled |= has_controllers(quiz->questions[q].when, k);
	tally->nfewest_tried += fewest >= 0;
	tally->ncontrolled += fewest >= 0 && is_controlled;
	tally->nfar += fewest >= 3;
	tally->nfewest += fewest >= 0 && (fewest != current->result->fewest_changes ||
					  current->result->fewest_is_bound);
	tally->nsteps_tried += steps > 0;
	tally->nsteps += steps >= 0 && steps != current->result->fewest_steps;
}

static void check_world(struct tally *tally)
{
	struct slow slow;
	int interval;

	current->result = score_make(&current->arena, &current->quiz, &current->answers);
	slow_score(&slow, current->answers.answers);
	tally->nscores += !agree_scores(&slow);
	tally->nflips += !agree_flips(&slow);
	tally->nweights += !agree_weights(&slow);
	tally->nleave += !agree_leave_one_out(&slow);
	tally->nshuffled += !agree_shuffled();
	tally->ndumps += !agree_dump();
	interval = agree_interval(&slow);
	tally->ninterval_tried += interval >= 0;
	tally->ninterval += interval == 0;
	check_fewest(&slow, tally);
}

int main(void)
{
	struct tally t = {0};
	struct world world = {.seed = 0};

	current = &world;
	for (int round = 0; round < ROUNDS; round++) {
		arena_init(&world.arena);
		draw_world(round);
		check_world(&t);
		arena_release(&world.arena);
	}
	tap_ok(t.nscores == 0, "printed lines add up to the scores (%d fail)", t.nscores);
	tap_ok(t.nflips == 0, "single flips are those of trying all (%d fail)", t.nflips);
	tap_ok(t.nfewest == 0, "fewest changes are those of trying all (%d fail)", t.nfewest);
	tap_ok(t.nfewest_tried > ROUNDS / 2 && t.ncontrolled > ROUNDS / 20 && t.nfar > 20,
	       "%d tried, %d with conditions, %d of three or more", t.nfewest_tried, t.ncontrolled,
	       t.nfar);
	tap_ok(t.nsteps == 0, "fewest small steps are those of trying all (%d fail)", t.nsteps);
	tap_ok(t.nsteps_tried > ROUNDS / 20, "%d are possible", t.nsteps_tried);
	tap_ok(t.ninterval == 0, "the missing-answer interval is that of trying all (%d fail)",
	       t.ninterval);
	tap_ok(t.ninterval_tried > ROUNDS / 2, "%d tried", t.ninterval_tried);
	tap_ok(t.nweights == 0, "the margin vanishes at the turning weights (%d fail)", t.nweights);
	tap_ok(t.nleave == 0, "leaving one out agrees (%d fail)", t.nleave);
	tap_ok(t.nshuffled == 0, "ticks in another order change nothing (%d fail)", t.nshuffled);
	tap_ok(t.ndumps == 0, "the same again is the same text (%d fail)", t.ndumps);
	return tap_done();
}
