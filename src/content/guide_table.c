/* The tables of a guide as a whole; its dimensions and parts have theirs in files of their own. */
#include "content/guide_table.h"

#include <string.h>

#include "base/buf.h"
#include "base/choice.h"
#include "base/utf8.h"
#include "content/guide_about.h"
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
	if (!read_is(roles, "kind", "role"))
		guide->compares = xml_attr(roles, "kind");
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

	if (guide->compares)
		buf_printf(out->buf, "  roles of the kind %s\n", guide->compares);
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
	else if (section->parts[0].starts_page)
		diag_warn(in->diag, section->parts[0].pos,
			  "new-page has no effect here: no page begins between a section's head "
			  "and its first part");
}

static const struct field section_fields[] = {
	FIELD("new-page", section, starts_page, field_flag, .of = "yes", .shown = " on a new page"),
	FIELD("keep", section, is_together, field_flag, .of = "together",
	      .shown = " kept together"),
	FIELD("id", section, id, field_id),
	FIELD("xml:lang", section, lang, field_lang),
	FIELD("head", section, head, guide_words),
	FIELD("", section, pos, field_pos),
	FIELD_MANY("", section, parts, guide_parts),
};

/* Only one may stand in a guide, wherever that is. */
static void check_contents(const struct field_in *in)
{
	struct guide_loader *loader = in->owner;

	if (loader->contents) {
		diag_error(in->diag, in->node->pos, "only one <%s> may stand in a guide",
			   in->node->name);
		diag_hint(in->diag, "the first stands in line %d", loader->contents->pos.line);
		return;
	}
	loader->contents = in->node;
	if (loader->guide->contents == CONTENTS_IF_LONG)
		return;
	diag_error(in->diag, in->node->pos, "the guide says contents=\"%s\", and here they stand",
		   loader->guide->contents == CONTENTS_YES ? "yes" : "no");
	diag_hint(in->diag, "leave out the attribute of <guide> or this element");
}

static const struct field contents_fields[] = {
	FIELD("id", section, id, field_id),
	FIELD("xml:lang", section, lang, field_lang),
	FIELD("head", section, head, guide_words),
	FIELD("", section, pos, field_pos),
};

static void note_index(const struct field_in *in)
{
	((struct guide_loader *)in->owner)->index = in->node;
}

/* By their kind. */
static const struct record sections[] = {
	[SECTION_TEXT] = {RECORD("section", section, section_fields), .check = check_section},
	[SECTION_CONTENTS] = {RECORD("contents", section, contents_fields),
			      .check = check_contents},
	[SECTION_INDEX] = {RECORD("index", section, contents_fields), .check = note_index},
};

enum { SECTION_KINDS = sizeof sections / sizeof *sections };

static void read_sections(const struct field_in *in)
{
	const struct xml_node *at;
	struct section *section;
	int n = 0;

	for (int i = 0; i < SECTION_KINDS; i++)
		n += read_count(in->node, sections[i].name);
	section = ARENA_ARRAY(in->arena, struct section, n);
	*(struct section **)in->to = section;
	for (at = xml_child(in->node, NULL); at; at = xml_next(at, NULL)) {
		const struct record *row = field_find(sections, SECTION_KINDS, at);

		if (!row)
			continue;
		section->kind = (enum section_kind)(row - sections);
		field_overlay(in, row, at, section++);
		++*in->n;
	}
}

static void dump_sections(const struct field_out *out)
{
	const struct section *const *all = out->from;

	for (int i = 0; i < out->n; i++)
		field_dump_inner(out, &sections[(*all)[i].kind], *all + i);
}

static const struct field_kind guide_sections = {read_sections, NULL, dump_sections};

/* Words of contents="..."; what is not there says nothing. */
static const char *const contents_words[] = {
	[CONTENTS_IF_LONG] = "", [CONTENTS_YES] = "yes", [CONTENTS_NO] = "no"};
static const struct choice contents_choice = CHOICE_OF(contents_words);

static void read_contents(const struct field_in *in)
{
	const char *word = xml_attr(in->node, in->field->name);
	int wish = word ? choice_find(&contents_choice, word) : CONTENTS_IF_LONG;

	*(enum contents_wish *)in->to = wish < 0 ? CONTENTS_IF_LONG : (enum contents_wish)wish;
}

static void show_contents(const struct field_out *out)
{
	const enum contents_wish *wish = out->from;

	if (*wish != CONTENTS_IF_LONG)
		buf_printf(out->buf, ", contents %s", contents_words[*wish]);
}

static const struct field_kind contents_wish = {read_contents, show_contents, NULL};

static const struct field entry_fields[] = {
	FIELD("head", colophon_entry, head, guide_words),
	FIELD_MANY("p", colophon_entry, paragraphs, guide_all_words),
	FIELD("", colophon_entry, pos, field_pos),
};
static const struct record entry_record = {RECORD("entry", colophon_entry, entry_fields)};

static const struct field masthead_fields[] = {
	FIELD("kind", guide, kind, guide_words),
	FIELD("audience", guide, audience, guide_words),
	FIELD("title", guide, title, guide_words),
	FIELD("standfirst", guide, standfirst, guide_words),
	FIELD("picture", guide, logo, guide_picture, .shown = "logo"),
};
static const struct record masthead = {RECORD(NULL, guide, masthead_fields)};

/* What a year of work has, for pay in one period; .of: the usual number. */
static void read_work(const struct field_in *in)
{
	const int64_t *usual = in->field->of;

	*(int64_t *)in->to = read_number(in->node, in->field->name, *usual);
}

static void show_work(const struct field_out *out)
{
	const int64_t *usual = out->field->of, *is = out->from;

	if (*is != *usual)
		buf_printf(out->buf, ", %s %lld", out->field->name, (long long)*is);
}

static const struct field_kind work = {read_work, show_work, NULL};
static const int64_t usual_hours = 40, usual_days = 5, usual_weeks = 52;

static const struct field dimensions_fields[] = {
	FIELD("pay-per", guide, pay_period, field_text, .shown = ", pay a "),
	FIELD("week-hours", guide, week_hours, work, .of = &usual_hours),
	FIELD("week-days", guide, week_days, work, .of = &usual_days),
	FIELD("year-weeks", guide, year_weeks, work, .of = &usual_weeks),
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
	FIELD("contents", guide, contents, contents_wish),
	FIELD("questionnaire", guide, questionnaire, field_filled_line),
	FIELD("", guide, pos, field_pos),
	FIELD_MANY("roles", guide, roles, roles_read),
};
const struct record guide_head = {RECORD("guide", guide, head_fields)};

static const struct field body_fields[] = {
	FIELD("about", guide, id, field_within, .of = &guide_about),
	FIELD("masthead", guide, id, field_within, .of = &masthead),
	FIELD_MANY("role", guide, roles, roles_dumped),
	FIELD("dimensions", guide, id, field_within, .of = &dimensions),
	FIELD_MANY("", guide, sections, guide_sections),
	FIELD_MANY("colophon", guide, colophon, field_within, .of = &colophon),
};
const struct record guide_body = {RECORD(NULL, guide, body_fields)};
