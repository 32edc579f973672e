/*
 * Packets: values one after the other as bytes, for another process of the same run. What is read
 * was written by the same program, so that a packet which ends too early ends the program.
 */
#ifndef BASE_PACKET_H
#define BASE_PACKET_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* A packet that is being read, from its next value on. */
struct packet {
	const char *next, *end;
};

void packet_put_integer(struct buf *out, int64_t value);
void packet_put_bytes(struct buf *out, const void *bytes, size_t n);
void packet_put_text(struct buf *out, const char *text); /* or NULL */

int64_t packet_integer(struct packet *packet);
/* n bytes, which lie in the packet. */
const char *packet_bytes(struct packet *packet, size_t *n);
/* A text in arena, or NULL. */
const char *packet_text(struct packet *packet, struct arena *arena);

#endif
