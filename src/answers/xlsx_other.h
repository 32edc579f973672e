/* Files that begin as workbooks do, and are none: what they are, and what is to be done. */
#ifndef ANSWERS_XLSX_OTHER_H
#define ANSWERS_XLSX_OTHER_H

#include "base/archive.h"

struct xml_source;

/* Whether the file is one of Microsoft's compound files; then an error says which. */
bool xlsx_other_refuse_compound(const struct xml_source *source, struct diag *diag);
/* An error: the archive is no workbook. */
void xlsx_other_refuse_archive(struct archive *archive, const char *path, struct diag *diag);
/* An error: the root of its main part is that element. */
void xlsx_other_refuse_root(const char *name, const char *path, struct diag *diag);

#endif
