/* Attachments by their names, read as files of strangers: nothing beside them is opened. */
#include "run/carried.h"

#include <string.h>

#include "base/figures.h"
#include "base/file.h"
#include "content/guide_load.h"
#include "content/quiz_load.h"
#include "inspect/read.h"
#include "run/data.h"

enum { LARGEST_PART = 8 << 20 }; /* bytes of an attachment */

const char *const carried_names[CARRIED_NPARTS] = {[CARRIED_GUIDE] = "guide.xml",
						   [CARRIED_QUIZ] = "questionnaire.xml",
						   [CARRIED_ANSWERS] = "answers.xml",
						   [CARRIED_RESULT] = "result.json"};

static struct srcpos place(const struct carried *carried)
{
	return (struct srcpos){carried->path, 0};
}

static int find_part(const char *name)
{
	for (int i = 0; i < CARRIED_NPARTS; i++)
		if (strcmp(name, carried_names[i]) == 0)
			return i;
	return -1;
}

bool carried_open(struct carried *carried, struct arena *arena, const char *bytes, size_t n,
		  struct diag *diag)
{
	struct embedded_file *files;
	int nfiles, nerrors = diag->nerrors;

	carried->reading = read_open(arena, carried->path, bytes, n, diag);
	if (!carried->reading || !read_embedded_files(carried->reading, &files, &nfiles))
		return false;
	for (int i = 0; i < nfiles; i++) {
		int part = find_part(files[i].name);

		if (part < 0)
			continue;
		if (carried->parts[part])
			diag_error(diag, place(carried), "it holds two files %s",
				   carried_names[part]);
		if (files[i].nbytes > LARGEST_PART)
			diag_error(diag, place(carried), "%s has more than %d MiB",
				   carried_names[part], LARGEST_PART >> 20);
		carried->parts[part] = &files[i];
	}
	return diag->nerrors == nerrors;
}

bool carried_check(const struct carried *carried, struct diag *diag)
{
	int nerrors = diag->nerrors;

	if (!carried->parts[CARRIED_ANSWERS] && !carried->parts[CARRIED_RESULT]) {
		diag_error(diag, place(carried), "it holds no answers to recompute anything from");
		diag_hint(diag, "a report has them when it was made with --attach");
		return false;
	}
	for (int i = 0; i < CARRIED_NPARTS; i++)
		if (!carried->parts[i])
			diag_error(diag, place(carried), "there is no %s in it", carried_names[i]);
	return diag->nerrors == nerrors;
}

struct xml_source carried_source(struct arena *arena, const struct carried *carried,
				 enum carried_part part)
{
	return (struct xml_source){
		.path = arena_printf(arena, "%s: %s", carried->path, carried_names[part]),
		.bytes = carried->parts[part]->bytes,
		.nbytes = carried->parts[part]->nbytes,
	};
}

/* Whom the guide was made for, as the result says; NULL: all. */
static const char *audience_of(struct arena *arena, const struct carried *carried)
{
	const struct embedded_file *file = carried->parts[CARRIED_RESULT];
	struct figures figures = {0};
	const char *value;

	if (!file || !figures_read(arena, file->bytes, file->nbytes, &figures))
		return NULL;
	value = figures_find(&figures, "audience");
	return value ? figures_text(arena, value) : NULL;
}

const struct quiz *carried_quiz(struct arena *arena, const struct carried *carried,
				const struct data *data, struct diag *diag)
{
	struct xml_source source = carried_source(arena, carried, CARRIED_GUIDE);
	const struct guide_wish wish = {.audience = audience_of(arena, carried)};
	const struct guide *guide = guide_load_alone(arena, &source,
						     file_join(arena, data->schemas, "guide.rng"),
						     &wish, diag);

	source = carried_source(arena, carried, CARRIED_QUIZ);
	return guide ? quiz_load_alone(arena, &source, guide,
				       file_join(arena, data->schemas, "quiz.rng"), diag)
		     : NULL;
}
