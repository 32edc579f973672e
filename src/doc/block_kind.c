/* The rows of kinds as a table. */
#include "doc/block_kind.h"

#define IN(kind) (UINT64_C(1) << BLOCK_##kind)

/* Where text of any kind may stand, and where single paragraphs may besides. */
#define BLOCK_BODIES \
	(IN(SECTION) | IN(TD) | IN(ITEM_BODY) | IN(PANEL) | IN(CARD) | IN(BRANCH) | IN(CTA) | \
	 IN(COLOPHON) | IN(MASTHEAD) | IN(BOX) | IN(QUESTION) | IN(CALLOUT))
#define BLOCK_LINES (BLOCK_BODIES | IN(INDEX) | IN(TH) | IN(STRIP) | IN(PATH) | IN(QUOTE))

const struct block_kind_row block_kinds[BLOCK_KIND_COUNT] = {
#define ROW(kind, name, type, parents, traits) [BLOCK_##kind] = {name, type, parents, traits},
	BLOCK_KINDS(ROW)
#undef ROW
};
