/* Marks over what has changed on a page. */
#ifndef DIFF_PAGE_MARKS_H
#define DIFF_PAGE_MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/len.h"

struct arena;
struct compared;

struct page_mark {
	len x, y, w, h;
	uint32_t rgb; /* 0xrrggbb */
};

/* Red: it goes; green: it has come; amber: a number; blue: it has moved. */
enum {
	PAGE_MARK_GONE = 0xd03030,
	PAGE_MARK_COME = 0x20a040,
	PAGE_MARK_NUMBER = 0xf0a000,
	PAGE_MARK_MOVED = 0x3070d0
};

/* The marks of a page (from 0) of one of the editions; words that follow each other on a line share
 * one. In arena, *n of them. */
const struct page_mark *page_marks_list(struct arena *arena, const struct compared *compared,
					bool is_new, int page, int *n);

#endif
