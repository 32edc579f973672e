/* Tables of fields: what an element says, read into a struct and dumped again. */
#include "xml/field.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/choice.h"
#include "base/diag.h"
#include "base/len.h"
#include "tap.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

enum colour { RED, GREEN };

struct leg {
	int length;
	const char *name;
};

struct beast {
	const char *id, *lang, *food, *sound;
	enum colour colour;
	int nlegs;
	struct leg *legs;
	struct leg tail;
	bool is_tame;
	int64_t weight, born;
	len height;
	struct srcpos pos;
};

static const char *const colour_words[] = {[RED] = "red", [GREEN] = "green"};
static const struct choice colours = CHOICE_OF(colour_words);
static const len tallest = 100000;

static void check_leg(const struct field_in *in)
{
	const struct beast *beast = in->owner;
	const struct leg *leg = in->record;

	if (leg->length > 9)
		diag_error(in->diag, in->node->pos, "leg %d is long", beast->nlegs + 1);
}

static const struct field leg_fields[] = {
	FIELD("length", leg, length, field_int, .shown = " of ", .of = " cm"),
	FIELD("name", leg, name, field_child_text),
};
static const struct record leg_record = {RECORD("leg", leg, leg_fields), .check = check_leg,
					 .least = 1, .most = 2};
static const struct record tail_record = {RECORD("tail", leg, leg_fields)};

static const struct field fields[] = {
	FIELD("id", beast, id, field_id),
	FIELD("xml:lang", beast, lang, field_lang),
	FIELD("colour", beast, colour, field_choice, .of = &colours, .shown = ", "),
	FIELD("tame", beast, is_tame, field_flag, .of = "yes", .shown = ", tame"),
	FIELD("weight", beast, weight, field_number, .shown = ", weighs "),
	FIELD("born", beast, born, field_date, .shown = ", born "),
	FIELD("food", beast, food, field_filled_line),
	FIELD("sound", beast, sound, field_text, .shown = ", says "),
	FIELD("height", beast, height, field_length, .of = &tallest),
	FIELD_MANY("leg", beast, legs, field_records, .of = &leg_record),
	FIELD("tail", beast, tail, field_record, .of = &tail_record),
	{.kind = &field_pos, .at = offsetof(struct beast, pos)},
};
static const struct beast usual = {.colour = GREEN, .tail = {.length = 1}};
static const struct record beast_record = {RECORD("beast", beast, fields), .initial = &usual};

static const struct {
	const char *xml, *dump, *faults, *what;
} cases[] = {
	{"<b id='x' xml:lang='de' colour='red' tame='yes' weight='-7' born='1970-01-02' food='hay' "
	 "sound='moo'><leg length='3'/><leg><name> a\n b </name></leg><tail length='2'/></b>",
	 "beast #x (de), red, tame, weighs -7, born 86400, says moo\n  food \"hay\"\n"
	 "  leg of 3 cm\n  leg of 0 cm\n    name \"a b\"\n  tail of 2 cm\n",
	 "", "everything"},
	{"<b tame='no'><leg/></b>",
	 "beast, green, weighs 0, born 0\n  leg of 0 cm\n  tail of 1 cm\n", "",
	 "what is not said is as usual"},
	{"<b food=' ' height='50mm'><leg length='12'/></b>",
	 "beast, green, weighs 0, born 0\n  food \" \"\n  leg of 12 cm\n  tail of 1 cm\n",
	 "attribute \"food\" of <b> is empty; attribute \"height\" of <b>: 50mm is too long; "
	 "35.28mm are the most; leg 1 is long; ",
	 "faults are reported, and reading goes on"},
	{"<b/>", "beast, green, weighs 0, born 0\n  tail of 1 cm\n",
	 "<b> has 0 <leg>; it needs at least 1; ", "too few"},
	{"<b><leg/><leg/><leg length='99'><name/></leg></b>",
	 "beast, green, weighs 0, born 0\n  leg of 0 cm\n  leg of 0 cm\n"
	 "  leg of 99 cm\n    name \"\"\n  tail of 1 cm\n",
	 "<b> has 3 <leg>; it may have at most 2; <name> is empty; leg 3 is long; ", "too many"},
};

static void test_case(int i)
{
	const struct xml_source source = {
		.path = "case", .bytes = cases[i].xml, .nbytes = strlen(cases[i].xml)};
	static const struct xml_space spaces[] = {{NULL, NULL}};
	struct beast beast;
	struct arena arena;
	struct diag diag;
	struct buf out;
	const struct field_in in = {.arena = &arena, .diag = &diag, .owner = &beast};
	const struct field_out to = {.buf = &out};

	arena_init(&arena);
	diag_init(&diag);
	buf_init(&out);
	field_read(&in, &beast_record, xml_load_any(&arena, &source, spaces, &diag), &beast);
	field_dump(&to, &beast_record, &beast);
	tap_is(buf_text(&out), cases[i].dump, cases[i].what);
	buf_clear(&out);
	for (int k = 0; k < diag.nmessages; k++)
		buf_printf(&out, "%s; ", diag.messages[k].text);
	tap_is(buf_text(&out), cases[i].faults, "its faults");
	tap_ok(beast.pos.line == 1, "its line");
	buf_release(&out);
	diag_release(&diag);
	arena_release(&arena);
}

int main(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		test_case((int)i);
	return tap_done();
}
