/*
 * Loading a questionnaire from its tree, piece by piece, beside the guide that it belongs to.
 * Nothing stops at a fault; a questionnaire with faults is thrown away at the end.
 */
#include "content/quiz_load.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "content/guide_check.h"
#include "content/quiz_option.h"
#include "content/quiz_question.h"
#include "content/quiz_read.h"
#include "content/quiz_rule.h"
#include "content/quiz_step.h"
#include "xml/read.h"
#include "xml/xml_load.h"

enum { DEFAULT_TIE = 500 };

static const char *join(struct arena *arena, const char *dir, const char *name)
{
	return strcmp(dir, ".") == 0 ? name : file_join(arena, dir, name);
}

static const struct quiz_study *load_study(struct quiz_loader *loader, const struct xml_node *node)
{
	struct quiz_study *study;

	if (!node)
		return NULL;
	study = ARENA_NEW(loader->arena, struct quiz_study);
	*study = (struct quiz_study){
		.alpha = xml_attr(node, "alpha"),
		.sem = xml_attr(node, "sem"),
		.n = read_number(node, "n", 0),
		.sample = quiz_read_text(loader, node, "sample"),
		.source = quiz_read_text(loader, node, "source"),
		.pos = node->pos,
	};
	if (!study->alpha && !study->sem) {
		diag_error(loader->diag, node->pos, "the study has no finding");
		diag_hint(loader->diag, "give alpha, sem or both");
	}
	return study;
}

static void load_weight(struct quiz_loader *loader, const struct xml_node *node)
{
	struct quiz *quiz = loader->quiz;
	int dimension = quiz_read_dimension(loader, node);

	if (dimension < 0)
		return;
	if (quiz->dimension_weights[dimension])
		diag_error(loader->diag, node->pos, "dimension \"%s\" has a second weight",
			   xml_attr(node, "dimension"));
	quiz->dimension_weights[dimension] = (int)read_number(node, "value", 1);
	quiz->is_essential[dimension] = read_is(node, "essential", "true");
}

static void load_weights(struct quiz_loader *loader, const struct xml_node *node)
{
	struct quiz *quiz = loader->quiz;
	int n = quiz->guide->ndimensions;
	const struct xml_node *at = node ? xml_child(node, "weight") : NULL;

	quiz->dimension_weights = ARENA_ARRAY(loader->arena, int, n + 1);
	quiz->is_essential = ARENA_ARRAY(loader->arena, bool, n + 1);
	for (; at; at = xml_next(at, "weight"))
		load_weight(loader, at);
	for (int i = 0; i < n; i++)
		if (!quiz->dimension_weights[i])
			quiz->dimension_weights[i] = 1;
}

static void load_person(struct quiz_loader *loader, const struct xml_node *node)
{
	const struct xml_node *at = node ? xml_child(node, "field") : NULL;

	for (; at; at = xml_next(at, "field")) {
		int field = read_choice(at, "is", &person_fields, PERSON_ID);
		struct quiz_columns *columns = &loader->quiz->person[field];

		if (columns->n)
			diag_error(loader->diag, at->pos, "the field \"%s\" is given twice",
				   person_fields.words[field]);
		columns->names = quiz_read_strings(loader, at, "column", &columns->n);
	}
}

/* A dimension that must be answered needs something to answer. */
static void check_essential(struct quiz_loader *loader, const struct xml_node *weights)
{
	const struct quiz *quiz = loader->quiz;
	const struct xml_node *at = weights ? xml_child(weights, "weight") : NULL;

	for (; at; at = xml_next(at, "weight")) {
		const char *id = xml_attr(at, "dimension"), *dimension = NULL;
		bool is_asked = !read_is(at, "essential", "true");

		for (int i = 0; i < quiz->nquestions && !is_asked; i++) {
			if (quiz->questions[i].dimension < 0)
				continue;
			dimension = quiz->guide->dimensions[quiz->questions[i].dimension].id;
			is_asked = strcmp(dimension, id) == 0;
		}
		if (!is_asked)
			diag_error(loader->diag, at->pos, "dimension \"%s\" is essential, but no "
				   "question is scored in it", id);
	}
}

static void load_quiz(struct quiz_loader *loader, const struct xml_node *root)
{
	struct quiz *quiz = loader->quiz;
	struct quiz_text title;

	quiz->pos = root->pos;
	quiz->id = xml_attr(root, "id");
	quiz->lang = xml_attr(root, "xml:lang");
	quiz->version = read_filled(root, "version", loader->diag);
	quiz->tie = (int)read_decimal(root, "tie", 2, DEFAULT_TIE);
	quiz->author = read_filled(root, "author", loader->diag);
	quiz->date = read_date(root, "date", loader->diag);
	title = quiz_read_text(loader, root, "title");
	quiz->title = title; /* from here on, other texts are held against its languages */
	quiz->intro = quiz_read_text(loader, root, "intro");
	quiz->contact = quiz_read_text(loader, root, "contact");
	quiz->study = load_study(loader, xml_child(root, "study"));
	load_weights(loader, xml_child(root, "weights"));
	load_person(loader, xml_child(root, "person"));
	quiz_option_load_scales(loader, root);
	quiz_question_load(loader, root);
	check_essential(loader, xml_child(root, "weights"));
	quiz_rule_load(loader, root);
	quiz_rule_load_pairs(loader, root);
	quiz_step_load(loader, root);
	guide_check_characters(root, loader->diag);
}

/* root: NULL when the file was no good. */
static const struct quiz *make_quiz(struct quiz_loader *loader, const struct guide *guide,
				    const struct xml_node *root, int nerrors)
{
	if (!root)
		return NULL;
	loader->quiz->guide = guide;
	load_quiz(loader, root);
	return loader->diag->nerrors > nerrors ? NULL : loader->quiz;
}

const struct quiz *quiz_load(struct arena *arena, const char *path, const struct guide *guide,
			     const char *schema, struct diag *diag)
{
	struct quiz *quiz = ARENA_NEW(arena, struct quiz);
	struct quiz_loader loader = {.arena = arena, .quiz = quiz, .diag = diag};
	int nerrors = diag->nerrors;

	return make_quiz(&loader, guide, xml_load(arena, path, schema, &quiz->source, diag),
			 nerrors);
}

const struct quiz *quiz_load_alone(struct arena *arena, const struct xml_source *source,
				   const struct guide *guide, const char *schema,
				   struct diag *diag)
{
	struct quiz *quiz = ARENA_NEW(arena, struct quiz);
	struct quiz_loader loader = {.arena = arena, .quiz = quiz, .diag = diag};
	int nerrors = diag->nerrors;

	quiz->source = *source;
	return make_quiz(&loader, guide, xml_load_alone(arena, source, schema, diag), nerrors);
}

const char *quiz_guide_path(struct arena *arena, const char *path, const char *schema,
			    struct diag *diag)
{
	const struct xml_node *root = xml_load(arena, path, schema, NULL, diag);
	const char *name = root ? xml_attr(root, "guide") : NULL, *guide, *why;
	struct stat status;
	int fd;

	if (!name)
		return NULL;
	guide = join(arena, file_dir(arena, path), name);
	if (!file_exists(guide)) {
		diag_error(diag, root->pos, "there is no guide \"%s\"", name);
		diag_hint(diag, "the file is looked for from the folder of the questionnaire");
		return NULL;
	}
	if (!file_is_inside(path, file_dir(arena, guide))) {
		diag_error(diag, root->pos,
			   "the questionnaire does not lie in the folder of its guide \"%s\"",
			   name);
		return NULL;
	}
	fd = file_open_inside(guide, file_dir(arena, guide), &status, &why);
	if (fd < 0) {
		diag_error(diag, root->pos, "cannot read the guide \"%s\": %s", name, why);
		return NULL;
	}
	close(fd);
	return guide;
}

const char *quiz_path(struct arena *arena, const struct guide *guide, struct diag *diag)
{
	const char *dir = file_dir(arena, guide->source.path), *path, *why;
	struct stat status;
	int fd;

	if (!guide->questionnaire)
		return NULL;
	path = join(arena, dir, guide->questionnaire);
	if (!file_exists(path)) {
		diag_error(diag, guide->pos, "there is no questionnaire \"%s\"",
			   guide->questionnaire);
		diag_hint(diag, "the file is looked for from the folder of the guide");
		return NULL;
	}
	if (!file_is_inside(path, dir)) {
		diag_error(diag, guide->pos,
			   "the questionnaire \"%s\" does not lie in the folder of the guide",
			   guide->questionnaire);
		return NULL;
	}
	fd = file_open_inside(path, dir, &status, &why);
	if (fd < 0) {
		diag_error(diag, guide->pos, "cannot read the questionnaire \"%s\": %s",
			   guide->questionnaire, why);
		return NULL;
	}
	close(fd); /* a plain file, which nobody has to wait for */
	return path;
}
