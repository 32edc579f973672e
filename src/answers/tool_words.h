/* The words that form tools write of their own, in the languages of their surfaces. All lookups
 * take texts folded by wording_loose. */
#ifndef ANSWERS_TOOL_WORDS_H
#define ANSWERS_TOOL_WORDS_H

#include <stdbool.h>

/* What the columns of tools hold. */
enum tool_state {
	TOOL_FINISHED,  /* True, 1: came to the end; False, 0: did not */
	TOOL_STATUS,    /* Complete, Partial, Disqualified */
	TOOL_SUBMITTED, /* a moment; blank: never sent */
	TOOL_NSTATES
};

enum tool_fact {
	TOOL_ID,
	TOOL_NAME,
	TOOL_FIRST,
	TOOL_LAST,
	TOOL_EMAIL,
	TOOL_DATE,
	TOOL_LANG,
	TOOL_STATE_FINISHED,
	TOOL_STATE_STATUS,
	TOOL_STATE_SUBMITTED,
	TOOL_OTHER, /* of no use to a report */
	TOOL_NFACTS
};

/* The headers of a fact, unfolded; NULL ends. */
const char *const *tool_headers(enum tool_fact fact);

/* Whether the header begins as what quizzes add to each question: "Points - ". */
bool tool_is_quiz_column(const char *loose);

/* What REDCap adds to each form: "quiz_timestamp", "quiz_complete". */
bool tool_is_form_date(const char *loose);
bool tool_is_form_state(const char *loose);

/* "other", "-oth-": the option for own words, where nothing else is called so. */
bool tool_is_other(const char *loose);
/* "Other (please specify)", "comment": the words beside it. */
bool tool_is_beside(const char *loose);
/* "Text", "4_TEXT": what stands behind an option for own words. */
bool tool_is_text(const char *loose);
/* "Response", "Selected Choice": the answer itself. */
bool tool_is_answer(const char *loose);
/* "Rank 1", "first", "2.": a place from 1; 0: none. is_plain: nothing but a number. */
int tool_place(const char *loose, bool *is_plain);
/* "Yes", "1", "Checked"; "No", "0", "Unchecked". */
bool tool_is_yes(const char *loose);
bool tool_is_no(const char *loose);
/* "N/A", "[not completed]": no answer. */
bool tool_is_nothing(const char *loose);

/* Whether the value of a column says that the person stopped before the end. */
bool tool_has_stopped(enum tool_state state, const char *loose);

#endif
