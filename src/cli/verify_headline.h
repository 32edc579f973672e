/* Verify: whether the first page opens with the sentences that the result asks for. */
#ifndef CLI_VERIFY_HEADLINE_H
#define CLI_VERIFY_HEADLINE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

struct buf;
struct data;
struct result;

enum { VERIFY_SENTENCES = 2 }; /* the headline, and the sentence below it */

struct verify_headline {
	struct arena *arena;
	const char *sentences[VERIFY_SENTENCES];
	int n;
	int nfound; /* on the pages; one that runs from the right is not looked for */
};

/* lang: of the report, as its file says, or NULL. False when there are no words in it. */
bool verify_headline_make(struct verify_headline *headline, const struct data *data,
			  const struct result *result, const char *lang);

/* pages: the text of all of them. An error for each sentence that stands nowhere in it. */
void verify_headline_check(struct verify_headline *headline, const struct buf *pages,
			   const char *path, struct diag *diag);

#endif
