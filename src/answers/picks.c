/* There are few options, so all are looked at. */
#include "answers/picks.h"

int picks_double(const int *chosen, int n)
{
	for (int i = 1; i < n; i++)
		for (int j = 0; j < i; j++)
			if (chosen[i] == chosen[j])
				return chosen[i];
	return -1;
}

int picks_crowded(const struct question *question, const int *chosen, int n)
{
	for (int i = 0; i < n && n > 1; i++)
		if (question->options[chosen[i]].is_exclusive)
			return chosen[i];
	return -1;
}

int picks_other(const struct question *question, const int *chosen, int n)
{
	for (int i = 0; i < n; i++)
		if (question->options[chosen[i]].is_other)
			return chosen[i];
	return -1;
}

bool picks_lack(const struct question *question, const int *chosen, int n)
{
	return n < question->least && !question->options[chosen[0]].is_exclusive;
}
