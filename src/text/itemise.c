/*
 * Stretches: a paragraph is cut where the span, the bidi level, the script or the font changes.
 * Characters of no script of their own (UAX #24: Common, Inherited) go with the text before them,
 * or with the text behind them where a stretch begins with them. Fonts change between grapheme
 * clusters only, so that a letter and its marks stay together.
 */
#include "text/itemise.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "text/character.h"
#include "text/feature.h"
#include "text/face_cluster.h"
#include "text/fallback.h"
#include "text/fontset.h"

enum { FIRST_OTHER = 0x530 }; /* before it stand Latin, Greek and Cyrillic */

/* Where itemising stands. */
struct scan {
	struct job *job;
	int span;
	int wanted;      /* face of the span */
	unsigned flags;  /* and its style */
	uint32_t script; /* of the text so far */

	uint32_t stressed; /* the script that the style is chosen for; TAG_COMMON: none yet */
};

/* The script of code, or that of the text before it. */
static uint32_t resolve_script(uint32_t code, uint32_t before)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode script;

	if (code < 0x80)
		return (code | 0x20) >= 'a' && (code | 0x20) <= 'z' ? TAG_LATIN : before;
	script = uscript_getScript((UChar32)code, &status);
	if (script <= USCRIPT_INHERITED || script == USCRIPT_UNKNOWN)
		return before;
	return character_script_tag(script);
}

/* The script of the first character that has one. */
static uint32_t first_script(const struct source *source)
{
	uint32_t script = TAG_COMMON;

	for (int32_t i = 0; i < source->nunits && script == TAG_COMMON;) {
		UChar32 code;

		U16_NEXT(source->units, i, source->nunits, code);
		script = resolve_script((uint32_t)code, TAG_COMMON);
	}
	return script;
}

static int find_wanted(struct job *job, const struct text_span *span, unsigned flags)
{
	struct shaper *shaper = job->shaper;
	int64_t nsaid = job->diag->nsaid;

	if (shaper->family.n == 0 || strcmp(buf_text(&shaper->family), span->family) != 0 ||
	    shaper->family_flags != flags || shaper->family_font < 0 ||
	    shaper->family_diag != job->diag) {
		buf_clear(&shaper->family);
		buf_addstr(&shaper->family, span->family);
		shaper->family_flags = flags;
		shaper->family_diag = job->diag;
		shaper->family_font = fontset_find(shaper->fonts, span->family, flags, job->diag);
		shaper->is_family_told = job->diag->nsaid > nsaid;
	}
	job->is_told |= shaper->is_family_told;
	if (span->features && shaper->family_font >= 0) {
		nsaid = job->diag->nsaid;
		feature_check(shaper->fonts, shaper->family_font, span->features, job->diag);
		job->is_told |= job->diag->nsaid > nsaid;
	}
	return shaper->family_font;
}

/* Appends the bytes [start, end), or lengthens the last stretch by them. */
static void add_stretch(struct scan *scan, struct stretch stretch)
{
	struct job *job = scan->job;
	struct stretch *last = job->nstretches ? &job->stretches[job->nstretches - 1] : NULL;

	stretch.span = scan->span;
	if (last && last->kind == stretch.kind && stretch.kind != STRETCH_OBJECT &&
	    last->span == stretch.span && last->font == stretch.font &&
	    last->level == stretch.level && (last->script == stretch.script || last->is_neutral)) {
		last->end = stretch.end;
		last->script = stretch.script;
		last->is_neutral &= stretch.is_neutral;
		return;
	}
	ARENA_GROW(&job->shaper->scratch, job->stretches, job->nstretches);
	job->stretches[job->nstretches++] = stretch;
}

static bool is_line_end(uint32_t code)
{
	return code == 0x2028 || code == 0x2029 || code == 0x85;
}

/* Whether a cluster of the level is set in the font of the text before it: invisible characters
 * are, and spaces in that of a word before them; behind a sign they have the text's own width. */
static bool goes_on(const struct scan *scan, const struct cluster_codes *cluster, uint8_t level)
{
	const struct job *job = scan->job;
	const struct stretch *last = job->nstretches ? &job->stretches[job->nstretches - 1] : NULL;
	uint32_t seen = 0;
	int nseen = 0;

	if (!last || last->kind != STRETCH_TEXT || last->span != scan->span || last->level != level)
		return false;
	for (int i = 0; i < cluster->n; i++)
		if (!character_is_ignorable(cluster->codes[i])) {
			seen = cluster->codes[i];
			nseen++;
		}
	return nseen == 0 || (nseen == 1 && !last->is_neutral && u_isUWhiteSpace((UChar32)seen) &&
			      face_has(fontset_face(job->shaper->fonts, last->font), seen));
}

/* The face for a cluster of the level; -1: none has it. */
static int find_font(struct scan *scan, const struct cluster_codes *cluster, uint8_t level,
		     uint32_t *script)
{
	struct job *job = scan->job;
	const struct face *face = fontset_face(job->shaper->fonts, scan->wanted);
	bool is_drawn = false;

	if (goes_on(scan, cluster, level))
		return job->stretches[job->nstretches - 1].font;
	for (int i = 0; i < cluster->n; i++)
		is_drawn |= !character_is_ignorable(cluster->codes[i]);
	if (!is_drawn || face_sets(face, cluster->codes, cluster->n, *script))
		return scan->wanted;
	return job_find_fallback(job, cluster, scan->wanted, scan->flags, script, scan->span);
}

static void set_style(struct scan *scan, unsigned flags)
{
	scan->flags = flags;
	scan->wanted = find_wanted(scan->job, &scan->job->spans[scan->span], flags);
}

/* Upright in bold, or in regular where that is bold already. */
static unsigned other_weight(unsigned flags)
{
	return (flags & (FONT_BOLD | FONT_STRESS)) ^ FONT_BOLD;
}

/*
 * Chooses the style by the script of a character of a span that is stressed: its own where there is
 * an italic of the script, else upright in the other weight. Figures and signs go with the text.
 */
static void set_stress(struct scan *scan, uint32_t code)
{
	struct job *job = scan->job;
	unsigned flags = job->spans[scan->span].font_flags;
	uint32_t script = resolve_script(code, TAG_COMMON);
	struct cluster_codes cluster = {.codes = {code}, .n = 1};
	int font;

	if (script == TAG_COMMON || script == scan->stressed)
		return;
	scan->stressed = script;
	set_style(scan, flags | FONT_ITALIC);
	if (scan->wanted < 0)
		return;
	font = face_sets(fontset_face(job->shaper->fonts, scan->wanted), cluster.codes, 1, script)
		       ? scan->wanted
		       : job_find_fallback(job, &cluster, scan->wanted, scan->flags, &script,
					   scan->span);
	if (font < 0 || font_info(job->shaper->fonts, font)->is_italic)
		set_style(scan, flags);
	else
		set_style(scan, other_weight(flags));
}

static bool lacks_italic(const struct scan *scan)
{
	return scan->flags & FONT_ITALIC && scan->wanted >= 0 &&
	       !font_info(scan->job->shaper->fonts, scan->wanted)->is_italic;
}

/* Whether units [i, end) are stressed and may be in a script without italics: all but Latin, Greek
 * and Cyrillic. The style is then that of the first letter. Those are in the other weight, too,
 * where a family has no italic. */
static bool begin_stress(struct scan *scan, int32_t i, int32_t end)
{
	const struct source *source = &scan->job->source;
	bool is_other = false;

	scan->stressed = TAG_COMMON;
	if (!(scan->flags & FONT_STRESS))
		return false;
	for (int32_t at = i; at < end && !is_other; at++)
		is_other = source->units[at] >= FIRST_OTHER;
	while (is_other && i < end && scan->stressed == TAG_COMMON) {
		UChar32 code;

		U16_NEXT(source->units, i, end, code);
		set_stress(scan, (uint32_t)code);
	}
	if (!is_other && lacks_italic(scan))
		set_style(scan, other_weight(scan->flags));
	return is_other;
}

/* Adds the cluster of units [i, end). */
static void add_cluster(struct scan *scan, int32_t i, int32_t end)
{
	struct job *job = scan->job;
	const struct source *source = &job->source;
	struct stretch stretch = {.start = source->offsets[i],
				  .end = source->offsets[end],
				  .level = job->levels ? job->levels[i] : 0,
				  .is_neutral = true};
	struct cluster_codes cluster = {.n = 0};

	for (int32_t at = i; at < end && cluster.n < TEXT_CLUSTER;) {
		UChar32 code;

		U16_NEXT(source->units, at, end, code);
		if (scan->stressed != TAG_COMMON)
			set_stress(scan, (uint32_t)code);
		cluster.codes[cluster.n++] = (uint32_t)code;
		scan->script = resolve_script((uint32_t)code, scan->script);
		if (resolve_script((uint32_t)code, TAG_COMMON) != TAG_COMMON)
			stretch.is_neutral = false;
	}
	stretch.script = scan->script;
	if (is_line_end(cluster.codes[0]) || scan->wanted < 0) {
		stretch.kind = STRETCH_NOTHING;
	} else if (cluster.codes[0] == 0xfffc) {
		stretch.kind = STRETCH_OBJECT;
		stretch.font = scan->wanted;
	} else {
		stretch.font = find_font(scan, &cluster, stretch.level, &stretch.script);
		stretch.kind = stretch.font < 0 ? STRETCH_MISSING : STRETCH_TEXT;
		if (stretch.font < 0)
			stretch.font = job_find_substitute(job, scan->wanted);
	}
	add_stretch(scan, stretch);
}

/* The end of the run of ASCII that starts at unit i, as far as one stretch may reach. */
static int32_t ascii_end(const struct scan *scan, int32_t i, int32_t end)
{
	const struct source *source = &scan->job->source;
	const uint8_t *levels = scan->job->levels;
	int32_t start = i;

	while (i < end && source->units[i] < 0x80 &&
	       resolve_script(source->units[i], scan->script) == scan->script &&
	       (!levels || levels[i] == levels[start]))
		i++;
	/* the last one may carry a mark */
	if (i < end && i > start && source->may_cluster)
		i--;
	return i;
}

static void scan_span(struct scan *scan, int32_t i, int32_t end)
{
	struct job *job = scan->job;
	const uint8_t *boundaries = job->boundaries;
	bool is_plain = !begin_stress(scan, i, end) && scan->wanted >= 0 &&
			fontset_face(job->shaper->fonts, scan->wanted)->has_ascii;

	while (i < end) {
		int32_t next = is_plain ? ascii_end(scan, i, end) : i;

		if (next > i) {
			add_stretch(scan,
				    (struct stretch){.start = job->source.offsets[i],
						     .end = job->source.offsets[next],
						     .font = scan->wanted,
						     .script = scan->script,
						     .is_neutral = scan->script != TAG_LATIN,
						     .level = job->levels ? job->levels[i] : 0});
			i = next;
			continue;
		}
		next = i;
		U16_FWD_1(job->source.units, next, end);
		while (next < end && boundaries && !boundaries[next])
			next++;
		add_cluster(scan, i, next);
		i = next;
	}
}

void job_itemise(struct job *job)
{
	struct scan scan = {.job = job, .script = first_script(&job->source)};
	int32_t start = 0;

	for (int i = 0; i < job->source.nspans; i++) {
		int32_t end = source_unit(&job->source, job->source.span_ends[i]);

		if (end > start) {
			scan.span = i;
			set_style(&scan, job->spans[i].font_flags);
			scan_span(&scan, start, end);
		}
		start = end;
	}
}
