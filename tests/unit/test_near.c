/* base/near: which slips are understood, and which words are too far away. */
#include "base/near.h"
#include "tap.h"

static const char *const names[] = {"guide", "check", "theme", "--paper", "paragraph", "panel"};

static void check(const char *word, const char *wanted)
{
	tap_is(near_find(word, names, 6), wanted, word);
}

int main(void)
{
	char longest[300];

	check("guide", "guide");
	check("giude", "guide");
	check("gude", "guide");
	check("guidee", "guide");
	check("GUIDE", "guide");
	check("chek", "check");
	check("--papr", "--paper");
	check("paragrahp", "paragraph");
	check("pargrph", "paragraph");
	check("xyz", NULL);
	check("", NULL);
	check("ab", NULL);
	check("gd", NULL);
	check("report", NULL);
	tap_is(near_find("b", (const char *const[]){"a", "br"}, 2), NULL,
	       "nothing is near to one letter");
	tap_is(near_find("A", (const char *const[]){"b", "a"}, 2), "a", "but the other case of it");
	tap_is(near_find("guide", names, 0), NULL, "of no names none is near");
	tap_is(near_find("aa", (const char *const[]){"ab", "ac"}, 2), "ab",
	       "of two equally near ones the first");
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = 0;
	tap_is(near_find(longest, names, 6), NULL, "a very long word is near to nothing");
	tap_is(near_find("guide", (const char *const[]){longest, "guides"}, 2), "guides",
	       "a very long name is passed over");
	return tap_done();
}
