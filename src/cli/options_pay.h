/* Options about figures. */
#ifndef CLI_OPTIONS_PAY_H
#define CLI_OPTIONS_PAY_H

#include <stdbool.h>

struct diag;
struct options;

/* --pay-per: "year"; --stale: "2y". False with an error. */
bool options_read_pay_per(struct options *options, const char *value, struct diag *diag);
bool options_read_stale(struct options *options, const char *value, struct diag *diag);

#endif
