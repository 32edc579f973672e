/*
 * The layout of a file as a stable one: elements by depth, prose in lines of 100 columns. What a
 * parser sees stays the same but for white space that counts once; comments, processing
 * instructions, CDATA, references and the order of attributes stay as they are written.
 */
#ifndef XML_INDENT_H
#define XML_INDENT_H

struct arena;
struct buf;

enum { INDENT_COLUMNS = 100 };

/*
 * Adds the file in that layout to out. text: a well-formed file in UTF-8, NUL-terminated.
 * inline_names: elements that stand within lines of text, up to a NULL. The same text again gives
 * the same text.
 */
void indent_write(struct arena *arena, const char *text, const char *const *inline_names,
		  struct buf *out);

#endif
