/* A row of the table takes eight bytes of its spool: kind, place in five bytes, index in two. */
#include "pdf/objects_file.h"

#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/pack_long.h"
#include "pdf/objstm.h"

enum {
	ROW = 8,
	NO_NUMBER = 65535, /* the generation of numbers that are never to be used (7.5.4) */
	STEP = 2048        /* rows that are read at once */
};

static void set_row(struct objects_file *file, uint32_t number, enum objstm_kind kind,
		    int64_t place, int index)
{
	static const uint8_t unused[ROW] = {
		OBJSTM_FREE, [6] = NO_NUMBER >> 8, [7] = NO_NUMBER & 255};
	uint8_t row[ROW] = {(uint8_t)kind, [6] = (uint8_t)(index >> 8), [7] = (uint8_t)index};
	int64_t at = (int64_t)number * ROW;

	for (int i = 5; i > 0; i--, place >>= 8)
		row[i] = (uint8_t)place;
	while (file->rows.size < at)
		spool_add(&file->rows, unused, ROW);
	if (file->rows.size == at)
		spool_add(&file->rows, row, ROW);
	else
		spool_put(&file->rows, at, row, ROW);
}

void objects_file_open(struct objects_file *file, const char *path, const char *version)
{
	struct buf head = {0};
	const char *target;

	*file = (struct objects_file){.path = path};
	arena_init(&file->arena);
	target = strcmp(path, "-") == 0 ? NULL : file_target(&file->arena, path);
	file->folder = target ? file_dir(&file->arena, target) : NULL;
	spool_open(&file->file, file->folder);
	spool_open(&file->rows, file->folder);
	set_row(file, 0, OBJSTM_FREE, 0, NO_NUMBER);
	/* four bytes above 127 tell transfer programs that the file is binary */
	buf_printf(&head, "%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n", version);
	spool_add(&file->file, head.bytes, head.n);
	buf_release(&head);
}

void objects_file_drop(struct objects_file *file)
{
	spool_close(&file->file);
	spool_close(&file->rows);
	arena_release(&file->arena);
}

void objects_file_add(struct objects_file *file, const void *places, size_t nplaces,
		      const void *bytes, size_t n)
{
	for (size_t i = 0; i < nplaces; i++) {
		struct objstm_place place;

		memcpy(&place, (const char *)places + i * sizeof place, sizeof place);
		set_row(file, place.number, (enum objstm_kind)place.kind,
			place.kind == OBJSTM_STREAM ? file->file.size + place.place : place.place,
			place.index);
	}
	spool_add(&file->file, bytes, n);
}

/* Some rows from number on, as many as *n, of those below end; false when there are no more. */
static bool read_rows(struct objects_file *file, int number, int end, uint8_t rows[STEP * ROW],
		      int *n)
{
	*n = end - number < STEP ? end - number : STEP;
	return *n > 0 && spool_read(&file->rows, (int64_t)ROW * number, rows, (size_t)*n * ROW);
}

/* ISO 32000-1, 7.5.4: for versions without object streams. */
static void write_table(struct objects_file *file, int end, const char *trailer)
{
	long long at = file->file.size;
	uint8_t rows[STEP * ROW];
	struct buf text = {0};

	buf_printf(&text, "xref\n0 %d\n", end);
	for (int number = 0, n; read_rows(file, number, end, rows, &n); number += n) {
		for (const uint8_t *row = rows; row < rows + n * ROW; row += ROW) {
			long long place = 0;

			for (int k = 1; k < 6; k++)
				place = place << 8 | row[k];
			buf_printf(&text, "%010lld %05d %c \n", place, row[6] << 8 | row[7],
				   row[0] == OBJSTM_FREE ? 'f' : 'n');
		}
		spool_add(&file->file, text.bytes, text.n);
		buf_clear(&text);
	}
	buf_printf(&text, "trailer\n<</Size %d%s>>\nstartxref\n%lld\n%%%%EOF\n", end, trailer, at);
	spool_add(&file->file, text.bytes, text.n);
	buf_release(&text);
}

/* All rows behind the predictor "up" of PNG, which makes rows that count up the same. */
static void pack_rows(struct objects_file *file, int end, struct spool *out)
{
	enum { UP = 2 };
	struct pack_long *pack = pack_long_new(out);
	uint8_t rows[STEP * ROW], above[ROW] = {0};

	for (int number = 0, n; read_rows(file, number, end, rows, &n); number += n)
		for (const uint8_t *row = rows; row < rows + n * ROW; row += ROW) {
			uint8_t packed[ROW + 1] = {UP};

			for (int k = 0; k < ROW; k++)
				packed[k + 1] = (uint8_t)(row[k] - above[k]);
			memcpy(above, row, ROW);
			pack_long_add(pack, packed, sizeof packed);
		}
	pack_long_end(pack);
}

static void copy(struct spool *from, struct spool *to)
{
	char bytes[1 << 15];

	for (int64_t at = 0; at < from->size;) {
		int64_t left = from->size - at;
		size_t n = left < (int64_t)sizeof bytes ? (size_t)left : sizeof bytes;

		if (!spool_read(from, at, bytes, n)) {
			to->fault = from->fault;
			return;
		}
		spool_add(to, bytes, n);
		at += (int64_t)n;
	}
}

/* ISO 32000-1, 7.5.8; the table's own row is its last. */
static void write_stream(struct objects_file *file, int own, const char *trailer)
{
	long long at = file->file.size;
	struct spool packed;
	struct buf text = {0};

	set_row(file, (uint32_t)own, OBJSTM_STREAM, at, 0);
	spool_open(&packed, file->folder);
	pack_rows(file, own + 1, &packed);
	buf_printf(&text,
		   "%d 0 obj\n<</Type/XRef/Size %d/W[1 5 2]/DecodeParms<</Predictor 12/Columns %d"
		   ">>%s/Filter/FlateDecode/Length %lld>>\nstream\r\n",
		   own, own + 1, ROW, trailer, (long long)packed.size);
	spool_add(&file->file, text.bytes, text.n);
	copy(&packed, &file->file);
	spool_close(&packed);
	buf_clear(&text);
	buf_printf(&text, "\nendstream\nendobj\nstartxref\n%lld\n%%%%EOF\n", at);
	spool_add(&file->file, text.bytes, text.n);
	buf_release(&text);
}

bool objects_file_end(struct objects_file *file, int next, bool has_stream, const char *trailer,
		      struct diag *diag)
{
	int fault;

	if (has_stream)
		write_stream(file, next, trailer);
	else
		write_table(file, next, trailer);
	spool_flush(&file->file);
	fault = file->rows.fault ? file->rows.fault : file->file.fault;
	if (fault) {
		diag_fail(diag, (struct srcpos){file->path, 0}, "cannot write: %s",
			  strerror(fault));
		objects_file_drop(file);
		return false;
	}
	spool_close(&file->rows);
	buf_release(&file->file.pending);
	return true;
}

bool objects_file_close(struct objects_file *file, struct diag *diag)
{
	bool is_written = file_write_spool(file->path, file->file.fd, diag);

	objects_file_drop(file);
	return is_written;
}
