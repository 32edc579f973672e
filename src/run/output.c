/* The outputs: one row each. What a profile claims, the file must keep. */
#include "run/output.h"

#include <string.h>

#include "run/write_html.h"
#include "run/write_pdf.h"
#include "run/write_picture.h"

static const struct output outputs[] = {
	{{.name = "screen",
	  .pdf_version = "1.7",
	  .is_tagged = true,
	  .has_links = true,
	  .has_outline = true,
	  .has_attachments = true,
	  .has_fields = true,
	  .packs_objects = true,
	  .pdfa_conformance = "A",
	  .pdfa_part = 3,
	  .pdfua_part = 1},
	 .write = write_pdf},
	/* the same pages as the generation of standards behind it asks for them */
	{{.name = "screen2",
	  .pdf_version = "2.0",
	  .is_tagged = true,
	  .has_links = true,
	  .has_outline = true,
	  .has_attachments = true,
	  .has_fields = true,
	  .packs_objects = true,
	  .is_pdf2 = true,
	  .pdfa_conformance = "F",
	  .pdfa_part = 4,
	  .pdfua_part = 2},
	 .write = write_pdf},
	{{.name = "print",
	  .pdf_version = "1.6",
	  .is_press = true,
	  .icc_version = 4,
	  .pdfx_version = "PDF/X-4"},
	 .write = write_pdf},
	{{.name = "print-x1a",
	  .pdf_version = "1.4",
	  .is_press = true,
	  .icc_version = 2,
	  .pdfx_version = "PDF/X-1a:2003"},
	 .write = write_pdf},
	/* for presses that print each copy otherwise: X-4, and who has which pages */
	{{.name = "vt",
	  .pdf_version = "1.6",
	  .is_press = true,
	  .icc_version = 4,
	  .pdfx_version = "PDF/X-4",
	  .pdfvt_version = "PDF/VT-1"},
	 .write = write_pdf},
	/* all three claims hold in one file when it has no links and no attachments, and no fields:
	 * with these it claims two */
	{{.name = "archive",
	  .pdf_version = "1.6",
	  .is_tagged = true,
	  .has_outline = true,
	  .has_fields = true,
	  .is_press = true,
	  .packs_objects = true,
	  .icc_version = 4,
	  .pdfx_version = "PDF/X-4",
	  .pdfa_conformance = "A",
	  .pdfa_part = 2,
	  .pdfua_part = 1},
	 .write = write_pdf},
	/* what the screen shows, as pictures; nobody types into these: forms are those of paper */
	{{.name = "svg", .has_links = true}, .write = write_picture_svg, .page_ending = ".svg"},
	{{.name = "png", .has_links = true}, .write = write_picture_png, .page_ending = ".png"},
	/* the document itself, for browsers: it has no pages */
	{{.name = "html", .has_links = true},
	 .write = write_html,
	 .ending = ".html",
	 .is_pageless = true},
};

enum { NOUTPUTS = sizeof outputs / sizeof outputs[0] };

const struct output *output_at(int i)
{
	return i < NOUTPUTS ? &outputs[i] : NULL;
}

const struct output *output_find(const char *name)
{
	for (int i = 0; i < NOUTPUTS; i++)
		if (strcmp(outputs[i].profile.name, name) == 0)
			return &outputs[i];
	return NULL;
}

const char *output_ending(const struct output *output)
{
	return output->ending ? output->ending : ".pdf";
}

bool output_write(struct kit *kit, struct arena *arena, const struct job *job, struct buf *out)
{
	return job->output->write(kit, arena, job, out);
}
