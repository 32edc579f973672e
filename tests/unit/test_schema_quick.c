/*
 * The quick judge of schemas against libxml2: never valid where libxml2 refuses, on every file that
 * there is and on trees with random slips; and sure of all that is shipped. The automata of
 * regular expressions are walked at random, and libxml2 must match what they take. SLIPS=COUNT
 * tries more.
 */
#define _GNU_SOURCE
#include <glob.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "tap.h"
#include "xml/parse.h"
#include "xml/schema.h"
#include "xml/schema_automaton.h"
#include "xml/schema_quick.h"
#include "xml/schema_regexp.h"
#include "xml/schema_value.h"
#include "xml/xml.h"

#define RELAXNG "http://relaxng.org/ns/structure/1.0"

enum { MAX_NODES = 20000, MAX_WALK = 60, NWALKS = 40 };

struct kind {
	const char *name; /* of the schema's file */
	const char *shipped[4], *others[4];
	const char *slips; /* the file that gets slips */
};

static const struct kind kinds[] = {
	{"guide",
	 {"content/*.xml"},
	 {"tests/good/*.xml", "tests/bad/guide/*.xml"},
	 "content/pm-vs-tpm.xml"},
	{"quiz",
	 {"content/quizzes/*.xml"},
	 {"tests/bad/quiz/*.xml", "tests/quiz/*.xml"},
	 "content/quizzes/pm-vs-tpm.xml"},
	{"theme",
	 {"content/themes/handout.xml", "content/themes/mono.xml"},
	 {"tests/bad/theme/*.xml", "content/themes/duo.xml"},
	 "content/themes/handout.xml"},
	{"phrases",
	 {"content/phrases/*.xml", "content/phrases/form/*.xml"},
	 {"tests/bad/phrases/*.xml"},
	 "content/phrases/form/en.xml"},
	{"answers",
	 {"content/answers/*.xml"},
	 {"tests/bad/answers/*.xml", "tests/answers/good/*.xml"},
	 "content/answers/strong-pm.xml"},
	{"letters", {NULL}, {"tests/mail/*.xml", "tests/bad/letters/*.xml"}, NULL},
};

struct judged {
	struct arena arena;
	const char *root, *schema;
	const struct schema_table *table;
	int nvalid, nunsure, nwrong;
};

static unsigned seed = 20260301;

static unsigned roll(unsigned n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

static struct xml_node *parse(struct arena *arena, const char *path, const char *ns)
{
	struct parse_input input = {.path = path, .ns = ns};
	struct xml_node *root = NULL;
	struct diag diag;

	diag_init(&diag);
	input.bytes = file_read(arena, path, LIMIT_FILE_BYTES, &input.nbytes, &diag);
	if (input.bytes)
		root = parse_xml(arena, &input, &diag);
	diag_release(&diag);
	return root;
}

/* Whether the quick judge is sure; if so libxml2 is asked, and must agree. */
static bool judge(struct judged *judged, const struct xml_node *root)
{
	struct diag diag;

	if (!schema_quick_is_valid(judged->table, root)) {
		judged->nunsure++;
		return false;
	}
	judged->nvalid++;
	diag_init(&diag);
	if (!schema_judge(root, judged->schema, &diag)) {
		judged->nwrong++;
		printf("# libxml2 refuses: %s:%d: %s\n", root->pos.file,
		       diag.nmessages ? diag.messages[0].pos.line : 0,
		       diag.nmessages ? diag.messages[0].text : "?");
	}
	diag_release(&diag);
	return true;
}

/* These become trees of several files first; other tests load them. */
static bool has_inclusion(const struct xml_node *root)
{
	for (const struct xml_node *at = root; at; at = xml_walk(at, root))
		if (at->name && xml_is(at, "xi:include"))
			return true;
	return false;
}

/* All files of a pattern; how many of them the quick judge is not sure of. */
/* A theme that extends another is judged when both are put together. */
static bool is_part(const struct xml_node *root)
{
	return xml_is(root, "theme") && xml_attr(root, "extends");
}

static int judge_files(struct judged *judged, const char *pattern)
{
	glob_t found;
	int nunsure = 0;

	if (glob(arena_printf(&judged->arena, "%s/%s", judged->root, pattern), 0, NULL, &found))
		return 1;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct arena_mark mark = arena_mark(&judged->arena);
		struct xml_node *root = parse(&judged->arena, found.gl_pathv[i], NULL);

		if (root && !has_inclusion(root) && !is_part(root) && !judge(judged, root)) {
			nunsure++;
			printf("# not sure: %s\n", found.gl_pathv[i]);
		}
		arena_reset(&judged->arena, mark);
	}
	globfree(&found);
	return nunsure;
}

static int list_elements(struct xml_node *node, struct xml_node **list, int n)
{
	for (; node && n < MAX_NODES; node = node->next)
		if (node->name) {
			list[n++] = node;
			n = list_elements(node->first, list, n);
		}
	return n;
}

static const char *odd_value(void)
{
	static const char *const values[] = {
		"",
		" ",
		"x",
		"x y",
		" x",
		"1",
		"-1",
		"0",
		"007",
		"1.5mm",
		"\xc3\xa9",
		"de-AT",
		"en_US",
		"2026-02-30",
		"999999999999",
		"+5",
		"a:b",
		"-x",
		"_x",
		"true",
		"\xd9\xa3",
		"12345",
		"2017\342\200\2232021",
		"1\n",
		"a  b",
		".pdf",
		"a/b.pdf",
		"100",
		"101",
		"1e3",
		"\t4",
	};

	return values[roll(sizeof values / sizeof *values)];
}

/* Changes, renames, takes away or adds an attribute. */
static void slip_attr(struct arena *arena, struct xml_node *node, struct xml_node *other)
{
	struct xml_attr *attrs = ARENA_ARRAY(arena, struct xml_attr, node->nattrs + 1);
	const struct xml_attr *its = other->nattrs ? &other->attrs[roll((unsigned)other->nattrs)]
						   : NULL;
	int n = node->nattrs;

	if (n)
		memcpy(attrs, node->attrs, (size_t)n * sizeof *attrs);
	switch (n ? roll(5) : 4) {
	case 0:
		attrs[roll((unsigned)n)].value = odd_value();
		break;
	case 1:
		attrs[roll((unsigned)n)].value = its ? its->value : odd_value();
		break;
	case 2:
		attrs[roll((unsigned)n)] = attrs[n - 1];
		n--;
		break;
	case 3:
		if (its && !xml_attr(node, its->name))
			attrs[roll((unsigned)n)].name = its->name;
		break;
	default:
		if (its && !xml_attr(node, its->name))
			attrs[n++] = *its;
	}
	node->attrs = attrs;
	node->nattrs = n;
}

static void insert_behind(struct xml_node *node, struct xml_node *added)
{
	added->parent = node->parent;
	added->next = node->next;
	node->next = added;
	if (node->parent->last == node)
		node->parent->last = added;
}

static void unlink_next(struct xml_node *node)
{
	if (node->parent->last == node->next)
		node->parent->last = node;
	node->next = node->next->next;
}

static struct xml_node *copy_all(struct arena *arena, const struct xml_node *node)
{
	struct xml_node *copy = arena_copy(arena, node, sizeof *node), **link = &copy->first;

	for (const struct xml_node *child = node->first; child; child = child->next) {
		*link = copy->last = copy_all(arena, child);
		copy->last->parent = copy;
		link = &copy->last->next;
	}
	return copy;
}

static void add_text(struct arena *arena, struct xml_node *node)
{
	static const char *const texts[] = {"stray", " ", "\n\t", "\xc2\xa0", "\xd7\xa9"};
	struct xml_node *text = ARENA_NEW(arena, struct xml_node);

	text->text = texts[roll(sizeof texts / sizeof *texts)];
	text->pos = node->pos;
	if (node->text || (node->next && node->next->text) || !node->parent)
		return; /* two texts side by side are never read */
	insert_behind(node, text);
}

static void slip(struct arena *arena, struct xml_node *node, struct xml_node *other)
{
	struct xml_node *copy;

	switch (roll(9)) {
	case 0:
		node->name = other->name;
		break;
	case 1:
		node->first = node->last = NULL;
		break;
	case 2:
		if (node->next && node->next->name)
			unlink_next(node);
		break;
	case 3:
		if (node->parent)
			insert_behind(node, copy_all(arena, node));
		break;
	case 4:
		if (node->next && node->next->next && node->next->next->name) {
			copy = node->next->next;
			unlink_next(node->next);
			insert_behind(node, copy);
		}
		break;
	case 5:
		add_text(arena, node);
		break;
	default:
		slip_attr(arena, node, other);
	}
}

static void judge_slips(struct judged *judged, const char *file, int nslips)
{
	static struct xml_node *list[MAX_NODES];
	const char *path = arena_printf(&judged->arena, "%s/%s", judged->root, file);

	for (int i = 0; i < nslips; i++) {
		struct arena_mark mark = arena_mark(&judged->arena);
		struct xml_node *root = parse(&judged->arena, path, NULL);
		int n = root ? list_elements(root, list, 0) : 0;

		if (n > 0) {
			slip(&judged->arena, list[roll((unsigned)n)], list[roll((unsigned)n)]);
			judge(judged, root);
		}
		arena_reset(&judged->arena, mark);
	}
}

static void test_kind(const struct kind *kind, int nslips)
{
	struct judged judged = {.root = getenv("ROOT")};
	struct diag diag;
	const char *rng;
	size_t n;
	int nunsure = 0;

	arena_init(&judged.arena);
	diag_init(&diag);
	judged.schema = arena_printf(&judged.arena, "%s/content/schema/%s.rng", judged.root,
				     kind->name);
	rng = file_read(&judged.arena, judged.schema, LIMIT_SCHEMA_BYTES, &n, &diag);
	judged.table = rng ? schema_quick_find(rng, n) : NULL;
	tap_ok(judged.table && !schema_quick_find(rng, n - 1),
	       "%s: the schema has become a table, for just these bytes", kind->name);
	for (int i = 0; judged.table && i < 4 && kind->shipped[i]; i++)
		nunsure += judge_files(&judged, kind->shipped[i]);
	tap_ok(nunsure == 0, "%s: the quick judge is sure of all that is shipped", kind->name);
	for (int i = 0; judged.table && i < 4 && kind->others[i]; i++)
		judge_files(&judged, kind->others[i]);
	if (judged.table && kind->slips)
		judge_slips(&judged, kind->slips, nslips);
	tap_ok(judged.nwrong == 0, "%s: libxml2 agrees on %d trees; of %d it is not sure",
	       kind->name, judged.nvalid, judged.nunsure);
	diag_release(&diag);
	arena_release(&judged.arena);
}

/* A text that the automaton takes, or NULL: the walk came to no end. */
static char *walk(const struct automaton *automaton, struct arena *arena)
{
	char text[MAX_WALK + 1];
	const struct automaton_state *state = automaton->states;
	int n = 0;

	while (n < MAX_WALK && state->nsteps && !(state->may_end && roll(4) == 0)) {
		const struct automaton_step *step = &state->steps[roll((unsigned)state->nsteps)];

		text[n++] = step->name[0];
		state = &automaton->states[step->to];
	}
	return state->may_end ? arena_strndup(arena, text, (size_t)n) : NULL;
}

/* Every regular expression of a schema. */
static int test_expressions(struct arena *arena, const struct xml_node *grammar, int *nwrong)
{
	int n = 0;

	for (const struct xml_node *at = grammar; at; at = xml_walk(at, grammar)) {
		const char *expression;
		struct automaton automaton;

		if (!at->name || !xml_is(at, "param") || strcmp(xml_attr(at, "name"), "pattern"))
			continue;
		expression = at->first->text;
		if (!automaton_make(&automaton, arena, schema_regexp_load(arena, expression)))
			continue;
		for (int i = 0; i < NWALKS; i++) {
			const char *text = walk(&automaton, arena);

			n += text != NULL;
			if (!text || schema_value_matches(expression, text))
				continue;
			++*nwrong;
			printf("# %s does not match \"%s\"\n", expression, text);
		}
	}
	return n;
}

/* What the small language takes and refuses; the last is NULL. */
static void test_language(struct arena *arena)
{
	static const char *const refused[] = {"[a-",     "a{2",    "a{3,2}", "(a", "a)",
					      "\\d",     "\\p{L}", "[^a",    "*",  "a{0}",
					      "[a-[b]]", ".",      NULL};

	for (int i = 0; refused[i]; i++)
		tap_ok(!schema_regexp_load(arena, refused[i]), "\"%s\" is none that is known",
		       refused[i]);
}

int main(void)
{
	struct arena arena;
	const char *slips = getenv("SLIPS"), *root = getenv("ROOT");
	int n = 0, nwrong = 0;

	if (!root) {
		puts("# ROOT must name the repository");
		return 1;
	}
	arena_init(&arena);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const char *path = arena_printf(&arena, "%s/content/schema/%s.rng", root,
						kinds[i].name);

		test_kind(&kinds[i], slips ? (int)strtol(slips, NULL, 10) : 150);
		n += test_expressions(&arena, parse(&arena, path, RELAXNG), &nwrong);
	}
	tap_ok(n > 0 && nwrong == 0, "libxml2 matches %d texts that automata take", n);
	test_language(&arena);
	arena_release(&arena);
	return tap_done();
}
