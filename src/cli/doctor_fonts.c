/*
 * Fonts are opened as a run would open them, so that one that is there and spoilt shows, too; what
 * it has to say about that goes into the list, and not where messages go.
 */
#include "cli/doctor_fonts.h"

#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/name_list.h"
#include "cli/findings.h"
#include "look/theme.h"
#include "look/theme_load.h"
#include "run/data.h"
#include "run/run.h"
#include "text/face.h"
#include "text/fontset.h"
#include "text/hyphen.h"
#include "text/text.h"

/* What the first message says, with its hint. */
static const char *first_message(struct arena *arena, const struct diag *diag)
{
	const struct diag_message *message = diag->nmessages ? &diag->messages[0] : NULL;

	if (!message)
		return NULL;
	return message->hint ? arena_printf(arena, "%s; %s", message->text, message->hint)
			     : arena_strdup(arena, message->text);
}

/* The families of the themes that ship; a theme that cannot be read is a finding. */
static struct name_list find_families(struct findings *findings, const struct data *data)
{
	struct arena *arena = findings->arena;
	struct name_list families = {0};
	struct diag diag;
	struct folder folder;

	diag_init(&diag);
	folder = folder_list(arena, data->themes, &diag);
	for (int i = 0; i < folder.nnames; i++) {
		const char *path = file_join(arena, data->themes, folder.names[i]);
		const struct theme *theme = file_has_ending(path, ".xml")
						    ? theme_load(arena, path, data->schemas, &diag)
						    : NULL;

		if (!theme)
			continue;
		name_list_add(arena, &families, theme->family);
		for (int paper = 0; paper < PAPER_COUNT; paper++)
			for (int style = 0; style < STYLE_COUNT; style++)
				if (theme->styles[paper][style].family)
					name_list_add(arena, &families,
						      theme->styles[paper][style].family);
	}
	if (diag.nerrors)
		findings_add(findings,
			     &(struct finding){"fonts", "themes", FINDING_MISSING, NULL,
					       data->themes, first_message(arena, &diag)});
	diag_release(&diag);
	return families;
}

static void add_face(struct findings *findings, struct fontset *fonts, const char *family,
		     unsigned flags)
{
	static const char *const styles[] = {"regular", "bold", "italic", "bold italic"};
	struct arena *arena = findings->arena;
	struct finding finding = {.group = "fonts",
				  .name = arena_printf(arena, "%s %s", family, styles[flags])};
	struct diag diag;
	int font;

	diag_init(&diag);
	font = fontset_find(fonts, family, flags, &diag);
	finding.state = font < 0 ? FINDING_MISSING : FINDING_OK;
	finding.remedy = first_message(arena, &diag);
	if (font >= 0) {
		finding.path = arena_strdup(arena, font_info(fonts, font)->path);
		finding.version = fontset_version(arena, fonts, font);
	}
	findings_add(findings, &finding);
	diag_release(&diag);
}

/* How many families of a package are there, of those that stand in for scripts. */
static void add_package(struct findings *findings, const struct fontset *fonts, const char *package)
{
	struct arena *arena = findings->arena;
	int n = 0, nthere = 0;

	for (int i = 0; i < fonts->catalogue.nfamilies; i++)
		if (strcmp(fonts->catalogue.families[i].package->name, package) == 0) {
			n++;
			nthere += fontset_has_family(fonts, i);
		}
	findings_add(findings,
		     &(struct finding){
			     .group = "fonts",
			     .name = arena_printf(arena, "of %s", package),
			     .state = nthere == n ? FINDING_OK : FINDING_LACKING,
			     .version = arena_printf(arena, "%d of %d famil%s", nthere, n,
						     n == 1 ? "y" : "ies"),
			     .remedy = arena_printf(arena, "for other scripts: install %s",
						    package),
		     });
}

static void add_hyphenation(struct findings *findings, const struct data *data)
{
	struct arena *arena = findings->arena;
	struct diag diag;
	struct folder phrases;

	diag_init(&diag);
	phrases = folder_list(arena, data->phrases, &diag);
	for (int i = 0; i < phrases.nnames; i++) {
		const char *lang = file_stem(arena, phrases.names[i]);
		const char *package = hyphen_package(arena, lang), *path;

		if (!file_has_ending(phrases.names[i], ".xml") || !package)
			continue;
		path = hyphen_path(arena, run_hyphenation_folder, lang, &diag);
		findings_add(findings, &(struct finding){
					       .group = "hyphenation",
					       .name = lang,
					       .state = path ? FINDING_OK : FINDING_LACKING,
					       .path = path,
					       .remedy = arena_printf(arena, "install %s", package),
				       });
	}
	diag_release(&diag);
}

void doctor_fonts(struct findings *findings, const struct data *data)
{
	struct name_list families = find_families(findings, data);
	struct name_list packages = {0};
	struct fontset *fonts;
	struct diag diag;

	diag_init(&diag);
	fonts = fontset_open(data->catalogue, &diag);
	if (!fonts)
		findings_add(findings, &(struct finding){"fonts", "catalogue", FINDING_MISSING,
							 NULL, data->catalogue,
							 first_message(findings->arena, &diag)});
	for (int i = 0; fonts && i < families.n; i++)
		for (unsigned flags = 0; flags < CATALOGUE_STYLES; flags++)
			add_face(findings, fonts, families.names[i], flags);
	for (int i = 0; fonts && i < fonts->catalogue.nfamilies; i++)
		name_list_add(findings->arena, &packages,
			      fonts->catalogue.families[i].package->name);
	for (int i = 0; i < packages.n; i++)
		add_package(findings, fonts, packages.names[i]);
	if (fonts)
		fontset_close(fonts);
	add_hyphenation(findings, data);
	diag_release(&diag);
}
