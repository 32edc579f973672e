/*
 * pdf/condition: the shipped profile is taken as it is; every other kind of file is refused with
 * what it is instead; colours come out as inks, never too much of them.
 */
#include "pdf/condition.h"

#include <stdlib.h>

#include "base/file.h"
#include "pdf/icc.h"
#include "tap.h"

enum {
	SIZE_AT = 0,
	VERSION_AT = 8,
	CLASS_AT = 12,
	SPACE_AT = 16,
	CONNECTED_AT = 20,
	TAGS_AT = 128
};

struct fixture {
	struct arena arena;
	struct diag diag;
	const char *shipped, *made; /* paths */
	unsigned char *icc;
	size_t n;
};

static void init(struct fixture *f)
{
	arena_init(&f->arena);
	diag_init(&f->diag);
	f->shipped = arena_printf(&f->arena, "%s/content/icc/FOGRA39L_coated.icc", getenv("ROOT"));
	f->made = arena_printf(&f->arena, "%s/made.icc", getenv("TMPDIR"));
	f->icc = (unsigned char *)file_read(&f->arena, f->shipped, 1 << 20, &f->n, &f->diag);
}

static void release(struct fixture *f)
{
	diag_release(&f->diag);
	arena_release(&f->arena);
}

static void test_shipped(struct fixture *f)
{
	struct condition *condition = condition_load(&f->arena, f->shipped, "FOGRA39", 2, &f->diag);
	const void *icc;
	size_t n;

	if (!tap_ok(condition && f->diag.nmessages == 0, "the shipped profile is good"))
		return;
	icc = condition_profile(condition, &n);
	tap_ok(n == f->n && memcmp(icc, f->icc, n) == 0, "its bytes stay as they are");
	tap_is(condition_identifier(condition), "FOGRA39", "its name is what was given");
	tap_is(condition_description(condition), "FOGRA39L Coated", "its description is its own");
	condition_close(condition);
}

static void test_registry(struct fixture *f)
{
	static const struct {
		const char *name;
		bool is_registered;
	} cases[] = {{"FOGRA39", true},
		     {"FOGRA27", true},
		     {"FOGRA54", true},
		     {"FOGRA51", true},
		     {"CGATS TR 006", true},
		     {"CGATS21-2-CRPC6", true},
		     {"JC200103", true},
		     {"FOGRA26", false},
		     {"FOGRA99", false},
		     {"FOGRA3", false},
		     {"FOGRA399", false},
		     {"FOGRA39L", false},
		     {"fogra39", false},
		     {"CGATS21-2-CRPC8", false},
		     {"CGATS21-2-CRPC66", false},
		     {"CGATS21_CRPC6", false},
		     {"CGATS21-2-CRPC", false},
		     {"Custom", false},
		     {"F", false},
		     {"", false}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct condition *condition = condition_load(&f->arena, f->shipped, cases[i].name,
							     4, &f->diag);

		tap_ok(condition_is_registered(condition) == cases[i].is_registered,
		       "\"%s\" is%s in the registry", cases[i].name,
		       cases[i].is_registered ? "" : " not");
		condition_close(condition);
	}
}

static void write_made(struct fixture *f, const void *bytes, size_t n)
{
	FILE *file = fopen(f->made, "wb");

	fwrite(bytes, 1, n, file);
	fclose(file);
}

/* The message about the n bytes, without the path; "" when they are good. */
static const char *fault(struct fixture *f, const void *bytes, size_t n, int newest)
{
	struct condition *condition;
	const char *text = "";
	struct diag diag;

	write_made(f, bytes, n);
	diag_init(&diag);
	condition = condition_load(&f->arena, f->made, "X", newest, &diag);
	if (!condition && diag.nerrors == 1 && strcmp(diag.messages[0].pos.file, f->made) == 0)
		text = arena_strdup(&f->arena, diag.messages[0].text);
	else if (!condition || diag.nmessages > 0)
		text = "not one error";
	condition_close(condition);
	diag_release(&diag);
	return text;
}

/* The message when four bytes of the shipped profile are others. */
static const char *changed(struct fixture *f, size_t at, const char *four, int newest)
{
	unsigned char *copy = arena_copy(&f->arena, f->icc, f->n);

	memcpy(copy + at, four, 4);
	return fault(f, copy, f->n, newest);
}

/* Where the tag's entry stands in the table; with_data: where its data stands. */
static size_t find_tag(const struct fixture *f, const char *name, bool with_data)
{
	size_t at = TAGS_AT + 4;

	while (memcmp(f->icc + at, name, 4) != 0)
		at += 12;
	return with_data
		       ? (size_t)f->icc[at + 5] << 16 | (size_t)f->icc[at + 6] << 8 | f->icc[at + 7]
		       : at;
}

static void test_kinds(struct fixture *f)
{
	struct buf srgb;

	buf_init(&srgb);
	icc_write_srgb(&srgb);
	tap_is(fault(f, srgb.bytes, srgb.n, 4),
	       "this profile is for a display (RGB), not for a press (CMYK)", "sRGB");
	buf_release(&srgb);
	tap_is(changed(f, CLASS_AT, "scnr", 4),
	       "this profile is for a camera or scanner (CMYK), not for a press (CMYK)",
	       "a scanner");
	tap_is(changed(f, CLASS_AT, "link", 4),
	       "this profile is for a link of two devices (CMYK), not for a press (CMYK)",
	       "a link");
	tap_is(changed(f, SPACE_AT, "GRAY", 4),
	       "this profile is for a printer (grey), not for a press (CMYK)", "grey");
	tap_is(changed(f, SPACE_AT, "6CLR", 4),
	       "this profile is for a printer (6CLR), not for a press (CMYK)", "six inks");
	tap_is(changed(f, CONNECTED_AT, "CMYK", 4),
	       "this profile connects its inks with CMYK, not with Lab or XYZ", "a strange centre");
	tap_is(changed(f, VERSION_AT, "\4\x30\0", 2),
	       "this is an ICC profile of version 4.3; the file that is to be written may hold one "
	       "of version 2",
	       "a new version in an old file");
	tap_is(changed(f, VERSION_AT, "\4\x20\0", 4), "", "version 4 where that is known");
	tap_is(changed(f, VERSION_AT, "\5\0\0", 4),
	       "this is an ICC profile of version 5.0; the file that is to be written may hold one "
	       "of version 4",
	       "version 5");
}

static void test_damage(struct fixture *f)
{
	unsigned char *longer = arena_alloc(&f->arena, f->n + 20);
	int ngood = 0, nbad = 0;

	tap_is(fault(f, "<svg/>", 6, 4), "this is no ICC profile", "another file");
	tap_is(fault(f, "", 0, 4), "this is no ICC profile", "an empty file");
	tap_is(fault(f, f->icc, f->n - 1, 4),
	       "this ICC profile is cut off: 121367 bytes of 121368 are there", "a cut file");
	memcpy(longer, f->icc, f->n);
	tap_is(fault(f, longer, f->n + 3, 4), "", "padding is no harm");
	tap_is(fault(f, longer, f->n + 20, 4),
	       "20 bytes stand behind this ICC profile, which are none of it", "a longer file");
	tap_is(changed(f, find_tag(f, "B2A0", false), "B2A9", 4),
	       "this profile has no table from colours to inks (B2A)", "no B2A");
	tap_is(changed(f, find_tag(f, "A2B0", false), "A2B9", 4),
	       "this profile has no table from inks to colours (A2B)", "no A2B");
	tap_is(changed(f, find_tag(f, "B2A0", true), "what", 4),
	       "this profile's table from colours to inks (B2A) is damaged", "another kind of B2A");
	tap_is(changed(f, find_tag(f, "B2A0", true) + 8, "\3\3\x11", 4),
	       "this profile's table from colours to inks (B2A) is damaged", "three inks");
	tap_is(changed(f, TAGS_AT, "\0\0\x7f\xff", 4), "this ICC profile is damaged", "many tags");
	for (size_t at = TAGS_AT; at < f->n; at += at < 400 ? 3 : 1999) {
		const char *text = changed(f, at, "\xff\x7f\0\x80", 4);

		ngood += !*text;
		nbad += strstr(text, "profile") != NULL;
		if (*text && !strstr(text, "profile"))
			printf("# byte %zu: %s\n", at, text);
	}
	tap_ok(ngood > 30 && nbad >= 10, "anywhere damaged: %d good, %d refused", ngood, nbad);
}

/* Every 17th value of red, green and blue. */
static void test_ink(struct fixture *f)
{
	struct condition *condition = condition_load(&f->arena, f->shipped, "FOGRA39", 2, &f->diag);
	const struct conversion *conversion = condition_from(condition, NULL, 0, 4);
	int most[3] = {0}, nkept = 0;
	uint8_t rgb[3], cmyk[3][4];

	for (int i = 0; i < 16 * 16 * 16; i++) {
		static const int limits[3] = {4 * 255, CONDITION_MOST_INK, 500};

		for (int k = 0; k < 3; k++)
			rgb[k] = (uint8_t)((i >> (4 * k) & 15) * 17);
		for (int k = 0; k < 3; k++) {
			int ink;

			condition_convert(conversion, limits[k], rgb, cmyk[k], 1);
			ink = cmyk[k][0] + cmyk[k][1] + cmyk[k][2] + cmyk[k][3];
			most[k] = ink > most[k] ? ink : most[k];
		}
		nkept += cmyk[0][3] == cmyk[2][3];
	}
	tap_ok(most[0] > 3 * 255, "some colours would take %d", most[0]);
	tap_ok(most[1] <= 3 * 255 && most[1] > 3 * 255 - 6, "with a limit none does: %d", most[1]);
	tap_ok(most[2] <= 500, "nor with a lower one: %d", most[2]);
	tap_ok(nkept == 16 * 16 * 16, "black is never taken away");
	condition_convert(conversion, CONDITION_MOST_INK, (const uint8_t *)"\xff\xff\xff", cmyk[0],
			  1);
	tap_ok(memcmp(cmyk[0], "\0\0\0\0", 4) == 0, "white is bare paper");
	condition_close(condition);
}

static void test_sources(struct fixture *f)
{
	struct condition *condition = condition_load(&f->arena, f->shipped, "FOGRA39", 2, &f->diag);
	const struct conversion *conversion = condition_from(condition, NULL, 0, 4);
	const uint8_t orange[] = {230, 120, 20};
	uint8_t plain[4], own[4];
	struct buf srgb;

	buf_init(&srgb);
	icc_write_srgb(&srgb);
	tap_ok(conversion && condition_from(condition, NULL, 0, 4) == conversion,
	       "a conversion is made once");
	tap_ok(condition_from(condition, srgb.bytes, srgb.n, 4) &&
		       condition_from(condition, srgb.bytes, srgb.n, 4) !=
			       condition_from(condition, NULL, 0, 4),
	       "a profile has a conversion of its own");
	condition_convert(conversion, CONDITION_MOST_INK, orange, plain, 1);
	condition_convert(condition_from(condition, srgb.bytes, srgb.n, 4), CONDITION_MOST_INK,
			  orange, own, 1);
	for (int i = 0; i < 4; i++)
		tap_ok(abs(plain[i] - own[i]) <= 1, "sRGB as a profile is sRGB: ink %d", i);
	tap_ok(!condition_from(condition, f->icc, f->n, 4), "nothing comes from a press");
	tap_ok(!condition_from(condition, f->icc, f->n, 4), "asked again neither");
	tap_ok(!condition_from(condition, srgb.bytes, 200, 4), "nor from half a profile");
	tap_ok(!condition_from(condition, "", 0, 4), "nor from nothing");
	buf_release(&srgb);
	condition_close(condition);
}

/* Greys as black ink alone: the lighter the less, from full ink to bare paper. */
static void test_black(struct fixture *f)
{
	struct condition *condition = condition_load(&f->arena, f->shipped, "FOGRA39", 2, &f->diag);
	const struct conversion *conversion = condition_from(condition, NULL, 0, 1);
	const uint8_t red[] = {255, 0, 0}, yellow[] = {255, 255, 0};
	uint8_t light[256], other[2];
	int nrising = 0;

	tap_ok(conversion && conversion_components(conversion) == 1 &&
		       conversion == condition_from(condition, NULL, 0, 1) &&
		       conversion != condition_from(condition, NULL, 0, 4),
	       "black has its own conversion");
	for (int i = 0; i < 256; i++) {
		uint8_t rgb[3] = {(uint8_t)i, (uint8_t)i, (uint8_t)i};

		condition_convert(conversion, CONDITION_MOST_INK, rgb, &light[i], 1);
		nrising += i > 0 && light[i] >= light[i - 1];
	}
	tap_ok(light[0] == 0 && light[255] == 255 && nrising == 255,
	       "black is full ink, white is bare paper, greys lie between: %d to %d, %d rise",
	       light[0], light[255], nrising);
	condition_convert(conversion, CONDITION_MOST_INK, red, &other[0], 1);
	condition_convert(conversion, CONDITION_MOST_INK, yellow, &other[1], 1);
	tap_ok(other[0] > 60 && other[0] + 60 < other[1] && other[1] < 255,
	       "red is darker than yellow: %d, %d", other[0], other[1]);
	condition_close(condition);
}

int main(void)
{
	struct fixture f;

	if (!getenv("ROOT") || !getenv("TMPDIR")) {
		puts("# ROOT must name the repository, TMPDIR an empty folder");
		return 1;
	}
	init(&f);
	test_shipped(&f);
	test_registry(&f);
	test_kinds(&f);
	test_damage(&f);
	test_ink(&f);
	test_sources(&f);
	test_black(&f);
	tap_ok(f.diag.nmessages == 0, "nothing else was reported");
	release(&f);
	return tap_done();
}
