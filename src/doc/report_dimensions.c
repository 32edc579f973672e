#include "doc/report_parts.h"

void report_add_dimensions(struct report *report, struct block *root)
{
	(void)report;
	(void)root;
}
