/* Clusters: the smallest pieces of a run of which both the glyphs and the text are known. */
#ifndef PDF_CLUSTER_H
#define PDF_CLUSTER_H

#include "text/text.h"

/* Glyphs from..to-1 of the run stand together for text[0..n). */
struct cluster {
	const struct run *run;
	int from, to;
	const char *text;
	int n;
	int ncharacters; /* that are copied */
};

/*
 * Whether a character is wanted in what is copied or searched: marks of direction, places where
 * lines may break and word joiners serve the page alone.
 */
bool cluster_is_copied(uint32_t code);

/*
 * Where the text that a run stands for ends: run->end, or behind the forced line break (U+2028)
 * that follows there and has no glyph, as in lines from the left. The last cluster takes it, or the
 * words around it would be read as one.
 */
int32_t cluster_text_end(const struct run *run);

/* Before the first cluster of a run. */
struct cluster cluster_begin(const struct run *run);

/* Moves on to the next cluster; false at the end of the run. A hyphen that the source does not hold
 * is the last cluster, with a soft hyphen (U+00AD) for its text. */
bool cluster_next(struct cluster *cluster);

/* How many bytes of text[0..n) the glyph says that is followed by `left` others in its cluster: the
 * last one says all that is left, the others a character each while there are enough of them. */
int cluster_share(const char *text, int n, int left);

/* Whether the glyphs of a cluster, set at a size in millipoints, do not say its characters one by
 * one, so that programs which copy would read another text. */
bool cluster_is_spelled(const struct cluster *cluster, const struct fontset *fontset, len size);

#endif
