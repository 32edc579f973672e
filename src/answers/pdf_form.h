/*
 * The person who filled in a form of ours in a PDF file, whichever program saved it.
 *
 * Fields are called by what they hold: "q.QUESTION" where one option is chosen, "q.QUESTION.OPTION"
 * for a box or for a place in a ranking, "q.QUESTION.number", "q.QUESTION.text", "w.QUESTION" for
 * words beside an option, "person.name", "person.date"; "roleguide" says which form it is.
 */
#ifndef ANSWERS_PDF_FORM_H
#define ANSWERS_PDF_FORM_H

#include "answers/source.h"

struct form_file;

/* Whether a file of n bytes begins as PDF does, perhaps behind what a server put before it, or as
 * the values of a form alone (FDF). */
bool pdf_form_is_like(const char *bytes, size_t n);

/* The person of the reader's source, which is read as a whole. */
struct source *pdf_form_open(struct reader *reader);

/* Takes the person, who was added, from what a form says; each fault is an error at its page. */
void pdf_form_take(struct reader *reader, const struct form_file *form);

#endif
