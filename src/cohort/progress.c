/* Time is read twice a person at most; nothing that is written depends on it but these lines. */
#include "cohort/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/plain.h"

const char *const progress_styles[] = {"auto", "bar", "lines", "json", "none", NULL};

enum { BAR = 24, LINES_AFTER = 10 /* seconds */ };

struct progress {
	enum progress_style style;
	bool is_silent_before; /* lines, which begin when the run has taken long enough */
	bool has_bar, is_unknown;
	int64_t npeople;
	double begun, shown;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct progress *progress_open(enum progress_style style)
{
	struct progress *progress = mem_alloc_zeroed(sizeof *progress);

	progress->style = style;
	if (style == PROGRESS_AUTO) {
		progress->style = isatty(STDERR_FILENO) ? PROGRESS_BAR : PROGRESS_LINES;
		progress->is_silent_before = progress->style == PROGRESS_LINES;
	}
	progress->begun = progress->shown = now();
	return progress;
}

void progress_expect(struct progress *progress, int64_t npeople)
{
	progress->is_unknown = progress->is_unknown || npeople == 0;
	progress->npeople = progress->is_unknown ? 0 : progress->npeople + npeople;
}

static void clear_bar(struct progress *progress)
{
	if (progress->has_bar)
		fputs("\r\033[K", stderr);
	progress->has_bar = false;
}

/* "12 s", "3 min", "2 h 5 min" */
static const char *spell_time(char text[32], double seconds)
{
	long whole = (long)(seconds + 0.5);

	if (whole < 100)
		snprintf(text, 32, "%ld s", whole);
	else if (whole < 6000)
		snprintf(text, 32, "%ld min", (whole + 30) / 60);
	else
		snprintf(text, 32, "%ld h %ld min", whole / 3600, whole % 3600 / 60);
	return text;
}

static void show_bar(struct progress *progress, int64_t ndone, double seconds)
{
	char left[32], bar[BAR + 1];
	double rate = seconds > 0 ? (double)ndone / seconds : 0;
	int filled = progress->npeople ? (int)(BAR * ndone / progress->npeople) : 0;

	clear_bar(progress);
	if (filled > BAR)
		filled = BAR;
	memset(bar, '.', BAR);
	memset(bar, '#', (size_t)filled);
	bar[BAR] = '\0';
	if (progress->npeople && rate > 0)
		fprintf(stderr, "[%s] %" PRId64 " of %" PRId64 ", %.0f a second, %s left", bar,
			ndone, progress->npeople, rate,
			spell_time(left, (double)(progress->npeople - ndone) / rate));
	else
		fprintf(stderr, "%" PRId64 " people, %.0f a second", ndone, rate);
	fflush(stderr);
	progress->has_bar = true;
}

static void show_line(const struct progress *progress, const struct progress_counts *counts,
		      double seconds)
{
	int64_t ndone = counts->nmade + counts->nkept + counts->nmissing;
	char time[32];

	fprintf(stderr, "roleguide: %" PRId64, ndone);
	if (progress->npeople)
		fprintf(stderr, " of %" PRId64, progress->npeople);
	fprintf(stderr,
		" people in %s: %" PRId64 " written, %" PRId64 " as they were, %" PRId64
		" without a report",
		spell_time(time, seconds), counts->nmade, counts->nkept, counts->nmissing);
	if (counts->nremoved)
		fprintf(stderr, ", %" PRId64 " removed", counts->nremoved);
	fputc('\n', stderr);
}

static void show_json(const struct progress *progress, const struct progress_counts *counts,
		      double seconds, bool is_last)
{
	fprintf(stderr, "{\"people\": ");
	if (progress->npeople)
		fprintf(stderr, "%" PRId64, progress->npeople);
	else
		fputs("null", stderr);
	fprintf(stderr,
		", \"made\": %" PRId64 ", \"unchanged\": %" PRId64 ", \"missing\": %" PRId64
		", \"removed\": %" PRId64 ", \"seconds\": %.3f, \"done\": %s}\n",
		counts->nmade, counts->nkept, counts->nmissing, counts->nremoved, seconds,
		is_last ? "true" : "false");
}

void progress_show(struct progress *progress, const struct progress_counts *counts, bool is_last)
{
	static const double every[] = {
		[PROGRESS_BAR] = 0.1, [PROGRESS_LINES] = LINES_AFTER, [PROGRESS_JSON] = 0.5};
	double time;

	if (progress->style == PROGRESS_NONE)
		return;
	time = now();
	if (!is_last && time - progress->shown < every[progress->style])
		return;
	if (progress->is_silent_before && time - progress->begun < LINES_AFTER)
		return;
	progress->shown = time;
	time -= progress->begun;
	clear_bar(progress);
	if (progress->style == PROGRESS_JSON)
		show_json(progress, counts, time, is_last);
	else if (progress->style == PROGRESS_LINES || is_last)
		show_line(progress, counts, time);
	else
		show_bar(progress, counts->nmade + counts->nkept + counts->nmissing, time);
}

void progress_say(struct progress *progress, const char *text)
{
	struct arena arena;

	clear_bar(progress);
	arena_init(&arena);
	fprintf(stderr, "roleguide: %s\n", plain_text(&arena, text));
	arena_release(&arena);
}

void progress_close(struct progress *progress)
{
	if (!progress)
		return;
	clear_bar(progress);
	free(progress);
}
