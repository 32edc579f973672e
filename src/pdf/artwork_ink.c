/* Colours that no theme has named are known by their red, green and blue. */
#include "pdf/artwork_ink.h"

#include <string.h>

#include "look/artwork.h"
#include "look/theme.h"
#include "pdf/book.h"
#include "pdf/condition.h"

static bool is_grey(const uint8_t rgb[3])
{
	return rgb[0] == rgb[1] && rgb[1] == rgb[2];
}

/* Percent of full ink. */
static uint8_t percent(int value)
{
	return (uint8_t)((value * 100 + 127) / 255);
}

/* Grey, and all colours where the theme does with black, become black. */
static bool convert(struct book *book, const struct artwork_shape *shape, struct colour *colour)
{
	bool is_black = is_grey(shape->paint.rgb) || theme_is_black(book->layout->theme);
	const struct conversion *conversion = condition_from(book->condition, NULL, 0,
							     is_black ? 1 : 4);
	uint8_t inks[4];

	if (!conversion) {
		diag_error(book->diag, shape->pos,
			   "the ICC profile of the printing condition %s cannot convert pictures",
			   condition_identifier(book->condition));
		return false;
	}
	condition_convert(conversion, CONDITION_MOST_INK, shape->paint.rgb, inks, 1);
	if (is_black)
		colour->cmyk[3] = percent(255 - inks[0]);
	for (int i = 0; i < 4 && !is_black; i++)
		colour->cmyk[i] = percent(inks[i]);
	return true;
}

static void tell(struct book *book, const struct artwork_shape *shape, const struct colour *colour)
{
	const uint8_t *rgb = shape->paint.rgb, *cmyk = colour->cmyk;

	if (is_grey(rgb))
		return;
	diag_warn(book->diag, shape->pos,
		  "the colour #%02x%02x%02x of the picture is none of the theme's; on the press it "
		  "becomes %d/%d/%d/%d in percent of cyan, magenta, yellow and black",
		  rgb[0], rgb[1], rgb[2], cmyk[0], cmyk[1], cmyk[2], cmyk[3]);
	diag_hint(book->diag, "give the theme a <colour> of that rgb, with the inks that the brand "
			      "has for it");
}

static const struct colour *add_colour(struct book *book, const struct artwork_shape *shape)
{
	struct colour *colour = ARENA_NEW(book->arena, struct colour);

	colour->name = "";
	memcpy(colour->rgb, shape->paint.rgb, 3);
	if (!book->profile->is_press) {
		artwork_rgb(book->layout->theme, &shape->paint, colour->rgb);
	} else {
		if (!convert(book, shape, colour))
			return NULL;
		tell(book, shape, colour);
	}
	ARENA_GROW(book->arena, book->artwork_inks, book->nartwork_inks);
	book->artwork_inks[book->nartwork_inks++] = (struct book_artwork_ink){
		{shape->paint.rgb[0], shape->paint.rgb[1], shape->paint.rgb[2]}, colour};
	return colour;
}

const struct colour *artwork_ink_find(struct book *book, const struct artwork_shape *shape)
{
	const struct theme *theme = book->layout->theme;
	int colour = artwork_colour(theme, &shape->paint);

	if (colour >= 0)
		return &theme->colours[colour];
	for (int i = 0; i < book->nartwork_inks; i++)
		if (memcmp(book->artwork_inks[i].rgb, shape->paint.rgb, 3) == 0)
			return book->artwork_inks[i].colour;
	return add_colour(book, shape);
}
