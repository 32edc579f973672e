/* Which fonts and dictionaries are there. */
#ifndef CLI_DOCTOR_FONTS_H
#define CLI_DOCTOR_FONTS_H

struct data;
struct findings;

/* Each face that a shipped theme sets text in; the families that stand in for other scripts, by
 * package; dictionaries for hyphenation. */
void doctor_fonts(struct findings *findings, const struct data *data);

#endif
