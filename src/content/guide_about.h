/* What a guide says of itself and of who answers for it: about. */
#ifndef CONTENT_GUIDE_ABOUT_H
#define CONTENT_GUIDE_ABOUT_H

struct record;

extern const struct record guide_about;

#endif
