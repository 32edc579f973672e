/* The list, and how it is told. */
#include "cli/findings.h"

#include <string.h>

#include "base/json.h"
#include "base/plain.h"
#include "base/version.h"

void findings_add(struct findings *findings, const struct finding *finding)
{
	ARENA_GROW(findings->arena, findings->list, findings->n);
	findings->list[findings->n++] = *finding;
}

int findings_count(const struct findings *findings, enum finding_state state)
{
	int n = 0;

	for (int i = 0; i < findings->n; i++)
		n += findings->list[i].state == state;
	return n;
}

static bool begins_group(const struct findings *findings, int i)
{
	return i == 0 || strcmp(findings->list[i].group, findings->list[i - 1].group) != 0;
}

/* How many columns the names take, or the versions. */
static int find_width(const struct findings *findings, bool is_version)
{
	int width = 0;

	for (int i = 0; i < findings->n; i++) {
		const struct finding *f = &findings->list[i];
		const char *text = is_version ? f->version : f->name;
		int n = text && (!is_version || f->path) ? (int)strlen(text) : 0;

		width = n > width ? n : width;
	}
	return width;
}

void findings_print(const struct findings *findings, struct buf *out)
{
	static const char *const marks[] = {"ok", "-", "MISSING"};
	int width = find_width(findings, false), version_width = find_width(findings, true);
	int nmissing = findings_count(findings, FINDING_MISSING);

	buf_addstr(out, "roleguide " ROLEGUIDE_VERSION "\n");
	for (int i = 0; i < findings->n; i++) {
		const struct finding *f = &findings->list[i];
		const char *version = f->version ? f->version : "";

		if (begins_group(findings, i))
			buf_printf(out, "\n%s\n", f->group);
		buf_printf(out, "  %-7s  %-*s", marks[f->state], width, f->name);
		if (f->path)
			buf_printf(out, "  %-*s  %s", version_width, version,
				   plain_name(findings->arena, f->path));
		else if (*version)
			buf_printf(out, "  %s", plain_text(findings->arena, version));
		if (f->state != FINDING_OK && f->remedy)
			buf_printf(out, "%s%s", *version ? "; " : "  ", f->remedy);
		while (out->bytes[out->n - 1] == ' ')
			out->n--;
		buf_addc(out, '\n');
	}
	if (nmissing)
		buf_printf(out, "\nNot ready: %d of what is needed is missing.\n", nmissing);
	else
		buf_addstr(out, "\nReady: all that is needed is there.\n");
}

void findings_json(const struct findings *findings, struct buf *out)
{
	static const char *const states[] = {"ok", "lacking", "missing"};
	struct json json = {.out = out, .is_first = true};

	json_open(&json, NULL, '{');
	json_text(&json, "format", "roleguide doctor 1");
	json_text(&json, "program", "roleguide " ROLEGUIDE_VERSION);
	json_truth(&json, "ready", findings_count(findings, FINDING_MISSING) == 0);
	json_open(&json, "findings", '[');
	for (int i = 0; i < findings->n; i++) {
		const struct finding *f = &findings->list[i];

		json_open(&json, NULL, '{');
		json_text(&json, "group", f->group);
		json_text(&json, "name", f->name);
		json_text(&json, "state", states[f->state]);
		json_text(&json, "version", f->version);
		json_text(&json, "path", f->path);
		json_text(&json, "remedy", f->state == FINDING_OK ? NULL : f->remedy);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
}
