/* Doctor: looks at everything that a run may need, and tells of all of it at once. */
#include "cli/doctor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/folder.h"
#include "base/version.h"
#include "cli/cli.h"
#include "cli/doctor_fonts.h"
#include "cli/doctor_libraries.h"
#include "cli/findings.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "run/data.h"

#ifdef NDEBUG
#define CHECKS "without its checks of itself"
#else
#define CHECKS "with checks of itself"
#endif

static void add_program(struct findings *findings)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);

	findings_add(findings,
		     &(struct finding){
			     .group = "program",
			     .name = "roleguide",
			     .version = ROLEGUIDE_VERSION,
			     .path = n > 0 ? arena_strndup(findings->arena, path, (size_t)n) : NULL,
		     });
	findings_add(findings, &(struct finding){.group = "program",
						 .name = "built with",
						 .version = __VERSION__ ", " CHECKS});
}

/* One part of the folder of data: a folder with files of that ending. */
static void add_part(struct findings *findings, const char *name, const char *path,
		     const char *ending)
{
	struct arena *arena = findings->arena;
	struct finding finding = {.group = "data", .name = name};
	const char *list = "";
	struct folder folder;
	struct diag diag;

	diag_init(&diag);
	folder = folder_list(arena, path, &diag);
	for (int i = 0; i < folder.nnames; i++)
		if (file_has_ending(folder.names[i], ending))
			list = arena_printf(arena, "%s%s%s", list, *list ? ", " : "",
					    file_stem(arena, folder.names[i]));
	finding.version = list;
	finding.state = *list ? FINDING_OK : FINDING_MISSING;
	finding.path = *list ? NULL : path;
	finding.remedy = "install roleguide anew: its folder of data is not whole";
	findings_add(findings, &finding);
	diag_release(&diag);
}

/* False: there is no folder of data. */
static bool add_data(struct findings *findings, const struct options *options, struct data *data)
{
	struct arena *arena = findings->arena;
	const char *wish = getenv("ROLEGUIDE_DATA");
	struct finding finding = {.group = "data", .name = "folder"};
	bool is_found;
	struct diag diag;

	diag_init(&diag);
	finding.version = options->data   ? "by --data"
			  : wish && *wish ? "by ROLEGUIDE_DATA"
					  : "beside the program";
	is_found = data_find(data, arena, options->data, &diag);
	finding.state = is_found ? FINDING_OK : FINDING_MISSING;
	finding.path = is_found ? data->folder : options->data ? options->data : wish;
	finding.remedy = "name it with --data or ROLEGUIDE_DATA, or install roleguide anew";
	findings_add(findings, &finding);
	diag_release(&diag);
	if (!is_found)
		return false;
	add_part(findings, "schemas", data->schemas, ".rng");
	add_part(findings, "themes", data->themes, ".xml");
	add_part(findings, "phrases", data->phrases, ".xml");
	add_part(findings, "profiles of presses", file_join(arena, data->folder, "icc"), ".icc");
	return true;
}

/* Where a program lies, by PATH; NULL: nowhere. */
static const char *find_program(struct arena *arena, const char *name)
{
	const char *path = getenv("PATH");

	while (path && *path) {
		size_t n = strcspn(path, ":");
		const char *file = file_join(arena, arena_strndup(arena, path, n), name);

		if (access(file, X_OK) == 0)
			return file;
		path += n + (path[n] == ':');
	}
	return NULL;
}

static void add_other(struct findings *findings, const char *name, const char *need)
{
	const char *path = find_program(findings->arena, name);

	findings_add(findings, &(struct finding){.group = "other programs",
						 .name = name,
						 .state = path ? FINDING_OK : FINDING_LACKING,
						 .path = path,
						 .remedy = need});
}

static void add_machine(struct findings *findings)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	struct arena *arena = findings->arena;
	const char *locale = NULL, *folder = getenv("TMPDIR"), *terminal = getenv("TERM");
	bool is_utf8, is_writable;

	for (int i = 0; i < 3 && (!locale || !*locale); i++)
		locale = getenv(names[i]);
	is_utf8 = locale && (strstr(locale, "UTF-8") || strstr(locale, "utf8"));
	folder = folder && *folder ? folder : "/tmp";
	is_writable = access(folder, W_OK | X_OK) == 0;
	findings_add(findings,
		     &(struct finding){
			     .group = "this machine",
			     .name = "locale",
			     .state = is_utf8 ? FINDING_OK : FINDING_LACKING,
			     .version = locale && *locale ? locale : "none",
			     .remedy = "what is printed is UTF-8, and a terminal may not show it",
		     });
	findings_add(findings,
		     &(struct finding){.group = "this machine",
				       .name = "terminal",
				       .version = terminal && *terminal ? terminal : "none"});
	findings_add(findings, &(struct finding){
				       .group = "this machine",
				       .name = "temporary files",
				       .state = is_writable ? FINDING_OK : FINDING_MISSING,
				       .version = is_writable ? NULL : "cannot be written",
				       .path = arena_strdup(arena, folder),
				       .remedy = "name a folder with TMPDIR",
			       });
}

int doctor_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *output = options->output ? options->output : "-";
	struct findings findings = {.arena = arena};
	int nmissing;
	struct data data;
	struct buf out;

	if (!outputs_check(options, output, diag))
		return EXIT_USAGE;
	add_program(&findings);
	if (add_data(&findings, options, &data))
		doctor_fonts(&findings, &data);
	doctor_libraries(&findings);
	add_other(&findings, "pdftoppm", "for scans that are PDF files: install poppler-utils");
	add_other(&findings, "git", "for diff of two revisions: install git");
	add_machine(&findings);
	buf_init(&out);
	if (options->is_json)
		findings_json(&findings, &out);
	else
		findings_print(&findings, &out);
	file_write(output, out.bytes, out.n, diag);
	buf_release(&out);
	nmissing = findings_count(&findings, FINDING_MISSING);
	if (nmissing > 0)
		diag_fail(diag, (struct srcpos){0}, "%d of what is needed is missing", nmissing);
	return cli_status(diag);
}
