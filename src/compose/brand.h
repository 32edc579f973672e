/* Who stands behind a document: the organisation's line, its logo, the guide's own foot. */
#ifndef COMPOSE_BRAND_H
#define COMPOSE_BRAND_H

struct block;
struct draft;

/* Puts the logo into a masthead, where one goes there: before its title. */
void brand_add_logo(struct draft *draft, struct block *masthead);

/* Ends a masthead with the organisation's name, address and page of the web. */
void brand_add_line(struct draft *draft, struct block *masthead);

/* A guide's foot in its own words. Called behind build_foot, which sets what they leave out. */
void brand_set_foot(struct draft *draft);

#endif
