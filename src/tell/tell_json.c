/* An object with what came of the run, and an array of messages. */
#include "tell/tell_json.h"

#include "base/json.h"
#include "base/version.h"
#include "tell/code.h"
#include "tell/tell.h"

/* A number from 1 on, or null. */
static void put_number(struct json *json, const char *name, int value)
{
	if (value > 0)
		json_integer(json, name, value);
	else
		json_text(json, name, NULL);
}

static void put_message(struct json *json, const struct diag_message *message)
{
	const struct code *code = code_find(message->kind);

	json_open(json, NULL, '{');
	json_text(json, "code", code ? code->id : NULL);
	json_text(json, "level", message->level == DIAG_ERROR ? "error" : "warning");
	json_text(json, "file", message->pos.file);
	put_number(json, "line", message->pos.line);
	put_number(json, "column", message->pos.line > 0 ? message->column : 0);
	json_text(json, "text", message->text);
	json_text(json, "hint", message->hint);
	json_close(json, '}');
}

void tell_json(const struct telling *telling, struct buf *out)
{
	struct json json = {.out = out, .is_first = true};

	json_open(&json, NULL, '{');
	json_text(&json, "format", "roleguide diagnostics 1");
	json_text(&json, "program", "roleguide " ROLEGUIDE_VERSION);
	json_text(&json, "command", telling->command);
	json_open(&json, "files", '[');
	for (int i = 0; i < telling->nfiles; i++)
		json_text(&json, NULL, telling->files[i]);
	json_close(&json, ']');
	json_integer(&json, "status", telling->status);
	json_integer(&json, "errors", telling->diag->nerrors);
	json_integer(&json, "warnings", telling->is_quiet ? 0 : telling->diag->nwarnings);
	json_integer(&json, "not_listed", telling->nmore);
	json_open(&json, "messages", '[');
	for (int i = 0; i < telling->nmessages; i++)
		put_message(&json, telling->messages[i]);
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
}
