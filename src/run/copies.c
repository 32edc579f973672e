/* A volume (pdf/volume.h) of as many documents as there are people. */
#include "run/copies.h"

#include "base/pack.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "pdf/record.h"
#include "pdf/volume.h"
#include "run/attachments.h"
#include "run/output.h"
#include "run/run.h"

enum { WARM = 3 /* copies whose fonts later ones share */ };

/* What the pages of a person are called by machines; in arena. */
static const char **page_texts(const struct copies *copies, struct arena *arena, int person)
{
	int n = copies->npages * COPY_CODES;
	const char **texts = ARENA_ARRAY(arena, const char *, n);

	for (int i = 0; i < n; i++) {
		struct sheet_code code = {.person = person,
					  .page = i / COPY_CODES + 1,
					  .npages = copies->npages,
					  .place = i % COPY_CODES};
		char text[SHEET_CODE_BYTES];

		memcpy(code.quiz, copies->quiz_mark, sizeof code.quiz);
		memcpy(code.look, copies->look_mark, sizeof code.look);
		sheet_code_write(&code, text);
		texts[i] = arena_strdup(arena, text);
	}
	return texts;
}

/* The layout of a person's copy, and its document; without codes where these are not known yet. */
static const struct layout *lay_out(const struct copies *copies, struct arena *arena, int person,
				    struct doc **doc)
{
	struct doc_copy *copy = ARENA_NEW(arena, struct doc_copy);
	struct look look = {.theme = copies->theme, .paper = copies->paper};

	copy->code = sheet_code_person(arena, copies->quiz_mark, person);
	if (copies->npages > 0) {
		copy->texts = page_texts(copies, arena, person);
		copy->ntexts = copies->npages * COPY_CODES;
	}
	run_begin(copies->kit);
	*doc = run_compose_copy(copies->kit, arena, copies->content, copy);
	return *doc ? run_lay_out(copies->kit, arena, *doc, &look) : NULL;
}

static void add_millimetres(struct buf *out, len length)
{
	buf_printf(out, " %s", len_millimetres(length).text);
}

void copies_dump(const struct copies *copies, struct buf *out)
{
	const struct copy_marks *marks = &copies->marks;

	buf_printf(out, "pages %d", copies->npages);
	add_millimetres(out, copies->width);
	add_millimetres(out, copies->height);
	for (int i = 0; i < COPY_DISCS; i++) {
		buf_addstr(out, "\ndisc");
		add_millimetres(out, marks->discs[i].x);
		add_millimetres(out, marks->discs[i].y);
		add_millimetres(out, marks->disc);
	}
	for (int i = 0; i < COPY_CODES; i++) {
		buf_addstr(out, "\ncode");
		add_millimetres(out, marks->codes[i].x);
		add_millimetres(out, marks->codes[i].y);
		add_millimetres(out, marks->module * COPY_MODULES);
	}
	buf_addc(out, '\n');
	fields_dump(copies->fields, copies->nfields, out);
}

/* What machines know the look by: all of the places above. */
static void find_look(struct copies *copies)
{
	struct buf text;

	buf_init(&text);
	copies_dump(copies, &text);
	sheet_code_mark(text.bytes, text.n, copies->look_mark);
	buf_release(&text);
}

bool copies_begin(struct copies *copies, struct kit *kit, const struct content *content,
		  enum paper paper)
{
	const struct layout *layout;
	struct doc *doc;

	*copies = (struct copies){.kit = kit,
				  .content = content,
				  .paper = paper,
				  .theme = copy_marks_theme(kit->arena, content->theme, paper)};
	sheet_code_quiz(content->quiz, copies->quiz_mark);
	layout = lay_out(copies, kit->arena, 1, &doc);
	if (!layout)
		return false;
	if (layout->npages > SHEET_CODE_PAGES) {
		diag_error(kit->diag, content->quiz->pos,
			   "the form takes %d pages; sheets that are scanned have at most %d",
			   layout->npages, SHEET_CODE_PAGES);
		return false;
	}
	copies->width = layout->pages[0].width;
	copies->height = layout->pages[0].height;
	copies->marks = copy_marks_find(copies->width, copies->height, layout->is_rtl);
	copies->fields = fields_find(kit->arena, layout, &copies->nfields);
	copies->npages = layout->npages;
	find_look(copies);
	return true;
}

/* What is written so far. */
struct writing {
	const struct copies *copies;
	const struct output *output;
	struct volume *volume;
	struct commons commons;
	struct pack *pack;
	struct record_room room;
};

static bool add_record(struct writing *writing, int person, bool is_warm, struct sheaf *sheaf)
{
	struct record record = {
		.profile = &writing->output->profile, .sheaves = {sheaf}, .nsheaves = 1};
	struct record_room room = record_count(&record);
	struct buf bytes = {0};
	struct arena arena;
	bool is_added;

	arena_init(&arena);
	record_write(&record, &writing->room, writing->pack, is_warm ? &writing->commons : NULL,
		     &bytes);
	writing->room.objects += room.objects;
	writing->room.keys += room.keys;
	is_added = volume_add(writing->volume,
			      sheet_code_person(&arena, writing->copies->quiz_mark, person), NULL,
			      bytes.bytes, bytes.n);
	buf_release(&bytes);
	arena_release(&arena);
	return is_added;
}

/* One person's copy. */
static bool add_copy(struct writing *writing, int person, bool is_warm)
{
	const struct copies *copies = writing->copies;
	struct printing printing = {0};
	struct arena arena;
	struct sheaf sheaf;
	struct doc *doc;
	struct job job = {.output = writing->output, .printing = &printing, .sheaf = &sheaf};
	bool is_added;

	arena_init(&arena);
	sheaf_init(&sheaf, &arena, &writing->commons, NULL);
	job.layout = lay_out(copies, &arena, person, &doc);
	job.doc = doc;
	job.name = "the form";
	is_added = job.layout && output_write(copies->kit, &arena, &job, NULL) &&
		   add_record(writing, person, is_warm, &sheaf);
	sheaf_release(&sheaf);
	arena_release(&arena);
	return is_added;
}

static bool end(struct writing *writing)
{
	const struct copies *copies = writing->copies;
	struct doc *doc = run_compose_separator(copies->kit, copies->kit->arena, copies->content,
						NULL, "");
	struct pdf_input cover = {.profile = &writing->output->profile, .doc = doc};

	if (!doc)
		return false;
	attachments_complete(copies->kit->arena, cover.profile, copies->content->guide, doc);
	return volume_end(writing->volume, &cover) && volume_close(writing->volume);
}

bool copies_write(const struct copies *copies, const struct copies_wish *wish, const char *path)
{
	struct writing writing = {.copies = copies,
				  .output = wish->output,
				  .commons.arena = copies->kit->arena,
				  .pack = pack_new()};
	bool is_written = true;

	writing.volume = volume_open(path, &writing.output->profile, copies->kit->diag);
	for (int i = wish->first; i <= wish->last && is_written; i++)
		is_written = add_copy(&writing, i, i - wish->first < WARM);
	if (is_written)
		is_written = end(&writing);
	else
		volume_drop(writing.volume);
	pack_free(writing.pack);
	return is_written;
}
