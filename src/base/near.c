/* "did you mean": optimal string alignment distance over three rows. */
#include "base/near.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 63 }; /* longer words are no typing slips of names */

static int min3(int a, int b, int c)
{
	int least = a < b ? a : b;

	return least < c ? least : c;
}

static int lower(const char *text, int i)
{
	return tolower((unsigned char)text[i]);
}

/* Up to most; any number above it for whatever is further. */
static int distance(const char *a, int na, const char *b, int nb, int most)
{
	int rows[3][LONGEST + 1], least = 0, least_above;

	for (int j = 0; j <= nb; j++)
		rows[0][j] = j;
	for (int i = 1; i <= na; i++) {
		int *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];

		row[0] = i;
		least_above = least;
		least = i;
		for (int j = 1; j <= nb; j++) {
			int change = lower(a, i - 1) != lower(b, j - 1);

			row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
			if (i > 1 && j > 1 && lower(a, i - 1) == lower(b, j - 2) &&
			    lower(a, i - 2) == lower(b, j - 1) && above2[j - 2] + 1 < row[j])
				row[j] = above2[j - 2] + 1;
			least = row[j] < least ? row[j] : least;
		}
		if (least > most && least_above > most)
			return least;
	}
	return rows[na % 3][nb];
}

struct near near_begin(const char *word)
{
	int n = (int)strlen(word), edits = n / 3 < 1 ? 1 : n / 3 > 3 ? 3 : n / 3;

	return (struct near){.word = word, .edits = n < 2 ? 0 : edits};
}

void near_try(struct near *near, const char *candidate)
{
	size_t n = strlen(near->word), length = strlen(candidate);
	int d;

	if (n > LONGEST || length > LONGEST || abs((int)n - (int)length) > near->edits)
		return;
	d = distance(near->word, (int)n, candidate, (int)length, near->edits);
	if (d < near->edits || (d == near->edits && !near->found)) {
		near->edits = d;
		near->found = candidate;
	}
}

const char *near_find(const char *word, const char *const *candidates, int ncandidates)
{
	struct near near = near_begin(word);

	for (int i = 0; i < ncandidates; i++)
		near_try(&near, candidates[i]);
	return near.found;
}
