/*
 * XInclude. Each file is parsed on its own, so its nodes know their own file and line, then hung
 * into the tree in place of the xi:include element. A stack of the files being included shows
 * cycles; the number of inclusions and their bytes are limited, so that files which include each
 * other often cannot grow without end.
 */
#include "xml/include.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/limits.h"
#include "xml/decode.h"
#include "xml/parse.h"
#include "xml/xml.h"

struct frame;

/* An xi:include element, and the file in which it stands. */
struct waiting {
	struct xml_node *node;
	const struct frame *frame;
};

struct include {
	struct arena *arena;
	const char *top; /* the folder that nothing leaves */
	int ninclusions;
	size_t nbytes;
	int *nnodes;
	struct diag *diag;
	struct waiting *waiting; /* xi:include elements yet to be replaced */
	int nwaiting;
};

/* A file being read; the ones that include it hang behind. */
struct frame {
	const char *path;
	dev_t device;
	ino_t inode;
	const struct frame *outer;
};

/* How many elements the node lies in, itself counted, and the root that stands around all. */
static int depth_of(const struct xml_node *node)
{
	int depth = 0;

	for (; node; node = node->parent)
		depth++;
	return depth;
}

/* RFC 3986 2.1, in place of the text. */
static char *decode_percent(struct arena *arena, const char *href)
{
	char *text = arena_strdup(arena, href), *out = text;

	for (const char *p = href; *p; p++) {
		if (*p == '%' && ascii_hex(p[1]) >= 0 && ascii_hex(p[2]) >= 0) {
			*out++ = (char)(ascii_hex(p[1]) * 16 + ascii_hex(p[2]));
			p += 2;
		} else {
			*out++ = *p;
		}
	}
	*out = 0;
	return text;
}

/* Whether href begins with a scheme such as http: (RFC 3986 3.1) or names a host. */
static bool is_remote(const char *href)
{
	size_t n = strspn(href, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				"0123456789+-.");

	return (n > 0 && href[n] == ':') || strncmp(href, "//", 2) == 0;
}

/* Whether the words of the path alone lead out of the folder, whatever is on the disk. */
static bool climbs_out(const char *href, int depth)
{
	while (*href) {
		size_t n = strcspn(href, "/");

		if (n == 2 && strncmp(href, "..", 2) == 0)
			depth--;
		else if (n > 0 && !(n == 1 && *href == '.'))
			depth++;
		if (depth < 0)
			return true;
		href += n + (href[n] == '/');
	}
	return false;
}

/* How many folders below top the file of that path lies; its path begins with top. */
static int folders_below(const char *path, const char *top)
{
	int depth = 0;
	size_t n = strlen(top);

	if (strncmp(path, top, n) == 0)
		path += n;
	path += strspn(path, "/");
	while ((path = strchr(path, '/')) != NULL) {
		path += strspn(path, "/");
		depth++;
	}
	return depth;
}

/* The path of the file to include, or NULL and an error. */
static const char *allowed_path(struct include *include, const struct xml_node *node,
				const char *href)
{
	const char *file = decode_percent(include->arena, href);
	bool is_here = strchr(node->pos.file, '/') == NULL;
	char *path;

	if (is_remote(href)) {
		diag_error(include->diag, node->pos,
			   "cannot include \"%.200s\": only files of the content folder, by a "
			   "relative path",
			   href);
		return NULL;
	}
	path = is_here ? arena_strdup(include->arena, file)
		       : file_join(include->arena, file_dir(include->arena, node->pos.file), file);
	if (file[0] == '/' || climbs_out(file, folders_below(node->pos.file, include->top)) ||
	    (file_exists(path) && !file_is_inside(path, include->top))) {
		diag_error(include->diag, node->pos,
			   "cannot include \"%.200s\": it lies outside the content folder", href);
		return NULL;
	}
	return path;
}

/* Enough is enough: what waits is not looked at. */
static char *refuse_more(struct include *include, const struct xml_node *node)
{
	diag_error(include->diag, node->pos, "more than %d inclusions, or %d MiB of them",
		   LIMIT_INCLUSIONS, LIMIT_FILE_BYTES >> 20);
	diag_hint(include->diag, "one file can hold many parts");
	include->nwaiting = 0;
	return NULL;
}

/* Reads the file and fills the frame for it. NULL and an error when it must not or can't be. */
static char *read_file(struct include *include, const struct xml_node *node, struct frame *frame,
		       size_t *nbytes)
{
	struct file_place place = {frame->path, LIMIT_FILE_BYTES};
	struct stat info;
	const char *why;
	char *bytes;
	int fd = file_open_inside(frame->path, include->top, &info, &why);

	if (fd < 0) {
		file_look(frame->path, include->diag);
		diag_error(include->diag, node->pos, "cannot include \"%s\": %s", frame->path, why);
		return NULL;
	}
	frame->device = info.st_dev;
	frame->inode = info.st_ino;
	for (const struct frame *f = frame->outer; f; f = f->outer)
		if (f->device == frame->device && f->inode == frame->inode) {
			diag_error(include->diag, node->pos, "\"%s\" includes itself", frame->path);
			close(fd);
			return NULL;
		}
	bytes = file_read_open(include->arena, fd, place, nbytes, include->diag);
	if (!bytes)
		return NULL;
	include->nbytes += *nbytes;
	return include->nbytes > LIMIT_FILE_BYTES ? refuse_more(include, node) : bytes;
}

static struct xml_node *find_id(struct xml_node *node, const char *id)
{
	struct xml_node *top = node;

	while (node) {
		const char *own = node->name ? xml_attr(node, "xml:id") : NULL;

		if (node->name && !own)
			own = xml_attr(node, "id");
		if (own && strcmp(own, id) == 0)
			return node;
		if (node->first) {
			node = node->first;
			continue;
		}
		while (node != top && !node->next)
			node = node->parent;
		node = node == top ? NULL : node->next;
	}
	return NULL;
}

/*
 * The list first..last stands where node stood: node itself becomes its first, so that nobody needs
 * to look for what hangs before it. An empty list leaves an empty text.
 */
static void replace(struct xml_node *node, struct xml_node *first, struct xml_node *last)
{
	struct xml_node *parent = node->parent, *next = node->next;

	if (!first) {
		*node = (struct xml_node){
			.text = "", .parent = parent, .next = next, .pos = node->pos};
		return;
	}
	if (first != last)
		last->next = next;
	if (first != last && parent->last == node)
		parent->last = last;
	for (struct xml_node *n = first->next; first != last && n; n = n == last ? NULL : n->next)
		n->parent = parent;
	next = first == last ? next : first->next;
	*node = *first;
	node->parent = parent;
	node->next = next;
	for (struct xml_node *n = node->first; n; n = n->next)
		n->parent = node;
}

static struct xml_node *text_node(struct include *include, const struct xml_node *node,
				  const struct frame *frame, const char *bytes, size_t nbytes)
{
	struct xml_node *text = ARENA_NEW(include->arena, struct xml_node);
	const char *encoding = xml_attr(node, "encoding"), *why;

	text->text = decode_text(include->arena, bytes, &nbytes, encoding, &why);
	text->pos = (struct srcpos){frame->path, 1};
	if (text->text)
		return text;
	diag_error(include->diag, node->pos, "cannot include \"%s\": it %s", frame->path, why);
	if (encoding)
		diag_hint(include->diag, "save it as UTF-8 and leave encoding=\"...\" out");
	else
		diag_hint(include->diag,
			  "save it as UTF-8, or say encoding=\"ISO-8859-1\" or what it is");
	return NULL;
}

static struct xml_node *parsed_node(struct include *include, const struct xml_node *node,
				    const struct frame *frame, const char *bytes, size_t nbytes)
{
	struct parse_input input = {.path = frame->path,
				    .bytes = bytes,
				    .nbytes = nbytes,
				    .depth = depth_of(node->parent) - 1,
				    .nnodes = include->nnodes};
	const char *id = xml_attr(node, "xpointer");
	struct xml_node *root = parse_xml(include->arena, &input, include->diag);

	if (!root || !id)
		return root;
	root = find_id(root, id);
	if (!root)
		diag_error(include->diag, node->pos, "nothing in \"%s\" has the id \"%.200s\"",
			   frame->path, id);
	else
		root->next = NULL;
	return root;
}

static bool check_element(const struct xml_node *node, struct diag *diag)
{
	static const char *const known[] = {"href",     "parse",    "xpointer",
					    "encoding", "accept",   "accept-language",
					    "xml:base", "xml:lang", "xml:id"};
	const char *parse = xml_attr(node, "parse");
	const char *id = xml_attr(node, "xpointer");
	int nerrors = diag->nerrors;

	for (int i = 0; i < node->nattrs; i++) {
		bool is_known = false;

		for (size_t k = 0; k < sizeof known / sizeof *known; k++)
			is_known = is_known || strcmp(node->attrs[i].name, known[k]) == 0;
		if (!is_known)
			diag_error(diag, node->pos, "unknown attribute \"%.200s\" of <xi:include>",
				   node->attrs[i].name);
	}
	if (!xml_attr(node, "href") || !*xml_attr(node, "href"))
		diag_error(diag, node->pos, "<xi:include> lacks the attribute \"href\"");
	else if (strchr(xml_attr(node, "href"), '#'))
		diag_error(
			diag, node->pos,
			"an href of <xi:include> has no \"#\"; an element's id goes into xpointer");
	if (parse && strcmp(parse, "xml") != 0 && strcmp(parse, "text") != 0)
		diag_error(
			diag, node->pos,
			"attribute \"parse\" of <xi:include>: \"%.200s\" is neither xml nor text",
			parse);
	if (id && strpbrk(id, "()/")) {
		diag_error(diag, node->pos,
			   "xpointer=\"%.200s\" is no id, and nothing else is looked for", id);
		diag_hint(diag, "give the element an id and write that");
	}
	return diag->nerrors == nerrors;
}

/* The next node after node, not below it, in document order and not leaving top. */
static struct xml_node *step_over(struct xml_node *node, const struct xml_node *top)
{
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

/* Lines up the inclusions at and below top, but not those inside another one's fallback. */
static void find_inclusions(struct include *include, struct xml_node *top,
			    const struct frame *frame)
{
	struct xml_node *node = top;

	while (node) {
		bool is_inclusion = node->name && xml_is(node, "xi:include");

		if (is_inclusion) {
			ARENA_GROW(include->arena, include->waiting, include->nwaiting);
			include->waiting[include->nwaiting++] = (struct waiting){node, frame};
		}
		node = node->first && !is_inclusion ? node->first : step_over(node, top);
	}
}

static void use_fallback(struct include *include, struct waiting here,
			 const struct xml_node *fallback)
{
	struct xml_node *after = here.node->next;

	replace(here.node, fallback->first, fallback->last);
	for (struct xml_node *n = here.node; n != after; n = n->next)
		find_inclusions(include, n, here.frame);
}

/* Puts the file in the place of the xi:include element. */
static void resolve_one(struct include *include, struct waiting here)
{
	const struct xml_node *fallback = xml_child(here.node, "xi:fallback");
	const char *parse = xml_attr(here.node, "parse");
	struct frame *frame = ARENA_NEW(include->arena, struct frame);
	struct xml_node *found = NULL;
	size_t nbytes;
	char *bytes;

	if (++include->ninclusions > LIMIT_INCLUSIONS) {
		refuse_more(include, here.node);
		return;
	}
	if (!check_element(here.node, include->diag))
		return;
	frame->outer = here.frame;
	frame->path = allowed_path(include, here.node, xml_attr(here.node, "href"));
	if (!frame->path)
		return;
	if (fallback && !file_look(frame->path, include->diag)) {
		use_fallback(include, here, fallback);
		return;
	}
	bytes = read_file(include, here.node, frame, &nbytes);
	if (bytes && parse && strcmp(parse, "text") == 0)
		found = text_node(include, here.node, frame, bytes, nbytes);
	else if (bytes)
		found = parsed_node(include, here.node, frame, bytes, nbytes);
	if (!found)
		return;
	replace(here.node, found, found);
	find_inclusions(include, here.node, frame);
}

struct xml_node *include_resolve(struct arena *arena, struct xml_node *root, const char *path,
				 int *nnodes, struct diag *diag)
{
	struct include include = {
		.arena = arena, .top = file_dir(arena, path), .nnodes = nnodes, .diag = diag};
	struct frame outermost = {.path = path};
	struct xml_node *whole = ARENA_NEW(arena, struct xml_node); /* around the root */
	struct stat info;
	int nerrors = diag->nerrors;

	if (stat(path, &info) == 0) {
		outermost.device = info.st_dev;
		outermost.inode = info.st_ino;
	}
	whole->name = "";
	whole->first = whole->last = root;
	root->parent = whole;
	find_inclusions(&include, root, &outermost);
	for (int i = 0; i < include.nwaiting; i++)
		resolve_one(&include, include.waiting[i]);
	if (diag->nerrors > nerrors)
		return NULL;
	root = (struct xml_node *)xml_child(whole, NULL);
	if (!root || root->next || root != whole->first) {
		diag_error(diag, (struct srcpos){path, 1}, "the outermost element is missing");
		return NULL;
	}
	root->parent = NULL;
	return root;
}
