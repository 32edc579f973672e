/*
 * The ids of the shipped questionnaire, which form tools use as codes: they fit the narrowest of
 * the tools, and what they were called before is understood.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "answers/spelling.h"
#include "content/guide_load.h"
#include "content/quiz_load.h"
#include "base/file.h"
#include "tap.h"

/* LimeSurvey: codes of questions (REDCap: lower case), of answers and sub-questions. */
enum { LONGEST_QUESTION = 20, LONGEST_OPTION = 5 };

/* LimeSurvey keeps these; what it writes beside the answers is not to be taken for a question. */
static const char *const reserved[] = {
	"comment",       "datestamp",  "gid",     "id",   "ipaddr", "lang", "lastpage", "other",
	"qid",           "refurl",     "savedid", "seed", "self",   "sgq",  "sid",      "startdate",
	"startlanguage", "submitdate", "that",    "this", "time",   "token"};

/* What was called otherwise once; files of answers still say so. */
static const struct renamed {
	const char *question, *before, *option;
} renamed[] = {
	{"now", "working", "work"},      {"now", "looking", "look"},
	{"now", "studying", "study"},    {"now", "unsaid", "quiet"},
	{"years", "unsaid", "quiet"},    {"field", "other", "misc"},
	{"field", "projects", "proj"},   {"field", "engineering", "eng"},
	{"field", "unsaid", "quiet"},    {"soon", "months", "half"},
	{"soon", "unsure", "open"},      {"tasks", "research", "needs"},
	{"tasks", "timetable", "times"}, {"tasks", "choose", "omit"},
	{"tasks", "market", "watch"},    {"tasks", "process", "flow"},
	{"handin", "problem", "why"},    {"done", "interviews", "asked"},
	{"done", "launch", "event"},     {"done", "rescue", "saved"},
	{"depth", "follow", "grasp"},    {"depth", "question", "doubt"},
	{"depth", "design", "whole"},    {"experience", "unsaid", "quiet"},
	{"day", "market", "sales"},      {"day", "experts", "ops"},
	{"proud", "punctual", "kept"},   {"pay", "unsaid", "quiet"},
	{"ways", "course", "class"},     {"ways", "mentor", "talk"},
	{"ways", "project", "own"},      {"ways", "reading", "read"},
	{"ways", "other", "else"},       {"ways", "unsaid", "quiet"},
	{"hours", "unsaid", "quiet"},
};

static const char *const renamed_questions[][2] = {{"freeweek", "free-week"},
						   {"handin", "hand-in"}};

static const struct quiz *load_shipped(struct arena *arena, struct diag *diag)
{
	const char *folder = getenv("ROLEGUIDE_DATA");
	const struct guide *guide;

	folder = folder ? folder : "content";
	guide = guide_load(arena, file_join(arena, folder, "pm-vs-tpm.xml"),
			   file_join(arena, folder, "schema/guide.rng"), NULL, diag);
	return guide ? quiz_load(arena, quiz_path(arena, guide, diag), guide,
				 file_join(arena, folder, "schema/quiz.rng"), diag)
		     : NULL;
}

static bool fits(const char *id, size_t longest)
{
	size_t n = strlen(id);

	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (strcmp(id, reserved[i]) == 0)
			return false;
	return islower((unsigned char)*id) && n <= longest &&
	       strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789") == n;
}

static void check_options(const struct question *question)
{
	for (int i = 0; i < question->noptions; i++) {
		const char *id = question->options[i].id;
		bool is_alone = true;

		for (int j = 0; j < i; j++)
			is_alone &= strcasecmp(question->options[j].id, id) != 0;
		tap_ok(fits(id, LONGEST_OPTION) && is_alone, "option \"%s\" of \"%s\" fits", id,
		       question->id);
	}
}

static void check_ids(const struct quiz *quiz)
{
	for (int q = 0; q < quiz->nquestions; q++) {
		const struct question *question = &quiz->questions[q];

		tap_ok(fits(question->id, LONGEST_QUESTION), "question \"%s\" fits", question->id);
		if (question->scale < 0) /* the points of a scale have their numbers as codes */
			check_options(question);
	}
}

static void check_renamed(struct arena *arena, const struct quiz *quiz)
{
	for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++) {
		const struct renamed *row = &renamed[i];
		int q = quiz_find_question(quiz, row->question), option = -1;

		if (q >= 0) {
			struct spellings spellings = spelling_list(arena, &quiz->questions[q]);

			option = spelling_find(&spellings, row->before);
		}
		tap_is(option < 0 ? "none" : quiz->questions[q].options[option].id, row->option,
		       arena_printf(arena, "\"%s\" of \"%s\"", row->before, row->question));
	}
}

static bool is_column(const struct quiz *quiz, const char *question, const char *column)
{
	int q = quiz_find_question(quiz, question);

	for (int i = 0; q >= 0 && i < quiz->questions[q].ncolumns; i++)
		if (strcmp(quiz->questions[q].columns[i].header, column) == 0)
			return true;
	return false;
}

static void check_renamed_questions(const struct quiz *quiz)
{
	for (size_t i = 0; i < sizeof renamed_questions / sizeof *renamed_questions; i++) {
		const char *const *row = renamed_questions[i];

		tap_ok(is_column(quiz, row[0], row[1]), "\"%s\" is known as \"%s\"", row[0],
		       row[1]);
	}
}

int main(void)
{
	struct arena arena;
	struct diag diag;
	const struct quiz *quiz;

	arena_init(&arena);
	diag_init(&diag);
	quiz = load_shipped(&arena, &diag);
	if (tap_ok(quiz, "the questionnaire loads")) {
		check_ids(quiz);
		check_renamed(&arena, quiz);
		check_renamed_questions(quiz);
	}
	diag_release(&diag);
	arena_release(&arena);
	return tap_done();
}
