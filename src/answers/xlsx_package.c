/* Names of parts begin with no slash here, as archives have them. */
#include "answers/xlsx_package.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"

#define PACKAGE_SPACE "http://schemas.openxmlformats.org/package/2006/relationships"

/* Transitional, then strict. */
static const char *const main_spaces[] = {
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
	"http://purl.oclc.org/ooxml/spreadsheetml/main"};
static const char *const relation_spaces[] = {
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"http://purl.oclc.org/ooxml/officeDocument/relationships"};

static int read_part(void *context, char *bytes, int n)
{
	return archive_part_read(context, bytes, n);
}

bool xlsx_part_open(struct xlsx_part *part, const struct xlsx_package *package, const char *name)
{
	struct pull_source source = {read_part, NULL, package->path, name};

	part->bytes = archive_part_open(package->archive, name);
	if (!part->bytes)
		return false;
	source.context = part->bytes;
	part->pull = pull_open(&source, package->diag);
	return true;
}

void xlsx_part_close(struct xlsx_part *part)
{
	pull_close(part->pull);
	archive_part_close(part->bytes);
}

/* The last word of a type that we may know, or "". */
static const char *type_word(const char *type)
{
	for (int i = 0; i < 2; i++) {
		size_t n = strlen(relation_spaces[i]);

		if (strncmp(type, relation_spaces[i], n) == 0 && type[n] == '/')
			return type + n + 1;
	}
	return "";
}

/* The name of the part that target means, seen from a folder (RFC 3986, 5.2). */
static const char *resolve(struct arena *arena, const char *folder, const char *target)
{
	char *name = *target == '/' ? arena_strdup(arena, target + 1)
				    : file_join(arena, folder, target);
	char *out = name;

	for (const char *p = name; *p;) {
		size_t n = strcspn(p, "/"), step = n + (p[n] == '/');

		if (strncmp(p, "..", n) == 0 && n == 2) {
			out -= out > name;
			while (out > name && out[-1] != '/')
				out--;
		} else if (strncmp(p, ".", n) != 0) {
			memmove(out, p, step);
			out += step;
		}
		p += step;
	}
	*out = 0;
	return name;
}

static const char *copy_attribute(struct arena *arena, struct pull *pull, const char *name)
{
	const char *value = pull_attribute(pull, NULL, name);

	return arena_strdup(arena, value ? value : "");
}

static void add_relation(struct xlsx_relations *relations, struct arena *arena, struct pull *pull,
			 const char *folder)
{
	const char *mode = pull_attribute(pull, NULL, "TargetMode");
	struct xlsx_relation relation;

	if (mode && strcmp(mode, "External") == 0)
		return;
	relation.id = copy_attribute(arena, pull, "Id");
	relation.type = type_word(copy_attribute(arena, pull, "Type"));
	relation.target = resolve(arena, folder, copy_attribute(arena, pull, "Target"));
	ARENA_GROW(arena, relations->relations, relations->n);
	relations->relations[relations->n++] = relation;
}

bool xlsx_relations_load(struct xlsx_relations *relations, struct arena *arena,
			 const struct xlsx_package *package, const char *part)
{
	bool has_folder = strchr(part, '/') != NULL, has_failed;
	const char *folder = has_folder ? file_dir(arena, part) : "";
	const char *name = arena_printf(arena, "%s%s_rels/%s.rels", folder, has_folder ? "/" : "",
					file_name(part));
	struct xlsx_part rels;

	*relations = (struct xlsx_relations){NULL, 0};
	if (!archive_has(package->archive, name))
		return true;
	if (!xlsx_part_open(&rels, package, name))
		return false;
	while (relations->n < LIMIT_RELATIONS) {
		enum pull_event event = pull_next(rels.pull);

		if (event == PULL_END)
			break;
		if (event == PULL_OPEN && strcmp(pull_space(rels.pull), PACKAGE_SPACE) == 0 &&
		    strcmp(pull_name(rels.pull), "Relationship") == 0)
			add_relation(relations, arena, rels.pull, folder);
	}
	has_failed = pull_has_failed(rels.pull);
	xlsx_part_close(&rels);
	return !has_failed;
}

const struct xlsx_relation *xlsx_relation_find(const struct xlsx_relations *relations,
					       const char *id, const char *type)
{
	for (int i = 0; i < relations->n; i++) {
		const struct xlsx_relation *relation = &relations->relations[i];

		if ((!id || strcmp(relation->id, id) == 0) &&
		    (!type || strcmp(relation->type, type) == 0))
			return relation;
	}
	return NULL;
}

bool xlsx_is(const struct pull *pull, const char *name)
{
	if (strcmp(pull_name(pull), name) != 0)
		return false;
	for (int i = 0; i < 2; i++)
		if (strcmp(pull_space(pull), main_spaces[i]) == 0)
			return true;
	return false;
}

const char *xlsx_relation_attribute(struct pull *pull, const char *name)
{
	const char *value = pull_attribute(pull, relation_spaces[0], name);

	return value ? value : pull_attribute(pull, relation_spaces[1], name);
}
