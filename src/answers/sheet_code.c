/*
 * The check letter is a sum of all letters and digits before it, each times its place, by 23, a
 * prime: one of them mistyped, or two that have changed places, make another letter. Letters that
 * look like digits, or like others, are left out.
 */
#include "answers/sheet_code.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"

static const char letters[] = "ABCDEFGHJKLMNPRSTUVWXYZ";

enum { NLETTERS = sizeof letters - 1, MARK = SHEET_CODE_MARK - 1, BASE = 36 };

void sheet_code_mark(const void *bytes, size_t n, char mark[SHEET_CODE_MARK])
{
	static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	char hex[SHA256_HEX];
	unsigned long value;

	sha256_hex(bytes, n, hex);
	hex[8] = '\0';
	value = strtoul(hex, NULL, 16);
	for (int i = 0; i < MARK; i++, value /= BASE)
		mark[i] = digits[value % BASE];
	mark[MARK] = '\0';
}

void sheet_code_quiz(const struct quiz *quiz, char mark[SHEET_CODE_MARK])
{
	const char *hex = xml_source_sha256(&quiz->source);

	sheet_code_mark(hex, strlen(hex), mark);
}

void sheet_code_write(const struct sheet_code *code, char text[SHEET_CODE_BYTES])
{
	snprintf(text, SHEET_CODE_BYTES, SHEET_CODE_BEGINS "%s%s%04u%02u%02u%c", code->quiz,
		 code->look, (unsigned)code->person % (SHEET_CODE_PEOPLE + 1),
		 (unsigned)code->page % (SHEET_CODE_PAGES + 1),
		 (unsigned)code->npages % (SHEET_CODE_PAGES + 1), 'A' + code->place);
}

/* n digits as a number; 0: there are others. */
static int read_digits(const char *text, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (!isdigit((unsigned char)text[i]))
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

static bool read_mark(const char *text, char mark[SHEET_CODE_MARK])
{
	memcpy(mark, text, MARK);
	mark[MARK] = '\0';
	for (int i = 0; i < MARK; i++)
		if (!isdigit((unsigned char)mark[i]) && !isupper((unsigned char)mark[i]))
			return false;
	return true;
}

bool sheet_code_read(const char *text, struct sheet_code *code)
{
	size_t begins = strlen(SHEET_CODE_BEGINS);

	if (strlen(text) != SHEET_CODE_BYTES - 1 || strncmp(text, SHEET_CODE_BEGINS, begins) != 0 ||
	    !read_mark(text + begins, code->quiz) || !read_mark(text + begins + MARK, code->look))
		return false;
	text += begins + 2 * MARK;
	code->person = read_digits(text, 4);
	code->page = read_digits(text + 4, 2);
	code->npages = read_digits(text + 6, 2);
	code->place = text[8] - 'A';
	return code->person > 0 && code->page > 0 && code->npages >= code->page &&
	       code->place >= 0 && code->place < SHEET_CODE_PLACES;
}

/* What all sheets of a questionnaire begin with: a letter and a digit from 2 to 9. */
static void write_prefix(const char *quiz_mark, char prefix[3])
{
	unsigned value = 0;

	for (const char *p = quiz_mark; *p; p++)
		value = value * BASE + (unsigned char)*p;
	prefix[0] = letters[value % NLETTERS];
	prefix[1] = (char)('2' + value / NLETTERS % 8);
	prefix[2] = '\0';
}

static char check_letter(const char *prefix, int person)
{
	char text[16];
	int sum = 0;

	snprintf(text, sizeof text, "%s%04d", prefix, person);
	for (int i = 0; text[i]; i++) {
		const char *found = strchr(letters, text[i]);

		sum += (i + 1) * (found ? (int)(found - letters) : text[i] - '0');
	}
	return letters[sum % NLETTERS];
}

const char *sheet_code_person(struct arena *arena, const char *quiz_mark, int person)
{
	char prefix[3];

	write_prefix(quiz_mark, prefix);
	return arena_printf(arena, "%s-%02d%c", prefix, person, check_letter(prefix, person));
}

int sheet_code_find(struct arena *arena, const char *quiz_mark, const char *text)
{
	char *folded = arena_strdup(arena, text), *number = folded;
	char prefix[3];
	size_t n;

	for (char *p = folded; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	write_prefix(quiz_mark, prefix);
	if (strncmp(folded, prefix, 2) == 0 && folded[2] == '-')
		number += 3;
	n = strspn(number, "0123456789");
	if (n < 1 || n > 4 || !number[n] || number[n + 1])
		return 0;
	return number[n] == check_letter(prefix, read_digits(number, (int)n))
		       ? read_digits(number, (int)n)
		       : 0;
}
