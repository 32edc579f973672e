/*
 * One suite; a test for each file that the command was given, and for each other one that messages
 * stand in; "roleguide" stands for those without a file. A test with errors has one failure, as the
 * readers of such files expect, in which all of its errors stand; warnings are its output.
 */
#include "tell/tell_junit.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/escape.h"
#include "base/plain.h"
#include "tell/code.h"
#include "tell/tell.h"

static const char nowhere[] = "roleguide"; /* for messages that stand in no file */

/* The tests of the suite: names, each once. */
struct tests {
	struct arena arena;
	const char **names;
	int n, nfailures;
};

static const char *file_of(const struct diag_message *message)
{
	return message->pos.file ? message->pos.file : nowhere;
}

static void add_test(struct tests *tests, const char *name)
{
	for (int i = 0; i < tests->n; i++)
		if (strcmp(tests->names[i], name) == 0)
			return;
	ARENA_GROW(&tests->arena, tests->names, tests->n);
	tests->names[tests->n++] = name;
}

static void put_attribute(struct buf *out, const char *name, const char *text)
{
	buf_printf(out, " %s=\"", name);
	escape_xml(out, text, true);
	buf_addc(out, '"');
}

static void put_line(struct buf *out, const struct diag_message *message)
{
	const struct code *code = code_find(message->kind);
	struct buf line;

	buf_init(&line);
	if (message->pos.line > 0)
		buf_printf(&line, "line %d", message->pos.line);
	if (message->pos.line > 0 && message->column > 0)
		buf_printf(&line, ", column %d", message->column);
	buf_printf(&line, "%s%s %s: %s\n", line.n ? ": " : "",
		   message->level == DIAG_ERROR ? "error" : "warning", code ? code->id : "",
		   message->text);
	if (message->hint)
		buf_printf(&line, "    hint: %s\n", message->hint);
	escape_xml(out, buf_text(&line), false);
	buf_release(&line);
}

/* The messages of that level about a file: the first, how many; as lines, where out is not NULL. */
static const struct diag_message *find_messages(const struct telling *telling, const char *name,
						enum diag_level level, struct buf *out)
{
	const struct diag_message *first = NULL;

	for (int i = 0; i < telling->nmessages; i++) {
		const struct diag_message *message = telling->messages[i];

		if (message->level != level || strcmp(file_of(message), name) != 0)
			continue;
		first = first ? first : message;
		if (out)
			put_line(out, message);
	}
	return first;
}

static void put_test(struct buf *out, const struct telling *telling, const char *name)
{
	const struct diag_message *error = find_messages(telling, name, DIAG_ERROR, NULL);
	const struct diag_message *warning = find_messages(telling, name, DIAG_WARNING, NULL);
	const struct code *code = error ? code_find(error->kind) : NULL;
	struct arena arena;

	arena_init(&arena);
	buf_addstr(out, "\t\t<testcase");
	put_attribute(out, "name", plain_name(&arena, name));
	put_attribute(out, "classname",
		      telling->command ? arena_printf(&arena, "%s.%s", nowhere, telling->command)
				       : nowhere);
	buf_addstr(out, error || warning ? ">\n" : "/>\n");
	if (error) {
		buf_addstr(out, "\t\t\t<failure");
		put_attribute(out, "message", error->text);
		put_attribute(out, "type", code ? code->id : "error");
		buf_addc(out, '>');
		find_messages(telling, name, DIAG_ERROR, out);
		buf_addstr(out, "</failure>\n");
	}
	if (warning) {
		buf_addstr(out, "\t\t\t<system-out>");
		find_messages(telling, name, DIAG_WARNING, out);
		buf_addstr(out, "</system-out>\n");
	}
	if (error || warning)
		buf_addstr(out, "\t\t</testcase>\n");
	arena_release(&arena);
}

static void list_tests(const struct telling *telling, struct tests *tests)
{
	for (int i = 0; i < telling->nfiles; i++)
		add_test(tests, strcmp(telling->files[i], "-") == 0 ? "standard input"
								    : telling->files[i]);
	for (int i = 0; i < telling->nmessages; i++)
		add_test(tests, file_of(telling->messages[i]));
	if (tests->n == 0)
		add_test(tests, nowhere);
	for (int i = 0; i < tests->n; i++)
		tests->nfailures += find_messages(telling, tests->names[i], DIAG_ERROR, NULL) !=
				    NULL;
}

void tell_junit(const struct telling *telling, struct buf *out)
{
	struct tests tests = {0};
	char counts[80];

	arena_init(&tests.arena);
	list_tests(telling, &tests);
	snprintf(counts, sizeof counts, "tests=\"%d\" failures=\"%d\" errors=\"0\"", tests.n,
		 tests.nfailures);
	buf_printf(out,
		   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		   "<testsuites name=\"%s\" %s>\n\t<testsuite name=\"%s\" %s>\n",
		   nowhere, counts, telling->command ? telling->command : nowhere, counts);
	for (int i = 0; i < tests.n; i++)
		put_test(out, telling, tests.names[i]);
	if (telling->nmore > 0)
		buf_printf(out, "\t\t<system-out>and %lld more messages</system-out>\n",
			   (long long)telling->nmore);
	buf_addstr(out, "\t</testsuite>\n</testsuites>\n");
	arena_release(&tests.arena);
}
