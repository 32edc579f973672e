/*
 * Libraries are asked for their versions by name, so that it makes no difference whether one is
 * linked or opened late, and no header of theirs is needed.
 */
#include "cli/doctor_libraries.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/opened.h"
#include "cli/findings.h"
#include "locale/unicode.h"

/* How a library tells its version. */
enum telling {
	TELLS_NOTHING,
	TELLS_TEXT,      /* const char *f(void) */
	TELLS_OWN_TEXT,  /* char *f(void), to be freed */
	TELLS_OF_NULL,   /* const char *f(const void *), of NULL */
	TELLS_VARIABLE,  /* const char *v */
	TELLS_NUMBER,    /* int f(void): 21401 is 2.14.1 */
	TELLS_THOUSANDS, /* int f(void): 2140 is 2.14 */
	TELLS_TWO,       /* int f(void), int g(void): major, minor */
	TELLS_THREE      /* int f(unsigned *, unsigned *, unsigned *) */
};

struct library {
	struct opened_library opened;
	enum telling telling;
	const char *symbol, *second;
	bool is_late; /* few runs open it */
};

static const struct library libraries[] = {
	{{"libxml2", {"libxml2.so.2"}, "", "libxml2"},
	 TELLS_VARIABLE,
	 "xmlParserVersion",
	 NULL,
	 false},
	{{"HarfBuzz", {"libharfbuzz.so.0"}, "", "libharfbuzz0b"},
	 TELLS_TEXT,
	 "hb_version_string",
	 NULL,
	 false},
	{{"HarfBuzz subset", {"libharfbuzz-subset.so.0"}, "", "libharfbuzz-subset0"},
	 TELLS_NOTHING,
	 NULL,
	 NULL,
	 false},
	{{"fontconfig", {"libfontconfig.so.1"}, "", "libfontconfig1"},
	 TELLS_NUMBER,
	 "FcGetVersion",
	 NULL,
	 false},
	{{"libharu", {"libhpdf-2.3.0.so", "libhpdf.so.2", "libhpdf.so"}, "", "libhpdf-2.3.0"},
	 TELLS_TEXT,
	 "HPDF_GetVersion",
	 NULL,
	 false},
	{{"Little CMS", {"liblcms2.so.2"}, "", "liblcms2-2"},
	 TELLS_THOUSANDS,
	 "cmsGetEncodedCMMversion",
	 NULL,
	 false},
	{{"libdeflate", {"libdeflate.so.0"}, "", "libdeflate0"}, TELLS_NOTHING, NULL, NULL, false},
	{{"zlib", {"libz.so.1"}, "", "zlib1g"}, TELLS_TEXT, "zlibVersion", NULL, false},
	{{"libpng", {"libpng16.so.16"}, "", "libpng16-16"},
	 TELLS_OF_NULL,
	 "png_get_libpng_ver",
	 NULL,
	 false},
	{{"libjpeg", {"libjpeg.so.62", "libjpeg.so.8"}, "", "libjpeg62-turbo"},
	 TELLS_NOTHING,
	 NULL,
	 NULL,
	 false},
	{{"libqrencode", {"libqrencode.so.4"}, "", "libqrencode4"},
	 TELLS_TEXT,
	 "QRcode_APIVersionString",
	 NULL,
	 false},
	{{"Jansson", {"libjansson.so.4"}, "", "libjansson4"},
	 TELLS_TEXT,
	 "jansson_version_str",
	 NULL,
	 false},
	{{"Nettle", {"libnettle.so.8"}, "", "libnettle8"},
	 TELLS_TWO,
	 "nettle_version_major",
	 "nettle_version_minor",
	 false},
	{{"libzip", {"libzip.so.4", "libzip.so.5"}, "workbooks", "libzip4"},
	 TELLS_TEXT,
	 "zip_libzip_version",
	 NULL,
	 true},
	{{"libqpdf", {"libqpdf.so.29", "libqpdf.so.30"}, "filled forms of PDF", "libqpdf29"},
	 TELLS_TEXT,
	 "qpdf_get_qpdf_version",
	 NULL,
	 true},
	{{"Leptonica", {"liblept.so.5", "libleptonica.so.6"}, "scans", "liblept5"},
	 TELLS_OWN_TEXT,
	 "getLeptonicaVersion",
	 NULL,
	 true},
	{{"ZBar", {"libzbar.so.0"}, "scans", "libzbar0"}, TELLS_THREE, "zbar_version", NULL, true},
};

/* What a symbol of a library may be. */
union symbol {
	const char *(*text)(void);
	char *(*own_text)(void);
	const char *(*of_null)(const void *);
	const char **variable;
	int (*number)(void);
	int (*three)(unsigned *, unsigned *, unsigned *);
};

static const char *number_text(struct arena *arena, enum telling telling, int number)
{
	if (telling == TELLS_THOUSANDS)
		return arena_printf(arena, "%d.%d", number / 1000, number / 10 % 100);
	return arena_printf(arena, "%d.%d.%d", number / 10000, number / 100 % 100, number % 100);
}

/* NULL: it says none. */
static const char *find_version(struct arena *arena, const struct library *library)
{
	union symbol symbol = {NULL}, second = {NULL};
	const struct opened_function functions[] = {{library->symbol, &symbol},
						    {library->second, &second}};
	unsigned major = 0, minor = 0, patch = 0;
	char *own;

	if (!library->symbol || !opened_find(&library->opened, functions, library->second ? 2 : 1))
		return NULL;
	switch (library->telling) {
	case TELLS_NOTHING:
		break;
	case TELLS_TEXT:
		return arena_strdup(arena, symbol.text());
	case TELLS_OWN_TEXT: {
		const char *text = arena_strdup(arena, own = symbol.own_text());

		text += strcspn(text, "0123456789"); /* "leptonica-1.82.0" */
		free(own);
		return text;
	}
	case TELLS_OF_NULL:
		return arena_strdup(arena, symbol.of_null(NULL));
	case TELLS_VARIABLE:
		return number_text(arena, TELLS_NUMBER, (int)strtol(*symbol.variable, NULL, 10));
	case TELLS_NUMBER:
	case TELLS_THOUSANDS:
		return number_text(arena, library->telling, symbol.number());
	case TELLS_TWO:
		return arena_printf(arena, "%d.%d", symbol.number(), second.number());
	case TELLS_THREE:
		symbol.three(&major, &minor, &patch);
		return arena_printf(arena, "%u.%u.%u", major, minor, patch);
	}
	return NULL;
}

static void add_library(struct findings *findings, const struct library *library)
{
	struct arena *arena = findings->arena;
	bool is_there = opened_find(&library->opened, NULL, 0);
	struct finding finding = {
		.group = "libraries",
		.name = library->opened.title,
		.state = is_there           ? FINDING_OK
			 : library->is_late ? FINDING_LACKING
					    : FINDING_MISSING,
		.version = is_there ? find_version(arena, library) : NULL,
	};

	if (library->is_late)
		finding.remedy = arena_printf(arena, "for %s: install %s", library->opened.needed,
					      library->opened.package);
	else
		finding.remedy = arena_printf(arena, "install %s", library->opened.package);
	findings_add(findings, &finding);
}

void doctor_libraries(struct findings *findings)
{
	findings_add(findings, &(struct finding){.group = "libraries",
						 .name = "ICU",
						 .version = unicode_version(findings->arena)});
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
		add_library(findings, &libraries[i]);
}
