/* A page is drawn from its layout; what it is called is the document's title and the page. */
#include "run/write_picture.h"

#include "base/limits.h"
#include "doc/doc.h"
#include "draw/draw.h"
#include "draw/draw_layout.h"
#include "draw/draw_png.h"
#include "draw/draw_svg.h"
#include "layout/layout.h"
#include "run/output.h"
#include "run/run.h"

static struct draw_shot draw(struct kit *kit, struct arena *arena, const struct job *job)
{
	return (struct draw_shot){.page = draw_layout(arena, job->layout, kit->fonts, job->page)};
}

static bool end(const struct kit *kit, const struct job *job, const char *fault)
{
	if (!fault)
		return true;
	diag_error(kit->diag, (struct srcpos){job->name, 0}, "a picture on page %d: %s",
		   job->page + 1, fault);
	diag_hint(kit->diag, "save it anew, as JPEG or PNG");
	return false;
}

bool write_picture_svg(struct kit *kit, struct arena *arena, const struct job *job, struct buf *out)
{
	struct draw_shot shot = draw(kit, arena, job);
	const char *title = job->layout->npages == 1
				    ? job->doc->title
				    : arena_printf(arena, "%s (%d/%d)", job->doc->title,
						   job->page + 1, job->layout->npages);

	return end(kit, job, draw_svg(&(struct draw_row){&shot, 1}, title, out));
}

bool write_picture_png(struct kit *kit, struct arena *arena, const struct job *job, struct buf *out)
{
	struct draw_shot shot = draw(kit, arena, job);
	struct draw_row row = {&shot, 1};
	int dpi = job->dpi ? job->dpi : DRAW_PNG_USUAL;

	if (draw_png_size(&row, dpi) <= LIMIT_PICTURE_PIXELS)
		return end(kit, job, draw_png(&row, dpi, out));
	diag_error(kit->diag, (struct srcpos){job->name, 0},
		   "page %d has more than %d megapixels at %d dpi", job->page + 1,
		   LIMIT_PICTURE_PIXELS / 1000000, dpi);
	diag_hint(kit->diag, "choose a smaller --dpi, or --profile svg");
	return false;
}
