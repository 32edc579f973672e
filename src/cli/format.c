/*
 * Format. A file is parsed first, so that what is not well-formed is refused; then what was written
 * is laid out anew, and parsed again: it must be the same file but for its white space, or nothing
 * is written.
 */
#include "cli/format.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/limits.h"
#include "base/plain.h"
#include "base/sniff.h"
#include "cli/cli.h"
#include "cli/file_kind.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "xml/decode.h"
#include "xml/indent.h"
#include "xml/token.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

/* What stands within lines: inline.content of the guide's schema. */
static const char *const inline_names[] = {"em",        "strong",     "sub",      "sup",  "code",
					   "a",         "ref",        "indexed",  "abbr", "span",
					   "role-name", "role-names", "footnote", "br",   NULL};

struct formatted {
	const char *path;
	const char *bytes; /* as they were read */
	size_t nbytes;
	struct buf out;
};

/* Whether two texts are one but for white space. */
static bool is_same_text(const char *a, const char *b)
{
	for (;; a++, b++) {
		while (ascii_is_space(*a))
			a++;
		while (ascii_is_space(*b))
			b++;
		if (*a != *b)
			return false;
		if (!*a)
			return true;
	}
}

static bool is_blank(const struct xml_node *node)
{
	return node->text && is_same_text(node->text, "");
}

static bool has_same_attributes(const struct xml_node *a, const struct xml_node *b)
{
	for (int i = 0; i < a->nattrs; i++)
		if (!xml_attr(b, a->attrs[i].name) ||
		    strcmp(a->attrs[i].value, xml_attr(b, a->attrs[i].name)) != 0)
			return false;
	return a->nattrs == b->nattrs;
}

/* The node behind that one which is no white space; NULL behind the last below root. */
static const struct xml_node *find_next(const struct xml_node *node, const struct xml_node *root)
{
	do
		node = xml_walk(node, root);
	while (node && is_blank(node));
	return node;
}

/* Whether two files are one but for white space. */
static bool is_same_tree(const struct xml_node *a, const struct xml_node *b)
{
	const struct xml_node *root = a, *other = b;

	for (; a && b; a = find_next(a, root), b = find_next(b, other))
		if (a->name ? !b->name || strcmp(a->name, b->name) != 0 ||
				      !has_same_attributes(a, b)
			    : !b->text || !is_same_text(a->text, b->text))
			return false;
	return !a && !b;
}

/* The encoding that the file says it has; NULL: UTF-8. */
static const char *find_encoding(struct arena *arena, const char *bytes, size_t n)
{
	struct token_attribute attribute;
	const char *at;

	if (sniff_is_utf16(bytes, n))
		return "UTF-16";
	bytes = sniff_text(bytes, &n);
	if (strncmp(bytes, "<?xml", 5) != 0)
		return NULL;
	for (at = bytes + 5; token_read_attribute(&at, &attribute);)
		if (attribute.nname == 8 && strncmp(attribute.name, "encoding", 8) == 0)
			return arena_strndup(arena, attribute.value + 1, attribute.nvalue - 2);
	return NULL;
}

/* Ends of lines are those of XML (2.11). */
static const char *end_lines(struct arena *arena, const char *text)
{
	char *out = arena_strdup(arena, text), *end = out;

	for (; *text; text++)
		if (*text != '\r')
			*end++ = *text;
		else if (text[1] != '\n')
			*end++ = '\n';
	*end = '\0';
	return out;
}

static const struct xml_node *parse(struct arena *arena, const char *path, const char *bytes,
				    size_t nbytes, struct diag *diag)
{
	struct xml_source source = {.path = path, .bytes = bytes, .nbytes = nbytes};

	return xml_load_any(arena, &source, NULL, diag);
}

/* Lays the file out; false with an error. */
static bool lay_out(struct arena *arena, struct formatted *file, struct diag *diag)
{
	const struct xml_node *root = parse(arena, file->path, file->bytes, file->nbytes, diag);
	struct srcpos pos;
	const char *text, *why;
	size_t n = file->nbytes;

	if (!root || file_kind_find(root->name, root->pos, diag) == FILE_UNKNOWN)
		return false;
	pos = (struct srcpos){root->pos.file, 0};
	text = decode_text(arena, file->bytes, &n, find_encoding(arena, file->bytes, n), &why);
	if (!text) {
		diag_error(diag, pos, "the file %s", why);
		return false;
	}
	indent_write(arena, end_lines(arena, text), inline_names, &file->out);
	if (is_same_tree(root, parse(arena, file->path, file->out.bytes, file->out.n, diag)))
		return true;
	diag_fail(diag, pos, "the layout would change more than white space; the file stays");
	diag_hint(diag, "that is a fault of roleguide: please report it, with the file");
	return false;
}

static int first_difference(const struct formatted *file)
{
	int line = 1;

	for (size_t i = 0; i < file->nbytes && i < file->out.n; i++) {
		if (file->bytes[i] != file->out.bytes[i])
			break;
		line += file->bytes[i] == '\n';
	}
	return line;
}

static bool is_laid_out(const struct formatted *file)
{
	return file->nbytes == file->out.n &&
	       memcmp(file->bytes, file->out.bytes, file->nbytes) == 0;
}

/* In its place, unless somebody has changed it since it was read. */
static void write_in_place(struct arena *arena, const struct formatted *file,
			   const struct options *options, struct diag *diag)
{
	size_t n;
	const char *now = file_read(arena, file->path, LIMIT_FILE_BYTES, &n, diag);

	if (!now)
		return;
	if (n != file->nbytes || memcmp(now, file->bytes, n) != 0)
		diag_fail(diag, (struct srcpos){file->path, 0},
			  "has changed while it was formatted, and stays");
	else if (file_write(file->path, file->out.bytes, file->out.n, diag) && !options->is_quiet)
		printf("formatted %s\n", plain_name(arena, file->path));
}

static void put(struct arena *arena, const struct formatted *file, const struct options *options,
		struct diag *diag)
{
	const char *output = options->output ? options->output : "-";

	if (options->is_in_place && !is_laid_out(file)) {
		write_in_place(arena, file, options, diag);
	} else if (options->is_layout_check && !is_laid_out(file)) {
		diag_error(diag, (struct srcpos){file->path, first_difference(file)},
			   "is laid out in another way");
		diag_hint(diag, "roleguide format --write %s", file->path);
	} else if (!options->is_in_place && !options->is_layout_check) {
		file_write(output, file->out.bytes, file->out.n, diag);
	}
}

/* What goes together; false with an error. */
static bool check_wish(const struct options *options, struct diag *diag)
{
	struct srcpos nowhere = {0};
	bool has_stream = false;

	for (int i = 0; i < options->nfiles; i++)
		has_stream = has_stream || strcmp(options->files[i], "-") == 0;
	if (options->is_in_place && options->is_layout_check)
		diag_error(diag, nowhere, "--write and --check do not go together");
	else if (options->output && (options->is_in_place || options->is_layout_check))
		diag_error(diag, nowhere, "-o goes with neither --write nor --check");
	else if (options->is_in_place && has_stream)
		diag_error(diag, nowhere, "--write wants a file, not standard input");
	else if (!options->is_in_place && !options->is_layout_check && options->nfiles > 1)
		diag_error(diag, nowhere, "several files want --write or --check");
	else
		return !options->output || outputs_check(options, options->output, diag);
	return false;
}

int format_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct inputs *inputs = diag->inputs;

	(void)arena;
	if (!check_wish(options, diag))
		return EXIT_USAGE;
	if (options->is_in_place) /* what is read is written over, and that is what is wanted */
		diag->inputs = NULL;
	for (int i = 0; i < options->nfiles; i++) {
		struct formatted file = {.path = options->files[i]};
		struct arena own;

		arena_init(&own);
		buf_init(&file.out);
		file.bytes = file_read(&own, file.path, LIMIT_FILE_BYTES, &file.nbytes, diag);
		if (file.bytes && lay_out(&own, &file, diag))
			put(&own, &file, options, diag);
		buf_release(&file.out);
		arena_release(&own);
	}
	diag->inputs = inputs;
	return cli_status(diag);
}
