/* The questionnaire as the script of the page takes it. */
#ifndef FORMS_HTML_QUIZ_H
#define FORMS_HTML_QUIZ_H

#include "forms/html.h"

/*
 * JSON: fingerprints, languages with our words in them, questions. A text is an array, a language
 * each; a condition is one of its word and its parts, where questions and options are numbers;
 * numbers that people may type are texts, since they have 64 bits.
 */
void html_quiz_write(const struct html *html, struct buf *out);

#endif
