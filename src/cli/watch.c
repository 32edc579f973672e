/*
 * Watch. Each guide is made by a child, which has the program and its libraries in memory already;
 * it says what it has read, and that is watched. So nothing of one run is left for the next, and
 * whatever goes wrong with a guide, the watch goes on. Files appear whole or not at all, so that
 * the last good one stays.
 */
#include "cli/watch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/inputs.h"
#include "base/packet.h"
#include "base/plain.h"
#include "cli/cli.h"
#include "cli/diagnostics.h"
#include "cli/fail_on.h"
#include "cli/options.h"
#include "cli/produce.h"
#include "cli/watch_list.h"

/* Milliseconds: how long it must be quiet behind something complete; how long what is gone, or has
 * begun to be, is waited for; how long a burst of changes may keep a guide from being made. */
enum { QUIET = 4, PATIENCE = 250, LONGEST = 500 };

struct watch {
	const struct options *options;
	const char *output;
	struct watch_list list;
	struct inputs inputs; /* what the last good guide was made of, and what failed since */
	int signals;          /* readable when the watch is to end */
	sigset_t before;      /* signals blocked outside */
	int status;           /* of the last guide */
	bool is_first;
};

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* The child: one guide, with all that is to be said of it, unless it is silent; what it has read
 * goes to fd. */
static void make_guide(const struct watch *watch, bool is_silent, int fd)
{
	struct options options = *watch->options;
	struct inputs inputs;
	struct arena arena;
	struct diag diag;
	struct buf packet;
	int status;

	options.fail_on.began = fail_on_clock(&options.fail_on); /* of each guide by itself */
	sigprocmask(SIG_SETMASK, &watch->before, NULL);
	arena_init(&arena);
	diag_init(&diag);
	inputs_init(&inputs);
	buf_init(&packet);
	diag.inputs = &inputs;
	status = produce_run(&options, &arena, &diag);
	if (!is_silent)
		status = diagnostics_print(&options, &diag, status);
	inputs_pack(&inputs, &packet);
	for (size_t done = 0; done < packet.n;) {
		ssize_t n = write(fd, packet.bytes + done, packet.n - done);

		if (n < 0 && errno != EINTR)
			break;
		done += n > 0 ? (size_t)n : 0;
	}
	fflush(stdout);
	_exit(status);
}

static void read_all(int fd, struct buf *out)
{
	char bytes[4096];
	ssize_t n;

	while ((n = read(fd, bytes, sizeof bytes)) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			buf_add(out, bytes, (size_t)n);
}

/* What the child has read; of a guide with faults it may be less than before, so that is kept. */
static void take_inputs(struct watch *watch, const struct buf *bytes)
{
	struct packet packet = {bytes->bytes, bytes->bytes + bytes->n};

	if (bytes->n == 0)
		return;
	if (watch->status == EXIT_DONE) {
		inputs_release(&watch->inputs);
		inputs_init(&watch->inputs);
	}
	inputs_take(&watch->inputs, &packet);
}

/* False with an environment error: no child can be begun. */
static bool run_child(struct watch *watch, bool is_silent, struct diag *diag)
{
	struct buf packet;
	int fds[2], status;
	pid_t child;

	fflush(stdout);
	child = pipe(fds) == 0 ? fork() : -1;
	if (child < 0) {
		diag_fail(diag, (struct srcpos){0}, "no process can be begun to make the guide: %s",
			  strerror(errno));
		return false;
	}
	if (child == 0) {
		close(fds[0]);
		make_guide(watch, is_silent, fds[1]);
	}
	close(fds[1]);
	buf_init(&packet);
	read_all(fds[0], &packet);
	close(fds[0]);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	watch->status = WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_ENVIRONMENT;
	take_inputs(watch, &packet);
	buf_release(&packet);
	return true;
}

static void tell(const struct watch *watch, struct arena *arena, int before, int64_t begun)
{
	const char *name = plain_name(arena, watch->output);

	if (watch->status != EXIT_DONE)
		printf("faults: %s %s\n", name,
		       watch->is_first ? "is not written" : "stays as it was");
	else
		printf("%swrote %s in %d ms\n", before == EXIT_DONE ? "" : "mended: ", name,
		       (int)(now() - begun));
	fflush(stdout);
}

static bool build_once(struct watch *watch, struct arena *arena, int64_t begun, struct diag *diag)
{
	int before = watch->status;

	if (!run_child(watch, false, diag))
		return false;
	tell(watch, arena, before, begun);
	watch->is_first = watch->is_first && watch->status != EXIT_DONE;
	return true;
}

/* Makes the guide and watches what it is made of. What was not watched while it was read may have
 * changed since, so then it is made once more, and without a word where it comes to the same. */
static bool build(struct watch *watch, struct arena *arena, int64_t begun, struct diag *diag)
{
	bool has_new;
	int before;

	if (!build_once(watch, arena, begun, diag) ||
	    !watch_list_take(&watch->list, &watch->inputs, &has_new, diag))
		return false;
	before = watch->status;
	if (!has_new || before == EXIT_USAGE)
		return true;
	if (!run_child(watch, true, diag) ||
	    !watch_list_take(&watch->list, &watch->inputs, &has_new, diag))
		return false;
	if (watch->status == before)
		return true;
	watch->status = before;
	return build_once(watch, arena, now(), diag);
}

/* Waits until something has changed, and nothing does any more; false: the watch is to end. *begun:
 * when the change was seen. */
static bool wait_for_change(struct watch *watch, int64_t *begun)
{
	struct pollfd fds[] = {{.fd = watch->list.fd, .events = POLLIN},
			       {.fd = watch->signals, .events = POLLIN}};
	enum watch_change change = WATCH_NOTHING;
	int64_t first = 0;

	for (;;) {
		int wait = change == WATCH_NOTHING ? -1 : change == WATCH_DONE ? QUIET : PATIENCE;
		int n = poll(fds, 2, wait);
		enum watch_change more;

		if (n > 0 && fds[1].revents)
			return false;
		if (n == 0 || (change != WATCH_NOTHING && now() - first > LONGEST))
			return true;
		more = watch_list_read(&watch->list);
		if (more != WATCH_NOTHING && change == WATCH_NOTHING)
			first = now();
		if (more != WATCH_NOTHING)
			*begun = now();
		change = more > change ? more : change;
	}
}

static bool begin(struct watch *watch, struct diag *diag)
{
	static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
	sigset_t set;

	sigemptyset(&set);
	for (int i = 0; i < 3; i++)
		sigaddset(&set, ends[i]);
	sigprocmask(SIG_BLOCK, &set, &watch->before);
	watch->signals = signalfd(-1, &set, SFD_CLOEXEC);
	inputs_init(&watch->inputs);
	/* until it has been read, where it is looked for */
	inputs_note_missing(&watch->inputs, watch->options->files[0]);
	return watch_list_open(&watch->list, diag);
}

/* What cannot be made again and again. */
static bool check_wish(const struct options *options, const char *output, struct diag *diag)
{
	struct srcpos nowhere = {0};

	if (strcmp(options->files[0], "-") == 0)
		diag_error(diag, nowhere, "watch wants a file, not standard input");
	else if (strcmp(output, "-") == 0)
		diag_error(diag, nowhere, "watch writes a file: name it with -o");
	else
		return true;
	return false;
}

int watch_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	const char *output = produce_output(options, arena);
	struct watch watch = {.options = options, .output = output, .is_first = true};
	int64_t begun = now();
	bool goes_on;

	if (!check_wish(options, output, diag))
		return EXIT_USAGE;
	goes_on = begin(&watch, diag) && build(&watch, arena, begun, diag);
	if (goes_on && watch.status == EXIT_USAGE)
		goes_on = false;
	else if (goes_on)
		printf("watching %s and %d more files; Ctrl-C ends\n",
		       plain_name(arena, options->files[0]),
		       watch.inputs.ninputs > 0 ? watch.inputs.ninputs - 1 : 0);
	while (goes_on) {
		fflush(stdout);
		goes_on = wait_for_change(&watch, &begun) && build(&watch, arena, begun, diag);
	}
	watch_list_close(&watch.list);
	inputs_release(&watch.inputs);
	close(watch.signals);
	sigprocmask(SIG_SETMASK, &watch.before, NULL);
	return watch.status == EXIT_USAGE ? EXIT_USAGE : cli_status(diag);
}
