/*
 * One question. It is printed as a whole, the prompt last; a line that is no answer gets one line
 * that says what is expected, and the prompt again.
 */
#include "ask/ask_question.h"

#include <inttypes.h>
#include <string.h>

#include "answers/answer_kind.h"
#include "answers/picks.h"
#include "answers/wording.h"
#include "base/utf8.h"
#include "content/phrases.h"

enum { SHOWN_END = 24 }; /* characters of the end of a text that was cut */

/* The prompt of one question, while it lasts. */
struct asking {
	struct ask_talk *talk;
	int number; /* of the question */
	struct ask_shown shown;
	const char *draft; /* what fits of a text that was too long; or NULL */
	bool wants_skip;   /* of a question that should not be skipped, once already */
};

static bool is_settled(const struct asking *asking)
{
	return asking->talk->session.is_settled[asking->number];
}

static struct answer *earlier(const struct asking *asking)
{
	return &asking->talk->session.person.answers[asking->number];
}

static void put_options(struct asking *asking)
{
	struct ask_talk *talk = asking->talk;
	const struct question *question = asking->shown.question;
	int n = question->noptions, digits = n > 9 ? 2 : 1;

	for (int i = 0; i < n; i++) {
		const char *lead = arena_printf(talk->arena, "  %*d. ", digits, i + 1);

		ask_screen_put_text(&talk->screen, lead, &question->options[i].text);
	}
}

/* So many numbers as they may be typed: the first two, and those from next on. */
static struct message_arg example(struct asking *asking, const char *text, int next, int count)
{
	for (int i = 3; i <= count; i++)
		text = arena_printf(asking->talk->arena, "%s %d", text, next++);
	return (struct message_arg)ASK_WORD("example", text);
}

/* How many may be chosen. */
static void put_multi(struct asking *asking)
{
	const struct question *question = asking->shown.question;
	int least = question->least, most = question->most, count = least > 2 ? least : 2;
	bool has_gap = count < question->noptions;
	struct message_arg shown = example(asking, has_gap ? "1 3" : "1 2", has_gap ? 4 : 3, count);

	put_options(asking);
	if (most == 1)
		return;
	if (most && least == most)
		ask_talk_fill(asking->talk, "ask-how-exactly", ASK_NUMBER("count", most), shown);
	else if (most && least > 1)
		ask_talk_fill(asking->talk, "ask-how-between", ASK_NUMBER("least", least),
			      ASK_NUMBER("most", most), shown);
	else if (most)
		ask_talk_fill(asking->talk, "ask-how-most", ASK_NUMBER("count", most), shown);
	else if (least > 1)
		ask_talk_fill(asking->talk, "ask-how-least", ASK_NUMBER("count", least), shown);
	else
		ask_talk_fill(asking->talk, "ask-how-any", shown);
}

static void put_rank(struct asking *asking)
{
	const struct question *question = asking->shown.question;
	int places = ask_answer_places(question);

	put_options(asking);
	ask_talk_fill(asking->talk, places < question->noptions ? "ask-how-first" : "ask-how-order",
		      ASK_NUMBER("count", places), example(asking, "2 1", 3, places));
}

static void put_number(struct asking *asking)
{
	struct ask_talk *talk = asking->talk;
	const struct question *question = asking->shown.question;
	const char *min = arena_printf(talk->arena, "%" PRId64, question->min);
	const char *max = arena_printf(talk->arena, "%" PRId64, question->max);

	ask_talk_fill(talk, *asking->shown.unit ? "ask-how-number-unit" : "ask-how-number",
		      ASK_WORD("min", min), ASK_WORD("max", max),
		      ASK_WORD("unit", asking->shown.unit));
	for (int i = 0; i < question->noptions; i++)
		ask_talk_fill(talk, "ask-how-words", ASK_WORD("label", asking->shown.labels[i]));
}

static void put_text(struct asking *asking)
{
	ask_talk_fill(asking->talk, "ask-how-text",
		      ASK_NUMBER("count", asking->shown.question->max_length));
}

/* How a kind of question is put, asked for and helped with: a row here, and answer_kind. */
static const struct {
	void (*put)(struct asking *asking);
	const char *prompt, *help;
} kinds[] = {
	[QUESTION_SINGLE] = {put_options, "ask-prompt-number", "ask-help-single"},
	[QUESTION_LIKERT] = {put_options, "ask-prompt-number", "ask-help-single"},
	[QUESTION_MULTI] = {put_multi, "ask-prompt-numbers", "ask-help-multi"},
	[QUESTION_RANK] = {put_rank, "ask-prompt-order", "ask-help-rank"},
	[QUESTION_NUMBER] = {put_number, "ask-prompt-number", "ask-help-number"},
	[QUESTION_TEXT] = {put_text, "ask-prompt-words", "ask-help-text"},
};

static bool is_text(const struct asking *asking)
{
	return answer_kind(asking->shown.question)->form == ANSWER_WORDS;
}

static void put_earlier(struct asking *asking)
{
	struct ask_talk *talk = asking->talk;
	const struct answer *answer = earlier(asking);

	if (!is_settled(asking))
		return;
	if (answer->state == ANSWER_SKIPPED)
		ask_talk_say(talk, "ask-earlier-skipped");
	else
		ask_talk_fill(talk, "ask-earlier",
			      ASK_WORD("answer", ask_talk_answer(talk, asking->number, answer)));
}

static void put_question(struct asking *asking)
{
	struct ask_talk *talk = asking->talk;
	const struct question *question = asking->shown.question;

	ask_screen_gap(&talk->screen);
	ask_talk_fill(talk, "ask-progress",
		      ASK_NUMBER("number", ask_session_number(&talk->session, asking->number)),
		      ASK_NUMBER("count", ask_session_count(&talk->session).asked));
	ask_screen_put_text(&talk->screen, "", &question->text);
	ask_screen_put_text(&talk->screen, "", &question->hint);
	kinds[question->kind].put(asking);
	put_earlier(asking);
}

static enum ask_move settle(struct asking *asking, struct answer answer)
{
	ask_session_settle(&asking->talk->session, asking->number, answer);
	ask_talk_save(asking->talk);
	return ASK_ON;
}

/* The most characters of a text that was too long, which Enter then takes. */
static const char *keep_draft(struct ask_talk *talk, const char *words, int most)
{
	size_t size = utf8_offset(words, most);
	const char *draft = wording_clean(talk->arena, arena_strndup(talk->arena, words, size));
	const char *end = draft + utf8_offset(draft, utf8_length(draft) - SHOWN_END);

	ask_talk_fill(talk, "ask-too-long", ASK_NUMBER("count", utf8_length(words)),
		      ASK_NUMBER("most", most), ASK_WORD("end", end + strspn(end, " ")));
	return draft;
}

/* What a line means where own words are asked for; *answer is then what they are written beside. */
static bool take_words(struct asking *asking, const char *line, struct answer *answer,
		       enum ask_move *move)
{
	struct ask_talk *talk = asking->talk;
	int64_t number;
	enum ask_command command = ask_talk_command(talk, line, &number);

	if (command == ASK_COMMAND_HELP) {
		ask_talk_say(talk, "ask-help-other");
		return false;
	}
	*move = command == ASK_COMMAND_BACK   ? ASK_TO
		: command == ASK_COMMAND_QUIT ? ASK_QUIT
					      : ASK_ON;
	talk->target = asking->number;
	if (*move != ASK_ON || (!*line && !asking->draft))
		return true;
	answer->text = command == ASK_COMMAND_SKIP ? NULL
		       : !*line                    ? asking->draft
				: wording_clean(talk->arena, ask_talk_unquote(talk, line));
	if (answer->text && utf8_length(answer->text) > ANSWERS_LONGEST_WORDS) {
		asking->draft = keep_draft(talk, answer->text, ANSWERS_LONGEST_WORDS);
		return false;
	}
	*move = settle(asking, *answer);
	return true;
}

/* Own words beside the option for others; the choice is saved before they are asked for. */
static enum ask_move ask_words(struct asking *asking, struct answer answer)
{
	struct ask_talk *talk = asking->talk;
	enum ask_move move = ASK_ON;
	enum ask_line what;
	const char *line;

	settle(asking, answer);
	if (answer.text)
		ask_talk_fill(talk, "ask-earlier", ASK_WORD("answer", answer.text));
	do {
		what = ask_talk_read(talk, "ask-prompt-other", true, &line);
		if (what != ASK_LINE_READ)
			return ask_talk_end(what);
	} while (!take_words(asking, line, &answer, &move));
	return move;
}

static bool take_answer(struct asking *asking, const char *line, enum ask_move *move)
{
	struct ask_talk *talk = asking->talk;
	const struct question *question = asking->shown.question;
	struct answer answer, *old = earlier(asking);
	struct ask_phrase fault;

	if (!ask_answer_read(talk->arena, &asking->shown, line, &answer, &fault)) {
		ask_screen_say(&talk->screen, &fault);
		return false;
	}
	ask_talk_fill(talk, "ask-noted",
		      ASK_WORD("answer", ask_talk_answer(talk, asking->number, &answer)));
	if (picks_other(question, answer.chosen, answer.nchosen) < 0) {
		*move = settle(asking, answer);
		return true;
	}
	if (picks_other(question, old->chosen, old->nchosen) >= 0)
		answer.text = old->text;
	*move = ask_words(asking, answer);
	return true;
}

static bool take_text(struct asking *asking, const char *line, enum ask_move *move)
{
	const char *words = wording_clean(asking->talk->arena, line);

	if (utf8_length(words) > asking->shown.question->max_length) {
		asking->draft = keep_draft(asking->talk, words, asking->shown.question->max_length);
		return false;
	}
	*move = settle(asking, (struct answer){.state = ANSWER_GIVEN, .text = words});
	return true;
}

/* Enter alone: the earlier answer stays. */
static bool take_blank(struct asking *asking, enum ask_move *move)
{
	if (asking->draft) {
		*move = settle(asking,
			       (struct answer){.state = ANSWER_GIVEN, .text = asking->draft});
		return true;
	}
	if (!is_settled(asking)) {
		ask_talk_say(asking->talk, "ask-blank");
		return false;
	}
	*move = ASK_ON;
	return true;
}

static bool take_skip(struct asking *asking, enum ask_move *move)
{
	if (asking->shown.question->is_required && !asking->wants_skip) {
		asking->wants_skip = true;
		ask_talk_say(asking->talk, "ask-required");
		return false;
	}
	*move = settle(asking, (struct answer){.state = ANSWER_SKIPPED});
	return true;
}

static void put_help(struct asking *asking)
{
	static const char *const commands[] = {"ask-help-back", "ask-help-skip", "ask-help-list",
					       "ask-help-go",   "ask-help-quit", "ask-help-enter"};

	ask_talk_say(asking->talk, kinds[asking->shown.question->kind].help);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		ask_screen_put(&asking->talk->screen, "  ",
			       ask_screen_phrase(&asking->talk->screen, ASK_SAID(commands[i], {0})),
			       asking->talk->screen.phrases->lang);
}

/* Sees to one line; true with the move when the question is done with. */
static bool take_line(struct asking *asking, const char *line, enum ask_move *move)
{
	struct ask_talk *talk = asking->talk;
	int64_t number;
	bool is_label = ask_answer_is_label(talk->arena, &asking->shown, line);
	enum ask_command command = is_label ? ASK_COMMAND_NONE
					    : ask_talk_command(talk, line, &number);

	if (!*line)
		return take_blank(asking, move);
	switch (command) {
	case ASK_COMMAND_BACK:
		*move = ASK_BACK;
		return true;
	case ASK_COMMAND_SKIP:
		return take_skip(asking, move);
	case ASK_COMMAND_QUIT:
		*move = ASK_QUIT;
		return true;
	case ASK_COMMAND_HELP:
		put_help(asking);
		return false;
	case ASK_COMMAND_LIST:
		ask_talk_list(talk);
		put_question(asking);
		return false;
	case ASK_COMMAND_GO:
		*move = ASK_TO;
		return ask_talk_go(talk, number);
	case ASK_COMMAND_AGAIN: /* only when all is done; here the beginning of an answer */
	case ASK_COMMAND_NONE:
	case ASK_NCOMMANDS:
		break;
	}
	line = ask_talk_unquote(talk, line);
	return is_text(asking) ? take_text(asking, line, move) : take_answer(asking, line, move);
}

enum ask_move ask_question_put(struct ask_talk *talk, int question)
{
	struct asking asking = {talk, question, ask_talk_shown(talk, question), NULL, false};
	const char *line, *prompt = kinds[asking.shown.question->kind].prompt;
	enum ask_move move = ASK_ON;
	enum ask_line what;

	put_question(&asking);
	do {
		what = ask_talk_read(talk, prompt, is_text(&asking), &line);
		if (what != ASK_LINE_READ)
			return ask_talk_end(what);
	} while (!take_line(&asking, line, &move));
	return move;
}

/* False with a message when the line is no name. */
static bool take_name(struct ask_talk *talk, const char *line)
{
	const char *name = wording_clean(talk->arena, ask_talk_unquote(talk, line));

	if (utf8_length(name) > ANSWERS_LONGEST_NAME) {
		ask_talk_fill(talk, "ask-long-name", ASK_NUMBER("count", utf8_length(name)),
			      ASK_NUMBER("most", ANSWERS_LONGEST_NAME));
		return false;
	}
	talk->session.person.name = name;
	talk->session.person.name_lang = NULL;
	ask_talk_save(talk);
	return true;
}

enum ask_move ask_question_name(struct ask_talk *talk)
{
	const char *line, *name = talk->session.person.name;
	enum ask_line what;
	int64_t number;

	ask_screen_gap(&talk->screen);
	ask_talk_say(talk, "ask-name");
	if (name)
		ask_talk_fill(talk, "ask-earlier-name", ASK_WORD("name", name));
	while ((what = ask_talk_read(talk, "ask-prompt-name", false, &line)) == ASK_LINE_READ) {
		if (!*line)
			return ASK_ON;
		switch (ask_talk_command(talk, line, &number)) {
		case ASK_COMMAND_QUIT:
			return ASK_QUIT;
		case ASK_COMMAND_SKIP:
			talk->session.person.name = NULL;
			talk->session.person.name_lang = NULL;
			if (name)
				ask_talk_save(talk);
			return ASK_ON;
		case ASK_COMMAND_BACK:
			ask_talk_say(talk, "ask-no-back");
			break;
		case ASK_COMMAND_HELP:
			ask_talk_say(talk, "ask-help-name");
			break;
		case ASK_COMMAND_LIST:
			ask_talk_list(talk);
			break;
		case ASK_COMMAND_GO:
			if (ask_talk_go(talk, number))
				return ASK_TO;
			break;
		case ASK_COMMAND_NONE:
		case ASK_COMMAND_AGAIN:
		case ASK_NCOMMANDS:
			if (take_name(talk, line))
				return ASK_ON;
			break;
		}
	}
	return ask_talk_end(what);
}
