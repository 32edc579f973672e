/* Answers to choose from: the options of questions, the points of scales. */
#ifndef CONTENT_QUIZ_OPTION_H
#define CONTENT_QUIZ_OPTION_H

struct quiz_loader;
struct quiz_option;
struct xml_node;

/* parent's children of that name; *n of them. */
struct quiz_option *quiz_option_load(struct quiz_loader *loader, const struct xml_node *parent,
				     const char *name, int *n);

/* All scales of a questionnaire. */
void quiz_option_load_scales(struct quiz_loader *loader, const struct xml_node *root);

#endif
