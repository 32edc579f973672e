/* PDFDocEncoding (ISO 32000-1, annex D.3): texts of a PDF file with a byte a character. */
#ifndef BASE_PDFDOC_H
#define BASE_PDFDOC_H

#include <stdint.h>

/* The byte that stands for a character that is no control character, and no accent alone; 0: none
 * does. */
uint8_t pdfdoc_byte(uint32_t code);

/* The character of a byte; 0: it has none. */
uint32_t pdfdoc_code(uint8_t byte);

#endif
