/* A questionnaire as text, one thing a line. Supports stand in square brackets, a role each. */
#include "content/quiz_dump.h"

#include <inttypes.h>

#include "base/buf.h"
#include "content/condition.h"
#include "content/quiz.h"

static void dump_text(struct buf *out, int depth, const char *name, const struct quiz_text *text)
{
	for (int i = 0; i < text->n; i++) {
		buf_printf(out, "%*s%s", depth * 2, "", name);
		if (i)
			buf_printf(out, " (%s)", text->langs[i]);
		buf_printf(out, " \"%s\"\n", text->texts[i]);
	}
}

static void dump_strings(struct buf *out, const char *before, const char *const *strings, int n)
{
	for (int i = 0; i < n; i++)
		buf_printf(out, "%s\"%s\"", i ? ", " : before, strings[i]);
}

static void dump_supports(const struct quiz *quiz, const int8_t *supports, struct buf *out)
{
	if (!supports)
		return;
	buf_addstr(out, " [");
	for (int i = 0; i < quiz->guide->nroles; i++)
		buf_printf(out, supports[i] ? "%s%s %+d" : "%s%s %d", i ? ", " : "",
			   quiz->guide->roles[i].id, supports[i]);
	buf_addc(out, ']');
}

static void dump_flags(const struct quiz_option *option, struct buf *out)
{
	if (option->is_other)
		buf_addstr(out, ", other");
	if (option->is_none)
		buf_addstr(out, ", none");
	if (option->is_exclusive)
		buf_addstr(out, ", exclusive");
	if (option->is_neutral)
		buf_addstr(out, ", neutral");
	if (option->is_no_answer)
		buf_addstr(out, ", no answer");
}

static void dump_options(const struct quiz *quiz, const struct quiz_option *options, int n,
			 struct buf *out)
{
	for (int i = 0; i < n; i++) {
		const struct quiz_option *option = &options[i];

		buf_printf(out, "    '%s'", option->id);
		for (int j = 0; j < option->text.n; j++)
			buf_printf(out, "%s\"%s\"", j ? " | " : " ", option->text.texts[j]);
		dump_strings(out, " = ", option->aliases, option->naliases);
		dump_flags(option, out);
		dump_supports(quiz, option->supports, out);
		buf_addc(out, '\n');
	}
}

static void dump_study(const struct quiz_study *study, struct buf *out)
{
	if (!study)
		return;
	buf_printf(out, "  study of %" PRId64, study->n);
	if (study->alpha)
		buf_printf(out, ", alpha %s", study->alpha);
	if (study->sem)
		buf_printf(out, ", sem %s", study->sem);
	buf_addc(out, '\n');
	dump_text(out, 2, "sample", &study->sample);
	dump_text(out, 2, "source", &study->source);
}

static void dump_head(const struct quiz *quiz, struct buf *out)
{
	buf_printf(out, "questionnaire %s, version %s, %s, tie %d.%02d\n", quiz->id, quiz->version,
		   quiz->lang, quiz->tie / 100, quiz->tie % 100);
	dump_text(out, 1, "title", &quiz->title);
	if (quiz->author)
		buf_printf(out, "  author \"%s\"\n", quiz->author);
	if (quiz->date)
		buf_printf(out, "  date %" PRId64 "\n", quiz->date);
	dump_text(out, 1, "intro", &quiz->intro);
	dump_text(out, 1, "contact", &quiz->contact);
	dump_study(quiz->study, out);
	for (int i = 0; i < quiz->guide->ndimensions; i++)
		buf_printf(out, "  dimension %s counts %d%s\n",
			   quiz->guide->dimensions[i].id ? quiz->guide->dimensions[i].id : "-",
			   quiz->dimension_weights[i], quiz->is_essential[i] ? ", essential" : "");
	for (int i = 0; i < PERSON_NFIELDS; i++) {
		if (!quiz->person[i].n)
			continue;
		buf_printf(out, "  person %s", person_fields.words[i]);
		dump_strings(out, ": ", quiz->person[i].names, quiz->person[i].n);
		buf_addc(out, '\n');
	}
	for (int i = 0; i < quiz->nscales; i++) {
		buf_printf(out, "  scale %s\n", quiz->scales[i].id);
		dump_options(quiz, quiz->scales[i].points, quiz->scales[i].npoints, out);
	}
}

static void dump_limits(const struct quiz *quiz, const struct question *question, struct buf *out)
{
	switch (question->kind) {
	case QUESTION_SINGLE:
		break;
	case QUESTION_MULTI:
		if (question->least)
			buf_printf(out, ", at least %d", question->least);
		if (question->most)
			buf_printf(out, ", at most %d", question->most);
		break;
	case QUESTION_LIKERT:
		buf_printf(out, ", scale %s", quiz->scales[question->scale].id);
		if (question->dimension >= 0)
			dump_supports(quiz, question->keys, out);
		break;
	case QUESTION_RANK:
		if (question->most)
			buf_printf(out, ", top %d", question->most);
		break;
	case QUESTION_NUMBER:
		buf_printf(out, ", %" PRId64 " to %" PRId64, question->min, question->max);
		for (int i = 0; i < question->unit.n; i++)
			buf_printf(out, "%s%s", i ? " | " : " ", question->unit.texts[i]);
		break;
	case QUESTION_TEXT:
		buf_printf(out, ", at most %d characters", question->max_length);
		break;
	}
}

static void dump_bands(const struct quiz *quiz, const struct question *question, struct buf *out)
{
	for (int i = 0; i < question->nbands; i++) {
		const struct quiz_band *band = &question->bands[i];

		if (band->upto == INT64_MAX)
			buf_addstr(out, "    above");
		else
			buf_printf(out, "    up to %" PRId64, band->upto);
		if (band->is_neutral)
			buf_addstr(out, ", neutral");
		else
			dump_supports(quiz, band->supports, out);
		buf_addc(out, '\n');
	}
}

static void dump_question(const struct quiz *quiz, const struct question *question,
			  struct buf *out)
{
	buf_printf(out, "  question %s, %s", question->id, question_kinds.words[question->kind]);
	if (question->dimension >= 0)
		buf_printf(out, ", %s, weight %d", quiz->guide->dimensions[question->dimension].id,
			   question->weight);
	dump_limits(quiz, question, out);
	if (question->is_required)
		buf_addstr(out, ", required");
	if (question->is_private)
		buf_addstr(out, ", private");
	if (question->when) {
		buf_addstr(out, ", when ");
		condition_dump(question->when, quiz, out);
	}
	buf_addc(out, '\n');
	dump_text(out, 2, "text", &question->text);
	dump_text(out, 2, "hint", &question->hint);
	dump_text(out, 2, "reason", &question->reason);
	if (question->ncolumns) {
		dump_strings(out, "    column ", question->columns, question->ncolumns);
		buf_addc(out, '\n');
	}
	if (question->kind != QUESTION_LIKERT)
		dump_options(quiz, question->options, question->noptions, out);
	dump_bands(quiz, question, out);
}

static void dump_rule(const struct quiz *quiz, const struct rule *rule, struct buf *out)
{
	buf_printf(out, "  rule %s, %s, %s, %s, when ", rule->id,
		   rule_kinds.words[rule->kind], rule_levels.words[rule->level],
		   rule->role < 0 ? "all roles" : quiz->guide->roles[rule->role].id);
	condition_dump(rule->when, quiz, out);
	buf_addc(out, '\n');
	dump_text(out, 2, "head", &rule->head);
	dump_text(out, 2, "text", &rule->text);
}

static void dump_step(const struct quiz *quiz, const struct next_step *step, struct buf *out)
{
	buf_printf(out, "  step %s, %s, %s", step->id, step_outcomes.words[step->outcome],
		   step->role < 0 ? "any role" : quiz->guide->roles[step->role].id);
	if (step->when) {
		buf_addstr(out, ", when ");
		condition_dump(step->when, quiz, out);
	}
	buf_addc(out, '\n');
	dump_text(out, 2, "head", &step->head);
	dump_text(out, 2, "text", &step->text);
	if (step->href)
		buf_printf(out, "    href \"%s\"\n", step->href);
}

void quiz_dump(const struct quiz *quiz, struct buf *out)
{
	dump_head(quiz, out);
	for (int i = 0; i < quiz->nquestions; i++)
		dump_question(quiz, &quiz->questions[i], out);
	for (int i = 0; i < quiz->nrules; i++)
		dump_rule(quiz, &quiz->rules[i], out);
	for (int i = 0; i < quiz->npairs; i++) {
		const struct pair *pair = &quiz->pairs[i];

		buf_printf(out, "  pair %s and %s, %s, tolerance %d\n",
			   quiz->questions[pair->a].id, quiz->questions[pair->b].id,
			   pair->is_opposite ? "opposite" : "same", pair->tolerance);
	}
	for (int i = 0; i < quiz->nsteps; i++)
		dump_step(quiz, &quiz->steps[i], out);
}
