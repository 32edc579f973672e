/*
 * Checks for test programs, in the Test Anything Protocol: one line a check, the plan at the end.
 *	int main(void)
 *	{
 *		tap_ok(1 + 1 == 2, "one and one make two");
 *		return tap_done();
 *	}
 */
#ifndef TAP_H
#define TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct tap_counts {
	int nchecks, nfailed;
};

static inline struct tap_counts *tap_counts(void)
{
	static struct tap_counts counts;

	return &counts;
}

/* One check; the text says what holds. Answers is_true, for checks that need it. */
__attribute__((format(printf, 2, 3))) static inline bool tap_ok(bool is_true, const char *format,
								...)
{
	struct tap_counts *counts = tap_counts();
	va_list list;

	counts->nchecks++;
	if (!is_true)
		counts->nfailed++;
	printf("%sok %d - ", is_true ? "" : "not ", counts->nchecks);
	va_start(list, format);
	vprintf(format, list);
	va_end(list);
	putchar('\n');
	fflush(stdout);
	return is_true;
}

/* Like tap_ok for two texts; shows both when they differ. NULL equals NULL only. */
__attribute__((unused)) static bool tap_is(const char *is, const char *wanted, const char *text)
{
	bool is_same = is && wanted ? strcmp(is, wanted) == 0 : is == wanted;

	tap_ok(is_same, "%s", text);
	if (!is_same)
		printf("#   is:     %s\n#   wanted: %s\n", is ? is : "(null)",
		       wanted ? wanted : "(null)");
	return is_same;
}

/* A check that cannot be made without a package of Debian. */
__attribute__((unused)) static void tap_skip(const char *package, const char *text)
{
	printf("ok %d - %s # SKIP install %s\n", ++tap_counts()->nchecks, text, package);
	fflush(stdout);
}

/* Prints the plan; the answer is main's. */
__attribute__((unused)) static int tap_done(void)
{
	printf("1..%d\n", tap_counts()->nchecks);
	return tap_counts()->nfailed > 0;
}

#endif
