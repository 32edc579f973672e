/* Stretches of a paragraph: where font, script or direction change. */
#ifndef TEXT_ITEMISE_H
#define TEXT_ITEMISE_H

#include "text/shaper.h"

/* Fills in the job's stretches. */
void job_itemise(struct job *job);

#endif
