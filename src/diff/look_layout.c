/*
 * Colours and types are counted as sets, so that a page with other words has the same; a page whose
 * words are the same, and whose sets are, can still have its places and paints in another order,
 * which is what places say.
 */
#include "diff/look_layout.h"

#include <string.h>

#include "diff/lexicon.h"
#include "layout/layout.h"

enum { MOST_KINDS = 64 /* colours, or types, that are told apart on a page */ };

/* Numbers met so far, each once. */
struct met {
	uint64_t list[MOST_KINDS];
	int n;
};

/* Its place among those met, in the order they were met. */
static int meet(struct met *met, uint64_t number)
{
	int i = 0;

	while (i < met->n && met->list[i] != number)
		i++;
	if (i == met->n && met->n < MOST_KINDS)
		met->list[met->n++] = number;
	return i;
}

/* The same in whatever order they were met. */
static uint64_t hash_met(const struct met *met)
{
	uint64_t sum = (uint64_t)met->n;

	for (int i = 0; i < met->n; i++)
		sum += lexicon_hash(0, &met->list[i], sizeof met->list[i]);
	return sum;
}

static uint64_t hash_path(uint64_t from, const struct path *path)
{
	for (int i = 0; i < path->nsteps; i++) {
		const struct path_step *step = &path->steps[i];
		const len numbers[] = {(len)step->op, step->x,  step->y, step->x1,
				       step->y1,      step->x2, step->y2};

		from = lexicon_hash(from, numbers, sizeof numbers);
	}
	return lexicon_hash(from, &path->weight, sizeof path->weight);
}

static uint64_t hash_artwork(uint64_t hash, const struct artwork *artwork)
{
	for (int i = 0; i < artwork->nshapes; i++) {
		const struct artwork_shape *shape = &artwork->shapes[i];
		struct path path = {.steps = shape->steps, .nsteps = shape->nsteps};

		hash = hash_path(hash, &path);
		hash = lexicon_hash(hash, &shape->is_even_odd, sizeof shape->is_even_odd);
		hash = lexicon_hash(hash, shape->paint.rgb, sizeof shape->paint.rgb);
		hash = lexicon_hash(hash, &shape->paint.is_ink, sizeof shape->paint.is_ink);
	}
	return hash;
}

static uint64_t hash_picture(const struct picture *picture)
{
	size_t n = (size_t)picture->nrows * (size_t)picture->ncolumns *
		   (size_t)picture->ncomponents;
	uint64_t hash = lexicon_hash(0, &picture->orientation, sizeof picture->orientation);

	if (picture->artwork)
		return hash_artwork(hash, picture->artwork);
	return picture->jpeg ? lexicon_hash(hash, picture->jpeg, (size_t)picture->njpeg)
			     : lexicon_hash(hash, picture->pixels, n);
}

static uint64_t hash_type(const struct run *run, const struct shaper *shaper)
{
	const char *name = shaper_font(shaper, run->font)->postscript_name;

	return lexicon_hash((uint64_t)run->size, name, strlen(name));
}

struct edition_look look_layout(struct arena *scratch, const struct layout *layout,
				const struct shaper *shaper, int page)
{
	const struct page *of = &layout->pages[page];
	struct met *met = ARENA_ARRAY(scratch, struct met, 2);
	struct met *colours = &met[0], *types = &met[1];
	struct edition_look look = {0};

	look.places = lexicon_hash((uint64_t)of->width, &of->height, sizeof of->height);
	for (int i = 0; i < of->nitems; i++) {
		const struct item *item = &of->items[i];
		len numbers[] = {(len)item->kind, item->x, item->y, item->w, item->h, 0};
		/* what feet say is told elsewhere: how long they are is no look */
		bool is_foot = item->artifact == ARTIFACT_FOOTER;
		bool is_painted = !item_is_area(item) && item->kind != ITEM_IMAGE;

		if (is_painted) {
			const uint8_t *rgb = layout->theme->colours[item->colour].rgb;
			uint64_t colour = (uint64_t)rgb[0] << 16 | (uint64_t)rgb[1] << 8 | rgb[2];

			numbers[5] = meet(colours, colour);
		}
		if (is_foot)
			numbers[1] = numbers[3] = 0;
		look.places = lexicon_hash(look.places, numbers, sizeof numbers);
		if (item->kind == ITEM_RUN)
			meet(types, hash_type(item->of.run, shaper));
		if (item->kind == ITEM_PATH)
			look.places = hash_path(look.places, item->of.path);
		if (item->kind == ITEM_IMAGE) {
			uint64_t picture = hash_picture(item->of.picture);

			look.pictures = lexicon_hash(look.pictures, &picture, sizeof picture);
		}
	}
	look.colours = hash_met(colours);
	look.types = hash_met(types);
	return look;
}
