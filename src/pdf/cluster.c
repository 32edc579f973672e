/* Clusters follow from HarfBuzz's cluster values, which never fall in logical order. */
#include "pdf/cluster.h"

#include <string.h>

int32_t cluster_text_end(const struct run *run)
{
	static const char line_break[] = "\xe2\x80\xa8";

	if (run->ends_with_hyphen || strncmp(run->text + run->end, line_break, 3) != 0)
		return run->end;
	return run->end + 3;
}

struct cluster cluster_begin(const struct run *run)
{
	return (struct cluster){.run = run, .text = run->text + run->start};
}

static int count_characters(const char *text, int n)
{
	int count = 0;

	for (int i = 0; i < n; i++)
		count += ((unsigned char)text[i] & 0xc0) != 0x80;
	return count;
}

bool cluster_next(struct cluster *cluster)
{
	const struct run *run = cluster->run;
	int nglyphs = run->nglyphs - run->ends_with_hyphen;
	int i = cluster->from = cluster->to;
	int32_t end = cluster_text_end(run), start;

	if (i >= run->nglyphs)
		return false;
	if (i == nglyphs) {
		cluster->to = i + 1;
		cluster->text = "\xc2\xad";
		cluster->n = 2;
		cluster->ncharacters = 1;
		return true;
	}
	cluster->text += cluster->n;
	start = (int32_t)(cluster->text - run->text);
	for (i++; i < nglyphs && run->glyphs[i].cluster <= start;)
		i++;
	if (i < nglyphs && run->glyphs[i].cluster < end)
		end = run->glyphs[i].cluster;
	cluster->to = i;
	cluster->n = end - start;
	cluster->ncharacters = count_characters(cluster->text, cluster->n);
	return true;
}

bool cluster_run_is_split(const struct run *run)
{
	struct cluster cluster = cluster_begin(run);
	int i = 1;

	while (i < run->nglyphs && run->glyphs[i].cluster > run->glyphs[i - 1].cluster)
		i++;
	if (i >= run->nglyphs) /* as nearly always: every glyph is a cluster */
		return false;
	while (cluster_next(&cluster))
		if (cluster.to - cluster.from > cluster.ncharacters)
			return true;
	return false;
}
