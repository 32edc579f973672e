/* The small things that all pieces of a guide are made of: words, numbers, roles, pictures. */
#include "content/guide_read.h"

#include <string.h>

#include "base/day.h"
#include "base/file.h"
#include "base/near.h"
#include "base/utf8.h"

enum { MOST_ROLES_NAMED = 16 };

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
	int count = guide_read_count(parent, name);
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

const char *guide_read_attr(struct guide_loader *loader, const struct xml_node *node,
			    const char *name)
{
	return xml_filled_attr(node, name, loader->diag);
}

int64_t guide_read_number(const struct xml_node *node, const char *name)
{
	const char *value = xml_attr(node, name);
	int64_t number = 0;

	for (int i = 0; value && i < 12 && value[i] >= '0' && value[i] <= '9'; i++)
		number = number * 10 + (value[i] - '0');
	return number;
}

static int two_digits(const char *text)
{
	return (text[0] - '0') * 10 + (text[1] - '0');
}

int64_t guide_read_date(const struct xml_node *node, const char *name, struct diag *diag)
{
	const char *date = xml_attr(node, name);
	int64_t number;
	int year;

	if (!date || strlen(date) != 10)
		return 0;
	year = two_digits(date) * 100 + two_digits(date + 2);
	if (year < 1970) {
		diag_error(diag, node->pos, "the date %s is before 1970", date);
		return 0;
	}
	number = day_number(year, two_digits(date + 5), two_digits(date + 8));
	if (number < 0) {
		diag_error(diag, node->pos, "there is no day %s in the calendar", date);
		diag_hint(diag, "a date is year-month-day: 2026-11-22");
		return 0;
	}
	return number * 86400;
}

bool guide_read_is(const struct xml_node *node, const char *name, const char *value)
{
	const char *is = xml_attr(node, name);

	return is && strcmp(is, value) == 0;
}

int guide_read_role(const struct guide *guide, const struct xml_node *node, const char *name,
		    struct diag *diag)
{
	const char *id = xml_attr(node, name);
	const char *ids[MOST_ROLES_NAMED];
	const char *nearest;
	int role, n = 0;

	if (!id)
		return -1;
	role = guide_find_role(guide, id);
	if (role >= 0)
		return role;
	for (; n < guide->nroles && n < MOST_ROLES_NAMED; n++)
		ids[n] = guide->roles[n].id;
	diag_error(diag, node->pos, "unknown role \"%s\"", id);
	nearest = near_find(id, ids, n);
	if (nearest)
		diag_hint(diag, "did you mean \"%s\"?", nearest);
	else if (n >= 2)
		diag_hint(diag, "the roles are %s%s%s%s%s", ids[0], n == 2 ? " and " : ", ", ids[1],
			  n > 2 ? ", " : "", n > 2 ? "..." : "");
	return -1;
}

/* Whether the alternative text is settled one way: words, or nothing to say. */
static bool has_alt(struct guide_loader *loader, const struct xml_node *node)
{
	const char *alt = xml_attr(node, "alt");
	bool is_decorative = guide_read_is(node, "decorative", "true");
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
	const char *src = guide_read_attr(loader, node, "src");
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
	picture->alt = guide_read_is(node, "decorative", "true") ? "" : xml_attr(node, "alt");
	picture->lang = xml_attr(node, "xml:lang");
	picture->wanted_width = wanted;
	return picture;
}

int guide_read_count(const struct xml_node *parent, const char *name)
{
	int n = 0;

	for (const struct xml_node *at = xml_child(parent, name); at; at = xml_next(at, name))
		n++;
	return n;
}

void guide_read_limits(struct guide_loader *loader, const struct xml_node *parent,
		       const char *name, int least, int most)
{
	int n = guide_read_count(parent, name);

	if (n < least)
		diag_error(loader->diag, parent->pos, "<%s> has %d <%s>; it needs at least %d",
			   parent->name, n, name, least);
	else if (n > most)
		diag_error(loader->diag, parent->pos, "<%s> has %d <%s>; it may have at most %d",
			   parent->name, n, name, most);
}
