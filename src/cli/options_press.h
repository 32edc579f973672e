/* The options for the press: what one of them says, and what they say together. */
#ifndef CLI_OPTIONS_PRESS_H
#define CLI_OPTIONS_PRESS_H

#include "cli/options.h"

enum { OPTIONS_CREEP = 283 }; /* 0.1 mm, the thickness of office paper, in millipoints */

/* Read the value of one; false and an error when there is something wrong with it. */
bool options_read_fit(struct options *options, const char *value, struct diag *diag);
bool options_read_bleed(struct options *options, const char *value, struct diag *diag);
/* The marks, from 0 on; NULL behind the last. */
const char *options_mark_at(int i);
bool options_read_marks(struct options *options, const char *value, struct diag *diag);
bool options_read_booklet(struct options *options, const char *value, struct diag *diag);
bool options_read_creep(struct options *options, const char *value, struct diag *diag);
bool options_read_nup(struct options *options, const char *value, struct diag *diag);
bool options_read_condition(struct options *options, const char *value, struct diag *diag);

/* Whether they go together, and with the profile; else an error. */
bool options_check_press(const struct options *options, struct diag *diag);

#endif
