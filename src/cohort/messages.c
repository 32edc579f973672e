/* A message each; texts are plain already. What was read goes before them. */
#include "cohort/messages.h"

#include "base/inputs.h"
#include "base/limits.h"

void messages_pack(struct diag *diag, struct buf *out)
{
	struct inputs *inputs = diag->inputs;

	inputs_pack(inputs, out);
	packet_put_integer(out, diag->environment_failed);
	packet_put_integer(out, diag->nmessages);
	for (int i = 0; i < diag->nmessages; i++) {
		const struct diag_message *message = &diag->messages[i];

		packet_put_integer(out, message->level);
		packet_put_text(out, message->pos.file);
		packet_put_integer(out, message->pos.line);
		packet_put_integer(out, message->column);
		packet_put_text(out, message->text);
		packet_put_text(out, message->hint);
		packet_put_text(out, message->kind);
	}
	if (diag->nmessages == 0)
		return;
	diag_release(diag);
	diag_init(diag);
	diag->inputs = inputs;
}

static void take_message(struct diag *diag, struct packet *packet, struct arena *arena)
{
	enum diag_level level = (enum diag_level)packet_integer(packet);
	const char *file = packet_text(packet, arena);
	int line = (int)packet_integer(packet), column = (int)packet_integer(packet);
	const char *text = packet_text(packet, arena), *hint = packet_text(packet, arena);
	const char *kind = packet_text(packet, arena);
	int n = level == DIAG_ERROR ? diag->nerrors : diag->nwarnings;

	if (n >= LIMIT_MESSAGES) {
		diag_count(diag, level);
		return;
	}
	kind = arena_strdup(&diag->arena, kind);
	diag_repeat(diag, &(struct diag_message){{file, line}, level, text, hint, column, kind},
		    false);
}

void messages_take(struct diag *diag, struct packet *packet)
{
	struct arena arena;
	bool has_failed;
	int64_t n;

	inputs_take(diag->inputs, packet);
	has_failed = packet_integer(packet);
	n = packet_integer(packet);
	diag->environment_failed = diag->environment_failed || has_failed;
	for (int64_t i = 0; i < n; i++) {
		arena_init(&arena);
		take_message(diag, packet, &arena);
		arena_release(&arena);
	}
}
