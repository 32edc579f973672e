/* Messages as JSON of our own: content/schema/diagnostics.schema.json. */
#ifndef TELL_TELL_JSON_H
#define TELL_TELL_JSON_H

struct buf;
struct telling;

void tell_json(const struct telling *telling, struct buf *out);

#endif
