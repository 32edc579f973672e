/* The roles of blanks by name. */
#include "doc/blank.h"

const char *blank_role_name(enum blank_role role)
{
	static const char *const names[BLANK_ROLE_COUNT] = {
#define ROW(role, name) [BLANK_##role] = (name),
		BLANK_ROLES(ROW)
#undef ROW
	};

	return names[role];
}
