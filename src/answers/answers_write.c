/* Answers as XML that reads back equal. */
#include "answers/answers_write.h"

#include <inttypes.h>
#include <stdio.h>

#include "answers/answer_kind.h"
#include "base/day.h"
#include "base/escape.h"

static void add_attr(struct buf *out, const char *name, const char *value)
{
	buf_printf(out, " %s=\"", name);
	escape_xml(out, value, true);
	buf_addc(out, '"');
}

static void add_date(struct buf *out, int64_t seconds)
{
	int year, month, day;

	day_split(seconds / 86400, &year, &month, &day);
	if (year <= 9999)
		buf_printf(out, " date=\"%04d-%02d-%02d\"", year, month, day);
}

static void add_text(struct buf *out, const char *text)
{
	if (!text || !*text)
		return;
	buf_addstr(out, "<text>");
	escape_xml(out, text, true);
	buf_addstr(out, "</text>");
}

static void add_options(struct buf *out, const struct question *question,
			const struct answer *answer)
{
	if (answer->nchosen == 1)
		add_attr(out, "option", question->options[answer->chosen[0]].id);
	if (answer->nchosen == 1 && !(answer->text && *answer->text)) {
		buf_addstr(out, "/>\n");
		return;
	}
	buf_addc(out, '>');
	for (int i = 0; i < answer->nchosen && answer->nchosen > 1; i++) {
		buf_addstr(out, "<option>");
		escape_xml(out, question->options[answer->chosen[i]].id, true);
		buf_addstr(out, "</option>");
	}
	add_text(out, answer->text);
	buf_addstr(out, "</answer>\n");
}

static void add_given(struct buf *out, const struct question *question, const struct answer *answer)
{
	if (answer->nchosen) {
		add_options(out, question, answer);
	} else if (answer->state == ANSWER_GIVEN && answer_kind(question)->form == ANSWER_NUMBER) {
		buf_printf(out, " number=\"%" PRId64 "\"/>\n", answer->number);
	} else if (answer->state == ANSWER_GIVEN && answer->text) {
		buf_addc(out, '>');
		add_text(out, answer->text);
		buf_addstr(out, "</answer>\n");
	} else {
		buf_addstr(out, " skipped=\"true\"/>\n");
	}
}

static void add_answer(struct buf *out, const struct question *question,
		       const struct answer *answer)
{
	buf_addstr(out, "  <answer");
	add_attr(out, "question", question->id);
	switch (answer->state) {
	case ANSWER_GIVEN:
	case ANSWER_DECLINED:
		add_given(out, question, answer);
		break;
	case ANSWER_NOT_ASKED:
		buf_addstr(out, " asked=\"false\"/>\n");
		break;
	case ANSWER_SKIPPED:
	case ANSWER_UNREADABLE:
		buf_addstr(out, " skipped=\"true\"/>\n");
		break;
	}
}

void answers_write(const struct answers *answers, const struct quiz *quiz, struct buf *out)
{
	buf_addstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<answers");
	add_attr(out, "questionnaire", quiz->id);
	add_attr(out, "version", quiz->version);
	if (answers->date > 0)
		add_date(out, answers->date);
	if (answers->lang)
		add_attr(out, "xml:lang", answers->lang);
	buf_addstr(out, ">\n");
	if (answers->key || answers->email || answers->name) {
		buf_addstr(out, "  <person");
		if (answers->key)
			add_attr(out, "id", answers->key);
		if (answers->email)
			add_attr(out, "email", answers->email);
		buf_addstr(out, answers->name ? "><name" : "/>\n");
		if (answers->name) {
			if (answers->name_lang)
				add_attr(out, "xml:lang", answers->name_lang);
			buf_addc(out, '>');
			escape_xml(out, answers->name, true);
			buf_addstr(out, "</name></person>\n");
		}
	}
	for (int q = 0; q < quiz->nquestions; q++)
		if (answers->answers[q].state != ANSWER_SKIPPED || answers->answers[q].pos.file)
			add_answer(out, &quiz->questions[q], &answers->answers[q]);
	buf_addstr(out, "</answers>\n");
}
