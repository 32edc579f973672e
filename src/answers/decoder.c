/*
 * Decoders: UTF-8 is checked where it stands, everything else goes through iconv(3), block by
 * block. Where a fault stands is found by reading once more from the beginning, so that a text
 * without faults is not counted through.
 */
#include "answers/decoder.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/utf8.h"

enum { BLOCK = 64 << 10, SNIFFED = 4096, MOST_OF_ONE = 4 /* bytes of text that one byte gives */ };

enum fault { FAULT_NONE, FAULT_BYTE, FAULT_CUT, FAULT_NUL, FAULT_CONTROL };

struct block {
	const char *text;
	size_t n; /* up to the fault */
	enum fault fault;
	unsigned code; /* of the byte or the character that is one */
};

struct decoder {
	struct stream *stream;
	struct diag *diag;
	const struct encoding *encoding;
	bool is_named; /* by the user */
	size_t nmark;  /* bytes of the mark at the beginning */
	iconv_t iconv; /* NULL: UTF-8 */
	char *out;     /* of iconv */
	size_t nin, ntaken;
	size_t ngiven; /* of the text, in all */
	bool has_ended, has_failed;
	char in[BLOCK]; /* ntaken of nin are done with */
};

/* Fills the block behind what is left of it. */
static void fill(struct decoder *decoder)
{
	decoder->nin -= decoder->ntaken;
	memmove(decoder->in, decoder->in + decoder->ntaken, decoder->nin);
	decoder->ntaken = 0;
	decoder->nin += stream_read(decoder->stream, decoder->in + decoder->nin,
				    BLOCK - decoder->nin);
	decoder->has_ended = decoder->nin < BLOCK;
}

static struct block take_utf8(struct decoder *decoder)
{
	struct block block = {decoder->in, utf8_check(decoder->in, decoder->nin), FAULT_NONE, 0};
	size_t nleft = decoder->nin - block.n;

	decoder->ntaken = block.n;
	if (nleft >= 4 || (nleft && decoder->has_ended)) {
		block.fault = FAULT_BYTE;
		block.code = (unsigned char)decoder->in[block.n];
	}
	return block;
}

static struct block take_other(struct decoder *decoder)
{
	struct block block = {decoder->out, 0, FAULT_NONE, 0};
	char *in = decoder->in, *out = decoder->out;
	size_t nin = decoder->nin, nout = (size_t)BLOCK * MOST_OF_ONE;
	size_t status = iconv(decoder->iconv, &in, &nin, &out, &nout);

	if (status == (size_t)-1 && errno == EILSEQ)
		block.fault = FAULT_BYTE;
	else if (status == (size_t)-1 && errno == EINVAL && decoder->has_ended)
		block.fault = FAULT_CUT;
	else if (nin == 0 && decoder->has_ended)
		iconv(decoder->iconv, NULL, NULL, &out, &nout); /* a letter that waits for a mark */
	if (block.fault)
		block.code = (unsigned char)*in;
	decoder->ntaken = decoder->nin - nin;
	block.n = (size_t)(out - decoder->out);
	return block;
}

static void find_fault(const struct decoder *decoder, struct block *block)
{
	const char *at = memchr(block->text, 0, block->n);

	if (at) {
		*block = (struct block){block->text, (size_t)(at - block->text), FAULT_NUL, 0};
		return;
	}
	if (decoder->encoding->family != ENCODING_OTHER)
		return;
	for (at = block->text; (at = memchr(at, 0xc2, block->n - (size_t)(at - block->text))); at++)
		if ((unsigned char)at[1] < 0xa0) { /* no text has control characters of C1 */
			*block = (struct block){block->text, (size_t)(at - block->text),
						FAULT_CONTROL, (unsigned char)at[1]};
			return;
		}
}

static struct block take(struct decoder *decoder)
{
	struct block block;

	do {
		fill(decoder);
		block = decoder->iconv ? take_other(decoder) : take_utf8(decoder);
	} while (block.n == 0 && !block.fault && !decoder->has_ended);
	find_fault(decoder, &block);
	return block;
}

void decoder_rewind(struct decoder *decoder)
{
	char mark[4];

	stream_rewind(decoder->stream);
	stream_read(decoder->stream, mark, decoder->nmark);
	decoder->nin = decoder->ntaken = decoder->ngiven = 0;
	decoder->has_ended = decoder->has_failed = false;
	if (decoder->iconv)
		iconv(decoder->iconv, NULL, NULL, NULL, NULL);
}

/* The place of a byte of the text. */
static struct place find_place(struct decoder *decoder, size_t at)
{
	struct place_walk walk = place_begin(stream_path(decoder->stream));
	struct block block;

	decoder_rewind(decoder);
	do {
		block = take(decoder);
		for (size_t i = 0; i < block.n && at > 0; i++, at--)
			place_step(&walk, block.text[i]);
	} while (at > 0 && block.n > 0 && !block.fault);
	return walk.place;
}

/* What was read before tells whether the byte is a slip or the encoding is another one. */
static void hint_encoding(struct decoder *decoder, size_t nright)
{
	const char *guess = NULL;

	if (decoder->is_named) {
		diag_hint(decoder->diag, "the file is written in another encoding, or damaged");
		return;
	}
	if (decoder->iconv) {
		diag_hint(decoder->diag, "the file is damaged: export it anew");
		return;
	}
	if (utf8_is_ascii(decoder->in, nright))
		guess = encoding_guess(decoder->in, decoder->nin);
	if (guess)
		diag_hint(decoder->diag,
			  "save the file as UTF-8; spreadsheets call it \"CSV UTF-8\"; or, since "
			  "its bytes look like %s, try --encoding %s",
			  guess, guess);
	else
		diag_hint(decoder->diag,
			  "save the file as UTF-8; spreadsheets call it \"CSV UTF-8\"; or name its "
			  "encoding with --encoding");
}

static void report(struct decoder *decoder, const struct block *block)
{
	struct place place = find_place(decoder, decoder->ngiven + block->n);
	const char *name = decoder->iconv ? decoder->encoding->name : "UTF-8";
	struct diag *diag = decoder->diag;

	diag_column(diag, place.column);
	switch (block->fault) {
	case FAULT_NONE:
		break;
	case FAULT_BYTE:
		diag_error(diag, place.pos, "byte 0x%02X is no %s", block->code, name);
		hint_encoding(decoder, block->n);
		break;
	case FAULT_CUT:
		diag_error(diag, place.pos, "the file ends in the middle of a character of %s",
			   name);
		break;
	case FAULT_NUL:
		diag_error(diag, place.pos, "a NUL byte: this is no text file");
		break;
	case FAULT_CONTROL:
		diag_error(diag, place.pos, "read as %s, this is the control character U+%04X",
			   name, block->code);
		if (strcmp(name, "iso-8859-1") == 0)
			diag_hint(diag, "Windows has letters and quotation marks there: "
					"--encoding windows-1252");
		break;
	}
}

size_t decoder_read(struct decoder *decoder, const char **text)
{
	struct block block;

	if (decoder->has_failed)
		return 0;
	block = take(decoder);
	if (block.fault)
		report(decoder, &block);
	decoder->has_failed = block.fault || stream_has_failed(decoder->stream);
	if (decoder->has_failed)
		return 0;
	decoder->ngiven += block.n;
	*text = block.text;
	return block.n;
}

size_t decoder_peek(struct decoder *decoder, const char **text)
{
	struct block block;

	decoder_rewind(decoder);
	block = take(decoder);
	decoder_rewind(decoder);
	*text = block.text;
	return block.n;
}

/* Whether what the file shows is what the user said. */
static bool agrees(const struct encoding *named, const struct encoding *found)
{
	return named == found ||
	       (named->family == ENCODING_UTF16 &&
		(found->family == ENCODING_UTF16LE || found->family == ENCODING_UTF16BE));
}

/* Which encoding it is; NULL with an error. */
static const struct encoding *choose(struct decoder *decoder, const struct encoding *named)
{
	struct srcpos pos = {stream_path(decoder->stream), 1};
	char bytes[SNIFFED];
	size_t n = stream_peek(decoder->stream, bytes, sizeof bytes);
	const char *what = encoding_no_text(bytes, n);
	const struct encoding *found = encoding_sniff(bytes, n, &decoder->nmark);

	if (stream_has_failed(decoder->stream))
		return NULL;
	if (what) {
		diag_error(decoder->diag, pos, "this is no text file, but %s", what);
		return NULL;
	}
	if (named && decoder->nmark && !agrees(named, found)) {
		diag_error(decoder->diag, pos,
			   "it begins with the mark of %s, but --encoding says %s", found->name,
			   named->name);
		diag_hint(decoder->diag, "leave --encoding out");
		return NULL;
	}
	if (found && (!named || agrees(named, found)))
		return found;
	if (named && named->family == ENCODING_UTF16) {
		diag_error(decoder->diag, pos, "nothing shows the order of its bytes");
		diag_hint(decoder->diag,
			  "name it: --encoding utf-16le (Windows) or --encoding utf-16be");
		return NULL;
	}
	return named ? named : encoding_of(ENCODING_UTF8);
}

struct decoder *decoder_open(struct arena *arena, struct stream *stream,
			     const struct encoding *encoding, struct diag *diag)
{
	struct decoder *decoder = ARENA_NEW(arena, struct decoder);

	decoder->stream = stream;
	decoder->diag = diag;
	decoder->is_named = encoding;
	stream_rewind(stream);
	decoder->encoding = choose(decoder, encoding);
	if (!decoder->encoding)
		return NULL;
	if (decoder->encoding->family != ENCODING_UTF8) {
		decoder->iconv = iconv_open("UTF-8", decoder->encoding->iconv);
		if (decoder->iconv == (iconv_t)-1) {
			diag_fail(diag, (struct srcpos){stream_path(stream), 0},
				  "this machine does not know %s: %s", decoder->encoding->name,
				  strerror(errno));
			return NULL;
		}
		decoder->out = arena_text(arena, (size_t)BLOCK * MOST_OF_ONE);
	}
	decoder_rewind(decoder);
	return decoder;
}

bool decoder_has_failed(const struct decoder *decoder)
{
	return decoder->has_failed;
}

const char *decoder_path(const struct decoder *decoder)
{
	return stream_path(decoder->stream);
}

void decoder_close(struct decoder *decoder)
{
	if (decoder->iconv)
		iconv_close(decoder->iconv);
}
