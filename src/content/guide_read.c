/* The small things that all pieces of a guide are made of: words, numbers, roles, pictures. */
#include "content/guide_read.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "xml/read.h"

struct rich guide_read_words(struct guide_loader *loader, const struct xml_node *node)
{
	struct rich words = rich_load(loader->arena, node, loader->guide, loader->diag);

	if (rich_is_empty(&words))
		diag_error(loader->diag, node->pos, "<%s> is empty", node->name);
	return words;
}

struct rich guide_read_any_words(struct guide_loader *loader, const struct xml_node *node)
{
	struct rich words = rich_load(loader->arena, node, loader->guide, loader->diag);

	if (!rich_is_empty(&words))
		return words;
	for (int i = 0; i < words.nspans; i++)
		if (words.spans[i].kind == RICH_NOTE)
			diag_error(loader->diag, words.spans[i].pos,
				   "the footnote has no words to stand at");
	words.nspans = 0;
	return words;
}

struct rich guide_read_child(struct guide_loader *loader, const struct xml_node *parent,
			     const char *name)
{
	const struct xml_node *child = xml_child(parent, name);

	return child ? guide_read_words(loader, child) : (struct rich){.pos = parent->pos};
}

struct rich *guide_read_children(struct guide_loader *loader, const struct xml_node *parent,
				 const char *name, int *n)
{
	int count = read_count(parent, name);
	struct rich *children = count ? ARENA_ARRAY(loader->guide->pieces, struct rich, count)
				      : NULL;
	const struct xml_node *child = xml_child(parent, name);

	for (*n = 0; child && *n < count; child = xml_next(child, name))
		children[(*n)++] = guide_read_words(loader, child);
	return children;
}

struct rich *guide_read_paragraphs(struct guide_loader *loader, const struct xml_node *node,
				   int *n)
{
	struct rich *one;

	if (xml_child(node, "p"))
		return guide_read_children(loader, node, "p", n);
	one = ARENA_NEW(loader->guide->pieces, struct rich);
	*one = guide_read_words(loader, node);
	*n = 1;
	return one;
}

const char *guide_read_text(struct guide_loader *loader, const struct xml_node *parent,
			    const char *name)
{
	const struct xml_node *child = xml_child(parent, name);
	const char *text = child ? xml_text(loader->arena, child) : NULL;

	if (text && utf8_is_blank(text))
		diag_error(loader->diag, child->pos, "<%s> is empty", name);
	return text;
}

/* Whether the alternative text is settled one way: words, or nothing to say. */
static bool has_alt(struct guide_loader *loader, const struct xml_node *node)
{
	const char *alt = xml_attr(node, "alt");
	bool is_decorative = read_is(node, "decorative", "true");
	bool has_words = alt && !utf8_is_blank(alt);

	if (has_words && is_decorative) {
		diag_error(loader->diag, node->pos,
			   "the picture is decorative and yet has an alternative text");
		diag_hint(loader->diag, "leave out either alt or decorative");
	} else if (!has_words && !is_decorative) {
		diag_error(loader->diag, node->pos, "the picture has no alternative text");
		diag_hint(loader->diag, "say in alt=\"...\" what it shows, or write "
			  "decorative=\"true\" if that is nothing");
	}
	return has_words != is_decorative;
}

/* The picture in a file, for one place: a file is loaded once, and its places share the pixels. */
static struct picture *find_picture(struct guide_loader *loader, const char *path,
				    struct srcpos pos)
{
	struct picture *picture;

	for (int i = 0; i < loader->nloaded; i++) {
		if (strcmp(loader->loaded[i]->path, path) != 0)
			continue;
		picture = arena_copy(loader->arena, loader->loaded[i], sizeof *picture);
		picture->pos = pos;
		return picture;
	}
	picture = picture_load(loader->arena, path, loader->dir, pos, &loader->pictures,
			       loader->diag);
	if (!picture)
		return NULL;
	ARENA_GROW(loader->arena, loader->loaded, loader->nloaded);
	loader->loaded[loader->nloaded++] = picture;
	return picture;
}

const struct picture *guide_read_picture(struct guide_loader *loader, const struct xml_node *node)
{
	const char *src = read_filled(node, "src", loader->diag);
	const char *width = xml_attr(node, "width");
	bool is_settled = has_alt(loader, node);
	const char *folder, *path;
	struct picture *picture;
	len wanted = 0;

	if (width && (!len_parse(width, &wanted) || wanted <= 0))
		diag_error(loader->diag, node->pos,
			   "\"%s\" is not a width such as 24mm or 80pt, up to 14400pt", width);
	if (!src || !*src)
		return NULL;
	if (strstr(src, "://")) {
		diag_error(loader->diag, node->pos,
			   "picture \"%s\" is an address; pictures are files beside the guide",
			   src);
		return NULL;
	}
	if (!loader->dir)
		return NULL;
	folder = file_dir(loader->arena, node->pos.file);
	path = strcmp(folder, ".") == 0 ? src : file_join(loader->arena, folder, src);
	picture = find_picture(loader, path, node->pos);
	if (!picture || !is_settled)
		return NULL;
	picture->alt = read_is(node, "decorative", "true") ? "" : xml_attr(node, "alt");
	picture->lang = xml_attr(node, "xml:lang");
	picture->wanted_width = wanted;
	return picture;
}
