/* Pictures of changed pages: before, after, and both with marks over what has changed. */
#ifndef CLI_DIFF_PICTURES_H
#define CLI_DIFF_PICTURES_H

#include <stdbool.h>

struct diag;
struct diff_side;
struct findings;
struct fontset;
struct options;

/* Which pages changed, with the names that their pictures will have: fills findings' pictures. The
 * first 200; a warning where there are more. */
void diff_pictures_name(struct findings *findings, struct diag *diag);

/* Writes them, of both sides, into a folder that is there: page-N-before.png, -after.png,
 * -marked.png, and the same as SVG. False and an error. */
bool diff_pictures_write(const struct findings *findings, const struct diff_side *sides,
			 const struct fontset *fonts, const struct options *options,
			 const char *folder, struct diag *diag);

#endif
