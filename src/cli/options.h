/*
 * Options: the words of a command line, checked as far as that goes without opening a file. One
 * table holds what there is; reading, help and "did you mean" all go by it.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "answers/answers.h"
#include "base/diag.h"
#include "cli/fail_on.h"
#include "cli/option_id.h"
#include "cohort/merge.h"
#include "cohort/progress.h"
#include "cohort/select.h"
#include "look/page_size.h"
#include "look/theme.h"
#include "run/deps.h"
#include "run/output.h"
#include "tell/tell.h"

struct command;
struct dump;
struct said;
struct form_tool;
struct guide_choice;

/* Forms that differences are told in. */
enum diff_format { DIFF_FORMAT_TEXT, DIFF_FORMAT_MARKDOWN, DIFF_FORMAT_JSON, DIFF_FORMAT_PDF };

struct options;

/* One option of the table. Its value goes to the member that lies at `at`: a text, or true where it
 * has no argument; or a function reads it. */
struct option_row {
	const char *name;     /* without the dashes */
	char letter;          /* short form, or 0 */
	const char *argument; /* what follows it, or NULL */
	const char *text;     /* for help, in lines */
	size_t at;
	bool (*read)(struct options *options, const char *value, struct diag *diag);
	const char *(*choice)(int i); /* the values it takes, from 0 on; NULL behind the last */
};

enum { OPTIONS_PAPERS = 16 /* the most of one list */ };

struct options {
	struct arena *arena;           /* where it lives */
	const struct command *command; /* NULL: only --help or --version was asked for */
	const char **files;            /* "-": standard input */
	int nfiles;
	const char *output;   /* "-": standard output; NULL: not said */
	const char *theme;    /* a file or the name of a theme */
	const char *lang;     /* BCP 47; NULL: the guide's; of a list of several the first */
	const char **langs;   /* that list; */
	int nlangs;           /* 0: there is none */
	bool has_all_langs;   /* a file in each language of the guide */
	const char *audience; /* of the guide; NULL: all */
	const char *pay_per;  /* the period of its pay; NULL: as it says */
	const char *stale;    /* how old its facts may be, "2y"; NULL: of any age */
	const struct guide_choice *roles; /* of many; NULL: all */
	const char *data; /* folder of schemas, themes, phrases; NULL: look for it */
	const struct output *profile;
	struct page_size size;          /* of the pages */
	enum paper paper;               /* the theme's, from which they have their look */
	const struct output **profiles; /* of a list of several, in which profile is the first; */
	int nprofiles;                  /* 0: there is none */
	struct page_size *papers;       /* the same for papers */
	int npapers;
	const struct dump *dump;   /* NULL: none, a file */
	const char *result;        /* file for the result as JSON; NULL: none */
	bool has_code;             /* a report shows the answers as a QR code */
	bool has_attachments;      /* answers and result travel inside a report */
	bool is_summary;           /* a report's first page alone */
	const char *before;        /* earlier answers; NULL: none */
	bool has_companion;        /* a page for the coach beside each report */
	int dpi;                   /* pixels to an inch of PNG; 0: as usual */
	int fit;                   /* how many pages to fill; 0: as they come */
	const struct sides *bleed; /* NULL: the theme's */
	struct printing printing;
	const char *preflight;           /* file for what the check found, as JSON; NULL: none */
	const struct form_tool *tool;    /* NULL: none was named */
	bool is_html;                    /* a form as one page for a browser */
	const char *twin;                /* file for the document as such a page; NULL: none */
	bool has_form;                   /* the guide ends with its questionnaire */
	option_set given;                /* OPTION_BITs */
	struct answers_settings answers; /* how answers are to be read */
	bool is_paper_form;              /* a form on paper, to be scanned: */
	int first_copy, last_copy;       /* copies for the people of these numbers */
	bool is_typed;                   /* answers stand on sheets of paper, and are typed in */
	bool is_twice;                   /* each sheet a second time */
	bool writes_elements;            /* proposals to paste, in place of a table */
	int njobs;                       /* workers; 0: one a processor */
	const char *name;                /* pattern of file names; NULL: codes */
	const char *key;                 /* file of the key of codes; NULL: beside the output */
	struct select select;            /* of people */
	bool is_dry;                     /* say what would be made, and make nothing */
	bool has_outcomes;               /* in the manifest */
	enum progress_style progress;
	const char *drafts;     /* folder of messages; NULL: none */
	const char *letters;    /* file of their words; NULL: phrases */
	const char *sent;       /* list of those that are sent; or NULL */
	const char *group;      /* file for the page about all people; NULL: none */
	int least;              /* of how many people it tells; 0: as usual */
	const char *merge;      /* file of all reports; NULL: none */
	enum merge_order order; /* of people in it */
	bool has_separators;    /* a sheet before each of them */
	int split;              /* so many people a file, in several; 0: one of all */
	bool is_in_place;       /* files are formatted where they stand */
	bool is_layout_check;   /* or only looked at */
	const char *revisions;  /* of git, "main" or "main..topic"; NULL: files are compared */
	enum diff_format diff_format;
	const char *picture_url;    /* stands before names of pictures; NULL: they lie beside */
	const char *old_theme;      /* of the old edition; NULL: that of both */
	const char *samples;        /* answers of sample people; NULL: those beside the guide */
	const char *start_language; /* of what is written to start from */
	struct deps deps;           /* what is read goes there; path NULL: nowhere */
	bool is_json;               /* for programs, not for a screen */
	struct said *said; /* options that decide what is made, as they were given; nsaid */
	int nsaid;
	const char *record;  /* file for what it was made from; NULL: none */
	const char *verify;  /* file that is held against what would be made; NULL: none */
	const char *rebuild; /* record of what is to be made; NULL: none */
	const char *date;    /* SOURCE_DATE_EPOCH of that record; NULL: the environment's */
	bool is_landscape;   /* pages lie on their longer side */
	bool is_large;       /* for readers who need large print */
	bool is_quiet, wants_help, wants_version;

	struct tell_wish diagnostics; /* what messages are written as */
	const char *colour;           /* auto, always or never */
	bool has_excerpts;            /* lines of files below messages, on no terminal too */
	struct fail_on fail_on;       /* what no document may have */
};

/* The place of value among the words of choice, or -1 and an error that lists them; what is chosen:
 * "paper". */
int options_choose(struct arena *arena, const char *what, const char *value,
		   const char *(*choice)(int i), struct diag *diag);

/* The row of an option, for reading, help and completion. */
const struct option_row *options_row(enum option_id id);

#endif
