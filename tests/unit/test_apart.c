/* base/apart: what work says comes back; what takes too much, or falls, ends alone. */
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/apart.h"
#include "base/mem.h"
#include "tap.h"

enum { MEGABYTE = 1 << 20 };

static void say(void *context, struct buf *out)
{
	buf_addstr(out, context);
}

static void say_much(void *context, struct buf *out)
{
	(void)context;
	for (int i = 0; i < 3 * MEGABYTE; i++)
		buf_addc(out, 'x');
}

static void take_memory(void *context, struct buf *out)
{
	volatile char *bytes = context;

	for (int i = 0; i < 100; i++) {
		bytes = mem_alloc(MEGABYTE);
		for (int at = 0; at < MEGABYTE; at += 1024)
			bytes[at] = 1;
	}
	buf_addstr(out, bytes ? "all" : "none");
}

static void take_time(void *context, struct buf *out)
{
	volatile uint64_t n = 0;

	(void)context;
	while (n != UINT64_MAX)
		n++;
	buf_addstr(out, "done");
}

static void fall(void *context, struct buf *out)
{
	(void)context;
	(void)out;
	signal(SIGABRT, SIG_DFL);
	abort();
}

static enum apart_end run(void (*work)(void *, struct buf *), void *context, struct buf *out)
{
	struct apart apart = {.work = work,
			      .context = context,
			      .most_memory = 16 * MEGABYTE,
			      .most_seconds = 1,
			      .most_said = 2 * MEGABYTE};

	return apart_run(&apart, out);
}

int main(void)
{
	char word[] = "word", *old = word;
	struct buf out;

	buf_init(&out);
	buf_addstr(&out, "a ");
	tap_ok(run(say, old, &out) == APART_DONE, "work is done");
	tap_is(buf_text(&out), "a word", "what it says comes behind what was there");
	tap_ok(run(say_much, NULL, &out) == APART_MEMORY, "who says too much is stopped");
	tap_ok(run(take_time, NULL, &out) == APART_TIME, "who takes too long is stopped");
	tap_ok(run(fall, NULL, &out) == APART_FELL, "who falls, falls alone");
#ifdef __SANITIZE_ADDRESS__
	tap_ok(run(take_memory, NULL, &out) == APART_DONE, "memory is not watched with sanitizers");
	tap_is(buf_text(&out), "a wordall", "what others said is not kept");
#else
	tap_ok(run(take_memory, NULL, &out) == APART_MEMORY, "who takes too much memory ends");
	tap_is(buf_text(&out), "a word", "what such say is not kept");
#endif
	buf_release(&out);
	return tap_done();
}
