/* Text with separators: what cells there are, where they stand, and what is refused. */
#include "answers/csv_sheet.h"

#include "tap.h"

#include "base/buf.h"
#include "base/limits.h"

static struct arena arena;

/* Cells that are called "known". */
static int count_known(void *context, const struct row *row)
{
	int n = 0;

	(void)context;
	for (int i = 0; i < row->ncells; i++)
		n += strcmp(row->cells[i].text, "known") == 0;
	return n;
}

static void dump_rows(struct sheet *sheet, struct buf *out)
{
	struct row row;

	while (sheet->next(sheet, &arena, &row)) {
		buf_printf(out, "%d:", row.number);
		for (int i = 0; i < row.ncells; i++) {
			const struct cell *cell = &row.cells[i];

			buf_printf(out, " %d.%d[%s]", cell->place.pos.line, cell->place.column,
				   cell->text);
			if (cell->place.row != row.number || cell->place.cell != i + 1)
				buf_printf(out, " of %d.%d", cell->place.row, cell->place.cell);
		}
		buf_addc(out, '\n');
	}
}

/* The rows as read twice, and the messages. */
static const char *dump(const char *text, size_t n)
{
	struct csv_votes votes = {count_known, NULL};
	struct decoder *decoder;
	struct stream *stream;
	struct sheet *sheet;
	struct buf once, twice;
	struct diag diag;
	char *dumped;

	buf_init(&once);
	buf_init(&twice);
	diag_init(&diag);
	stream = stream_memory(&arena, "f", text, n, &diag);
	decoder = decoder_open(&arena, stream, NULL, &diag);
	sheet = decoder ? csv_sheet_open(&arena, decoder, votes, &diag) : NULL;
	if (sheet) {
		dump_rows(sheet, &once);
		if (!sheet->has_failed && sheet->rewind(sheet)) {
			dump_rows(sheet, &twice);
			if (strcmp(buf_text(&once), buf_text(&twice)) != 0)
				buf_addstr(&once, "and again otherwise\n");
		}
		if (sheet->has_failed != (diag.nerrors > 0))
			buf_addstr(&once, "failed or not?\n");
		sheet->close(sheet);
	}
	for (int i = 0; i < diag.nmessages; i++)
		buf_printf(&once, "%s %d.%d: %s\n",
			   diag.messages[i].level == DIAG_ERROR ? "error" : "warning",
			   diag.messages[i].pos.line, diag.messages[i].column,
			   diag.messages[i].text);
	if (decoder)
		decoder_close(decoder);
	stream_close(stream);
	dumped = arena_strdup(&arena, buf_text(&once));
	buf_release(&once);
	buf_release(&twice);
	diag_release(&diag);
	return dumped;
}

#define IN_THE_MIDDLE "a quotation mark in the middle of a cell\n"
#define NEVER_CLOSED "the quotation mark that opens this cell is never closed\n"
#define GARBLED \
	"letters are garbled, such as \"Ã¯\": the file was UTF-8, was opened as something else " \
	"and " \
	"saved again\n"

static const struct {
	const char *what, *text, *wanted;
} cases[] = {
	{"nothing", "", ""},
	{"nothing but lines", "\n\r\n\r  \n", ""},
	{"one cell", "a", "1: 1.1[a]\n"},
	{"rows of cells", "a,b\nc,d\n", "1: 1.1[a] 1.3[b]\n2: 2.1[c] 2.3[d]\n"},
	{"CRLF", "a,b\r\nc,d\r\n", "1: 1.1[a] 1.3[b]\n2: 2.1[c] 2.3[d]\n"},
	{"CR", "a,b\rc,d\r", "1: 1.1[a] 1.3[b]\n2: 2.1[c] 2.3[d]\n"},
	{"no end of the last line", "a,b\nc,d", "1: 1.1[a] 1.3[b]\n2: 2.1[c] 2.3[d]\n"},
	{"empty cells", "a,,b,\n,c,,",
	 "1: 1.1[a] 1.3[] 1.4[b] 1.6[]\n2: 2.1[] 2.2[c] 2.4[] 2.5[]\n"},
	{"blank rows count", "a,b\n\n,\n\" \", \nc,d\n", "1: 1.1[a] 1.3[b]\n5: 5.1[c] 5.3[d]\n"},
	{"blank rows count, CRLF", "a,b\r\n\r\n\r\nc,d", "1: 1.1[a] 1.3[b]\n4: 4.1[c] 4.3[d]\n"},
	{"rows differ in length", "a,b\nc\nd,e,f\n",
	 "1: 1.1[a] 1.3[b]\n2: 2.1[c]\n3: 3.1[d] 3.3[e] 3.5[f]\n"},
	{"spaces around", "  a b  , c ,\td\n", "1: 1.1[a b] 1.9[c] 1.13[\td]\n"},
	{"quoted", "\"a,b\",\"c\"\n", "1: 1.1[a,b] 1.7[c]\n"},
	{"spaces in and around quotes", " \" a \" ,b\n", "1: 1.1[ a ] 1.9[b]\n"},
	{"quotes doubled", "\"a \"\"b\"\"\",\"\"\"\"\n", "1: 1.1[a \"b\"] 1.11[\"]\n"},
	{"empty in quotes", "\"\",a\n", "1: 1.1[] 1.4[a]\n"},
	{"lines in a cell", "\"a\nb\r\nc\rd\",e\nf,g\n",
	 "1: 1.1[a\nb\r\nc\rd] 4.4[e]\n2: 5.1[f] 5.3[g]\n"},
	{"columns are characters", "éé,\"ש😀\",b\n", "1: 1.1[éé] 1.4[ש😀] 1.9[b]\n"},
	{"a mark of UTF-8",
	 "\xef\xbb\xbf"
	 "a,b\n",
	 "1: 1.1[a] 1.3[b]\n"},
	{"quotes end the text", "a,\"b\"", "1: 1.1[a] 1.3[b]\n"},
	{"a quote in the middle", "x,y\na,b\"c\n", "1: 1.1[x] 1.3[y]\nerror 2.4: " IN_THE_MIDDLE},
	{"a letter behind a quote", "x,y\na,\"b\"c,\n",
	 "1: 1.1[x] 1.3[y]\nerror 2.6: " IN_THE_MIDDLE},
	{"a quote behind one", "x,y\na,\"b\" \",\n", "1: 1.1[x] 1.3[y]\nerror 2.7: " IN_THE_MIDDLE},
	{"a quote never closed", "x,y\na,\"b\nc,d\n", "1: 1.1[x] 1.3[y]\nerror 2.3: " NEVER_CLOSED},
	{"nor this", "x,\"", "error 1.3: " NEVER_CLOSED},
	{"no UTF-8", "a,b\nc,\xff\n", "error 2.3: byte 0xFF is no UTF-8\n"},

	{"semicolons", "a;b,c\nd;e\n", "1: 1.1[a] 1.3[b,c]\n2: 2.1[d] 2.3[e]\n"},
	{"tabs", "a\tb,c\nd\te\n", "1: 1.1[a] 1.3[b,c]\n2: 2.1[d] 2.3[e]\n"},
	{"bars", "a|b,c\nd|e\n", "1: 1.1[a] 1.3[b,c]\n2: 2.1[d] 2.3[e]\n"},
	{"most regular", "a;b\n1,5;2\n3;4\n",
	 "1: 1.1[a] 1.3[b]\n2: 2.1[1,5] 2.5[2]\n3: 3.1[3] 3.3[4]\n"},
	{"most cells", "a;b;c,d\n1;2;3,4\n",
	 "1: 1.1[a] 1.3[b] 1.5[c,d]\n2: 2.1[1] 2.3[2] 2.5[3,4]\n"},
	{"known headers win", "a,b;known\n1,5;2\n3,4;5\n",
	 "1: 1.1[a,b] 1.5[known]\n2: 2.1[1,5] 2.5[2]\n3: 3.1[3,4] 3.5[5]\n"},
	{"in the third row, too", "a,b;c\n1,5;2\n3,4;known\n",
	 "1: 1.1[a,b] 1.5[c]\n2: 2.1[1,5] 2.5[2]\n3: 3.1[3,4] 3.5[known]\n"},
	{"in the fourth not", "a,b;c\n1,5;2\n1,5;2\n3,4;known\n",
	 "1: 1.1[a] 1.3[b;c]\n2: 2.1[1] 2.3[5;2]\n3: 3.1[1] 3.3[5;2]\n"
	 "4: 4.1[3] 4.3[4;known]\n"},
	{"a separator by name", "sep=;\na,b;c\n", "1: 2.1[a,b] 2.5[c]\n"},
	{"in quotes", "\"sep=|\"\r\na,b|c\n", "1: 2.1[a,b] 2.5[c]\n"},
	{"in capitals", "SEP=,\ra;b,c\r", "1: 2.1[a;b] 2.5[c]\n"},
	{"a tab by name", "sep=\t\na,b\tc\n", "1: 2.1[a,b] 2.5[c]\n"},
	{"written so", "sep=\\t\na,b\tc\n", "1: 2.1[a,b] 2.5[c]\n"},
	{"and nothing else", "\"sep=,\"", ""},
	{"a header that begins so", "sep=ab,c\n", "1: 1.1[sep=ab] 1.8[c]\n"},
	{"one that is never closed", "\"sep=,\n", "error 1.1: " NEVER_CLOSED},

	{"garbled once", "Ã©,b\n", "1: 1.1[Ã©] 1.4[b]\n"},
	{"garbled twice", "a,Ã©,b\nNaÃ¯ve â€™,b\n",
	 "1: 1.1[a] 1.3[Ã©] 1.6[b]\n2: 2.1[NaÃ¯ve â€™] 2.12[b]\nwarning 2.1: " GARBLED},
	{"signs, too", "donâ€™t\nâ€œno\n",
	 "1: 1.1[donâ€™t]\n2: 2.1[â€œno]\nwarning 2.1: letters are garbled, such as \"â€\": the "
	 "file was UTF-8, was opened as something else and saved again\n"},
	{"capitals of French are not", "ÉÉ,ÂÊ,Ô\nÃß,Ñ Ö\n",
	 "1: 1.1[ÉÉ] 1.4[ÂÊ] 1.7[Ô]\n2: 2.1[Ãß] 2.4[Ñ Ö]\n"},
	{"nor those of Portuguese", "JOÃO,IRMÃ,Â\nÃ,Ã a,Õ\n",
	 "1: 1.1[JOÃO] 1.6[IRMÃ] 1.11[Â]\n2: 2.1[Ã] 2.3[Ã a] 2.7[Õ]\n"},
};

static void check_cases(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_is(dump(cases[i].text, strlen(cases[i].text)), cases[i].wanted, cases[i].what);
}

static const char *repeat(struct buf *buf, const char *piece, int n)
{
	buf_clear(buf);
	while (n-- > 0)
		buf_addstr(buf, piece);
	return buf_text(buf);
}

static void check_limits(void)
{
	struct buf text;
	const char *dumped;

	buf_init(&text);
	repeat(&text, ",", LIMIT_COLUMNS - 1);
	buf_addc(&text, 'a');
	tap_ok(!strstr(dump(text.bytes, text.n), "error"), "as many cells as may be");
	repeat(&text, ",", LIMIT_COLUMNS);
	buf_addc(&text, 'a');
	tap_is(dump(text.bytes, text.n),
	       arena_printf(&arena, "error 1.%d: more than %d cells in one row\n",
			    LIMIT_COLUMNS + 1, LIMIT_COLUMNS),
	       "and one more");
	repeat(&text, "0123456789abcdef", LIMIT_TEXT_BYTES / 16);
	dumped = dump(text.bytes, text.n);
	tap_ok(strlen(dumped) == LIMIT_TEXT_BYTES + 9, "as long a cell as may be");
	buf_addc(&text, 'x');
	tap_is(dump(text.bytes, text.n),
	       arena_printf(&arena, "error 1.1: more than %d bytes in one cell\n",
			    LIMIT_TEXT_BYTES),
	       "and one longer by a byte");
	text.bytes[text.n - 1] = ',';
	repeat(&text, arena_strdup(&arena, text.bytes), LIMIT_ROW_BYTES / LIMIT_TEXT_BYTES);
	tap_ok(strstr(dump(text.bytes, text.n), "bytes in one row"), "rows have a limit, too");
	buf_release(&text);
}

/* Every border of two blocks falls into another place of a row. */
static void check_blocks(void)
{
	static const char row[] = "a,\"b \"\"c\"\"\r\n\",é😀, d \r\n";
	static const char wanted[] = "[a] [b \"c\"\r\n] [é😀] [d]";
	bool is_right = true;
	int nrows = 0;
	struct row read;
	struct buf text;

	buf_init(&text);
	for (int shift = 0; shift < (int)sizeof row; shift++) {
		struct diag diag;
		struct stream *stream;
		struct decoder *decoder;
		struct sheet *sheet;

		repeat(&text, "x", shift + 1);
		buf_addc(&text, '\n');
		while (text.n < 3 * 65536)
			buf_addstr(&text, row);
		diag_init(&diag);
		stream = stream_memory(&arena, "f", text.bytes, text.n, &diag);
		decoder = decoder_open(&arena, stream, NULL, &diag);
		sheet = csv_sheet_open(&arena, decoder, (struct csv_votes){0}, &diag);
		is_right = is_right && sheet->next(sheet, &arena, &read);
		while (sheet->next(sheet, &arena, &read)) {
			const char *cells = read.ncells != 4
						    ? ""
						    : arena_printf(&arena, "[%s] [%s] [%s] [%s]",
								   read.cells[0].text,
								   read.cells[1].text,
								   read.cells[2].text,
								   read.cells[3].text);

			nrows++;
			is_right = is_right && strcmp(cells, wanted) == 0;
		}
		is_right = is_right && diag.nmessages == 0;
		sheet->close(sheet);
		decoder_close(decoder);
		stream_close(stream);
		diag_release(&diag);
	}
	tap_ok(is_right && nrows > 100000, "%d rows across the borders of blocks", nrows);
	buf_release(&text);
}

/* A fault past the first block, in a row of its own and behind a quotation mark. */
static void check_late_fault(void)
{
	struct buf text;
	const char *end;

	buf_init(&text);
	repeat(&text, "a,b\n", 100000);
	buf_addstr(&text, "c,\xff\n");
	end = strstr(dump(text.bytes, text.n), "100000: 100000.1[a] 100000.3[b]\n");
	tap_is(end, NULL, "rows in front of a byte that is no UTF-8 are not given");
	repeat(&text, "a,b\n", 400000);
	buf_addstr(&text, "c,\"");
	for (int i = 0; i < 100000; i++)
		buf_addc(&text, 'x');
	buf_addstr(&text, "\xff");
	end = strstr(dump(text.bytes, text.n), "400000: ");
	tap_is(end, "400000: 400000.1[a] 400000.3[b]\nerror 400001.100004: byte 0xFF is no UTF-8\n",
	       "the quotation mark is not called open where the text could not be read");
	buf_release(&text);
}

int main(void)
{
	arena_init(&arena);
	check_cases();
	check_late_fault();
	check_limits();
	check_blocks();
	arena_release(&arena);
	return tap_done();
}
