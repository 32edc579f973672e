/*
 * Every place of the theme that sets a colour on another asks for a ratio. A place blames one of
 * the two: the colour that is not the paper, the ink or their like. What is blamed is told once,
 * however many places blame it, and must suit all of them.
 */
#include "look/theme_contrast.h"

#include <string.h>

#include "look/contrast.h"
#include "look/contrast_near.h"
#include "look/theme_check.h"

enum place { PLACE_STYLE, PLACE_USE, PLACE_ROLE, PLACE_PANEL };

enum { MOST_OTHERS = 64, MOST_SHOWN = 3, PLACE_TEXT = 64 };

/* A place, the colour that it blames, and the one that this is to be told from. */
struct need {
	enum place place;
	int number; /* of the style, the use or the role */
	int colour, other;
	int least; /* ratio, in hundredths */
	struct srcpos pos;
};

struct check {
	const struct theme *theme;
	struct diag *diag;
	bool is_print;
	int colour; /* that is asked about; -1: any */
	/* what was found of it */
	struct contrast_need needs[MOST_OTHERS];
	int nneeds;
	int nplaces, nshown; /* that are at fault, and those shown */
	char shown[MOST_SHOWN * PLACE_TEXT];
	struct need worst;
	int worst_ratio;
	struct need first, last; /* of the places at fault */
	struct srcpos own;       /* the first place in the theme's own file; or nowhere */
	bool is_faulty;
};

static void show(const struct check *check, int number, uint8_t rgb[3])
{
	const struct colour *colour = &check->theme->colours[number];

	if (check->is_print)
		contrast_printed(colour->cmyk, colour->tint, rgb);
	else
		memcpy(rgb, colour->rgb, 3);
}

static int ratio_of(const struct check *check, int a, int b)
{
	uint8_t x[3], y[3];

	show(check, a, x);
	show(check, b, y);
	return contrast_ratio(x, y);
}

static void describe(const struct need *need, char text[PLACE_TEXT])
{
	static const char *const uses[COLOUR_USE_COUNT] = {
		[COLOUR_INK] = "ink",
		[COLOUR_GREY] = "grey",
		[COLOUR_RULE] = "rule",
		[COLOUR_LINK] = "link",
	};

	switch (need->place) {
	case PLACE_STYLE:
		snprintf(text, PLACE_TEXT, "style \"%s\"", style_name((enum style_id)need->number));
		break;
	case PLACE_USE:
		snprintf(text, PLACE_TEXT, "%s", uses[need->number]);
		break;
	case PLACE_ROLE:
		snprintf(text, PLACE_TEXT, "role %d", need->number + 1);
		break;
	case PLACE_PANEL:
		snprintf(text, PLACE_TEXT, "panels of role %d", need->number + 1);
		break;
	}
}

static void add_shown(struct check *check, const struct need *need)
{
	size_t n = strlen(check->shown);
	char text[PLACE_TEXT];

	describe(need, text);
	snprintf(check->shown + n, sizeof check->shown - n, "%s%s", n ? ", " : "", text);
	check->nshown++;
}

static bool is_own(const struct check *check, struct srcpos pos)
{
	return pos.file && strcmp(pos.file, check->theme->path) == 0;
}

/* A place where the ratio is too little. Styles come again and again, for each paper. */
static void blame(struct check *check, const struct need *need, int ratio)
{
	const struct need *last = &check->last;
	bool is_new = check->nplaces == 0 || last->place != need->place ||
		      last->number != need->number;

	check->is_faulty = true;
	if (check->nplaces == 0 || ratio * check->worst.least < check->worst_ratio * need->least) {
		check->worst = *need;
		check->worst_ratio = ratio;
	}
	if (!is_new)
		return;
	if (check->nplaces == 0)
		check->first = *need;
	check->last = *need;
	check->nplaces++;
	if (!check->own.file && is_own(check, need->pos))
		check->own = need->pos;
	if (check->nshown < MOST_SHOWN)
		add_shown(check, need);
}

static void meet(struct check *check, struct need need)
{
	int ratio;

	if (check->colour >= 0 && need.colour != check->colour)
		return;
	ratio = ratio_of(check, need.colour, need.other);
	if (check->colour < 0) {
		check->is_faulty = check->is_faulty || ratio < need.least;
		return;
	}
	if (check->nneeds < MOST_OTHERS && need.other != need.colour) {
		struct contrast_need *other = &check->needs[check->nneeds++];

		show(check, need.other, other->rgb);
		other->least = need.least;
	}
	if (ratio < need.least)
		blame(check, &need, ratio);
}

static void meet_style(struct check *check, enum paper paper, enum style_id id)
{
	const struct theme *theme = check->theme;
	int paper_colour = theme->uses[COLOUR_PAPER];
	struct need need = {.place = PLACE_STYLE,
			    .number = (int)id,
			    .colour = theme->styles[paper][id].colour,
			    .other = paper_colour,
			    .least = CONTRAST_TEXT,
			    .pos = theme->places->styles[paper][id]};
	int colour = need.colour;

	if (!style_is_on_panel(id)) {
		meet(check, need);
		return;
	}
	need.other = theme->uses[COLOUR_INK];
	meet(check, need);
	for (int r = 0; r < THEME_MAX_ROLES; r++) {
		if (theme->roles[r].on_ground >= 0)
			continue;
		need.other = theme->roles[r].ground;
		need.colour = colour;
		need.place = PLACE_STYLE;
		need.number = (int)id;
		need.pos = theme->places->styles[paper][id];
		if (colour == paper_colour) {
			need.colour = need.other;
			need.other = paper_colour;
			need.place = PLACE_PANEL;
			need.number = r;
			need.pos = theme->places->roles[r];
		}
		meet(check, need);
	}
}

static void meet_role(struct check *check, int role)
{
	const struct theme *theme = check->theme;
	const struct role_look *look = &theme->roles[role];
	struct need need = {.place = PLACE_ROLE,
			    .number = role,
			    .colour = look->colour,
			    .other = theme->uses[COLOUR_PAPER],
			    .least = CONTRAST_TEXT,
			    .pos = theme->places->roles[role]};

	meet(check, need);
	need.other = theme->uses[COLOUR_BAND];
	need.least = CONTRAST_MARK;
	meet(check, need);
	if (look->on_ground < 0)
		return;
	need.place = PLACE_PANEL;
	need.colour = look->ground;
	need.other = look->on_ground;
	need.least = CONTRAST_TEXT;
	meet(check, need);
}

static void meet_all(struct check *check)
{
	static const enum colour_use uses[] = {COLOUR_INK, COLOUR_GREY, COLOUR_LINK, COLOUR_RULE};
	const struct theme *theme = check->theme;

	for (int r = 0; r < THEME_MAX_ROLES; r++)
		meet_role(check, r);
	for (int s = 0; s < STYLE_COUNT; s++)
		for (int p = 0; p < PAPER_COUNT; p++)
			meet_style(check, (enum paper)p, (enum style_id)s);
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		meet(check,
		     (struct need){.place = PLACE_USE,
				   .number = (int)uses[i],
				   .colour = theme->uses[uses[i]],
				   .other = theme->uses[COLOUR_PAPER],
				   .least = uses[i] == COLOUR_RULE ? CONTRAST_MARK : CONTRAST_TEXT,
				   .pos = theme->places->uses});
}

/* --- What is told ---------------------------------------------------------------------------- */

static bool suits(const struct check *check, const uint8_t rgb[3])
{
	for (int i = 0; i < check->nneeds; i++)
		if (contrast_ratio(rgb, check->needs[i].rgb) < check->needs[i].least)
			return false;
	return true;
}

/* The tint of its spot ink that is nearest to what it has. */
static bool suggest_tint(const struct check *check, const struct colour *colour, char text[64])
{
	uint8_t rgb[3];

	for (int far = 0; far < 100; far++)
		for (int way = -1; way <= 1; way += 2) {
			int tint = colour->tint + way * far;

			if (tint < 1 || tint > 100)
				continue;
			contrast_printed(colour->cmyk, tint, rgb);
			if (suits(check, rgb)) {
				snprintf(text, 64, "tint=\"%d\"", tint);
				return true;
			}
		}
	return false;
}

static bool suggest(const struct check *check, char text[64])
{
	const struct colour *colour = &check->theme->colours[check->colour];
	uint8_t near[4];

	if (check->is_print && colour->spot)
		return suggest_tint(check, colour, text);
	if (check->is_print) {
		if (!contrast_near_inks(colour->cmyk, check->needs, check->nneeds, near))
			return false;
		snprintf(text, 64, "cmyk=\"%d %d %d %d\"", near[0], near[1], near[2], near[3]);
		return true;
	}
	if (!contrast_near(colour->rgb, check->needs, check->nneeds, near))
		return false;
	snprintf(text, 64, "#%02X%02X%02X", near[0], near[1], near[2]);
	return true;
}

/* The ink or the paper, where it can be read on the ground; or NULL. */
static const char *find_on_ground(const struct check *check, int ground)
{
	const struct theme *theme = check->theme;
	static const enum colour_use uses[] = {COLOUR_INK, COLOUR_PAPER};

	for (int i = 0; i < 2; i++)
		if (ratio_of(check, theme->uses[uses[i]], ground) >= CONTRAST_TEXT)
			return theme->colours[theme->uses[uses[i]]].name;
	return NULL;
}

static void hint(const struct check *check)
{
	const struct need *first = &check->first;
	bool is_role = first->place == PLACE_ROLE || first->place == PLACE_PANEL;
	const char *name = check->theme->colours[check->colour].name;
	const char *on = is_role ? find_on_ground(check, check->colour) : NULL;
	char nearest[64] = "";

	if (!suggest(check, nearest))
		snprintf(nearest, sizeof nearest, "no %s passes everywhere",
			 check->is_print && check->theme->colours[check->colour].spot ? "tint"
										      : "colour");
	else
		snprintf(nearest + strlen(nearest), sizeof nearest - strlen(nearest),
			 " is the nearest that passes");
	if (on && first->place == PLACE_PANEL)
		diag_hint(check->diag, "%s; or role %d takes on-ground=\"%s\"", nearest,
			  first->number + 1, on);
	else if (on)
		diag_hint(check->diag,
			  "%s, here or for text=\"...\" of role %d, whose ground=\"%s\" then "
			  "takes on-ground=\"%s\"",
			  nearest, first->number + 1, name, on);
	else
		diag_hint(check->diag, "%s", nearest);
}

/* "role 1, style "head" and 4 more". */
static void list(const struct check *check, char text[256])
{
	if (check->nplaces > check->nshown)
		snprintf(text, 256, "%s and %d more", check->shown, check->nplaces - check->nshown);
	else
		snprintf(text, 256, "%s", check->shown);
}

static void tell(const struct check *check)
{
	const struct colour *colour = &check->theme->colours[check->colour];
	const char *other = check->theme->colours[check->worst.other].name;
	const char *needs = check->worst.least == CONTRAST_TEXT ? "text needs 4.5"
								: "a mark needs 3.0";
	struct srcpos pos = check->nplaces == 1 ? check->first.pos : colour->pos;
	int whole = check->worst_ratio / 100, part = check->worst_ratio % 100;
	char places[256];

	if (!is_own(check, pos) && check->own.file)
		pos = check->own;
	list(check, places);
	if (check->is_print)
		diag_warn(check->diag, pos,
			  "%s: \"%s\" on \"%s\" has a contrast of about %d.%d in print, %s", places,
			  colour->name, other, whole, part / 10, needs);
	else
		diag_error(check->diag, pos, "%s: \"%s\" on \"%s\" has a contrast of %d.%02d, %s",
			   places, colour->name, other, whole, part, needs);
	hint(check);
}

static void check_all(const struct theme *theme, struct diag *diag, bool is_print)
{
	struct check check = {.theme = theme, .diag = diag, .is_print = is_print, .colour = -1};

	meet_all(&check);
	if (!check.is_faulty)
		return;
	for (int i = 0; i < theme->ncolours; i++) {
		check = (struct check){
			.theme = theme, .diag = diag, .is_print = is_print, .colour = i};
		meet_all(&check);
		if (check.is_faulty)
			tell(&check);
	}
}

void theme_contrast_check(const struct theme *theme, struct diag *diag)
{
	check_all(theme, diag, false);
}

void theme_contrast_check_print(const struct theme *theme, struct diag *diag)
{
	check_all(theme, diag, true);
}
