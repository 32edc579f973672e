/* Form: loads guide and questionnaire, has what asks people made, writes it. */
#include "cli/form.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/file_write.h"
#include "cli/cli.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "forms/html.h"

/* "pm-vs-tpm-form.html" for "content/pm-vs-tpm.xml"; standard input goes to standard output. */
static const char *choose_output(const struct options *options, struct arena *arena)
{
	const char *name = file_name(options->files[0]), *dot = strrchr(name, '.');
	int n = dot && dot != name ? (int)(dot - name) : (int)strlen(name);

	if (options->output)
		return options->output;
	if (strcmp(options->files[0], "-") == 0)
		return "-";
	return arena_printf(arena, "%.*s-form.html", n, name);
}

/* The language of the guide, if the questionnaire has it. */
static const char *guide_lang(const struct content *content)
{
	const struct quiz_text *title = &content->quiz->title;

	for (int i = 0; i < title->n; i++)
		if (strcmp(title->langs[i], content->guide->lang) == 0)
			return content->guide->lang;
	return NULL;
}

static void make_html(struct opened *opened, const struct options *options, const char *output)
{
	struct kit *kit = &opened->kit;
	struct form form = {.arena = kit->arena, .diag = kit->diag};
	struct form_folders folders = {kit->data->phrases, kit->data->schemas};
	struct html html = {.form = &form, .folder = kit->data->form};
	struct source source = {.guide = options->files[0]};
	struct content content;
	struct buf out;

	if (!run_load(kit, &source, &content) || !run_load_quiz(kit, &content, true))
		return;
	form.quiz = content.quiz;
	html.is_lang_asked = options->lang != NULL;
	buf_init(&out);
	if (html_make(&html, options->lang ? options->lang : guide_lang(&content), &folders,
		      &out) &&
	    outputs_check_read(options, output, kit->diag))
		file_write(output, out.bytes, out.n, kit->diag);
	buf_release(&out);
}

int form_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct opened opened;
	const char *output;
	int status;

	if (!options->is_html) {
		diag_error(diag, (struct srcpos){0}, "form makes no PDF yet: add --html");
		return EXIT_USAGE;
	}
	output = choose_output(options, arena);
	if (!outputs_check(options, output, diag))
		return EXIT_USAGE;
	status = open_run(&opened, options, arena, diag);
	if (status != EXIT_DONE)
		return status;
	make_html(&opened, options, output);
	run_release(&opened.kit);
	return cli_status(diag);
}
