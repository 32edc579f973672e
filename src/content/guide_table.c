/* The tables of a guide as a whole; its dimensions and parts have theirs in files of their own. */
#include "content/guide_table.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "content/guide_choice.h"
#include "content/guide_dimension.h"
#include "content/guide_field.h"
#include "content/guide_part.h"
#include "content/guide_picture.h"
#include "xml/read.h"
#include "xml/xml.h"

/* A role's name, which must be its own. */
static const char *read_name(const struct field_in *in, const struct guide *guide,
			     const struct xml_node *node)
{
	const char *name = xml_text(in->arena, node), *id = xml_attr(node, "id");

	if (utf8_is_blank(name))
		diag_error(in->diag, node->pos, "role \"%s\" has no name", id);
	for (int i = 0; *name && i < guide->nroles; i++)
		if (strcmp(guide->roles[i].name, name) == 0)
			diag_error(in->diag, node->pos,
				   "roles \"%s\" and \"%s\" have the same name", guide->roles[i].id,
				   id);
	return name;
}

/* As many as a table has room for, or as an atlas may have. */
static void check_roles(const struct field_in *in, const struct xml_node *roles)
{
	const struct guide_loader *loader = in->owner;
	int most = loader->is_whole ? GUIDE_ATLAS_ROLES : GUIDE_MOST_ROLES;
	int n = read_count(roles, "role");

	read_limits(roles, "role", GUIDE_FEWEST_ROLES, most, in->diag);
	if (n > GUIDE_MOST_ROLES && n <= GUIDE_ATLAS_ROLES && !loader->is_whole)
		diag_hint(in->diag,
			  "choose among them with --roles, or make all pairs: roleguide atlas");
}

static void read_roles(const struct field_in *in)
{
	const struct xml_node *roles = xml_child(in->node, in->field->name), *at;
	struct guide *guide = in->record;

	if (!roles)
		return;
	check_roles(in, roles);
	/* of too many some are kept, so that their cells are not reported as well */
	guide->roles = ARENA_ARRAY(in->arena, struct role, GUIDE_ATLAS_ROLES);
	for (at = xml_child(roles, "role"); at; at = xml_next(at, "role")) {
		struct role role = {
			.id = xml_attr(at, "id"),
			.abbreviation = read_filled(at, "abbr", in->diag),
			.name = read_name(in, guide, at),
			.lang = xml_attr(at, "xml:lang"),
			.pos = at->pos,
		};

		role.lang = role.lang ? role.lang : xml_attr(roles, "xml:lang");
		if (guide->nroles < GUIDE_ATLAS_ROLES)
			guide->roles[guide->nroles++] = role;
	}
}

static void dump_roles(const struct field_out *out)
{
	const struct guide *guide = out->record;

	for (int i = 0; i < guide->nroles; i++) {
		const struct role *role = &guide->roles[i];

		field_line(out);
		buf_printf(out->buf, " %d: \"%s\"", i, role->name);
		if (role->abbreviation)
			buf_printf(out->buf, ", \"%s\"", role->abbreviation);
		buf_printf(out->buf, " #%s", role->id);
		if (role->lang)
			buf_printf(out->buf, " (%s)", role->lang);
		buf_addc(out->buf, '\n');
	}
}

static const struct field_kind roles_read = {read_roles, NULL, NULL};
static const struct field_kind roles_dumped = {NULL, NULL, dump_roles};

static void check_section(const struct field_in *in)
{
	const struct section *section = in->record;

	if (!section->nparts)
		diag_error(in->diag, in->node->pos, "section \"%s\" has nothing below its head",
			   rich_plain(in->arena, &section->head));
}

static const struct field section_fields[] = {
	FIELD("new-page", section, starts_page, field_flag, .of = "yes", .shown = " on a new page"),
	FIELD("id", section, id, field_id),
	FIELD("xml:lang", section, lang, field_lang),
	FIELD("head", section, head, guide_words),
	FIELD("", section, pos, field_pos),
	FIELD_MANY("", section, parts, guide_parts),
};
static const struct record section_record = {RECORD("section", section, section_fields),
					     .check = check_section};

static const struct field entry_fields[] = {
	FIELD("head", colophon_entry, head, guide_words),
	FIELD_MANY("p", colophon_entry, paragraphs, guide_all_words),
	FIELD("", colophon_entry, pos, field_pos),
};
static const struct record entry_record = {RECORD("entry", colophon_entry, entry_fields)};

static const struct field about_fields[] = {
	FIELD("short-title", guide, short_title, field_child_text),
	FIELD("author", guide, author, field_child_text),
	FIELD("subject", guide, subject, field_child_text),
	FIELD("keywords", guide, keywords, field_child_text),
};
static const struct record about = {RECORD(NULL, guide, about_fields)};

static const struct field masthead_fields[] = {
	FIELD("kind", guide, kind, guide_words),
	FIELD("audience", guide, audience, guide_words),
	FIELD("title", guide, title, guide_words),
	FIELD("standfirst", guide, standfirst, guide_words),
	FIELD("picture", guide, logo, guide_picture, .shown = "logo"),
};
static const struct record masthead = {RECORD(NULL, guide, masthead_fields)};

static const struct field dimensions_fields[] = {
	FIELD_MANY("dimension", guide, dimensions, guide_dimensions),
	FIELD("source-line", guide, source_line, guide_words),
};
static const struct record dimensions = {RECORD("dimensions", guide, dimensions_fields)};

static const struct field colophon_fields[] = {
	FIELD("head", guide, colophon_head, guide_words),
	FIELD_MANY("entry", guide, colophon, field_records, .of = &entry_record),
};
static const struct record colophon = {RECORD("colophon", guide, colophon_fields)};

static const struct field head_fields[] = {
	FIELD("id", guide, id, field_text, .shown = " "),
	FIELD("version", guide, version, field_filled, .shown = ", version "),
	FIELD("date", guide, date, field_date, .shown = ", date "),
	FIELD("xml:lang", guide, lang, field_text, .shown = ", "),
	FIELD("questionnaire", guide, questionnaire, field_filled_line),
	FIELD("", guide, pos, field_pos),
	FIELD_MANY("roles", guide, roles, roles_read),
};
const struct record guide_head = {RECORD("guide", guide, head_fields)};

static const struct field body_fields[] = {
	FIELD("about", guide, id, field_within, .of = &about),
	FIELD("masthead", guide, id, field_within, .of = &masthead),
	FIELD_MANY("role", guide, roles, roles_dumped),
	FIELD("dimensions", guide, id, field_within, .of = &dimensions),
	FIELD_MANY("section", guide, sections, field_records, .of = &section_record),
	FIELD_MANY("colophon", guide, colophon, field_within, .of = &colophon),
};
const struct record guide_body = {RECORD(NULL, guide, body_fields)};
