/* The parser's complaints in our own words. */
#ifndef XML_PARSE_ERROR_H
#define XML_PARSE_ERROR_H

#include <stdbool.h>

struct diag;

struct parse_fault {
	int code; /* libxml2's xmlParserErrors */
	int line;
	const char *a, *b;   /* names that libxml2 tells, or NULL */
	int number;          /* a line or a character that libxml2 tells */
	const char *message; /* libxml2's own words, or NULL */
	bool is_cut_off;     /* the file ends here */
	bool is_after_ampersand;
	int tag_line;          /* where the file is cut off inside a tag: the tag's line; else 0 */
	int opening_line;      /* of a comment, CDATA section, instruction never closed; else 0 */
	const char *open_name; /* the innermost open element, or NULL */
	int open_line;
};

void parse_error_report(const struct parse_fault *fault, const char *path, struct diag *diag);

#endif
