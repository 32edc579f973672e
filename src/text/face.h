/*
 * Open faces, as text/ sees them: HarfBuzz's objects and the few glyphs that lines need. Faces are
 * numbered in the order they are opened and stay where they are until the set is closed.
 */
#ifndef TEXT_FACE_H
#define TEXT_FACE_H

#include <stdbool.h>
#include <stdint.h>

#include "text/catalogue.h"
#include "text/text.h"

struct hb_blob_t;
struct hb_face_t;
struct hb_font_t;

struct face {
	struct hb_blob_t *blob; /* the mapped file */
	struct hb_face_t *face;
	struct hb_font_t *font; /* scaled to units_per_em */
	struct font_info info;
	enum catalogue_class class;
	bool has_ascii;         /* a glyph for each of U+0020 to U+007E */
	uint32_t space, hyphen, replacement; /* glyphs; 0: none. hyphen: U+2010, else "-" */
};

struct fontset {
	struct arena arena;
	struct diag *diag; /* of the run */
	struct catalogue catalogue;
	struct face **faces;
	int nfaces;
	int (*styles)[CATALOGUE_STYLES]; /* face by family of the catalogue and style */
	struct found_family *found;      /* what fontconfig answered */
	int nfound;
	struct _FcConfig *config;        /* fontconfig's, when it was asked */
};

enum { FACE_UNKNOWN = -1, FACE_MISSING = -2 };

const struct face *fontset_face(const struct fontset *fonts, int font);

/* Opens face index of the file at path, or finds it open already. -1 and a message in *why (else
 * NULL) when it is no font that a PDF may embed. */
int fontset_open_file(struct fontset *fonts, const char *path, int index, const char **why);

/* The face of a catalogue family in a style; a missing style gives the regular. -1: not installed,
 * nothing is reported. */
int fontset_find_style(struct fontset *fonts, int family, unsigned flags);

/* Opens face index of the file into *face, strings into arena. NULL, or what is wrong with it; to
 * be closed in either case. */
const char *face_open(struct face *face, struct arena *arena, const char *path, int index);
void face_close(struct face *face);

/* Whether the face has a glyph for code, by itself or by those it decomposes into. */
bool face_has(const struct face *face, uint32_t code);

/* Fonts that the catalogue does not know (fontconfig.c); -1: none. family may be NULL: any; code
 * may be 0: any. */
int fontset_ask_system(struct fontset *fonts, const char *family, unsigned flags, uint32_t code);
void fontset_forget_system(struct fontset *fonts);

#endif
