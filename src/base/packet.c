/* Integers are eight bytes in the machine's order; bytes follow their number; -1: no text. */
#include "base/packet.h"

#include <string.h>

static void need(const struct packet *packet, size_t n)
{
	if ((size_t)(packet->end - packet->next) < n)
		mem_die_of("a packet", "it ends too early");
}

void packet_put_integer(struct buf *out, int64_t value)
{
	buf_add(out, &value, sizeof value);
}

void packet_put_bytes(struct buf *out, const void *bytes, size_t n)
{
	packet_put_integer(out, (int64_t)n);
	buf_add(out, bytes, n);
}

void packet_put_text(struct buf *out, const char *text)
{
	if (text)
		packet_put_bytes(out, text, strlen(text));
	else
		packet_put_integer(out, -1);
}

int64_t packet_integer(struct packet *packet)
{
	int64_t value;

	need(packet, sizeof value);
	memcpy(&value, packet->next, sizeof value);
	packet->next += sizeof value;
	return value;
}

const char *packet_bytes(struct packet *packet, size_t *n)
{
	const char *bytes;

	*n = (size_t)packet_integer(packet);
	need(packet, *n);
	bytes = packet->next;
	packet->next += *n;
	return bytes;
}

const char *packet_text(struct packet *packet, struct arena *arena)
{
	int64_t n = packet_integer(packet);
	const char *text;

	if (n < 0)
		return NULL;
	need(packet, (size_t)n);
	text = arena_strndup(arena, packet->next, (size_t)n);
	packet->next += n;
	return text;
}
