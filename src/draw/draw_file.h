/* A page of a PDF file as a list of paint. */
#ifndef DRAW_DRAW_FILE_H
#define DRAW_DRAW_FILE_H

struct arena;
struct diag;
struct draw_file;
struct draw_page;
struct reading;

/*
 * Opens the pages of a file of ours, of any profile, that read_open has opened; all lives in arena.
 * NULL and an error where its tree of pages is damaged. To be closed before the arena goes.
 */
struct draw_file *draw_file_open(struct arena *arena, struct reading *reading, struct diag *diag);
void draw_file_close(struct draw_file *file); /* NULL is nothing to close */

int draw_file_count(const struct draw_file *file);

/*
 * Page `page` (from 0), in its trimmed size and in the places of a layout: of a file that was made
 * of one they are the same to 1/1000 of an em. Inks are shown as on coated paper. What files of
 * ours do not have, such as patterns, shadings, blend modes and fonts that are not inside, is not
 * drawn: a warning, once a file each, names it and the page. Never NULL.
 */
const struct draw_page *draw_file_page(struct draw_file *file, int page);

#endif
