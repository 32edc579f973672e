/* Forms, pictures, shadings, marks in the content (ISO 32000-1, 8.7.4, 8.8, 8.9, 8.10, 14.6). */
#include "inspect/trace_object.h"

static const struct trace_box unit_square = {0, 0, 1, 1};

static void paint_picture(struct trace *trace, const struct value *picture)
{
	const struct value *mask = read_entry(trace->reading, picture, "ImageMask");
	struct trace_paint paint = {
		.kind = TRACE_PICTURE, .picture = picture, .matrix = trace->now.matrix};

	if (mask->kind != VALUE_BOOLEAN)
		mask = read_entry(trace->reading, picture, "IM");
	/* a mask is painted in the colour in force */
	if (mask->kind == VALUE_BOOLEAN && mask->number)
		paint.colour = &trace->now.fill;
	trace_paint(trace, &paint, false, trace_around(&trace->now.matrix, unit_square));
}

static void paint_form(struct trace *trace, const struct value *form)
{
	struct trace_matrix own = trace_read_matrix(trace->reading, form, "Matrix");

	trace_form(trace, form, trace_multiply(own, trace->now.matrix));
}

static void paint_object(struct trace *trace)
{
	const char *name = trace_name(trace, 1);
	const struct value *object = name ? trace_resource(trace, "XObject", name) : NULL;
	const struct value *kind;

	if (!object)
		return;
	kind = read_entry(trace->reading, object, "Subtype");
	if (value_is(kind, VALUE_NAME, "Form"))
		paint_form(trace, object);
	else if (value_is(kind, VALUE_NAME, "Image"))
		paint_picture(trace, object);
}

static void paint_shading(struct trace *trace)
{
	const struct value *name = trace->noperands > 0 ? trace_operand(trace, 1, 0) : NULL;
	struct trace_paint paint = {.kind = TRACE_SHADING};

	if (name && name->kind == VALUE_NAME)
		trace_resource(trace, "Shading", name->bytes);
	trace_paint(trace, &paint, false, trace->now.clip);
}

/* Behind the bytes of an inline picture: past the first EI that stands alone and has an operator,
 * or nothing, after it. */
static const char *skip_bytes(const char *at, const char *end)
{
	enum { AHEAD = 8 };

	for (; end - at >= 3; at++) {
		const char *p = at + 3;
		bool is_text = true;

		if (!value_is_space(at[0]) || at[1] != 'E' || at[2] != 'I' ||
		    (p < end && !value_is_space(*p)))
			continue;
		for (; p < end && p < at + 3 + AHEAD; p++)
			is_text = is_text && (value_is_space(*p) || (*p > ' ' && *p < 127));
		if (is_text)
			return at + 3;
	}
	return NULL;
}

/* BI, keys and values, ID, bytes, EI: one operator. */
static void paint_inline(struct trace *trace)
{
	enum { MOST_ITEMS = 64 };
	struct lexer *lexer = trace->lexer;
	struct value picture = {.kind = VALUE_DICT}, items[MOST_ITEMS], value;
	const char *end = NULL;
	bool is_read;

	while ((is_read = value_read(lexer, &value)) && value.kind != VALUE_WORD &&
	       value.kind != VALUE_END)
		if (picture.nitems < MOST_ITEMS)
			items[picture.nitems++] = value;
	picture.items = items;
	if (is_read && value_is(&value, VALUE_WORD, "ID") && lexer->at < lexer->end)
		end = skip_bytes(lexer->at, lexer->end);
	if (!end || picture.nitems % 2 != 0) {
		trace_tell(trace, FAULT_INLINE, "the content has a picture that does not end");
		lexer->at = end ? end : lexer->end;
		return;
	}
	lexer->at = end;
	paint_picture(trace, &picture);
}

const struct trace_operator trace_object_operators[] = {
	{"BDC", -1, .paints = false},
	{"EMC", 0, .paints = false},
	{"BMC", -1, .paints = false},
	{"Do", -1, true, .run = paint_object},
	{"sh", -1, true, .run = paint_shading},
	{"BI", 0, true, .run = paint_inline},
	{"MP", -1, .paints = false},
	{"DP", -1, .paints = false},
	{"d0", 2, .paints = false},
	{"d1", 6, .paints = false},
	{0},
};
