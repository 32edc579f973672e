/*
 * MessageFormat in one pass, straight from the pattern into the output. ICU's C interface knows
 * numbered arguments in a varargs list only; patterns for people need names. Syntax and quoting
 * follow ICU's MessagePattern in its default apostrophe mode. A plural or select first looks
 * through its variants, then goes into the one that fits and comes back: a small stack, no
 * recursion. Plural categories and figures come from ICU, and only when a pattern asks for them:
 * most patterns never open a formatter.
 */
#include "locale/message.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

enum { DEPTH_LIMIT = 6 /* of patterns inside plural and select */, BRIEF = 512 };

/* What to go back to behind a variant. */
struct outer {
	const char *at;
	bool is_plural;
	int64_t count;
};

/* What has been written; buf takes over when it gets long. */
struct out {
	char brief[BRIEF];
	size_t n;
	struct buf buf;
};

/* A stretch of the pattern. */
struct word {
	const char *at;
	size_t n;
};

struct message {
	struct locale *locale;
	struct arena *arena;
	const struct message_arg *args;
	int nargs;
	const char *at;  /* the rest of the pattern */
	struct out *out; /* NULL while a variant is only skipped */
	const char *fault;
	bool is_plural; /* inside a plural's variant: # stands for count */
	int64_t count;
	struct outer outers[DEPTH_LIMIT];
	int depth;
};

/* The variants of a plural or select, as they are looked through. */
struct choice {
	const struct message_arg *arg;
	bool is_plural;
	const char *keyword;                 /* the variant wanted when no =n fits */
	int64_t count;                       /* less the offset */
	const char *exact, *fitting, *other; /* where their texts begin, or NULL */
};

static void put(struct message *m, const char *bytes, size_t n)
{
	struct out *out = m->out;

	if (!out)
		return;
	if (out->buf.n == 0 && n <= BRIEF - out->n) {
		memcpy(out->brief + out->n, bytes, n);
		out->n += n;
		return;
	}
	if (out->buf.n == 0)
		buf_add(&out->buf, out->brief, out->n);
	buf_add(&out->buf, bytes, n);
}

static void put_text(struct message *m, const char *text)
{
	put(m, text, strlen(text));
}

static void put_number(struct message *m, int64_t number)
{
	if (m->out)
		put_text(m, locale_number(m->locale, m->arena, number));
}

static bool is_word(struct word word, const char *text)
{
	return strncmp(word.at, text, word.n) == 0 && text[word.n] == '\0';
}

/* For messages. */
static const char *word_text(struct message *m, struct word word)
{
	return arena_strndup(m->arena, word.at, word.n);
}

static void skip_space(struct message *m)
{
	m->at += strspn(m->at, " \t\n\r");
}

/* The next word of names and keywords; empty when there is none. */
static struct word read_word(struct message *m)
{
	struct word word;

	skip_space(m);
	word = (struct word){m->at, strcspn(m->at, " \t\n\r,{}'#:")};
	m->at += word.n;
	skip_space(m);
	return word;
}

static bool take(struct message *m, char c)
{
	if (*m->at != c)
		return false;
	m->at++;
	return true;
}

static const struct message_arg *find_arg(struct message *m, struct word name)
{
	for (int i = 0; i < m->nargs; i++)
		if (is_word(name, m->args[i].name))
			return &m->args[i];
	m->fault = name.n ? arena_printf(m->arena, "there is no {%s} to fill in here",
					 word_text(m, name))
			  : "a { is not followed by a name";
	return NULL;
}

/* An apostrophe quotes only before a character that means something; two are one. */
static void read_apostrophe(struct message *m)
{
	char next = m->at[1];

	if (next == '\'') {
		put(m, "'", 1);
		m->at += 2;
		return;
	}
	if (next != '{' && next != '}' && !(next == '#' && m->is_plural)) {
		put(m, "'", 1);
		m->at++;
		return;
	}
	m->at++;
	while (*m->at) {
		size_t n = strcspn(m->at, "'");

		put(m, m->at, n);
		m->at += n;
		if (!take(m, '\'') || *m->at != '\'')
			return;
		put(m, "'", 1);
		m->at++;
	}
}

/* Reads on to the next brace or the end. */
static void read_literal(struct message *m)
{
	while (*m->at) {
		size_t n = strcspn(m->at, m->is_plural ? "'{}#" : "'{}");

		put(m, m->at, n);
		m->at += n;
		if (*m->at == '\'')
			read_apostrophe(m);
		else if (take(m, '#'))
			put_number(m, m->count);
		else
			return;
	}
}

/* Skips a variant's text to the } that closes it, over nested braces and quotes. */
static void skip_variant(struct message *m, bool is_plural)
{
	struct out *out = m->out;
	bool was_plural = m->is_plural;
	int open = 1;

	m->out = NULL;
	m->is_plural = is_plural;
	while (*m->at) {
		m->at += strcspn(m->at, "'{}");
		if (*m->at == '\'') {
			read_apostrophe(m);
			continue;
		}
		open += *m->at == '{' ? 1 : *m->at == '}' ? -1 : 0;
		if (open == 0)
			break;
		if (*m->at)
			m->at++;
	}
	m->out = out;
	m->is_plural = was_plural;
	if (!take(m, '}'))
		m->fault = "a { is never closed";
}

static bool read_offset(struct message *m, struct choice *choice)
{
	char *end;

	skip_space(m);
	if (!choice->is_plural || strncmp(m->at, "offset:", 7) != 0)
		return true;
	m->at += 7;
	skip_space(m);
	choice->count -= strtoll(m->at, &end, 10);
	if (end == m->at)
		m->fault = "offset: is not followed by a number";
	m->at = end;
	return !m->fault;
}

/* Notes where the texts of the variants begin; stops behind the last. */
static void read_variants(struct message *m, struct choice *choice)
{
	skip_space(m);
	while (*m->at && *m->at != '}' && !m->fault) {
		struct word word = read_word(m);
		bool is_exact = choice->is_plural && *word.at == '=';
		const char *text;

		if (!word.n || !take(m, '{')) {
			m->fault = "a variant is not written as word {text}";
			return;
		}
		text = m->at;
		if (is_exact && strtoll(word.at + 1, NULL, 10) == choice->arg->number)
			choice->exact = text;
		if (is_word(word, "other"))
			choice->other = text;
		if (choice->keyword && is_word(word, choice->keyword))
			choice->fitting = text;
		skip_variant(m, choice->is_plural);
		skip_space(m);
	}
	if (!m->fault && !choice->other)
		m->fault = "the variant other {} is missing";
}

/* Goes into the variant at text; behind it, reading goes on from here. */
static void enter_variant(struct message *m, const struct choice *choice, const char *text)
{
	if (m->depth == DEPTH_LIMIT) {
		m->fault = "plurals and selects are nested too deep";
		return;
	}
	m->outers[m->depth++] = (struct outer){m->at, m->is_plural, m->count};
	m->at = text;
	m->is_plural = choice->is_plural;
	m->count = choice->count;
}

static void leave_variant(struct message *m)
{
	const struct outer *outer = &m->outers[--m->depth];

	m->at = outer->at;
	m->is_plural = outer->is_plural;
	m->count = outer->count;
}

static void close_argument(struct message *m)
{
	skip_space(m);
	if (!m->fault && !take(m, '}'))
		m->fault = "a { is never closed";
}

static void read_choice(struct message *m, const struct message_arg *arg, struct word type)
{
	struct choice choice = {.arg = arg, .count = arg->number};
	bool is_ordinal = is_word(type, "selectordinal");

	choice.is_plural = is_ordinal || is_word(type, "plural");
	if (choice.is_plural && arg->text) {
		m->fault = arena_printf(m->arena, "{%s} is text, which has no plural", arg->name);
		return;
	}
	if (!take(m, ',') || !read_offset(m, &choice)) {
		m->fault = m->fault ? m->fault : "plural and select need variants";
		return;
	}
	choice.keyword = choice.is_plural ? locale_plural(m->locale, choice.count, is_ordinal)
					  : arg->text;
	read_variants(m, &choice);
	close_argument(m);
	if (!m->fault)
		enter_variant(m, &choice,
			      choice.exact     ? choice.exact
			      : choice.fitting ? choice.fitting
					       : choice.other);
}

static void read_argument(struct message *m)
{
	const struct message_arg *arg;
	struct word type = {NULL, 0};

	m->at++;
	arg = find_arg(m, read_word(m));
	if (!arg)
		return;
	if (take(m, ','))
		type = read_word(m);
	if (type.at && (is_word(type, "plural") || is_word(type, "select") ||
			is_word(type, "selectordinal"))) {
		read_choice(m, arg, type);
		return;
	}
	if (type.at && !is_word(type, "number"))
		m->fault = arena_printf(m->arena,
					"\"%s\" is no type: number, plural, selectordinal, select",
					word_text(m, type));
	else if (arg->text)
		put_text(m, arg->text);
	else
		put_number(m, arg->number);
	close_argument(m);
}

const char *message_format(struct locale *locale, struct arena *arena, const char *pattern,
			   const struct message_arg *args, int nargs, struct srcpos pos,
			   struct diag *diag)
{
	struct out out;
	struct message m = {.locale = locale,
			    .arena = arena,
			    .args = args,
			    .nargs = nargs,
			    .at = pattern,
			    .out = &out};
	const char *text;

	if (!pattern[strcspn(pattern, "'{}")])
		return pattern;
	out.n = 0;
	buf_init(&out.buf);
	while (!m.fault) {
		read_literal(&m);
		if (*m.at == '{')
			read_argument(&m);
		else if (m.depth > 0)
			leave_variant(&m);
		else if (*m.at == '}')
			m.fault = "a } closes nothing";
		else
			break;
	}
	if (m.fault) {
		diag_as(diag, "pattern");
		diag_error(diag, pos, "%s", m.fault);
	}
	if (out.buf.n > 0)
		text = arena_strndup(arena, out.buf.bytes, out.buf.n);
	else
		text = arena_strndup(arena, out.brief, out.n);
	buf_release(&out.buf);
	return m.fault ? pattern : text;
}
