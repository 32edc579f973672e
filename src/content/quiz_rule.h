/* Rules of a questionnaire, and its pairs of questions. */
#ifndef CONTENT_QUIZ_RULE_H
#define CONTENT_QUIZ_RULE_H

struct quiz_loader;
struct xml_node;

/* All of them, of questions that are loaded. */
void quiz_rule_load(struct quiz_loader *loader, const struct xml_node *root);
void quiz_rule_load_pairs(struct quiz_loader *loader, const struct xml_node *root);

#endif
