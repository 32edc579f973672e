/* What became of pages: those that are new, gone, flow anew, or only look different. */
#ifndef DIFF_PAGE_FATES_H
#define DIFF_PAGE_FATES_H

struct arena;
struct compared;

/* Fills pages, is_gone, new_page, ngone, has_looks; pairs and changes are there. */
void page_fates_find(struct arena *arena, struct compared *compared);

#endif
