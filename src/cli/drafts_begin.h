/* Messages for the people of a run, as the options want them. */
#ifndef CLI_DRAFTS_BEGIN_H
#define CLI_DRAFTS_BEGIN_H

#include <stdbool.h>

struct cohort_wish;
struct content;
struct drafts;
struct kit;
struct options;

/* Opens them, and reads all answers for who shares an address. *drafts is NULL where nothing is
 * wanted; false with errors. */
bool drafts_begin(const struct options *options, struct kit *kit, const struct content *content,
		  const struct cohort_wish *cohort, struct drafts **drafts);

#endif
