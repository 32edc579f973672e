/* Names of hosts as mail programs and name servers take them. */
#ifndef LOCALE_IDNA_H
#define LOCALE_IDNA_H

#include "base/arena.h"

/* A name of a host in ASCII ("müller.example" as "xn--mller-kva.example", UTS #46, no transitional
 * letters); NULL where it can be none. */
const char *idna_ascii(struct arena *arena, const char *name);

#endif
