/* Choices are short: a word is looked for from the first on. */
#include "base/choice.h"

#include <string.h>

int choice_find(const struct choice *choice, const char *word)
{
	for (int i = 0; i < choice->n; i++)
		if (choice->words[i] && strcmp(choice->words[i], word) == 0)
			return i;
	return -1;
}
