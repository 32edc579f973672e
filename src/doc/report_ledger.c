#include "doc/report_parts.h"

void report_add_ledger(struct report *report, struct block *root)
{
	(void)report;
	(void)root;
}
