/* Prompts, lines, commands, and answers in words. */
#include "ask/ask_talk.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/answer_kind.h"
#include "base/utf8.h"
#include "content/phrases.h"
#include "locale/fold.h"
#include "locale/terminal.h"

#define NO_BREAK_SPACE "\xc2\xa0"

/* Phrases of the words that stand for a command, with commas between them. */
static const char *const command_keys[ASK_NCOMMANDS] = {
	[ASK_COMMAND_BACK] = "ask-words-back",  [ASK_COMMAND_SKIP] = "ask-words-skip",
	[ASK_COMMAND_QUIT] = "ask-words-quit",  [ASK_COMMAND_HELP] = "ask-words-help",
	[ASK_COMMAND_LIST] = "ask-words-list",  [ASK_COMMAND_GO] = "ask-words-go",
	[ASK_COMMAND_AGAIN] = "ask-words-again"};

void ask_talk_say(struct ask_talk *talk, const char *key)
{
	ask_talk_fill(talk, key, {0});
}

static const char *trim(struct arena *arena, const char *text)
{
	size_t n;

	text += strspn(text, " ");
	n = strlen(text);
	while (n > 0 && text[n - 1] == ' ')
		n--;
	return arena_strndup(arena, text, n);
}

enum ask_line ask_talk_read_raw(struct ask_talk *talk)
{
	enum ask_line what = ask_input_read(&talk->input, &talk->line);

	if (what != ASK_LINE_READ || !talk->input.is_terminal)
		putchar('\n');
	for (size_t i = 0; i < talk->line.n; i++)
		if (!talk->line.bytes[i])
			talk->line.bytes[i] = ' ';
	return what;
}

enum ask_line ask_talk_read(struct ask_talk *talk, const char *key, bool joins, const char **line)
{
	enum ask_line what;
	bool is_text;

	do {
		struct buf joined;

		buf_init(&joined);
		ask_screen_prompt(&talk->screen, ASK_SAID(key, {0}));
		what = ask_talk_read_raw(talk);
		buf_add(&joined, buf_text(&talk->line), talk->line.n);
		while (joins && what == ASK_LINE_READ && ask_input_has_more(&talk->input)) {
			if (ask_talk_read_raw(talk) != ASK_LINE_READ)
				break;
			buf_addc(&joined, ' ');
			buf_add(&joined, buf_text(&talk->line), talk->line.n);
		}
		is_text = utf8_check(buf_text(&joined), joined.n) == joined.n;
		if (!is_text)
			ask_talk_say(talk, "ask-no-utf8");
		*line = trim(talk->arena, terminal_clean(talk->arena, buf_text(&joined)));
		buf_release(&joined);
	} while (what == ASK_LINE_READ && !is_text);
	return what;
}

enum ask_move ask_talk_end(enum ask_line line)
{
	return line == ASK_LINE_STOPPED ? ASK_STOPPED : ASK_END;
}

/* Whether word is among the words of a list with commas. */
static bool is_listed(struct arena *arena, const char *word, const char *list)
{
	char *rest, *item = strtok_r(arena_strdup(arena, list), ",", &rest);

	for (; item; item = strtok_r(NULL, ",", &rest))
		if (strcmp(fold_text(arena, item), word) == 0)
			return true;
	return false;
}

/* Digits alone, few enough for the number of a question. */
static bool read_digits(const char *text, int64_t *number)
{
	size_t n = strlen(text);

	if (n == 0 || n > 6 || text[strspn(text, "0123456789")])
		return false;
	*number = strtol(text, NULL, 10);
	return true;
}

bool ask_talk_number(struct ask_talk *talk, const char *line, int64_t *number)
{
	return read_digits(fold_text(talk->arena, line), number);
}

enum ask_command ask_talk_command(struct ask_talk *talk, const char *line, int64_t *number)
{
	char *word = fold_text(talk->arena, line);
	size_t n = strcspn(word, "0123456789");

	*number = 0;
	for (int i = ASK_COMMAND_NONE + 1; i < ASK_NCOMMANDS; i++)
		if (is_listed(talk->arena, word, phrase(talk->screen.phrases, command_keys[i])))
			return (enum ask_command)i;
	if (!read_digits(word + n, number))
		return ASK_COMMAND_NONE;
	/* "go 7", "g7" */
	word[n] = '\0';
	return is_listed(talk->arena, trim(talk->arena, word),
			 phrase(talk->screen.phrases, command_keys[ASK_COMMAND_GO]))
		       ? ASK_COMMAND_GO
		       : ASK_COMMAND_NONE;
}

const char *ask_talk_unquote(struct ask_talk *talk, const char *line)
{
	const char *folded = fold_text(talk->arena, line), *inner;
	size_t n = strlen(folded);
	int64_t number;

	if (n < 3 || folded[0] != '"' || folded[n - 1] != '"')
		return line;
	inner = arena_strndup(talk->arena, folded + 1, n - 2);
	if (ask_talk_command(talk, inner, &number) == ASK_COMMAND_NONE)
		return line;
	/* The same stretch of the line as it was typed: quotation marks take up to three bytes. */
	n = strlen(line);
	while (n > 0 && utf8_goes_on(line[n - 1]))
		n--;
	line = arena_strndup(talk->arena, line, n - 1);
	while (utf8_goes_on(*++line))
		;
	return trim(talk->arena, line);
}

bool ask_talk_go(struct ask_talk *talk, int64_t number)
{
	int question = ask_session_find(&talk->session, number);

	if (question < 0) {
		if (number > 0)
			ask_talk_fill(talk, "ask-no-question", ASK_NUMBER("number", number));
		else
			ask_talk_say(talk, "ask-go-where");
		return false;
	}
	talk->target = question;
	return true;
}

struct ask_shown ask_talk_shown(struct ask_talk *talk, int question)
{
	const struct question *asked = &talk->session.quiz->questions[question];
	struct ask_shown shown = {
		.question = asked,
		.labels = ARENA_ARRAY(talk->arena, const char *, asked->noptions + 1),
		.unit = ask_screen_text(&talk->screen, &asked->unit),
	};

	for (int i = 0; i < asked->noptions; i++)
		shown.labels[i] = ask_screen_text(&talk->screen, &asked->options[i].text);
	return shown;
}

static const char *chosen_text(struct ask_talk *talk, int question, const struct answer *answer)
{
	struct ask_shown shown = ask_talk_shown(talk, question);
	bool is_numbered = answer_kind(shown.question)->form != ANSWER_NUMBER;
	const char *text = "";

	for (int i = 0; i < answer->nchosen; i++) {
		int option = answer->chosen[i];

		if (i > 0)
			text = arena_printf(talk->arena, "%s; ", text);
		if (is_numbered)
			text = arena_printf(talk->arena, "%s%d." NO_BREAK_SPACE, text, option + 1);
		text = arena_printf(talk->arena, "%s%s", text, shown.labels[option]);
		if (shown.question->options[option].is_other && answer->text)
			text = arena_printf(talk->arena, "%s: %s", text, answer->text);
	}
	return text;
}

static const char *number_text(struct ask_talk *talk, const struct question *asked, int64_t number)
{
	const char *digits = arena_printf(talk->arena, "%" PRId64, number);
	const char *unit = ask_screen_text(&talk->screen, &asked->unit);

	return !*unit ? digits
		      : ask_screen_phrase(&talk->screen,
					  ASK_SAID("ask-amount", ASK_WORD("number", digits),
						   ASK_WORD("unit", unit)));
}

const char *ask_talk_answer(struct ask_talk *talk, int question, const struct answer *answer)
{
	const struct question *asked = &talk->session.quiz->questions[question];

	if (answer->state != ANSWER_GIVEN && answer->state != ANSWER_DECLINED)
		return ask_screen_phrase(&talk->screen, ASK_SAID("ask-left-out", {0}));
	if (answer->nchosen)
		return chosen_text(talk, question, answer);
	if (answer_kind(asked)->form == ANSWER_NUMBER)
		return number_text(talk, asked, answer->number);
	return answer->text;
}

void ask_talk_list(struct ask_talk *talk)
{
	const struct ask_session *session = &talk->session;

	ask_screen_gap(&talk->screen);
	for (int q = 0; q < session->quiz->nquestions; q++) {
		const struct question *asked = &session->quiz->questions[q];
		struct arena_mark mark = arena_mark(talk->arena);
		const char *answer;

		if (!session->is_asked[q])
			continue;
		answer = session->is_settled[q]
				 ? ask_talk_answer(talk, q, &session->person.answers[q])
				 : ask_screen_phrase(&talk->screen, ASK_SAID("ask-open", {0}));
		ask_screen_put_text(&talk->screen,
				    arena_printf(talk->arena, "%d. ",
						 ask_session_number(session, q)),
				    asked->reason.n ? &asked->reason : &asked->text);
		ask_screen_put(&talk->screen, "    ", answer, talk->screen.lang);
		arena_reset(talk->arena, mark);
	}
}

void ask_talk_save(struct ask_talk *talk)
{
	if (!ask_session_save(&talk->session, talk->date))
		ask_talk_fill(talk, "ask-not-saved", ASK_WORD("file", talk->session.path),
			      ASK_WORD("reason", talk->session.fault));
}

void ask_talk_open(struct ask_talk *talk, const struct ask_screen *screen, const struct quiz *quiz,
		   const char *path, int64_t date)
{
	*talk = (struct ask_talk){.arena = screen->arena, .date = date, .screen = *screen};
	talk->screen.locale = locale_open(screen->phrases->lang);
	ask_session_init(&talk->session, screen->arena, quiz, path);
	buf_init(&talk->line);
	ask_input_open(&talk->input);
}

void ask_talk_close(struct ask_talk *talk, struct diag *diag)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		diag_fail(diag, (struct srcpos){"standard output", 0}, "cannot write");
	if (talk->input.fault)
		diag_fail(diag, (struct srcpos){"standard input", 0}, "cannot read: %s",
			  strerror(talk->input.fault));
	ask_input_close(&talk->input);
	buf_release(&talk->line);
	locale_close(talk->screen.locale);
}
