/* Pictures of a guide: each file is loaded once, and each place says what the picture shows. */
#include "content/guide_picture.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "content/guide_field.h"
#include "look/artwork.h"
#include "xml/read.h"
#include "xml/xml.h"

/* Whether the alternative text is settled one way: words, or nothing to say. */
static bool has_alt(const struct xml_node *node, struct diag *diag)
{
	const char *alt = xml_attr(node, "alt");
	bool is_decorative = read_is(node, "decorative", "true");
	bool has_words = alt && !utf8_is_blank(alt);

	if (has_words && is_decorative) {
		diag_error(diag, node->pos,
			   "the picture is decorative and yet has an alternative text");
		diag_hint(diag, "leave out either alt or decorative");
	} else if (!has_words && !is_decorative) {
		diag_error(diag, node->pos, "the picture has no alternative text");
		diag_hint(diag, "say in alt=\"...\" what it shows, or write decorative=\"true\" if "
				"that is nothing");
	}
	return has_words != is_decorative;
}

/* The picture in a file, for one place: a file is loaded once, and its places share the pixels. */
static struct picture *find_picture(const struct field_in *in, const char *path, struct srcpos pos)
{
	struct guide_loader *loader = in->owner;
	struct picture *picture;

	for (int i = 0; i < loader->nloaded; i++) {
		if (strcmp(loader->loaded[i]->path, path) != 0)
			continue;
		picture = arena_copy(in->arena, loader->loaded[i], sizeof *picture);
		picture->pos = pos;
		return picture;
	}
	picture = picture_load(in->arena, path, loader->dir, pos, &loader->pictures, in->diag);
	if (!picture)
		return NULL;
	ARENA_GROW(in->arena, loader->loaded, loader->nloaded);
	loader->loaded[loader->nloaded++] = picture;
	return picture;
}

/* NULL with an error when it can't be used. */
static const struct picture *load(const struct field_in *in, const struct xml_node *node)
{
	const struct guide_loader *loader = in->owner;
	const char *src = read_filled(node, "src", in->diag);
	const char *width = xml_attr(node, "width");
	bool is_settled = has_alt(node, in->diag);
	const char *folder, *path;
	struct picture *picture;
	len wanted = 0;

	if (width && (!len_parse(width, &wanted) || wanted <= 0))
		diag_error(in->diag, node->pos,
			   "\"%s\" is not a width such as 24mm or 80pt, up to 14400pt", width);
	if (!src || !*src)
		return NULL;
	if (strstr(src, "://")) {
		diag_error(in->diag, node->pos,
			   "picture \"%s\" is an address; pictures are files beside the guide",
			   src);
		return NULL;
	}
	if (!loader->dir)
		return NULL;
	folder = file_dir(in->arena, node->pos.file);
	path = strcmp(folder, ".") == 0 ? src : file_join(in->arena, folder, src);
	picture = find_picture(in, path, node->pos);
	if (!picture || !is_settled)
		return NULL;
	picture->alt = read_is(node, "decorative", "true") ? "" : xml_attr(node, "alt");
	picture->lang = xml_attr(node, "xml:lang");
	/* another place of the same file may have asked for another width */
	picture->wanted_width = wanted > 0 || !picture->artwork ? wanted
								: picture->artwork->natural_width;
	return picture;
}

static void read_picture(const struct field_in *in)
{
	bool is_own = xml_is(in->node, "picture") || xml_is(in->node, "logo");
	const struct xml_node *node = is_own ? in->node : xml_child(in->node, "picture");

	if (node)
		*(const struct picture **)in->to = load(in, node);
}

static void dump_picture(const struct field_out *out)
{
	const struct picture *picture = *(const struct picture *const *)out->from;

	if (!picture)
		return;
	field_line(out);
	buf_printf(out->buf, " %dx%d", picture->width, picture->height);
	if (picture->wanted_width)
		buf_printf(out->buf, " width %" PRId64, picture->wanted_width);
	if (picture->alt && picture->alt[0])
		buf_printf(out->buf, " \"%s\"", picture->alt);
	else
		buf_addstr(out->buf, " decorative");
	if (picture->lang)
		buf_printf(out->buf, " (%s)", picture->lang);
	buf_addc(out->buf, '\n');
}

const struct field_kind guide_picture = {read_picture, NULL, dump_picture};
