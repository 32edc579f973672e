/* What reports in one language share: fonts that say all that guide, questionnaire and phrases can
 * say. Made when the first of them is written. */
#ifndef RUN_STOCKED_H
#define RUN_STOCKED_H

struct content;
struct kit;
struct result;
struct stock;

/* The stock for reports in the language of a person's; NULL where there are no phrases for it. */
struct stock *stocked_find(struct kit *kit, const struct content *content,
			   const struct result *result);

void stocked_release(struct kit *kit);

#endif
