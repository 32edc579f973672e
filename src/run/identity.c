/*
 * Files count by their bytes, fonts by their size and their beginning: a font's table of contents
 * stands there and has a checksum of each table (OpenType 1.9, "Table Directory").
 */
#include "run/identity.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/inputs.h"
#include "base/limits.h"
#include "base/version.h"
#include "content/guide.h"
#include "run/data.h"
#include "run/run.h"
#include "text/catalogue.h"

enum { DIGITS = 12, ALL_DIGITS = 32, HEAD = 4096 };

/* So many digits of what stands for the bytes. */
static void add_digits(struct buf *out, const void *bytes, size_t n, int ndigits)
{
	uint8_t digest[16];

	digest_bytes(bytes, n, digest);
	for (int i = 0; i < ndigits / 2; i++)
		buf_printf(out, "%02x", digest[i]);
}

static void add_part(struct buf *out, const struct buf *bytes)
{
	if (out->n)
		buf_addc(out, '.');
	add_digits(out, bytes->bytes, bytes->n, DIGITS);
}

/* The fingerprint of a file. */
static void add_file(struct buf *out, const char *path, struct diag *diag)
{
	struct arena arena;
	const char *bytes;
	size_t n;

	arena_init(&arena);
	bytes = file_read(&arena, path, LIMIT_FILE_BYTES, &n, diag);
	if (bytes)
		add_digits(out, bytes, n, ALL_DIGITS);
	arena_release(&arena);
}

/* Reads the beginning of an open file; less than 0 with errno. */
static ssize_t read_head(int fd, char bytes[HEAD])
{
	ssize_t n = 0, more;

	do {
		more = read(fd, bytes + n, (size_t)(HEAD - n));
		n += more > 0 ? more : 0;
	} while ((more > 0 && n < HEAD) || (more < 0 && errno == EINTR));
	return more < 0 ? more : n;
}

/* Size and beginning of a file, if it is there and may be read. */
static void add_head(struct buf *out, const char *path, struct diag *diag)
{
	char bytes[HEAD];
	struct stat status;
	const char *name = path;
	int fd = file_open(&name);
	ssize_t n = -1;

	inputs_note_path(diag->inputs, path);
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ELOOP))
		return;
	if (fd >= 0 && fstat(fd, &status) == 0)
		n = S_ISREG(status.st_mode) ? read_head(fd, bytes) : 0;
	if (n < 0)
		file_report_unread((struct srcpos){path, 0}, 0, diag);
	if (n > 0) {
		buf_printf(out, "%lld ", (long long)status.st_size);
		buf_add(out, bytes, (size_t)n);
	}
	if (fd >= 0)
		close(fd);
}

static void add_fonts(struct buf *out, const struct data *data, struct diag *diag)
{
	struct catalogue catalogue = {0};
	struct arena arena;
	struct diag unheard;

	arena_init(&arena);
	diag_init(&unheard); /* faulty lines are told when fonts are opened */
	add_file(out, data->catalogue, diag);
	if (!catalogue_load(&catalogue, &arena, data->catalogue, &unheard))
		file_report_unread((struct srcpos){data->catalogue, 0}, 0, diag);
	if (catalogue.folder)
		inputs_note_folder(diag->inputs, catalogue.folder);
	for (int i = 0; i < catalogue.nfamilies; i++) {
		const struct catalogue_family *family = &catalogue.families[i];

		for (int style = 0; style < CATALOGUE_STYLES; style++) {
			const char *file = family->files[style];

			if (!file)
				continue;
			file = arena_strndup(&arena, file, strcspn(file, "#")); /* "a.ttc#2" */
			add_head(out, file_join(&arena, catalogue.folder, file), diag);
			add_head(out, file_join(&arena, family->package->folder, file), diag);
		}
	}
	diag_release(&unheard);
	arena_release(&arena);
}

/* Files of a folder whose names end so, each by its fingerprint or its beginning. */
struct listed {
	const char *folder, *ending;
	void (*add)(struct buf *out, const char *path, struct diag *diag);
};

static void add_folder(struct buf *out, const struct listed *listed, struct diag *diag)
{
	struct arena arena;
	struct folder folder;

	arena_init(&arena);
	folder = folder_list(&arena, listed->folder, diag);
	for (int i = 0; i < folder.nnames; i++) {
		const char *name = folder.names[i];

		if (!file_has_ending(name, listed->ending))
			continue;
		buf_printf(out, "%s\n", name);
		listed->add(out, file_join(&arena, listed->folder, name), diag);
	}
	arena_release(&arena);
}

const char *identity_make(struct kit *kit, const struct content *content, int ninputs,
			  const char *options)
{
	const struct inputs *inputs = kit->diag->inputs;
	const struct listed phrases = {kit->data->phrases, ".xml", add_file};
	const struct listed hyphenation = {run_hyphenation_folder, ".dic", add_head};
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
		add_file(&parts[IDENTITY_CONTENT], inputs->inputs[i].path, kit->diag);
	/* what a person reads may be another language */
	add_folder(&parts[IDENTITY_CONTENT], &phrases, kit->diag);
	if (content->guide->compares) {
		const struct listed kind = {
			file_join(kit->arena, kit->data->phrases, content->guide->compares), ".xml",
			add_file};

		add_folder(&parts[IDENTITY_CONTENT], &kind, kit->diag);
	}
	add_fonts(&parts[IDENTITY_FONTS], kit->data, kit->diag);
	add_folder(&parts[IDENTITY_FONTS], &hyphenation, kit->diag);
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
