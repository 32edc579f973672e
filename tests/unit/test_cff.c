/* text/cff: the CIDs of glyphs, from small tables made by hand. */
#include "text/cff.h"

#include <stdlib.h>

#include "tap.h"

enum { CHARSET = 40 };

/* Header, name INDEX ("A"), top DICT INDEX with ROS (or a real number instead), charset. */
static uint32_t make_table(uint8_t *bytes, bool is_cid_keyed, const uint8_t *charset, size_t n)
{
	static const uint8_t head[] = {1, 0, 4, 1, 0, 1, 1, 1, 2, 'A', 0, 1, 1, 1, 15};
	static const uint8_t keyed[] = {28, 1, 135, 28, 1, 136, 139, 12, 30};
	static const uint8_t named[] = {30, 0xa1, 0x4f, 12, 7, 139, 4, 139, 4};
	static const uint8_t tail[] = {29, 0, 0, 0, CHARSET, 15};

	memset(bytes, 0, CHARSET);
	memcpy(bytes, head, sizeof head);
	memcpy(bytes + sizeof head, is_cid_keyed ? keyed : named, sizeof keyed);
	memcpy(bytes + sizeof head + sizeof keyed, tail, sizeof tail);
	bytes[14] = 1 + sizeof keyed + sizeof tail; /* the end of the DICT */
	memcpy(bytes + CHARSET, charset, n);
	return CHARSET + (uint32_t)n;
}

static void check(bool is_cid_keyed, const uint8_t *charset, size_t n, const uint32_t *wanted,
		  const char *what)
{
	uint8_t bytes[100];
	uint32_t cids[5];
	uint32_t size = make_table(bytes, is_cid_keyed, charset, n);

	cff_read_cids(bytes, size, cids, 5);
	tap_ok(memcmp(cids, wanted, sizeof cids) == 0, "%s: %u %u %u %u %u", what, cids[0], cids[1],
	       cids[2], cids[3], cids[4]);
	for (uint32_t cut = 0; cut < size; cut++) {
		uint8_t *part = malloc(cut + 1); /* valgrind and ASan see a read past the end */

		memcpy(part + 1, bytes, cut);
		cff_read_cids(part + 1, cut, cids, 5);
		free(part);
	}
}

int main(void)
{
	static const uint8_t one_by_one[] = {0, 0, 7, 0, 9, 1, 0, 255, 255};
	static const uint8_t ranges[] = {1, 0, 7, 1, 4, 0, 1};
	static const uint8_t wide[] = {2, 0, 50, 0, 3};

	check(true, one_by_one, sizeof one_by_one, (const uint32_t[]){0, 7, 9, 256, 65535},
	      "format 0");
	check(true, ranges, sizeof ranges, (const uint32_t[]){0, 7, 8, 1024, 1025}, "format 1");
	check(true, wide, sizeof wide, (const uint32_t[]){0, 50, 51, 52, 53}, "format 2");
	check(false, ranges, sizeof ranges, (const uint32_t[]){0, 1, 2, 3, 4},
	      "a font with glyph names");
	return tap_done();
}
