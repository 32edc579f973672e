/* The copies of the people that the options name. */
#include "cli/paper_form.h"

#include <string.h>

#include "base/file_write.h"
#include "cli/dump.h"
#include "cli/form.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "run/copies.h"

bool paper_form_begin(struct opened *opened, const struct options *options, struct content *content,
		      struct copies *copies)
{
	return form_load(opened, options, content) &&
	       copies_begin(copies, &opened->kit, content, options->paper);
}

static void dump(const struct copies *copies, const char *output)
{
	struct buf text;

	buf_init(&text);
	copies_dump(copies, &text);
	file_write(output, text.bytes, text.n, copies->kit->diag);
	buf_release(&text);
}

void paper_form_make(struct opened *opened, const struct options *options, const char *output)
{
	struct copies_wish wish = {options->first_copy, options->last_copy, options->profile};
	struct content content;
	struct copies copies;

	if (!paper_form_begin(opened, options, &content, &copies) ||
	    !outputs_check_read(options, output, opened->kit.diag))
		return;
	if (options->dump)
		dump(&copies, output);
	else
		copies_write(&copies, &wish, output);
}
