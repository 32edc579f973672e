/*
 * What a workbook is packed in (Open Packaging Conventions, ECMA-376-2): an archive of parts, which
 * name each other by relations. Relations to what lies outside the file are not followed.
 */
#ifndef ANSWERS_XLSX_PACKAGE_H
#define ANSWERS_XLSX_PACKAGE_H

#include <stdbool.h>

#include "base/archive.h"
#include "base/arena.h"
#include "xml/pull.h"

struct xlsx_package {
	struct archive *archive;
	const char *path;
	struct diag *diag;
};

/* One part while it is read. */
struct xlsx_part {
	struct archive_part *bytes;
	struct pull *pull;
};

/* False with an error. */
bool xlsx_part_open(struct xlsx_part *part, const struct xlsx_package *package, const char *name);
void xlsx_part_close(struct xlsx_part *part);

struct xlsx_relation {
	const char *id;
	const char *type;   /* its last word: "worksheet" */
	const char *target; /* the name of a part */
};

struct xlsx_relations {
	struct xlsx_relation *relations;
	int n;
};

/* The relations of a part ("": of the whole package), in arena. None where it has none; false with
 * an error. */
bool xlsx_relations_load(struct xlsx_relations *relations, struct arena *arena,
			 const struct xlsx_package *package, const char *part);
/* The first one of an id or (NULL: any) of a type, or NULL. */
const struct xlsx_relation *xlsx_relation_find(const struct xlsx_relations *relations,
					       const char *id, const char *type);

/* Whether the element that was just opened or closed is that one of SpreadsheetML, transitional or
 * strict. */
bool xlsx_is(const struct pull *pull, const char *name);
/* Its attribute of the relations' namespace, or NULL. */
const char *xlsx_relation_attribute(struct pull *pull, const char *name);

#endif
