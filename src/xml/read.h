/* What attributes and children say, as numbers, days and words. A schema has seen to their form. */
#ifndef XML_READ_H
#define XML_READ_H

#include <stdbool.h>
#include <stdint.h>

struct choice;
struct diag;
struct xml_node;

/* The attribute's value, or NULL; one of white space alone is an error. */
const char *read_filled(const struct xml_node *node, const char *name, struct diag *diag);

/* Whether the attribute has that value. */
bool read_is(const struct xml_node *node, const char *name, const char *value);

/* A whole number of up to 18 digits; otherwise, when the attribute is missing. What follows the
 * digits is passed over. */
int64_t read_number(const struct xml_node *node, const char *name, int64_t otherwise);

/* A number such as 2.5 in steps of 10^-ndecimals, with no more decimals than that. */
int64_t read_decimal(const struct xml_node *node, const char *name, int ndecimals,
		     int64_t otherwise);

/* Midnight UTC of a day YYYY-MM-DD, in seconds since 1970; 0 when the attribute is missing, or with
 * an error. */
int64_t read_date(const struct xml_node *node, const char *name, struct diag *diag);

/* The value of the word; otherwise, when the attribute is missing or has no word of the choice. */
int read_choice(const struct xml_node *node, const char *name, const struct choice *choice,
		int otherwise);

/* How many child elements have that name (NULL: any). */
int read_count(const struct xml_node *parent, const char *name);

/* An error when there are fewer than least or more than most children of that name. */
void read_limits(const struct xml_node *parent, const char *name, int least, int most,
		 struct diag *diag);

#endif
