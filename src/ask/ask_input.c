/*
 * Lines from standard input. As long as it is open, Ctrl-C is held back and read from a file
 * descriptor where a line is waited for, so that no handler and no state outside is needed, and
 * none comes between a question and the wait for its answer.
 */
#define _GNU_SOURCE /* signalfd is Linux */
#include "ask/ask_input.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
	LONGEST_LINE = 64 << 10, /* bytes; more than any answer may have */
	PASTE_PAUSE = 40         /* milliseconds in which the next line of a paste arrives */
};

void ask_input_open(struct ask_input *input)
{
	sigset_t stops;

	sigemptyset(&stops);
	sigaddset(&stops, SIGINT);
	*input = (struct ask_input){
		.signals = signalfd(-1, &stops, SFD_CLOEXEC),
		.is_terminal = isatty(STDIN_FILENO) == 1,
	};
	sigprocmask(SIG_BLOCK, input->signals < 0 ? NULL : &stops, &input->before);
}

void ask_input_close(struct ask_input *input)
{
	if (input->signals >= 0)
		close(input->signals);
	sigprocmask(SIG_SETMASK, &input->before, NULL);
}

/* Waits until there is something to read; false on Ctrl-C. */
static bool wait_for_input(struct ask_input *input)
{
	struct pollfd fds[] = {{STDIN_FILENO, POLLIN, 0}, {input->signals, POLLIN, 0}};
	struct signalfd_siginfo what;

	while (poll(fds, 2, -1) < 0 && errno == EINTR)
		;
	return !(fds[1].revents & POLLIN) || read(input->signals, &what, sizeof what) <= 0;
}

/* Reads the next block; END also where the terminal has gone, or reading fails. */
static enum ask_line fill(struct ask_input *input)
{
	ssize_t n;

	do {
		if (!wait_for_input(input))
			return ASK_LINE_STOPPED;
		n = read(STDIN_FILENO, input->block, sizeof input->block);
	} while (n < 0 && (errno == EINTR || errno == EAGAIN));
	input->at = 0;
	input->n = n > 0 ? (size_t)n : 0;
	if (n < 0 && !(input->is_terminal && errno == EIO)) /* which is how terminals go */
		input->fault = errno;
	return n > 0 ? ASK_LINE_READ : ASK_LINE_END;
}

enum ask_line ask_input_read(struct ask_input *input, struct buf *line)
{
	buf_clear(line);
	for (;;) {
		const char *from = input->block + input->at;
		size_t left = input->n - input->at;
		const char *end = left ? memchr(from, '\n', left) : NULL;
		size_t n = end ? (size_t)(end - from) : left;
		size_t room = LONGEST_LINE - line->n;
		enum ask_line next;

		buf_add(line, from, n < room ? n : room);
		input->at += end ? n + 1 : n;
		if (end)
			return ASK_LINE_READ;
		next = fill(input);
		if (next == ASK_LINE_END && line->n > 0)
			return ASK_LINE_READ;
		if (next != ASK_LINE_READ)
			return next;
	}
}

bool ask_input_has_more(const struct ask_input *input)
{
	struct pollfd fd = {STDIN_FILENO, POLLIN, 0};

	if (!input->is_terminal)
		return false;
	return input->at < input->n || (poll(&fd, 1, PASTE_PAUSE) > 0 && fd.revents & POLLIN);
}
