/* What somebody typed as their e-mail address, held against what mail can be sent to. */
#ifndef COHORT_MAIL_ADDRESS_H
#define COHORT_MAIL_ADDRESS_H

#include "base/arena.h"

/*
 * The address as headers hold it, its domain in ASCII; text is UTF-8. NULL where it is none, and in
 * *why what is wrong, as "has no @": words that go behind "the e-mail address" and quote nothing.
 */
const char *mail_address(struct arena *arena, const char *text, const char **why);

/* What tells people apart by their addresses: the address in small letters; NULL where text is
 * none, as "anonymous", which tools write for everybody. text may be NULL. */
const char *mail_address_key(struct arena *arena, const char *text);

#endif
