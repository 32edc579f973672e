/* A trace while it runs. */
#ifndef INSPECT_TRACE_RUN_H
#define INSPECT_TRACE_RUN_H

#include "inspect/trace.h"

/* The graphics state (ISO 32000-1, 8.4). */
struct trace_state {
	struct trace_matrix matrix;
	struct trace_box clip;
	struct trace_colour fill, stroke;
	bool fill_overprints, stroke_overprints;
	int overprint_mode;
	double fill_alpha, stroke_alpha;
	bool is_blended, is_masked;
	bool is_cut;                         /* the clip is no rectangle */
	bool is_dashed, has_caps, has_joins; /* lines are, other than by themselves */
	double line_width;
	double character_space, word_space, stretch, leading, rise, size;
	int mode; /* of text: fill, stroke, .. */
	struct trace_font *font;
};

enum { TRACE_OPERANDS = 33, TRACE_STATES = 256 };

struct trace {
	struct reading *reading;
	struct arena scratch; /* of one operator and its operands */
	const struct trace_listener *listener;
	struct trace_spaces spaces;
	struct trace_fonts fonts;
	struct trace_state now, *stack;
	int nstack, lowest; /* lowest: how many were saved when this stream began */
	const struct value *resources;
	struct value operands[TRACE_OPERANDS];
	int noperands;
	struct trace_path path;
	struct trace_point start, at; /* of the path, in the units that it is told in */
	bool is_clipping;             /* the next operator that paints, or n, clips too */
	bool is_text;                 /* between BT and ET */
	struct trace_matrix text, line;
	struct trace_glyph *glyphs; /* of the text that is being shown; memory of its own */
	int nglyphs, most_glyphs;
	int ntiles;          /* that run inside each other */
	struct lexer *lexer; /* of the stream that runs */
	int page, number, depth, nruns;
	size_t nbytes; /* of content run */
	unsigned told; /* bits: which faults of this page */
};

/* Kinds of faults, told once a page each. */
enum trace_fault {
	FAULT_OPERATOR,
	FAULT_OPERANDS,
	FAULT_SAVES,
	FAULT_TEXT,
	FAULT_RESOURCE,
	FAULT_SYNTAX,
	FAULT_DEEP,
	FAULT_PACKED,
	FAULT_LONG,
	FAULT_INLINE
};

void trace_tell(struct trace *trace, enum trace_fault fault, const char *what);

/* Operand i of the last n; trace->noperands is at least n. */
const struct value *trace_operand(const struct trace *trace, int n, int i);
double trace_number(const struct trace *trace, int n, int i);
/* The last six operands. */
struct trace_matrix trace_numbers(const struct trace *trace);
/* The first of the last n operands; NULL, and a fault, when it is no name. */
const char *trace_name(struct trace *trace, int n);

/* An entry of a part of the resources; NULL, and a fault, when there is none. */
const struct value *trace_resource(struct trace *trace, const char *part, const char *name);

void trace_save(struct trace *trace);
bool trace_restore(struct trace *trace);

/* A piece of paint with what the state says about it; box is cut to the clip. */
void trace_paint(struct trace *trace, struct trace_paint *paint, bool is_stroke,
		 struct trace_box box);

/* The state that a page begins with. */
void trace_begin(struct trace *trace, const struct trace_page *page);

/* Runs a form, or a tile: matrix before that of the state. */
void trace_form(struct trace *trace, const struct value *form, struct trace_matrix from);

/* Operators that take this many numbers, or any operands where n is -1. Those that are alike share
 * run_as, and differ by how; one that has neither does nothing here. */
struct trace_operator {
	const char *name;
	int n;
	bool paints;
	void (*run)(struct trace *trace);
	void (*run_as)(struct trace *trace, int how);
	int how;
};

#endif
