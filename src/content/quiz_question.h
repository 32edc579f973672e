/* Questions of a questionnaire. */
#ifndef CONTENT_QUIZ_QUESTION_H
#define CONTENT_QUIZ_QUESTION_H

struct quiz_loader;
struct xml_node;

/* All of them, first without, then with their conditions. */
void quiz_question_load(struct quiz_loader *loader, const struct xml_node *root);

#endif
