/*
 * Which font stands in for characters that the wanted one lacks: families that the catalogue names
 * for their script, those of the wanted class first; then families for any script; then whatever
 * fontconfig finds. Answers are remembered. What no font has is gathered for the paragraph: an
 * error in an author's text, a warning in words that a person typed, which nobody may rewrite.
 */
#include "text/shaper.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { MOST_NAMED = 5, MOST_SCRIPTS = 32 };

static bool stands_in_for(const struct catalogue_family *family, uint32_t script)
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
		    !stands_in_for(family, script))
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
			font = find_for_script(search, script_tag(scripts[k]));
			if (font >= 0 && search->n > 1)
				search->script = script_tag(scripts[k]);
		}
	}
	return font;
}

static bool is_private(uint32_t code)
{
	return u_charType((UChar32)code) == U_PRIVATE_USE_CHAR;
}

static int find_any(struct search *search)
{
	struct fontset *fonts = search->job->shaper->fonts;
	uint32_t needed[TEXT_CLUSTER];
	int font, n = 0;

	for (int i = 0; i < search->n; i++) {
		if (is_private(search->codes[i]))
			return -1; /* every font means another thing by it */
		if (!text_is_ignorable(search->codes[i]))
			needed[n++] = search->codes[i];
	}
	font = find_for_script(search, search->script);
	if (font < 0)
		font = find_for_scripts(search);
	if (font < 0)
		font = find_for_script(search, SCRIPT_ANY);
	if (font < 0)
		font = fontset_ask_characters(fonts, search->flags, needed, n, search->unusable);
	if (font >= 0 && !face_sets(fontset_face(fonts, font), search->codes, search->n,
				     search->script))
		font = -1;
	return font;
}

/* The face for one character, remembered; -1: none. */
static int find_one(struct job *job, uint32_t code, int wanted, unsigned flags, uint32_t script)
{
	struct shaper *shaper = job->shaper;
	struct stand_in *known = &shaper->stand_ins[(code * 31u + (unsigned)wanted) % STAND_INS];
	struct search search = {job, &code, 1, fontset_face(shaper->fonts, wanted), flags,
				script, &known->unusable};

	if (face_has(search.wanted, code))
		return wanted;
	if (known->code != code || known->wanted != wanted || known->flags != flags) {
		*known = (struct stand_in){.code = code, .wanted = wanted, .flags = flags};
		known->found = find_any(&search);
	}
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
	struct search search = {job, cluster->codes, cluster->n, fontset_face(fonts, wanted),
				flags & (FONT_BOLD | FONT_ITALIC), *script, &unusable};
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
		if (i > 0 && text_is_ignorable(missing.code))
			continue;
		if (font < 0)
			missing.kind = MISSING_CHARACTER;
		else if (!face_has(fontset_face(fonts, font), missing.code))
			missing.kind = find_one(job, missing.code, wanted, search.flags,
						*script) < 0
					       ? MISSING_CHARACTER : MISSING_TOGETHER;
		else if (i > 0)
			missing.kind = MISSING_PLACE;
		else
			continue;
		note_missing(job, missing);
	}
	return font;
}

/* --- What is said of it ---------------------------------------------------------------------- */

/* The package that the catalogue names for the character and that is not installed, or NULL. */
static const char *find_package(struct fontset *fonts, uint32_t code, uint32_t script)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode own = uscript_getScript((UChar32)code, &status);

	if (own > USCRIPT_INHERITED && own != USCRIPT_UNKNOWN)
		script = script_tag(own);
	else if (own == USCRIPT_COMMON)
		script = SCRIPT_ANY;
	if (is_private(code))
		return NULL;
	for (int i = 0; i < fonts->catalogue.nfamilies; i++) {
		const struct catalogue_family *family = &fonts->catalogue.families[i];

		if (!stands_in_for(family, script) || family->class == CLASS_MONO)
			continue;
		if (!fontset_has_family(fonts, i))
			return family->package->name;
		if (script != SCRIPT_ANY)
			return NULL;
	}
	return NULL;
}

/* Whether a message may show the character itself. */
static bool is_shown(uint32_t code)
{
	return u_isgraph((UChar32)code) && !is_private(code) &&
	       !u_hasBinaryProperty((UChar32)code, UCHAR_GRAPHEME_EXTEND);
}

static void add_character(struct buf *out, uint32_t code)
{
	char character[5] = "";

	utf8_encode(code, character);
	if (is_shown(code))
		buf_printf(out, "\"%s\"", character);
	else
		buf_printf(out, "U+%04X", (unsigned)code);
}

static bool is_told_with(const struct job *job, const struct missing *a, const struct missing *b)
{
	struct srcpos x = job->spans[a->span].pos, y = job->spans[b->span].pos;

	return a->kind == b->kind && a->kind == MISSING_CHARACTER && a->script == b->script &&
	       x.file == y.file && x.line == y.line;
}

/* Missing characters of one script and one place are one message: it begins with the first. */
static void describe(struct job *job, int first, struct buf *out)
{
	const struct missing *missing = &job->missing[first];
	char character[5] = "";
	int nmore = 0;

	utf8_encode(missing->code, character);
	if (missing->kind == MISSING_PLACE)
		buf_printf(out, "U+%04X stands beside ", (unsigned)missing->code);
	else
		buf_printf(out, "no font has U+%04X", (unsigned)missing->code);
	if (missing->kind != MISSING_CHARACTER) {
		buf_addstr(out, missing->kind == MISSING_TOGETHER ? " together with " : "");
		add_character(out, missing->base);
		buf_addstr(out, missing->kind == MISSING_PLACE ? ": no font sets them as one" : "");
		return;
	}
	if (is_shown(missing->code))
		buf_printf(out, " \"%s\"", character);
	for (int i = first + 1; i < job->nmissing; i++) {
		if (!is_told_with(job, missing, &job->missing[i]))
			continue;
		job->missing[i].is_told = true;
		if (++nmore <= MOST_NAMED) {
			buf_addstr(out, nmore == 1 ? ", nor " : ", ");
			add_character(out, job->missing[i].code);
		}
	}
	if (nmore > MOST_NAMED)
		buf_printf(out, " and %d more", nmore - MOST_NAMED);
}

static void hint(const struct job *job, const struct missing *missing, bool is_personal)
{
	struct fontset *fonts = job->shaper->fonts;
	const char *package = missing->kind == MISSING_CHARACTER
				      ? find_package(fonts, missing->code, missing->script) : NULL;

	if (package)
		diag_hint(job->diag, "install the package %s", package);
	else if (missing->kind == MISSING_CHARACTER && missing->unusable.path)
		diag_hint(job->diag, "%s has it, but %s", missing->unusable.path,
			  missing->unusable.why);
	else
		diag_hint(job->diag, "%sput a font that has %s into %s",
			  is_personal ? "" : "write it in another way, or ",
			  missing->kind == MISSING_CHARACTER ? "it" : "both",
			  fonts->catalogue.folder);
}

void job_report_missing(struct job *job)
{
	for (int i = 0; i < job->nmissing; i++) {
		const struct missing *missing = &job->missing[i];
		struct srcpos pos = job->spans[missing->span].pos;
		bool is_personal = pos.file;
		struct buf text;

		if (missing->is_told)
			continue;
		buf_init(&text);
		describe(job, i, &text);
		if (is_personal && missing->kind == MISSING_CHARACTER)
			buf_addstr(&text, ": a sign stands in for it");
		if (is_personal && job->spans[missing->span].column > 0)
			diag_column(job->diag, job->spans[missing->span].column);
		if (is_personal || missing->kind == MISSING_PLACE)
			diag_warn(job->diag, is_personal ? pos : job->options->pos, "%s",
				  buf_text(&text));
		else
			diag_error(job->diag, job->options->pos, "%s", buf_text(&text));
		hint(job, missing, is_personal);
		buf_release(&text);
	}
}
