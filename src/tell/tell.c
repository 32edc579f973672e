/* Tell: a form is a row. */
#include "tell/tell.h"

#include <stdlib.h>
#include <string.h>

#include "base/near.h"
#include "tell/tell_github.h"
#include "tell/tell_json.h"
#include "tell/tell_junit.h"
#include "tell/tell_sarif.h"

static const struct form_row {
	const char *name;
	void (*write)(const struct telling *telling, struct buf *out);
} rows[TELL_FORMS] = {
	[TELL_TEXT] = {"text", NULL},         [TELL_JSON] = {"json", tell_json},
	[TELL_SARIF] = {"sarif", tell_sarif}, [TELL_GITHUB] = {"github", tell_github},
	[TELL_JUNIT] = {"junit", tell_junit},
};

const char *tell_form_name(int i)
{
	return i < TELL_FORMS ? rows[i].name : NULL;
}

static bool refuse_form(const char *value, int n, struct diag *diag)
{
	const char *names[TELL_FORMS], *nearest;
	char name[16];

	for (int i = 0; i < TELL_FORMS; i++)
		names[i] = rows[i].name;
	snprintf(name, sizeof name, "%.*s", n, value);
	nearest = near_find(name, names, TELL_FORMS);
	diag_error(diag, (struct srcpos){0},
		   "no form of diagnostics \"%.*s\"; there is: text, json, sarif, github, junit", n,
		   value);
	if (nearest)
		diag_hint(diag, "did you mean \"%s\"?", nearest);
	return false;
}

static int find_form(const char *value, size_t n)
{
	for (int i = 0; i < TELL_FORMS; i++)
		if (strlen(rows[i].name) == n && strncmp(value, rows[i].name, n) == 0)
			return i;
	return -1;
}

bool tell_wish_read(struct tell_wish *wish, const char *value, struct diag *diag)
{
	size_t n = strcspn(value, "=");
	const char *file = value[n] ? value + n + 1 : NULL;
	int form = find_form(value, n);

	if (form < 0)
		return refuse_form(value, (int)n, diag);
	if (file && (!*file || strcmp(file, "-") == 0 || form == TELL_TEXT)) {
		diag_error(diag, (struct srcpos){0},
			   form == TELL_TEXT ? "--diagnostics text goes to standard error alone"
					     : "--diagnostics %s= wants the name of a file",
			   rows[form].name);
		return false;
	}
	for (int i = 0; i < TELL_FORMS; i++)
		if ((!file && wish->is_on_stderr[i]) || (file && i == form && wish->files[i])) {
			diag_error(diag, (struct srcpos){0},
				   "--diagnostics %s and --diagnostics %s would go to one place",
				   rows[i].name, value);
			return false;
		}
	if (file)
		wish->files[form] = file;
	else
		wish->is_on_stderr[form] = true;
	return true;
}

enum tell_form tell_wish_form(const struct tell_wish *wish)
{
	for (int i = 0; i < TELL_FORMS; i++)
		if (wish->is_on_stderr[i])
			return (enum tell_form)i;
	return TELL_TEXT;
}

void tell_begin(struct telling *telling)
{
	const struct diag *diag = telling->diag;

	telling->messages = diag_sort(diag, telling->is_quiet, &telling->nmessages);
	telling->nmore = diag->nmore[DIAG_ERROR];
	if (!telling->is_quiet)
		telling->nmore += diag->nmore[DIAG_WARNING];
}

void tell_end(struct telling *telling)
{
	free(telling->messages);
	telling->messages = NULL;
}

void tell_write(const struct telling *telling, enum tell_form form, struct buf *out)
{
	rows[form].write(telling, out);
}
