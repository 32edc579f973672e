/*
 * Content is loaded once. Profiles whose pages say the same share a document, and on one paper its
 * layout; only drawing is done for each. All files are made, and lie on the disk without a name,
 * before the first gets its own.
 */
#include "cli/editions.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/spool.h"
#include "cli/cli.h"
#include "cli/command.h"
#include "cli/fail_on.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "content/choose.h"
#include "content/guide.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "look/page_size.h"
#include "run/large.h"
#include "run/output.h"

bool editions_are_asked(const struct options *options)
{
	return options->nprofiles > 1 || options->npapers > 1 || options->nlangs > 1 ||
	       options->has_all_langs;
}

static const char *path_of(const struct editions *e, const char *name,
			   const struct edition *edition)
{
	const struct options *options = e->options;

	if (options->nprofiles > 1)
		name = arena_printf(e->arena, "%s-%s", name, edition->profile->profile.name);
	if (options->npapers > 1)
		name = arena_printf(e->arena, "%s-%s", name, edition->size->name);
	return file_join(e->arena, file_bare(e->arena, options->output),
			 arena_printf(e->arena, "%s%s", name, output_ending(edition->profile)));
}

/* Papers of one profile follow each other. */
void editions_list(struct editions *e, const char *name)
{
	const struct options *options = e->options;
	int nprofiles = options->nprofiles ? options->nprofiles : 1;
	int npapers = options->npapers ? options->npapers : 1;

	e->n = 0;
	for (int i = 0; i < nprofiles && i < EDITIONS_PROFILES; i++)
		for (int k = 0; k < npapers; k++) {
			struct edition *edition = &e->list[e->n++];

			*edition = (struct edition){
				.profile = options->nprofiles ? options->profiles[i]
							      : options->profile,
				.size = options->npapers ? &options->papers[k] : &options->size,
				.spool = {.fd = -1}};
			edition->path = path_of(e, name, edition);
		}
}

static bool check_options(const struct editions *e, struct diag *diag)
{
	static const enum option_id ids[] = {OPTION_DUMP, OPTION_PREFLIGHT, OPTION_RECORD,
					     OPTION_VERIFY, OPTION_TWIN};
	const struct options *options = e->options;
	struct srcpos nowhere = {0};

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		if (options->given & OPTION_BIT(ids[i])) {
			diag_error(diag, nowhere, "--%s names one file, but there are several",
				   options_row(ids[i])->name);
			return false;
		}
	for (int i = 0; i < e->n; i++)
		if (e->list[i].profile->page_ending) {
			diag_error(diag, nowhere,
				   "profile %s is a file a page: make it by itself, for one paper",
				   e->list[i].profile->profile.name);
			return false;
		}
	if (!options->output || !outputs_is_folder(options->output)) {
		diag_error(diag, nowhere,
			   "several profiles, papers or languages want a folder: -o DIR/");
		return false;
	}
	return true;
}

/* Whether all may be written where they go. */
static bool check_paths(const struct editions *e, struct diag *diag)
{
	bool is_good = true;

	for (int i = 0; i < e->n; i++)
		is_good = outputs_check(e->options, e->list[i].path, diag) && is_good;
	return is_good;
}

/* Whether pages say the same in both, so that one layout is that of both. */
static bool are_alike(const struct editions *e, const struct edition *a, const struct edition *b)
{
	const struct profile *x = &a->profile->profile, *y = &b->profile->profile;

	return x->is_press == y->is_press && a->profile->is_pageless == b->profile->is_pageless &&
	       (!e->options->has_form || x->has_fields == y->has_fields);
}

static bool draw(struct editions *e, struct edition *edition, const struct doc *doc,
		 const struct layout *layout)
{
	const struct fail_on *wish = &e->options->fail_on;
	struct printing printing = e->options->printing;
	struct kit *kit = e->kit;
	struct job job = {.output = edition->profile,
			  .doc = doc,
			  .layout = layout,
			  .printing = &printing,
			  .guide = e->content.guide,
			  .phrases = e->content.phrases,
			  .name = edition->path,
			  .keeps_items = true};
	struct fail_facts facts = {.pos = e->content.guide->pos,
				   .began = wish->began,
				   .layout = layout,
				   .fonts = kit->fonts};
	struct buf bytes;
	bool is_drawn;

	buf_init(&bytes);
	is_drawn = output_write(kit, e->arena, &job, &bytes);
	facts.nbytes = bytes.n;
	edition->npages = layout->npages;
	edition->nbytes = (int64_t)bytes.n;
	if (is_drawn && e->has_sums)
		sha256_hex(bytes.bytes, bytes.n, edition->sha256);
	if (is_drawn && fail_on_is_asked(wish))
		is_drawn = fail_on_check(wish, &facts, kit->diag);
	if (is_drawn) {
		spool_open(&edition->spool, e->options->output);
		spool_add(&edition->spool, bytes.bytes, bytes.n);
		is_drawn = spool_flush(&edition->spool);
		if (!is_drawn) {
			errno = edition->spool.fault;
			diag_fail(kit->diag, (struct srcpos){edition->path, 0}, "cannot write: %s",
				  strerror(errno));
		}
	}
	buf_release(&bytes);
	return is_drawn;
}

/* All files whose pages are those of list[first], on its paper. */
static bool make_alike(struct editions *e, int first, struct doc *doc)
{
	const struct page_size *size = e->list[first].size;
	const struct theme *theme = page_size_theme(e->arena, e->content.theme, size, e->kit->diag);
	struct look look = {.theme = theme, .paper = size->paper, .npages = e->options->fit};
	const struct layout *layout;

	if (!theme)
		return false;
	run_begin(e->kit);
	if (e->options->is_large && !e->content.is_pageless)
		doc = run_enlarge(e->kit, e->arena, &e->content, NULL, doc, &look);
	layout = doc ? run_lay_out(e->kit, e->arena, doc, &look) : NULL;
	for (int i = first; layout && i < e->n; i++)
		if (e->list[i].size == size && are_alike(e, &e->list[i], &e->list[first]) &&
		    !draw(e, &e->list[i], doc, layout))
			return false;
	return layout;
}

/* Whether an edition before it has the same pages; on any paper, or on its own. */
static bool has_earlier(const struct editions *e, int i, bool is_any_paper)
{
	for (int k = 0; k < i; k++)
		if (are_alike(e, &e->list[k], &e->list[i]) &&
		    (is_any_paper || e->list[k].size == e->list[i].size))
			return true;
	return false;
}

/* One document for all that are alike, one layout for each of its papers. */
static bool make_all(struct editions *e)
{
	for (int i = 0; i < e->n; i++) {
		const struct profile *profile = &e->list[i].profile->profile;
		struct doc *doc;

		if (has_earlier(e, i, true))
			continue;
		e->content.tells_pages = profile->is_press;
		e->content.is_pageless = e->list[i].profile->is_pageless;
		e->content.is_fillable = e->options->has_form && profile->has_fields;
		doc = run_compose_guide(e->kit, e->arena, &e->content);
		if (!doc)
			return false;
		for (int k = i; k < e->n; k++)
			if (are_alike(e, &e->list[k], &e->list[i]) && !has_earlier(e, k, false) &&
			    !make_alike(e, k, doc))
				return false;
	}
	return true;
}

static bool write_all(struct editions *e)
{
	struct diag *diag = e->kit->diag;

	for (int i = 0; i < e->n; i++)
		if (!outputs_check_read(e->options, e->list[i].path, diag))
			return false;
	for (int i = 0; i < e->n; i++)
		if (!file_write_spool(e->list[i].path, e->list[i].spool.fd, diag))
			return false;
	return true;
}

bool editions_make(struct editions *e)
{
	return make_all(e) && write_all(e);
}

void editions_release(struct editions *e)
{
	for (int i = 0; i < e->n; i++)
		if (e->list[i].spool.fd >= 0)
			spool_close(&e->list[i].spool);
	e->n = 0;
}

/* --- In several languages --------------------------------------------------------------------- */

/* A document a language: its files. */
struct tongues {
	const struct options *options;
	struct kit *kit;
	struct editions *list;
	int n;
};

/* One more language, NULL: the guide's own; named: files say which it is. */
static struct editions *add(struct tongues *tongues, const char *lang, bool is_named)
{
	const struct options *options = tongues->options;
	struct arena *arena = options->arena;
	const char *name = strcmp(options->files[0], "-") == 0
				   ? "guide"
				   : file_stem(arena, options->files[0]);
	struct editions *e;

	ARENA_GROW(arena, tongues->list, tongues->n);
	e = &tongues->list[tongues->n++];
	*e = (struct editions){
		.options = options, .kit = tongues->kit, .arena = arena, .lang = lang};
	editions_list(e, is_named ? arena_printf(arena, "%s-%s", name, lang) : name);
	return e;
}

static bool load(struct editions *e, const struct opened *opened)
{
	const struct options *options = e->options;
	struct source source = {.guide = options->files[0],
				.choice = options->roles,
				.theme = opened->theme,
				.lang = e->lang,
				.audience = options->audience,
				.pay_per = options->pay_per,
				.age = open_age(e->kit, options),
				.bleed = options->bleed};

	for (int i = 0; i < e->n; i++)
		source.is_press = source.is_press || e->list[i].profile->profile.is_press;
	if (!run_load(e->kit, &source, &e->content))
		return false;
	e->content.has_form = options->has_form;
	return !options->has_form || (run_load_quiz(e->kit, &e->content, true) &&
				      run_speak_forms(e->kit, &e->content, NULL));
}

/* Loads the guide in each language; where it is to say which these are, it is loaded to ask it. */
static bool load_all(struct tongues *tongues, const struct opened *opened, struct diag *diag)
{
	const struct guide_choices *choices;
	bool is_good = load(&tongues->list[0], opened);

	if (is_good && tongues->options->has_all_langs) {
		choices = tongues->list[0].content.guide->choices;
		tongues->n = 0;
		for (int i = 0; i < choices->nlangs; i++)
			is_good = check_paths(add(tongues, choices->langs[i], true), diag) &&
				  is_good;
		is_good = is_good && load(&tongues->list[0], opened);
	}
	for (int i = 1; i < tongues->n && is_good; i++)
		is_good = load(&tongues->list[i], opened);
	return is_good;
}

/* Makes all before the first file has its name. */
static bool make_files(struct tongues *tongues)
{
	bool is_good = true;

	for (int i = 0; i < tongues->n && is_good; i++)
		is_good = make_all(&tongues->list[i]);
	for (int i = 0; i < tongues->n && is_good; i++)
		is_good = write_all(&tongues->list[i]);
	return is_good;
}

static bool list_languages(struct tongues *tongues, struct diag *diag)
{
	const struct options *options = tongues->options;
	bool is_good = true;

	if (options->nlangs <= 1)
		add(tongues, options->lang, false);
	for (int i = 0; i < options->nlangs && options->nlangs > 1; i++)
		add(tongues, options->langs[i], true);
	if (!check_options(&tongues->list[0], diag))
		return false;
	for (int i = 0; i < tongues->n && !options->has_all_langs; i++)
		is_good = check_paths(&tongues->list[i], diag) && is_good;
	return is_good;
}

int editions_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct opened opened;
	struct tongues tongues = {.options = options, .kit = &opened.kit};
	int status;

	if (!list_languages(&tongues, diag))
		return EXIT_USAGE;
	status = open_run(&opened, options, arena, diag);
	if (status == EXIT_DONE) {
		bool is_new = !file_exists(options->output);

		if (load_all(&tongues, &opened, diag) &&
		    file_make_folder(options->output, 0777, diag) && !make_files(&tongues) &&
		    is_new)
			file_drop_folder(options->output);
		status = cli_status(diag);
	}
	for (int i = 0; i < tongues.n; i++)
		editions_release(&tongues.list[i]);
	run_release(&opened.kit);
	return status;
}
