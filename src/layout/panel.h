/* Panels: fields in role colours side by side. */
#ifndef LAYOUT_PANEL_H
#define LAYOUT_PANEL_H

#include "base/len.h"

struct block;
struct flow;
struct vlist;

/* Panels side by side, each of the given width, all equally high, fields behind. They are not cut
 * as long as they fit a page with what out ends in that must stand on their page. */
void panel_flow(const struct flow *flow, const struct block *const *panels, int npanels, len width,
		struct vlist *out);

#endif
