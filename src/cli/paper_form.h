/* The form on paper, a copy a person: "form --paper-form". */
#ifndef CLI_PAPER_FORM_H
#define CLI_PAPER_FORM_H

#include <stdbool.h>

struct content;
struct copies;
struct opened;
struct options;

/* Loads what the copies are made of, and lays one out: for those who print them, and for those who
 * read them. content must live as long as copies. False with errors. */
bool paper_form_begin(struct opened *opened, const struct options *options, struct content *content,
		      struct copies *copies);

/* Writes the copies, or where their boxes are, to output. */
void paper_form_make(struct opened *opened, const struct options *options, const char *output);

#endif
