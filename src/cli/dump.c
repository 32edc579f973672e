/* The dumps: one row each, over the function that prints the stage. */
#include "cli/dump.h"

#include "answers/answers_write.h"
#include "content/guide_dump.h"
#include "content/quiz_dump.h"
#include "doc/doc_dump.h"
#include "layout/fields.h"
#include "layout/fit.h"
#include "layout/layout.h"
#include "layout/layout_dump.h"
#include "layout/sheets.h"
#include "pdf/pdf_dump.h"
#include "run/output.h"
#include "run/run.h"
#include "run/write_pdf.h"
#include "score/result_dump.h"
#include "score/score.h"

static bool dump_guide(const struct dumped *of, struct buf *out)
{
	guide_dump(of->content->guide, out);
	return true;
}

static bool dump_quiz(const struct dumped *of, struct buf *out)
{
	if (!run_load_quiz(of->kit, of->content, true))
		return false;
	quiz_dump(of->content->quiz, out);
	return true;
}

static bool dump_result(const struct dumped *of, struct buf *out)
{
	result_dump(of->result, out);
	return true;
}

static bool dump_answers(const struct dumped *of, struct buf *out)
{
	answers_write(of->result->answers, of->result->quiz, out);
	return true;
}

static bool dump_doc(const struct dumped *of, struct buf *out)
{
	doc_dump(of->job->doc, out);
	return true;
}

static bool dump_layout(const struct dumped *of, struct buf *out)
{
	layout_dump(of->job->layout, out);
	return true;
}

static bool dump_paragraphs(const struct dumped *of, struct buf *out)
{
	layout_dump_paragraphs(of->job->layout, of->kit->shaper, of->job->doc, out);
	return true;
}

static bool dump_list(const struct dumped *of, struct buf *out)
{
	layout_dump_list(of->job->layout, of->kit->shaper, of->job->doc, out);
	return true;
}

static bool dump_fit(const struct dumped *of, struct buf *out)
{
	fit_dump(of->job->layout, out);
	return true;
}

static bool dump_tags(const struct dumped *of, struct buf *out)
{
	pdf_dump_tags(of->job->layout, of->job->doc, of->job->output->profile.is_pdf2, out);
	return true;
}

static bool dump_sheets(const struct dumped *of, struct buf *out)
{
	const struct sheets *sheets = write_pdf_impose(of->kit, of->arena, of->job);

	if (sheets)
		sheets_dump(sheets, out);
	return sheets;
}

static bool dump_boxes(const struct dumped *of, struct buf *out)
{
	int n;
	const struct form_field *fields = fields_find(of->arena, of->job->layout, &n);

	fields_dump(fields, n, out);
	return true;
}

static const struct dump dumps[] = {
	{"guide", DUMP_LOADED, dump_guide},
	{"doc", DUMP_COMPOSED, dump_doc},
	{"layout", DUMP_LAID_OUT, dump_layout},
	{"tags", DUMP_LAID_OUT, dump_tags},
	{"quiz", DUMP_LOADED, dump_quiz},
	{"answers", DUMP_SCORED, dump_answers},
	{"result", DUMP_SCORED, dump_result},
	{"sheets", DUMP_LAID_OUT, dump_sheets},
	{"paragraph", DUMP_LAID_OUT, dump_paragraphs},
	{"vlist", DUMP_LAID_OUT, dump_list},
	{"fit", DUMP_LAID_OUT, dump_fit},
	{"boxes", DUMP_LAID_OUT, dump_boxes},
};

const struct dump *dump_at(int i)
{
	return i < (int)(sizeof dumps / sizeof *dumps) ? &dumps[i] : NULL;
}
