/* Options about figures: the period of pay, the age of facts. */
#include "cli/options_pay.h"

#include "cli/options.h"
#include "content/guide_stale.h"

static const char *period_at(int i)
{
	static const char *const names[] = {"hour", "day", "week", "month", "year"};

	return i < 5 ? names[i] : NULL;
}

bool options_read_pay_per(struct options *options, const char *value, struct diag *diag)
{
	int found = options_choose(options->arena, "period", value, period_at, diag);

	options->pay_per = found < 0 ? NULL : period_at(found);
	return found >= 0;
}

bool options_read_stale(struct options *options, const char *value, struct diag *diag)
{
	struct guide_age age;

	options->stale = value;
	if (guide_age_read(&age, value, 0))
		return true;
	diag_error(diag, (struct srcpos){0},
		   "\"%s\" is no age: write years, months, weeks or days as 2y, 18m, 6w, 90d",
		   value);
	return false;
}
