/* Text that was UTF-8, was read as Windows-1252 and written again: "Ã©" for "é". */
#ifndef ANSWERS_MOJIBAKE_H
#define ANSWERS_MOJIBAKE_H

/* The first place in a text that is UTF-8 twice over, or NULL. */
const char *mojibake_find(const char *text);

#endif
