/* Tables and lists of a report, built cell by cell in reading order. Only report*.c use it. */
#ifndef COMPOSE_REPORT_TABLE_H
#define COMPOSE_REPORT_TABLE_H

#include "compose/report_parts.h"

/* A table with columns of its own (ncolumns entries, copied) and a summary, a phrase. */
struct block *report_table(struct report *report, struct block *parent,
			   const struct column *columns, int ncolumns, const char *summary);
/* The head or the body of a table. */
struct block *report_table_part(struct report *report, struct block *table,
				enum block_kind kind);
struct block *report_table_row(struct report *report, struct block *part, enum row_line line,
			       bool has_gap);

/* Cells of one line. A header of a column, a phrase, in grey; of a column of a role. */
void report_table_head(struct report *report, struct block *row, int column, const char *key,
		       enum align align);
void report_table_role(struct report *report, struct block *row, int column, int role);
/* The header of a row; any other cell; a number or words of the program. */
void report_table_name(struct report *report, struct block *row, int column, struct span span,
		       enum style_id style);
void report_table_cell(struct report *report, struct block *row, int column, struct span span,
		       enum align align);
void report_table_text(struct report *report, struct block *row, int column, const char *text,
		       enum align align);
/* Points in the colour of a role. */
void report_table_points(struct report *report, struct block *row, int column, int role,
			 const char *text, unsigned flags);

/* A list, and an item of it with its label, a phrase or the number i + 1: the item's body. */
struct block *report_items(struct report *report, struct block *parent,
			  enum numbering numbering, enum style_id style);
struct block *report_item(struct report *report, struct block *list, int i);

#endif
