/*
 * Dark: ink and paper change places. What a colour becomes is sought on a way from the ground over
 * the purest of its hue to white; contrast grows along it (WCAG 2.2, 1.4.3).
 */
#include "html/web_style.h"

#include <string.h>

#include "base/buf.h"
#include "look/contrast.h"

enum {
	STEPS = 64,             /* of a mixture */
	GROUND_CONTRAST = 1500, /* of the dark ground with white, at least */
	SMALLEST = 800,         /* thousandths of running text */
	LARGE = 1500,           /* what is larger gives way on a narrow screen */
	BODY = 1000,
};

struct rgb {
	uint8_t part[3];
};

static struct rgb mix(struct rgb from, struct rgb to, int step)
{
	struct rgb mixed;

	for (int i = 0; i < 3; i++)
		mixed.part[i] = (uint8_t)((from.part[i] * (STEPS - step) + to.part[i] * step +
					   STEPS / 2) /
					  STEPS);
	return mixed;
}

static struct rgb rgb_of(const struct theme *theme, int colour)
{
	struct rgb rgb;

	memcpy(rgb.part, theme->colours[colour].rgb, sizeof rgb.part);
	return rgb;
}

/* The ink, or what is darker. */
static struct rgb find_ground(const struct theme *theme)
{
	const struct rgb black = {{0, 0, 0}}, white = {{255, 255, 255}};
	struct rgb ink = rgb_of(theme, theme->uses[COLOUR_INK]), ground = ink;

	for (int i = 0; i <= STEPS && contrast_ratio(ground.part, white.part) < GROUND_CONTRAST;
	     i++)
		ground = mix(ink, black, i);
	return ground;
}

/* The same hue, as light as it can be. */
static struct rgb purest(struct rgb colour)
{
	struct rgb pure;
	int most = 1;

	for (int i = 0; i < 3; i++)
		most = colour.part[i] > most ? colour.part[i] : most;
	for (int i = 0; i < 3; i++)
		pure.part[i] = (uint8_t)(most > 1 ? colour.part[i] * 255 / most : 255);
	return pure;
}

static struct rgb find_dark(const struct theme *theme, struct rgb ground, int colour)
{
	const struct rgb white = {{255, 255, 255}};
	struct rgb paper = rgb_of(theme, theme->uses[COLOUR_PAPER]), own = rgb_of(theme, colour);
	struct rgb pure = purest(own);
	int wanted = contrast_ratio(own.part, paper.part);

	for (int i = 0; i <= 2 * STEPS; i++) {
		struct rgb tried = i <= STEPS ? mix(ground, pure, i) : mix(pure, white, i - STEPS);

		if (contrast_ratio(tried.part, ground.part) >= wanted)
			return tried;
	}
	return white;
}

static void put_colour(struct buf *out, int i, struct rgb rgb)
{
	buf_printf(out, "--c%d:#%02x%02x%02x;", i, rgb.part[0], rgb.part[1], rgb.part[2]);
}

static void put_light(const struct theme *theme, struct buf *out)
{
	for (int i = 0; i < theme->ncolours; i++)
		put_colour(out, i, rgb_of(theme, i));
}

static void put_dark(const struct theme *theme, struct buf *out)
{
	struct rgb ground = find_ground(theme);

	for (int i = 0; i < theme->ncolours; i++)
		put_colour(out, i, find_dark(theme, ground, i));
}

/* What stands for a use, in every scope that has colours of its own. */
static void put_uses(const struct theme *theme, struct buf *out)
{
	static const char *const names[] = {
		[COLOUR_INK] = "ink",   [COLOUR_GREY] = "grey", [COLOUR_RULE] = "rule",
		[COLOUR_HAIR] = "hair", [COLOUR_BAND] = "band", [COLOUR_PAPER] = "paper",
		[COLOUR_LINK] = "link",
	};

	for (int i = 0; i < COLOUR_USE_COUNT; i++)
		buf_printf(out, "--%s:var(--c%d);", names[i], theme->uses[i]);
	for (int i = 0; i < THEME_MAX_ROLES; i++)
		buf_printf(out, "--role%d:var(--c%d);--ground%d:var(--c%d);", i,
			   theme->roles[i].colour, i, theme->roles[i].ground);
}

static void put_fills(const struct theme *theme, struct buf *out)
{
	for (int i = 0; i < theme->ncolours; i++) {
		const uint8_t *rgb = theme->colours[i].rgb;

		for (int k = 0; k < 2; k++) {
			const char *name = k ? "stroke" : "fill";

			buf_printf(out, "[%s=\"#%02x%02x%02x\"]{%s:var(--c%d)}\n", name, rgb[0],
				   rgb[1], rgb[2], name, i);
		}
	}
}

/* In lengths of the reader's own type; large type is smaller on a phone. */
static void put_size(int thousandths, struct buf *out)
{
	if (thousandths < SMALLEST)
		thousandths = SMALLEST;
	if (thousandths > LARGE)
		buf_printf(out, "font-size:min(%d.%03drem,1rem + %d.%dvw);", thousandths / 1000,
			   thousandths % 1000, (thousandths - BODY) / 300,
			   (thousandths - BODY) / 30 % 10);
	else
		buf_printf(out, "font-size:%d.%03drem;", thousandths / 1000, thousandths % 1000);
}

static void put_style(const struct theme *theme, const struct style *style, const char *name,
		      len body, struct buf *out)
{
	static const char *const aligns[] = {[ALIGN_START] = NULL,
					     [ALIGN_CENTRE] = "center",
					     [ALIGN_END] = "end",
					     [ALIGN_JUSTIFY] = NULL};

	buf_printf(out, ".s-%s{", name);
	put_size((int)len_scale(style->size, BODY, body), out);
	buf_printf(out, "font-weight:%s;", style->is_bold ? "700" : "400");
	if (style->is_italic)
		buf_addstr(out, "font-style:italic;");
	if (style->colour != theme->uses[COLOUR_INK])
		buf_printf(out, "color:var(--c%d);", style->colour);
	if (style->tracking)
		buf_printf(out, "letter-spacing:%s.%03dem;", style->tracking < 0 ? "-0" : "0",
			   style->tracking < 0 ? -style->tracking : style->tracking);
	if (style->measure)
		buf_printf(out, "max-inline-size:%dem;", style->measure);
	if (style->has_tabular_figures)
		buf_addstr(out, "font-variant-numeric:tabular-nums;");
	if (style->is_balanced)
		buf_addstr(out, "text-wrap:balance;");
	if (aligns[style->align])
		buf_printf(out, "text-align:%s;", aligns[style->align]);
	buf_addstr(out, "}\n");
}

static void put_styles(const struct theme *theme, enum paper paper, struct buf *out)
{
	const struct style *styles = theme->styles[paper];

	for (int i = 0; i < STYLE_COUNT; i++)
		put_style(theme, &styles[i], style_name((enum style_id)i), styles[STYLE_BODY].size,
			  out);
}

void web_style_put(const struct theme *theme, enum paper paper, struct buf *out)
{
	buf_addstr(out, ":root,.panel,.code,svg.picture{");
	put_light(theme, out);
	put_uses(theme, out);
	buf_printf(out, "--family:\"%s\"}\n@media screen and (prefers-color-scheme:dark){:root{",
		   theme->family);
	put_dark(theme, out);
	buf_addstr(out, "}}\n@media (forced-colors:active){.drawing,.mark{");
	put_light(theme, out);
	put_uses(theme, out);
	buf_addstr(out, "}}\n");
	put_fills(theme, out);
	for (int i = 0; i < THEME_MAX_ROLES; i++)
		buf_printf(out, ".r%d{--role:var(--role%d);--ground:var(--ground%d)}\n", i, i, i);
	put_styles(theme, paper, out);
	for (int i = 0; i < THEME_MAX_ROLES; i++)
		if (theme->roles[i].on_ground >= 0)
			buf_printf(out, ".panel.r%d .para{color:var(--c%d)}\n", i,
				   theme->roles[i].on_ground);
}
