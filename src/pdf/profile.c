/* The output profiles: one row each. What a profile claims, the file must keep. */
#include <string.h>

#include "pdf/pdf.h"

static const struct profile profiles[] = {
	{.name = "screen", .pdf_version = "1.7", .is_tagged = true, .has_links = true,
	 .has_outline = true, .has_attachments = true, .packs_objects = true,
	 .pdfa_conformance = "A", .pdfa_part = 3, .pdfua_part = 1},
};

const struct profile *profile_find(const char *name)
{
	for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++)
		if (strcmp(profiles[i].name, name) == 0)
			return &profiles[i];
	return NULL;
}

const char *const *profile_names(void)
{
	static const char *const names[] = {"screen", NULL};

	return names;
}
