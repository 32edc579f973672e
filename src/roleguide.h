/*
 * roleguide as a library: comparisons of roles, written in XML, become typeset PDF guides, and
 * answers to their questions become results and personal reports.
 *
 * A handle holds all that one caller uses: nothing is global, and handles know nothing of each
 * other. Each is for one thread at a time. What its functions answer belongs to it and lasts until
 * roleguide_close, unless there is a function that gives it back earlier. Texts are UTF-8; paths
 * are those of the system, and "-" is standard input.
 *
 * Faults are told to the handle's listener while a function runs. What answers NULL or false has
 * told an error; what answers something may have told warnings. The one exception is memory: when
 * it is out, the process ends with status 3, as the program does.
 */
#ifndef ROLEGUIDE_H
#define ROLEGUIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ROLEGUIDE_API 1 /* one more with each change that a caller would notice */

/* The folder of data that was installed with the library; make install writes it here. */
#define ROLEGUIDE_DATA NULL

/* The program's version, as "1.0.0". */
const char *roleguide_version(void);

struct roleguide;         /* a handle */
struct roleguide_guide;   /* a guide, with the look and the questionnaire that go with it */
struct roleguide_answers; /* what a file says that people answered */
struct roleguide_pages;   /* a document that is laid out */

enum roleguide_level { ROLEGUIDE_WARNING, ROLEGUIDE_ERROR };

struct roleguide_fault {
	enum roleguide_level level;
	const char *file; /* as the caller or content named it; NULL: no file is at fault */
	int line, column; /* from 1, in characters; 0: the file, or the line, as a whole */
	const char *text; /* one line, no full stop */
	const char *hint; /* what may help, one line; or NULL */
};

/* Told of each fault once; what it is given lasts as long as the call. */
struct roleguide_listener {
	void (*tell)(void *context, const struct roleguide_fault *fault);
	void *context;
};

/*
 * A handle. data: the folder of schemas, themes and phrases, beside which lies that of fonts, as
 * ROLEGUIDE_DATA; NULL: that of $ROLEGUIDE_DATA, or what lies near the executable. Without a
 * listener (NULL) faults go untold. NULL when there is no such folder.
 */
struct roleguide *roleguide_open(const char *data, const struct roleguide_listener *listener);

/* Gives back the handle and all that it has answered; NULL is fine. */
void roleguide_close(struct roleguide *handle);

/* The date of all documents from now on, in seconds since 1970 UTC, up to the year 9999. Without
 * it a guide has its own, and a report that of the answers: no output depends on a clock. A report
 * whose answers have none says so, and its file has the guide's. */
void roleguide_set_date(struct roleguide *handle, int64_t seconds);

struct roleguide_source {
	const char *guide; /* path; required */
	const char *theme; /* the name of a theme, or the path of one; NULL: "handout" */
	const char *lang;  /* of the words that are added, BCP 47 as "de"; NULL: the guide's */
	bool is_press;     /* also told: what the theme asks that presses do badly */
};

/* Loads a guide and all that it includes. */
struct roleguide_guide *roleguide_load(struct roleguide *handle,
				       const struct roleguide_source *wanted);

/* Reads answers to the guide's questionnaire from XML, JSON, CSV or a filled form of PDF. An error
 * where the guide names no questionnaire. */
struct roleguide_answers *roleguide_read_answers(struct roleguide *handle,
						 struct roleguide_guide *guide, const char *path);

/* How many people have answered; at least one. Below, a person is a number from 0 on. */
int roleguide_count_people(const struct roleguide_answers *answers);

/* What the file calls a person; "" where it has no name for them. */
const char *roleguide_person(const struct roleguide_answers *answers, int person);

/* Bytes for the caller, who gives them back. */
struct roleguide_bytes {
	char *bytes;
	size_t n;
};

void roleguide_free(struct roleguide_bytes *bytes);

/* Scores a person's answers: the whole result as JSON (doc/result.md). */
bool roleguide_score(struct roleguide *handle, const struct roleguide_answers *answers, int person,
		     struct roleguide_bytes *json);

struct roleguide_look {
	const char *paper; /* "a4", "a3-landscape", "120x180mm" (roleguide --help); NULL: "a4" */
	int npages;        /* to fill, within what the theme allows; 0: as they come */
	bool is_summary;   /* of a report, the first page alone */
	bool has_code;     /* a report shows its answers as a QR code */
	bool is_attached;  /* to a report: all that "roleguide verify" recomputes it from */
};

/* Typesets the guide, or a person's report. wanted NULL: all of it zero. */
struct roleguide_pages *roleguide_lay_out(struct roleguide *handle, struct roleguide_guide *guide,
					  const struct roleguide_look *wanted);
struct roleguide_pages *roleguide_lay_out_report(struct roleguide *handle,
						 const struct roleguide_answers *answers,
						 int person, const struct roleguide_look *wanted);

int roleguide_count_pages(const struct roleguide_pages *pages);

/* Gives pages back before the handle is closed; NULL is fine. */
void roleguide_free_pages(struct roleguide_pages *pages);

enum { ROLEGUIDE_CROP = 1, ROLEGUIDE_REGISTRATION = 2, ROLEGUIDE_COLOUR = 4 };

struct roleguide_output {
	const char *profile; /* as of --profile, "screen2"; "svg", "png": a page; NULL: "screen" */
	unsigned marks;      /* outside the bleed of a press profile: ROLEGUIDE_.. bits */
	const char *icc;     /* the press's colour profile, a path; NULL: FOGRA39 */
	const char *condition; /* the name of what it stands for, "FOGRA51"; goes with icc */
	int page;              /* of "svg" and "png": which, from 0 */
	int dpi;               /* of "png": pixels to an inch; 0: 96 */
};

/* The pages as a PDF, or one of them as a picture, any number of times. The same input gives the
 * same bytes. A file for the press is held against what printers ask for, and is an error where it
 * falls short of that. wanted NULL: all of it zero. */
bool roleguide_write(struct roleguide *handle, struct roleguide_pages *pages,
		     const struct roleguide_output *wanted, struct roleguide_bytes *pdf);

/* Writes a file that appears whole or not at all. */
bool roleguide_save(struct roleguide *handle, const char *path,
		    const struct roleguide_bytes *bytes);

#ifdef __cplusplus
}
#endif

#endif
