/* Text as XML holds it (XML 1.0, 2.2 and 2.4). */
#ifndef BASE_ESCAPE_H
#define BASE_ESCAPE_H

#include <stdbool.h>

struct buf;

/* Adds text, UTF-8, as the content of an element or, in double quotes, of an attribute. Control
 * characters that XML cannot hold are left out. */
void escape_xml(struct buf *out, const char *text, bool is_attribute);

#endif
