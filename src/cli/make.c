/* Nothing is written before all is made, and nothing over what was read. */
#include "cli/make.h"

#include <string.h>

#include "answers/answers.h"
#include "base/buf.h"
#include "base/file_write.h"
#include "cli/current.h"
#include "cli/dump.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cli/page_name.h"
#include "content/guide.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "run/attachments.h"
#include "run/large.h"
#include "run/output.h"
#include "run/run.h"
#include "run/stocked.h"
#include "score/result_json.h"
#include "score/score.h"

static struct doc *compose(const struct making *m)
{
	struct doc *doc;

	if (!m->result) {
		doc = m->is_form ? run_compose_form(m->kit, m->content)
				 : run_compose_guide(m->kit, m->arena, m->content);
		/* the document has copies and borrows texts only */
		if (!m->options->twin || !m->content->is_pageless)
			arena_release(m->content->guide->pieces);
		return doc;
	}
	if (m->is_companion)
		return run_compose_companion(m->kit, m->arena, m->content, m->result, m->change);
	doc = run_compose_report(m->kit, m->arena, m->content, m->result, m->change,
				 m->options->is_summary, m->options->has_code);
	if (doc && m->options->has_attachments)
		attachments_report(m->arena, m->result, doc);
	return doc;
}

/* A coach's page is for work at a desk, and one for browsers grows by itself. */
static bool is_large(const struct making *m)
{
	return m->options->is_large && !m->is_companion && !m->content->is_pageless;
}

/* One page is what was asked for. */
static void warn_of_pages(const struct making *m, int npages)
{
	bool is_free = m->options->fit || m->options->is_large;
	bool is_single = m->is_companion || (m->options->is_summary && !is_free);

	if (!is_single || npages == 1)
		return;
	diag_warn(m->kit->diag, m->result->answers->pos, "the %s takes %d pages on this paper",
		  m->is_companion ? "page for the coach" : "summary", npages);
	diag_hint(m->kit->diag, "--paper a4 has room for it on one");
}

static const struct phrases *phrases_of(const struct making *m)
{
	bool is_for_person = m->result && !m->is_companion;

	return is_for_person ? run_find_phrases(m->kit, m->content, m->result->answers)
			     : m->content->phrases;
}

/* What messages about the file call it, until it has a name. */
static const char *name_of(const struct making *m)
{
	const char *output = m->options->output;

	return output && *output && output[strlen(output) - 1] != '/' && strcmp(output, "-") != 0
		       ? output
		       : m->options->files[0];
}

/* Composes and lays out, as far as the options want it; a report with the pages that it has. */
static bool reach(const struct making *m, const struct dump *dump, struct job *job)
{
	struct look look = {.theme = m->content->theme,
			    .paper = m->options->paper,
			    .npages = m->is_companion ? 0 : m->options->fit};
	struct doc *doc;

	if (dump && dump->stage < DUMP_COMPOSED)
		return true;
	job->doc = doc = compose(m);
	if (!doc)
		return false;
	if (is_large(m))
		job->doc = doc = run_enlarge(m->kit, m->arena, m->content,
					     m->result ? m->result->answers : NULL, doc, &look);
	if (!doc)
		return false;
	if (dump && dump->stage == DUMP_COMPOSED && !m->result)
		return true;
	if (m->result)
		look.pos = m->result->answers->pos;
	job->layout = run_lay_out(m->kit, m->arena, doc, &look);
	if (!job->layout)
		return false;
	job->phrases = phrases_of(m);
	if (m->result)
		job->stock = stocked_find(m->kit, m->content, m->result);
	warn_of_pages(m, job->layout->npages);
	return true;
}

static bool write_result(const struct making *m)
{
	struct buf json;
	bool is_written;

	if (!m->result || !m->options->result || m->is_companion)
		return true;
	buf_init(&json);
	result_json(m->result, m->change, &json);
	is_written = file_write(m->options->result, json.bytes, json.n, m->kit->diag);
	buf_release(&json);
	return is_written;
}

/* The file for the press is checked; what was found is written whether it is good or not. */
static bool write_output(const struct making *m, struct job *job, struct buf *out)
{
	struct buf findings;
	bool is_good;

	buf_init(&findings);
	job->findings = m->options->preflight && !m->is_companion ? &findings : NULL;
	is_good = output_write(m->kit, m->arena, job, m->is_sheaf_alone ? NULL : out);
	if (findings.n > 0)
		is_good = (!m->output || outputs_check_read(m->options, m->output, m->kit->diag)) &&
			  file_write(m->options->preflight, findings.bytes, findings.n,
				     m->kit->diag) &&
			  is_good;
	job->findings = NULL;
	buf_release(&findings);
	return is_good;
}

/* What conditions ask about, as far as it is known before anything is made. */
static struct fail_facts begin_facts(const struct making *m)
{
	const struct fail_on *wish = &m->options->fail_on;
	const char *guide = m->options->files[0];

	return (struct fail_facts){
		.pos = m->result
			       ? m->result->answers->pos
			       : (struct srcpos){strcmp(guide, "-") == 0 ? "standard input" : guide,
						 0},
		.first_message = m->is_one_of_many ? m->kit->diag->nmessages : 0,
		.began = m->is_one_of_many ? fail_on_clock(wish) : wish->began,
	};
}

/* Whether what was drawn, so many bytes, has nothing that it may not have. */
static bool is_wanted(const struct making *m, const struct job *job, struct fail_facts facts,
		      size_t nbytes)
{
	const struct fail_on *wish = &m->options->fail_on;

	facts.layout = job->layout;
	facts.fonts = m->kit->fonts;
	facts.nbytes = nbytes;
	return !fail_on_is_asked(wish) || fail_on_check(wish, &facts, m->kit->diag);
}

/* Draws the file. */
static bool draw(const struct making *m, struct job *job, struct fail_facts facts, struct buf *out)
{
	job->keeps_items = fail_on_is_asked(&m->options->fail_on);
	return write_output(m, job, out) && is_wanted(m, job, facts, out->n);
}

/* Draws a file a page; pages: as many as the layout has. */
static bool draw_pages(const struct making *m, struct job *job, struct fail_facts facts,
		       struct buf *pages)
{
	size_t nbytes = 0;

	for (int i = 0; i < job->layout->npages; i++) {
		job->page = i;
		if (!output_write(m->kit, m->arena, job, &pages[i]))
			return false;
		nbytes += pages[i].n;
	}
	return is_wanted(m, job, facts, nbytes);
}

/* What files of n pages are called; NULL and an error where one would stand where something is
 * read. */
static const char **name_pages(const struct making *m, int n)
{
	const char **paths = ARENA_ARRAY(m->arena, const char *, n);

	for (int i = 0; i < n; i++) {
		paths[i] = page_name_make(m->arena, m->output, i + 1);
		if (!outputs_check_read(m->options, paths[i], m->kit->diag))
			return NULL;
	}
	return paths;
}

/* A file a page, none before all are drawn and may be written. */
static bool make_pages(const struct making *m, struct job *job, struct fail_facts facts)
{
	int n = job->layout->npages;
	struct buf *pages = ARENA_ARRAY(m->arena, struct buf, n);
	const char **paths = page_name_check(m->options, m->output, n, m->kit->diag)
				     ? name_pages(m, n)
				     : NULL;
	bool is_good = paths && draw_pages(m, job, facts, pages) && write_result(m);

	for (int i = 0; i < n && is_good; i++)
		is_good = file_write(paths[i], pages[i].bytes, pages[i].n, m->kit->diag);
	for (int i = 0; i < n; i++)
		buf_release(&pages[i]);
	return is_good;
}

/* The same document as a page for browsers, which is composed by itself: it says nothing of pages.
 * It is made first, and written last. */
static bool make_twin(const struct making *m, struct buf *out)
{
	struct options options = *m->options;
	struct content content = *m->content;
	struct making own = *m;
	struct printing printing = {0};
	struct job job = {.output = output_find("html"),
			  .guide = content.guide,
			  .printing = &printing,
			  .name = options.twin};

	if (!options.twin || m->is_companion)
		return true;
	content.tells_pages = content.is_fillable = false;
	content.is_pageless = true;
	options.profile = job.output;
	own.options = &options;
	own.content = &content;
	run_begin(m->kit);
	return reach(&own, NULL, &job) && output_write(m->kit, m->arena, &job, out);
}

static bool write_twin(const struct making *m, const struct buf *twin)
{
	const char *path = m->options->twin;

	return !path || m->is_companion || file_write(path, twin->bytes, twin->n, m->kit->diag);
}

static bool make_main(const struct making *m, struct made *made)
{
	const struct fail_facts facts = begin_facts(m);
	const struct dump *dump = m->options->dump;
	struct printing printing = m->options->printing;
	struct job job = {.output = m->options->profile,
			  .guide = m->content->guide,
			  .printing = &printing,
			  .name = name_of(m),
			  .dpi = m->options->dpi,
			  .sheaf = m->sheaf};
	struct dumped dumped = {m->kit, m->arena, m->content, m->result, &job};
	bool (*write)(const char *, const void *, size_t, struct diag *);
	struct buf *bytes = &made->bytes;

	if (m->is_companion) /* a page by itself */
		printing.impose = (struct impose_options){.creep = printing.impose.creep};
	run_begin(m->kit);
	if (!reach(m, dump, &job))
		return false;
	made->npages = job.layout ? job.layout->npages : 0;
	if (job.layout && page_name_is_wanted(m->options))
		return make_pages(m, &job, facts);
	write = m->is_one_of_many ? file_write_quick : file_write;
	if (!(dump ? dump->write(&dumped, bytes) : draw(m, &job, facts, bytes)))
		return false;
	if (m->options->verify)
		return current_verify(m->kit, m->options, bytes);
	return (!m->output || outputs_check_read(m->options, m->output, m->kit->diag)) &&
	       write_result(m) &&
	       (!m->output || write(m->output, bytes->bytes, bytes->n, m->kit->diag)) &&
	       (!m->output || m->is_companion ||
		current_record(m->kit, m->options, m->output, bytes));
}

bool make_file(const struct making *making, struct made *made)
{
	struct buf twin;
	bool is_good;

	*made = (struct made){0};
	buf_init(&made->bytes);
	buf_init(&twin);
	is_good = make_twin(making, &twin) && make_main(making, made) && write_twin(making, &twin);
	buf_release(&twin);
	return is_good;
}
