/*
 * Decoders: every encoding against iconv(1), which reads the same tables by another program; where
 * faults stand; what the beginning of a file says.
 */
#include "answers/decoder.h"

#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"

static struct arena arena;

/* The text, or the first message. */
static const char *decode(const char *bytes, size_t n, const char *name)
{
	const struct encoding *encoding = NULL;
	struct decoder *decoder;
	struct stream *stream;
	const char *block, *decoded;
	struct buf text;
	struct diag diag;
	size_t nread;

	buf_init(&text);
	diag_init(&diag);
	if (name)
		encoding = encoding_find(name, &diag);
	stream = stream_memory(&arena, "f", bytes, n, &diag);
	decoder = !name || encoding ? decoder_open(&arena, stream, encoding, &diag) : NULL;
	for (int pass = 0; decoder && pass < 2; pass++) {
		decoder_peek(decoder, &block);
		buf_clear(&text);
		while ((nread = decoder_read(decoder, &block)) > 0)
			buf_add(&text, block, nread);
	}
	if (diag.nmessages > 0) {
		buf_clear(&text);
		buf_printf(&text, "%d.%d: %s", diag.messages[0].pos.line, diag.messages[0].column,
			   diag.messages[0].text);
		if (diag.messages[0].hint && strstr(diag.messages[0].hint, "look like"))
			buf_printf(&text, " (%s)", strstr(diag.messages[0].hint, "look like"));
	}
	if (decoder)
		decoder_close(decoder);
	stream_close(stream);
	decoded = arena_strdup(&arena, buf_text(&text));
	buf_release(&text);
	diag_release(&diag);
	return decoded;
}

/* A literal with its length, which may hold zeros. */
#define BYTES(literal) literal, sizeof(literal) - 1

static const struct {
	const char *what, *bytes;
	size_t n;
	const char *encoding, *wanted;
} cases[] = {
	{"nothing", BYTES(""), NULL, ""},
	{"UTF-8", BYTES("aé😀"), NULL, "aé😀"},
	{"UTF-8 with its mark",
	 BYTES("\xef\xbb\xbf"
	       "aé"),
	 NULL, "aé"},
	{"a mark inside stays",
	 BYTES("a\xef\xbb\xbf"
	       "b"),
	 NULL,
	 "a\xef\xbb\xbf"
	 "b"},
	{"UTF-8, cut off", BYTES("a\nb\xc3"), NULL,
	 "2.2: byte 0xC3 is no UTF-8 (look like windows-1252, try --encoding windows-1252)"},
	{"UTF-8, surrogate", BYTES("a\xed\xa0\x80"), NULL,
	 "1.2: byte 0xED is no UTF-8 (look like windows-1252, try --encoding windows-1252)"},
	{"a NUL", BYTES("a\r\nb\rcd\0e"), NULL, "3.3: a NUL byte: this is no text file"},
	{"columns are characters", BYTES("éש\xff"), NULL, "1.3: byte 0xFF is no UTF-8"},
	{"Windows-1252 is seen", BYTES("Zo\xeb, \x93yes\x94"), NULL,
	 "1.3: byte 0xEB is no UTF-8 (look like windows-1252, try --encoding windows-1252)"},
	{"Mac Roman is seen", BYTES("Zo\x91, caf\x8e, \xd2yes\xd3"), NULL,
	 "1.3: byte 0x91 is no UTF-8 (look like macroman, try --encoding macroman)"},
	{"UTF-16LE with its mark",
	 BYTES("\xff\xfe"
	       "a\0\xe9\0\x3d\xd8\0\xde"),
	 NULL, "aé😀"},
	{"UTF-16BE with its mark", BYTES("\xfe\xff\0a\0\xe9\xd8\x3d\xde\0"), NULL, "aé😀"},
	{"UTF-16LE without", BYTES("a\0,\0b\0\n\0"), NULL, "a,b\n"},
	{"UTF-16BE without", BYTES("\0a\0,\0b\0\n"), NULL, "a,b\n"},
	{"UTF-16, half a surrogate",
	 BYTES("\xff\xfe"
	       "a\0\n\0\x3d\xd8"
	       "b\0"),
	 NULL, "2.1: byte 0x3D is no utf-16le"},
	{"UTF-16, half a character",
	 BYTES("\xff\xfe"
	       "a\0b"),
	 NULL, "1.2: the file ends in the middle of a character of utf-16le"},
	{"UTF-16, a NUL",
	 BYTES("\xff\xfe"
	       "a\0\0\0"),
	 NULL, "1.2: a NUL byte: this is no text file"},
	{"utf-16 by its mark", BYTES("\xfe\xff\0a"), "utf-16", "a"},
	{"utf-16 by its zeros", BYTES("\0a\0b"), "UTF-16", "ab"},
	{"utf-16 by nothing", BYTES("\xd0\x05\xd1\x05"), "utf-16",
	 "1.0: nothing shows the order of its bytes"},
	{"utf-16le by its name", BYTES("\xd0\x05\xd1\x05"), "utf-16le", "אב"},
	{"a mark that disagrees",
	 BYTES("\xff\xfe"
	       "a\0"),
	 "windows-1252",
	 "1.0: it begins with the mark of utf-16le, but --encoding says windows-1252"},
	{"the other order",
	 BYTES("\xff\xfe"
	       "a\0"),
	 "utf-16be", "1.0: it begins with the mark of utf-16le, but --encoding says utf-16be"},
	{"Windows-1252", BYTES("Zo\xeb \x80\x93"), "windows-1252", "Zoë €“"},
	{"under another name", BYTES("\x80"), "CP1252", "€"},
	{"a byte that it has not", BYTES("a\nbc\x81"), "windows-1252",
	 "2.3: byte 0x81 is no windows-1252"},
	{"ISO 8859-1", BYTES("Zo\xeb"), "latin1", "Zoë"},
	{"no control characters", BYTES("a\n\x93yes\x94"), "iso-8859-1",
	 "2.1: read as iso-8859-1, this is the control character U+0093"},
	{"Mac Roman", BYTES("Zo\x91 \xd2\xca\xd3"), "macintosh", "Zoë “\xc2\xa0”"},
	{"ISO 8859-15", BYTES("\xa4"), "iso-8859-15", "€"},
	{"Shift_JIS as Windows has it", BYTES("\x83\x65\\\x87\x40"), "shift_jis", "テ\\①"},
	{"Shift_JIS, cut off", BYTES("a\x83"), "shift_jis",
	 "1.2: the file ends in the middle of a character of shift_jis"},
	{"EUC-KR as Windows has it", BYTES("\xc7\xd1\x8c\x63"), "euc-kr", "한똠"},
	{"GB 18030", BYTES("\xd6\xd0\x94\x39\xfc\x36"), "gb18030", "中😀"},
	{"a letter that may take a mark", BYTES("\xe0"), "windows-1255", "א"},
	{"no such encoding", BYTES("a"), "windows-1225",
	 "0.0: no encoding is called \"windows-1225\""},
	{"zeros under another name", BYTES("a\0b\0"), "windows-1252",
	 "1.2: a NUL byte: this is no text file"},
	{"too short to tell", BYTES("a\0"), NULL, "1.2: a NUL byte: this is no text file"},
	{"gzip", BYTES("\x1f\x8b\x08\0"), NULL,
	 "1.0: this is no text file, but a gzip archive: unpack it first"},
	{"ZIP", BYTES("PK\3\4\24\0"), NULL,
	 "1.0: this is no text file, but a ZIP archive or a workbook"},
	{"UTF-32", BYTES("\xff\xfe\0\0a\0\0\0"), NULL,
	 "1.0: this is no text file, but UTF-32: save it as UTF-8"},
};

static void check_cases(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_is(decode(cases[i].bytes, cases[i].n, cases[i].encoding), cases[i].wanted,
		       cases[i].what);
}

/* Runs iconv(1) over the file "in"; NULL: it refuses. */
static const char *run_iconv(const char *name, size_t *n)
{
	const char *command = arena_printf(&arena, "iconv -f %s -t UTF-8 in >out 2>/dev/null",
					   name);
	struct diag diag;
	const char *text;

	if (system(command) != 0)
		return NULL;
	diag_init(&diag);
	text = file_read(&arena, "out", 1 << 24, n, &diag);
	diag_release(&diag);
	return text;
}

static void write_in(const char *bytes, size_t n)
{
	FILE *out = fopen("in", "w");

	if (!out || fwrite(bytes, 1, n, out) != n || fclose(out) != 0)
		tap_ok(false, "the input is written");
}

/* Each byte alone, and all that are right, over and over across the borders of blocks. */
static void check_bytes_of(const char *name, const char *iconv_name)
{
	struct buf all;
	const char *wanted;
	int nwrong = 0, nright = 0;
	size_t n = 0;

	buf_init(&all);
	for (int c = 0x80; c < 0x100; c++) {
		const char byte = (char)c, *is;

		write_in(&byte, 1);
		wanted = run_iconv(iconv_name, &n);
		is = decode(&byte, 1, name);
		if (wanted && strncmp(wanted, "\xc2\x80", 2) >= 0 &&
		    strncmp(wanted, "\xc2\xa0", 2) < 0)
			wanted = NULL; /* a control character */
		if (wanted)
			buf_addc(&all, byte);
		nright += wanted != NULL;
		nwrong += wanted ? strcmp(is, wanted) != 0 : strncmp(is, "1.1: ", 5) != 0;
	}
	while (all.n < 200000)
		buf_add(&all, "0123456789", (size_t)(all.n % 7 + 1));
	write_in(all.bytes, all.n);
	wanted = run_iconv(iconv_name, &n);
	tap_ok(nwrong == 0 && nright >= 32 && wanted &&
		       strcmp(decode(all.bytes, all.n, name), wanted) == 0,
	       "%s reads as iconv reads it: %d bytes", name, nright);
	buf_release(&all);
}

/* A text of characters of all lengths in that encoding and back. */
static void check_text(const char *name, const char *iconv_name, const char *piece)
{
	size_t n = 0, nwanted = 0;
	struct buf text;
	struct diag diag;
	const char *bytes, *wanted;

	buf_init(&text);
	for (int i = 0; text.n < 300000; i++)
		buf_printf(&text, "%.*s%s\r\n", i % 7, "abcdefg", piece);
	write_in(text.bytes, text.n);
	if (system(arena_printf(&arena, "iconv -f UTF-8 -t %s in >out && mv out in", iconv_name)))
		tap_ok(false, "iconv writes %s", name);
	diag_init(&diag);
	bytes = file_read(&arena, "in", 1 << 24, &n, &diag);
	wanted = run_iconv(iconv_name, &nwanted);
	diag_release(&diag);
	tap_ok(bytes && wanted && strcmp(decode(bytes, n, name), wanted) == 0,
	       "%s across the borders of blocks", name);
	buf_release(&text);
}

/* Past the first block; a letter waits for its mark at the end of each. */
static void check_long(void)
{
	struct buf text, wanted;

	buf_init(&text);
	buf_init(&wanted);
	for (int i = 0; i < 100000; i++) {
		buf_addc(&text, '\xe0');
		buf_addstr(&wanted, "א");
	}
	tap_ok(strcmp(decode(text.bytes, text.n, "windows-1255"), wanted.bytes) == 0,
	       "nothing of one pass comes into the next");
	buf_clear(&text);
	for (int i = 0; i < 100000; i++)
		buf_addstr(&text, "é\n");
	buf_addc(&text, '\xff');
	tap_is(decode(text.bytes, text.n, NULL), "100001.1: byte 0xFF is no UTF-8",
	       "a fault past the first block");
	buf_release(&text);
	buf_release(&wanted);
}

/* Every character there is. */
static void check_all(void)
{
	struct buf text;
	char character[4];

	buf_init(&text);
	for (uint32_t code = 1; code < 0x110000; code++)
		if (code < 0xd800 || code > 0xdfff)
			buf_add(&text, character, utf8_encode(code, character));
	tap_ok(strcmp(decode(text.bytes, text.n, NULL), text.bytes) == 0, "all of Unicode");
	buf_release(&text);
}

int main(void)
{
	static const char *const single[][2] = {
		{"windows-1250", "CP1250"},   {"windows-1251", "CP1251"},
		{"windows-1252", "CP1252"},   {"windows-1255", "CP1255"},
		{"macroman", "MACINTOSH"},    {"iso-8859-1", "ISO-8859-1"},
		{"iso-8859-8", "ISO-8859-8"}, {"koi8-r", "KOI8-R"},
	};
	char dir[] = "roleguide-XXXXXX";

	arena_init(&arena);
	if (getenv("TMPDIR") && chdir(getenv("TMPDIR")) != 0)
		return 1;
	if (!mkdtemp(dir) || chdir(dir) != 0)
		return 1;
	check_cases();
	for (size_t i = 0; i < sizeof single / sizeof *single; i++)
		check_bytes_of(single[i][0], single[i][1]);
	check_text("utf-8", "UTF-8", "é한😀");
	check_text("utf-16le", "UTF-16LE", "é한😀");
	check_text("utf-16be", "UTF-16BE", "é한😀");
	check_text("shift_jis", "CP932", "テスト①");
	check_text("gb18030", "GB18030", "中é😀");
	check_text("big5", "BIG5", "中文");
	check_text("euc-kr", "CP949", "한똠");
	check_text("windows-1258", "CP1258", "Vi\xc3\xaa\xcc\xa3t");
	check_long();
	check_all();
	unlink("in");
	unlink("out");
	tap_ok(chdir("..") == 0 && rmdir(dir) == 0, "nothing was left behind");
	arena_release(&arena);
	return tap_done();
}
