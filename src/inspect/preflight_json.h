/* What a check has found, for other programs. */
#ifndef INSPECT_PREFLIGHT_JSON_H
#define INSPECT_PREFLIGHT_JSON_H

struct buf;
struct preflight;

/* What was found as JSON: claims, inks, total ink, smallest text for each number of inks, thinnest
 * line, fonts, boxes, resolution of pictures, faults. */
void preflight_json(const struct preflight *preflight, struct buf *out);

#endif
