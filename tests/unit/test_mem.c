/* base/mem: out of memory ends the program, whoever asked; what no machine has is refused. */
#include "base/mem.h"
#include "tap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* More than an address of 47 bits can reach, and less than what is refused. */
static volatile size_t too_much = (size_t)1 << 50;
static volatile size_t impossible = SIZE_MAX;

static void *volatile kept; /* so that no call is taken out */

static void ask_malloc(void)
{
	kept = malloc(too_much);
}

static void ask_calloc(void)
{
	kept = calloc(too_much / 16, 16);
}

static void ask_realloc(void)
{
	kept = realloc(malloc(1), too_much);
}

static void ask_aligned(void)
{
	kept = aligned_alloc(64, too_much);
}

static void ask_memalign(void)
{
	void *p;

	kept = posix_memalign(&p, 64, too_much) == 0 ? p : NULL;
}

static void ask_ours(void)
{
	kept = mem_resize(mem_alloc(0), too_much);
}

static void ask_other(void)
{
	mem_die_of("ICU", "is at a loss");
}

/* In a process of its own, which must say so on standard error and end with 3. */
static void check_end(void (*ask)(void), const char *wanted, const char *text)
{
	char said[100] = "";
	int ends[2], status = 0;
	ssize_t n;
	pid_t pid;

	if (pipe(ends) != 0 || (pid = fork()) < 0)
		return;
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		ask();
		_exit(0);
	}
	close(ends[1]);
	n = read(ends[0], said, sizeof said - 1);
	close(ends[0]);
	waitpid(pid, &status, 0);
	tap_ok(WIFEXITED(status) && WEXITSTATUS(status) == 3, "%s", text);
	tap_is(n > 0 ? said : "", wanted, "and it says so");
}

int main(void)
{
	static const char out_of_memory[] = "roleguide: error: out of memory\n";

#ifndef __SANITIZE_ADDRESS__ /* which ends programs in a way of its own */
	check_end(ask_malloc, out_of_memory, "malloc ends the program");
	check_end(ask_calloc, out_of_memory, "calloc does");
	check_end(ask_realloc, out_of_memory, "realloc does");
	check_end(ask_aligned, out_of_memory, "aligned_alloc does");
	check_end(ask_memalign, out_of_memory, "posix_memalign does");
	check_end(ask_ours, out_of_memory, "mem_resize does");
	kept = malloc(impossible);
	tap_ok(!kept, "a size that no machine has is refused");
	kept = calloc(impossible, 2);
	tap_ok(!kept, "and a product that is none");
#else
	(void)ask_malloc, (void)ask_calloc, (void)ask_realloc, (void)ask_aligned;
	(void)ask_memalign, (void)ask_ours, (void)impossible, (void)out_of_memory;
#endif
	check_end(ask_other, "roleguide: error: ICU: is at a loss\n", "a library's no does");
	kept = malloc(0);
	tap_ok(kept != NULL, "nothing at all is something");
	free(kept);
	return tap_done();
}
