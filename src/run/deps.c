/*
 * Makefiles have no one way to quote: a blank, "#" and ":" want a backslash, and then those before
 * it are doubled; "$" is doubled; "%" has a meaning in targets alone; what has one for the shell is
 * looked for among files. ";", "=", "|", line breaks and a few others cannot be quoted at all (GNU
 * make, "Rule Syntax", "Static Usage").
 */
#include "run/deps.h"

#include <string.h>
#include <sys/stat.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/inputs.h"
#include "base/json.h"
#include "base/utf8.h"

static const char *const words[] = {[DEPS_MAKE] = "make", [DEPS_JSON] = "json", [DEPS_NUL] = "nul"};
const struct choice deps_formats = CHOICE_OF(words);

int deps_format_of(const char *path)
{
	if (strcmp(path, "-") == 0 || file_has_ending(path, ".d") || file_has_ending(path, ".mk"))
		return DEPS_MAKE;
	return file_has_ending(path, ".json") ? DEPS_JSON : -1;
}

/* --- What is told ----------------------------------------------------------------------------- */

static bool is_one_of(const struct input_names *names, const char *path)
{
	for (int i = 0; i < names->nnames; i++)
		if (strcmp(names->names[i], path) == 0 || file_is_same(names->names[i], path))
			return true;
	return false;
}

/* Whether an output stands in it: then its names change with each run. */
static bool has_output(const struct inputs *inputs, struct arena *arena, const char *folder)
{
	for (int i = 0; i < inputs->outputs.nnames; i++)
		if (file_is_same(folder, file_dir(arena, inputs->outputs.names[i])))
			return true;
	return false;
}

/* Inputs, missing files and folders, without what the run writes itself. */
struct needs {
	struct input_names inputs, missing, folders;
};

static void add(struct arena *arena, struct input_names *names, const char *path)
{
	for (int i = 0; i < names->nnames; i++)
		if (strcmp(names->names[i], path) == 0)
			return;
	ARENA_GROW(arena, names->names, names->nnames);
	names->names[names->nnames++] = path;
}

/* Still, and where no folder would change with it. */
static bool is_missing(const struct inputs *inputs, struct arena *arena, const struct needs *needs,
		       const char *path)
{
	return !is_one_of(&inputs->outputs, path) && !file_exists(path) &&
	       !is_one_of(&needs->folders, file_dir(arena, path));
}

static struct needs find_needs(struct arena *arena, const struct inputs *inputs)
{
	struct needs needs = {0};

	for (int i = 0; i < inputs->ninputs; i++)
		if (inputs->inputs[i].kind == INPUT_READ &&
		    !is_one_of(&inputs->outputs, inputs->inputs[i].path))
			add(arena, &needs.inputs, inputs->inputs[i].path);
	for (int i = 0; i < inputs->folders.nnames; i++)
		if (!has_output(inputs, arena, inputs->folders.names[i]))
			add(arena,
			    file_exists(inputs->folders.names[i]) ? &needs.folders : &needs.missing,
			    inputs->folders.names[i]);
	for (int i = 0; i < inputs->missing.nnames; i++)
		if (is_missing(inputs, arena, &needs, inputs->missing.names[i]))
			add(arena, &needs.missing, inputs->missing.names[i]);
	return needs;
}

/* --- For make --------------------------------------------------------------------------------- */

/* Whether a rule can have the name in it. */
static bool can_name(const char *path)
{
	size_t n = strlen(path);

	if (n == 0 || path[n - 1] == '\\' || path[n - 1] == '&' || strstr(path, "\\%"))
		return false;
	for (const char *p = path; *p; p++)
		if ((unsigned char)*p < ' ' || strchr("|;=\x7f", *p))
			return false;
	return true;
}

/* Where a name stands, and what has a meaning there besides blanks, "#", ":" and "$". */
static const char need[] = "*?[", phony[] = "%*?[", target[] = "%";

static void put_name(struct buf *out, const char *path, const char *others)
{
	size_t nslashes = 0; /* backslashes right before */

	if (*path == '~')
		buf_addstr(out, "./");
	for (const char *p = path; *p; p++) {
		bool is_quoted = strchr(" #:", *p) || strchr(others, *p);

		for (; is_quoted && nslashes > 0; nslashes--)
			buf_addc(out, '\\');
		if (is_quoted)
			buf_addc(out, '\\');
		if (*p == '$')
			buf_addc(out, '$');
		buf_addc(out, *p);
		nslashes = *p == '\\' ? nslashes + 1 : 0;
	}
}

static void put_need(struct buf *out, const char *path, struct diag *diag)
{
	if (!can_name(path)) {
		diag_warn(diag, (struct srcpos){path, 0}, "a makefile cannot name this file");
		diag_hint(diag, "call it otherwise, or take --deps-format json or nul");
		return;
	}
	buf_addstr(out, " \\\n ");
	put_name(out, path, need);
}

/* Names within a function of make are split at blanks, whatever stands before these. */
static bool is_plain(const char *path)
{
	static const char others[] = "_./+@-";

	for (const char *p = path; *p; p++)
		if (!ascii_is_alnum(*p) && !strchr(others, *p))
			return false;
	return true;
}

static void put_missing(struct buf *out, const struct input_names *missing)
{
	for (int i = 0; i < missing->nnames; i++)
		if (is_plain(missing->names[i]))
			buf_printf(out, " \\\n $(wildcard %s)", missing->names[i]);
}

/* What make is not told: in a comment, so that it is not left out in silence. */
static void put_unsaid(struct buf *out, const struct input_names *missing)
{
	for (int i = 0; i < missing->nnames; i++) {
		if (is_plain(missing->names[i]))
			continue;
		buf_addstr(out, "# not there, and make could not wait for it: ");
		for (const char *p = missing->names[i]; *p; p++)
			buf_addc(out, (unsigned char)*p < ' ' || *p == '\\' ? '?' : *p);
		buf_addc(out, '\n');
	}
}

/* A rule for each input, so that one that is gone is no error: its target is made anew. */
static void put_phony(struct buf *out, const struct input_names *names)
{
	for (int i = 0; i < names->nnames; i++) {
		if (!can_name(names->names[i]))
			continue;
		buf_addc(out, '\n');
		put_name(out, names->names[i], phony);
		buf_addstr(out, ":\n");
	}
}

static bool put_targets(struct buf *out, const struct deps *deps, const struct inputs *inputs,
			struct diag *diag)
{
	const struct input_names own = {(const char *[]){deps->target}, deps->target ? 1 : 0};
	const struct input_names *targets = deps->target ? &own : &inputs->outputs;
	int ntargets = 0;

	for (int i = 0; i < targets->nnames; i++) {
		const char *path = targets->names[i];

		if (strcmp(path, "-") == 0)
			continue;
		if (!can_name(path)) {
			diag_error(diag, (struct srcpos){path, 0},
				   "a makefile cannot name this file");
			diag_hint(diag, "call it otherwise, or take --deps-format json or nul");
			return false;
		}
		if (ntargets++)
			buf_addc(out, ' ');
		put_name(out, path, target);
	}
	if (ntargets > 0)
		return true;
	diag_error(diag, (struct srcpos){0}, "nothing is written that a makefile could name");
	diag_hint(diag, "say what follows from what is read: --deps-target FILE");
	return false;
}

static bool put_make(struct buf *out, const struct deps *deps, const struct inputs *inputs,
		     const struct needs *needs, struct diag *diag)
{
	if (!put_targets(out, deps, inputs, diag))
		return false;
	buf_addc(out, ':');
	for (int i = 0; i < needs->inputs.nnames; i++)
		put_need(out, needs->inputs.names[i], diag);
	for (int i = 0; i < needs->folders.nnames; i++)
		put_need(out, needs->folders.names[i], diag);
	put_missing(out, &needs->missing);
	buf_addc(out, '\n');
	put_phony(out, &needs->inputs);
	put_phony(out, &needs->folders);
	put_unsaid(out, &needs->missing);
	return true;
}

/* --- For others ------------------------------------------------------------------------------- */

static void put_names(struct json *json, const char *name, const struct input_names *names,
		      struct diag *diag)
{
	json_open(json, name, '[');
	for (int i = 0; i < names->nnames; i++) {
		const char *path = names->names[i];

		if (utf8_check(path, strlen(path)) < strlen(path)) {
			diag_warn(diag, (struct srcpos){path, 0},
				  "this name is no UTF-8, which JSON cannot hold");
			diag_hint(diag, "call it otherwise, or take --deps-format nul");
		}
		json_text(json, NULL, path);
	}
	json_close(json, ']');
}

static void put_json(struct buf *out, const struct deps *deps, const struct inputs *inputs,
		     const struct needs *needs, struct diag *diag)
{
	struct json json = {.out = out, .is_first = true};

	json_open(&json, NULL, '{');
	put_names(&json, "outputs", &inputs->outputs, diag);
	put_names(&json, "inputs", &needs->inputs, diag);
	put_names(&json, "missing", &needs->missing, diag);
	put_names(&json, "folders", &needs->folders, diag);
	json_truth(&json, "is_complete", deps->is_complete);
	json_close(&json, '}');
	buf_addc(out, '\n');
}

static bool put(struct buf *out, const struct deps *deps, struct diag *diag)
{
	const struct inputs *inputs = diag->inputs;
	struct arena arena;
	struct needs needs;
	bool is_put = true;

	arena_init(&arena);
	needs = find_needs(&arena, inputs);
	switch (deps->format) {
	case DEPS_MAKE:
		is_put = put_make(out, deps, inputs, &needs, diag);
		break;
	case DEPS_JSON:
		put_json(out, deps, inputs, &needs, diag);
		break;
	case DEPS_NUL:
		for (int i = 0; i < needs.inputs.nnames; i++)
			buf_add(out, needs.inputs.names[i], strlen(needs.inputs.names[i]) + 1);
		break;
	}
	arena_release(&arena);
	return is_put;
}

bool deps_write(const struct deps *deps, struct diag *diag)
{
	struct stat status;
	struct buf out;
	bool is_written;

	if (strcmp(deps->path, "-") != 0 && stat(deps->path, &status) == 0 &&
	    inputs_have(diag->inputs, &status)) {
		diag_fail(diag, (struct srcpos){0}, "\"%s\" is read; name another file with %s",
			  deps->path, "--deps");
		return false;
	}
	buf_init(&out);
	is_written = put(&out, deps, diag) && file_write(deps->path, out.bytes, out.n, diag);
	buf_release(&out);
	return is_written;
}
