/* Caches: what was made before and may be wanted again. None of them changes a byte of what is
 * written; each has a bound. */
#ifndef BASE_CACHE_H
#define BASE_CACHE_H

#include <stddef.h>

/* How many bytes a cache may take that wants at most that many: all of them; none where the
 * environment says ROLEGUIDE_CACHES=off; CACHE_SMALL at most where it says "small", so that tests
 * see things fall out of it. */
size_t cache_bound(size_t wanted);

enum { CACHE_SMALL = 65536 };

#endif
