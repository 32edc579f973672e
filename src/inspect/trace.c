/*
 * Streams are read operator by operator; operands live in a scratch arena for just so long. What a
 * page may cost is limited: bytes of content, depth of forms, saved states.
 */
#include "inspect/trace.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "inspect/read_stream.h"
#include "inspect/trace_colour.h"
#include "inspect/trace_graphics.h"
#include "inspect/trace_object.h"
#include "inspect/trace_text.h"

enum {
	DEEPEST = 12,          /* forms in forms */
	MOST_RUNS = 1 << 16,   /* of forms on a page */
	MOST_BYTES = 64 << 20, /* of content of a page, forms as often as they are shown */
	DEEPEST_SAVES = 28,    /* ISO 19005-2, 6.1.13 */
	COST = 512,            /* what a byte of content may use of the lexer's budget */
};

struct trace *trace_new(struct reading *reading, const struct trace_listener *listener)
{
	struct trace *trace = mem_alloc(sizeof *trace);

	*trace = (struct trace){
		.reading = reading, .listener = listener, .fonts = {.reading = reading}};
	arena_init(&trace->scratch);
	trace_spaces_init(&trace->spaces, reading);
	trace->stack = mem_alloc(TRACE_STATES * sizeof *trace->stack);
	return trace;
}

void trace_free(struct trace *trace)
{
	if (!trace)
		return;
	trace_path_release(&trace->path);
	arena_release(&trace->scratch);
	free(trace->stack);
	free(trace->glyphs);
	free(trace);
}

struct trace_spaces *trace_spaces(struct trace *trace)
{
	return &trace->spaces;
}

struct trace_fonts *trace_fonts(struct trace *trace)
{
	return &trace->fonts;
}

void trace_tell(struct trace *trace, enum trace_fault fault, const char *what)
{
	if (trace->told & 1u << fault)
		return;
	trace->told |= 1u << fault;
	trace->listener->fault(trace->listener->context, trace->page, fault == FAULT_DEEP, what);
}

const struct value *trace_operand(const struct trace *trace, int n, int i)
{
	assert(0 <= i && i < n && n <= trace->noperands);
	return &trace->operands[trace->noperands - n + i];
}

double trace_number(const struct trace *trace, int n, int i)
{
	return trace_operand(trace, n, i)->real;
}

struct trace_matrix trace_numbers(const struct trace *trace)
{
	return (struct trace_matrix){trace_number(trace, 6, 0), trace_number(trace, 6, 1),
				     trace_number(trace, 6, 2), trace_number(trace, 6, 3),
				     trace_number(trace, 6, 4), trace_number(trace, 6, 5)};
}

const char *trace_name(struct trace *trace, int n)
{
	if (trace->noperands >= n && trace_operand(trace, n, 0)->kind == VALUE_NAME)
		return trace_operand(trace, n, 0)->bytes;
	trace_tell(trace, FAULT_OPERANDS, "an operator of the content lacks operands");
	return NULL;
}

const struct value *trace_resource(struct trace *trace, const char *part, const char *name)
{
	struct reading *reading = trace->reading;
	const struct value *list = read_entry(reading, trace->resources, part);
	const struct value *found = read_entry(reading, list, name);

	if (found->kind != VALUE_NULL)
		return found;
	trace_tell(trace, FAULT_RESOURCE, "the content names something that is not there");
	return NULL;
}

void trace_save(struct trace *trace)
{
	if (trace->nstack == DEEPEST_SAVES)
		trace_tell(trace, FAULT_DEEP, "more than 28 states are saved at once");
	if (trace->nstack == TRACE_STATES) /* the innermost are one */
		return;
	trace->stack[trace->nstack++] = trace->now;
}

bool trace_restore(struct trace *trace)
{
	assert(trace->lowest <= trace->nstack && trace->nstack <= TRACE_STATES);
	if (trace->nstack == trace->lowest)
		return false;
	trace->now = trace->stack[--trace->nstack];
	return true;
}

void trace_paint(struct trace *trace, struct trace_paint *paint, bool is_stroke,
		 struct trace_box box)
{
	const struct trace_state *now = &trace->now;
	const struct trace_colour *colour = is_stroke ? &now->stroke : &now->fill;

	assert(trace->depth > 0);
	paint->page = trace->page;
	paint->number = trace->number > 0 ? trace->number - 1 : 0;
	paint->clip = now->clip;
	paint->box = trace_meet(box, now->clip);
	paint->resources = trace->resources;
	paint->overprints = is_stroke ? now->stroke_overprints : now->fill_overprints;
	paint->overprint_mode = now->overprint_mode;
	paint->is_transparent = (is_stroke ? now->stroke_alpha : now->fill_alpha) < 1 ||
				now->is_blended || now->is_masked;
	paint->alpha = is_stroke ? now->stroke_alpha : now->fill_alpha;
	paint->looks |= (now->is_blended || now->is_masked ? TRACE_BLENDED : 0u) |
			(now->is_cut ? TRACE_CUT : 0u) | (trace->ntiles > 0 ? TRACE_TILED : 0u);
	if (paint->colour) {
		paint->colour = colour;
		trace_inks(colour->space, colour->parts, &paint->inks);
	}
	trace->listener->paint(trace->listener->context, paint);
}

static const struct trace_operator *find_operator(const struct value *word)
{
	const struct trace_operator *const tables[] = {
		trace_text_operators, trace_graphics_operators, trace_colour_operators,
		trace_object_operators};

	for (int i = 0; i < 4; i++)
		for (const struct trace_operator *found = tables[i]; found->name; found++)
			if (value_is(word, VALUE_WORD, found->name))
				return found;
	return NULL;
}

static bool has_operands(const struct trace *trace, const struct trace_operator *operator)
{
	if (trace->noperands < operator->n)
		return false;
	for (int i = 0; i < operator->n; i++)
		if (trace_operand(trace, operator->n, i)->kind != VALUE_NUMBER)
			return false;
	return true;
}

static void run_operator(struct trace *trace, const struct value *word, int *compatible)
{
	const struct trace_operator *operator;

	if (value_is(word, VALUE_WORD, "BX") || value_is(word, VALUE_WORD, "EX")) {
		*compatible += word->bytes[0] == 'B' ? 1 : -1;
		return;
	}
	operator= find_operator(word);
	if (!operator) {
		if (*compatible <= 0)
			trace_tell(trace, FAULT_OPERATOR, "the content has an unknown operator");
		return;
	}
	if (operator->paints && trace->depth == 1)
		trace->number++;
	if (!has_operands(trace, operator))
		trace_tell(trace, FAULT_OPERANDS, "an operator of the content lacks operands");
	else if (operator->run)
		operator->run(trace);
	else if (operator->run_as)
		operator->run_as(trace, operator->how);
}

static void run_operators(struct trace *trace, struct lexer *lexer)
{
	struct lexer *outer = trace->lexer;
	struct arena_mark mark = arena_mark(&trace->scratch);
	struct value value;
	int compatible = 0;

	assert(lexer->at <= lexer->end);
	trace->lexer = lexer;
	trace->noperands = 0;
	while (!trace->reading->has_failed) {
		if (!value_read(lexer, &value)) {
			trace_tell(trace, FAULT_SYNTAX, "the content cannot be read to its end");
			break;
		}
		if (value.kind == VALUE_END)
			break;
		if (value.kind != VALUE_WORD) {
			if (trace->noperands == TRACE_OPERANDS)
				memmove(trace->operands, trace->operands + 1,
					(size_t)--trace->noperands * sizeof value);
			trace->operands[trace->noperands++] = value;
			continue;
		}
		run_operator(trace, &value, &compatible);
		trace->noperands = 0;
		arena_reset(&trace->scratch, mark);
	}
	trace->lexer = outer;
}

/* Content in memory; a NUL need not follow. */
static void run_bytes(struct trace *trace, const char *bytes, size_t n)
{
	size_t budget = (n + 64) * COST;
	struct lexer lexer = {
		.arena = &trace->scratch, .at = bytes, .end = bytes + n, .budget = &budget};
	int lowest = trace->lowest;
	bool is_text = trace->is_text;

	trace->nbytes += n;
	if (trace->nbytes > MOST_BYTES) {
		trace_tell(trace, FAULT_LONG, "the content is longer than 64 MiB");
		return;
	}
	trace->lowest = trace->nstack;
	trace->is_text = false;
	trace->depth++;
	run_operators(trace, &lexer);
	if (trace->nstack != trace->lowest)
		trace_tell(trace, FAULT_SAVES,
			   "the content saves a state (q) that it does not restore (Q)");
	if (trace->is_text)
		trace_tell(trace, FAULT_TEXT, "the content begins text (BT) that it does not end");
	while (trace_restore(trace))
		;
	trace->depth--;
	trace->lowest = lowest;
	trace->is_text = is_text;
}

static bool can_read(struct trace *trace, const struct value *stream)
{
	if (!stream->stream) {
		trace_tell(trace, FAULT_RESOURCE, "the content names something that is not there");
		return false;
	}
	if (read_stream_is_known(trace->reading, stream))
		return true;
	trace_tell(trace, FAULT_PACKED, "the content is packed by other means than Flate");
	return false;
}

void trace_form(struct trace *trace, const struct value *form, struct trace_matrix from)
{
	struct reading *reading = trace->reading;
	const struct value *resources = read_entry(reading, form, "Resources");
	const struct value *outer = trace->resources;
	struct trace_path path = trace->path;
	struct trace_matrix text = trace->text, line = trace->line;
	struct trace_box box;
	const char *bytes;
	size_t n;

	if (trace->depth >= DEEPEST || ++trace->nruns > MOST_RUNS) {
		trace_tell(trace, FAULT_LONG, "forms are in forms without end");
		return;
	}
	if (!can_read(trace, form) || trace->nstack == TRACE_STATES ||
	    !read_stream(reading, form, &bytes, &n))
		return;
	trace_save(trace);
	trace->path = (struct trace_path){0};
	trace->now.matrix = from;
	if (trace_read_box(reading, read_entry(reading, form, "BBox"), &box)) {
		trace->now.clip = trace_meet(trace->now.clip, trace_around(&from, box));
		trace->now.is_cut |= !trace_is_upright(&from);
	}
	if (resources->kind == VALUE_DICT)
		trace->resources = resources;
	run_bytes(trace, bytes, n);
	trace_path_release(&trace->path);
	trace->path = path;
	trace->text = text;
	trace->line = line;
	trace->resources = outer;
	trace_restore(trace);
	trace->noperands = 0;
}

/* All content streams of a page are one, with white space between them. */
static bool join_content(struct trace *trace, const struct value *content, const char **bytes,
			 size_t *n)
{
	struct reading *reading = trace->reading;
	struct buf all;
	const char *part;
	size_t npart;

	*n = 0;
	*bytes = "";
	if (content->kind == VALUE_NULL)
		return true;
	if (content->kind != VALUE_ARRAY)
		return can_read(trace, content) && read_stream(reading, content, bytes, n);
	buf_init(&all);
	for (int i = 0; i < content->nitems && all.n < MOST_BYTES; i++) {
		const struct value *stream = read_item(reading, content, i);

		if (!can_read(trace, stream) || !read_stream(reading, stream, &part, &npart))
			continue;
		buf_add(&all, part, npart);
		buf_addc(&all, '\n');
	}
	if (all.n > 0)
		*bytes = arena_copy(reading->arena, all.bytes, all.n);
	*n = all.n;
	buf_release(&all);
	return !reading->has_failed;
}

void trace_begin(struct trace *trace, const struct trace_page *page)
{
	static const struct trace_space gray = {.kind = TRACE_GRAY, .n = 1};

	trace->nstack = trace->lowest = 0;
	trace->resources = page->resources;
	trace->now = (struct trace_state){.matrix = trace_identity,
					  .clip = page->boxes[TRACE_MEDIA],
					  .fill_alpha = 1,
					  .stroke_alpha = 1,
					  .line_width = 1,
					  .stretch = 1};
	trace_colour_init(&trace->now.fill, &gray);
	trace_colour_init(&trace->now.stroke, &gray);
	trace_path_clear(&trace->path);
	trace->is_clipping = trace->is_text = false;
}

bool trace_run(struct trace *trace, const struct trace_page *page, int number, int *npaints)
{
	const char *bytes;
	size_t n;

	trace->page = number;
	trace->number = trace->depth = trace->nruns = 0;
	trace->nbytes = 0;
	trace->ntiles = 0;
	trace->told = 0;
	trace_begin(trace, page);
	*npaints = 0;
	if (join_content(trace, read_entry(trace->reading, page->dict, "Contents"), &bytes, &n))
		run_bytes(trace, bytes, n);
	*npaints = trace->number;
	return !trace->reading->has_failed;
}
