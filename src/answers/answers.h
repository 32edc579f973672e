/*
 * People's answers, whatever file they came in: one person after the other, so that a file may hold
 * any number of them. Missing answers stay missing: the four states are kept apart to the end.
 */
#ifndef ANSWERS_ANSWERS_H
#define ANSWERS_ANSWERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "content/quiz.h"

enum {
	ANSWERS_LONGEST_NAME = 200, /* characters; a line of a report holds fewer */
	ANSWERS_LONGEST_WORDS = 500 /* beside "other" */
};

enum answer_state {
	ANSWER_SKIPPED,    /* asked or not in the file: no answer */
	ANSWER_NOT_ASKED,  /* its condition is false */
	ANSWER_DECLINED,   /* "don't know", "prefer not to say" */
	ANSWER_UNREADABLE, /* reported as an error where it was read */
	ANSWER_GIVEN
};

struct answer {
	enum answer_state state;
	int *chosen;      /* numbers of options; RANK: in order of preference */
	int nchosen;      /* SINGLE, LIKERT: 1 */
	int64_t number;   /* NUMBER */
	const char *text; /* TEXT, and what was written beside "other" */
	struct srcpos pos;
	int column; /* JSON, CSV: in its line, in characters from 1; 0: none */
};

/* What a file answers that the questionnaire does not know, or not any more. What it lacks is said
 * of the answers: they were not asked for. */
struct answers_strange {
	const char *version; /* another than the questionnaire's; NULL: the same, or not said */
	const char **names;  /* questions, by id, header or words */
	int n;
};

/* How the SHA-256 of the files begins that the answers rest on; what stands for a result. */
struct code_prints {
	uint32_t quiz, guide;
	bool has_result;
	uint64_t result;
};

struct answers {
	const char *key;       /* the person's id in the input; or NULL */
	const char *name;      /* as given, any script; or NULL */
	const char *name_lang; /* of the name; NULL: not said */
	struct srcpos name_pos;
	int name_column;   /* as an answer's */
	const char *email; /* an address, or what stands in its place; or NULL */
	const char *group; /* as given; or NULL */
	const char *lang;  /* of words of their own */
	const char *reads; /* the questionnaire's language that the person has; NULL: not said */
	int64_t date;      /* seconds since 1970; 0: not known */
	struct answer *answers; /* one a question of the quiz */
	struct srcpos pos;
	int row;              /* of the sheet, or in the list, from 1; 0: the file has none */
	const char *row_name; /* "row", "entry" */
	const struct code_prints *code; /* where they came as a code; else NULL */
	bool is_form; /* who saw all questions at once: score/settle.h finds which were asked */
	const struct answers_strange *strange; /* of answers of another time; else NULL */
};

/* In which order a file writes day and month where both can be either. */
enum dates { DATES_BY_FILE, DATES_DMY, DATES_MDY };

/* How files are to be read. Zeros are the usual. */
struct answers_settings {
	const char *schema;   /* the path of answers.rng */
	const char *encoding; /* by name; NULL: UTF-8, or what a byte order mark says */
	const char *sheet;    /* of a workbook, by name; NULL: the first */
	enum dates dates;
	bool is_partial;    /* columns that are no question, questions without one: warned of */
	bool shows_answers; /* messages quote what people answered */
	/* Answers of another time: what the questionnaire does not know any more is gathered for
	 * each person, what cannot be read is warned of, and people may stand there twice. */
	bool is_earlier;
};

struct answers_reading;
struct mapping;

/*
 * Opens the file at path ("-": standard input); what it is follows from its beginning. What its
 * columns hold is settled, which takes one pass over all of it. NULL when diag received errors that
 * concern all people: no such file, columns that are no question. Lives as long as arena.
 */
struct answers_reading *answers_open(struct arena *arena, const char *path, const struct quiz *quiz,
				     const struct answers_settings *settings, struct diag *diag);
/* The same for a file that is read already and that strangers may have written. */
struct answers_reading *answers_open_alone(struct arena *arena, const struct xml_source *source,
					   const struct quiz *quiz,
					   const struct answers_settings *settings,
					   struct diag *diag);

/* How the columns of a file are understood, though they may not fit; all of it is read, and errors
 * of people are counted, not told. NULL with errors: no table, no members. */
struct mapping *answers_columns(struct arena *arena, const char *path, const struct quiz *quiz,
				const struct answers_settings *settings, struct diag *diag);

enum answers_step {
	ANSWERS_PERSON,
	ANSWERS_BROKEN, /* a person with errors, which diag received */
	ANSWERS_FAILED, /* the file cannot be read on; diag received why */
	ANSWERS_END
};

/* The next person, in arena. */
enum answers_step answers_next(struct answers_reading *reading, struct arena *arena,
			       const struct answers **person);

/* How many there were so far. */
struct answers_count {
	int64_t npeople, nbroken;
	int64_t nrows;    /* of a table, all there are; 0: not known beforehand */
	int64_t nempty;   /* people without any answer; left out */
	int64_t nstopped; /* who did not come to the end or only tried, as the tool says */
};

struct answers_count answers_count(const struct answers_reading *reading);

/* Warns of what was left out; an error if that is everybody. */
void answers_close(struct answers_reading *reading);

/* The people of one file: one of XML, one or more of JSON, CSV or a workbook. */
struct answers_file {
	const struct answers **people;
	int npeople;
};

/* All people of a file; NULL when diag received errors: unknown questions and options with the
 * nearest that there is, a question answered twice, numbers that cannot be read. */
const struct answers_file *answers_load(struct arena *arena, const char *path,
					const struct quiz *quiz,
					const struct answers_settings *settings, struct diag *diag);
const struct answers_file *answers_load_alone(struct arena *arena, const struct xml_source *source,
					      const struct quiz *quiz,
					      const struct answers_settings *settings,
					      struct diag *diag);

/* The questionnaire, and where faults go. */
const struct quiz *answers_quiz(const struct answers_reading *reading);
struct diag *answers_diag(const struct answers_reading *reading);

/* Whether a file holds answers in a format without a root element that would say so: by its first
 * bytes, or by what its name ends in; a pipe has no such name. */
bool answers_have_no_root(const char *path, const char *bytes, size_t n);

#endif
