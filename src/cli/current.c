/*
 * Of a record everything is known that a file was made from; of a PDF alone, what it holds. So of a
 * PDF the differences of its objects are told, and what follows from them.
 */
#include "cli/current.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/figures.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/plain.h"
#include "base/sha256.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/options_line.h"
#include "inspect/compare.h"
#include "inspect/read.h"
#include "inspect/read_text.h"
#include "run/data.h"
#include "run/record.h"
#include "run/run.h"

/* --- What a record asks for ------------------------------------------------------------------- */

static bool read_record(struct arena *arena, const char *path, struct figures *record,
			struct diag *diag)
{
	const char *bytes;
	size_t n;

	bytes = file_read(arena, path, READ_LARGEST, &n, diag);
	if (bytes && record_read(arena, bytes, n, record))
		return true;
	if (bytes)
		diag_error(diag, (struct srcpos){path, 0},
			   "this is no record of roleguide: name the guide as well");
	return false;
}

static void add_word(struct options *options, const char ***words, int *nwords, const char *word)
{
	ARENA_GROW(options->arena, *words, *nwords);
	(*words)[(*nwords)++] = word;
}

/* The command line that the record stands for. */
static char **spell_line(struct options *options, const struct figures *record, int *nwords)
{
	struct arena *arena = options->arena;
	const char **words = NULL, *text;
	char **line;

	*nwords = 0;
	add_word(options, &words, nwords, "roleguide");
	add_word(options, &words, nwords, options->command->name);
	for (int i = 1; (text = record_text(arena, record, "options/#/name", i)); i++) {
		const char *value = record_text(arena, record, "options/#/value", i);

		add_word(options, &words, nwords,
			 value ? arena_printf(arena, "--%s=%s", text, value)
			       : arena_printf(arena, "--%s", text));
	}
	add_word(options, &words, nwords, "--");
	for (int i = 1; (text = record_text(arena, record, "files/#", i)); i++)
		add_word(options, &words, nwords, text);
	line = arena_alloc(arena, sizeof *line * (size_t)(*nwords + 1));
	for (int i = 0; i < *nwords; i++)
		line[i] = arena_strdup(arena, words[i]);
	line[*nwords] = NULL;
	return line;
}

/* Whether the record is one of this command, and nothing is asked for that it says already. */
static bool goes_with(const struct options *options, const struct figures *record, const char *path,
		      struct diag *diag)
{
	const char *command = record_text(options->arena, record, "command", 0);

	if (!command || strcmp(command, options->command->name) != 0) {
		diag_error(diag, (struct srcpos){path, 0},
			   "this is the record of another command: roleguide %s",
			   command ? command : "");
		return false;
	}
	if (options->nsaid == 0)
		return true;
	diag_error(diag, (struct srcpos){path, 0},
		   "a record has options of its own: leave out --%s, or name the guide as well",
		   options->said[0].name);
	return false;
}

static bool take_record(struct options *options, const char *path, struct diag *diag)
{
	struct options own = *options;
	struct figures record;
	const char *data;
	char **line;
	int nwords;

	if (!read_record(options->arena, path, &record, diag) ||
	    !goes_with(options, &record, path, diag))
		return false;
	line = spell_line(options, &record, &nwords);
	if (!options_read(options, own.arena, nwords, line, diag))
		return false;
	data = record_text(own.arena, &record, "data", 0);
	options->date = record_text(own.arena, &record, "source_date_epoch", 0);
	options->date = options->date ? options->date : "";
	options->output = own.output   ? own.output
			  : own.verify ? NULL
				       : record_text(own.arena, &record, "output/path", 0);
	options->data = own.data ? own.data : data && file_exists(data) ? data : NULL;
	options->twin = own.verify ? NULL : options->twin;
	options->verify = own.verify;
	options->rebuild = own.rebuild;
	options->record = own.record;
	options->deps = own.deps;
	options->is_quiet = own.is_quiet;
	options->diagnostics = own.diagnostics;
	options->given |= own.given;
	return true;
}

/* What is written besides, which --verify does not; NULL: nothing. */
static const char *find_written(const struct options *options)
{
	static const enum option_id ids[] = {OPTION_OUTPUT, OPTION_RESULT,    OPTION_RECORD,
					     OPTION_GROUP,  OPTION_MERGE,     OPTION_COMPANION,
					     OPTION_DUMP,   OPTION_PREFLIGHT, OPTION_TWIN};

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		if (options->given & OPTION_BIT(ids[i]))
			return options_row(ids[i])->name;
	return NULL;
}

bool current_begin(struct options *options, struct diag *diag)
{
	struct srcpos nowhere = {0};
	const char *written = options->verify ? find_written(options) : NULL;

	if (written)
		diag_error(diag, nowhere, "--verify writes nothing: leave out --%s", written);
	else if (options->verify && options->rebuild)
		diag_error(diag, nowhere, "--verify and --rebuild do not go together");
	else if (options->rebuild && options->nfiles > 0)
		diag_error(diag, nowhere, "--rebuild has the files of the record: leave out \"%s\"",
			   options->files[0]);
	else if (options->record && options->dump)
		diag_error(diag, nowhere, "--record is of a file; --dump writes none");
	else
		return options->nfiles > 0 || (!options->verify && !options->rebuild) ||
		       take_record(options, options->rebuild ? options->rebuild : options->verify,
				   diag);
	return false;
}

/* --- Records ---------------------------------------------------------------------------------- */

static bool make_record(struct kit *kit, const struct options *options, const char *output,
			const struct buf *bytes, struct buf *out)
{
	const struct record_wish wish = {
		.command = options->command->name,
		.files = options->files,
		.nfiles = options->nfiles,
		.said = options->said,
		.nsaid = options->nsaid,
		.theme = data_theme(kit->data, options->arena, options->theme, kit->diag),
		.apart = options->rebuild ? options->rebuild : options->verify,
		.output = output,
		.bytes = bytes->bytes,
		.n = bytes->n,
	};

	return record_make(kit, &wish, out);
}

bool current_record(struct kit *kit, const struct options *options, const char *output,
		    const struct buf *bytes)
{
	struct buf record;
	bool is_written;

	if (!options->record)
		return true;
	buf_init(&record);
	is_written = make_record(kit, options, output, bytes, &record) &&
		     file_write(options->record, record.bytes, record.n, kit->diag);
	buf_release(&record);
	return is_written;
}

/* --- What differs ----------------------------------------------------------------------------- */

static bool end(const struct options *options, struct diag *diag, const struct buf *lines,
		bool is_current)
{
	if (!options->is_quiet || !is_current)
		printf("%s: %s\n", options->verify,
		       is_current ? "current" : "not what would be made now");
	for (const char *line = lines->n ? buf_text((struct buf *)lines) : ""; *line;) {
		size_t n = strcspn(line, "\n");

		printf("  %s\n",
		       plain_text(options->arena, arena_strndup(options->arena, line, n)));
		line += n + (line[n] == '\n');
	}
	if (fflush(stdout) != 0)
		diag_fail(diag, (struct srcpos){0}, "cannot write to standard output");
	else if (!is_current)
		diag_error(diag, (struct srcpos){options->verify, 0}, "this file is not current");
	return is_current && !diag->environment_failed;
}

static bool verify_record(struct kit *kit, const struct options *options, const struct buf *bytes,
			  const struct figures *then)
{
	struct arena *arena = options->arena;
	const char *path = record_text(arena, then, "output/path", 0), *was, *is;
	struct figures now;
	struct buf record, lines;
	bool is_current, is_made;

	buf_init(&record);
	buf_init(&lines);
	is_made = make_record(kit, options, path ? path : options->verify, bytes, &record) &&
		  record_read(arena, buf_text(&record), record.n, &now);
	if (!is_made) {
		buf_release(&record);
		return false;
	}
	was = record_text(arena, then, "output/sha256", 0);
	is = record_text(arena, &now, "output/sha256", 0);
	is_current = was && is && strcmp(was, is) == 0;
	if (!is_current) {
		was = record_text(arena, then, "output/objects_sha256", 0);
		is = record_text(arena, &now, "output/objects_sha256", 0);
		buf_addstr(&lines,
			   was && is && strcmp(was, is) == 0
				   ? "the content is the same, packed by another compressor\n"
				   : "the content has changed\n");
	}
	if (record_compare(arena, then, &now, &lines) > 0 && is_current)
		buf_addstr(&lines, "none of this changes the file\n");
	is_current = end(options, kit->diag, &lines, is_current);
	buf_release(&record);
	buf_release(&lines);
	return is_current;
}

/* The first line in which the texts differ; whether they do. */
static bool compare_texts(struct arena *arena, struct reading *old, struct reading *new,
			  struct buf *lines)
{
	const char *a, *b;
	struct buf x, y;
	int nold = 0, nnew = 0;
	bool is_same;

	buf_init(&x);
	buf_init(&y);
	read_text(old, &x, &nold);
	read_text(new, &y, &nnew);
	if (nold != nnew)
		buf_printf(lines, "pages: %d then, %d now\n", nold, nnew);
	a = buf_text(&x);
	b = buf_text(&y);
	is_same = strcmp(a, b) == 0;
	while (!is_same && *a && *b && strcspn(a, "\n") == strcspn(b, "\n") &&
	       strncmp(a, b, strcspn(a, "\n")) == 0) {
		a += strcspn(a, "\n") + (a[strcspn(a, "\n")] == '\n');
		b += strcspn(b, "\n") + (b[strcspn(b, "\n")] == '\n');
	}
	if (!is_same)
		buf_printf(lines, "words: \"%s\" then, \"%s\" now\n",
			   arena_strndup(arena, a, strcspn(a, "\n")),
			   arena_strndup(arena, b, strcspn(b, "\n")));
	buf_release(&x);
	buf_release(&y);
	return is_same;
}

/* Files that both carry, as the guide that they were made from. -1: they carry none. */
static int compare_sources(struct reading *old, struct reading *new, struct buf *lines)
{
	struct embedded_file *a, *b;
	int na = 0, nb = 0, ndifferent = 0;

	if (!read_embedded_files(old, &a, &na) || !read_embedded_files(new, &b, &nb) || na == 0 ||
	    nb == 0)
		return -1;
	for (int i = 0; i < na; i++)
		for (int k = 0; k < nb; k++)
			if (strcmp(a[i].name, b[k].name) == 0 &&
			    (a[i].nbytes != b[k].nbytes ||
			     memcmp(a[i].bytes, b[k].bytes, a[i].nbytes) != 0)) {
				buf_printf(lines, "content: %s has changed\n", a[i].name);
				ndifferent++;
			}
	return ndifferent;
}

/* What it comes from, as far as that follows from what the files hold. */
static void conclude(const struct compared *compared, int nsources, bool are_words_same,
		     struct buf *lines)
{
	if (nsources < 0)
		buf_addstr(lines,
			   "these files carry no source: a record (--record) would tell what "
			   "has changed\n");
	else if (nsources == 0 && !are_words_same)
		buf_addstr(lines, "the content is the same, and words are not: phrases, the "
				  "questionnaire or options have changed\n");
	else if (nsources == 0 && compared->ndifferences[COMPARE_FONTS] &&
		 !compared->ndifferences[COMPARE_CONTENTS])
		buf_addstr(lines, "the content is the same, and fonts are not\n");
	else if (nsources == 0 && compared->ndifferences[COMPARE_CONTENTS])
		buf_addstr(lines, "the content and the words are the same, and places are not: the "
				  "theme, fonts or options have changed\n");
}

static void explain(struct arena *arena, struct reading *old, struct reading *new,
		    const struct compared *compared, struct buf *lines)
{
	bool are_words_same = compare_texts(arena, old, new, lines);
	int nsources = compare_sources(old, new, lines);

	for (int i = 0; i < COMPARE_KINDS; i++)
		if (compared->ndifferences[i])
			buf_printf(lines, "%s: %d object%s, the first at %s\n", compare_words[i],
				   compared->ndifferences[i],
				   compared->ndifferences[i] == 1 ? "" : "s", compared->first[i]);
	conclude(compared, nsources, are_words_same, lines);
}

static bool verify_pdf(struct kit *kit, const struct options *options, const struct buf *bytes,
		       const char *old, size_t nold)
{
	struct arena *arena = options->arena;
	struct reading *then, *now;
	struct compared compared;
	struct buf lines;
	bool is_current = nold == bytes->n && memcmp(old, bytes->bytes, nold) == 0;

	buf_init(&lines);
	if (!is_current) {
		then = read_open(arena, options->verify, old, nold, kit->diag);
		now = then ? read_open(arena, "what would be made", bytes->bytes, bytes->n,
				       kit->diag)
			   : NULL;
		if (!now) {
			buf_release(&lines);
			return false;
		}
		compare_files(arena, then, now, &compared);
		if (compared.is_same && !compared.is_damaged)
			buf_addstr(&lines,
				   "the content is the same, packed by another compressor\n");
		else
			explain(arena, then, now, &compared, &lines);
	}
	is_current = end(options, kit->diag, &lines, is_current);
	buf_release(&lines);
	return is_current;
}

/* Of what is no PDF, no more is known than whether it is the same. */
static bool verify_bytes(struct kit *kit, const struct options *options, const struct buf *bytes,
			 const char *old, size_t nold)
{
	const struct buf nothing = {0};

	return end(options, kit->diag, &nothing,
		   nold == bytes->n && memcmp(old, bytes->bytes, nold) == 0);
}

bool current_verify(struct kit *kit, const struct options *options, const struct buf *bytes)
{
	struct arena *arena = options->arena;
	struct figures record;
	const char *old;
	size_t n;

	old = file_read(arena, options->verify, READ_LARGEST, &n, kit->diag);
	if (!old)
		return false;
	if (record_read(arena, old, n, &record))
		return verify_record(kit, options, bytes, &record);
	if (options->profile->is_pageless)
		return verify_bytes(kit, options, bytes, old, n);
	return verify_pdf(kit, options, bytes, old, n);
}
