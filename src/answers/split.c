/*
 * Several options in one cell. Labels may hold the very marks that stand between them, so the cell
 * is not cut first and then looked up: for each mark in turn, all ways to read the cell as
 * spellings with that mark between them are found, from the end backwards. What is no spelling
 * costs its length; the cheapest reading counts if it is the only one of its price.
 */
#include "answers/split.h"

#include <limits.h>
#include <string.h>

#include "answers/wording.h"
#include "base/limits.h"

/* A mark as tools write it, in folded text. */
struct mark {
	const char *text;
	bool is_loose; /* spaces may stand around it */
	bool is_whole; /* the cell must be options alone */
	bool is_line;  /* cells keep their lines */
};

static const struct mark marks[] = {{";", true, false, false},    {",", true, false, false},
				    {" / ", false, false, false}, {"|", true, false, false},
				    {"\n", false, false, true},   {" ", false, true, false}};

/* One piece of a reading, and those after it. */
struct piece {
	int option; /* -1: no spelling */
	int begin, end;
	const struct piece *next;
};

/* The cheapest readings from one place on; two are enough to know that there are several. */
struct readings {
	int cost;
	const struct piece *first[2];
	int n;
};

struct splitter {
	struct arena *arena;
	const struct spellings *spellings;
	const struct mark *mark;
	const char *text;
	int n;
	struct readings *from; /* a byte of the text, and its end */
};

static bool is_same(const struct piece *a, const struct piece *b)
{
	while (a != b) {
		if (!a || !b || a->option != b->option ||
		    (a->option < 0 && (a->begin != b->begin || a->end != b->end)))
			return false;
		a = a->next;
		b = b->next;
	}
	return true;
}

static void add_reading(struct readings *readings, const struct piece *piece, int cost)
{
	if (cost > readings->cost)
		return;
	if (cost < readings->cost) {
		readings->cost = cost;
		readings->n = 0;
	}
	for (int i = 0; i < readings->n; i++)
		if (is_same(readings->first[i], piece))
			return;
	if (readings->n < 2)
		readings->first[readings->n++] = piece;
}

/* The place after the mark at that place, the end itself, or -1 when no mark stands there. */
static int skip_mark(const struct splitter *splitter, int at)
{
	const struct mark *mark = splitter->mark;
	int length = (int)strlen(mark->text);

	if (mark->is_loose && splitter->text[at] == ' ')
		at++;
	if (at == splitter->n)
		return at;
	if (splitter->text[at] != mark->text[0] ||
	    strncmp(splitter->text + at, mark->text, (size_t)length) != 0)
		return -1;
	at += length;
	return mark->is_loose && splitter->text[at] == ' ' ? at + 1 : at;
}

/* One piece that ends before the place next, in front of all readings from there on. */
static void prepend(struct splitter *splitter, struct piece piece, int next, int cost)
{
	struct readings *readings = &splitter->from[piece.begin];
	const struct readings *rest = &splitter->from[next];

	for (int i = 0; i < rest->n; i++) {
		struct piece *copy = arena_copy(splitter->arena, &piece, sizeof piece);

		copy->next = rest->first[i];
		add_reading(readings, copy, rest->cost + cost);
	}
}

/* Whether the spelling stands there; what is folded to a space may be the end of a line. */
static bool stands_at(const struct splitter *splitter, int at, const struct spelling *spelling)
{
	const char *text = splitter->text + at;

	if (!splitter->mark->is_line)
		return memcmp(text, spelling->text, spelling->n) == 0;
	for (size_t i = 0; i < spelling->n; i++)
		if (text[i] != spelling->text[i] && !(text[i] == '\n' && spelling->text[i] == ' '))
			return false;
	return true;
}

static void read_spellings(struct splitter *splitter, int at)
{
	for (int i = 0; i < splitter->spellings->n; i++) {
		const struct spelling *spelling = &splitter->spellings->list[i];
		int end = at + (int)spelling->n, next;

		if (spelling->text[0] != splitter->text[at] || end > splitter->n ||
		    !stands_at(splitter, at, spelling))
			continue;
		next = skip_mark(splitter, end);
		if (next >= 0)
			prepend(splitter, (struct piece){spelling->option, at, end, NULL}, next, 0);
	}
}

/* Up to the next mark. */
static void read_rest(struct splitter *splitter, int at)
{
	int end = at, next;

	while ((next = skip_mark(splitter, end)) < 0)
		end++;
	if (end > at)
		prepend(splitter, (struct piece){-1, at, end, NULL}, next, end - at + 1);
	else if (next > at)
		for (int i = 0; i < splitter->from[next].n; i++)
			add_reading(&splitter->from[at], splitter->from[next].first[i],
				    splitter->from[next].cost);
}

/* Whether a piece can begin here: at the beginning, or after a mark. */
static bool is_start(const struct splitter *splitter, int at)
{
	const struct mark *mark = splitter->mark;
	int length = (int)strlen(mark->text), end = at;

	if (at == 0)
		return true;
	if (mark->is_loose && splitter->text[at - 1] == ' ')
		end--;
	return end >= length &&
	       memcmp(splitter->text + end - length, mark->text, (size_t)length) == 0;
}

static struct readings read_all(struct splitter *splitter)
{
	splitter->from = ARENA_ARRAY(splitter->arena, struct readings, splitter->n + 1);
	for (int at = splitter->n; at >= 0; at--) {
		struct readings *readings = &splitter->from[at];

		readings->cost = INT_MAX;
		if (at == splitter->n) {
			*readings = (struct readings){.cost = 0, .n = 1};
		} else if (is_start(splitter, at)) {
			read_spellings(splitter, at);
			if (!splitter->mark->is_whole)
				read_rest(splitter, at);
		}
	}
	return splitter->from[0];
}

static const char *fold(struct arena *arena, const char *text, bool is_loose)
{
	return is_loose ? wording_loose(arena, text) : wording_fold(arena, text);
}

/* Lines folded each for itself, blank ones left out. */
static const char *fold_lines(struct arena *arena, const char *text, bool is_loose)
{
	char *lines = arena_alloc(arena, strlen(text) + 1), *end = lines;

	while (*text) {
		size_t n = strcspn(text, "\r\n");
		const char *line = fold(arena, arena_strndup(arena, text, n), is_loose);

		if (*line && end > lines)
			*end++ = '\n';
		for (; *line; line++)
			*end++ = *line;
		text += n;
		text += strspn(text, "\r\n");
	}
	*end = 0;
	return lines;
}

/* Without a mark before the first option or after the last, which some tools write. */
static const char *trim_marks(struct arena *arena, const char *text, const struct mark *mark)
{
	char core = mark->text[strspn(mark->text, " ")]; /* every mark has one character but " " */
	size_t n;

	if (!core || core == '\n')
		return text;
	if (text[0] == core && (mark->is_loose || text[1] == ' '))
		text += 1 + (text[1] == ' ');
	n = strlen(text);
	if (n > 0 && text[n - 1] == core)
		n--;
	return arena_strndup(arena, text, n);
}

/* A reading as options, and the text between the first and the last of the pieces that are none. */
static struct split take_reading(struct arena *arena, const struct splitter *splitter,
				 const struct piece *piece)
{
	struct split split = {0};
	const struct piece *before = NULL;
	int n = 0, begin = -1, end = -1;

	for (const struct piece *p = piece; p; p = p->next)
		n++;
	split.chosen = ARENA_ARRAY(arena, int, n + 1);
	for (const struct piece *p = piece; p; before = p, p = p->next) {
		const char *word;

		if (p->option >= 0) {
			split.chosen[split.nchosen++] = p->option;
			continue;
		}
		word = arena_strndup(arena, splitter->text + p->begin, (size_t)(p->end - p->begin));
		if (!split.slip && spelling_near(splitter->spellings, word))
			split.slip = word;
		if (begin < 0)
			begin = p->begin;
		else if (before && before->option >= 0)
			split.has_more = true;
		if (!split.has_more)
			end = p->end;
	}
	if (begin >= 0)
		split.rest = arena_strndup(arena, splitter->text + begin, (size_t)(end - begin));
	return split;
}

/* Whether the first words of the option may be another one, and the rest of them own words that
 * stand behind it. */
static bool is_shared(const struct splitter *splitter, const struct piece *piece)
{
	for (int i = 0; i < splitter->spellings->n; i++) {
		const struct spelling *spelling = &splitter->spellings->list[i];
		int end = piece->begin + (int)spelling->n;

		if (spelling->n > 0 && end < piece->end && spelling->option != piece->option &&
		    stands_at(splitter, piece->begin, spelling) && skip_mark(splitter, end) >= 0)
			return true;
	}
	return false;
}

/* Whether own words may begin before their first piece. */
static bool has_shared(const struct splitter *splitter, const struct piece *piece)
{
	for (; piece; piece = piece->next)
		if (piece->option >= 0 && piece->next && piece->next->option < 0 &&
		    is_shared(splitter, piece))
			return true;
	return false;
}

static bool is_same_split(const struct split *a, const struct split *b)
{
	if (a->nchosen != b->nchosen || a->has_more != b->has_more || !a->rest != !b->rest)
		return false;
	for (int i = 0; i < a->nchosen; i++)
		if (a->chosen[i] != b->chosen[i])
			return false;
	return !a->rest || (b->rest && strcmp(a->rest, b->rest) == 0);
}

/* A mark that stands nowhere leaves the cell whole, as the first one does then. */
static bool is_worth_it(const struct mark *mark, const char *folded)
{
	return mark == marks || strstr(folded, mark->text);
}

/* One way of reading the cell: spellings to the letter, or alike. */
static enum split_result split_by(struct arena *arena, const struct spellings *spellings,
				  const char *text, bool is_loose, struct split *split)
{
	enum split_result result = SPLIT_ONE_WAY;
	int cost = INT_MAX;
	struct arena scratch;
	const char *one_line, *lines;

	arena_init(&scratch);
	one_line = fold(&scratch, text, is_loose);
	lines = fold_lines(&scratch, text, is_loose);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		const char *folded = marks[i].is_line ? lines : one_line;
		struct splitter splitter = {
			.arena = &scratch, .spellings = spellings, .mark = &marks[i]};
		struct readings readings;
		struct split found;

		if (!is_worth_it(&marks[i], folded))
			continue;
		splitter.text = trim_marks(&scratch, folded, &marks[i]);
		splitter.n = (int)strlen(splitter.text);
		readings = read_all(&splitter);
		if (readings.n == 0 || readings.cost > cost)
			continue;
		found = take_reading(arena, &splitter, readings.first[0]);
		if (split->rest && found.rest && split->nchosen + found.nchosen == 0) {
			/* No option either way: words, without the mark behind them. */
			if (found.rest && strlen(found.rest) < strlen(split->rest))
				split->rest = found.rest;
			if (!split->slip)
				split->slip = found.slip;
			continue;
		} else if (readings.cost < cost) {
			result = readings.n > 1 || has_shared(&splitter, readings.first[0])
					 ? SPLIT_SEVERAL_WAYS
					 : SPLIT_ONE_WAY;
		} else if (readings.n > 1 || !is_same_split(split, &found)) {
			result = SPLIT_SEVERAL_WAYS;
		}
		cost = readings.cost;
		*split = found;
	}
	arena_release(&scratch);
	return result;
}

/* The spellings as texts that are alike for those of others. */
static struct spellings loosen(struct arena *arena, const struct spellings *spellings)
{
	struct spellings loose = *spellings;

	loose.list = arena_copy(arena, spellings->list, (size_t)loose.n * sizeof *loose.list);
	for (int i = 0; i < loose.n; i++) {
		loose.list[i].text = loose.list[i].loose;
		loose.list[i].n = strlen(loose.list[i].loose);
	}
	return loose;
}

enum split_result split_options(struct arena *arena, const struct spellings *spellings,
				const char *text, struct split *split)
{
	enum split_result result;
	struct spellings loose;
	struct split alike = {0};

	if (strlen(text) > LIMIT_CELL_BYTES)
		return SPLIT_TOO_LONG;
	result = split_by(arena, spellings, text, false, split);
	if (result == SPLIT_SEVERAL_WAYS || !split->rest)
		return result;
	loose = loosen(arena, spellings);
	if (split_by(arena, &loose, text, true, &alike) == SPLIT_ONE_WAY && !alike.rest) {
		*split = alike;
		return SPLIT_ONE_WAY;
	}
	return result;
}
