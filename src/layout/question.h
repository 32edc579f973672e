/* Questions of a form. */
#ifndef LAYOUT_QUESTION_H
#define LAYOUT_QUESTION_H

struct block;
struct flow;
struct vlist;

/* A question over the whole text area. */
void question_flow(const struct flow *flow, const struct block *question, struct vlist *out);

#endif
