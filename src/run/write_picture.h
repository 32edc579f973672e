/* A page of a document as a picture. */
#ifndef RUN_WRITE_PICTURE_H
#define RUN_WRITE_PICTURE_H

#include <stdbool.h>

struct arena;
struct buf;
struct job;
struct kit;

/* The page that the job names, as the file for the screen shows it. False and an error when a
 * picture on it is damaged, or when it would have more than LIMIT_PICTURE_PIXELS. */
bool write_picture_svg(struct kit *kit, struct arena *arena, const struct job *job,
		       struct buf *out);
bool write_picture_png(struct kit *kit, struct arena *arena, const struct job *job,
		       struct buf *out);

#endif
