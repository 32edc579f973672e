/* Next steps of a questionnaire. */
#ifndef CONTENT_QUIZ_STEP_H
#define CONTENT_QUIZ_STEP_H

struct quiz_loader;
struct xml_node;

/* All of them, of questions that are loaded. */
void quiz_step_load(struct quiz_loader *loader, const struct xml_node *root);

#endif
