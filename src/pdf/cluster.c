/* Clusters follow from HarfBuzz's cluster values, which never fall in logical order. */
#include "pdf/cluster.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

bool cluster_is_copied(uint32_t code)
{
	return code < 0x61c ||
	       (code != 0x61c && code != 0x200b && code != 0x200e && code != 0x200f &&
		(code < 0x202a || code > 0x202e) && code != 0x2060 &&
		(code < 0x2066 || code > 0x2069) && code != 0xfeff);
}

int32_t cluster_text_end(const struct run *run)
{
	return run->is_broken && !run->ends_with_hyphen ? run->end + UTF8_LINE_BREAK_SIZE
							: run->end;
}

struct cluster cluster_begin(const struct run *run)
{
	assert(run->start <= run->end);
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
	/* a glyph for a letter of ASCII, as most are */
	if (i + 1 < nglyphs && run->glyphs[i].cluster == start &&
	    run->glyphs[i + 1].cluster == start + 1 && (unsigned char)*cluster->text < 0x80) {
		cluster->to = i + 1;
		cluster->n = cluster->ncharacters = 1;
		return true;
	}
	for (i++; i < nglyphs && run->glyphs[i].cluster <= start;)
		i++;
	if (i < nglyphs && run->glyphs[i].cluster < end)
		end = run->glyphs[i].cluster;
	cluster->to = i;
	cluster->n = end - start;
	cluster->ncharacters = count_characters(cluster->text, cluster->n);
	return true;
}

int cluster_share(const char *text, int n, int left)
{
	bool is_taken = false;
	int end = 0;

	assert(n >= 0 && left >= 0);
	while (left > 0 && end < n) {
		uint32_t code;
		int size = (int)utf8_decode(text + end, (size_t)(n - end), &code);

		if (is_taken && cluster_is_copied(code))
			return end;
		is_taken |= cluster_is_copied(code);
		end += size;
	}
	return n;
}

/*
 * Whether glyphs of one cluster stand elsewhere than one behind the other, as marks do: programs
 * that tell words and the order of letters by places would read another text.
 */
static bool is_scattered(const struct cluster *cluster, const struct fontset *fontset, len size)
{
	const struct run *run = cluster->run;
	len pen = 0, end = 0, tolerance = size / 50;
	int upem;

	if (cluster->to - cluster->from < 2 || run->is_rtl)
		return cluster->to - cluster->from > 1;
	upem = font_info(fontset, run->font)->units_per_em;
	for (int i = cluster->from; i < cluster->to; i++) {
		const struct glyph *glyph = &run->glyphs[i];
		len x = pen + glyph->dx;
		int width = font_glyph_advance(fontset, run->font, glyph->id);

		if (i > cluster->from && (width == 0 || llabs(x - end) > tolerance ||
					  glyph->dy != run->glyphs[cluster->from].dy))
			return true;
		end = x + len_scale(width, size, upem);
		pen += glyph->advance;
	}
	return llabs(pen - end) > tolerance;
}

/* Whether the text is but one character, or a ligature of ASCII, which every program reads; a
 * forced line break at its end aside. */
static bool is_plain(const struct cluster *cluster)
{
	int n = cluster->n, ncharacters = cluster->ncharacters;

	if (n > UTF8_LINE_BREAK_SIZE && memcmp(cluster->text + n - UTF8_LINE_BREAK_SIZE,
					       UTF8_LINE_BREAK, UTF8_LINE_BREAK_SIZE) == 0) {
		n -= UTF8_LINE_BREAK_SIZE;
		ncharacters--;
	}
	for (int i = 0; i < n && ncharacters > 1; i++)
		if ((unsigned char)cluster->text[i] >= 0x80)
			return false;
	return true;
}

bool cluster_is_spelled(const struct cluster *cluster, const struct fontset *fontset, len size)
{
	int nglyphs = cluster->to - cluster->from;

	assert(cluster->from < cluster->to);
	return nglyphs > cluster->ncharacters || is_scattered(cluster, fontset, size) ||
	       (nglyphs < cluster->ncharacters && !is_plain(cluster));
}
