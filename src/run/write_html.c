/* The tree with the theme that its pages have; the style sheet comes from the folder of data. */
#include "run/write_html.h"

#include "base/file.h"
#include "base/limits.h"
#include "content/phrases.h"
#include "html/web.h"
#include "run/data.h"
#include "run/output.h"
#include "run/run.h"

bool write_html(struct kit *kit, struct arena *arena, const struct job *job, struct buf *out)
{
	const char *path = file_join(arena, kit->data->folder, "html/page.css");
	size_t n;
	const struct web_input input = {
		.doc = job->doc,
		.layout = job->layout,
		.shaper = kit->shaper,
		.fonts = kit->fonts,
		.style = file_read(arena, path, LIMIT_FILE_BYTES, &n, kit->diag),
		.words = {.lang = job->phrases->lang,
			  .skip = phrase(job->phrases, "html-skip"),
			  .back = phrase(job->phrases, "html-back")},
		.name = job->name,
		.diag = kit->diag,
	};

	return input.style && web_write(arena, &input, out);
}
