/* The names of root elements. */
#include "cli/file_kind.h"

#include <stddef.h>
#include <string.h>

#include "base/near.h"

static const char *const root_names[] = {"guide",         "theme",   "phrases",
					 "questionnaire", "answers", "letters"};

/* Pieces that guides take in; the loader of guides says so. */
static const char *const piece_names[] = {"roles", "dimensions", "section", "sources", "colophon"};

enum file_kind file_kind_find(const char *root, struct srcpos pos, struct diag *diag)
{
	const char *nearest;

	for (int i = 0; i < FILE_UNKNOWN; i++)
		if (strcmp(root, root_names[i]) == 0)
			return (enum file_kind)i;
	for (size_t i = 0; i < sizeof piece_names / sizeof *piece_names; i++)
		if (strcmp(root, piece_names[i]) == 0)
			return FILE_GUIDE;
	nearest = near_find(root, root_names, FILE_UNKNOWN);
	diag_error(diag, pos,
		   "<%s> is no guide, theme, phrases file, questionnaire, file of answers or of "
		   "letters",
		   root);
	if (nearest)
		diag_hint(diag, "did you mean <%s>?", nearest);
	return FILE_UNKNOWN;
}
