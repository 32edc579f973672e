/* A picture is as wide as its first byte says, and repeats what is left of the bytes; the codes of
 * the sheet are where the next bytes say, about a picture's size around it. */
#include "scans.h"

#include <string.h>

#include "answers/sheet_code.h"
#include "answers/typed.h"
#include "paper/ruling.h"
#include "scan/box.h"
#include "scan/straight.h"

enum { BOXES = 6, CORNERS = 16 };

static double place(const char *bytes, int i, int size)
{
	return ((unsigned char)bytes[i] - 64) * size / 128.0;
}

static struct printed a_sheet(const struct printed_box *boxes)
{
	struct printed sheet = {.width = 595000,
				.height = 842000,
				.disc = 12756,
				.code = 53571,
				.nmodules = 21,
				.boxes = boxes,
				.nboxes = BOXES};

	for (int i = 0; i < PRINTED_DISCS; i++)
		sheet.discs[i] = (struct spot){i % 3 ? 561000 : 34000, i > 1 ? 808000 : 34000};
	sheet.codes[0] = (struct spot){470000, 28000};
	sheet.codes[1] = (struct spot){50000, 760000};
	return sheet;
}

static const char *check(const struct box_reading *readings)
{
	for (int i = 0; i < BOXES; i++)
		if ((int)readings[i].state < BOX_EMPTY || readings[i].state > BOX_LOST ||
		    readings[i].fill < 0)
			return "a box is in no state";
	return NULL;
}

const char *scans_read(struct arena *arena, const char *bytes, size_t n)
{
	struct printed_box boxes[BOXES];
	struct box_reading readings[BOXES];
	struct printed sheet = a_sheet(boxes);
	struct barcode codes[2] = {{0}};
	struct pose_codes found = {{&codes[0], &codes[1]}};
	struct tie ties[4];
	struct grey grey;
	struct pose pose = {.ink = 0.2};

	if (n < 2 + CORNERS + 1)
		return NULL;
	for (int i = 0; i < BOXES; i++)
		boxes[i] = (struct printed_box){
			{60000 + i * 80000, 200000 + i * 90000}, 10205, 10205, i == 5};
	grey = grey_new(arena, (unsigned char)bytes[0] + 1, (unsigned char)bytes[1] + 1);
	for (size_t i = 0; i < (size_t)grey.width * (size_t)grey.height; i++)
		grey.at[i] = (uint8_t)bytes[2 + CORNERS + i % (n - 2 - CORNERS)];
	for (int i = 0; i < CORNERS; i += 2)
		codes[i / 8].corners[i / 2 % 4] = (struct spot){
			place(bytes + 2, i, grey.width), place(bytes + 2, i + 1, grey.height)};
	for (int i = 0; i < 4; i++)
		ties[i] = (struct tie){sheet.discs[i], codes[0].corners[i]};
	if (pose_find(&grey, &sheet, &found, &pose) || plane_fit(ties, 4, &pose.plane) ||
	    plane_fit_flat(ties, 4, &pose.plane)) {
		box_read_all(&grey, &sheet, &pose, readings);
		straight_sheet(arena, &grey, &sheet, &pose, 40);
		return check(readings);
	}
	return NULL;
}

const char *scans_read_lines(struct arena *arena, const char *bytes, size_t n,
			     const struct quiz *quiz, struct diag *diag)
{
	const struct ruling_source source = {"questions.txt", quiz, "AB12"};
	struct sheet_code code;
	char text[SHEET_CODE_BYTES];

	ruling_read(arena, &source, bytes, n, diag);
	sheet_code_find(arena, "AB12", bytes);
	if (sheet_code_read(bytes, &code)) {
		sheet_code_write(&code, text);
		if (strcmp(text, bytes) != 0)
			return "the code of a page is written in another way";
	}
	for (int q = 0; q < quiz->nquestions; q++) {
		struct answer answer, again;
		const char *why = NULL;
		bool has_words;

		if (!typed_read(arena, &quiz->questions[q], bytes, &answer, &has_words, &why)) {
			if (!why)
				return "what is typed is refused without a reason";
		} else if (!has_words &&
			   (!typed_read(arena, &quiz->questions[q],
					typed_word(arena, &quiz->questions[q], &answer), &again,
					&has_words, &why) ||
			    !typed_is_same(&answer, &again))) {
			return "what is typed comes back as something else";
		}
	}
	return NULL;
}
