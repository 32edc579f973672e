/*
 * Forward the way leads to the first open question. Whoever goes back comes forward again by every
 * question from there on, as far as they had been; whoever jumps to a question returns at once.
 */
#include "ask/ask_walk.h"

#include "ask/ask_question.h"

enum { NAME = -1 }; /* where the way begins: a prompt, but no question */

static void put_review(struct ask_talk *talk)
{
	struct ask_counts counts = ask_session_count(&talk->session);

	ask_screen_gap(&talk->screen);
	ask_talk_fill(talk, "ask-all-done", ASK_NUMBER("answered", counts.answered),
		      ASK_NUMBER("count", counts.asked));
	ask_talk_say(talk, "ask-how-review");
}

/* Sees to one line behind the last question; true with the move unless it is put again. */
static bool take_review(struct ask_talk *talk, const char *line, enum ask_move *move)
{
	int64_t number;

	*move = ASK_QUIT;
	switch (ask_talk_command(talk, line, &number)) {
	case ASK_COMMAND_QUIT:
		return true;
	case ASK_COMMAND_BACK:
		*move = ASK_BACK;
		return true;
	case ASK_COMMAND_AGAIN:
		*move = ASK_AGAIN;
		return true;
	case ASK_COMMAND_GO:
		*move = ASK_TO;
		return ask_talk_go(talk, number);
	case ASK_COMMAND_LIST:
		ask_talk_list(talk);
		return false;
	case ASK_COMMAND_HELP:
	case ASK_COMMAND_SKIP:
	case ASK_COMMAND_NONE:
	case ASK_NCOMMANDS:
		break;
	}
	if (!*line)
		return true;
	if (ask_talk_number(talk, line, &number)) {
		*move = ASK_TO;
		return ask_talk_go(talk, number);
	}
	ask_talk_say(talk, "ask-how-review");
	return false;
}

/* Behind the last question: done, or something is to be changed. */
static enum ask_move review(struct ask_talk *talk)
{
	enum ask_move move;
	enum ask_line what;
	const char *line;

	put_review(talk);
	do {
		what = ask_talk_read(talk, "ask-prompt-review", false, &line);
		if (what != ASK_LINE_READ)
			return ask_talk_end(what);
	} while (!take_review(talk, line, &move));
	return move;
}

/* until: up to this question all are shown again on the way forward. */
static int next_of(const struct ask_session *session, int at, int until)
{
	int next = ask_session_next(session, at);

	return next < until ? next : ask_session_first_open(session);
}

enum ask_move ask_walk(struct ask_talk *talk, bool is_new)
{
	const struct ask_session *session = &talk->session;
	int n = session->quiz->nquestions, until = 0;
	int at = is_new ? NAME : ask_session_first_open(session);

	for (;;) {
		enum ask_move move = at == NAME ? ask_question_name(talk)
				     : at == n  ? review(talk)
						: ask_question_put(talk, at);

		switch (move) {
		case ASK_ON:
			at = next_of(session, at, until);
			break;
		case ASK_BACK:
			until = at > until ? at : until;
			at = ask_session_back(session, at);
			break;
		case ASK_TO:
			until = 0;
			at = talk->target;
			break;
		case ASK_AGAIN:
			until = n;
			at = ask_session_next(session, NAME);
			break;
		case ASK_QUIT:
		case ASK_END:
		case ASK_STOPPED:
			return move;
		}
	}
}
