/* The names of the fields of a form. */
#ifndef COMPOSE_FORM_NAMES_H
#define COMPOSE_FORM_NAMES_H

struct draft;

/* Errors, at the lines of the questionnaire, where two blanks of the document would share a field
 * or one would be below another, and where a state is none that a field can have. */
void form_names_check(const struct draft *draft);

#endif
