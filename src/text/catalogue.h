/*
 * The font catalogue: which families there are, their files, the package that brings them, and for
 * which scripts they stand in when the wanted family lacks a character. Read from
 * fonts/catalogue.txt (the format is told at its head), const afterwards; no font file is touched
 * here.
 */
#ifndef TEXT_CATALOGUE_H
#define TEXT_CATALOGUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/choice.h"
#include "base/diag.h"

enum catalogue_class { CLASS_SANS, CLASS_SERIF, CLASS_MONO };

enum { CATALOGUE_STYLES = 4, CATALOGUE_SCRIPTS = 8, SCRIPT_ANY = 1 };

/* Where a family comes from. */
struct catalogue_package {
	const char *name;    /* Debian's name */
	const char *licence; /* SPDX */
	const char *folder;  /* where it puts its files */
};

struct catalogue_family {
	const char *name;
	const struct catalogue_package *package;
	enum catalogue_class class;
	const char *files[CATALOGUE_STYLES]; /* by FONT_BOLD | FONT_ITALIC; NULL: no such style */
	uint32_t scripts[CATALOGUE_SCRIPTS]; /* ISO 15924 tags, first letter in the highest byte */
	int nscripts;
};

/* Files of a family in a weight other than regular and bold. */
struct catalogue_weight {
	const char *family;
	const struct catalogue_package *package;
	int weight;           /* 100 to 900 */
	const char *files[2]; /* upright; italic, or NULL */
};

/* What weights are called, from 100 on. */
extern const struct choice catalogue_weights;

struct catalogue {
	const char *folder; /* the catalogue's own: files in it win */
	struct catalogue_family *families;
	int nfamilies;
	struct catalogue_weight *weights;
	int nweights;
};

/* Reads the file at path; false and an environment error when it can't be read. Faulty lines are
 * reported and left out. All memory is arena's. */
bool catalogue_load(struct catalogue *catalogue, struct arena *arena, const char *path,
		    struct diag *diag);

/* The index of the family, or -1. */
int catalogue_find(const struct catalogue *catalogue, const char *name);

#endif
