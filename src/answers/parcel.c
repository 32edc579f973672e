/* Both directions name the same members in the same order. */
#include "answers/parcel.h"

static void pack_place(struct buf *out, struct srcpos pos, int column)
{
	packet_put_text(out, pos.file);
	packet_put_integer(out, pos.line);
	packet_put_integer(out, column);
}

static void unpack_place(struct packet *packet, struct arena *arena, struct srcpos *pos,
			 int *column)
{
	pos->file = packet_text(packet, arena);
	pos->line = (int)packet_integer(packet);
	*column = (int)packet_integer(packet);
}

static void pack_answer(struct buf *out, const struct answer *answer, bool with_places)
{
	packet_put_integer(out, answer->state);
	packet_put_bytes(out, answer->chosen, sizeof *answer->chosen * (size_t)answer->nchosen);
	packet_put_integer(out, answer->number);
	packet_put_text(out, answer->text);
	if (with_places)
		pack_place(out, answer->pos, answer->column);
}

static void unpack_answer(struct packet *packet, struct arena *arena, struct answer *answer)
{
	const char *chosen;
	size_t n;

	answer->state = (enum answer_state)packet_integer(packet);
	chosen = packet_bytes(packet, &n);
	answer->chosen = n ? arena_copy(arena, chosen, n) : NULL;
	answer->nchosen = (int)(n / sizeof *answer->chosen);
	answer->number = packet_integer(packet);
	answer->text = packet_text(packet, arena);
	unpack_place(packet, arena, &answer->pos, &answer->column);
}

void parcel_pack(struct buf *out, const struct quiz *quiz, const struct answers *answers,
		 bool with_places)
{
	packet_put_text(out, answers->key);
	packet_put_text(out, answers->name);
	packet_put_text(out, answers->name_lang);
	packet_put_text(out, answers->email);
	packet_put_text(out, answers->group);
	packet_put_text(out, answers->lang);
	packet_put_text(out, answers->reads);
	packet_put_integer(out, answers->date);
	for (int q = 0; q < quiz->nquestions; q++)
		pack_answer(out, &answers->answers[q], with_places);
	if (!with_places)
		return;
	pack_place(out, answers->name_pos, answers->name_column);
	pack_place(out, answers->pos, 0);
	packet_put_integer(out, answers->row);
	packet_put_text(out, answers->row_name);
}

const struct answers *parcel_unpack(struct arena *arena, const struct quiz *quiz,
				    struct packet *packet)
{
	struct answers *answers = ARENA_NEW(arena, struct answers);
	int none;

	answers->key = packet_text(packet, arena);
	answers->name = packet_text(packet, arena);
	answers->name_lang = packet_text(packet, arena);
	answers->email = packet_text(packet, arena);
	answers->group = packet_text(packet, arena);
	answers->lang = packet_text(packet, arena);
	answers->reads = packet_text(packet, arena);
	answers->date = packet_integer(packet);
	answers->answers = ARENA_ARRAY(arena, struct answer, quiz->nquestions + 1);
	for (int q = 0; q < quiz->nquestions; q++)
		unpack_answer(packet, arena, &answers->answers[q]);
	unpack_place(packet, arena, &answers->name_pos, &answers->name_column);
	unpack_place(packet, arena, &answers->pos, &none);
	answers->row = (int)packet_integer(packet);
	answers->row_name = packet_text(packet, arena);
	return answers;
}
