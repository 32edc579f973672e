/*
 * Our validation against xmllint and Jing, on every file there is and on some hundred that a slip
 * was put into; and that the explanation finds a fault exactly where the validators do.
 */
#define _GNU_SOURCE
#include <glob.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/limits.h"
#include "tap.h"
#include "xml/parse.h"
#include "xml/schema_explain.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

enum { MAX_FILES = 1000, NSLIPS = 150 };

struct sheet {
	const char *path;
	bool is_valid;
};

struct set {
	struct arena arena;
	const char *root, *schema;
	struct sheet sheets[MAX_FILES];
	int n;
};

static struct xml_node *parse(struct set *set, const char *path, const char *ns)
{
	struct parse_input input = {.path = path, .ns = ns};
	struct xml_node *root = NULL;
	struct diag diag;

	diag_init(&diag);
	input.bytes = file_read(&set->arena, path, LIMIT_FILE_BYTES, &input.nbytes, &diag);
	if (input.bytes)
		root = parse_xml(&set->arena, &input, &diag);
	diag_release(&diag);
	return root;
}

static bool has_inclusion(const struct xml_node *node)
{
	for (; node; node = node->next)
		if ((node->name && xml_is(node, "xi:include")) || has_inclusion(node->first))
			return true;
	return false;
}

/* Files that are no XML, or include others, are the business of other tests. */
static void add(struct set *set, const char *path)
{
	const struct xml_node *root = parse(set, path, NULL);
	struct diag diag;

	if (!root || has_inclusion(root) || set->n == MAX_FILES)
		return;
	diag_init(&diag);
	root = xml_load(&set->arena, path, set->schema, NULL, &diag);
	set->sheets[set->n++] = (struct sheet){arena_strdup(&set->arena, path), root != NULL};
	diag_release(&diag);
}

static void add_all(struct set *set, const char *pattern)
{
	glob_t found;

	if (glob(arena_printf(&set->arena, "%s/%s", set->root, pattern), 0, NULL, &found) == 0)
		for (size_t i = 0; i < found.gl_pathc; i++)
			add(set, found.gl_pathv[i]);
	globfree(&found);
}

/* What a program prints about all files of the set. */
static char *ask(struct set *set, const char *program)
{
	struct buf command, answer;
	char block[4096], *text;
	FILE *pipe;
	size_t n;

	buf_init(&command);
	buf_init(&answer);
	buf_printf(&command, "%s '%s'", program, set->schema);
	for (int i = 0; i < set->n; i++)
		buf_printf(&command, " '%s'", set->sheets[i].path);
	buf_addstr(&command, " 2>&1");
	pipe = popen(buf_text(&command), "r");
	while (pipe && (n = fread(block, 1, sizeof block, pipe)) > 0)
		buf_add(&answer, block, n);
	if (pipe)
		pclose(pipe);
	text = arena_strdup(&set->arena, buf_text(&answer));
	buf_release(&command);
	buf_release(&answer);
	return text;
}

static void compare(struct set *set, const char *program, const char *answer, const char *mark)
{
	int ninvalid = 0, ndifferent = 0;

	for (int i = 0; i < set->n; i++) {
		const struct sheet *sheet = &set->sheets[i];
		bool is_valid = !strstr(answer, arena_printf(&set->arena, mark, sheet->path));

		ninvalid += !is_valid;
		if (is_valid == sheet->is_valid)
			continue;
		ndifferent++;
		printf("# %s: we say %s\n", sheet->path, sheet->is_valid ? "valid" : "invalid");
	}
	tap_ok(ndifferent == 0, "%s: %d of %d files invalid, as %s says", file_name(set->schema),
	       ninvalid, set->n, program);
}

/* Our words begin so; libxml2's do not. */
static bool is_our_message(const char *text)
{
	static const char *const beginnings[] = {"<", "unknown ", "attribute \"", "text may not ",
						 "only one <"};

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (strncmp(text, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	return false;
}

/* Where the validator is content the explanation must be silent, and the other way round. */
static void compare_explanations(struct set *set)
{
	struct parse_input schema = {.path = set->schema,
				     .ns = "http://relaxng.org/ns/structure/1.0"};
	struct diag diag;
	int ndifferent = 0, nforeign = 0;

	diag_init(&diag);
	schema.bytes = file_read(&set->arena, set->schema, LIMIT_FILE_BYTES, &schema.nbytes, &diag);
	for (int i = 0; i < set->n; i++) {
		const struct sheet *sheet = &set->sheets[i];
		int nbefore = diag.nmessages;

		schema_explain(parse(set, sheet->path, NULL), &schema, &diag);
		for (int m = nbefore; m < diag.nmessages; m++)
			nforeign += !is_our_message(diag.messages[m].text);
		if ((diag.nmessages == nbefore) == sheet->is_valid)
			continue;
		ndifferent++;
		printf("# %s: %d messages\n", sheet->path, diag.nmessages - nbefore);
	}
	tap_ok(ndifferent == 0, "%s: an explanation for every invalid file, for no valid one",
	       file_name(set->schema));
	tap_ok(nforeign == 0, "%s: in our own words", file_name(set->schema));
	diag_release(&diag);
}

/* --- Slips: one element or attribute of a good file goes, doubles, moves, changes its name --- */

struct writer {
	struct buf out;
	int at, target; /* elements counted so far; the one with the slip */
	unsigned slip;
};

static void write_escaped(struct buf *out, const char *text)
{
	for (; *text; text++)
		if (*text == '<' || *text == '&' || *text == '"')
			buf_printf(out, "&#%d;", *text);
		else
			buf_addc(out, *text);
}

static void write_attrs(struct writer *writer, const struct xml_node *node, unsigned slip)
{
	for (int i = slip == 3 ? 1 : 0; i < node->nattrs; i++) {
		buf_printf(&writer->out, " %s%s=\"", node->attrs[i].name,
			   i == 0 && slip == 4 ? "s" : "");
		write_escaped(&writer->out, i == 0 && slip == 5 ? "?! 9" : node->attrs[i].value);
		buf_addc(&writer->out, '"');
	}
}

/*
 * Slips: 1 another element, 2 one that does not exist, 3 to 5 the first attribute missing,
 * misspelt, odd, 6 words before the content, 7 no content, 8 nothing, 9 twice, 10 the next one
 * before it, too.
 */
static void write_node(struct writer *writer, const struct xml_node *node)
{
	bool is_target = node->name && ++writer->at == writer->target;
	unsigned slip = is_target ? writer->slip : 0;
	const struct xml_node *next = xml_next(node, NULL);
	const char *name = slip == 1 ? "strong" : slip == 2 ? "titel" : node->name;

	if (node->text)
		write_escaped(&writer->out, node->text);
	if (node->text || slip == 8)
		return;
	if (slip == 9)
		write_node(writer, node);
	if (slip == 10 && next)
		write_node(writer, next);
	buf_printf(&writer->out, "<%s", name);
	write_attrs(writer, node, slip);
	buf_printf(&writer->out, ">%s", slip == 6 ? "stray" : "");
	for (const struct xml_node *child = node->first; child && slip != 7; child = child->next)
		write_node(writer, child);
	buf_printf(&writer->out, "</%s>", name);
}

static int count_elements(const struct xml_node *node)
{
	int n = 0;

	for (; node; node = node->next)
		n += node->name ? 1 + count_elements(node->first) : 0;
	return n;
}

static void add_slips(struct set *set, const char *name, const char *kind)
{
	char *good = arena_printf(&set->arena, "%s/%s", set->root, name);
	const struct xml_node *root = parse(set, good, NULL);
	int nelements = root ? count_elements(root) : 0;
	unsigned random = 12345;
	struct diag diag;

	diag_init(&diag);
	for (int i = 0; i < NSLIPS && root; i++) {
		struct writer writer = {.slip = 1 + (unsigned)i % 10};
		const char *path = arena_printf(&set->arena, "%s/%s-%d.xml", getenv("TMPDIR"), kind,
						i);

		random = random * 1664525u + 1013904223u;
		writer.target = 2 + (int)(random >> 8) % (nelements - 1);
		buf_init(&writer.out);
		write_node(&writer, root);
		file_write(path, writer.out.bytes, writer.out.n, &diag);
		buf_release(&writer.out);
		add(set, path);
	}
	diag_release(&diag);
}

static void test_set(struct set *set)
{
	if (system("command -v xmllint >/dev/null") == 0)
		compare(set, "xmllint", ask(set, "xmllint --noout --relaxng"),
			"%s fails to validate");
	else
		tap_skip("libxml2-utils", "xmllint finds the same files faulty");
	if (system("command -v jing >/dev/null") == 0)
		compare(set, "jing", ask(set, "jing"), "%s:");
	else
		tap_skip("jing", "jing finds the same files faulty");
	compare_explanations(set);
}

static void test_kind(const char *kind, const char *good)
{
	struct set *set = mem_alloc(sizeof *set);

	set->n = 0;
	set->root = getenv("ROOT");
	arena_init(&set->arena);
	set->schema = arena_printf(&set->arena, "%s/content/schema/%s.rng", set->root, kind);
	if (strcmp(kind, "guide") == 0) {
		add_all(set, "content/*.xml");
		add_all(set, "tests/good/*.xml");
	} else if (strcmp(kind, "theme") == 0) {
		add_all(set, "content/themes/*.xml");
	} else {
		add_all(set, "content/phrases/*.xml");
		add_all(set, "content/phrases/form/*.xml");
	}
	add_all(set, arena_printf(&set->arena, "tests/bad/%s/*.xml", kind));
	add_slips(set, good, kind);
	test_set(set);
	arena_release(&set->arena);
	free(set);
}

int main(void)
{
	if (!getenv("ROOT") || !getenv("TMPDIR")) {
		puts("# ROOT must name the repository, TMPDIR an empty folder");
		return 1;
	}
	test_kind("guide", "content/pm-vs-tpm.xml");
	test_kind("theme", "content/themes/handout.xml");
	test_kind("phrases", "content/phrases/en.xml");
	return tap_done();
}
