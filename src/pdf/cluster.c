/* Clusters follow from HarfBuzz's cluster values, which never fall in logical order. */
#include "pdf/cluster.h"

#include <string.h>

#include "base/utf8.h"

bool cluster_is_copied(uint32_t code)
{
	return code < 0x61c || (code != 0x61c && code != 0x200b && code != 0x200e &&
				code != 0x200f && (code < 0x202a || code > 0x202e) &&
				code != 0x2060 && (code < 0x2066 || code > 0x2069) &&
				code != 0xfeff);
}

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

	for (int i = 0; i < n;) {
		uint32_t code;

		i += (int)utf8_decode(text + i, (size_t)(n - i), &code);
		count += cluster_is_copied(code);
	}
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
