/* How much caches may keep: as the environment says. */
#include "base/cache.h"
#include "tap.h"

#include <stdlib.h>

int main(void)
{
	unsetenv("ROLEGUIDE_CACHES");
	tap_ok(cache_bound(1 << 20) == 1 << 20, "a cache takes what it wants");
	setenv("ROLEGUIDE_CACHES", "off", 1);
	tap_ok(cache_bound(1 << 20) == 0, "or nothing");
	setenv("ROLEGUIDE_CACHES", "small", 1);
	tap_ok(cache_bound(1 << 20) == CACHE_SMALL, "or little");
	tap_ok(cache_bound(9) == 9, "which is no more than it wants");
	return tap_done();
}
