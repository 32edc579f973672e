/*
 * One person on the way through a questionnaire: what is answered, what is asked next, and the file
 * that holds it. Answers to questions that another answer has done away with are kept here, in case
 * it changes back, but not written.
 */
#ifndef ASK_ASK_SESSION_H
#define ASK_ASK_SESSION_H

#include <stdbool.h>

#include "answers/answers.h"
#include "score/score.h"

struct ask_session {
	struct arena *arena;
	const struct quiz *quiz;
	const char *path;      /* of the answers */
	struct answers person; /* with an answer a question, current or not */
	bool *is_settled;      /* a question: answered, or left out on purpose */
	bool *is_asked;        /* its condition holds */
	bool *may_come;        /* is asked, or may be once an open question is answered */
	const char *fault;     /* why the file could not be written last; NULL: it was */
};

struct ask_counts {
	int asked; /* questions that are asked, or may yet be */
	int answered;
	int skipped; /* left out on purpose */
};

/* A session without answers. */
void ask_session_init(struct ask_session *session, struct arena *arena, const struct quiz *quiz,
		      const char *path);

/* Takes over the answers of a file that answers_load has read for the same questionnaire. */
void ask_session_resume(struct ask_session *session, const struct answers *person);

/* The answer to a question, settled by it. Pointers in it must live as long as the session. */
void ask_session_settle(struct ask_session *session, int question, struct answer answer);

/* The first open question; the number of questions when there is none. */
int ask_session_first_open(const struct ask_session *session);

/* The next question asked behind (or, back, before) the one given; the number of questions, or -1,
 * when there is none. */
int ask_session_next(const struct ask_session *session, int question);
int ask_session_back(const struct ask_session *session, int question);

/* The number of a question among those that come, from 1; and the question of that number, -1 when
 * there is none that is asked. */
int ask_session_number(const struct ask_session *session, int question);
int ask_session_find(const struct ask_session *session, int64_t number);

struct ask_counts ask_session_count(const struct ask_session *session);

/* Writes the file anew; date in seconds since 1970. False, and the reason in fault, when that
 * fails; the answers are kept. */
bool ask_session_save(struct ask_session *session, int64_t date);

#endif
