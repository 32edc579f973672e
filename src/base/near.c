/* "did you mean": optimal string alignment distance over three rows. */
#include "base/near.h"

#include <ctype.h>
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

static int distance(const char *a, int na, const char *b, int nb)
{
	int rows[3][LONGEST + 1];

	for (int j = 0; j <= nb; j++)
		rows[0][j] = j;
	for (int i = 1; i <= na; i++) {
		int *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];

		row[0] = i;
		for (int j = 1; j <= nb; j++) {
			int change = lower(a, i - 1) != lower(b, j - 1);

			row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
			if (i > 1 && j > 1 && lower(a, i - 1) == lower(b, j - 2) &&
			    lower(a, i - 2) == lower(b, j - 1) && above2[j - 2] + 1 < row[j])
				row[j] = above2[j - 2] + 1;
		}
	}
	return rows[na % 3][nb];
}

const char *near_find(const char *word, const char *const *candidates, int ncandidates)
{
	int n = (int)strlen(word);
	int best = n < 2 ? 0 : n / 3 < 1 ? 1 : n / 3 > 3 ? 3 : n / 3;
	const char *nearest = NULL;

	if (n > LONGEST)
		return NULL;
	for (int i = 0; i < ncandidates; i++) {
		size_t length = strlen(candidates[i]);
		int d;

		if (length > LONGEST)
			continue;
		d = distance(word, n, candidates[i], (int)length);
		if (d < best || (d == best && !nearest)) {
			best = d;
			nearest = candidates[i];
		}
	}
	return nearest;
}
