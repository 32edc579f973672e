/* Which font stands in for characters that the wanted one lacks. */
#ifndef TEXT_FALLBACK_H
#define TEXT_FALLBACK_H

#include "text/shaper.h"

/* The face for a cluster of the span, which its wanted face does not set; -1 when none
 * has its base. What no font has is noted in the job. *script is the ISO 15924 tag of the text, and
 * then that by which the cluster is to be shaped: of a mark whose base has none. */
int job_find_fallback(struct job *job, const struct cluster_codes *cluster, int wanted,
		      unsigned flags, uint32_t *script, int span);

/* The face that draws a sign for a character that no font has. */
int job_find_substitute(struct job *job, int wanted);

/* Whether stand-ins for a script are taken from a family of the catalogue. */
bool family_stands_in_for(const struct catalogue_family *family, uint32_t script);

#endif
