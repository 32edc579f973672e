/* A result for other programs. */
#ifndef SCORE_RESULT_JSON_H
#define SCORE_RESULT_JSON_H

struct buf;
struct change;
struct result;

/* Everything of it as JSON (RFC 8259), one value a line, as content/schema/result.schema.json says:
 * points as decimal numbers with two places, exact fractions as strings "25/3". change: since an
 * earlier result; NULL: there is none. */
void result_json(const struct result *result, const struct change *change, struct buf *out);

#endif
