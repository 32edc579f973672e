/* What is known of each kind of chart. */
#include "doc/chart.h"

#include <assert.h>

const char *chart_kind_name(enum chart_kind kind)
{
	static const char *const names[CHART_KIND_COUNT] = {
#define ROW(kind, name, traits) [CHART_##kind] = #name,
		CHART_KINDS(ROW)
#undef ROW
	};

	assert(kind < CHART_KIND_COUNT);
	return names[kind];
}

unsigned chart_traits(const struct chart *chart)
{
	static const unsigned char traits_of[CHART_KIND_COUNT] = {
#define ROW(kind, name, traits) [CHART_##kind] = (traits),
		CHART_KINDS(ROW)
#undef ROW
	};

	assert(chart->kind < CHART_KIND_COUNT);
	return traits_of[chart->kind];
}
