/* The libraries on which the bytes of a file can depend. */
#ifndef RUN_LIBRARIES_H
#define RUN_LIBRARIES_H

struct arena;

struct library {
	const char *name, *version; /* as the library spells it */
};

/* From 0 on, in a fixed order; name NULL behind the last. */
struct library library_at(struct arena *arena, int i);

#endif
