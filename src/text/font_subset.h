/* What subsets of faces share; text.h has the usual ones. */
#ifndef TEXT_FONT_SUBSET_H
#define TEXT_FONT_SUBSET_H

#include <stdbool.h>

struct diag;
struct face;
struct hb_subset_input_t;

/* What a subset inside a PDF is made by, without any glyphs yet; or NULL. */
struct hb_subset_input_t *font_subset_input(void);

/* False, with an error, where the outlines of the file are not as they were made. */
bool font_subset_is_intact(struct face *face, struct diag *diag);

/* is_done, with an error where it is not. */
bool font_subset_end(bool is_done, const struct face *face, struct diag *diag);

#endif
