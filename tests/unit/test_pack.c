/* base/pack: what is packed comes back, at every length; the same bytes give the same bytes. */
#include "base/pack.h"

#include <stdint.h>

#include "base/unpack.h"
#include "tap.h"

enum { MOST = 300000 };

/* Bytes that repeat now and then; where is_noise, none that could be foretold. */
static void fill(struct buf *plain, size_t n, bool is_noise)
{
	uint32_t state = 1;

	buf_clear(plain);
	for (size_t i = 0; i < n; i++) {
		state = state * 1664525 + 1013904223;
		buf_addc(plain, is_noise || i % 7 == 0 ? (char)(state >> 24) : (char)(i % 50));
	}
}

static bool comes_back(struct pack *pack, const struct buf *plain)
{
	struct buf packed, again, back;
	bool is_same;

	buf_init(&packed);
	buf_init(&again);
	buf_init(&back);
	buf_addstr(&packed, "head");
	pack_add(pack, &packed, plain->bytes, plain->n);
	pack_add(pack, &again, plain->bytes, plain->n);
	is_same = again.n + 4 == packed.n && memcmp(packed.bytes, "head", 4) == 0 &&
		  memcmp(packed.bytes + 4, again.bytes, again.n) == 0 &&
		  unpack_flate(&back, again.bytes, again.n, MOST) && back.n == plain->n &&
		  (back.n == 0 || memcmp(back.bytes, plain->bytes, back.n) == 0);
	buf_release(&packed);
	buf_release(&again);
	buf_release(&back);
	return is_same;
}

/* Whether numbers and what is behind them come back; n: how many characters the numbers are. */
static bool come_back(struct pack *pack, size_t n, const struct buf *plain)
{
	struct buf numbers, packed, back;
	uint32_t state = 2;
	bool is_same;

	buf_init(&numbers);
	buf_init(&packed);
	buf_init(&back);
	while (numbers.n < n) {
		state = state * 1664525 + 1013904223;
		buf_addc(&numbers, "0123456789 "[(state >> 24) % 11]);
	}
	buf_addstr(&packed, "head");
	pack_add_behind(pack, &packed, &numbers, plain->bytes, plain->n);
	is_same = unpack_flate(&back, packed.bytes + 4, packed.n - 4, 2 * MOST) &&
		  back.n == n + plain->n && memcmp(packed.bytes, "head", 4) == 0 &&
		  (n == 0 || memcmp(back.bytes, numbers.bytes, n) == 0) &&
		  (plain->n == 0 || memcmp(back.bytes + n, plain->bytes, plain->n) == 0);
	buf_release(&numbers);
	buf_release(&packed);
	buf_release(&back);
	return is_same;
}

static void test_numbers(struct pack *pack, size_t nplain)
{
	struct buf plain;
	size_t nwrong = 0;

	buf_init(&plain);
	fill(&plain, nplain, false);
	for (size_t n = 0; n < 300; n++) /* ending at every bit of a byte */
		nwrong += !come_back(pack, n, &plain);
	nwrong += !come_back(pack, MOST, &plain);
	tap_ok(nwrong == 0, "numbers come back, with %zu bytes behind them: %zu do not", nplain,
	       nwrong);
	buf_release(&plain);
}

int main(void)
{
	static const size_t lengths[] = {0, 1, 2, 30, 100, 1000, 65535, 65536, MOST};
	struct pack *pack = pack_new(), *other = pack_new();
	struct buf plain;
	bool is_good = true;

	buf_init(&plain);
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		for (int is_noise = 0; is_noise < 2; is_noise++) {
			fill(&plain, lengths[i], is_noise);
			is_good = comes_back(pack, &plain) && comes_back(other, &plain) && is_good;
		}
	tap_ok(is_good, "streams of all lengths come back, behind what stands there already");
	test_numbers(pack, 0);
	test_numbers(pack, 1000);
	buf_release(&plain);
	pack_free(pack);
	pack_free(other);
	pack_free(NULL);
	return tap_done();
}
