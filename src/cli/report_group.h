/* The page about a group, beside the reports or alone: --group. */
#ifndef CLI_REPORT_GROUP_H
#define CLI_REPORT_GROUP_H

#include <stdbool.h>

#include "base/buf.h"
#include "run/run.h"

struct answers;
struct options;
struct packet;

struct report_group;

/* Whether the options go together; false with an error. */
bool report_group_check(const struct options *options, struct diag *diag);

/* NULL where no page is asked for. */
struct report_group *report_group_open(struct kit *kit, const struct options *options,
				       const struct content *content);

/* In a worker: what a person adds to the page. */
void report_group_pack(const struct report_group *group, const struct result *result,
		       struct buf *out);

/* Adds it, where there is any. code: the person's. */
void report_group_take(struct report_group *group, const struct answers *answers, const char *code,
		       struct packet *packed);

/* Writes the page, when everybody has been added. False with an error. */
bool report_group_write(struct report_group *group);

void report_group_close(struct report_group *group);

#endif
