/*
 * What a handout of chosen roles says of itself: what <handout> has, in place of what the masthead
 * has for all roles.
 */
#ifndef CONTENT_GUIDE_HANDOUT_H
#define CONTENT_GUIDE_HANDOUT_H

struct leaving;

/* Sets the masthead, the title and the id of the tree for its choice; <handout> leaves. Of the
 * whole guide nothing else is changed. */
void guide_handout_put(struct leaving *leaving);

#endif
