/* By recursive descent: or binds least, not most. */
#include "content/when.h"

#include <string.h>

#include "base/ascii.h"
#include "base/name_list.h"
#include "base/near.h"
#include "content/lang.h"

enum { DEEPEST = 64, LONGEST_NAME = 255 };

struct asking {
	const char *text, *at; /* the whole, and what is still to be read */
	const struct when_facts *facts;
	const char *element;
	struct srcpos pos;
	struct diag *diag;
	int depth;
	bool is_own_file, is_faulty;
};

static void skip_space(struct asking *asking)
{
	while (ascii_is_space(*asking->at))
		asking->at++;
}

static bool is_name_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || c == '.' || (c & 0x80);
}

/* The length of the name that comes next. */
static size_t name_length(const struct asking *asking)
{
	size_t n = 0;

	while (is_name_letter(asking->at[n]))
		n++;
	return n;
}

/* Reads the word or the sign, if it comes next. */
static bool take(struct asking *asking, const char *word)
{
	size_t n = strlen(word);

	skip_space(asking);
	if (strncmp(asking->at, word, n) != 0 ||
	    (is_name_letter(*word) && is_name_letter(asking->at[n])))
		return false;
	asking->at += n;
	return true;
}

static enum when_value refuse(struct asking *asking)
{
	if (!asking->is_faulty) {
		diag_error(asking->diag, asking->pos,
			   "attribute \"if\" of <%s>: \"%s\" is no condition", asking->element,
			   asking->text);
		diag_hint(asking->diag, "conditions are lang(he), role(pm), audience(managers), "
					"with and, or, not and brackets");
	}
	asking->is_faulty = true;
	return WHEN_OPEN;
}

static void hint_names(struct diag *diag, const char *name, const char *const *names, int n)
{
	const char *nearest = near_find(name, names, n);
	struct name_list list = {0};

	for (int i = 0; i < n; i++)
		name_list_add(&diag->arena, &list, names[i]);
	if (nearest)
		diag_hint(diag, "did you mean \"%s\"?", nearest);
	else if (n)
		diag_hint(diag, "there is: %s", name_list_text(&diag->arena, &list, "\"", "\""));
}

static bool has_name(const char *const *names, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

bool when_check_audience(const char *name, const struct when_facts *facts, const char *element,
			 struct srcpos pos, struct diag *diag)
{
	if (has_name(facts->audiences, facts->naudiences, name))
		return true;
	diag_error(diag, pos, "<%s> is for the audience \"%s\", which the guide does not have",
		   element, name);
	if (facts->naudiences)
		hint_names(diag, name, facts->audiences, facts->naudiences);
	else
		diag_hint(diag, "write audiences=\"%s\" in the <guide>", name);
	return false;
}

bool when_check_asked(const char *name, const struct when_facts *facts, struct srcpos pos,
		      struct diag *diag)
{
	if (has_name(facts->audiences, facts->naudiences, name))
		return true;
	diag_error(diag, pos, "the guide has no audience \"%s\"", name);
	if (facts->naudiences)
		hint_names(diag, name, facts->audiences, facts->naudiences);
	else
		diag_hint(diag, "it is for all: its <guide> has no attribute audiences");
	return false;
}

static enum when_value ask_lang(struct asking *asking, const char *name)
{
	const struct when_facts *facts = asking->facts;
	bool is_known = !asking->is_own_file;

	for (int i = 0; i < facts->nlangs; i++)
		is_known = is_known || lang_serves(facts->langs[i], name);
	if (!is_known) {
		diag_error(asking->diag, asking->pos,
			   "attribute \"if\" of <%s>: the guide is not in the language \"%s\"",
			   asking->element, name);
		hint_names(asking->diag, name, facts->langs, facts->nlangs);
	}
	return lang_is_kind_of(facts->lang, name) ? WHEN_HOLDS : WHEN_NOT;
}

static enum when_value ask_role(struct asking *asking, const char *name)
{
	const struct when_facts *facts = asking->facts;

	if (has_name(facts->roles, facts->nroles, name))
		return facts->are_roles_chosen ? WHEN_HOLDS : WHEN_OPEN;
	if (facts->are_roles_chosen)
		return WHEN_NOT;
	diag_error(asking->diag, asking->pos, "unknown role \"%s\"", name);
	hint_names(asking->diag, name, facts->roles, facts->nroles);
	return WHEN_NOT;
}

static enum when_value ask_audience(struct asking *asking, const char *name)
{
	const struct when_facts *facts = asking->facts;

	if (!when_check_audience(name, facts, asking->element, asking->pos, asking->diag) ||
	    !facts->audience)
		return WHEN_OPEN;
	return strcmp(facts->audience, name) == 0 ? WHEN_HOLDS : WHEN_NOT;
}

/* "lang(he)" */
static enum when_value read_question(struct asking *asking)
{
	static const struct {
		const char *name;
		enum when_value (*ask)(struct asking *asking, const char *name);
	} questions[] = {{"lang", ask_lang}, {"role", ask_role}, {"audience", ask_audience}};
	enum { NQUESTIONS = sizeof questions / sizeof *questions };
	char name[LONGEST_NAME + 1];
	size_t i = 0, n;

	while (i < NQUESTIONS && !take(asking, questions[i].name))
		i++;
	if (i == NQUESTIONS || !take(asking, "("))
		return refuse(asking);
	skip_space(asking);
	n = name_length(asking);
	if (n == 0 || n > LONGEST_NAME)
		return refuse(asking);
	memcpy(name, asking->at, n);
	name[n] = 0;
	asking->at += n;
	return take(asking, ")") ? questions[i].ask(asking, name) : refuse(asking);
}

/*
 * What binds as a level does: 0 what or joins, 1 what and joins, 2 "lang(he)", what stands in
 * brackets, or the opposite of either.
 */
static enum when_value read_level(struct asking *asking, int level)
{
	enum when_value value, next;

	if (asking->depth >= DEEPEST || asking->is_faulty)
		return refuse(asking);
	asking->depth++;
	if (level < 2) {
		value = read_level(asking, level + 1);
		while (!asking->is_faulty && take(asking, level ? "and" : "or")) {
			next = read_level(asking, level + 1);
			value = (level ? next < value : next > value) ? next : value;
		}
	} else if (take(asking, "not")) {
		value = (enum when_value)(WHEN_HOLDS - read_level(asking, 2));
	} else if (take(asking, "(")) {
		value = read_level(asking, 0);
		if (!take(asking, ")"))
			refuse(asking);
	} else {
		value = read_question(asking);
	}
	asking->depth--;
	return value;
}

enum when_value when_find(const char *text, const struct when_facts *facts, bool is_own_file,
			  const char *element, struct srcpos pos, struct diag *diag)
{
	struct asking asking = {.text = text,
				.at = text,
				.facts = facts,
				.element = element,
				.pos = pos,
				.diag = diag,
				.is_own_file = is_own_file};
	enum when_value value = read_level(&asking, 0);

	skip_space(&asking);
	if (*asking.at && !asking.is_faulty)
		refuse(&asking);
	return asking.is_faulty ? WHEN_OPEN : value;
}
