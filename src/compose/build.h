/*
 * Blocks, a function a kind. Those of one leaf take the line as it has been written; those that
 * take a phrase add it to the line as one more sentence first. Where no place is named, a block
 * stands at its parent's place in the content.
 */
#ifndef COMPOSE_BUILD_H
#define COMPOSE_BUILD_H

#include "compose/say.h"

struct block *build_block(struct draft *draft, struct block *parent, enum block_kind kind);

/* Says what its section opens with, where the block is the first thing in the body of one. */
void build_opens(struct block *block, enum opening opening);

/* The line as a leaf; NULL when it is empty. */
struct block *build_line(struct draft *draft, struct block *parent, enum block_kind kind,
			 enum style_id style);
/* The same of one author's text, of paragraphs; of a phrase as a paragraph. */
struct block *build_leaf(struct draft *draft, struct block *parent, enum block_kind kind,
			 enum style_id style, const struct rich *rich);
void build_paras(struct draft *draft, struct block *parent, enum style_id style,
		 const struct rich *paragraphs, int nparagraphs);
struct block *build_para(struct draft *draft, struct block *parent, enum style_id style,
			 const char *key, const struct filling *with);
/* Where a link leads, spelled out, since paper has none; contents: what it is for, or NULL. */
struct block *build_address(struct draft *draft, struct block *parent, enum style_id style,
			    const char *href, const char *contents);
/* The sidenote of a section that has nothing but its head yet. */
void build_sidenote(struct draft *draft, struct block *section, const char *key,
		    const struct filling *with);

/* A block that ended up without content says so in a word, since readers wonder about a hole. */
void build_fill(struct draft *draft, struct block *block, enum style_id style);

/* Makes a heading of that level of a leaf of that kind, or nothing of NULL: the leaf. */
struct block *build_heading(struct block *leaf, int level);

/* A list; an item of it at pos, the i-th from 0, labelled by the line or, where that is empty, by
 * its number or a bullet: the item's body. */
struct block *build_list(struct draft *draft, struct block *parent, enum numbering numbering,
			 enum style_id style);
struct block *build_item(struct draft *draft, struct block *list, struct srcpos pos, int i);

/* A table of small rows with columns of its own, which are copied, and a summary, a phrase. The row
 * of its head; a row of its body. The table as one whose rows take no room but that of their text;
 * as one to write in, which takes what its page has left. */
struct block *build_table(struct draft *draft, struct block *parent, const struct column *columns,
			  int ncolumns, const char *summary);
struct block *build_tight(struct draft *draft, struct block *block);
struct block *build_to_fill(struct draft *draft, struct block *block);
struct block *build_head_row(struct draft *draft, struct block *table);
struct block *build_row(struct draft *draft, struct block *tbody, enum row_line line, bool has_gap);

/* The next cell of a row, of one column or several, with the line as its paragraph. An empty line
 * leaves it empty. It is a header where it has a scope. */
struct block *build_cell(struct draft *draft, struct block *row, enum scope scope, enum align align,
			 enum style_id style);
struct block *build_wide_cell(struct draft *draft, struct block *row, int ncolumns,
			      enum scope scope, enum align align, enum style_id style);
/* Makes a header one that cells may name; has a cell name its headers, which are copied. */
void build_named(struct draft *draft, struct block *th);
void build_headers(struct draft *draft, struct block *block, const struct block *const *headers,
		   int nheaders);
/* A cell of one span; of a number or words of the program; of points in the colour of a role. */
void build_span_cell(struct draft *draft, struct block *row, enum scope scope, struct span span,
		     enum align align);
void build_text_cell(struct draft *draft, struct block *row, const char *text, enum align align);
void build_points_cell(struct draft *draft, struct block *row, int role, const char *points,
		       unsigned flags);
/* Headers of columns: a phrase in grey; the roles, a column each. */
void build_head_cell(struct draft *draft, struct block *row, const char *key, enum align align);
void build_role_cells(struct draft *draft, struct block *row);

/* A figure that holds the chart, in the language of the phrases unless it names another. */
void build_figure(struct draft *draft, struct block *parent, struct chart *chart);
struct block *build_picture(struct draft *draft, struct block *parent,
			    const struct picture *picture);

/* The running foot: the line as it stands at its start, "Page x of y" at its end. */
void build_foot(struct draft *draft);

#endif
