/* A first byte tells how many there are: none below the first code's is one alone. */
#include "pdf/codespace.h"

#include <assert.h>

#include "pdf/syntax.h"

enum { MOST_ENTRIES = 100 }; /* of one block, Adobe technical note 5014 */

/* One past the last number of codes of so many bytes. */
static const unsigned ends[] = {0, 0x100, CODESPACE_FIRST << 8, 0x10000};

static int count_bytes(unsigned number, bool is_cff)
{
	return is_cff ? 2 : 1 + (number >= ends[1]) + (number >= ends[2]);
}

int codespace_bytes(int ncodes)
{
	return ncodes > 0 ? count_bytes(codespace_number(ncodes - 1, false), false) : 1;
}

void codespace_show(struct buf *out, int code, bool is_cff)
{
	unsigned number = codespace_number(code, is_cff);

	assert(0 <= code && code < (is_cff ? 0x10000 : CODESPACE_MOST));
	for (int i = count_bytes(number, is_cff); i-- > 0;)
		syntax_byte(out, (char)(number >> 8 * i));
}

void codespace_write(struct buf *map, int code, bool is_cff)
{
	unsigned number = codespace_number(code, is_cff);

	buf_printf(map, "<%0*X>", 2 * count_bytes(number, is_cff), number);
}

int codespace_end(int code, bool is_cff)
{
	int first = (int)codespace_number(0, is_cff);

	return ((code + first) | 0xff) + 1 - first;
}

void codespace_begin_map(struct buf *out, const struct codespace_map *map)
{
	static const char *const ranges[] = {"<1F> <FF>\n", "<0100> <1EFF>\n",
					     "<001F00> <00FFFF>\n"};
	int n = map->is_cff ? 1 : codespace_bytes(map->ncodes);

	buf_printf(out,
		   "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		   "/CIDSystemInfo <</Registry (Adobe) /Ordering (%s) /Supplement 0>> def\n"
		   "/CMapName /%s def\n/CMapType %d def\n%d begincodespacerange\n",
		   map->ordering, map->name, map->type, n);
	for (int i = 0; i < n; i++)
		buf_addstr(out, map->is_cff ? "<0000> <FFFF>\n" : ranges[i]);
	buf_addstr(out, "endcodespacerange\n");
}

void codespace_end_map(struct buf *map)
{
	buf_addstr(map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

void codespace_add_entries(struct buf *entries, const char *name)
{
	buf_printf(entries,
		   "/Type/CMap/CMapName/%s/CIDSystemInfo"
		   "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
		   name);
}

void codespace_identity(struct buf *map, struct buf *entries, int nbytes)
{
	static const char *const names[] = {"", "Bytes", "Pairs", "Triples"};
	int ncodes = (int)ends[nbytes] - CODESPACE_FIRST;
	struct codespace_map start = {"Identity", names[nbytes], 1, ncodes, false};
	int left = nbytes == 1 ? 1 : (int)(ends[nbytes] >> 8); /* ranges */

	codespace_begin_map(map, &start);
	for (int code = 0; code < ncodes;) {
		int n = left < MOST_ENTRIES ? left : MOST_ENTRIES;

		buf_printf(map, "%d begincidrange\n", n);
		for (left -= n; n > 0; n--) {
			codespace_write(map, code, false);
			codespace_write(map, codespace_end(code, false) - 1, false);
			buf_printf(map, " %u\n", codespace_number(code, false));
			code = codespace_end(code, false);
		}
		buf_addstr(map, "endcidrange\n");
	}
	codespace_end_map(map);
	codespace_add_entries(entries, names[nbytes]);
}
