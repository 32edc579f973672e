/*
 * From rough to fine. The corners of the codes, as zbar tells them, say within some millimetres
 * where everything is; the middles of the codes' own finders and the discs are then looked for
 * there, the nearest first, each making the place of the next more certain. What does not fit with
 * the others, as a disc that a copier has cut, is left out.
 */
#include "scan/pose.h"

#include <math.h>

#include "scan/blob.h"

enum { CORNERS = 4 };

static const double millimetre = 72000 / 25.4;

/* What is known so far. */
struct search {
	const struct grey *grey;
	const struct printed *sheet;
	struct tie ties[PLANE_MOST_TIES];
	int nties;
	struct plane plane;
	double ink[PRINTED_DISCS];
	int ndiscs;
};

static void add_tie(struct search *search, struct spot from, struct spot to)
{
	if (search->nties < PLANE_MOST_TIES)
		search->ties[search->nties++] = (struct tie){from, to};
}

/* Ties far apart both ways carry a map with perspective; others only one without. */
static bool is_wide(const struct search *search)
{
	const struct tie *ties = search->ties;
	double left = ties[0].from.x, right = left, top = ties[0].from.y, bottom = top;

	for (int i = 1; i < search->nties; i++) {
		left = fmin(left, ties[i].from.x);
		right = fmax(right, ties[i].from.x);
		top = fmin(top, ties[i].from.y);
		bottom = fmax(bottom, ties[i].from.y);
	}
	return right - left > search->sheet->width / 2 && bottom - top > search->sheet->height / 2;
}

static bool refit(struct search *search)
{
	if (is_wide(search) && search->nties >= 6)
		return plane_fit(search->ties, search->nties, &search->plane);
	return plane_fit_flat(search->ties, search->nties, &search->plane);
}

/* A code's own place, as zbar tells its corners; good about the code alone. */
static bool fit_code(const struct printed *sheet, int i, const struct barcode *code,
		     struct plane *plane)
{
	static const double right[] = {0, 0, 1, 1}, down[] = {0, 1, 1, 0};
	struct tie ties[CORNERS];

	for (int k = 0; k < CORNERS; k++) {
		ties[k].from.x = sheet->codes[i].x + right[k] * sheet->code;
		ties[k].from.y = sheet->codes[i].y + down[k] * sheet->code;
		ties[k].to = code->corners[k];
	}
	return plane_fit_flat(ties, CORNERS, plane);
}

/* The middles of the three squares that a code is found by (ISO/IEC 18004, 6.3.3): three modules
 * wide, three and a half from the edges. */
static void find_finders(struct search *search, int i, const struct plane *rough)
{
	const struct printed *sheet = search->sheet;
	double module = sheet->code / sheet->nmodules, in = 3.5 * module;

	for (int k = 0; k < 3; k++) {
		struct spot at = sheet->codes[i];
		struct blob_wish wish = {.fill = 1};
		struct blob blob;

		at.x += k == 1 ? sheet->code - in : in;
		at.y += k == 2 ? sheet->code - in : in;
		wish.at = plane_map(rough, at);
		wish.side = 3 * module * plane_scale(rough, at);
		wish.reach = wish.side;
		if (blob_find(search->grey, &wish, &blob))
			add_tie(search, at, blob.at);
	}
}

static double far_from_known(const struct search *search, struct spot at)
{
	double least = INFINITY;

	for (int i = 0; i < search->nties; i++)
		least = fmin(least,
			     hypot(search->ties[i].from.x - at.x, search->ties[i].from.y - at.y));
	return least;
}

/* The disc not tried yet that is nearest to what is known. */
static int next_disc(const struct search *search, const bool *is_tried)
{
	int best = -1;

	for (int i = 0; i < PRINTED_DISCS; i++)
		if (!is_tried[i] &&
		    (best < 0 || far_from_known(search, search->sheet->discs[i]) <
					 far_from_known(search, search->sheet->discs[best])))
			best = i;
	return best;
}

static bool find_discs(struct search *search)
{
	bool is_tried[PRINTED_DISCS] = {false};

	for (int n = 0; n < PRINTED_DISCS; n++) {
		int i = next_disc(search, is_tried);
		struct spot at = search->sheet->discs[i];
		double scale = plane_scale(&search->plane, at);
		struct blob_wish wish = {.at = plane_map(&search->plane, at),
					 .side = search->sheet->disc * scale,
					 .reach = 9 * millimetre * scale,
					 .fill = 0.785};
		struct blob blob;

		is_tried[i] = true;
		if (!blob_find(search->grey, &wish, &blob))
			continue;
		search->ink[search->ndiscs++] = blob.light;
		add_tie(search, at, blob.at);
		if (!refit(search))
			return false;
	}
	return true;
}

/* How many corners of the sheet have a tie near. */
static int count_corners(const struct search *search)
{
	bool has[CORNERS] = {false};
	int n = 0;

	for (int i = 0; i < search->nties; i++) {
		bool is_right = search->ties[i].from.x > search->sheet->width / 2;
		bool is_low = search->ties[i].from.y > search->sheet->height / 2;

		has[is_right + 2 * is_low] = true;
	}
	for (int i = 0; i < CORNERS; i++)
		n += has[i];
	return n;
}

/* Leaves out what the others do not bear out, until all fit within a third of a millimetre. */
static bool settle(struct search *search)
{
	for (;;) {
		double most = 0, scale;
		int worst = 0;

		if (count_corners(search) < 3 || search->nties < 5 ||
		    !plane_fit(search->ties, search->nties, &search->plane))
			return false;
		for (int i = 0; i < search->nties; i++) {
			double miss = plane_miss(&search->plane, &search->ties[i]);

			worst = miss > most ? i : worst;
			most = fmax(most, miss);
		}
		scale = plane_scale(&search->plane, search->ties[worst].from);
		if (most <= millimetre / 3 * scale)
			return true;
		search->ties[worst] = search->ties[--search->nties];
	}
}

static double middle_of(double *values, int n)
{
	for (int i = 1; i < n; i++)
		for (int k = i; k > 0 && values[k] < values[k - 1]; k--) {
			double kept = values[k];

			values[k] = values[k - 1];
			values[k - 1] = kept;
		}
	return values[n / 2];
}

bool pose_find(const struct grey *grey, const struct printed *sheet, const struct pose_codes *codes,
	       struct pose *pose)
{
	struct search search = {.grey = grey, .sheet = sheet};

	for (int i = 0; i < PRINTED_CODES; i++) {
		struct plane rough;

		if (codes->codes[i] && fit_code(sheet, i, codes->codes[i], &rough))
			find_finders(&search, i, &rough);
	}
	if (search.nties < 3 || !refit(&search) || !find_discs(&search) || search.ndiscs == 0 ||
	    !settle(&search))
		return false;
	pose->plane = search.plane;
	pose->ndiscs = search.ndiscs;
	pose->ink = middle_of(search.ink, search.ndiscs);
	return true;
}
