/*
 * Elements as structs, by tables. A field is named once: how the file calls it, where it stands in
 * its struct and what kind of thing it is. The same table reads an element and dumps the struct:
 *	static const struct field fields[] = {
 *		FIELD("role", panel, role, colour),
 *		FIELD("lead", panel, lead, words),
 *		FIELD_MANY("p", panel, paragraphs, words_of_all),
 *	};
 *	static const struct record panel_record = {RECORD("panel", panel, fields)};
 * What no table can say stands in a function beside it. A kind of thing is two or three functions:
 * those for plain values are here, and whoever has others writes them where the struct is known.
 */
#ifndef XML_FIELD_H
#define XML_FIELD_H

#include <stddef.h>

struct arena;
struct buf;
struct diag;
struct field;
struct xml_node;

/* Who reads; and, for functions of kinds and for checks, what. */
struct field_in {
	struct arena *arena;
	struct diag *diag;
	void *owner; /* for kinds of its own: who loads */
	const struct xml_node *node;
	void *record; /* the struct */
	const struct field *field;
	void *to; /* the field in the struct */
	int *n;   /* the number of its things */
};

/* Where structs are dumped; and, for functions of kinds, what. */
struct field_out {
	struct buf *buf;
	int depth;         /* of the struct's own line */
	const void *owner; /* for kinds of its own: the whole that structs are pieces of */
	const void *record;
	const struct field *field;
	const void *from;
	int n;
};

struct field_kind {
	/* What an element does not say stays as it was. NULL: others set the field. */
	void (*read)(const struct field_in *in);
	/* On the struct's line; or in lines below. NULL: nothing. */
	void (*show)(const struct field_out *out);
	void (*dump)(const struct field_out *out);
};

struct field {
	const char *name; /* of the attribute or the children; "" where it has none */
	size_t at;        /* where it stands in the struct */
	const struct field_kind *kind;
	const void *of;    /* what the kind wants to know besides; or NULL */
	size_t n;          /* where the number of things stands, for kinds that hold many */
	int most;          /* for kinds that have a limit */
	const char *shown; /* the dump's word for it, with what stands before; NULL: the name */
};

/* Rows of a table: what follows the kind are other members by name, .of = &words. */
/* clang-format off */
#define FIELD(title, type, member, ...) \
	{.name = title, .at = offsetof(struct type, member), .kind = &__VA_ARGS__}
#define FIELD_MANY(title, type, member, ...) \
	{.name = title, .at = offsetof(struct type, member), \
	 .n = offsetof(struct type, n##member), .kind = &__VA_ARGS__}
/* clang-format on */
#define RECORD(title, type, table) \
	.name = (title), .size = sizeof(struct type), .fields = (table), \
	.nfields = (int)(sizeof(table) / sizeof *(table))

struct record {
	const char *name;    /* the dump's word for it; NULL: it has no line of its own */
	const char *element; /* NULL: the same */
	size_t size;
	const struct field *fields;
	int nfields;
	const struct record *base; /* fields that it shares with others: read before its own, shown
				    * behind them; or NULL */
	const void *initial;       /* what a struct says before it is read; NULL: zeros */
	void (*check)(const struct field_in *in); /* of what the table cannot say; or NULL */
	int least, most; /* how many may stand side by side; most 0: any number */
};

/* Makes *to what the element says, field by field in the table's order. Of in, the first three. */
void field_read(const struct field_in *in, const struct record *record, const struct xml_node *node,
		void *to);

/* The same, over what *to says. */
void field_overlay(const struct field_in *in, const struct record *record,
		   const struct xml_node *node, void *to);

/* The record of the node's element; NULL: none is. */
const struct record *field_find(const struct record *records, int n, const struct xml_node *node);

/* The struct's line, then the lines of what stands in it. Of out, the first three. */
void field_dump(const struct field_out *out, const struct record *record, const void *from);

/* What it adds to its line alone; the lines below alone. */
void field_show(const struct field_out *out, const struct record *record, const void *from);
void field_dump_below(const struct field_out *out, const struct record *record, const void *from);

/* For kinds: a struct one deeper, on a line of its own or on one that is begun. */
void field_dump_inner(const struct field_out *out, const struct record *record, const void *from);
void field_dump_on(const struct field_out *out, const struct record *record, const void *from);

/* For kinds: the beginning of the field's line. */
void field_line(const struct field_out *out);

/* Attributes. What they show on the struct's line stands behind .shown. */
extern const struct field_kind field_text;   /* const char *: as it stands */
extern const struct field_kind field_filled; /* const char *: must not be blank */
extern const struct field_kind field_text_line, field_filled_line; /* each in a line of its own */
extern const struct field_kind field_int;    /* int; .of: what a dump says behind it, or NULL */
extern const struct field_kind field_number; /* int64_t */
extern const struct field_kind field_date;   /* int64_t, seconds since 1970 */
extern const struct field_kind field_date_line;
extern const struct field_kind field_flag;   /* bool; .of: the word for true; NULL: "true" */
extern const struct field_kind field_choice; /* an enum; .of: its struct choice */
extern const struct field_kind field_length; /* len; .of: a len, the most; NULL: any */
extern const struct field_kind field_id;     /* const char *; shown as #id */
extern const struct field_kind field_lang;   /* const char *; shown as (de) */

/* struct srcpos: where the element stands. */
extern const struct field_kind field_pos;

/* Children of that name. */
extern const struct field_kind field_child_text; /* const char *: the text of one, not empty */
extern const struct field_kind field_record;     /* a struct; .of: its record */
extern const struct field_kind field_optional;   /* the place of one; NULL: there is no child */
extern const struct field_kind field_records;    /* an array of them */

/* A child whose fields are the struct's own; .of: their record. With .n, it is dumped only where
 * there are any of those things. */
extern const struct field_kind field_within;

/* Of field_int and of field_records, for kinds that say or ask more. */
void field_int_show(const struct field_out *out);
void field_records_read(const struct field_in *in);
void field_records_dump(const struct field_out *out);

#endif
