/* Commands: the table. */
#include "cli/command.h"

#include <limits.h>
#include <string.h>

#include "base/near.h"
#include "cli/ask.h"
#include "cli/atlas.h"
#include "cli/check.h"
#include "cli/columns.h"
#include "cli/completion.h"
#include "cli/diff.h"
#include "cli/doctor.h"
#include "cli/explain.h"
#include "cli/export_quiz.h"
#include "cli/form.h"
#include "cli/format.h"
#include "cli/init.h"
#include "cli/manifest.h"
#include "cli/option_id.h"
#include "cli/preflight.h"
#include "cli/produce.h"
#include "cli/report.h"
#include "cli/scan.h"
#include "cli/verify.h"
#include "cli/watch.h"

/* Options that some commands share. */
#define FOR_ALL \
	(OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_DIAGNOSTICS) | OPTION_BIT(OPTION_COLOR) | \
	 OPTION_BIT(OPTION_EXCERPT) | OPTION_BIT(OPTION_DATA) | OPTION_BIT(OPTION_HELP) | \
	 OPTION_BIT(OPTION_VERSION))
#define FOR_DEPS \
	(OPTION_BIT(OPTION_DEPS) | OPTION_BIT(OPTION_DEPS_FORMAT) | OPTION_BIT(OPTION_DEPS_TARGET))
#define FOR_PAGES \
	(FOR_ALL | FOR_DEPS | OPTION_BIT(OPTION_THEME) | OPTION_BIT(OPTION_PAPER) | \
	 OPTION_BIT(OPTION_LANDSCAPE) | OPTION_BIT(OPTION_LANG) | OPTION_BIT(OPTION_AUDIENCE))
#define FOR_PRESS \
	(OPTION_BIT(OPTION_BLEED) | OPTION_BIT(OPTION_MARKS) | OPTION_BIT(OPTION_BOOKLET) | \
	 OPTION_BIT(OPTION_CREEP) | OPTION_BIT(OPTION_NUP) | OPTION_BIT(OPTION_STACK) | \
	 OPTION_BIT(OPTION_ICC) | OPTION_BIT(OPTION_CONDITION) | OPTION_BIT(OPTION_PREFLIGHT))
#define FOR_RECORD \
	(OPTION_BIT(OPTION_RECORD) | OPTION_BIT(OPTION_VERIFY) | OPTION_BIT(OPTION_REBUILD))
#define FOR_OUTPUT \
	(FOR_PAGES | FOR_PRESS | FOR_RECORD | OPTION_BIT(OPTION_OUTPUT) | \
	 OPTION_BIT(OPTION_PROFILE) | OPTION_BIT(OPTION_DUMP) | OPTION_BIT(OPTION_FIT) | \
	 OPTION_BIT(OPTION_FAIL_ON) | OPTION_BIT(OPTION_DPI))
#define FOR_ANSWERS \
	(OPTION_BIT(OPTION_ENCODING) | OPTION_BIT(OPTION_SHEET) | OPTION_BIT(OPTION_DATES) | \
	 OPTION_BIT(OPTION_PARTIAL) | OPTION_BIT(OPTION_SHOW_ANSWERS))
#define FOR_COHORT \
	(OPTION_BIT(OPTION_JOBS) | OPTION_BIT(OPTION_NAME) | OPTION_BIT(OPTION_KEY) | \
	 OPTION_BIT(OPTION_ONLY) | OPTION_BIT(OPTION_SHARD) | OPTION_BIT(OPTION_DRY_RUN) | \
	 OPTION_BIT(OPTION_OUTCOMES) | OPTION_BIT(OPTION_PROGRESS) | \
	 OPTION_BIT(OPTION_MAIL_DRAFTS) | OPTION_BIT(OPTION_MAIL_TEMPLATE) | \
	 OPTION_BIT(OPTION_SENT) | OPTION_BIT(OPTION_MERGE) | OPTION_BIT(OPTION_ORDER) | \
	 OPTION_BIT(OPTION_SEPARATORS) | OPTION_BIT(OPTION_SPLIT))
#define FOR_REPORT \
	(FOR_OUTPUT | OPTION_BIT(OPTION_TWIN) | FOR_ANSWERS | FOR_COHORT | \
	 OPTION_BIT(OPTION_RESULT) | OPTION_BIT(OPTION_ATTACH) | OPTION_BIT(OPTION_ANSWERS_QR) | \
	 OPTION_BIT(OPTION_SUMMARY) | OPTION_BIT(OPTION_BEFORE) | OPTION_BIT(OPTION_COMPANION) | \
	 OPTION_BIT(OPTION_GROUP) | OPTION_BIT(OPTION_LEAST) | OPTION_BIT(OPTION_LARGE_PRINT))

static const struct command commands[] = {
	{"guide", "GUIDE.xml [-o FILE.pdf]", "make the guide: a tagged, typeset PDF",
	 "roleguide guide content/pm-vs-tpm.xml -o pm-vs-tpm.pdf",
	 "Reads a comparison of roles and writes it as a PDF that is ready to print and to\n"
	 "be read aloud (PDF/A-3a and PDF/UA-1). \"-\" reads standard input. The file is\n"
	 "named after the guide, GUIDE.pdf in the current folder, unless -o says otherwise. It\n"
	 "appears whole or, when there are errors, not at all; an older one then stays.\n"
	 "SOURCE_DATE_EPOCH, if set, is the date of the document instead of the guide's.\n",
	 FOR_OUTPUT | OPTION_BIT(OPTION_TWIN) | OPTION_BIT(OPTION_WITH_FORM) |
		 OPTION_BIT(OPTION_ROLES) | OPTION_BIT(OPTION_PAY_PER) | OPTION_BIT(OPTION_STALE) |
		 OPTION_BIT(OPTION_LARGE_PRINT),
	 1, produce_run},
	{"report", "GUIDE.xml ANSWERS... [-o FILE.pdf | -o DIR/]",
	 "make a personal report from a person's answers",
	 "roleguide report content/pm-vs-tpm.xml content/answers/strong-pm.xml -o report.pdf",
	 "Scores the answers by the questionnaire that the guide names and writes a report\n"
	 "that explains the result: which role the answers speak for, every answer with its\n"
	 "effect, and what would change the outcome. Answers are XML, JSON, CSV or a\n"
	 "workbook, as form tools export them, or filled forms of PDF. Several people get a\n"
	 "report each in a folder, -o DIR/, which is made, with a manifest of who got what; a\n"
	 "second run makes only what is missing or has changed. People are called by codes that\n"
	 "nobody can guess; --merge FILE.pdf makes one file of them all, for the copier or the\n"
	 "press. Good reports are written even when others have errors: then the exit status is\n"
	 "4. The date of a report is SOURCE_DATE_EPOCH or that of the answers. Without either\n"
	 "the pages say so, and the file is dated by the guide.\n",
	 FOR_REPORT, INT_MAX, report_run},
	{"atlas", "ROLES.xml -o DIR/", "make a handout of each two of many roles, and a book",
	 "roleguide atlas content/atlas.xml -o output/atlas/",
	 "Reads a guide of up to 40 roles, each fact once, and makes the handout of each two of\n"
	 "them, pm-vs-po.pdf, as guide --roles pm,po does, byte for byte, and a book of all,\n"
	 "book.pdf, with a portrait of each, contents and index. handouts.csv lists the files\n"
	 "with titles, pages and sums. --roles takes some of the roles alone. A handout with\n"
	 "errors is not written, the others are: then the exit status is 4.\n",
	 FOR_PAGES | (FOR_PRESS & ~OPTION_BIT(OPTION_PREFLIGHT)) | OPTION_BIT(OPTION_OUTPUT) |
		 OPTION_BIT(OPTION_PROFILE) | OPTION_BIT(OPTION_ROLES) | OPTION_BIT(OPTION_FIT) |
		 OPTION_BIT(OPTION_FAIL_ON) | OPTION_BIT(OPTION_JOBS),
	 1, atlas_run},
	{"ask", "GUIDE.xml [-o ANSWERS.xml]",
	 "put the questions in the terminal, write the answers",
	 "roleguide ask content/pm-vs-tpm.xml -o answers.xml",
	 "Asks one question at a time, in plain lines that a screen reader can follow; ?\n"
	 "says what can be typed. Every answer is saved at once: after an interruption the\n"
	 "same command goes on where it stopped. The answers are named after the guide,\n"
	 "GUIDE-answers.xml, unless -o says otherwise; a file with other content is never\n"
	 "overwritten. Input may come from a pipe. The date is SOURCE_DATE_EPOCH or today.\n"
	 "--sheet takes answers off sheets of paper instead, which form --paper-form has made:\n"
	 "a line a person, its code and then the numbers at the boxes; -o is a folder, with a\n"
	 "file a sheet, named by its code.\n",
	 FOR_ALL | OPTION_BIT(OPTION_LANG) | OPTION_BIT(OPTION_AUDIENCE) |
		 OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_TYPED) | OPTION_BIT(OPTION_TWICE),
	 1, ask_run},
	{"scan", "GUIDE.xml SCAN... [-o DIR/]", "read answers from scanned sheets of paper",
	 "roleguide scan content/pm-vs-tpm.xml output/sheets.pdf -o output/answers",
	 "Reads sheets that form --paper-form has made, filled in by hand and scanned, or\n"
	 "photographed page by page: PDF, PNG, JPEG or TIFF, pages in any order. Writes a file of\n"
	 "answers a person, named by the sheet's code; proof.pdf, each page with what was read\n"
	 "on it; and questions.txt, where something cannot be told: nothing is guessed. Write\n"
	 "behind each question what holds, and run the same command again. The exit status is 4\n"
	 "as long as somebody waits. Language, paper and theme are to be those of the sheets. The\n"
	 "date is SOURCE_DATE_EPOCH or today.\n",
	 FOR_PAGES | OPTION_BIT(OPTION_OUTPUT), INT_MAX, scan_run},
	{"columns", "GUIDE.xml ANSWERS [-o FILE]",
	 "show what each column of an export is taken for",
	 "roleguide columns content/pm-vs-tpm.xml content/answers/one-person.csv",
	 "Prints a line a column: how many cells are filled, how many different values there are,\n"
	 "which question, option or fact about the person it holds; then what is not understood\n"
	 "and what is near. --write prints elements to paste into the questionnaire instead:\n"
	 "proposals, which a run never takes by itself. Answers are quoted with --show-answers,\n"
	 "and by --write where they are near to an option. The exit status is 1 where\n"
	 "something needs a decision.\n",
	 FOR_ALL | FOR_DEPS | FOR_ANSWERS | OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_WRITE), 2,
	 columns_run},
	{"export-quiz", "GUIDE.xml --for TOOL [-o FILE]",
	 "write the questionnaire as a form of another tool",
	 "roleguide export-quiz content/pm-vs-tpm.xml --for surveyjs -o form.json",
	 "Writes what the tool makes a form of, with the ids of questions and options as its\n"
	 "codes, so that the answers it exports are read without a mapping. What its file cannot\n"
	 "say is warned of by the names of the questions; doc/forms.md says what to click. The\n"
	 "file is named after guide and tool unless -o says otherwise.\n",
	 FOR_ALL | FOR_DEPS | OPTION_BIT(OPTION_LANG) | OPTION_BIT(OPTION_AUDIENCE) |
		 OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_FOR),
	 1, export_quiz_run},
	{"form", "GUIDE.xml [--html | --paper-form] [-o FILE]",
	 "write the questionnaire for people to fill in",
	 "roleguide form content/pm-vs-tpm.xml -o form.pdf",
	 "Writes what asks the questions that ask puts: a PDF to fill in on a screen (PDF/A-3a\n"
	 "and PDF/UA-1) or on paper, in one of the languages that the questionnaire has;\n"
	 "profiles for the press have no fields, only their boxes. With --html it is one file for\n"
	 "a browser, in all of the languages, which needs no network: it keeps the answers on the\n"
	 "device, and saves them as answers.xml, as text to copy or as a QR code. --paper-form\n"
	 "prints a copy for each of --people N, with a code, to be filled in by hand and scanned.\n"
	 "The file is named after the guide, GUIDE-form.pdf, unless -o says otherwise.\n",
	 FOR_OUTPUT | OPTION_BIT(OPTION_HTML) | OPTION_BIT(OPTION_PAPER_FORM) |
		 OPTION_BIT(OPTION_PEOPLE),
	 1, form_run},
	{"verify", "REPORT.pdf | PHOTO GUIDE.xml",
	 "recompute every number of a report made with --attach, or of one on paper",
	 "roleguide verify output/tpm.pdf",
	 "Reads guide, questionnaire, answers and result back from the file, scores the\n"
	 "answers again and compares every number. Of a report made with --answers-qr a photo\n"
	 "or a scan of its first page is enough, or the text of its code, beside the guide.\n",
	 FOR_ALL, 2, verify_run},
	{"preflight", "FILE.pdf...", "hold PDF files against what printers ask for",
	 "roleguide preflight output/pm-vs-tpm-print.pdf",
	 "Reads finished files back and checks them by PDF/X-4, or PDF/X-1a where they say\n"
	 "so, and the sheet-fed rules of the Ghent Workgroup's 2022 specification. Files that\n"
	 "are written for the press are checked in the same way before they are written.\n"
	 "--preflight FILE writes what was found as JSON.\n",
	 FOR_ALL | OPTION_BIT(OPTION_PREFLIGHT), INT_MAX, preflight_run},
	{"diff", "OLD NEW [-o FILE | -o DIR/]",
	 "say what a reader sees differently in a new edition",
	 "roleguide diff content/pm-vs-tpm.xml content/pm-vs-tpm.xml",
	 "Lays out both guides and compares what stands on their pages: changed numbers and\n"
	 "words with their pages and lines, what has moved, pages that are new, gone, flow\n"
	 "anew or only look different, and sample people whose outcomes are others. --git\n"
	 "takes both from revisions of one guide. The exit status is 0 where nothing differs, 1\n"
	 "where something does, 2 for wrong usage, 3 where a file cannot be read, 5 where the\n"
	 "content has errors.\n",
	 FOR_PAGES | OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_FIT) | OPTION_BIT(OPTION_GIT) |
		 OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_PICTURE_URL) |
		 OPTION_BIT(OPTION_OLD_THEME) | OPTION_BIT(OPTION_SAMPLES),
	 2, diff_run},
	{"manifest", "DIR... [-o FILE]", "hold what was made for a cohort against its manifests",
	 "roleguide manifest reports/ -o everybody.csv",
	 "Reads the manifests in the folders, those of shards too, and checks that each person\n"
	 "is there once, that no shard is missing and every report is as it was written. Prints\n"
	 "how many there are; -o writes all rows as one file of CSV or, by its name, JSON. The\n"
	 "exit status is 1 where something is wrong.\n",
	 FOR_ALL | OPTION_BIT(OPTION_OUTPUT), INT_MAX, manifest_run},
	{"check", "FILE...", "find faults in guides, questionnaires, answers, themes, phrases",
	 "roleguide check content/pm-vs-tpm.xml content/themes/mono.xml",
	 "Looks for every fault in one go and writes nothing. What a file is follows from\n"
	 "its root element: <guide>, <questionnaire>, <answers>, <theme> or <phrases>. A\n"
	 "guide is laid out as well, so that missing characters and overfull columns are\n"
	 "found, and its questionnaire is checked with it. Answers that name no guide, as in\n"
	 "JSON and CSV, go by the guide named before them. \"-\" is a guide on standard input.\n",
	 FOR_PAGES | FOR_ANSWERS | OPTION_BIT(OPTION_PAY_PER) | OPTION_BIT(OPTION_STALE), INT_MAX,
	 check_run},
	{"format", "FILE.xml... [--write | --check | -o FILE]", "lay files of XML out in one way",
	 "roleguide format content/pm-vs-tpm.xml -o output/laid-out.xml",
	 "Lays guides, questionnaires, themes, answers, phrases and letters out: two columns a "
	 "step,\n"
	 "prose filled to 100 columns. What the program reads stays the same; comments, "
	 "processing\n"
	 "instructions, CDATA, entities, includes and the order of attributes stay as written. "
	 "The\n"
	 "same file again stays as it is. One file goes to standard output or -o; --write changes\n"
	 "files in their places, --check names those that would change. \"-\" is standard input. "
	 "A\n"
	 "file that is not well-formed is refused with its line, and stays.\n",
	 FOR_ALL | OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_IN_PLACE) |
		 OPTION_BIT(OPTION_LAYOUT_CHECK),
	 INT_MAX, format_run},
	{"init", "DIR [--lang LANG]", "write a guide to start from, with all that goes with it",
	 "roleguide init output/start",
	 "Writes a guide of two roles, its questionnaire, a theme, sample answers, a file for\n"
	 "continuous integration and a README that says what to type; all of it works at once, "
	 "and\n"
	 "comments say what is what. The folder is made where it is missing. Nothing is written\n"
	 "over: where content is there already nothing is written, and a README, .gitignore or\n"
	 "workflow of yours stays.\n",
	 FOR_ALL | OPTION_BIT(OPTION_START_LANGUAGE), 1, init_run},
	{"watch", "GUIDE.xml [-o FILE.pdf]", "make the guide again whenever its files change",
	 "roleguide watch content/pm-vs-tpm.xml -o output/pm-vs-tpm.pdf",
	 "Makes the guide, and makes it again whenever a file changes that it is made of: the "
	 "guide,\n"
	 "what it includes, pictures, theme, phrases, fonts. A line says how long it took. While\n"
	 "there are faults they are shown, and the last good file stays; \"mended\" says that "
	 "they\n"
	 "are gone. Takes the options of guide. Ctrl-C ends it.\n",
	 (FOR_OUTPUT & ~FOR_DEPS & ~FOR_RECORD) | OPTION_BIT(OPTION_TWIN) |
		 OPTION_BIT(OPTION_WITH_FORM) | OPTION_BIT(OPTION_ROLES),
	 1, watch_run},
	{"doctor", "[--json] [-o FILE]", "say what this machine has, and what is missing",
	 "roleguide doctor --json -o output/machine.json",
	 "Looks for all that runs may need: the folder of data, each face that the themes set "
	 "text\n"
	 "in, dictionaries for hyphenation, libraries with their versions, other programs, a "
	 "place\n"
	 "for temporary files. Says of what is not there which package has it, or what to do. "
	 "\"-\"\n"
	 "marks what few runs need. --json writes the same for programs, by\n"
	 "content/schema/doctor.schema.json. The exit status is 3 where something is missing that\n"
	 "runs need.\n",
	 FOR_ALL | OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_JSON), 0, doctor_run},
	{"explain", "CODE", "say what the code of a message means", "roleguide explain RG1006",
	 "Prints the page of a code: what it means, an example, the cure. Codes stand in what\n"
	 "--diagnostics json, sarif, github and junit write; doc/codes has the same pages. RG10\n"
	 "lists the codes that begin so, RG all of them.\n",
	 FOR_ALL, 1, explain_run},
	{"completion", "bash | zsh | fish",
	 "write the script by which a shell completes command lines",
	 "roleguide completion bash -o output/roleguide.bash",
	 "Writes what tells the shell our commands, their options and the words that these take:\n"
	 "profiles, papers, themes and so on. For bash, put\n"
	 "    source <(roleguide completion bash)\n"
	 "into ~/.bashrc; for fish, write it to ~/.config/fish/completions/roleguide.fish; for\n"
	 "zsh to a file _roleguide in a folder of $fpath.\n",
	 FOR_ALL | OPTION_BIT(OPTION_OUTPUT), 1, completion_run},
};

enum { NCOMMANDS = sizeof commands / sizeof *commands };

const struct command *command_find(const char *name, const char **nearest)
{
	const char *names[NCOMMANDS];

	for (int i = 0; i < NCOMMANDS; i++) {
		if (strcmp(name, commands[i].name) == 0)
			return &commands[i];
		names[i] = commands[i].name;
	}
	*nearest = near_find(name, names, NCOMMANDS);
	return NULL;
}

const struct command *command_at(int i)
{
	return i < NCOMMANDS ? &commands[i] : NULL;
}
