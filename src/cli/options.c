/* Options: the table, and how the values of options are read. */
#include "cli/options.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "answers/sheet_code.h"
#include "base/near.h"
#include "cli/diagnostics.h"
#include "cli/dump.h"
#include "cli/init.h"
#include "cli/options_diff.h"
#include "cli/options_lang.h"
#include "cli/options_pay.h"
#include "cli/options_picture.h"
#include "cli/options_press.h"
#include "cohort/suppress.h"
#include "cohort/name.h"
#include "content/guide_choice.h"
#include "forms/form.h"

enum { MOST_CHOICES = 32, MOST_JOBS = 256, MOST_SPLIT = 1000000 };

int options_choose(struct arena *arena, const char *what, const char *value,
		   const char *(*choice)(int i), struct diag *diag)
{
	const char *names[MOST_CHOICES], *nearest, *list = "";
	int n = 0;

	for (; n < MOST_CHOICES && (names[n] = choice(n)); n++) {
		if (strcmp(value, names[n]) == 0)
			return n;
		list = arena_printf(arena, "%s%s%s", list, n ? ", " : "", names[n]);
	}
	nearest = near_find(value, names, n);
	if (nearest)
		diag_error(diag, (struct srcpos){0}, "no %s \"%s\"; did you mean \"%s\"?", what,
			   value, nearest);
	else
		diag_error(diag, (struct srcpos){0}, "no %s \"%s\"; there is: %s", what, value,
			   list);
	return -1;
}

/* The next item of a list with commas; *list is the rest, NULL behind the last. */
static const char *next_item(struct arena *arena, const char **list)
{
	size_t n = strcspn(*list, ",");
	const char *item = arena_strndup(arena, *list, n);

	*list = (*list)[n] ? *list + n + 1 : NULL;
	return item;
}

static bool is_twice(const char *what, const char *item, bool is_there, struct diag *diag)
{
	if (is_there)
		diag_error(diag, (struct srcpos){0}, "--%s names \"%s\" twice", what, item);
	return is_there;
}

static bool read_paper(struct options *options, const char *value, struct diag *diag)
{
	options->npapers = 0;
	while (value) {
		const char *item = next_item(options->arena, &value);
		struct page_size size;
		bool is_there = false;

		if (!page_size_read(options->arena, item, (struct srcpos){0}, &size, diag))
			return false;
		for (int i = 0; i < options->npapers; i++)
			is_there = is_there || strcmp(options->papers[i].name, size.name) == 0;
		if (is_twice("paper", size.name, is_there, diag))
			return false;
		if (options->npapers == OPTIONS_PAPERS) {
			diag_error(diag, (struct srcpos){0}, "--paper names more than %d papers",
				   OPTIONS_PAPERS);
			return false;
		}
		ARENA_GROW(options->arena, options->papers, options->npapers);
		options->papers[options->npapers++] = size;
	}
	return true;
}

static bool read_roles(struct options *options, const char *value, struct diag *diag)
{
	struct guide_choice *choice = ARENA_NEW(options->arena, struct guide_choice);
	const char **roles = NULL;

	while (value) {
		const char *item = next_item(options->arena, &value);

		for (int i = 0; roles && i < choice->nroles; i++)
			if (is_twice("roles", item, strcmp(roles[i], item) == 0, diag))
				return false;
		ARENA_GROW(options->arena, roles, choice->nroles);
		roles[choice->nroles++] = item;
	}
	choice->roles = roles;
	options->roles = choice;
	return true;
}

static const char *profile_at(int i)
{
	return output_at(i) ? output_at(i)->profile.name : NULL;
}

static bool read_profile(struct options *options, const char *value, struct diag *diag)
{
	options->nprofiles = 0;
	while (value) {
		const char *item = next_item(options->arena, &value);
		int found = options_choose(options->arena, "profile", item, profile_at, diag);
		bool is_there = false;

		for (int i = 0; i < options->nprofiles && found >= 0; i++)
			is_there = is_there || options->profiles[i] == output_at(found);
		if (found < 0 || is_twice("profile", item, is_there, diag))
			return false;
		ARENA_GROW(options->arena, options->profiles, options->nprofiles);
		options->profiles[options->nprofiles++] = output_at(found);
	}
	options->profile = options->profiles[0];
	return true;
}

static const char *stage_at(int i)
{
	return dump_at(i) ? dump_at(i)->name : NULL;
}

static bool read_dump(struct options *options, const char *value, struct diag *diag)
{
	int found = options_choose(options->arena, "stage to dump", value, stage_at, diag);

	options->dump = found < 0 ? NULL : dump_at(found);
	return found >= 0;
}

static const char *tool_at(int i)
{
	return form_tool_at(i) ? form_tool_at(i)->name : NULL;
}

static bool read_tool(struct options *options, const char *value, struct diag *diag)
{
	int found = options_choose(options->arena, "tool", value, tool_at, diag);

	options->tool = found < 0 ? NULL : form_tool_at(found);
	return found >= 0;
}

static const char *date_order_at(int i)
{
	static const char *const names[] = {"dmy", "mdy"};

	return i < 2 ? names[i] : NULL;
}

static bool read_dates(struct options *options, const char *value, struct diag *diag)
{
	int found = options_choose(options->arena, "order of dates", value, date_order_at, diag);

	options->answers.dates = found == 0 ? DATES_DMY : DATES_MDY;
	return found >= 0;
}

static bool read_jobs(struct options *options, const char *value, struct diag *diag)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (*end || n < 1 || n > MOST_JOBS) {
		diag_error(diag, (struct srcpos){0},
			   "--jobs wants a number of workers, 1 to %d, not \"%s\"", MOST_JOBS,
			   value);
		return false;
	}
	options->njobs = (int)n;
	return true;
}

static bool read_name(struct options *options, const char *value, struct diag *diag)
{
	options->name = value;
	return name_check(value, diag);
}

static bool read_only(struct options *options, const char *value, struct diag *diag)
{
	return select_read_only(&options->select, options->arena, value, diag);
}

static bool read_shard(struct options *options, const char *value, struct diag *diag)
{
	return select_read_shard(&options->select, value, diag);
}

static const char *order_at(int i)
{
	return i < MERGE_ORDERS ? merge_orders[i] : NULL;
}

static bool read_order(struct options *options, const char *value, struct diag *diag)
{
	int found = options_choose(options->arena, "order", value, order_at, diag);

	options->order = found < 0 ? MERGE_INPUT : (enum merge_order)found;
	return found >= 0;
}

static bool read_split(struct options *options, const char *value, struct diag *diag)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (*end || n < 1 || n > MOST_SPLIT) {
		diag_error(diag, (struct srcpos){0},
			   "--split wants a number of people, 1 to %d, not \"%s\"", MOST_SPLIT,
			   value);
		return false;
	}
	options->split = (int)n;
	return true;
}

/* "30": the first thirty; "31-60". */
static bool read_people(struct options *options, const char *value, struct diag *diag)
{
	char *end;
	long first = strtol(value, &end, 10), last = first;
	bool is_range = *end == '-';

	if (is_range)
		last = strtol(end + 1, &end, 10);
	else
		first = 1;
	if (*value < '0' || *value > '9' || *end || first < 1 || last < first ||
	    last > SHEET_CODE_PEOPLE) {
		diag_error(diag, (struct srcpos){0},
			   "--people wants a number of people, 1 to %d, or two numbers as 31-60, "
			   "not \"%s\"",
			   SHEET_CODE_PEOPLE, value);
		return false;
	}
	options->first_copy = (int)first;
	options->last_copy = (int)last;
	return true;
}

static const char *progress_at(int i)
{
	return progress_styles[i];
}

static bool read_progress(struct options *options, const char *value, struct diag *diag)
{
	int found = options_choose(options->arena, "progress", value, progress_at, diag);

	options->progress = found < 0 ? PROGRESS_AUTO : (enum progress_style)found;
	return found >= 0;
}

static bool read_least(struct options *options, const char *value, struct diag *diag)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (*value < '0' || *value > '9' || *end || n < SUPPRESS_FEWEST || n > SUPPRESS_MOST) {
		diag_error(diag, (struct srcpos){0}, "--least wants a number from %d to %d",
			   SUPPRESS_FEWEST, SUPPRESS_MOST);
		return false;
	}
	options->least = (int)n;
	return true;
}

static bool read_start_language(struct options *options, const char *value, struct diag *diag)
{
	options->start_language = value;
	return options_choose(options->arena, "language to start in", value, init_language_at,
			      diag) >= 0;
}

#define AT(member) .at = offsetof(struct options, member)

static const char *deps_format_at(int i)
{
	return i < deps_formats.n ? deps_formats.words[i] : NULL;
}

static bool read_deps_format(struct options *options, const char *value, struct diag *diag)
{
	int found = options_choose(options->arena, "format of --deps", value, deps_format_at, diag);

	options->deps.format = found < 0 ? DEPS_MAKE : (enum deps_format)found;
	return found >= 0;
}

static const struct option_row rows[OPTION_COUNT] = {
	[OPTION_OUTPUT] = {"output", 'o', "FILE", "write FILE; \"-\" is standard output",
			   AT(output)},
	[OPTION_PROFILE] = {"profile", 0, "NAME",
			    "what the file is for: screen (default), screen2 (PDF 2.0),\n"
			    "print (PDF/X-4), print-x1a, archive (PDF/A-2a with PDF/X-4),\n"
			    "vt (of --merge); svg, png: a picture a page; html: a page for\n"
			    "browsers; guide takes several, print,html, with -o DIR/",
			    .read = read_profile, .choice = profile_at},
	[OPTION_THEME] = {"theme", 0, "THEME",
			  "the look: handout (default), mono, duo, or a file of yours", AT(theme)},
	[OPTION_PAPER] = {"paper", 0, "SIZE",
			  "a4 (default), letter, a5, a3, ..., a4-landscape or 12x18cm",
			  .read = read_paper, .choice = page_size_name},
	[OPTION_LANDSCAPE] = {"landscape", 0, NULL, "pages lie on their longer side",
			      AT(is_landscape)},
	[OPTION_LARGE_PRINT] = {"large-print", 0, NULL,
				"type of 18 pt in one column, with the pages of the normal edition",
				AT(is_large)},
	[OPTION_LANG] = {"lang", 0, "TAG",
			 "language, as \"en\" (default: the guide's; of a report the\n"
			 "person's, where there is one); guide and atlas take several,\n"
			 "en,he, or all that it is translated into, with -o DIR/",
			 .read = options_read_lang},
	[OPTION_ROLES] = {"roles", 0, "ID,...",
			  "of a guide of many roles these alone, in this order: pm,po",
			  .read = read_roles},
	[OPTION_AUDIENCE] = {"audience", 0, "NAME",
			     "whom the guide is made for, one of its audiences (default:\n"
			     "all of them)",
			     AT(audience)},
	[OPTION_PAY_PER] = {"pay-per", 0, "PERIOD",
			    "convert all pay to hour, day, week, month or year, with the\n"
			    "factor printed",
			    .read = options_read_pay_per},
	[OPTION_STALE] = {"stale", 0, "AGE",
			  "warn of facts that are older, by as-of and year: 2y, 18m, 90d",
			  .read = options_read_stale},
	[OPTION_DUMP] = {"dump", 0, "STAGE",
			 "write one stage as text instead of a PDF: guide, doc,\n"
			 "layout, sheets, tags, quiz, answers or result; or how it\n"
			 "came to be: paragraph, vlist or fit; of a form its boxes\n"
			 "(default output: standard output)",
			 .read = read_dump, .choice = stage_at},
	[OPTION_RESULT] = {"result", 0, "FILE",
			   "write the result too, as JSON; \"-\" is standard output", AT(result)},
	[OPTION_ATTACH] = {"attach", 0, NULL, "put answers and result into the report, for verify",
			   AT(has_attachments)},
	[OPTION_ANSWERS_QR] = {"answers-qr", 0, NULL,
			       "show the answers as a QR code on page 1, if the person agrees:\n"
			       "whoever has the page can read them, verify needs no file",
			       AT(has_code)},
	[OPTION_SUMMARY] = {"summary", 0, NULL, "what opens the report alone: one page of A4",
			    AT(is_summary)},
	[OPTION_BEFORE] = {"before", 0, "PATH",
			   "what people answered before: a file of answers, or a folder of\n"
			   "them or of reports made with --attach; says what has changed",
			   AT(before)},
	[OPTION_COMPANION] = {"companion", 0, NULL,
			      "write a page for the coach beside each report:\n"
			      "FILE-companion.pdf",
			      AT(has_companion)},
	[OPTION_FIT] = {"fit", 0, "N",
			"fill N pages: type, lines, spacing and margins are chosen\n"
			"within what the theme allows",
			.read = options_read_fit},
	[OPTION_DPI] = {"dpi", 0, "N", "with --profile png: pixels to an inch (default: 96)",
			.read = options_read_dpi},
	[OPTION_BLEED] = {"bleed", 0, "LENGTH",
			  "how far art runs past the edge, \"3mm\" or one each for\n"
			  "top, right, bottom, left (default: the theme's)",
			  .read = options_read_bleed},
	[OPTION_MARKS] = {"marks", 0, "LIST", "marks outside the bleed: crop, registration, colour",
			  .read = options_read_marks, .choice = options_mark_at},
	[OPTION_BOOKLET] = {"booklet", 0, NULL, "sheets to fold and staple (saddle stitch)",
			    .read = options_read_booklet},
	[OPTION_CREEP] = {"creep", 0, "LENGTH",
			  "how far a sheet of the booklet pushes the next one out,\n"
			  "which is how thick it is (default: 0.1mm)",
			  .read = options_read_creep},
	[OPTION_NUP] = {"nup", 0, "N", "2 or 4 pages on a side of a sheet, at full size",
			.read = options_read_nup},
	[OPTION_STACK] = {"stack", 0, NULL,
			  "with --nup: printed on both sides, cut and stacked, the\n"
			  "pages are in order",
			  AT(printing.impose.is_stacked)},
	[OPTION_ICC] = {"icc", 0, "FILE",
			"the profile of the press (default: FOGRA39, coated paper)",
			AT(printing.icc)},
	[OPTION_CONDITION] = {"condition", 0, "NAME",
			      "the printing condition that --icc stands for, \"FOGRA51\"",
			      .read = options_read_condition},
	[OPTION_PREFLIGHT] = {"preflight", 0, "FILE",
			      "write what the check for the press found, as JSON; \"-\" is\n"
			      "standard output",
			      AT(preflight)},
	[OPTION_FOR] = {"for", 0, "TOOL",
			"the tool that asks people: surveyjs, xlsform (ODK, Kobo),\n"
			"limesurvey, google or qualtrics",
			.read = read_tool, .choice = tool_at},
	[OPTION_WITH_FORM] = {"with-form", 0, NULL,
			      "the questionnaire behind the guide, to fill in on a\n"
			      "screen or on paper",
			      AT(has_form)},
	[OPTION_HTML] = {"html", 0, NULL,
			 "one page for a browser, which asks and saves the answers\n"
			 "without a network",
			 AT(is_html)},
	[OPTION_TWIN] = {"html", 0, "FILE",
			 "write the same as one page for browsers and phones; without -o\n"
			 "it is all that is written",
			 AT(twin)},
	[OPTION_PAPER_FORM] = {"paper-form", 0, NULL,
			       "copies on paper, one a person, with codes, to be filled in by\n"
			       "hand, and then scanned or typed in",
			       AT(is_paper_form)},
	[OPTION_PEOPLE] = {"people", 0, "N",
			   "with --paper-form: copies for N people, or for those numbered\n"
			   "A-B (default: 1)",
			   .read = read_people},
	[OPTION_ENCODING] = {"encoding", 0, "NAME",
			     "how the answers are written, where they are no UTF-8 and say\n"
			     "no other: windows-1252, macroman, ...",
			     AT(answers.encoding)},
	[OPTION_SHEET] = {"sheet", 0, "NAME",
			  "which sheet of a workbook has the answers (default: the\nfirst)",
			  AT(answers.sheet)},
	[OPTION_DATES] = {"dates", 0, "ORDER",
			  "dmy or mdy: what comes first in dates such as 11/10/2026\n"
			  "(default: what the file shows)",
			  .read = read_dates, .choice = date_order_at},
	[OPTION_PARTIAL] = {"partial", 0, NULL,
			    "leave out columns that are no question, and do without\n"
			    "questions that have no column, with a warning",
			    AT(answers.is_partial)},
	[OPTION_SHOW_ANSWERS] = {"show-answers", 0, NULL, "quote in messages what people answered",
				 AT(answers.shows_answers)},
	[OPTION_WRITE] = {"write", 0, NULL,
			  "write what can be pasted into the questionnaire: <column>,\n"
			  "<alias> and <field> elements, with comments",
			  AT(writes_elements)},
	[OPTION_TYPED] = {"sheet", 0, NULL,
			  "type in sheets of paper, a line a person; -o is a folder then",
			  AT(is_typed)},
	[OPTION_TWICE] = {"twice", 0, NULL,
			  "with --sheet: what was typed before is typed again, and each\n"
			  "difference asked about",
			  AT(is_twice)},
	[OPTION_JOBS] = {"jobs", 'j', "N", "work with N processes (default: one a processor)",
			 .read = read_jobs},
	[OPTION_NAME] = {"name", 0, "PATTERN",
			 "what reports are called: text with {code}, {id}, {name},\n"
			 "{email}, {group}, {row} or {source} in it (default: {code})",
			 .read = read_name},
	[OPTION_KEY] = {"key", 0, "FILE",
			"the key that people's codes are made with; it is made where\n"
			"there is none (default: DIR.key beside the folder of -o)",
			AT(key)},
	[OPTION_ONLY] = {"only", 0, "LIST", "these people alone: rows, ids or codes, as 7,12",
			 .read = read_only},
	[OPTION_SHARD] = {"shard", 0, "K/N", "the K-th of N parts of the people, for many machines",
			  .read = read_shard},
	[OPTION_DRY_RUN] = {"dry-run", 'n', NULL,
			    "say what would be made and removed, and why; write nothing",
			    AT(is_dry)},
	[OPTION_OUTCOMES] = {"outcomes", 0, NULL, "put what the answers say into the manifest",
			     AT(has_outcomes)},
	[OPTION_PROGRESS] = {"progress", 0, "STYLE",
			     "bar, lines, json or none (default: a bar on a terminal, else\n"
			     "lines, where it takes long)",
			     .read = read_progress, .choice = progress_at},
	[OPTION_MAIL_DRAFTS] = {"mail-drafts", 0, "DIR",
				"write a message for each person into DIR, report included,\n"
				"to be opened and sent with a mail program",
				AT(drafts)},
	[OPTION_MAIL_TEMPLATE] = {"mail-template", 0, "FILE",
				  "letters of your own for these messages", AT(letters)},
	[OPTION_SENT] = {"sent", 0, "LIST",
			 "file with the codes of people whose message is sent, one a\n"
			 "line: they get no other one; \"-\" is standard input",
			 AT(sent)},
	[OPTION_GROUP] = {"group", 0, "FILE",
			  "write a page about all people together, which tells of\n"
			  "nobody; without -o it is all that is written",
			  AT(group)},
	[OPTION_LEAST] = {"least", 0, "N",
			  "with --group: tell of no fewer than N people, 3 or more\n"
			  "(default: 5)",
			  .read = read_least},
	[OPTION_MERGE] = {"merge", 0, "FILE",
			  "put the reports of all into one file, each on a right-hand\n"
			  "page, with codes as bookmarks; -o DIR/ makes single ones too",
			  AT(merge)},
	[OPTION_ORDER] = {"order", 0, "BY",
			  "how people follow each other in the file of --merge: input\n"
			  "(default), code, name, group, id, email or date",
			  .read = read_order, .choice = order_at},
	[OPTION_SEPARATORS] = {"separators", 0, NULL,
			       "with --merge: a sheet with the code before each report",
			       AT(has_separators)},
	[OPTION_SPLIT] = {"split", 0, "N",
			  "with --merge: several files of N people each, FILE-1.pdf,\n"
			  "FILE-2.pdf and so on",
			  .read = read_split},
	[OPTION_START_LANGUAGE] = {"lang", 0, "LANG",
				   "language to start in: en (default), de, he or ar",
				   .read = read_start_language, .choice = init_language_at},
	[OPTION_DEPS] = {"deps", 0, "FILE",
			 "write the names of all files that were read, for make or, by\n"
			 "its name, as JSON; also when there are errors",
			 AT(deps.path)},
	[OPTION_DEPS_FORMAT] = {"deps-format", 0, "FORMAT",
				"of --deps: make, json or nul, a NUL behind each name (default:\n"
				"by the ending of FILE, .d or .json)",
				.read = read_deps_format, .choice = deps_format_at},
	[OPTION_DEPS_TARGET] = {"deps-target", 0, "NAME",
				"what a makefile is to make of them (default: what is written)",
				AT(deps.target)},
	[OPTION_JSON] = {"json", 0, NULL, "as JSON, for programs", AT(is_json)},
	[OPTION_IN_PLACE] = {"write", 'w', NULL, "write files back, each in its place",
			     AT(is_in_place)},
	[OPTION_LAYOUT_CHECK] = {"check", 0, NULL,
				 "write nothing; name files that would change, status 1",
				 AT(is_layout_check)},
	[OPTION_GIT] = {"git", 0, "REV[..REV]",
			"compare a guide at two revisions of git, or at one with the\n"
			"working tree: --git main GUIDE.xml",
			AT(revisions)},
	[OPTION_FORMAT] = {"format", 0, "FORM",
			   "how differences are told: text (default), markdown for a\n"
			   "comment on a pull request, json, or pdf with pages side by side",
			   .read = options_read_diff_format, .choice = options_diff_format_at},
	[OPTION_PICTURE_URL] = {"picture-url", 0, "PREFIX",
				"where the pictures of a comment will be found; without it\n"
				"they lie beside it",
				.read = options_read_picture_url},
	[OPTION_OLD_THEME] = {"old-theme", 0, "THEME",
			      "the look of the old edition, where it is another one",
			      AT(old_theme)},
	[OPTION_SAMPLES] = {"people", 0, "PATH",
			    "answers of sample people, a file or a folder, whose outcomes\n"
			    "are compared (default: the folder answers beside the guide)",
			    AT(samples)},
	[OPTION_RECORD] = {"record", 0, "FILE",
			   "write what the file is made from, as JSON: sums of all that was\n"
			   "read, versions, options",
			   AT(record)},
	[OPTION_VERIFY] = {"verify", 0, "FILE",
			   "write nothing: say whether FILE, an older PDF or a record, is what\n"
			   "would be made now, and what differs; the exit status is 1 then",
			   AT(verify)},
	[OPTION_REBUILD] = {"rebuild", 0, "RECORD",
			    "make what a record says: its files, its options", AT(rebuild)},
	[OPTION_DATA] = {"data", 0, "DIR",
			 "folder with schemas, themes and phrases (default:\n"
			 "$ROLEGUIDE_DATA, then the one that came with the tool)",
			 AT(data)},
	[OPTION_QUIET] = {"quiet", 'q', NULL, "print errors only, no warnings", AT(is_quiet)},
	[OPTION_DIAGNOSTICS] = {"diagnostics", 0, "FORM",
				"text, json, sarif, github or junit: what messages are\n"
				"written as on standard error; FORM=FILE: into a file",
				.read = diagnostics_read, .choice = tell_form_name},
	[OPTION_COLOR] = {"color", 0, "WHEN",
			  "colours in messages: auto (default, by NO_COLOR), always, never",
			  .read = diagnostics_read_color, .choice = diagnostics_color},
	[OPTION_EXCERPT] = {"excerpt", 0, NULL,
			    "show below a message the line that it is about, as is done\n"
			    "on a terminal",
			    AT(has_excerpts)},
	[OPTION_FAIL_ON] = {"fail-on", 0, "KIND,...",
			    "write nothing where that holds: overfull, fallback-font,\n"
			    "missing-character, empty-page, untranslated, warnings,\n"
			    "pages>N, bytes>N, ms>N",
			    .read = fail_on_read, .choice = fail_on_name},
	[OPTION_HELP] = {"help", 'h', NULL, "print help; with a command, help on that command",
			 AT(wants_help)},
	[OPTION_VERSION] = {"version", 'V', NULL, "print the version", AT(wants_version)},
};

const struct option_row *options_row(enum option_id id)
{
	return &rows[id];
}
