/*
 * Headers. A question is known by its <column>s, its id and its words in every language; then come
 * the columns of the person, and what form tools add by themselves. A name counts when it is the
 * header to the letter, or else when they are alike (wording_loose) and mean one thing only.
 * What no name is, is looked at as two names with a mark of some tool between them.
 */
#include "answers/column.h"

#include <stdlib.h>
#include <string.h>

#include "answers/answer_kind.h"
#include "answers/wording.h"
#include "base/near.h"

enum {
	MOST_DEPTH = 3,      /* parts of parts */
	MOST_BYTES = 2000,   /* of a header */
	MOST_TRIES = 200,    /* places where one header is taken apart */
	LEAST_WORDS = 4,     /* of questions that are held against each other word by word */
	LEAST_SHARE = 70,    /* of their words, in hundredths, that near ones have in common */
	FROM_QUIZ = 0,       /* ranks: what the questionnaire says */
	FROM_TOOLS = 1 << 20 /* goes before what tools call things */
};

static const struct column unknown = {COLUMN_UNKNOWN, -1, 0};

static struct column question_column(int question)
{
	return (struct column){COLUMN_QUESTION, question, 0};
}

/* What headers are looked up by: codes are written "free-week", "free_week" and "Free Week". */
static const char *make_key(struct arena *arena, const char *text)
{
	char *key = arena_strdup(arena, wording_loose(arena, text)), *end = key;

	for (const char *p = key; *p; p++)
		if (!strchr(" -_", *p))
			*end++ = *p;
	if (end > key)
		*end = '\0';
	return key;
}

static void add(struct columns *columns, const char *text, struct column column, int from)
{
	struct column_name *name;

	ARENA_GROW(columns->arena, columns->list, columns->n);
	name = &columns->list[columns->n];
	*name = (struct column_name){
		arena_strdup(columns->arena, wording_fold(columns->arena, text)),
		make_key(columns->arena, text), column, from + columns->n};
	columns->n++;
}

static int compare_names(const void *a, const void *b)
{
	const struct column_name *x = a, *y = b;
	int order = strcmp(x->loose, y->loose);

	return order ? order : x->rank - y->rank;
}

static struct column tool_column(enum tool_fact fact)
{
	static const int fields[TOOL_NFACTS] = {
		[TOOL_ID] = PERSON_ID,     [TOOL_NAME] = PERSON_NAME,   [TOOL_FIRST] = PERSON_FIRST,
		[TOOL_LAST] = PERSON_LAST, [TOOL_EMAIL] = PERSON_EMAIL, [TOOL_DATE] = PERSON_DATE,
		[TOOL_LANG] = PERSON_LANG};

	if (fact == TOOL_OTHER)
		return (struct column){COLUMN_TOOL, -1, 0};
	if (fact >= TOOL_STATE_FINISHED)
		return (struct column){COLUMN_STATE, -1, (int)fact - TOOL_STATE_FINISHED};
	return (struct column){COLUMN_PERSON, -1, fields[fact]};
}

/* What the questionnaire says of a header. */
static struct column declared_column(int question, const struct quiz_column *column)
{
	if (column->option >= 0)
		return (struct column){COLUMN_OPTION, question, column->option};
	if (column->place)
		return (struct column){COLUMN_PLACE, question, column->place};
	return column->is_words ? (struct column){COLUMN_BESIDE, question, 0}
				: question_column(question);
}

struct columns column_list(struct arena *arena, const struct quiz *quiz,
			   const struct spellings *spellings)
{
	struct columns columns = {.arena = arena, .quiz = quiz, .spellings = spellings};

	for (int q = 0; q < quiz->nquestions; q++)
		for (int i = 0; i < quiz->questions[q].ncolumns; i++)
			add(&columns, quiz->questions[q].columns[i].header,
			    declared_column(q, &quiz->questions[q].columns[i]), FROM_QUIZ);
	for (int field = 0; field < PERSON_NFIELDS; field++)
		for (int i = 0; i < quiz->person[field].n; i++)
			add(&columns, quiz->person[field].names[i],
			    (struct column){field == PERSON_IGNORED ? COLUMN_TOOL : COLUMN_PERSON,
					    -1, field},
			    FROM_QUIZ);
	columns.ndeclared = columns.n;
	for (int q = 0; q < quiz->nquestions; q++)
		add(&columns, quiz->questions[q].id, question_column(q), FROM_QUIZ);
	for (int q = 0; q < quiz->nquestions; q++)
		for (int i = 0; i < quiz->questions[q].text.n; i++)
			add(&columns, quiz->questions[q].text.texts[i], question_column(q),
			    FROM_QUIZ);
	for (int fact = 0; fact < TOOL_NFACTS; fact++)
		for (const char *const *p = tool_headers((enum tool_fact)fact); *p; p++)
			add(&columns, *p, tool_column((enum tool_fact)fact), FROM_TOOLS);
	qsort(columns.list, (size_t)columns.n, sizeof *columns.list, compare_names);
	return columns;
}

bool column_is_same(struct column a, struct column b)
{
	return a.role == b.role && a.question == b.question && a.number == b.number;
}

/* The first of the names that are like the text. */
static int first_like(const struct columns *columns, const char *loose)
{
	int low = 0, high = columns->n;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (strcmp(columns->list[middle].loose, loose) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* By its whole name. Two questions whose names are alike are told apart by every letter only. */
static struct column find_name(const struct columns *columns, const char *text)
{
	const char *loose = make_key(columns->arena, text);
	const char *exact = wording_fold(columns->arena, text);
	size_t n = strlen(exact);
	struct column found = unknown;

	if (n > 1 && exact[n - 1] == '*')
		exact = wording_fold(columns->arena, arena_strndup(columns->arena, exact, n - 1));
	for (int i = first_like(columns, loose);
	     i < columns->n && strcmp(columns->list[i].loose, loose) == 0; i++) {
		const struct column_name *name = &columns->list[i];

		if (strcmp(name->exact, exact) == 0)
			return name->column;
		if (found.role == COLUMN_UNKNOWN)
			found = name->column;
		else if (!column_is_same(found, name->column) && name->rank < FROM_TOOLS)
			found.role = COLUMN_NUMBERED; /* not clear */
	}
	return found.role == COLUMN_NUMBERED ? unknown : found;
}

/* Past a running number: "7 - ", "Q3. ", "1) "; the text itself where there is none. */
static const char *skip_number(const char *text)
{
	const char *at = text, *digits;

	if (strncmp(at, "Question ", 9) == 0)
		at += 9;
	else if ((*at == 'Q' || *at == 'q') && at[1] >= '0' && at[1] <= '9')
		at++;
	digits = at;
	at += strspn(at, "0123456789");
	if (at == digits)
		return text;
	if (strncmp(at, " - ", 3) == 0)
		return at + 3;
	if (*at && strchr(".):", *at))
		at++;
	else
		return text;
	return *at == ' ' && at[1] ? at + 1 : text;
}

static struct column find_numbered_name(const struct columns *columns, const char *text)
{
	struct column found = find_name(columns, text);
	const char *after;

	if (found.role != COLUMN_UNKNOWN)
		return found;
	text = wording_fold(columns->arena, text);
	after = skip_number(text);
	return after > text ? find_name(columns, after) : found;
}

static bool has_options(const struct columns *columns, int question)
{
	enum answer_form form = answer_kind(&columns->quiz->questions[question])->form;

	return form == ANSWER_OPTION || form == ANSWER_OPTIONS;
}

static bool is_ranking(const struct columns *columns, int question)
{
	return answer_kind(&columns->quiz->questions[question])->is_ordered;
}

/* What the part says of that question: an option, a place, the words beside. */
static struct column find_part(const struct columns *columns, int q, const char *part)
{
	const char *loose = wording_loose(columns->arena, part);
	int option, place;
	bool is_plain;

	if (tool_is_answer(loose))
		return question_column(q);
	if (!has_options(columns, q))
		return column_is_same(find_name(columns, part), question_column(q))
			       ? question_column(q)
			       : unknown;
	option = spelling_find_name(&columns->spellings[q], wording_fold(columns->arena, part));
	place = tool_place(loose, &is_plain);
	if (option >= 0)
		return (struct column){COLUMN_OPTION, q, option};
	if (tool_is_beside(loose) && question_other(&columns->quiz->questions[q]) >= 0)
		return (struct column){COLUMN_BESIDE, q, 0};
	if (place && is_ranking(columns, q))
		return (struct column){is_plain ? COLUMN_NUMBERED : COLUMN_PLACE, q, place};
	if ((is_plain && place) || strcmp(loose, "0") == 0)
		return (struct column){COLUMN_NUMBERED, q, place};
	return column_is_same(find_name(columns, part), question_column(q)) ? question_column(q)
									    : unknown;
}

/* Marks that tools put between two names. What is_close stands between codes only. */
struct mark {
	const char *text, *closes; /* closes: the second name ends the header with it */
	bool is_close;
};

static const struct mark marks[] = {
	{" [", "]", false},
	{"[", "]", true},
	{" (choice=", ")", false},
	{" (", ")", false},
	{" >> ", "", false},
	{" - ", "", false},
	{" \xe2\x80\x93 ", "", false},
	{": ", "", false},
	{":", "", false},
	{". ", "", false},
	{"___", "", true},
	{"/", "", false},
	{"_", "", true},
	{"-", "", true},
	{".", "", true},
};

enum { NMARKS = sizeof marks / sizeof *marks };

static bool is_code(const char *text)
{
	return *text && !strchr(text, ' ');
}

/* A row of a matrix, a question in a group: the second name is a question, the first whatever the
 * form calls them together. */
static struct column find_in_group(const struct columns *columns, const struct mark *mark,
				   const char *group, const char *name)
{
	struct column found = find_numbered_name(columns, name);
	const char *loose = wording_loose(columns->arena, group);
	int option;

	if (found.role != COLUMN_QUESTION || !*loose)
		return unknown;
	if (is_code(name)) /* an id behind any words would be a guess */
		return mark->is_close || strcmp(mark->text, "/") == 0
			       ? (is_code(group) ? found : unknown)
			       : unknown;
	if (tool_is_beside(loose))
		return (struct column){COLUMN_BESIDE, found.question, 0};
	option = has_options(columns, found.question)
			 ? spelling_find_name(&columns->spellings[found.question],
					      wording_fold(columns->arena, group))
			 : -1;
	return option >= 0 ? (struct column){COLUMN_OPTION, found.question, option} : found;
}

/* What a header is whose first name is stem. */
static struct column join(const struct columns *columns, const struct mark *mark,
			  struct column stem, const char *first, const char *second)
{
	const char *loose = wording_loose(columns->arena, second);

	switch (stem.role) {
	case COLUMN_QUESTION:
		return find_part(columns, stem.question, second);
	case COLUMN_OPTION:
		if (tool_is_beside(loose) &&
		    columns->quiz->questions[stem.question].options[stem.number].is_other)
			return (struct column){COLUMN_BESIDE, stem.question, 0};
		return unknown;
	case COLUMN_NUMBERED:
		return tool_is_text(loose) ? (struct column){COLUMN_BESIDE, stem.question, 0}
					   : unknown;
	case COLUMN_UNKNOWN:
		return find_in_group(columns, mark, first, second);
	case COLUMN_PLACE:
	case COLUMN_BESIDE:
	case COLUMN_PERSON:
	case COLUMN_STATE:
	case COLUMN_TOOL:
		break;
	}
	return unknown;
}

/* The last place of the mark before that one; NULL: there is none. */
static const char *find_before(const char *text, const char *before, const char *mark)
{
	size_t n = strlen(mark);

	for (const char *at = before - n; at > text; at--)
		if (strncmp(at, mark, n) == 0)
			return at;
	return NULL;
}

/* Where the second name of a header ends that is taken apart at that mark; NULL: it cannot be. */
static const char *end_of_second(const char *header, const struct mark *mark)
{
	size_t n = strlen(header), ncloses = strlen(mark->closes);
	const char *end = header + n - ncloses;

	return n > ncloses + strlen(mark->text) && strcmp(end, mark->closes) == 0 ? end : NULL;
}

/* As a whole, or else taken apart at each place of each mark, the last places first. */
static struct column find(const struct columns *columns, const char *header, int depth, int *tries)
{
	struct column found = find_numbered_name(columns, header);

	if (depth == MOST_DEPTH)
		return found;
	for (int i = 0; i < NMARKS && found.role == COLUMN_UNKNOWN; i++) {
		const struct mark *mark = &marks[i];
		const char *end = end_of_second(header, mark), *at = end;
		size_t nmark = strlen(mark->text);

		while (at && found.role == COLUMN_UNKNOWN && --*tries > 0 &&
		       (at = find_before(header, at, mark->text))) {
			struct arena *arena = columns->arena;
			const char *first = arena_strndup(arena, header, (size_t)(at - header));
			const char *second = arena_strndup(arena, at + nmark,
							   (size_t)(end - at) - nmark);

			if (*second)
				found = join(columns, mark, find(columns, first, depth + 1, tries),
					     first, second);
		}
	}
	return found;
}

static struct column find_header(const struct columns *columns, const char *header)
{
	const char *text = wording_fold(columns->arena, header);
	struct column found;

	if (!*text || strlen(text) > MOST_BYTES)
		return unknown;
	if (tool_is_quiz_column(wording_loose(columns->arena, text)))
		return (struct column){COLUMN_TOOL, -1, 0};
	found = find(columns, text, 0, &(int){MOST_TRIES});
	if (found.role == COLUMN_UNKNOWN && tool_is_form_date(text))
		return (struct column){COLUMN_PERSON, -1, PERSON_DATE};
	if (found.role == COLUMN_UNKNOWN && tool_is_form_state(text))
		return (struct column){COLUMN_STATE, -1, TOOL_FINISHED};
	return found;
}

struct column column_find(const struct columns *columns, const char *header)
{
	struct columns own = *columns;
	struct arena scratch;
	struct column found;

	arena_init(&scratch);
	own.arena = &scratch;
	found = find_header(&own, header);
	arena_release(&scratch);
	return found;
}

struct column column_declared(const struct columns *columns, const char *header)
{
	const char *exact = wording_fold(columns->arena, header);

	for (int i = 0; i < columns->n; i++)
		if (columns->list[i].rank < columns->ndeclared &&
		    strcmp(columns->list[i].exact, exact) == 0)
			return columns->list[i].column;
	return unknown;
}

/* The option of a question whose name is near to that part. */
static struct column_proposal propose_option(const struct columns *columns, int question,
					     const char *part)
{
	const struct spellings *spellings = &columns->spellings[question];
	const char *near = spelling_near(spellings, part);

	if (!near)
		return (struct column_proposal){{COLUMN_UNKNOWN, question, 0}, NULL};
	return (struct column_proposal){{COLUMN_OPTION, question, spelling_find(spellings, near)},
					near};
}

/* By the question that the header begins with. */
static struct column_proposal propose_part(const struct columns *columns, const char *header)
{
	struct arena *arena = columns->arena;

	for (int i = 0; i < NMARKS; i++) {
		const char *mark = marks[i].text, *end = end_of_second(header, &marks[i]);
		const char *at = end ? find_before(header, end, mark) : NULL, *part;
		struct column stem = unknown;

		if (at)
			stem = column_find(columns,
					   arena_strndup(arena, header, (size_t)(at - header)));
		if (stem.role != COLUMN_QUESTION)
			continue;
		part = at + strlen(mark);
		return propose_option(columns, stem.question,
				      arena_strndup(arena, part, (size_t)(end - part)));
	}
	return (struct column_proposal){unknown, NULL};
}

/* How many words of one text are words of the other as well. */
static int count_shared(struct arena *arena, const char *a, const char *b, int *nwords)
{
	char *words = arena_strdup(arena, a), *next;
	const char *others = arena_printf(arena, " %s ", b);
	int nshared = 0;

	*nwords = 0;
	for (char *word = strtok_r(words, " ", &next); word; word = strtok_r(NULL, " ", &next)) {
		nshared += strstr(others, arena_printf(arena, " %s ", word)) != NULL;
		++*nwords;
	}
	return nshared;
}

/* The one question that shares most of its words with the header, though put in other ones. */
static struct column_proposal propose_reworded(const struct columns *columns, const char *header)
{
	const char *loose = wording_loose(columns->arena, header);
	struct column_proposal best = {unknown, NULL};
	int most = 0;

	for (int i = 0; i < columns->n; i++) {
		const struct column_name *name = &columns->list[i];
		const char *words = wording_loose(columns->arena, name->exact);
		int n = 0, nothers = 0, nshared, share;

		if (name->column.role != COLUMN_QUESTION)
			continue;
		nshared = count_shared(columns->arena, loose, words, &n);
		count_shared(columns->arena, words, loose, &nothers);
		share = n + nothers ? 200 * nshared / (n + nothers) : 0;
		if (n < LEAST_WORDS || nothers < LEAST_WORDS || share < LEAST_SHARE || share < most)
			continue;
		best = share == most && !column_is_same(best.column, name->column)
			       ? (struct column_proposal){unknown, NULL}
			       : (struct column_proposal){name->column, name->exact};
		most = share;
	}
	return best;
}

static struct column_proposal propose(const struct columns *columns, const char *header)
{
	const char *text = wording_fold(columns->arena, header);
	struct near near = near_begin(text);
	struct column_proposal proposal;

	for (int i = 0; i < columns->n; i++)
		if (columns->list[i].column.question >= 0)
			near_try(&near, columns->list[i].exact);
	for (int i = 0; i < columns->n && near.found; i++)
		if (columns->list[i].exact == near.found)
			return (struct column_proposal){columns->list[i].column, near.found};
	proposal = propose_part(columns, text);
	return proposal.column.question >= 0 ? proposal : propose_reworded(columns, text);
}

struct column_proposal column_propose(const struct columns *columns, const char *header)
{
	struct columns own = *columns;
	struct arena scratch;
	struct column_proposal proposal;

	arena_init(&scratch);
	own.arena = &scratch;
	proposal = propose(&own, header);
	arena_release(&scratch);
	return proposal;
}

struct column column_find_below(const struct columns *columns, const char *above, const char *below)
{
	struct column found = column_find(columns, above);

	if (!*wording_fold(columns->arena, below))
		return found;
	if (found.role == COLUMN_QUESTION)
		found = find_part(columns, found.question, below);
	if (found.role == COLUMN_UNKNOWN)
		found = column_find(columns, below);
	return found;
}

int column_find_label(const struct columns *columns, int question, const char *header)
{
	const char *text = wording_fold(columns->arena, header);
	int option;

	option = spelling_find_name(&columns->spellings[question], text);
	if (option < 0 || strcmp(columns->quiz->questions[question].options[option].id, text) == 0)
		return -1;
	return option;
}

bool column_is_beside(const struct columns *columns, const char *header)
{
	const char *loose = wording_loose(columns->arena, header);
	size_t n = strlen(loose);

	while (n > 0 && loose[n - 1] >= '0' && loose[n - 1] <= '9')
		n--; /* Typeform numbers what it writes twice */
	return tool_is_beside(arena_strndup(columns->arena, loose, n));
}

static const char *part_words(struct arena *arena, const struct question *question,
			      struct column column)
{
	switch (column.role) {
	case COLUMN_OPTION:
		return arena_printf(arena, ", option \"%s\"", question->options[column.number].id);
	case COLUMN_PLACE:
		return arena_printf(arena, ", place %d", column.number);
	case COLUMN_NUMBERED:
		return arena_printf(arena, ", number %d", column.number);
	case COLUMN_BESIDE:
		return ", words beside it";
	case COLUMN_QUESTION:
	case COLUMN_PERSON:
	case COLUMN_STATE:
	case COLUMN_TOOL:
	case COLUMN_UNKNOWN:
		break;
	}
	return "";
}

const char *column_words(struct arena *arena, const struct quiz *quiz, struct column column)
{
	if (column.question >= 0) {
		const struct question *question = &quiz->questions[column.question];

		return arena_printf(arena, "question \"%s\"%s", question->id,
				    part_words(arena, question, column));
	}
	if (column.role == COLUMN_PERSON)
		return person_fields.words[column.number];
	if (column.role == COLUMN_STATE)
		return "state";
	return column.role == COLUMN_TOOL ? "left out" : "unknown";
}
