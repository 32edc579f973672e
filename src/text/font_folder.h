/* Font files that lie beside the catalogue. */
#ifndef TEXT_FONT_FOLDER_H
#define TEXT_FONT_FOLDER_H

#include "text/face.h"

/* Finds the font files beside the catalogue and in folders there, fonts->own; warns
 * of each that cannot be used, and keeps those in fonts->unusable; files that the catalogue names
 * are looked at when they are used. */
void fontset_check_folder(struct fontset *fonts, struct diag *diag);

#endif
