/* A document as a PDF: imposed, for the press with its condition, and checked as printers do. */
#ifndef RUN_WRITE_PDF_H
#define RUN_WRITE_PDF_H

#include <stdbool.h>

struct arena;
struct buf;
struct job;
struct kit;
struct printing;
struct profile;
struct sheets;

bool write_pdf(struct kit *kit, struct arena *arena, const struct job *job, struct buf *out);

/* kit->condition, once for all documents of a run; false with an error. */
bool write_pdf_load_condition(struct kit *kit, const struct printing *printing,
			      const struct profile *profile);

/* Which pages stand where; NULL and an error when that can't be. */
const struct sheets *write_pdf_impose(struct kit *kit, struct arena *arena, const struct job *job);

#endif
