/*
 * Files count by their bytes, fonts by their size and their beginning: a font's table of contents
 * stands there and has a checksum of each table (OpenType 1.9, "Table Directory").
 */
#include "run/identity.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/inputs.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "base/version.h"
#include "content/guide.h"
#include "run/data.h"
#include "run/run.h"
#include "text/catalogue.h"

enum { DIGITS = 12, HEAD = 4096 };

static void add_part(struct buf *out, const struct buf *bytes)
{
	char hex[SHA256_HEX];

	sha256_hex(bytes->bytes, bytes->n, hex);
	buf_printf(out, "%s%.*s", out->n ? "." : "", DIGITS, hex);
}

/* The fingerprint of a file that can be read. */
static void add_file(struct buf *out, const char *path)
{
	struct arena arena;
	struct diag unheard;
	char hex[SHA256_HEX];
	const char *bytes;
	size_t n;

	arena_init(&arena);
	diag_init(&unheard);
	bytes = file_read(&arena, path, LIMIT_FILE_BYTES, &n, &unheard);
	if (bytes) {
		sha256_hex(bytes, n, hex);
		buf_printf(out, "%s\n", hex);
	}
	diag_release(&unheard);
	arena_release(&arena);
}

static void add_head(struct buf *out, const char *path)
{
	char bytes[HEAD];
	struct stat status;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return;
	n = fstat(fd, &status) == 0 && S_ISREG(status.st_mode) ? read(fd, bytes, HEAD) : -1;
	if (n > 0) {
		buf_printf(out, "%lld ", (long long)status.st_size);
		buf_add(out, bytes, (size_t)n);
	}
	close(fd);
}

static void add_fonts(struct buf *out, const struct data *data)
{
	struct catalogue catalogue = {0};
	struct arena arena;
	struct diag unheard;

	arena_init(&arena);
	diag_init(&unheard);
	add_file(out, data->catalogue);
	catalogue_load(&catalogue, &arena, data->catalogue, &unheard);
	for (int i = 0; i < catalogue.nfamilies; i++) {
		const struct catalogue_family *family = &catalogue.families[i];

		for (int style = 0; style < CATALOGUE_STYLES; style++) {
			const char *file = family->files[style];

			if (!file)
				continue;
			add_head(out, file_join(&arena, catalogue.folder, file));
			add_head(out, file_join(&arena, family->package->folder, file));
		}
	}
	diag_release(&unheard);
	arena_release(&arena);
}

/* Files of a folder, each by its fingerprint, or its beginning. */
static void add_folder(struct buf *out, const char *path, void (*add)(struct buf *, const char *))
{
	struct arena arena;
	struct diag unheard;
	struct folder folder;

	arena_init(&arena);
	diag_init(&unheard);
	folder = folder_list(&arena, path, &unheard);
	for (int i = 0; i < folder.nnames; i++) {
		buf_printf(out, "%s\n", folder.names[i]);
		add(out, file_join(&arena, path, folder.names[i]));
	}
	diag_release(&unheard);
	arena_release(&arena);
}

const char *identity_make(struct kit *kit, const struct content *content, int ninputs,
			  const char *options)
{
	const struct inputs *inputs = kit->diag->inputs;
	struct buf parts[IDENTITY_PARTS], out;
	const char *identity;

	for (int i = 0; i < IDENTITY_PARTS; i++)
		buf_init(&parts[i]);
	buf_init(&out);
	buf_addstr(&parts[IDENTITY_PROGRAM], ROLEGUIDE_VERSION);
	buf_addstr(&parts[IDENTITY_OPTIONS], options);
	buf_add(&parts[IDENTITY_CONTENT], content->guide->source.bytes,
		content->guide->source.nbytes);
	for (int i = 0; inputs && i < ninputs; i++)
		add_file(&parts[IDENTITY_CONTENT], inputs->inputs[i].path);
	/* what a person reads may be another language */
	add_folder(&parts[IDENTITY_CONTENT], kit->data->phrases, add_file);
	add_fonts(&parts[IDENTITY_FONTS], kit->data);
	add_folder(&parts[IDENTITY_FONTS], run_hyphenation_folder, add_head);
	for (int i = 0; i < IDENTITY_PARTS; i++) {
		add_part(&out, &parts[i]);
		buf_release(&parts[i]);
	}
	identity = arena_strdup(kit->arena, buf_text(&out));
	buf_release(&out);
	return identity;
}

enum identity_part identity_compare(const char *a, const char *b)
{
	for (int part = 0; part < IDENTITY_PARTS; part++) {
		size_t n = strcspn(a, ".");

		if (n != strcspn(b, ".") || strncmp(a, b, n) != 0)
			return (enum identity_part)part;
		a += n + (a[n] != '\0');
		b += n + (b[n] != '\0');
	}
	return IDENTITY_PARTS;
}

const char *identity_name(enum identity_part part)
{
	static const char *const names[] = {
		[IDENTITY_PROGRAM] = "version of roleguide",
		[IDENTITY_OPTIONS] = "options",
		[IDENTITY_CONTENT] = "guide, questionnaire, theme or phrases",
		[IDENTITY_FONTS] = "fonts or hyphenation",
	};

	return part < IDENTITY_PARTS ? names[part] : "nothing";
}
