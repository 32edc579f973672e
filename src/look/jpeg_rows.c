/*
 * Rows of JPEG files, by libjpeg. It leaves by longjmp when it gives up, so every call of it stands
 * in a function of a few lines that has marked where to land; nothing but the struct outlives a
 * jump. The integer transform (libjpeg's default) gives the same pixels with and without SIMD.
 */
#include "look/jpeg_rows.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

enum {
	QUALITY = 95,     /* the eye sees no difference; half the size of 98 */
	MOST_SCANS = 200, /* a progressive file has ten or so; more are there to waste time */
	CHUNK = 1 << 16,
	ICC_MARKER = JPEG_APP0 + 2,
	ICC_HEAD = 14, /* "ICC_PROFILE", 0, number from 1, how many */
};

/* What both directions share; first in both structs, as libjpeg's error manager is first here. */
struct jpeg_faults {
	struct jpeg_error_mgr manager;
	jmp_buf landing;
	bool has_failed;
	char text[JMSG_LENGTH_MAX];
};

struct jpeg_input {
	struct jpeg_faults faults;
	struct jpeg_decompress_struct jpeg;
	struct jpeg_progress_mgr progress;
};

struct jpeg_output {
	struct jpeg_faults faults;
	struct jpeg_compress_struct jpeg;
	struct jpeg_destination_mgr destination;
	struct buf *out;
	uint8_t chunk[CHUNK];
};

static void give_up(j_common_ptr jpeg)
{
	struct jpeg_faults *faults = (struct jpeg_faults *)jpeg->err;

	jpeg->err->format_message(jpeg, faults->text);
	faults->has_failed = true;
	longjmp(faults->landing, 1);
}

/* libjpeg warns of damage and paints grey instead; on paper that is a fault. */
static void note_message(j_common_ptr jpeg, int level)
{
	switch (jpeg->err->msg_code) {
	case JWRN_HIT_MARKER:
	case JWRN_HUFF_BAD_CODE:
	case JWRN_JPEG_EOF:
	case JWRN_MUST_RESYNC:
		if (level < 0)
			give_up(jpeg);
		break;
	default:
		break;
	}
}

static void keep_silent(j_common_ptr jpeg)
{
	(void)jpeg;
}

static struct jpeg_error_mgr *init_faults(struct jpeg_faults *faults)
{
	jpeg_std_error(&faults->manager);
	faults->manager.error_exit = give_up;
	faults->manager.emit_message = note_message;
	faults->manager.output_message = keep_silent;
	return &faults->manager;
}

static void watch_scans(j_common_ptr jpeg)
{
	if (((j_decompress_ptr)jpeg)->input_scan_number > MOST_SCANS) {
		jpeg->err->msg_code = JERR_BAD_PROGRESSION;
		give_up(jpeg);
	}
}

static J_COLOR_SPACE colour_space(int ncomponents)
{
	return ncomponents == 1 ? JCS_GRAYSCALE : ncomponents == 3 ? JCS_RGB : JCS_CMYK;
}

static void start_reading(struct jpeg_input *input, const uint8_t *bytes, size_t n, size_t row)
{
	struct jpeg_decompress_struct *jpeg = &input->jpeg;

	if (setjmp(input->faults.landing))
		return;
	jpeg_create_decompress(jpeg);
	jpeg_mem_src(jpeg, bytes, (unsigned long)n);
	jpeg_save_markers(jpeg, ICC_MARKER, 0xffff);
	jpeg_read_header(jpeg, TRUE);
	input->progress.progress_monitor = watch_scans;
	jpeg->progress = &input->progress;
	jpeg->out_color_space = colour_space(jpeg->num_components);
	jpeg->dct_method = JDCT_ISLOW;
	jpeg_start_decompress(jpeg);
	if ((size_t)jpeg->output_width * (size_t)jpeg->output_components != row) {
		jpeg->err->msg_code = JERR_BAD_LENGTH;
		give_up((j_common_ptr)jpeg);
	}
}

struct jpeg_input *jpeg_rows_open(const uint8_t *bytes, size_t n, size_t row)
{
	struct jpeg_input *input = mem_alloc(sizeof *input);

	memset(input, 0, sizeof *input);
	input->jpeg.err = init_faults(&input->faults);
	start_reading(input, bytes, n, row);
	return input;
}

void jpeg_rows_close(struct jpeg_input *input)
{
	jpeg_destroy_decompress(&input->jpeg);
	free(input);
}

bool jpeg_rows_read(struct jpeg_input *input, uint8_t *row)
{
	if (input->faults.has_failed || input->jpeg.output_scanline >= input->jpeg.output_height)
		return false;
	if (setjmp(input->faults.landing))
		return false;
	return jpeg_read_scanlines(&input->jpeg, &row, 1) == 1;
}

const char *jpeg_rows_fault(const struct jpeg_input *input)
{
	return input->faults.has_failed ? input->faults.text : NULL;
}

/* The part with this number, of so many; NULL: it is missing. */
static const struct jpeg_marker_struct *find_icc(const struct jpeg_input *input, int number)
{
	const struct jpeg_marker_struct *at;

	for (at = input->jpeg.marker_list; at; at = at->next)
		if (at->marker == ICC_MARKER && at->data_length > ICC_HEAD &&
		    memcmp(at->data, "ICC_PROFILE", 12) == 0 && at->data[12] == number)
			return at;
	return NULL;
}

const uint8_t *jpeg_rows_icc(const struct jpeg_input *input, struct arena *arena, size_t *n)
{
	const struct jpeg_marker_struct *first = find_icc(input, 1), *part;
	int nparts = first ? first->data[13] : 0;
	uint8_t *icc;

	*n = 0;
	if (nparts == 0)
		return NULL;
	icc = arena_alloc(arena, (size_t)nparts * 0xffff);
	for (int i = 1; i <= nparts; i++) {
		part = find_icc(input, i);
		if (!part)
			return NULL;
		memcpy(icc + *n, part->data + ICC_HEAD, part->data_length - ICC_HEAD);
		*n += part->data_length - ICC_HEAD;
	}
	return icc;
}

static struct jpeg_output *output_of(j_compress_ptr jpeg)
{
	return (struct jpeg_output *)jpeg->err;
}

static void start_chunk(j_compress_ptr jpeg)
{
	jpeg->dest->next_output_byte = output_of(jpeg)->chunk;
	jpeg->dest->free_in_buffer = CHUNK;
}

static boolean flush_chunk(j_compress_ptr jpeg)
{
	buf_add(output_of(jpeg)->out, output_of(jpeg)->chunk, CHUNK);
	start_chunk(jpeg);
	return TRUE;
}

static void flush_rest(j_compress_ptr jpeg)
{
	buf_add(output_of(jpeg)->out, output_of(jpeg)->chunk, CHUNK - jpeg->dest->free_in_buffer);
}

static void start_writing(struct jpeg_output *output, int width, int height, int components)
{
	struct jpeg_compress_struct *jpeg = &output->jpeg;

	if (setjmp(output->faults.landing))
		return;
	jpeg_create_compress(jpeg);
	jpeg->dest = &output->destination;
	jpeg->image_width = (JDIMENSION)width;
	jpeg->image_height = (JDIMENSION)height;
	jpeg->input_components = components;
	jpeg->in_color_space = components == 1 ? JCS_GRAYSCALE : JCS_CMYK;
	jpeg_set_defaults(jpeg); /* all inks at full resolution */
	jpeg_set_quality(jpeg, QUALITY, TRUE);
	jpeg->dct_method = JDCT_ISLOW;
	jpeg->optimize_coding = TRUE;
	/* its presence would tell programs other than PDF readers that the values are inverted */
	jpeg->write_Adobe_marker = FALSE;
	jpeg_start_compress(jpeg, TRUE);
}

struct jpeg_output *jpeg_rows_begin(int width, int height, int components, struct buf *out)
{
	struct jpeg_output *output = mem_alloc(sizeof *output);

	memset(output, 0, sizeof *output);
	output->out = out;
	output->jpeg.err = init_faults(&output->faults);
	output->destination.init_destination = start_chunk;
	output->destination.empty_output_buffer = flush_chunk;
	output->destination.term_destination = flush_rest;
	start_writing(output, width, height, components);
	return output;
}

void jpeg_rows_write(struct jpeg_output *output, const uint8_t *row)
{
	uint8_t *rows[] = {(uint8_t *)(uintptr_t)row}; /* libjpeg only reads it */

	if (!output->faults.has_failed && !setjmp(output->faults.landing))
		jpeg_write_scanlines(&output->jpeg, rows, 1);
}

static void finish(struct jpeg_output *output)
{
	if (!output->faults.has_failed && !setjmp(output->faults.landing))
		jpeg_finish_compress(&output->jpeg);
}

bool jpeg_rows_end(struct jpeg_output *output)
{
	bool is_good;

	finish(output);
	is_good = !output->faults.has_failed;
	jpeg_destroy_compress(&output->jpeg);
	free(output);
	return is_good;
}
