/*
 * Loading a questionnaire from its tree by its table, beside the guide that it belongs to. Nothing
 * stops at a fault; a questionnaire with faults is thrown away at the end.
 */
#include "content/quiz_load.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sha256.h"
#include "content/guide_check.h"
#include "content/quiz.h"
#include "content/quiz_table.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

/* root: NULL when the file was no good. */
static const struct quiz *make_quiz(struct arena *arena, struct quiz *quiz,
				    const struct xml_node *root, int nerrors, struct diag *diag)
{
	const struct field_in in = {.arena = arena, .diag = diag, .owner = quiz};

	if (!root)
		return NULL;
	field_overlay(&in, &quiz_table, root, quiz);
	guide_check_characters(root, diag);
	return diag->nerrors > nerrors ? NULL : quiz;
}

const struct quiz *quiz_load(struct arena *arena, const char *path, const struct guide *guide,
			     const char *schema, struct diag *diag)
{
	struct quiz *quiz = ARENA_NEW(arena, struct quiz);
	int nerrors = diag->nerrors;

	quiz->guide = guide;
	return make_quiz(arena, quiz, xml_load(arena, path, schema, &quiz->source, diag), nerrors,
			 diag);
}

const struct quiz *quiz_load_alone(struct arena *arena, const struct xml_source *source,
				   const struct guide *guide, const char *schema, struct diag *diag)
{
	struct quiz *quiz = ARENA_NEW(arena, struct quiz);
	int nerrors = diag->nerrors;

	quiz->guide = guide;
	quiz->source = *source;
	quiz->source.sha256 = arena_alloc(arena, SHA256_HEX);
	return make_quiz(arena, quiz, xml_load_alone(arena, source, schema, diag), nerrors, diag);
}

static const char *join(struct arena *arena, const char *dir, const char *name)
{
	return strcmp(dir, ".") == 0 ? name : file_join(arena, dir, name);
}

const char *quiz_guide_path(struct arena *arena, const char *path, const char *schema,
			    struct diag *diag)
{
	const struct xml_node *root = xml_load(arena, path, schema, NULL, diag);
	const char *name = root ? xml_attr(root, "guide") : NULL, *guide, *why;
	struct stat status;
	int fd;

	if (!name)
		return NULL;
	guide = join(arena, file_dir(arena, path), name);
	if (!file_look(guide, diag)) {
		diag_error(diag, root->pos, "there is no guide \"%s\"", name);
		diag_hint(diag, "the file is looked for from the folder of the questionnaire");
		return NULL;
	}
	if (!file_is_inside(path, file_dir(arena, guide))) {
		diag_error(diag, root->pos,
			   "the questionnaire does not lie in the folder of its guide \"%s\"",
			   name);
		return NULL;
	}
	fd = file_open_inside(guide, file_dir(arena, guide), &status, &why);
	if (fd < 0) {
		diag_error(diag, root->pos, "cannot read the guide \"%s\": %s", name, why);
		return NULL;
	}
	close(fd);
	return guide;
}

const char *quiz_path(struct arena *arena, const struct guide *guide, struct diag *diag)
{
	const char *dir = file_dir(arena, guide->source.path), *path, *why;
	struct stat status;
	int fd;

	if (!guide->questionnaire)
		return NULL;
	path = join(arena, dir, guide->questionnaire);
	if (!file_look(path, diag)) {
		diag_error(diag, guide->pos, "there is no questionnaire \"%s\"",
			   guide->questionnaire);
		diag_hint(diag, "the file is looked for from the folder of the guide");
		return NULL;
	}
	if (!file_is_inside(path, dir)) {
		diag_error(diag, guide->pos,
			   "the questionnaire \"%s\" does not lie in the folder of the guide",
			   guide->questionnaire);
		return NULL;
	}
	fd = file_open_inside(path, dir, &status, &why);
	if (fd < 0) {
		diag_error(diag, guide->pos, "cannot read the questionnaire \"%s\": %s",
			   guide->questionnaire, why);
		return NULL;
	}
	close(fd); /* a plain file, which nobody has to wait for */
	return path;
}
