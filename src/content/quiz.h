/*
 * The questionnaire of a guide: questions, scales, rules and pairs, as an author writes them in
 * XML. Everything remembers its line.
 */
#ifndef CONTENT_QUIZ_H
#define CONTENT_QUIZ_H

#include <stdbool.h>
#include <stdint.h>

#include "base/choice.h"
#include "base/diag.h"
#include "content/guide.h"
#include "xml/xml.h"

/* A text in several languages; the first is in the questionnaire's own. */
struct quiz_text {
	const char **langs, **texts;
	int n;
};

enum question_kind {
	QUESTION_SINGLE,
	QUESTION_MULTI,
	QUESTION_LIKERT,
	QUESTION_RANK,
	QUESTION_NUMBER,
	QUESTION_TEXT
};

struct quiz_option {
	const char *id;
	struct quiz_text text;
	const char **aliases; /* other spellings in exports; codes */
	int naliases;
	int8_t *supports; /* a role, -2..2; NULL for other, none-of-these without supports */
	bool is_other, is_none, is_exclusive, is_neutral;
	bool is_no_answer; /* "don't know", "prefer not to say" */
	struct srcpos pos;
};

/* Points of a Likert scale, from disagreement to agreement. */
struct quiz_scale {
	const char *id;
	struct quiz_option *points;
	int npoints;
	struct srcpos pos;
};

/* Numbers from the end of the band before up to and including `upto`; INT64_MAX: all above. */
struct quiz_band {
	int64_t upto;
	int8_t *supports; /* a role */
	bool is_neutral;
	struct srcpos pos;
};

/* Conditions as a tree: q4 >= 4 and not (q5 = 'no'); answered(q); selected(q, 'x'). */
enum condition_kind {
	CONDITION_AND,
	CONDITION_OR,
	CONDITION_NOT,
	CONDITION_ANSWERED,
	CONDITION_SELECTED,
	CONDITION_COMPARE
};
enum comparison { COMPARE_EQ, COMPARE_NE, COMPARE_LT, COMPARE_LE, COMPARE_GT, COMPARE_GE };

struct condition {
	enum condition_kind kind;
	const struct condition *left, *right; /* NOT: left alone */
	int question;                         /* ANSWERED, SELECTED, COMPARE */
	int option; /* SELECTED, and COMPARE with an option: its number; else -1 */
	enum comparison comparison;
	int64_t number; /* COMPARE with a number: of a number question; of a Likert,
				  * 1..n */
};

/* A header in exports: of the whole answer, or of a part of it. */
struct quiz_column {
	const char *header;
	int option;    /* whose column it is; -1: of no single one */
	int place;     /* of a ranking, from 1: the option that has it; 0: of none */
	bool is_words; /* those beside an option for others */
	struct srcpos pos;
};

struct question {
	const char *id;
	enum question_kind kind;
	int dimension; /* of the guide; -1: not scored (background, preference) */
	int weight;    /* >= 1; 0: not scored */
	bool is_required, is_private;
	struct quiz_text text, hint;
	struct quiz_column *columns; /* headers of exports that hold it */
	int ncolumns;
	struct quiz_option *options; /* SINGLE, MULTI, RANK; LIKERT: its scale's points; NUMBER:
				      * "prefer not to say" and the like, nothing else */
	int noptions;
	int scale;             /* LIKERT; else -1 */
	int8_t *keys;          /* LIKERT: a role, -2..2 */
	int least, most;       /* MULTI: picks; RANK: top so many; 0: no limit */
	struct quiz_text unit; /* NUMBER; n 0: none */
	int64_t min, max;      /* NUMBER */
	struct quiz_band *bands;
	int nbands;
	int max_length;               /* TEXT */
	const struct condition *when; /* NULL: always asked */
	struct quiz_text reason; /* short words for the report: "Finding out what users need" come
				  * from the option; this names the question itself; n 0: none */
	struct srcpos pos;
};

enum rule_kind { RULE_NEED, RULE_GAP };
enum rule_level { RULE_NOTE, RULE_CAUTION, RULE_BLOCK };

struct rule {
	const char *id;
	enum rule_kind kind;
	enum rule_level level;
	int role; /* -1: all */
	const struct condition *when;
	struct quiz_text head; /* the fact as a clause after the role's name; n 0: none */
	struct quiz_text text;
	struct srcpos pos;
};

/* Two questions that should be answered alike, or the opposite way. */
struct pair {
	int a, b;
	bool is_opposite;
	int tolerance; /* steps apart that still agree */
	struct srcpos pos;
};

/* What a person may do next, which depends on the outcome and on their answers. */
enum step_outcome { STEP_LEADS, STEP_BALANCED, STEP_INSUFFICIENT, STEP_BLOCKED, STEP_ANY };

struct next_step {
	const char *id;
	enum step_outcome outcome;
	int role; /* LEADS: the leader; BALANCED: one of those level; ANY: either;
				  * -1: any */
	const struct condition *when; /* NULL: always */
	struct quiz_text head, text;
	const char *href; /* of more about it; or NULL */
	struct srcpos pos;
};

/* A study of the questionnaire's reliability; without one the report says that there is none. */
struct quiz_study {
	const char *alpha, *sem; /* as authors write numbers: "0.82"; or NULL */
	int64_t n;
	struct quiz_text sample, source;
	struct srcpos pos;
};

/* What a file of answers may say about the person, by the headers of its columns. */
enum person_field {
	PERSON_ID,
	PERSON_NAME,
	PERSON_FIRST, /* first and last name, where they stand apart */
	PERSON_LAST,
	PERSON_EMAIL,
	PERSON_GROUP,
	PERSON_DATE,
	PERSON_LANG,
	PERSON_IGNORED, /* of no use; said so */
	PERSON_NFIELDS
};

struct quiz_columns {
	const char **names;
	int n;
};

struct quiz {
	const char *id, *version, *lang;
	const struct guide *guide;
	int tie;                /* centipoints below which nothing is ahead: 500 */
	int *dimension_weights; /* a dimension of the guide, >= 1 */
	bool *is_essential;     /* a dimension */
	struct quiz_text title, intro;
	struct quiz_columns person[PERSON_NFIELDS];
	struct quiz_scale *scales;
	int nscales;
	struct question *questions;
	int nquestions;
	struct rule *rules;
	int nrules;
	struct pair *pairs;
	int npairs;
	struct next_step *steps; /* in the order in which they are printed */
	int nsteps;
	const char *author;             /* who answers for the content; NULL: the guide's */
	int64_t date;                   /* of this version, seconds since 1970; 0: not said */
	struct quiz_text contact;       /* whom to ask about one's data; n 0: not said */
	const struct quiz_study *study; /* NULL: none */
	struct xml_source source;
	struct srcpos pos;
};

/* What files call these. */
extern const struct choice question_kinds, rule_kinds, rule_levels, step_outcomes, person_fields;

/* The number of the question or option with that id, or -1. */
int quiz_find_question(const struct quiz *quiz, const char *id);
int question_find_option(const struct question *question, const char *id);

/* The question of that id, or the one that it is or was called elsewhere; or -1. */
int quiz_find_called(const struct quiz *quiz, const char *name);

/* Whether the column holds the whole answer. */
bool quiz_column_is_whole(const struct quiz_column *column);

/* The one option that own words go with; -1: none, or several. */
int question_other(const struct question *question);

#endif
