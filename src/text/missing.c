/*
 * What is said of characters that no font has. In an author's text it is an error, and one message
 * for all that the author's file lacks of a script, or of the scripts in one package: it stands at
 * the first place, names the characters, and grows while more are found. In words that a person
 * typed, which nobody may rewrite, it is a warning at each place.
 */
#include "text/missing.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/fallback.h"

enum { MOST_NAMED = 6 };

/* The script that a character is of by itself, or one for all that are of none. */
static uint32_t script_of(uint32_t code, uint32_t otherwise)
{
	UErrorCode status = U_ZERO_ERROR;
	UScriptCode own = uscript_getScript((UChar32)code, &status);

	return own > USCRIPT_INHERITED && own != USCRIPT_UNKNOWN ? character_script_tag(own)
								 : otherwise;
}

/* The package that the catalogue names for the character and that is not installed, or NULL. */
static const char *find_package(struct fontset *fonts, uint32_t code, uint32_t script)
{
	UErrorCode status = U_ZERO_ERROR;

	script = script_of(code, script);
	if (uscript_getScript((UChar32)code, &status) == USCRIPT_COMMON)
		script = SCRIPT_ANY;
	if (character_is_private(code))
		return NULL;
	for (int i = 0; i < fonts->catalogue.nfamilies; i++) {
		const struct catalogue_family *family = &fonts->catalogue.families[i];

		if (!family_stands_in_for(family, script) || family->class == CLASS_MONO)
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
	return u_isgraph((UChar32)code) && !character_is_private(code) &&
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

static void hint(const struct job *job, const struct missing *missing, bool is_personal)
{
	struct fontset *fonts = job->shaper->fonts;
	const char *package = missing->kind == MISSING_CHARACTER
				      ? find_package(fonts, missing->code, missing->script)
				      : NULL;

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

/* Missing characters that are one message, and the lines they stand on. */
struct told {
	const struct diag *diag;
	const char *text; /* of the message, as it is now */
	const char *file;
	uint32_t script;
	const char *package; /* that has the script; or NULL */
	int message;
	uint32_t *codes; /* in the order found */
	int ncodes;
	int *lines; /* ascending */
	int nlines;
};

/* Whether the message is still the one that was reported: diags come and go. */
static bool is_alive(const struct told *told, const struct diag *diag)
{
	return told->diag == diag && told->message < diag->nmessages &&
	       diag->messages[told->message].text == told->text;
}

static bool is_same_file(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* What was said of the script, or of others in its package, in the author's file; or NULL. */
static struct told *find_told(const struct job *job, uint32_t script, const char *package)
{
	const struct shaper *shaper = job->shaper;

	for (int i = 0; i < shaper->ntold; i++)
		if ((shaper->told[i].script == script ||
		     (package && shaper->told[i].package == package)) &&
		    is_alive(&shaper->told[i], job->diag) &&
		    is_same_file(shaper->told[i].file, job->options->pos.file))
			return &shaper->told[i];
	return NULL;
}

static bool add_line(struct arena *arena, struct told *told, int line)
{
	int at = source_find(told->lines, told->nlines, line);

	if (at < told->nlines && told->lines[at] == line)
		return false;
	ARENA_GROW(arena, told->lines, told->nlines);
	memmove(told->lines + at + 1, told->lines + at,
		sizeof *told->lines * (size_t)(told->nlines - at));
	told->lines[at] = line;
	told->nlines++;
	return true;
}

static bool add_code(struct arena *arena, struct told *told, uint32_t code)
{
	for (int i = 0; i < told->ncodes; i++)
		if (told->codes[i] == code)
			return false;
	ARENA_GROW(arena, told->codes, told->ncodes);
	told->codes[told->ncodes++] = code;
	return true;
}

static void describe_first(uint32_t code, struct buf *out)
{
	char character[5] = "";

	utf8_encode(code, character);
	buf_printf(out, "no font has U+%04X", (unsigned)code);
	if (is_shown(code))
		buf_printf(out, " \"%s\"", character);
}

static void describe_told(const struct told *told, int first_line, struct buf *out)
{
	int nother = 0;

	describe_first(told->codes[0], out);
	for (int i = 1; i < told->ncodes && i < MOST_NAMED; i++) {
		buf_addstr(out, i == 1 ? ", nor " : ", ");
		add_character(out, told->codes[i]);
	}
	if (told->ncodes > MOST_NAMED)
		buf_printf(out, " and %d more", told->ncodes - MOST_NAMED);
	for (int i = 0; i < told->nlines; i++) {
		if (told->lines[i] == first_line || ++nother > MOST_NAMED)
			continue;
		buf_printf(out, nother == 1 ? "; also on line %d" : ", %d", told->lines[i]);
	}
	if (nother > MOST_NAMED)
		buf_printf(out, " and %d more", nother - MOST_NAMED);
}

/* Adds an author's character to what was said, or says it. */
static void tell_author(struct job *job, const struct missing *missing)
{
	struct shaper *shaper = job->shaper;
	uint32_t script = script_of(missing->code, SCRIPT_ANY);
	const char *package = find_package(shaper->fonts, missing->code, missing->script);
	struct told *told = find_told(job, script, package);
	struct srcpos pos = job->options->pos;
	bool is_more;
	struct buf text;

	if (!told) {
		ARENA_GROW(&shaper->telling, shaper->told, shaper->ntold);
		told = &shaper->told[shaper->ntold++];
		*told = (struct told){
			.diag = job->diag, .script = script, .package = package, .file = pos.file};
		if (pos.file)
			told->file = arena_strdup(&shaper->telling, pos.file);
	}
	is_more = add_code(&shaper->telling, told, missing->code);
	is_more |= add_line(&shaper->telling, told, pos.line);
	if (!is_more)
		return;
	buf_init(&text);
	describe_told(told, told->text ? job->diag->messages[told->message].pos.line : pos.line,
		      &text);
	if (told->text) {
		diag_amend(job->diag, told->message, "%s", buf_text(&text));
	} else {
		diag_as(job->diag, "missing-character");
		diag_error(job->diag, pos, "%s", buf_text(&text));
		hint(job, missing, false);
		told->message = job->diag->latest;
	}
	told->text = job->diag->messages[told->message].text;
	buf_release(&text);
}

/* Whether it is a person's: of a text that is partly an author's, what they typed. */
static bool is_typed(const struct job *job, const struct missing *missing)
{
	const struct text_span *span = &job->spans[missing->span];
	char character[5] = "";

	utf8_encode(missing->code, character);
	return span->pos.file && (!span->typed || strstr(span->typed, character));
}

/* A warning at a place: of what a person typed, or of marks that stand beside their letters. */
static void tell_place(struct job *job, const struct missing *missing)
{
	const struct text_span *span = &job->spans[missing->span];
	bool is_personal = is_typed(job, missing);
	struct srcpos pos = is_personal ? span->pos : job->options->pos;
	struct buf text;

	buf_init(&text);
	if (missing->kind == MISSING_PLACE)
		buf_printf(&text, "U+%04X stands beside ", (unsigned)missing->code);
	else
		describe_first(missing->code, &text);
	if (missing->kind == MISSING_TOGETHER)
		buf_addstr(&text, " together with ");
	if (missing->kind != MISSING_CHARACTER)
		add_character(&text, missing->base);
	if (missing->kind == MISSING_PLACE)
		buf_addstr(&text, ": no font sets them as one");
	if (missing->kind == MISSING_CHARACTER)
		buf_addstr(&text, ": a sign stands in for it");
	if (is_personal && span->column > 0)
		diag_column(job->diag, span->column);
	diag_as(job->diag, missing->kind == MISSING_PLACE ? "mark-beside" : "missing-character");
	if (is_personal || missing->kind == MISSING_PLACE)
		diag_warn(job->diag, pos, "%s", buf_text(&text));
	else
		diag_error(job->diag, pos, "%s", buf_text(&text));
	hint(job, missing, is_personal);
	buf_release(&text);
}

void job_report_missing(struct job *job)
{
	for (int i = 0; i < job->nmissing; i++) {
		const struct missing *missing = &job->missing[i];

		if (missing->kind == MISSING_CHARACTER && !is_typed(job, missing))
			tell_author(job, missing);
		else
			tell_place(job, missing);
	}
}
