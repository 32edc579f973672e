/* Origins, page by page. */
#include "pdf/origins.h"

void origins_page(struct origins *origins)
{
	ARENA_GROW(origins->arena, origins->pages, origins->npages);
	origins->pages[origins->npages++] = (struct page_origins){0};
}

void origins_add(struct origins *origins, struct origin origin)
{
	struct page_origins *page = &origins->pages[origins->npages - 1];

	ARENA_GROW(origins->arena, page->list, page->n);
	page->list[page->n++] = origin;
}

const struct origin *origins_find(const struct origins *origins, int page, int paint)
{
	if (page < 0 || page >= origins->npages || paint < 0 || paint >= origins->pages[page].n)
		return NULL;
	return &origins->pages[page].list[paint];
}
