/* What can be pasted into a questionnaire so that an export is understood. */
#ifndef CLI_COLUMNS_WRITE_H
#define CLI_COLUMNS_WRITE_H

#include "answers/mapping.h"
#include "base/buf.h"

/* Adds <column>, <alias> and <field> elements under comments that say where they go. path: of the
 * file of answers. */
void columns_write(struct buf *out, struct arena *arena, const struct mapping *mapping,
		   const char *path);

#endif
