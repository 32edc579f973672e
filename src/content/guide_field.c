/* The kinds of fields that a guide is made of: words, paragraphs, roles. */
#include "content/guide_field.h"

#include "base/buf.h"
#include "xml/read.h"
#include "xml/xml.h"

static struct guide *guide_of(const struct field_in *in)
{
	return ((const struct guide_loader *)in->owner)->guide;
}

/* The element's words; an error when there are none. */
static struct rich read_words(const struct field_in *in, const struct xml_node *node)
{
	struct rich words = rich_load(in->arena, node, guide_of(in), in->diag);

	if (rich_is_empty(&words))
		diag_error(in->diag, node->pos, "<%s> is empty", node->name);
	return words;
}

/* The element's words; no spans when there are none. */
static struct rich read_any_words(const struct field_in *in, const struct xml_node *node)
{
	struct rich words = rich_load(in->arena, node, guide_of(in), in->diag);

	if (!rich_is_empty(&words))
		return words;
	for (int i = 0; i < words.nspans; i++)
		if (words.spans[i].kind == RICH_NOTE)
			diag_error(in->diag, words.spans[i].pos,
				   "the footnote has no words to stand at");
	words.nspans = 0;
	return words;
}

static void read_one(const struct field_in *in)
{
	const struct xml_node *child = xml_child(in->node, in->field->name);

	*(struct rich *)in->to = child ? read_words(in, child)
				       : (struct rich){.pos = in->node->pos};
}

static void read_own(const struct field_in *in)
{
	*(struct rich *)in->to = read_words(in, in->node);
}

static void read_any_own(const struct field_in *in)
{
	*(struct rich *)in->to = read_any_words(in, in->node);
}

/* Room for n. */
static struct rich *make_many(const struct field_in *in, int n)
{
	*in->n = n;
	return *(struct rich **)in->to = n ? ARENA_ARRAY(guide_of(in)->pieces, struct rich, n)
					   : NULL;
}

static void read_many(const struct field_in *in)
{
	const struct xml_node *child = xml_child(in->node, in->field->name);
	struct rich *many = make_many(in, read_count(in->node, in->field->name));

	for (; child && many; child = xml_next(child, in->field->name))
		*many++ = read_words(in, child);
}

static void read_paragraphs(const struct field_in *in)
{
	if (xml_child(in->node, in->field->name))
		read_many(in);
	else
		*make_many(in, 1) = read_words(in, in->node);
}

static void read_any_paragraph(const struct field_in *in)
{
	struct rich words = read_any_words(in, in->node);

	if (words.nspans)
		*make_many(in, 1) = words;
}

static void dump_rich(const struct field_out *out, const struct rich *rich)
{
	if (!rich->nspans)
		return;
	field_line(out);
	rich_dump(rich, out->buf);
	buf_addc(out->buf, '\n');
}

static void dump_one(const struct field_out *out)
{
	dump_rich(out, out->from);
}

static void dump_many(const struct field_out *out)
{
	const struct rich *const *many = out->from;

	for (int i = 0; i < out->n; i++)
		dump_rich(out, *many + i);
}

static void read_colour(const struct field_in *in)
{
	*(int *)in->to = guide_read_role(guide_of(in), in->node, in->field->name, in->diag);
}

static void show_colour(const struct field_out *out)
{
	const struct guide *guide = out->owner;
	const int *role = out->from;

	if (*role >= 0)
		buf_printf(out->buf, " in the colour of %s", guide->roles[*role].id);
}

const struct field_kind guide_words = {read_one, NULL, dump_one};
const struct field_kind guide_own_words = {read_own, NULL, dump_one};
const struct field_kind guide_any_words = {read_any_own, NULL, dump_one};
const struct field_kind guide_all_words = {read_many, NULL, dump_many};
const struct field_kind guide_paragraphs = {read_paragraphs, NULL, dump_many};
const struct field_kind guide_any_paragraph = {read_any_paragraph, NULL, dump_many};
const struct field_kind guide_colour = {read_colour, show_colour, NULL};
