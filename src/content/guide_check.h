/* What concerns a file as a whole. */
#ifndef CONTENT_GUIDE_CHECK_H
#define CONTENT_GUIDE_CHECK_H

struct diag;
struct guide;
struct xml_node;

/* Ids that occur twice, links to nowhere, to what the guide leaves out or to no address, characters
 * that no page can show. */
void guide_check(const struct xml_node *root, const struct guide *guide, struct diag *diag);

/* An error when the node's href is given and no outer address. */
void guide_check_address(const struct xml_node *node, struct diag *diag);

/* The characters alone, of any file. */
void guide_check_characters(const struct xml_node *root, struct diag *diag);

#endif
