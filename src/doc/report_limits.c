#include "doc/report_parts.h"

void report_add_limits(struct report *report, struct block *root)
{
	(void)report;
	(void)root;
}
