/*
 * Phrases filled in. In a text a span has a stand-in, a byte that no UTF-8 has and the number of
 * the span; where the text becomes spans, each stand-in becomes its span again. So a phrase may be
 * filled with phrases and lists that hold spans of their own.
 */
#include "compose/say.h"

#include <assert.h>
#include <string.h>

#include "compose/name.h"

enum { MOST_FILLINGS = 9 };

static const char stand_in[] = "\xff";

struct filling say_role(const struct draft *draft, const char *name, int role)
{
	return say_span(name, name_short(draft, role, SPAN_STRONG));
}

const char *say_stand_in(struct draft *draft, struct span span)
{
	char text[] = {*stand_in, (char)(draft->nstand_ins + 1), '\0'};

	assert(draft->nstand_ins < DRAFT_STAND_INS);
	draft->stand_ins[draft->nstand_ins++] = span;
	return arena_strdup(draft->arena, text);
}

/* The filled-in phrase; spans as their stand-ins, or as their texts. */
static const char *fill(struct draft *draft, const char *key, const struct filling *with,
			bool for_spans)
{
	struct phrase_found found = phrase_find(draft->phrases, key);
	struct message_arg args[MOST_FILLINGS];
	int n = 0;

	for (; with && with[n].arg.name; n++) {
		const struct span *span = &with[n].span;

		assert(n < MOST_FILLINGS);
		args[n] = with[n].arg;
		if (span->text)
			args[n].text = for_spans ? say_stand_in(draft, *span) : span->text;
	}
	return message_format(draft->wording, draft->arena, found.pattern, args, n, found.pos,
			      draft->diag);
}

/* Brackets and stops between two fillings belong to no language. */
static bool has_letters(const char *text)
{
	for (; *text; text++)
		if (((*text | 0x20) >= 'a' && (*text | 0x20) <= 'z') ||
		    (unsigned char)*text >= 0x80)
			return true;
	return false;
}

void say(struct draft *draft, const char *key, const struct filling *with)
{
	int nstand_ins = draft->nstand_ins;
	const char *text = fill(draft, key, with, true);

	while (*text) {
		size_t n = strcspn(text, stand_in);
		const char *words = text[n] ? arena_strndup(draft->arena, text, n) : text;

		if (n > 0)
			draft_span(draft, words, 0)->lang = has_letters(words) ? draft->words_lang
									       : NULL;
		text += n;
		if (!*text)
			break;
		draft_put(draft, draft->stand_ins[(unsigned char)text[1] - 1]);
		text += 2;
	}
	draft->nstand_ins = nstand_ins;
}

void say_also(struct draft *draft, const char *key, const struct filling *with)
{
	if (draft->nspans > 0)
		draft_span(draft, " ", 0);
	say(draft, key, with);
}

const char *say_phrase(struct draft *draft, const char *key, const struct filling *with)
{
	return fill(draft, key, with, false);
}

struct span say_bold(struct draft *draft, const char *key)
{
	return draft_words(draft, say_phrase(draft, key, NULL), SPAN_STRONG);
}

const char *say_join(struct draft *draft, const char *key, const char *first, const char *next)
{
	if (!first || !next)
		return first ? first : next;
	return say_phrase(draft, key, WITH(say_text("first", first), say_text("next", next)));
}

const char *say_fact(struct draft *draft, const char *list, const char *key, const char *value)
{
	if (!value || !*value)
		return list;
	return say_join(draft, "join", list,
			say_phrase(draft, key, WITH(say_text("value", value))));
}

const char *say_list(struct draft *draft, const char *const *words, int n)
{
	const char *list = n > 0 ? words[0] : "";

	for (int i = 1; i < n; i++)
		list = say_join(draft, i + 1 < n ? "join" : "report-and", list, words[i]);
	return list;
}
