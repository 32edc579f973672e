/* Pieces of paint are counted: where they are, in which colours, which pictures. Shapes of letters
 * are places: a file does not say of all its fonts that they are the same as another's. */
#include "diff/look_draw.h"

#include "diff/lexicon.h"
#include "draw/draw.h"

enum { MOST_COLOURS = 64 };

static uint64_t hash_image(const struct draw_image *image)
{
	size_t n = (size_t)image->ncolumns * (size_t)image->nrows * (size_t)image->ncomponents;

	return image->jpeg ? lexicon_hash(1, image->jpeg, image->njpeg)
			   : lexicon_hash(1, image->pixels, image->pixels ? n : 0);
}

/* The sum over colours, each once. */
static uint64_t sum_colours(const struct draw_page *page)
{
	uint32_t met[MOST_COLOURS];
	uint64_t sum = 0;
	int n = 0;

	for (int i = 0; i < page->npieces; i++) {
		uint32_t rgb = page->pieces[i].rgb;
		int k = 0;

		while (k < n && met[k] != rgb)
			k++;
		if (k < n || n == MOST_COLOURS || page->pieces[i].kind == DRAW_IMAGE)
			continue;
		met[n++] = rgb;
		sum += lexicon_hash(0, &rgb, sizeof rgb);
	}
	return sum;
}

struct edition_look look_draw(const struct draw_page *of)
{
	struct edition_look look = {.places = (uint64_t)of->width, .colours = sum_colours(of)};

	for (int i = 0; i < of->npieces; i++) {
		const struct draw_piece *piece = &of->pieces[i];
		const int64_t numbers[] = {(int64_t)piece->kind, piece->matrix.a, piece->matrix.b,
					   piece->matrix.c,      piece->matrix.d, piece->matrix.e,
					   piece->matrix.f,      piece->weight};

		look.places = lexicon_hash(look.places, numbers, sizeof numbers);
		if (piece->kind == DRAW_IMAGE)
			look.pictures += hash_image(piece->image);
	}
	return look;
}
