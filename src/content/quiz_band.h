/* Bands: which numbers speak alike. */
#ifndef CONTENT_QUIZ_BAND_H
#define CONTENT_QUIZ_BAND_H

struct question;
struct quiz_loader;
struct xml_node;

/* Those of a question whose min and max are known. */
void quiz_band_load(struct quiz_loader *loader, const struct xml_node *node,
		    struct question *question);

#endif
