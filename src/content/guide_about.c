/* The organisation with its logo, and the guide's own foot. */
#include "content/guide_about.h"

#include "base/choice.h"
#include "content/foot_text.h"
#include "content/guide_field.h"
#include "content/guide_picture.h"
#include "look/logo.h"
#include "xml/xml.h"

static const char *const place_words[] = {"both", "masthead", "foot"};
static const struct choice places = CHOICE_OF(place_words);

static const struct field logo_fields[] = {
	FIELD("", logo, picture, guide_picture, .shown = "picture"),
	FIELD("place", logo, place, field_choice, .of = &places),
	FIELD("side", logo, is_at_start, field_flag, .of = "start", .shown = " at start"),
};
static const struct record logo_record = {RECORD("logo", logo, logo_fields)};

static const struct field organisation_fields[] = {
	FIELD("name", organisation, name, field_filled_line),
	FIELD("address", organisation, address, field_filled_line),
	FIELD("href", organisation, href, field_filled_line),
	FIELD("xml:lang", organisation, lang, field_lang),
	FIELD("logo", organisation, logo, field_optional, .of = &logo_record),
	FIELD("", organisation, pos, field_pos),
};
static const struct record organisation_record = {
	RECORD("organisation", organisation, organisation_fields)};

static void check_places(const struct field_in *in, const char *text)
{
	struct foot_piece piece;

	while (text && foot_text_next(&text, &piece)) {
		if (piece.place != FOOT_UNKNOWN)
			continue;
		diag_error(in->diag, in->node->pos, "a foot knows no place \"%.*s\"", (int)piece.n,
			   piece.text);
		diag_hint(in->diag, "there are {title}, {organisation}, {version}, {date}, {page} "
				    "and {pages}");
	}
}

static void check_foot(const struct field_in *in)
{
	const struct guide_foot *foot = in->record;

	check_places(in, foot->start);
	check_places(in, foot->end);
}

static const struct field foot_fields[] = {
	FIELD("start", guide_foot, start, field_filled_line),
	FIELD("end", guide_foot, end, field_filled_line),
	FIELD("", guide_foot, pos, field_pos),
};
static const struct record foot_record = {RECORD("foot", guide_foot, foot_fields),
					  .check = check_foot};

static const struct field about_fields[] = {
	FIELD("short-title", guide, short_title, field_child_text),
	FIELD("author", guide, author, field_child_text),
	FIELD("subject", guide, subject, field_child_text),
	FIELD("keywords", guide, keywords, field_child_text),
	FIELD("organisation", guide, organisation, field_optional, .of = &organisation_record),
	FIELD("foot", guide, foot, field_optional, .of = &foot_record),
};
const struct record guide_about = {RECORD(NULL, guide, about_fields)};
