/* What a file of XML is, by the name of its root element. */
#ifndef CLI_FILE_KIND_H
#define CLI_FILE_KIND_H

#include "base/diag.h"

enum file_kind {
	FILE_GUIDE,
	FILE_THEME,
	FILE_PHRASES,
	FILE_QUIZ,
	FILE_ANSWERS,
	FILE_LETTERS,
	FILE_UNKNOWN,
	FILE_OTHER_ANSWERS /* JSON, CSV: these have no root element */
};

/* Of a piece that guides take in, too, FILE_GUIDE; FILE_UNKNOWN and an error at pos where no file
 * has such a root element. */
enum file_kind file_kind_find(const char *root, struct srcpos pos, struct diag *diag);

#endif
