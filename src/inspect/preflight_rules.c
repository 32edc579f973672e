/* The rules as a table. */
#include "inspect/preflight_rules.h"

const struct preflight_rule_row preflight_rules[RULE_COUNT] = {
#define ROW(rule, name, is_error, is_of_theme) [RULE_##rule] = {name, is_error, is_of_theme},
	PREFLIGHT_RULES(ROW)
#undef ROW
};
