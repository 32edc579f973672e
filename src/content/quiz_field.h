/*
 * What the tables of a questionnaire's pieces share: the kinds of fields that it is made of. The
 * owner of a reader and of a dump is the struct quiz, whose guide is known.
 */
#ifndef CONTENT_QUIZ_FIELD_H
#define CONTENT_QUIZ_FIELD_H

#include "content/quiz.h"
#include "xml/field.h"

/* struct quiz_text: the children of that name, one a language, the questionnaire's own first;
 * dumped a line a language, or on the struct's line. */
extern const struct field_kind quiz_words, quiz_words_here;
/* const char **, many: the texts of the children; dumped as the other two. */
extern const struct field_kind quiz_strings, quiz_strings_here;
/* int8_t *: as quiz_supports_of. */
extern const struct field_kind quiz_supports;
/* int: the role; -1 when it is missing, which the dump calls .of. */
extern const struct field_kind quiz_role;
/* const struct condition *, which may ask every question; NULL when it is missing. */
extern const struct field_kind quiz_when;
void quiz_when_show(const struct field_out *out);
/* field_records, of no more than anyone could answer. */
extern const struct field_kind quiz_list;
void quiz_list_read(const struct field_in *in);

/* The value of quiz_words. */
struct quiz_text quiz_words_of(const struct field_in *in, const struct xml_node *parent,
			       const char *name);

/* What parent's <support>s or <key>s say, a role each, and two more that only quiz_speaks looks at:
 * for "*" and for unknown roles; NULL when there is none. */
int8_t *quiz_supports_of(const struct field_in *in, const struct xml_node *parent,
			 const char *name);

/* Whether any role has another value than 0. */
bool quiz_speaks(const struct quiz *quiz, const int8_t *supports);

/* The dimension that the attribute names; -1 when it is missing, or with an error. */
int quiz_dimension_of(const struct field_in *in, const struct xml_node *node);

/* An error when an element of the same name before this one has the same id. */
void quiz_check_id(const struct field_in *in);

/* "did you mean" the nearest of the ids; when none is near, which there are. */
void quiz_hint(const struct field_in *in, const char *id, const char *const *ids, int n);

/* The supports in brackets; strings with commas between them, behind what stands before. */
void quiz_show_supports(const struct field_out *out, const int8_t *supports);
void quiz_show_strings(const struct field_out *out, const char *before, const char *const *strings,
		       int n);

#endif
