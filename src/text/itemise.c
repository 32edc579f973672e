/*
 * Stretches: a paragraph is cut where the span, the bidi level, the script or the font changes.
 * Characters of no script of their own (UAX #24: Common, Inherited) go with the text before them,
 * or with the text behind them where a stretch begins with them. Fonts change between grapheme
 * clusters only, so that a letter and its marks stay together.
 */
#include "text/shaper.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

enum {
	MAX_CLUSTER = 16, /* characters looked at for the font of a cluster */
	TAG_LATIN = 'L' << 24 | 'a' << 16 | 't' << 8 | 'n',
	TAG_COMMON = 'Z' << 24 | 'y' << 16 | 'y' << 8 | 'y'
};

/* Where itemising stands. */
struct scan {
	struct job *job;
	int span;
	int wanted;       /* face of the span */
	uint32_t script;  /* of the text so far */
};

static uint32_t script_tag(UScriptCode script)
{
	const unsigned char *name = (const unsigned char *)uscript_getShortName(script);

	if (script == USCRIPT_LATIN)
		return TAG_LATIN;
	return name ? (uint32_t)name[0] << 24 | (uint32_t)name[1] << 16 | (uint32_t)name[2] << 8 |
			      name[3]
		    : TAG_COMMON;
}

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
	return script_tag(script);
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

static int find_wanted(struct job *job, const struct text_span *span)
{
	struct shaper *shaper = job->shaper;

	if (!shaper->family || strcmp(shaper->family, span->family) != 0 ||
	    shaper->family_flags != span->font_flags || shaper->family_font < 0) {
		shaper->family = arena_strdup(&shaper->arena, span->family);
		shaper->family_flags = span->font_flags;
		shaper->family_font =
			fontset_find(shaper->fonts, span->family, span->font_flags, job->diag);
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
	    last->level == stretch.level &&
	    (last->script == stretch.script || last->is_neutral)) {
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

static bool is_ignorable(uint32_t code)
{
	return u_hasBinaryProperty((UChar32)code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

/* The face for a cluster of the level; -1: none has it. */
static int find_font(struct scan *scan, const uint32_t *codes, int n, uint8_t level)
{
	struct job *job = scan->job;
	const struct face *face = fontset_face(job->shaper->fonts, scan->wanted);
	const struct stretch *last = job->nstretches ? &job->stretches[job->nstretches - 1] : NULL;
	uint32_t needed[MAX_CLUSTER];
	int nneeded = 0;
	bool has_all = true;

	for (int i = 0; i < n; i++)
		if (codes[i] < 0x80 || !is_ignorable(codes[i]))
			needed[nneeded++] = codes[i];
	/* invisible characters stay in the font of the text before them, spaces in that of a word
	 * before them; behind a sign they have the text's own width */
	if (last && last->kind == STRETCH_TEXT && last->span == scan->span &&
	    last->level == level &&
	    (nneeded == 0 ||
	     (nneeded == 1 && !last->is_neutral && u_isUWhiteSpace((UChar32)needed[0]) &&
	      face_has(fontset_face(job->shaper->fonts, last->font), needed[0]))))
		return last->font;
	for (int i = 0; i < nneeded && has_all; i++)
		has_all = (needed[i] - 0x20 < 0x5f && face->has_ascii) || face_has(face, needed[i]);
	if (has_all)
		return scan->wanted;
	return job_find_fallback(job, needed, nneeded, scan->wanted,
				 job->spans[scan->span].font_flags, scan->script);
}

/* Adds the cluster of units [i, end). */
static void add_cluster(struct scan *scan, int32_t i, int32_t end)
{
	struct job *job = scan->job;
	const struct source *source = &job->source;
	struct stretch stretch = {.start = source->offsets[i], .end = source->offsets[end],
				  .level = job->levels ? job->levels[i] : 0,
				  .is_neutral = true};
	uint32_t codes[MAX_CLUSTER];
	int n = 0;

	for (int32_t at = i; at < end && n < MAX_CLUSTER;) {
		UChar32 code;

		U16_NEXT(source->units, at, end, code);
		codes[n++] = (uint32_t)code;
		scan->script = resolve_script((uint32_t)code, scan->script);
		if (resolve_script((uint32_t)code, TAG_COMMON) != TAG_COMMON)
			stretch.is_neutral = false;
	}
	stretch.script = scan->script;
	if (is_line_end(codes[0]) || scan->wanted < 0) {
		stretch.kind = STRETCH_NOTHING;
	} else if (codes[0] == 0xfffc) {
		stretch.kind = STRETCH_OBJECT;
		stretch.font = scan->wanted;
	} else {
		stretch.font = find_font(scan, codes, n, stretch.level);
		stretch.kind = stretch.font < 0 ? STRETCH_MISSING : STRETCH_TEXT;
		if (stretch.font < 0)
			stretch.font = scan->wanted;
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
	bool is_plain = scan->wanted >= 0 &&
			fontset_face(job->shaper->fonts, scan->wanted)->has_ascii;

	while (i < end) {
		int32_t next = is_plain ? ascii_end(scan, i, end) : i;

		if (next > i) {
			add_stretch(scan, (struct stretch){
				.start = job->source.offsets[i], .end = job->source.offsets[next],
				.font = scan->wanted, .script = scan->script,
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
			scan.wanted = find_wanted(job, &job->spans[i]);
			scan_span(&scan, start, end);
		}
		start = end;
	}
}
