/*
 * One run, with a rule for each code that occurs. Places are URIs below the folder that roleguide
 * ran in, which has no address here (3.14.14): the same input gives the same log anywhere.
 * Columns count code points (3.14.17). A hint is a second line of the message (3.11), since a fix
 * (3.55) would have to be one that a program can make.
 */
#include "tell/tell_sarif.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/mem.h"
#include "base/version.h"
#include "tell/code.h"
#include "tell/tell.h"

static const char schema[] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
			     "sarif-schema-2.1.0.json";
static const char base[] = "%SRCROOT%";

/* The codes that occur, in the order of the table: is_met says it of each. */
static bool *find_met(const struct telling *telling)
{
	int n = 0;
	bool *is_met;

	while (code_at(n))
		n++;
	is_met = mem_alloc_zeroed((size_t)n + 1);
	for (int i = 0; i < telling->nmessages; i++) {
		const struct code *code = code_find(telling->messages[i]->kind);

		if (code)
			is_met[code - code_at(0)] = true;
	}
	return is_met;
}

static void put_object_text(struct json *json, const char *name, const char *text)
{
	json_open(json, name, '{');
	json_text(json, "text", text);
	json_close(json, '}');
}

static void put_rule(struct json *json, const struct code *code)
{
	struct buf uri;

	buf_init(&uri);
	buf_printf(&uri, "doc/codes/%s.md", code->id);
	json_open(json, NULL, '{');
	json_text(json, "id", code->id);
	put_object_text(json, "shortDescription", code->title);
	json_text(json, "helpUri", buf_text(&uri));
	if (*code->page) {
		json_open(json, "help", '{');
		json_text(json, "text", code->page);
		json_text(json, "markdown", code->page);
		json_close(json, '}');
	}
	json_open(json, "defaultConfiguration", '{');
	json_text(json, "level", code->level);
	json_close(json, '}');
	json_close(json, '}');
	buf_release(&uri);
}

static void put_tool(struct json *json, const bool *is_met)
{
	json_open(json, "tool", '{');
	json_open(json, "driver", '{');
	json_text(json, "name", "roleguide");
	json_text(json, "version", ROLEGUIDE_VERSION);
	json_text(json, "semanticVersion", ROLEGUIDE_VERSION);
	json_open(json, "rules", '[');
	for (int i = 0; code_at(i); i++)
		if (is_met[i])
			put_rule(json, code_at(i));
	json_close(json, ']');
	json_close(json, '}');
	json_close(json, '}');
}

static void put_invocation(struct json *json, const struct telling *telling)
{
	struct buf more;

	json_open(json, "invocations", '[');
	json_open(json, NULL, '{');
	json_truth(json, "executionSuccessful", telling->status == 0);
	json_integer(json, "exitCode", telling->status);
	if (telling->nmore > 0) {
		buf_init(&more);
		buf_printf(&more, "and %lld more messages", (long long)telling->nmore);
		json_open(json, "toolExecutionNotifications", '[');
		json_open(json, NULL, '{');
		json_text(json, "level", "warning");
		put_object_text(json, "message", buf_text(&more));
		json_close(json, '}');
		json_close(json, ']');
		buf_release(&more);
	}
	json_close(json, '}');
	json_close(json, ']');
}

/* A path as a URI reference (RFC 3986): what is not unreserved or a slash is percent-encoded. */
static void add_uri(struct buf *out, const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~/";

	if (*path == '/')
		buf_addstr(out, "file://");
	for (; *path; path++) {
		if (strchr(plain, *path))
			buf_addc(out, *path);
		else
			buf_printf(out, "%%%02X", (unsigned)(unsigned char)*path);
	}
}

static void put_place(struct json *json, const struct diag_message *message)
{
	const struct srcpos *pos = &message->pos;
	struct buf uri;

	if (!pos->file)
		return;
	buf_init(&uri);
	add_uri(&uri, pos->file);
	json_open(json, "locations", '[');
	json_open(json, NULL, '{');
	json_open(json, "physicalLocation", '{');
	json_open(json, "artifactLocation", '{');
	if (strcmp(pos->file, "standard input") == 0) {
		put_object_text(json, "description", pos->file);
	} else {
		json_text(json, "uri", buf_text(&uri));
		if (*pos->file != '/')
			json_text(json, "uriBaseId", base);
	}
	json_close(json, '}');
	if (pos->line > 0) {
		json_open(json, "region", '{');
		json_integer(json, "startLine", pos->line);
		if (message->column > 0)
			json_integer(json, "startColumn", message->column);
		json_close(json, '}');
	}
	json_close(json, '}');
	json_close(json, '}');
	json_close(json, ']');
	buf_release(&uri);
}

/* Text as Markdown shows it as it stands. */
static void add_markdown(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (strchr("\\`*_{}[]<>()#+-.!|~&", *text))
			buf_addc(out, '\\');
		buf_addc(out, *text);
	}
}

static void put_words(struct json *json, const struct diag_message *message)
{
	struct buf text, markdown;

	buf_init(&text);
	buf_init(&markdown);
	buf_addstr(&text, message->text);
	add_markdown(&markdown, message->text);
	if (message->hint) {
		buf_printf(&text, "\nhint: %s", message->hint);
		buf_addstr(&markdown, "\n\n**Hint:** ");
		add_markdown(&markdown, message->hint);
	}
	json_open(json, "message", '{');
	json_text(json, "text", buf_text(&text));
	json_text(json, "markdown", buf_text(&markdown));
	json_close(json, '}');
	buf_release(&text);
	buf_release(&markdown);
}

static void put_result(struct json *json, const struct diag_message *message, const bool *is_met)
{
	const struct code *code = code_find(message->kind);
	int index = 0;

	json_open(json, NULL, '{');
	if (code) {
		for (const bool *met = is_met; met < is_met + (code - code_at(0)); met++)
			index += *met;
		json_text(json, "ruleId", code->id);
		json_integer(json, "ruleIndex", index);
	}
	json_text(json, "level", message->level == DIAG_ERROR ? "error" : "warning");
	put_words(json, message);
	put_place(json, message);
	json_close(json, '}');
}

void tell_sarif(const struct telling *telling, struct buf *out)
{
	struct json json = {.out = out, .is_first = true};
	bool *is_met = find_met(telling);

	json_open(&json, NULL, '{');
	json_text(&json, "$schema", schema);
	json_text(&json, "version", "2.1.0");
	json_open(&json, "runs", '[');
	json_open(&json, NULL, '{');
	put_tool(&json, is_met);
	put_invocation(&json, telling);
	json_text(&json, "columnKind", "unicodeCodePoints");
	json_open(&json, "originalUriBaseIds", '{');
	json_open(&json, base, '{');
	put_object_text(&json, "description", "The folder that roleguide was run in.");
	json_close(&json, '}');
	json_close(&json, '}');
	json_open(&json, "results", '[');
	for (int i = 0; i < telling->nmessages; i++)
		put_result(&json, telling->messages[i], is_met);
	json_close(&json, ']');
	json_close(&json, '}');
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
	free(is_met);
}
