/* Every option that changes what a report holds is part of its identity. */
#include "cli/cohort_wish.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "cli/options.h"
#include "run/identity.h"
#include "run/run.h"

static void add_text(struct buf *out, const char *name, const char *text)
{
	buf_printf(out, "%s=%s\n", name, text ? text : "");
}

/* A text that differs where reports would. */
static const char *spell_options(const struct options *options, const struct kit *kit)
{
	const struct printing *printing = &options->printing;
	const struct impose_options *impose = &printing->impose;
	struct buf out;
	const char *text;

	buf_init(&out);
	add_text(&out, "profile", options->profile->profile.name);
	add_text(&out, "theme", options->theme);
	add_text(&out, "lang", options->lang);
	add_text(&out, "icc", printing->icc);
	add_text(&out, "condition", printing->condition);
	buf_printf(&out, "paper=%d attach=%d summary=%d companion=%d fit=%d marks=%u\n",
		   (int)options->paper, options->has_attachments, options->is_summary,
		   options->has_companion, options->fit, printing->marks);
	if (options->size.width || options->size.is_turned)
		add_text(&out, "size", options->size.name);
	buf_printf(&out, "impose=%d,%d,%d\n", (int)impose->imposition, impose->is_stacked,
		   (int)impose->creep);
	if (options->audience)
		add_text(&out, "audience", options->audience);
	if (options->is_large)
		buf_addstr(&out, "large=1\n");
	if (options->has_code)
		buf_addstr(&out, "code=1\n");
	if (options->bleed)
		buf_printf(&out, "bleed=%d,%d,%d,%d\n", (int)options->bleed->top,
			   (int)options->bleed->right, (int)options->bleed->bottom,
			   (int)options->bleed->left);
	for (int i = 0; i < FAIL_COUNT; i++)
		if (options->fail_on.is_asked[i])
			buf_printf(&out, "fail-on %s=%lld\n", fail_on_name(i),
				   (long long)options->fail_on.most[i]);
	if (kit->date)
		buf_printf(&out, "date=%lld\n", (long long)*kit->date);
	text = arena_strdup(kit->arena, buf_text(&out));
	buf_release(&out);
	return text;
}

int cohort_wish_jobs(const struct options *options)
{
	long n = options->njobs ? options->njobs : sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : (int)n;
}

/* "print/all.pdf" gives "print/all.key". */
static const char *key_beside(struct arena *arena, const char *path)
{
	size_t n = strlen(path);

	if (strcmp(path, "-") == 0)
		return "reports.key";
	if (n > 4 && strcmp(path + n - 4, ".pdf") == 0)
		n -= 4;
	return arena_printf(arena, "%.*s.key", (int)n, path);
}

struct merge_wish cohort_wish_merge(const struct options *options)
{
	return (struct merge_wish){.path = options->merge,
				   .output = options->profile,
				   .printing = &options->printing,
				   .paper = options->paper,
				   .order = options->order,
				   .has_separators = options->has_separators,
				   .split = options->split};
}

/* Where programs read standard error, nothing else is put there that was not asked for. */
static enum progress_style find_progress(const struct options *options)
{
	bool is_read = tell_wish_form(&options->diagnostics) != TELL_TEXT;

	if (options->dump || (is_read && options->progress == PROGRESS_AUTO))
		return PROGRESS_NONE;
	return options->progress;
}

struct cohort_wish cohort_wish_make(const struct options *options, struct kit *kit,
				    const struct content *content, int ninputs)
{
	const char *usual = options->dump || options->group || options->merge ? "-" : ".";
	const char *output = options->output ? options->output : usual;
	bool is_stream = strcmp(output, "-") == 0;
	struct cohort_wish wish = {
		.quiz = content->quiz,
		.key = options->key,
		.name = options->name,
		.has_manifest = options->output && !options->dump,
		.has_companions = options->has_companion,
		.has_outcomes = options->has_outcomes,
		.makes_all = options->group || options->merge,
		.is_dry = options->is_dry,
		.select = options->select,
		.njobs = options->dump ? 1 : cohort_wish_jobs(options),
		.progress = find_progress(options),
	};

	if (!wish.key && options->merge && !options->output)
		wish.key = key_beside(kit->arena, options->merge);
	wish.folder = is_stream ? NULL : file_bare(kit->arena, output);
	wish.identity = identity_make(kit, content, ninputs, spell_options(options, kit));
	return wish;
}
