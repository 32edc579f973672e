/* The output profiles: one row each. What a profile claims, the file must keep. */
#include <string.h>

#include "pdf/pdf.h"

static const struct profile profiles[] = {
	{.name = "screen", .pdf_version = "1.7", .is_tagged = true, .has_links = true,
	 .has_outline = true, .has_attachments = true, .packs_objects = true,
	 .pdfa_conformance = "A", .pdfa_part = 3, .pdfua_part = 1},
	{.name = "print", .pdf_version = "1.6", .is_press = true, .icc_version = 4,
	 .pdfx_version = "PDF/X-4"},
	{.name = "print-x1a", .pdf_version = "1.4", .is_press = true, .icc_version = 2,
	 .pdfx_version = "PDF/X-1a:2003"},
	/* all three claims hold in one file when it has no links and no attachments */
	{.name = "archive", .pdf_version = "1.6", .is_tagged = true, .has_outline = true,
	 .is_press = true, .packs_objects = true, .icc_version = 4, .pdfx_version = "PDF/X-4",
	 .pdfa_conformance = "A", .pdfa_part = 2, .pdfua_part = 1},
};

enum { NPROFILES = sizeof profiles / sizeof profiles[0] };

const struct profile *profile_find(const char *name)
{
	for (int i = 0; i < NPROFILES; i++)
		if (strcmp(profiles[i].name, name) == 0)
			return &profiles[i];
	return NULL;
}

const char *const *profile_names(void)
{
	static const char *const names[] = {"screen", "print", "print-x1a", "archive", NULL};

	return names;
}
