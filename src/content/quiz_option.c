/* Answers to choose from: the options of questions and the points of scales. */
#include "content/quiz_option.h"

#include <string.h>

#include "base/limits.h"
#include "content/quiz_read.h"
#include "xml/read.h"

/* A point is called by its number unless it has a name. */
static const char *load_id(struct quiz_loader *loader, const struct xml_node *node, int number)
{
	const char *id = xml_attr(node, "id");

	return id ? id : arena_printf(loader->arena, "%d", number);
}

static struct quiz_option load_option(struct quiz_loader *loader, const struct xml_node *node,
				      int number)
{
	struct quiz_option option = {
		.id = load_id(loader, node, number),
		.text = quiz_read_text(loader, node, "text"),
		.supports = quiz_read_supports(loader, node, "support"),
		.is_other = read_is(node, "other", "true"),
		.is_none = read_is(node, "none", "true"),
		.is_exclusive = read_is(node, "exclusive", "true"),
		.is_neutral = read_is(node, "neutral", "true"),
		.is_no_answer = read_is(node, "noanswer", "true"),
		.pos = node->pos,
	};

	option.aliases = quiz_read_strings(loader, node, "alias", &option.naliases);
	if (option.is_none || option.is_no_answer)
		option.is_exclusive = true;
	return option;
}

/* One spelling of an answer: its code, a label in some language, an alias; NULL past the last. */
static const char *find_spelling(const struct quiz_option *option, int i)
{
	if (i == 0)
		return option->id;
	if (i <= option->text.n)
		return option->text.texts[i - 1];
	i -= 1 + option->text.n;
	return i < option->naliases ? option->aliases[i] : NULL;
}

static const char *find_shared(const struct quiz_option *a, const struct quiz_option *b)
{
	const char *x, *y;

	for (int i = 0; (x = find_spelling(a, i)); i++)
		for (int j = 0; (y = find_spelling(b, j)); j++)
			if (strcmp(x, y) == 0)
				return x;
	return NULL;
}

static void check_apart(struct quiz_loader *loader, const struct quiz_option *options, int n)
{
	for (int i = 1; i < n && n <= LIMIT_OPTIONS; i++)
		for (int j = 0; j < i; j++) {
			const struct quiz_option *a = &options[j], *b = &options[i];
			const char *shared = find_shared(a, b);

			if (!shared)
				continue;
			if (strcmp(a->id, b->id) == 0) {
				quiz_read_double(loader, b->pos, "answer", b->id, a->pos);
				continue;
			}
			diag_error(loader->diag, b->pos, "answers '%s' and '%s' are both called "
				   "\"%s\"", a->id, b->id, shared);
			diag_hint(loader->diag, "the first stands in line %d", a->pos.line);
		}
}

struct quiz_option *quiz_option_load(struct quiz_loader *loader, const struct xml_node *parent,
				     const char *name, int *n)
{
	int count = read_count(parent, name);
	struct quiz_option *options = count ? ARENA_ARRAY(loader->arena, struct quiz_option, count)
					    : NULL;
	const struct xml_node *at = xml_child(parent, name);

	for (*n = 0; at && *n < count; at = xml_next(at, name)) {
		options[*n] = load_option(loader, at, *n + 1);
		++*n;
	}
	if (*n > LIMIT_OPTIONS)
		diag_error(loader->diag, parent->pos, "there are %d answers, more than the %d "
			   "that anyone could choose from", *n, LIMIT_OPTIONS);
	check_apart(loader, options, *n);
	return options;
}

static void load_scale(struct quiz_loader *loader, const struct xml_node *node,
		       struct quiz_scale *scale)
{
	struct quiz *quiz = loader->quiz;

	scale->id = xml_attr(node, "id");
	scale->pos = node->pos;
	scale->points = quiz_option_load(loader, node, "point", &scale->npoints);
	if (scale->npoints < 2)
		diag_error(loader->diag, node->pos, "scale \"%s\" has fewer than two points",
			   scale->id);
	for (int i = 0; i < quiz->nscales; i++)
		if (strcmp(quiz->scales[i].id, scale->id) == 0)
			quiz_read_double(loader, node->pos, "scale", scale->id,
					 quiz->scales[i].pos);
}

void quiz_option_load_scales(struct quiz_loader *loader, const struct xml_node *root)
{
	struct quiz *quiz = loader->quiz;
	int n = read_count(root, "scale");
	const struct xml_node *at;

	if (n > LIMIT_QUESTIONS) {
		diag_error(loader->diag, root->pos, "there are %d scales, more than %d", n,
			   LIMIT_QUESTIONS);
		return;
	}
	quiz->scales = ARENA_ARRAY(loader->arena, struct quiz_scale, n + 1);
	for (at = xml_child(root, "scale"); at; at = xml_next(at, "scale")) {
		load_scale(loader, at, &quiz->scales[quiz->nscales]);
		quiz->nscales++;
	}
}
