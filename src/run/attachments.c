/* Attachments. Names that a reader shows say what a file is and nothing of whom it is about. */
#include "run/attachments.h"

#include <string.h>

#include "answers/answers.h"
#include "answers/answers_write.h"
#include "base/buf.h"
#include "base/file.h"
#include "content/guide.h"
#include "content/quiz.h"
#include "doc/doc.h"
#include "pdf/pdf.h"
#include "run/carried.h"
#include "score/result_json.h"
#include "score/score.h"

enum { MOST = CARRIED_NPARTS };

static struct attachment *add(struct arena *arena, struct doc *doc, const char *name)
{
	if (!doc->attachments)
		doc->attachments = ARENA_ARRAY(arena, struct attachment, MOST);
	doc->attachments[doc->nattachments].name = name;
	return &doc->attachments[doc->nattachments++];
}

static void add_source(struct arena *arena, struct doc *doc, const char *name,
		       const struct xml_source *source)
{
	struct attachment *attachment = add(arena, doc, name);

	attachment->mime = "application/xml";
	attachment->relationship = "Source";
	attachment->bytes = source->bytes;
	attachment->nbytes = (int64_t)source->nbytes;
	attachment->is_shared = true;
}

/* Takes the bytes over and releases them. */
static void add_data(struct arena *arena, struct doc *doc, const char *name, const char *mime,
		     struct buf *bytes)
{
	struct attachment *attachment = add(arena, doc, name);

	attachment->mime = mime;
	attachment->relationship = "Data";
	attachment->bytes = arena_copy(arena, bytes->bytes, bytes->n);
	attachment->nbytes = (int64_t)bytes->n;
	buf_release(bytes);
}

void attachments_guide(struct arena *arena, const struct guide *guide, struct doc *doc)
{
	const char *path = guide->source.path;

	add_source(arena, doc, strcmp(path, "-") == 0 ? "guide.xml" : file_name(path),
		   &guide->source);
	doc->attachments[doc->nattachments - 1].description = guide->short_title;
}

void attachments_report(struct arena *arena, const struct result *result, struct doc *doc)
{
	const struct quiz *quiz = result->quiz;
	struct buf answers, json;

	buf_init(&answers);
	buf_init(&json);
	answers_write(result->answers, quiz, &answers);
	result_json(result, NULL, &json);
	add_source(arena, doc, carried_names[CARRIED_GUIDE], &quiz->guide->source);
	add_source(arena, doc, carried_names[CARRIED_QUIZ], &quiz->source);
	add_data(arena, doc, carried_names[CARRIED_ANSWERS], "application/xml", &answers);
	add_data(arena, doc, carried_names[CARRIED_RESULT], "application/json", &json);
}

void attachments_complete(struct arena *arena, const struct profile *profile,
			  const struct guide *guide, struct doc *doc)
{
	if (doc->nattachments == 0 && profile->pdfa_conformance &&
	    strcmp(profile->pdfa_conformance, "F") == 0)
		attachments_guide(arena, guide, doc);
}
