/*
 * Conditions by recursive descent over three levels: or, and, and what is joined by them. The first
 * fault ends the reading, since what follows it can hardly be understood. Length and depth are
 * limited, so that the tree can be walked by recursion.
 */
#include "content/condition.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/near.h"

enum { MOST_DEEP = 20, MOST_TESTS = 64, MOST_DIGITS = 12 };

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_NUMBER, TOKEN_QUOTED, TOKEN_SIGN };

struct token {
	enum token_kind kind;
	const char *text; /* without quotes */
	bool is_open;     /* QUOTED: the closing quote is missing */
};

struct parser {
	struct arena *arena;
	const struct condition_place *place;
	struct diag *diag;
	const char *rest;
	struct token token;
	int ntests;
	bool failed;
};

enum level { LEVEL_OR, LEVEL_AND, LEVEL_TEST };

static const char *const comparison_signs[] = {"=", "!=", "<", "<=", ">", ">="};

/* One error a condition: the first. */
__attribute__((format(printf, 2, 3))) static bool fail(struct parser *parser, const char *format,
						       ...)
{
	char text[400];
	va_list list;

	if (parser->failed)
		return false;
	parser->failed = true;
	va_start(list, format);
	vsnprintf(text, sizeof text, format, list);
	va_end(list);
	diag_error(parser->diag, parser->place->pos, "in the condition: %s", text);
	return true;
}

/* The token as a message shows it. */
static const char *shown(const struct parser *parser)
{
	if (parser->token.kind == TOKEN_END)
		return "the end";
	return arena_printf(parser->arena, "\"%.60s\"", parser->token.text);
}

/* Whether c may stand in a name (as the schema's ids) or a number; all of UTF-8 past ASCII may. */
static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-' || c == '.' || (c & 0x80);
}

static bool is_number(const char *text)
{
	size_t n = strspn(text + (*text == '-'), "0123456789");

	return n > 0 && n <= MOST_DIGITS && text[(*text == '-') + n] == 0;
}

static void read_quoted(struct parser *parser)
{
	const char *start = parser->rest + 1, *end = strchr(start, *parser->rest);
	size_t n = end ? (size_t)(end - start) : strlen(start);

	parser->token = (struct token){TOKEN_QUOTED, arena_strndup(parser->arena, start, n), !end};
	parser->rest = start + n + (end != NULL);
}

/* Moves on to the next token. */
static void read_token(struct parser *parser)
{
	const char *start = parser->rest += strspn(parser->rest, " \t\r\n");
	size_t n = 1;

	parser->token = (struct token){TOKEN_END, "", false};
	if (!*start)
		return;
	if (*start == '\'' || *start == '"') {
		read_quoted(parser);
		return;
	}
	parser->token.kind = TOKEN_SIGN;
	if (is_name(*start)) {
		while (is_name(start[n]))
			n++;
		parser->token.kind = TOKEN_WORD;
	} else if (strchr("<>!=&|", *start)) {
		n = strspn(start, "<>!=&|");
	}
	parser->token.text = arena_strndup(parser->arena, start, n);
	parser->rest = start + n;
	if (parser->token.kind == TOKEN_WORD && is_number(parser->token.text))
		parser->token.kind = TOKEN_NUMBER;
}

static bool is_at(const struct parser *parser, const char *text)
{
	return (parser->token.kind == TOKEN_WORD || parser->token.kind == TOKEN_SIGN) &&
	       strcmp(parser->token.text, text) == 0;
}

static bool accept(struct parser *parser, const char *text)
{
	if (parser->failed || !is_at(parser, text))
		return false;
	read_token(parser);
	return true;
}

static void expect(struct parser *parser, const char *text)
{
	if (!accept(parser, text))
		fail(parser, "\"%s\" is missing before %s", text, shown(parser));
}

static struct condition *add(struct parser *parser, enum condition_kind kind)
{
	struct condition *condition = ARENA_NEW(parser->arena, struct condition);

	condition->kind = kind;
	condition->option = -1;
	return condition;
}

static void report_no_question(struct parser *parser, const char *id)
{
	const struct condition_place *place = parser->place;
	const char **ids = ARENA_ARRAY(parser->arena, const char *, place->nasked + 1);
	const char *nearest;

	for (int i = 0; i < place->nasked; i++)
		ids[i] = place->quiz->questions[i].id;
	nearest = near_find(id, ids, place->nasked);
	if (fail(parser, "there is no question \"%.60s\"", id) && nearest)
		diag_hint(parser->diag, "did you mean \"%s\"?", nearest);
}

/* The question that the token names, which must come earlier; else NULL with an error. */
static const struct question *read_question(struct parser *parser, int *number)
{
	const struct condition_place *place = parser->place;
	const char *id = parser->token.text;

	*number = -1;
	if (parser->token.kind != TOKEN_WORD) {
		fail(parser, "a question is missing before %s", shown(parser));
		return NULL;
	}
	*number = quiz_find_question(place->quiz, id);
	if (*number < 0)
		report_no_question(parser, id);
	else if (*number == place->nasked)
		fail(parser, "question \"%s\" asks for its own answer", id);
	else if (*number > place->nasked && fail(parser, "question \"%s\" comes later", id))
		diag_hint(parser->diag, "only earlier questions have an answer by then");
	if (parser->failed)
		return NULL;
	read_token(parser);
	return &place->quiz->questions[*number];
}

/* The option of the question that the token names in quotes; -1 with an error. */
static int read_option(struct parser *parser, const struct question *question)
{
	const char *id = parser->token.text, *nearest;
	const char **ids = ARENA_ARRAY(parser->arena, const char *, question->noptions + 1);
	int option;

	if (parser->token.kind == TOKEN_WORD && fail(parser, "%.60s stands without quotes", id))
		diag_hint(parser->diag, "write '%.60s'", id);
	else if (parser->token.kind != TOKEN_QUOTED)
		fail(parser, "an answer in quotes is missing before %s", shown(parser));
	else if (parser->token.is_open)
		fail(parser, "the quote before %.60s is not closed", id);
	if (parser->failed)
		return -1;
	option = question_find_option(question, id);
	if (option >= 0 && question->options[option].is_no_answer) {
		if (fail(parser, "'%s' of question \"%s\" is no answer", id, question->id))
			diag_hint(parser->diag, "write not answered(%s)", question->id);
	} else if (option < 0) {
		for (int i = 0; i < question->noptions; i++)
			ids[i] = question->options[i].id;
		nearest = near_find(id, ids, question->noptions);
		if (fail(parser, "question \"%s\" has no answer '%.60s'", question->id, id) &&
		    nearest)
			diag_hint(parser->diag, "did you mean '%s'?", nearest);
	}
	read_token(parser);
	return option;
}

static bool has_choice(const struct question *question)
{
	return question->kind != QUESTION_NUMBER && question->kind != QUESTION_TEXT;
}

/* answered(q) or selected(q, 'x'); the word before the bracket has been read. */
static const struct condition *parse_call(struct parser *parser, bool is_selected)
{
	struct condition *condition = add(parser,
					  is_selected ? CONDITION_SELECTED : CONDITION_ANSWERED);
	const struct question *question;

	expect(parser, "(");
	question = parser->failed ? NULL : read_question(parser, &condition->question);
	if (!question)
		return NULL;
	if (is_selected) {
		if (!has_choice(question))
			fail(parser, "question \"%s\" has no answers to select", question->id);
		expect(parser, ",");
		if (!parser->failed)
			condition->option = read_option(parser, question);
	}
	expect(parser, ")");
	return condition;
}

static bool read_comparison(struct parser *parser, const char *id, enum comparison *comparison)
{
	for (int i = 0; i <= COMPARE_GE; i++)
		if (is_at(parser, comparison_signs[i])) {
			*comparison = (enum comparison)i;
			read_token(parser);
			return true;
		}
	if (!fail(parser, "a comparison is missing between \"%s\" and %s", id, shown(parser)))
		return false;
	if (is_at(parser, "=="))
		diag_hint(parser->diag, "did you mean \"=\"?");
	else
		diag_hint(parser->diag,
			  "comparisons are = != < <= > >=, with < written &lt; in XML; or write "
			  "answered(%s)",
			  id);
	return false;
}

static void read_number(struct parser *parser, const struct question *question,
			struct condition *condition)
{
	const char *digits = parser->token.text;
	bool is_negative = *digits == '-';
	bool is_likert = question->kind == QUESTION_LIKERT;
	int64_t number = 0, least = is_likert ? 1 : question->min;
	int64_t most = is_likert ? question->noptions : question->max;

	for (digits += is_negative; *digits; digits++)
		number = number * 10 + (*digits - '0');
	condition->number = is_negative ? -number : number;
	if (least <= most && (condition->number < least || condition->number > most))
		fail(parser,
		     "%s is no answer of question \"%s\", which goes from %" PRId64 " to %" PRId64,
		     parser->token.text, question->id, least, most);
	read_token(parser);
}

/* Whether answers of the question can be compared at all. */
static bool is_comparable(struct parser *parser, const struct question *question)
{
	switch (question->kind) {
	case QUESTION_SINGLE:
	case QUESTION_LIKERT:
	case QUESTION_NUMBER:
		return true;
	case QUESTION_MULTI:
	case QUESTION_RANK:
		if (fail(parser, "question \"%s\" may have several answers", question->id))
			diag_hint(parser->diag, "write selected(%s, '...')", question->id);
		return false;
	case QUESTION_TEXT:
		if (fail(parser, "question \"%s\" is answered in free words", question->id))
			diag_hint(parser->diag, "write answered(%s)", question->id);
		return false;
	}
	return false;
}

/* q4 >= 4, q5 = 'no' */
static const struct condition *parse_comparison(struct parser *parser)
{
	struct condition *condition = add(parser, CONDITION_COMPARE);
	const struct question *question = read_question(parser, &condition->question);
	bool is_equality;

	if (!question || !is_comparable(parser, question) ||
	    !read_comparison(parser, question->id, &condition->comparison))
		return NULL;
	is_equality = condition->comparison <= COMPARE_NE;
	if (parser->token.kind == TOKEN_NUMBER && question->kind != QUESTION_SINGLE) {
		read_number(parser, question, condition);
		return condition;
	}
	if (parser->token.kind == TOKEN_END && question->kind != QUESTION_SINGLE) {
		fail(parser, "a number is missing before the end");
		return NULL;
	}
	if (question->kind == QUESTION_NUMBER) {
		fail(parser, "question \"%s\" is compared with %s, which is no whole number",
		     question->id, shown(parser));
		return NULL;
	}
	if (!is_equality) {
		fail(parser,
		     question->kind == QUESTION_SINGLE
			     ? "the answers of question \"%s\" have no order"
			     : "question \"%s\" is compared by order with no number",
		     question->id);
		return NULL;
	}
	condition->option = read_option(parser, question);
	return condition;
}

static const struct condition *parse_test(struct parser *parser)
{
	if (++parser->ntests > MOST_TESTS)
		fail(parser, "there are more than %d comparisons", MOST_TESTS);
	if (parser->failed)
		return NULL;
	if (parser->rest[strspn(parser->rest, " \t\r\n")] == '(') {
		if (accept(parser, "answered"))
			return parse_call(parser, false);
		if (accept(parser, "selected"))
			return parse_call(parser, true);
	}
	return parse_comparison(parser);
}

static const struct condition *parse_level(struct parser *parser, enum level level, int depth)
{
	static const char *const words[] = {"or", "and"};
	static const enum condition_kind kinds[] = {CONDITION_OR, CONDITION_AND};
	const struct condition *left;
	struct condition *whole;

	if (depth > MOST_DEEP)
		fail(parser, "brackets stand deeper than %d in each other", MOST_DEEP);
	if (parser->failed)
		return NULL;
	if (level == LEVEL_TEST && accept(parser, "not")) {
		whole = add(parser, CONDITION_NOT);
		whole->left = parse_level(parser, LEVEL_TEST, depth + 1);
		return whole;
	}
	if (level == LEVEL_TEST && accept(parser, "(")) {
		left = parse_level(parser, LEVEL_OR, depth + 1);
		expect(parser, ")");
		return left;
	}
	if (level == LEVEL_TEST)
		return parse_test(parser);
	left = parse_level(parser, level + 1, depth);
	while (accept(parser, words[level])) {
		whole = add(parser, kinds[level]);
		whole->left = left;
		whole->right = parse_level(parser, level + 1, depth);
		left = whole;
	}
	return left;
}

static void report_rest(struct parser *parser)
{
	static const char *const words[] = {"and", "or"};
	const char *text = parser->token.text, *nearest = near_find(text, words, 2);

	if (strcmp(text, "&") == 0 || strcmp(text, "&&") == 0)
		nearest = "and";
	else if (strcmp(text, "|") == 0 || strcmp(text, "||") == 0)
		nearest = "or";
	if (!fail(parser, "\"and\" or \"or\" is missing before %s", shown(parser)))
		return;
	if (nearest && parser->token.kind != TOKEN_QUOTED)
		diag_hint(parser->diag, "did you mean \"%s\"?", nearest);
}

/* A row of "and" or of "or" stands in one pair of brackets: it is read from the left. */
static bool needs_brackets(const struct condition *left, enum condition_kind around)
{
	return left->kind != around;
}

/* How deep brackets and "not" stand in each other when the condition is dumped. */
static int count_deep(const struct condition *condition)
{
	int left, right;

	if (condition->kind == CONDITION_NOT)
		return 1 + count_deep(condition->left);
	if (condition->kind != CONDITION_AND && condition->kind != CONDITION_OR)
		return 0;
	left = count_deep(condition->left) - !needs_brackets(condition->left, condition->kind);
	right = count_deep(condition->right);
	return 1 + (left > right ? left : right);
}

bool comparison_holds(enum comparison comparison, int64_t a, int64_t b)
{
	static const struct {
		bool less, equal, greater;
	} holds[] = {[COMPARE_EQ] = {false, true, false}, [COMPARE_NE] = {true, false, true},
		     [COMPARE_LT] = {true, false, false}, [COMPARE_LE] = {true, true, false},
		     [COMPARE_GT] = {false, false, true}, [COMPARE_GE] = {false, true, true}};

	return a < b   ? holds[comparison].less
	       : a > b ? holds[comparison].greater
		       : holds[comparison].equal;
}

enum comparison comparison_opposite(enum comparison comparison)
{
	static const enum comparison opposites[] = {
		[COMPARE_EQ] = COMPARE_NE, [COMPARE_NE] = COMPARE_EQ, [COMPARE_LT] = COMPARE_GE,
		[COMPARE_LE] = COMPARE_GT, [COMPARE_GT] = COMPARE_LE, [COMPARE_GE] = COMPARE_LT};

	return opposites[comparison];
}

const struct condition *condition_parse(struct arena *arena, const char *text,
					const struct condition_place *place, struct diag *diag)
{
	struct parser parser = {.arena = arena, .place = place, .diag = diag, .rest = text};
	const struct condition *condition;

	read_token(&parser);
	if (parser.token.kind == TOKEN_END)
		fail(&parser, "it is empty");
	condition = parse_level(&parser, LEVEL_OR, 0);
	if (!parser.failed && parser.token.kind != TOKEN_END)
		report_rest(&parser);
	if (!parser.failed && count_deep(condition) > MOST_DEEP)
		fail(&parser, "\"and\", \"or\" and \"not\" stand deeper than %d in each other",
		     MOST_DEEP);
	return parser.failed ? NULL : condition;
}

/* The sides of an "and" or "or", without brackets around them. */
static void dump_sides(const struct condition *condition, const struct quiz *quiz, struct buf *out)
{
	if (needs_brackets(condition->left, condition->kind))
		condition_dump(condition->left, quiz, out);
	else
		dump_sides(condition->left, quiz, out);
	buf_addstr(out, condition->kind == CONDITION_AND ? " and " : " or ");
	condition_dump(condition->right, quiz, out);
}

void condition_dump(const struct condition *condition, const struct quiz *quiz, struct buf *out)
{
	const struct question *question = &quiz->questions[condition->question];

	switch (condition->kind) {
	case CONDITION_AND:
	case CONDITION_OR:
		buf_addc(out, '(');
		dump_sides(condition, quiz, out);
		buf_addc(out, ')');
		break;
	case CONDITION_NOT:
		buf_addstr(out, "not ");
		condition_dump(condition->left, quiz, out);
		break;
	case CONDITION_ANSWERED:
		buf_printf(out, "answered(%s)", question->id);
		break;
	case CONDITION_SELECTED:
		buf_printf(out, "selected(%s, '%s')", question->id,
			   question->options[condition->option].id);
		break;
	case CONDITION_COMPARE:
		buf_printf(out, "%s %s ", question->id, comparison_signs[condition->comparison]);
		if (condition->option >= 0)
			buf_printf(out, "'%s'", question->options[condition->option].id);
		else
			buf_printf(out, "%" PRId64, condition->number);
		break;
	}
}
