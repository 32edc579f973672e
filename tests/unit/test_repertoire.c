/* text/repertoire: what texts can say, and what faces show for it. */
#include "text/repertoire.h"

#include <stdlib.h>

#include "root.h"
#include "tap.h"
#include "text/text.h"

struct fixture {
	struct arena arena;
	struct diag diag;
	struct fontset *fonts;
};

/* Whether the runs that a face sets hold a text, as one of them or between spaces in one. */
static bool says(struct fixture *f, const struct repertoire *repertoire, const int faces[2],
		 const char *text)
{
	int n;
	struct run *runs = repertoire_shape(repertoire, f->fonts, &f->arena, faces[0], faces[1],
					    &n);
	char *wanted = arena_printf(&f->arena, " %s ", text);

	for (int i = 0; i < n; i++)
		if (strstr(arena_printf(&f->arena, " %s ", runs[i].text), wanted))
			return true;
	return false;
}

static struct repertoire *make(const char *text)
{
	struct repertoire *repertoire = repertoire_new("en");

	repertoire_add(repertoire, text, strlen(text));
	return repertoire;
}

static bool is_same(struct fixture *f, int face, const char *one, const char *other)
{
	struct repertoire *a = make(one), *b = make(other);
	int na, nb;
	struct run *of_a = repertoire_shape(a, f->fonts, &f->arena, face, -1, &na);
	struct run *of_b = repertoire_shape(b, f->fonts, &f->arena, face, -1, &nb);
	bool is_same = na == nb;

	for (int i = 0; i < na && is_same; i++)
		is_same = strcmp(of_a[i].text, of_b[i].text) == 0 &&
			  of_a[i].nglyphs == of_b[i].nglyphs;
	repertoire_free(a);
	repertoire_free(b);
	return is_same;
}

int main(void)
{
	struct fixture f;
	struct repertoire *repertoire;
	int sans[2] = {-1, -1}, hindi[2] = {-1, -1}, hebrew[2] = {-1, -1};

	arena_init(&f.arena);
	diag_init(&f.diag);
	f.fonts = fontset_open(in_root(&f.arena, "fonts/catalogue.txt"), &f.diag);
	if (!tap_ok(f.fonts != NULL, "the catalogue"))
		return tap_done();
	sans[0] = fontset_find(f.fonts, "Noto Sans", 0, &f.diag);
	hindi[0] = fontset_find(f.fonts, "Noto Sans Devanagari", 0, &f.diag);
	hebrew[0] = fontset_find(f.fonts, "Noto Sans Hebrew", 0, &f.diag);
	hebrew[1] = sans[0];

	repertoire = make(
		"<p a='@'>$ \xc3\xa9 &#x142;&#269; \xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7\xe0\xa4"
		"\xae\xe0\xa4\xbe \xff\xd7\xa9 e\xcc\x81 &#; &#x; &#99999999999; & \xd0");
	tap_ok(says(&f, repertoire, sans, "A") && says(&f, repertoire, sans, "?"), "ASCII");
	tap_ok(!says(&f, repertoire, sans, "@") && !says(&f, repertoire, sans, "<"),
	       "no signs of it that are rare,");
	tap_ok(says(&f, repertoire, sans, "$"), "unless a text has them");
	tap_ok(says(&f, repertoire, sans, "\xc3\xa9"), "a letter");
	tap_ok(says(&f, repertoire, sans, "\xc5\x82") && says(&f, repertoire, sans, "\xc4\x8d"),
	       "letters by their numbers");
	tap_ok(says(&f, repertoire, sans, "ffi"), "ligatures of f");
	tap_ok(!says(&f, repertoire, sans, "\xc3\xa8"), "none that no text has");
	tap_ok(!says(&f, repertoire, sans, "\xcc\x81"), "no mark alone");
	tap_ok(!says(&f, repertoire, sans, "\xd7\xa9"), "none that the face has not");
	tap_ok(says(&f, repertoire, hebrew, "\xd7\xa9"), "behind a byte of another encoding too");
	tap_ok(!says(&f, repertoire, hebrew, "A"), "what another face has is spared");
	tap_ok(says(&f, repertoire, hindi,
		    "\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7\xe0\xa4\xae\xe0\xa4\xbe"),
	       "a word of a script whose letters join");
	repertoire_free(repertoire);

	tap_ok(is_same(&f, sans[0], "\xc3\xa9\xc3\xa8 \xc3\xa9", "\xc3\xa8\xc3\xa9"),
	       "letters in any order, as often as may be, are the same");
	tap_ok(!is_same(&f, sans[0], "\xc3\xa9", "\xc3\xa8"), "others are others");
	repertoire_free(NULL);
	fontset_close(f.fonts);
	diag_release(&f.diag);
	arena_release(&f.arena);
	return tap_done();
}
