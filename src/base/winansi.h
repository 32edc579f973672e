/* WinAnsiEncoding (ISO 32000-1, annex D.2): texts of simple fonts with a byte a character. */
#ifndef BASE_WINANSI_H
#define BASE_WINANSI_H

#include <stdint.h>

/* The character of a byte; 0: it has none, or is a control character. */
uint16_t winansi_code(uint8_t byte);

#endif
