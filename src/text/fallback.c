/*
 * Which font stands in for characters that the wanted one lacks: families that the catalogue names
 * for their script, those of the wanted class first; then families for any script; then whatever
 * fontconfig finds. Answers are remembered. What no font has is gathered for the paragraph.
 */
#include "text/fallback.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/character.h"
#include "text/face_cluster.h"
#include "text/fontconfig.h"
#include "text/fontset.h"

enum { MOST_SCRIPTS = 32 };

bool family_stands_in_for(const struct catalogue_family *family, uint32_t script)
{
	for (int i = 0; i < family->nscripts; i++)
		if (family->scripts[i] == script)
			return true;
	return false;
}

/* What is looked for: a face for a whole cluster. */
struct search {
	struct job *job;
	const uint32_t *codes;
	int n;
	const struct face *wanted;
	unsigned flags;
	uint32_t script; /* of the text; found: that by which the cluster is shaped */
	struct unusable *unusable;
};

/* A face of the catalogue for script; in the wanted class only, or in every other. */
static int find_listed(const struct search *search, bool is_same_class, uint32_t script)
{
	struct fontset *fonts = search->job->shaper->fonts;

	for (int i = 0; i < fonts->catalogue.nfamilies; i++) {
		const struct catalogue_family *family = &fonts->catalogue.families[i];
		int font;

		if ((family->class == search->wanted->class) != is_same_class ||
		    !family_stands_in_for(family, script))
			continue;
		font = fontset_find_style(fonts, i, search->flags, search->job->diag);
		if (font >= 0 && face_sets(fontset_face(fonts, font), search->codes, search->n,
					   script == SCRIPT_ANY ? search->script : script))
			return font;
	}
	return -1;
}

static int find_for_script(const struct search *search, uint32_t script)
{
	int font = find_listed(search, true, script);

	return font >= 0 ? font : find_listed(search, false, script);
}

/* For the scripts in which a character of the cluster is used: marks of no script of their own have
 * some (UAX #24, Script_Extensions). */
static int find_for_scripts(struct search *search)
{
	int font = -1;

	for (int i = 0; i < search->n && font < 0; i++) {
		UScriptCode scripts[MOST_SCRIPTS];
		UErrorCode status = U_ZERO_ERROR;
		int32_t n = uscript_getScriptExtensions((UChar32)search->codes[i], scripts,
							MOST_SCRIPTS, &status);

		for (int32_t k = 0; k < n && U_SUCCESS(status) && font < 0; k++) {
			if (scripts[k] <= USCRIPT_INHERITED)
				continue;
			font = find_for_script(search, character_script_tag(scripts[k]));
			if (font >= 0 && search->n > 1)
				search->script = character_script_tag(scripts[k]);
		}
	}
	return font;
}

static int find_any(struct search *search)
{
	struct fontset *fonts = search->job->shaper->fonts;
	uint32_t needed[TEXT_CLUSTER];
	int font, n = 0;

	for (int i = 0; i < search->n; i++) {
		if (character_is_private(search->codes[i]))
			return -1; /* every font means another thing by it */
		if (!character_is_ignorable(search->codes[i]))
			needed[n++] = search->codes[i];
	}
	font = find_for_script(search, search->script);
	if (font < 0)
		font = find_for_scripts(search);
	if (font < 0)
		font = find_for_script(search, SCRIPT_ANY);
	if (font < 0)
		font = fontset_ask_characters(fonts, search->flags, needed, n, search->unusable);
	if (font >= 0 &&
	    !face_sets(fontset_face(fonts, font), search->codes, search->n, search->script))
		font = -1;
	return font;
}

/* The face for one character, remembered; -1: none. */
static int find_one(struct job *job, uint32_t code, int wanted, unsigned flags, uint32_t script)
{
	struct shaper *shaper = job->shaper;
	struct stand_in *known = &shaper->stand_ins[(code * 31u + (unsigned)wanted) % STAND_INS];
	struct search search = {
		job,    &code,           1, fontset_face(shaper->fonts, wanted), flags,
		script, &known->unusable};

	if (face_has(search.wanted, code))
		return wanted;
	if (known->code != code || known->wanted != wanted || known->flags != flags ||
	    known->script != script) {
		int64_t nsaid = job->diag->nsaid;

		*known = (struct stand_in){
			.code = code, .wanted = wanted, .flags = flags, .script = script};
		known->found = find_any(&search);
		known->is_told = job->diag->nsaid > nsaid;
	}
	job->is_told |= known->is_told;
	if (known->found < 0)
		job->unusable = known->unusable;
	return known->found;
}

static void note_missing(struct job *job, struct missing missing)
{
	for (int i = 0; i < job->nmissing; i++)
		if (job->missing[i].code == missing.code && job->missing[i].span == missing.span &&
		    job->missing[i].kind == missing.kind)
			return;
	ARENA_GROW(&job->shaper->scratch, job->missing, job->nmissing);
	job->missing[job->nmissing++] = missing;
}

int job_find_substitute(struct job *job, int wanted)
{
	static const uint32_t codes[] = {0xfffd, 0x25a1, '?'};
	int font = -1;

	for (size_t i = 0; i < sizeof codes / sizeof codes[0] && font < 0; i++)
		font = find_one(job, codes[i], wanted, 0, SCRIPT_ANY);
	return font < 0 ? wanted : font;
}

/* A flag spelt in tags (Scotland's) becomes a plain one in a font that knows no tags. */
static void note_tags(struct job *job, const struct cluster_codes *cluster, int font,
		      struct missing missing)
{
	for (int i = 1; i < cluster->n; i++) {
		missing.code = cluster->codes[i];
		if (missing.code < 0xe0020 || missing.code > 0xe007e ||
		    face_has(fontset_face(job->shaper->fonts, font), missing.code))
			continue;
		missing.kind = MISSING_PLACE;
		note_missing(job, missing);
		return;
	}
}

int job_find_fallback(struct job *job, const struct cluster_codes *cluster, int wanted,
		      unsigned flags, uint32_t *script, int span)
{
	struct fontset *fonts = job->shaper->fonts;
	struct missing missing = {.script = *script, .span = span, .base = cluster->codes[0]};
	struct unusable unusable = {0};
	struct search search = {job,
				cluster->codes,
				cluster->n,
				fontset_face(fonts, wanted),
				flags & (FONT_BOLD | FONT_ITALIC),
				*script,
				&unusable};
	int font = cluster->n > 1 ? find_any(&search) : -1;

	*script = search.script;
	if (font >= 0) {
		note_tags(job, cluster, font, missing);
		return font;
	}
	/* no font has the whole cluster: its base decides, marks are lost and reported */
	job->unusable = (struct unusable){0};
	font = find_one(job, cluster->codes[0], wanted, search.flags, *script);
	for (int i = 0; i < cluster->n; i++) {
		missing.code = cluster->codes[i];
		missing.unusable = job->unusable;
		if (i > 0 && character_is_ignorable(missing.code))
			continue;
		if (font < 0)
			missing.kind = MISSING_CHARACTER;
		else if (!face_has(fontset_face(fonts, font), missing.code))
			missing.kind = find_one(job, missing.code, wanted, search.flags, *script) <
						       0
					       ? MISSING_CHARACTER
					       : MISSING_TOGETHER;
		else if (i > 0)
			missing.kind = MISSING_PLACE;
		else
			continue;
		note_missing(job, missing);
	}
	return font;
}
