/* Manifests of several folders or shards as one: what they hold together, and what is wrong. */
#ifndef COHORT_MANIFEST_JOIN_H
#define COHORT_MANIFEST_JOIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

struct manifest_join {
	int64_t npeople, nreports; /* rows; those with a report */
	int64_t nfiles;            /* manifests */
	int64_t npages, nbytes;    /* of all reports */
	int64_t ndrafted, nsent;   /* reports that were drafted, that were sent */
};

/*
 * Reads the manifests that lie in the folders. Errors in diag: a person who is there twice, a shard
 * that is missing or is one of another number, a run that did not come to its end, a report that is
 * gone or is not what was written; warnings for people without a report. csv, json: what they hold
 * together, appended in the order of sources and rows; or NULL. False: a folder cannot be read, or
 * has no manifest.
 */
bool manifest_join(struct manifest_join *join, const char *const *folders, int nfolders,
		   struct buf *csv, struct buf *json, struct diag *diag);

#endif
