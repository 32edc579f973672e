/* The room scan decodes and finds; what a code holds is read elsewhere. */
#include "answers/code_picture.h"

#include <string.h>

#include "answers/answer_code.h"
#include "base/buf.h"
#include "scan/barcode.h"
#include "scan/decode.h"

/* A code that was seen before, on the same page or another, is the same person's. */
static void add_codes(struct buf *text, const struct barcodes *found)
{
	for (int i = 0; i < found->n; i++)
		if (!strstr(buf_text(text), found->codes[i].text)) {
			buf_addstr(text, found->codes[i].text);
			buf_addc(text, '\n');
		}
}

static const char *take_text(struct arena *arena, const struct buf *text, const char *path,
			     size_t *n, struct diag *diag)
{
	if (text->n == 0) {
		diag_error(diag, (struct srcpos){path, 0},
			   "no answers code can be seen in the picture");
		diag_hint(diag, "take the photo from straight above and so close that the squares "
				"of the code are sharp");
		return NULL;
	}
	*n = text->n;
	return arena_strdup(arena, text->bytes);
}

const char *code_picture_read(struct arena *arena, const char *path, size_t *n, struct diag *diag)
{
	int nerrors = diag->nerrors;
	const char *codes = NULL;
	struct decode *decode;
	struct grey page;
	struct arena own;
	struct buf text;

	if (!barcodes_can_be_read(path, diag))
		return NULL;
	arena_init(&own);
	buf_init(&text);
	decode = decode_open(&own, path, diag);
	while (decode) {
		struct arena_mark mark = arena_mark(&own);
		struct barcodes found;

		if (!decode_next(decode, &own, &page))
			break;
		found = barcodes_find(&own, &page, ANSWER_CODE_HEAD);
		add_codes(&text, &found);
		arena_reset(&own, mark);
	}
	if (decode)
		decode_close(decode);
	if (diag->nerrors == nerrors)
		codes = take_text(arena, &text, path, n, diag);
	buf_release(&text);
	arena_release(&own);
	return codes;
}
