/* The list of what the command atlas has made: a row a file, as CSV. */
#ifndef CLI_ATLAS_LIST_H
#define CLI_ATLAS_LIST_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/packet.h"

struct diag;
struct edition;
struct guide;
struct options;

/* What the list is called, in the folder of the atlas. */
extern const char atlas_list_name[];

/* Begins the list: its heads, with that of languages where there are several. */
void atlas_list_begin(struct buf *list, bool has_langs);

/* The row of a file, in a language if there are several, for atlas_list_take in another process. */
void atlas_list_pack(struct buf *out, const struct edition *edition, const struct guide *guide,
		     const char *lang);

/* Adds a row that was packed. */
void atlas_list_take(struct buf *list, struct packet *packet);

#endif
