/*
 * SHA-256: libnettle computes, this spells. The state behind some bytes depends on them alone, so
 * that of a beginning that was hashed before is taken from there.
 */
#include "base/sha256.h"

#include <stdlib.h>
#include <string.h>

#include <nettle/hmac.h>

#include "base/cache.h"
#include "base/mem.h"

enum {
	STEP = 1024,            /* bytes; a multiple of a block */
	NSTEPS = 20,            /* of a start; the fonts that all reports share are as long */
	ENOUGH = NSTEPS - 2,    /* steps that are known: no other start is worth its room */
	MOST_BYTES = 512 << 10, /* of all starts */
};

struct sha256_start {
	unsigned char bytes[NSTEPS * STEP];
	struct sha256_ctx behind[NSTEPS]; /* each step */
};

static void spell(struct sha256_ctx *context, char hex[SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char digest[SHA256_DIGEST_SIZE];

	sha256_digest(context, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[2 * sizeof digest] = 0;
}

void sha256_hex(const void *bytes, size_t n, char hex[SHA256_HEX])
{
	struct sha256_ctx context;

	sha256_init(&context);
	sha256_update(&context, n, bytes);
	spell(&context, hex);
}

void sha256_bytes(const void *bytes, size_t n, uint8_t digest[SHA256_BYTES])
{
	struct sha256_ctx context;

	sha256_init(&context);
	sha256_update(&context, n, bytes);
	sha256_digest(&context, SHA256_BYTES, digest);
}

void sha256_past_release(struct sha256_past *past)
{
	free(past->starts);
	*past = (struct sha256_past){0};
}

/* How many steps of the start the n bytes begin with. */
static size_t count_same(const struct sha256_start *start, const unsigned char *bytes, size_t n)
{
	size_t same = 0;

	while (same < NSTEPS && (same + 1) * STEP <= n &&
	       memcmp(start->bytes + same * STEP, bytes + same * STEP, STEP) == 0)
		same++;
	return same;
}

/* Takes the longest beginning that is known; how many steps that are. */
static size_t find_start(const struct sha256_past *past, const unsigned char *bytes, size_t n,
			 struct sha256_ctx *context)
{
	size_t most = 0;

	for (size_t i = 0; i < past->nstarts && most < ENOUGH; i++) {
		size_t same = count_same(&past->starts[i], bytes, n);

		if (same > most) {
			most = same;
			*context = past->starts[i].behind[same - 1];
		}
	}
	return most;
}

/* Where the next start goes; it takes the place of the oldest when there are enough. NULL: none are
 * kept. */
static struct sha256_start *add_start(struct sha256_past *past)
{
	if (!past->starts) {
		past->most = cache_bound(MOST_BYTES) / sizeof *past->starts;
		past->starts = mem_alloc(past->most * sizeof *past->starts);
	}
	if (past->most == 0)
		return NULL;
	if (past->nstarts < past->most)
		past->nstarts++;
	past->next = past->next % past->most + 1;
	return &past->starts[past->next - 1];
}

void sha256_hex_like(struct sha256_past *past, const void *bytes, size_t n, char hex[SHA256_HEX])
{
	const unsigned char *from = bytes;
	struct sha256_start *start = NULL;
	struct sha256_ctx context;
	size_t known;

	sha256_init(&context);
	known = find_start(past, from, n, &context);
	if (known < ENOUGH && n >= sizeof start->bytes)
		start = add_start(past);
	if (start) {
		memcpy(start->bytes, from, sizeof start->bytes);
		sha256_init(&context);
		for (known = 0; known < NSTEPS; known++) {
			sha256_update(&context, STEP, from + known * STEP);
			start->behind[known] = context;
		}
	}
	sha256_update(&context, n - known * STEP, from + known * STEP);
	spell(&context, hex);
}

void sha256_hmac(const void *key, size_t nkey, const void *bytes, size_t n,
		 uint8_t digest[SHA256_BYTES])
{
	struct hmac_sha256_ctx context;

	hmac_sha256_set_key(&context, nkey, key);
	hmac_sha256_update(&context, n, bytes);
	hmac_sha256_digest(&context, SHA256_BYTES, digest);
}
