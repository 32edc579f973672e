/*
 * Memory. When it is out, the program ends: "out of memory", status 3, nothing written. That holds
 * for foreign libraries too, whose ways to go on without (a date in figures, a text without
 * kerning) would change what a reader sees: malloc and its family are defined here for the whole
 * process.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* For whole programs: memory that is given back in large pieces goes back to the system. */
void mem_init(void);

/* What a program ends with when memory is out. */
enum { MEM_STATUS = 3 };

/* From here on this process, of which another one will tell, may take so many bytes more, and says
 * nothing on standard error. With sanitizers it may take any, and speaks. */
void mem_bound(size_t bytes);

/* malloc, calloc, realloc that never answer NULL; 0 bytes are one. */
void *mem_alloc(size_t size);
void *mem_alloc_zeroed(size_t size);
void *mem_resize(void *old, size_t size);

/* The end: the message on standard error, then MEM_STATUS at once, with no handler run. */
_Noreturn void mem_die(void);

/* The same end where a foreign library says no although nothing that it was given is at fault. */
_Noreturn void mem_die_of(const char *library, const char *fault);

#endif
