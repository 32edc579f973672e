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
	bool has_ascii;             /* a glyph for each of U+0020 to U+007E */
	bool is_intact;             /* its outlines were looked at, and are whole */
	int nsubsets;               /* that were made of it */
	struct hb_face_t *prepared; /* for more of them; NULL: it did not pay yet */
	/* glyphs; 0: none. hyphen: U+2010, else "-"; replacement: U+FFFD, else a box, else "?" */
	uint32_t space, hyphen, replacement;
	int space_advance; /* in font units */
};

enum style_state { STYLE_UNKNOWN, STYLE_OPEN, STYLE_UNNAMED, STYLE_MISSING, STYLE_BROKEN };

/* What has become of a style that the catalogue names or not. */
struct style_face {
	enum style_state state;
	int font;         /* OPEN */
	const char *path; /* BROKEN: the file, and what is wrong with it */
	const char *why;
};

/* A font file that would have done if it could be used. */
struct unusable {
	const char *path, *why; /* NULL: there is none */
};

/* A family that the catalogue does not know, or does not have in that weight, and the face that was
 * found for it (or -1). */
struct found_family {
	const char *name;
	unsigned flags;
	int font;
	struct unusable unusable;
};

struct fontset {
	struct arena arena;
	struct diag *diag; /* of the run */
	struct catalogue catalogue;
	struct face **faces;
	int nfaces;
	struct style_face (*styles)[CATALOGUE_STYLES]; /* by family of the catalogue and style */
	struct found_family *found;                    /* what fontconfig answered */
	int nfound;
	struct unusable *unusable; /* files beside the catalogue */
	int nunusable;
	const char **own; /* all font files there */
	int nown;
	struct fontconfig *system; /* when it was asked */
};

/*
 * The face of a catalogue family in a style; a style for which the catalogue names no file is set
 * in the regular. -1: the family is not installed, which is not reported; or a file that the
 * catalogue names is damaged, or is missing though others of its family are there, which is an
 * error of the environment.
 */
int fontset_find_style(struct fontset *fonts, int family, unsigned flags, struct diag *diag);

/* Whether the file of the family's regular is there. */
bool fontset_has_family(const struct fontset *fonts, int family);

/* Whether an open face is one of a family's, in any style. */
bool fontset_is_of(const struct fontset *fonts, int font, const char *family);

/* Opens face index of the file into *face, of a variable font in that weight; strings into arena.
 * NULL, or what is wrong with it; to be closed in either case. */
const char *face_open(struct face *face, struct arena *arena, const char *path, int index,
		      int weight);
void face_close(struct face *face);

#endif
