/* Codes of sheets: each slip of a finger makes another check letter. */
#include <string.h>

#include "answers/sheet_code.h"
#include "tap.h"

static struct arena arena;

/* Whether no text with one letter changed, or two neighbours exchanged, is a code of a sheet. */
static bool refuses_slips(const char *code)
{
	static const char letters[] = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
	size_t n = strlen(code);

	for (size_t i = 3; i < n; i++) {
		char *slip = arena_strdup(&arena, code);

		for (const char *c = letters; *c; c++) {
			slip[i] = *c;
			if (*c != code[i] && sheet_code_find(&arena, "AB12", slip) != 0)
				return false;
		}
		slip[i] = code[i - 1];
		slip[i - 1] = code[i];
		if (i > 3 && code[i] != code[i - 1] && sheet_code_find(&arena, "AB12", slip) != 0)
			return false;
	}
	return true;
}

static void test_people(void)
{
	bool is_found = true, is_safe = true;

	for (int person = 1; person <= SHEET_CODE_PEOPLE; person += person < 300 ? 1 : 97) {
		const char *code = sheet_code_person(&arena, "AB12", person);

		is_found = is_found && sheet_code_find(&arena, "AB12", code) == person &&
			   sheet_code_find(&arena, "AB12", code + 3) == person;
		is_safe = is_safe && refuses_slips(code);
	}
	tap_ok(is_found, "a sheet is found by its code, and by what stands behind the hyphen");
	tap_ok(is_safe, "one letter mistyped, or two exchanged, are no code");
	tap_ok(sheet_code_find(&arena, "AB12", "") == 0 &&
		       sheet_code_find(&arena, "AB12", "12345A") == 0,
	       "nor is nothing, or a number too long");
}

static void test_pages(void)
{
	struct sheet_code code = {"AB12", "0XYZ", 42, 3, 5, 1}, again;
	char text[SHEET_CODE_BYTES];

	sheet_code_write(&code, text);
	tap_is(text, "RS1AB120XYZ00420305B", "the code of a page fits the smallest QR code");
	tap_ok(sheet_code_read(text, &again) && again.person == 42 && again.page == 3 &&
		       again.npages == 5 && again.place == 1 && strcmp(again.look, "0XYZ") == 0,
	       "and is read again");
	tap_ok(!sheet_code_read("RS1AB120XYZ00420605B", &again) &&
		       !sheet_code_read("RS1AB120XYZ00000305B", &again) &&
		       !sheet_code_read("RS1AB120XYZ00420305C", &again) &&
		       !sheet_code_read("RS1", &again),
	       "a page behind the last, nobody's, and one at no place are none");
}

int main(void)
{
	arena_init(&arena);
	test_people();
	test_pages();
	arena_release(&arena);
	return tap_done();
}
