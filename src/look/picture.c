/*
 * What a file is, its first bytes tell. A PNG becomes rows of 8-bit grey or RGB, its transparent
 * parts white as the paper; a JPEG keeps its bytes, which PDF can hold as they are; what begins as
 * XML does is an SVG, and becomes artwork.
 */
#include "look/picture.h"

#include <string.h>
#include <sys/stat.h>

#include <png.h>

#include "base/file.h"
#include "base/limits.h"
#include "look/artwork.h"
#include "look/jpeg.h"
#include "look/svg.h"

struct loader {
	struct arena *arena;
	const char *path;
	struct srcpos pos;
	struct picture_sum *sum;
	struct diag *diag;
};

static void report(struct loader *loader, const char *why)
{
	const char *path = loader->path;

	if (strncmp(path, "./", 2) == 0)
		path += 2;
	diag_error(loader->diag, loader->pos, "cannot use the picture \"%.200s\": %s", path, why);
}

static bool is_too_large(struct loader *loader, int64_t width, int64_t height, bool is_unpacked)
{
	struct picture_sum *sum = loader->sum;

	if (width * height > LIMIT_PICTURE_PIXELS) {
		report(loader, "it has more than 64 million pixels");
		return true;
	}
	sum->npixels += width * height;
	sum->nunpacked += is_unpacked ? width * height : 0;
	if (sum->npixels <= LIMIT_PIXELS && sum->nunpacked <= LIMIT_UNPACKED)
		return false;
	diag_error(loader->diag, loader->pos,
		   "with this picture, all have more than %d million pixels, or those in PNG files "
		   "more than %d million",
		   LIMIT_PIXELS / 1000000, LIMIT_UNPACKED / 1000000);
	diag_hint(loader->diag,
		  "300 pixels an inch are enough for print; photographs are best kept as JPEG");
	return true;
}

static uint32_t big32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/*
 * The iCCP chunk: a name, a zero, the method, the deflated profile (PNG, 11.3.3.3). libpng's simple
 * interface leaves such colours alone, except that it turns a gAMA other than sRGB's into sRGB's;
 * then the pixels are no longer those of the profile.
 */
static void find_profile(const uint8_t *bytes, size_t nbytes, struct picture *picture)
{
	size_t at = 8, name;
	uint32_t n;

	for (; nbytes - at >= 12 && memcmp(bytes + at + 4, "IDAT", 4) != 0; at += 12 + n) {
		const uint8_t *data = bytes + at + 8;

		n = big32(bytes + at);
		if (n > nbytes - at - 12)
			return;
		if (memcmp(data - 4, "gAMA", 4) == 0 && n == 4 &&
		    (big32(data) < 45000 || big32(data) > 46000)) {
			picture->icc = NULL;
			return;
		}
		if (memcmp(data - 4, "iCCP", 4) != 0)
			continue;
		for (name = 0; name < n && data[name];)
			name++;
		if (name + 2 < n) {
			picture->icc = data + name + 2;
			picture->nicc = (int64_t)(n - name - 2);
		}
	}
}

static bool load_png(struct loader *loader, const uint8_t *bytes, size_t nbytes,
		     struct picture *picture)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	png_color white = {255, 255, 255};
	uint8_t *pixels;

	if (!png_image_begin_read_from_memory(&image, bytes, nbytes)) {
		report(loader, image.message);
		return false;
	}
	if (is_too_large(loader, image.width, image.height, true)) {
		png_image_free(&image);
		return false;
	}
	picture->ncolumns = (int)image.width;
	picture->nrows = (int)image.height;
	picture->ncomponents = image.format & PNG_FORMAT_FLAG_COLOR ? 3 : 1;
	image.format = picture->ncomponents == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
	image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB; /* 16-bit values are no more linear than 8-bit */
	pixels = arena_alloc(loader->arena, PNG_IMAGE_SIZE(image));
	if (!png_image_finish_read(&image, &white, pixels, 0, NULL)) {
		report(loader, image.message);
		return false;
	}
	picture->pixels = pixels;
	if (picture->ncomponents == 3)
		find_profile(bytes, nbytes, picture);
	return true;
}

static bool load_jpeg(struct loader *loader, const uint8_t *bytes, size_t nbytes,
		      struct picture *picture)
{
	struct jpeg jpeg;
	const char *fault = jpeg_read(bytes, nbytes, &jpeg);

	if (fault) {
		report(loader, fault);
		return false;
	}
	if (is_too_large(loader, jpeg.width, jpeg.height, false))
		return false;
	picture->ncolumns = jpeg.width;
	picture->nrows = jpeg.height;
	picture->orientation = jpeg.orientation;
	picture->ncomponents = jpeg.ncomponents;
	picture->is_inverted = jpeg.ncomponents == 4 && jpeg.has_adobe;
	picture->jpeg = bytes;
	picture->njpeg = (int64_t)nbytes;
	return true;
}

static bool load_svg(struct loader *loader, const uint8_t *bytes, size_t nbytes,
		     struct picture *picture)
{
	const char *path = loader->path;

	if (nbytes > LIMIT_ARTWORK_BYTES) {
		report(loader, "an SVG of more than 8 MB");
		return false;
	}
	path += strncmp(path, "./", 2) == 0 ? 2 : 0;
	picture->artwork = svg_load(loader->arena, arena_strdup(loader->arena, path),
				    (const char *)bytes, nbytes, loader->diag);
	if (!picture->artwork)
		return false;
	picture->ncomponents = 3;
	return true;
}

/* A plain file, inside dir. */
static const uint8_t *read_inside(struct loader *loader, const char *dir, size_t *nbytes)
{
	struct file_place place = {loader->path, LIMIT_PICTURE_BYTES};
	struct stat info;
	const char *why;
	int fd = file_open_inside(loader->path, dir, &info, &why);

	if (fd >= 0)
		return (const uint8_t *)file_read_open(loader->arena, fd, place, nbytes,
						       loader->diag);
	file_look(loader->path, loader->diag);
	report(loader, why);
	return NULL;
}

struct picture *picture_load(struct arena *arena, const char *path, const char *dir,
			     struct srcpos pos, struct picture_sum *sum, struct diag *diag)
{
	struct loader loader = {arena, path, pos, sum, diag};
	struct picture *picture;
	const uint8_t *bytes;
	size_t nbytes;
	bool is_loaded = false, is_across;

	bytes = read_inside(&loader, dir, &nbytes);
	if (!bytes)
		return NULL;
	picture = ARENA_NEW(arena, struct picture);
	picture->path = arena_strdup(arena, path);
	picture->pos = pos;
	picture->alt = "";
	picture->orientation = UPRIGHT;
	if (nbytes >= 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
		is_loaded = load_png(&loader, bytes, nbytes, picture);
	else if (nbytes >= 3 && memcmp(bytes, "\xff\xd8\xff", 3) == 0)
		is_loaded = load_jpeg(&loader, bytes, nbytes, picture);
	else if (svg_begins((const char *)bytes, nbytes))
		is_loaded = load_svg(&loader, bytes, nbytes, picture);
	else
		report(&loader, "it is neither PNG, JPEG nor SVG");
	if (!is_loaded)
		return NULL;
	is_across = picture->orientation >= TRANSPOSED;
	picture->width = is_across ? picture->nrows : picture->ncolumns;
	picture->height = is_across ? picture->ncolumns : picture->nrows;
	if (picture->artwork) {
		picture->width = picture->artwork->width;
		picture->height = picture->artwork->height;
		picture->wanted_width = picture->artwork->natural_width;
	}
	return picture;
}
