/* What a cohort is to be, by the options. */
#ifndef CLI_COHORT_WISH_H
#define CLI_COHORT_WISH_H

#include "cohort/cohort.h"
#include "cohort/merge.h"

struct content;
struct kit;
struct options;

/* In the kit's arena. ninputs: how many of the files read so far are content. */
struct cohort_wish cohort_wish_make(const struct options *options, struct kit *kit,
				    const struct content *content, int ninputs);

/* How many work at a time: as asked for, or one a processor. */
int cohort_wish_jobs(const struct options *options);

/* What the file of all is to be; path NULL: there is to be none. */
struct merge_wish cohort_wish_merge(const struct options *options);

#endif
