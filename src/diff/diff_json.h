/* Differences as JSON, by content/schema/diff.schema.json. */
#ifndef DIFF_DIFF_JSON_H
#define DIFF_DIFF_JSON_H

struct buf;
struct findings;

/* All there is, also where nothing differs. Lengths are thousandths of a point. */
void diff_json(const struct findings *findings, struct buf *out);

#endif
