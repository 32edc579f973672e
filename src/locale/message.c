/*
 * MessageFormat by recursive descent, straight from the pattern into the output. ICU's C interface
 * knows numbered arguments in a varargs list only; patterns for people need names. Syntax and
 * quoting follow ICU's MessagePattern in its default apostrophe mode. Plural categories and figures
 * come from ICU, and only when a pattern asks for them: most patterns never open a formatter.
 */
#include "locale/message.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_LIMIT = 6 }; /* of patterns inside plural and select */

struct message {
	struct locale *locale;
	struct arena *arena;
	const struct locale_arg *args;
	int nargs;
	const char *at;    /* the rest of the pattern */
	struct buf *out;   /* NULL while a variant is only skipped */
	const char *fault;
	const int64_t *count; /* what # stands for; NULL outside of plurals */
	int depth;
};

/* The variants of a plural or select, as they are looked through. */
struct choice {
	const struct locale_arg *arg;
	bool is_plural;
	const char *keyword; /* the variant wanted when no =n fits */
	int64_t count;       /* less the offset */
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

static const struct locale_arg *find_arg(struct message *m, const char *name)
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
	if (next != '{' && next != '}' && !(next == '#' && m->count)) {
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

/*
 * Reads a message up to its end or the } that closes it; arguments are left to the caller. Answers
 * whether an argument begins here.
 */
static bool read_literal(struct message *m)
{
	while (*m->at && !m->fault) {
		size_t n = strcspn(m->at, m->count ? "'{}#" : "'{}");

		put(m, m->at, n);
		m->at += n;
		if (*m->at == '\'')
			read_apostrophe(m);
		else if (*m->at == '#') {
			put_number(m, *m->count);
			m->at++;
		} else
			break;
	}
	return *m->at == '{';
}

/*
 * Skips a variant's text to the } that closes it, over nested braces and quotes.
 */
static void skip_variant(struct message *m)
{
	struct buf *out = m->out;
	int open = 1;

	m->out = NULL;
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
		skip_variant(m);
		skip_space(m);
	}
	if (!m->fault && !choice->other)
		m->fault = "the variant other {} is missing";
}

static void read_argument(struct message *m);

/* Writes the variant at text, as a message of its own. */
static void put_variant(struct message *m, const struct choice *choice, const char *text)
{
	const char *back = m->at;
	const int64_t *count = m->count;

	if (++m->depth > DEPTH_LIMIT) {
		m->fault = "plurals and selects are nested too deep";
		return;
	}
	m->at = text;
	if (choice->is_plural)
		m->count = &choice->count;
	while (read_literal(m) && !m->fault)
		read_argument(m);
	m->count = count;
	m->at = back;
	m->depth--;
}

static void read_choice(struct message *m, const struct locale_arg *arg, const char *type)
{
	struct choice choice = { .arg = arg, .count = arg->number };
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
	if (m->fault)
		return;
	put_variant(m, &choice, choice.exact ? choice.exact
			      : choice.fitting ? choice.fitting : choice.other);
}

static void read_argument(struct message *m)
{
	const struct locale_arg *arg;
	const char *type = NULL;

	m->at++;
	arg = find_arg(m, read_word(m));
	if (!arg)
		return;
	if (take(m, ','))
		type = read_word(m);
	if (!type && arg->text)
		put(m, arg->text, strlen(arg->text));
	else if (!type || strcmp(type, "number") == 0)
		put_number(m, arg->number);
	else if (strcmp(type, "plural") == 0 || strcmp(type, "select") == 0 ||
		 strcmp(type, "selectordinal") == 0)
		read_choice(m, arg, type);
	else
		m->fault = arena_printf(m->arena, "\"%s\" is no type: number, plural, "
					"selectordinal, select", type);
	skip_space(m);
	if (!m->fault && !take(m, '}'))
		m->fault = "a { is never closed";
}

const char *message_format(struct locale *locale, struct arena *arena, const char *pattern,
			   const struct locale_arg *args, int nargs, struct buf *out)
{
	struct message m = { .locale = locale, .arena = arena, .args = args, .nargs = nargs,
			     .at = pattern, .out = out };

	while (read_literal(&m) && !m.fault)
		read_argument(&m);
	if (!m.fault && *m.at == '}')
		m.fault = "a } closes nothing";
	return m.fault;
}
