/*
 * Which questions come follows from the answers before them, anew after each answer. A condition
 * that an open question may still decide counts as one that may hold, so that "question 3 of 30"
 * promises rather too many than too few.
 */
#include "ask/ask_session.h"

#include <string.h>

#include "answers/answers_write.h"
#include "base/buf.h"
#include "base/file_write.h"
#include "score/truth.h"

/* Whether an open question before this one has a say in its condition. */
static bool waits(const struct ask_session *session, int question)
{
	const struct condition *when = session->quiz->questions[question].when;

	for (int q = 0; q < question; q++)
		if (session->may_come[q] && !(session->is_asked[q] && session->is_settled[q]) &&
		    truth_reads(when, q))
			return true;
	return false;
}

/* Fills view with the answers that count: those to questions that are asked. */
static void find_asked(struct ask_session *session, struct answer *view)
{
	const struct quiz *quiz = session->quiz;
	struct arena_mark mark = arena_mark(session->arena);
	enum truth *applies = ARENA_ARRAY(session->arena, enum truth, quiz->nquestions + 1);

	for (int q = 0; q < quiz->nquestions; q++) {
		const struct condition *when = quiz->questions[q].when;
		enum truth truth = when ? truth_eval(when, quiz, view, applies) : TRUTH_TRUE;

		session->is_asked[q] = truth == TRUTH_TRUE;
		session->may_come[q] = truth == TRUTH_TRUE ||
				       (truth == TRUTH_UNKNOWN && waits(session, q));
		applies[q] = session->may_come[q] ? truth : TRUTH_FALSE;
		view[q] = session->person.answers[q];
		if (!session->is_asked[q])
			view[q] = (struct answer){.state = ANSWER_NOT_ASKED};
	}
	arena_reset(session->arena, mark);
}

static void update(struct ask_session *session)
{
	struct arena_mark mark = arena_mark(session->arena);
	int n = session->quiz->nquestions;

	find_asked(session, ARENA_ARRAY(session->arena, struct answer, n + 1));
	arena_reset(session->arena, mark);
}

void ask_session_init(struct ask_session *session, struct arena *arena, const struct quiz *quiz,
		      const char *path)
{
	int n = quiz->nquestions + 1;

	*session = (struct ask_session){
		.arena = arena,
		.quiz = quiz,
		.path = path,
		.person = {.answers = ARENA_ARRAY(arena, struct answer, n)},
		.is_settled = ARENA_ARRAY(arena, bool, n),
		.is_asked = ARENA_ARRAY(arena, bool, n),
		.may_come = ARENA_ARRAY(arena, bool, n),
	};
	update(session);
}

void ask_session_resume(struct ask_session *session, const struct answers *person)
{
	size_t size = sizeof *person->answers * (size_t)session->quiz->nquestions;
	struct answer *answers = session->person.answers;

	memcpy(answers, person->answers, size);
	session->person = *person;
	session->person.answers = answers;
	for (int q = 0; q < session->quiz->nquestions; q++) {
		enum answer_state state = answers[q].state;

		session->is_settled[q] = state == ANSWER_GIVEN || state == ANSWER_DECLINED ||
					 (state == ANSWER_SKIPPED && answers[q].pos.file);
	}
	update(session);
}

void ask_session_settle(struct ask_session *session, int question, struct answer answer)
{
	session->person.answers[question] = answer;
	session->is_settled[question] = true;
	update(session);
}

int ask_session_first_open(const struct ask_session *session)
{
	int q = 0;

	while (q < session->quiz->nquestions && (!session->is_asked[q] || session->is_settled[q]))
		q++;
	return q;
}

int ask_session_next(const struct ask_session *session, int question)
{
	do
		question++;
	while (question < session->quiz->nquestions && !session->is_asked[question]);
	return question;
}

int ask_session_back(const struct ask_session *session, int question)
{
	do
		question--;
	while (question >= 0 && !session->is_asked[question]);
	return question;
}

int ask_session_number(const struct ask_session *session, int question)
{
	int number = 1;

	for (int q = 0; q < question; q++)
		number += session->may_come[q];
	return number;
}

int ask_session_find(const struct ask_session *session, int64_t number)
{
	for (int q = 0; q < session->quiz->nquestions; q++)
		if (session->is_asked[q] && ask_session_number(session, q) == number)
			return q;
	return -1;
}

struct ask_counts ask_session_count(const struct ask_session *session)
{
	struct ask_counts counts = {0, 0, 0};

	for (int q = 0; q < session->quiz->nquestions; q++) {
		bool is_skipped = session->person.answers[q].state == ANSWER_SKIPPED;

		counts.asked += session->may_come[q];
		if (session->is_asked[q] && session->is_settled[q] && is_skipped)
			counts.skipped++;
		else if (session->is_asked[q] && session->is_settled[q])
			counts.answered++;
	}
	return counts;
}

/* The person with the answers that count. What is still open is not in the file at all. */
static struct answers current(struct ask_session *session, int64_t date)
{
	static const struct srcpos here = {"", 1};
	int n = session->quiz->nquestions;
	struct answers person = session->person;

	person.date = date;
	person.answers = ARENA_ARRAY(session->arena, struct answer, n + 1);
	find_asked(session, person.answers);
	for (int q = 0; q < n; q++) {
		struct answer *answer = &person.answers[q];
		bool is_open = session->may_come[q] &&
			       !(session->is_asked[q] && session->is_settled[q]);

		if (is_open)
			*answer = (struct answer){.state = ANSWER_SKIPPED};
		else if (answer->state == ANSWER_SKIPPED)
			answer->pos = here;
	}
	return person;
}

bool ask_session_save(struct ask_session *session, int64_t date)
{
	struct arena_mark mark = arena_mark(session->arena);
	struct answers person = current(session, date);
	struct diag diag;
	struct buf bytes;
	bool is_written;

	buf_init(&bytes);
	diag_init(&diag);
	answers_write(&person, session->quiz, &bytes);
	is_written = file_write(session->path, bytes.bytes, bytes.n, &diag);
	arena_reset(session->arena, mark);
	session->fault = is_written ? NULL : arena_strdup(session->arena, diag.messages[0].text);
	diag_release(&diag);
	buf_release(&bytes);
	return is_written;
}
