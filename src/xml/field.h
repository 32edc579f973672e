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

/* For whom elements are read. */
struct field_reader {
	struct arena *arena;
	struct diag *diag;
	void *owner;       /* for kinds of its own: who loads */
};

/* Where structs are dumped. */
struct field_dump {
	struct buf *out;
	int depth;         /* of the struct's own line */
	const void *owner; /* for kinds of its own: the whole that the structs are pieces of */
};

struct field_kind {
	/* From the element node into the field of the struct at record; what the element does not
	 * say stays as it was. NULL: the field is set by others. */
	void (*read)(struct field_reader *reader, const struct field *field,
		     const struct xml_node *node, void *record);
	/* On the struct's line; or in lines below. NULL: nothing. */
	void (*show)(const struct field_dump *dump, const struct field *field, const void *record);
	void (*dump)(const struct field_dump *dump, const struct field *field, const void *record);
};

struct field {
	const char *name;  /* of the attribute or the children */
	size_t at;         /* where it stands in the struct */
	const struct field_kind *kind;
	const void *of;    /* what the kind wants to know besides; or NULL */
	size_t n;          /* where the number of things stands, for kinds that hold many */
	const char *shown; /* the dump's word for it, with what stands before; NULL: the name */
};

/* Rows of a table: what follows the kind are other members by name, .of = &words. */
#define FIELD(title, type, member, ...) \
	{.name = title, .at = offsetof(struct type, member), .kind = &__VA_ARGS__}
#define FIELD_MANY(title, type, member, ...) \
	{.name = title, .at = offsetof(struct type, member), \
	 .n = offsetof(struct type, n##member), .kind = &__VA_ARGS__}
#define RECORD(title, type, table) \
	.name = title, .size = sizeof(struct type), .fields = table, \
	.nfields = (int)(sizeof(table) / sizeof *(table))

struct record {
	const char *name;    /* the dump's word for it; NULL: its fields say all */
	size_t size;
	const struct field *fields;
	int nfields;
	const void *initial; /* what a struct says before it is read; NULL: zeros */
	/* What the table cannot say, once it has been read; or NULL. */
	void (*check)(struct field_reader *reader, const struct xml_node *node, void *record);
	int least, most;     /* how many may stand side by side; most 0: any number */
};

/* Makes *to what the element says, field by field in the table's order. */
void field_read(struct field_reader *reader, const struct record *record,
		const struct xml_node *node, void *to);

/* The fields alone, over what *to says. */
void field_overlay(struct field_reader *reader, const struct record *record,
		   const struct xml_node *node, void *to);

/* The struct's line, then the lines of what stands in it. */
void field_dump(const struct field_dump *dump, const struct record *record, const void *from);

/* What the fields add to a line; the lines that they make below it. */
void field_show(const struct field_dump *dump, const struct record *record, const void *from);
void field_dump_below(const struct field_dump *dump, const struct record *record,
		      const void *from);

/* For kinds: where the field, and the number of its things, stand in the struct. */
void *field_place(const struct field *field, void *record);
const void *field_value(const struct field *field, const void *record);
int *field_n(const struct field *field, const void *record);

/* A line's beginning, and a whole line of a text in quotes (NULL: none), below the struct's own. */
void field_line(const struct field_dump *dump, const struct field *field);
void field_line_text(const struct field_dump *dump, const struct field *field, const char *text);

/* Attributes. What they show on the struct's line stands behind .shown. */
extern const struct field_kind field_text;   /* const char *: as it stands */
extern const struct field_kind field_filled; /* const char *: must not be blank */
extern const struct field_kind field_text_line, field_filled_line; /* each in a line of its own */
extern const struct field_kind field_int;    /* int; 0 is not shown */
extern const struct field_kind field_number; /* int64_t; always shown */
extern const struct field_kind field_date;   /* int64_t, seconds since 1970 */
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
extern const struct field_kind field_records;    /* an array of them */

#endif
