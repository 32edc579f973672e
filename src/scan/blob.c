/* The window about the place is parted into dark and light half way between its extremes, and its
 * dark areas are filled one after the other. */
#include "scan/blob.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

enum { MOST_SIDE = 4000, LEAST_CONTRAST = 24 };

struct window {
	const struct grey *grey;
	int left, top, width, height;
	uint8_t *is_dark; /* a pixel: 1 dark, 2 dark and seen */
	int *stack;
	double paper, ink;
};

struct area {
	long n;
	double sum_x, sum_y;
	int left, top, right, bottom;
};

static uint8_t light_at(const struct window *window, int i)
{
	int x = window->left + i % window->width, y = window->top + i / window->width;

	return window->grey->at[(size_t)y * (size_t)window->grey->width + (size_t)x];
}

/* Parts the window; false where it is all of a kind. */
static bool part(struct window *window)
{
	int n = window->width * window->height, counts[256] = {0}, edge;

	for (int i = 0; i < n; i++)
		counts[light_at(window, i)]++;
	window->paper = grey_quantile(counts, n, 0.85);
	window->ink = grey_quantile(counts, n, 0.01);
	edge = (int)((window->paper + window->ink) / 2);
	for (int i = 0; i < n; i++)
		window->is_dark[i] = light_at(window, i) <= edge;
	return window->paper - window->ink >= LEAST_CONTRAST;
}

static void push(struct window *window, int *n, int i)
{
	if (window->is_dark[i] != 1)
		return;
	window->is_dark[i] = 2;
	window->stack[(*n)++] = i;
}

static struct area fill(struct window *window, int start)
{
	struct area area = {.left = window->width, .top = window->height};
	int n = 0;

	push(window, &n, start);
	while (n > 0) {
		int i = window->stack[--n], x = i % window->width, y = i / window->width;

		area.n++;
		area.sum_x += x;
		area.sum_y += y;
		area.left = x < area.left ? x : area.left;
		area.right = x > area.right ? x : area.right;
		area.top = y < area.top ? y : area.top;
		area.bottom = y > area.bottom ? y : area.bottom;
		if (x > 0)
			push(window, &n, i - 1);
		if (x + 1 < window->width)
			push(window, &n, i + 1);
		if (y > 0)
			push(window, &n, i - window->width);
		if (y + 1 < window->height)
			push(window, &n, i + window->width);
	}
	return area;
}

static bool is_wished(const struct window *window, const struct area *area,
		      const struct blob_wish *wish)
{
	double width = area->right - area->left + 1, height = area->bottom - area->top + 1;
	double fill_part = (double)area->n / (width * height) / wish->fill;

	return area->left > 0 && area->top > 0 && area->right + 1 < window->width &&
	       area->bottom + 1 < window->height && width > wish->side * 0.72 &&
	       width < wish->side * 1.3 && height > wish->side * 0.72 &&
	       height < wish->side * 1.3 && width < height * 1.25 && height < width * 1.25 &&
	       fill_part > 0.86 && fill_part < 1.14;
}

static double light_within(const struct window *window, const struct area *area)
{
	int x = (int)lround(area->sum_x / (double)area->n);
	int y = (int)lround(area->sum_y / (double)area->n);
	int reach = (area->right - area->left) / 5, n = 0;
	double sum = 0;

	for (int j = y - reach; j <= y + reach; j++)
		for (int i = x - reach; i <= x + reach; i++, n++)
			sum += light_at(window, j * window->width + i);
	return sum / n;
}

/* The window about the wish, cut by the edges of the picture; false: there is none. */
static bool place_window(struct window *window, const struct blob_wish *wish)
{
	double half = wish->reach + wish->side;
	int right, bottom;

	if (!(fabs(wish->at.x) < 1e6 && fabs(wish->at.y) < 1e6) || !(wish->side > 3) ||
	    !(half < MOST_SIDE / 2.0))
		return false;
	window->left = (int)fmax(0, wish->at.x - half);
	window->top = (int)fmax(0, wish->at.y - half);
	right = (int)fmin(window->grey->width, wish->at.x + half);
	bottom = (int)fmin(window->grey->height, wish->at.y + half);
	window->width = right - window->left;
	window->height = bottom - window->top;
	return window->width > 4 && window->height > 4;
}

static bool choose(struct window *window, const struct blob_wish *wish, struct blob *blob)
{
	double nearest = wish->reach;
	bool is_found = false;

	for (int i = 0; i < window->width * window->height; i++) {
		struct area area;
		struct spot at;
		double far;

		if (window->is_dark[i] != 1)
			continue;
		area = fill(window, i);
		at = (struct spot){window->left + area.sum_x / (double)area.n + 0.5,
				   window->top + area.sum_y / (double)area.n + 0.5};
		far = hypot(at.x - wish->at.x, at.y - wish->at.y);
		if (far > nearest || !is_wished(window, &area, wish))
			continue;
		nearest = far;
		is_found = true;
		blob->at = at;
		blob->light = light_within(window, &area) / window->paper;
	}
	return is_found;
}

bool blob_find(const struct grey *grey, const struct blob_wish *wish, struct blob *blob)
{
	struct window window = {.grey = grey};
	size_t n;
	bool is_found;

	if (!place_window(&window, wish))
		return false;
	n = (size_t)window.width * (size_t)window.height;
	window.is_dark = mem_alloc(n);
	window.stack = mem_alloc(n * sizeof *window.stack);
	is_found = part(&window) && choose(&window, wish, blob);
	free(window.stack);
	free(window.is_dark);
	return is_found;
}
