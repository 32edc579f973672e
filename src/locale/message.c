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

enum { DEPTH_LIMIT = 6 }; /* of patterns inside plural and select */

/* What to go back to behind a variant. */
struct outer {
	const char *at;
	bool is_plural;
	int64_t count;
};

struct message {
	struct locale *locale;
	struct arena *arena;
	const struct message_arg *args;
	int nargs;
	const char *at;  /* the rest of the pattern */
	struct buf *out; /* NULL while a variant is only skipped */
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
	if (m->out)
		buf_add(m->out, bytes, n);
}

static void put_number(struct message *m, int64_t number)
{
	if (m->out)
		buf_addstr(m->out, locale_number(m->locale, m->arena, number));
}

static void skip_space(struct message *m)
{
	m->at += strspn(m->at, " \t\n\r");
}

/* The next word of names and keywords; empty when there is none. */
static char *read_word(struct message *m)
{
	size_t n;
	char *word;

	skip_space(m);
	n = strcspn(m->at, " \t\n\r,{}'#:");
	word = arena_strndup(m->arena, m->at, n);
	m->at += n;
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

static const struct message_arg *find_arg(struct message *m, const char *name)
{
	for (int i = 0; i < m->nargs; i++)
		if (strcmp(m->args[i].name, name) == 0)
			return &m->args[i];
	m->fault = *name ? arena_printf(m->arena, "there is no {%s} to fill in here", name)
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
	struct buf *out = m->out;
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
		const char *word = read_word(m);
		bool is_exact = choice->is_plural && *word == '=';
		const char *text;

		if (!*word || !take(m, '{')) {
			m->fault = "a variant is not written as word {text}";
			return;
		}
		text = m->at;
		if (is_exact && strtoll(word + 1, NULL, 10) == choice->arg->number)
			choice->exact = text;
		if (strcmp(word, "other") == 0)
			choice->other = text;
		if (choice->keyword && strcmp(word, choice->keyword) == 0)
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

static void read_choice(struct message *m, const struct message_arg *arg, const char *type)
{
	struct choice choice = {.arg = arg, .count = arg->number};
	bool is_ordinal = strcmp(type, "selectordinal") == 0;

	choice.is_plural = is_ordinal || strcmp(type, "plural") == 0;
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
	const char *type = NULL;

	m->at++;
	arg = find_arg(m, read_word(m));
	if (!arg)
		return;
	if (take(m, ','))
		type = read_word(m);
	if (type && (strcmp(type, "plural") == 0 || strcmp(type, "select") == 0 ||
		     strcmp(type, "selectordinal") == 0)) {
		read_choice(m, arg, type);
		return;
	}
	if (type && strcmp(type, "number") != 0)
		m->fault = arena_printf(m->arena,
					"\"%s\" is no type: number, plural, selectordinal, select",
					type);
	else if (arg->text)
		put(m, arg->text, strlen(arg->text));
	else
		put_number(m, arg->number);
	close_argument(m);
}

char *message_format(struct locale *locale, struct arena *arena, const char *pattern,
		     const struct message_arg *args, int nargs, struct srcpos pos,
		     struct diag *diag)
{
	struct buf out;
	struct message m = {.locale = locale,
			    .arena = arena,
			    .args = args,
			    .nargs = nargs,
			    .at = pattern,
			    .out = &out};
	char *text;

	buf_init(&out);
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
	if (m.fault)
		diag_error(diag, pos, "%s", m.fault);
	text = m.fault ? arena_strdup(arena, pattern) : arena_strndup(arena, buf_text(&out), out.n);
	buf_release(&out);
	return text;
}
