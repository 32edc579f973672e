/* base/archive, base/workbook: archives written and read back; what is damaged or a bomb. */
#include "base/archive.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/workbook.h"
#include "tap.h"

struct fixture {
	struct arena arena;
	struct diag diag;
	struct buf archive; /* the good one */
};

enum { CHUNK = 1000 }; /* less than what is packed */

/* All of a part, piece by piece; NULL with an error. */
static const char *read_part(struct fixture *f, struct archive *archive, const char *name)
{
	struct archive_part *part = archive_part_open(archive, name);
	char bytes[CHUNK];
	const char *text;
	struct buf all;
	int n;

	if (!part)
		return NULL;
	buf_init(&all);
	while ((n = archive_part_read(part, bytes, CHUNK)) > 0)
		buf_add(&all, bytes, (size_t)n);
	archive_part_close(part);
	text = n == 0 ? arena_strndup(&f->arena, buf_text(&all), all.n) : NULL;
	buf_release(&all);
	return text;
}

static const char *last_message(const struct fixture *f)
{
	return f->diag.nmessages ? f->diag.messages[f->diag.nmessages - 1].text : "(none)";
}

static void make_archive(struct fixture *f, struct buf *out)
{
	char *large = arena_alloc(&f->arena, 100001);
	struct archive_entry entries[] = {{"b.txt", "second name first", 17},
					  {"a/Empty.txt", "", 0},
					  {"large", large, 100000}};

	for (unsigned i = 0; i < 100000; i++)
		large[i] = (char)('a' + i * i % 23 + i % 3);
	tap_ok(archive_write(out, entries, 3, &f->diag), "an archive is written");
}

static void test_round_trip(struct fixture *f)
{
	struct archive *archive;
	const char *large;
	struct buf again;

	make_archive(f, &f->archive);
	buf_init(&again);
	setenv("TZ", "Asia/Tokyo", 1);
	make_archive(f, &again);
	tap_ok(again.n == f->archive.n && memcmp(again.bytes, f->archive.bytes, again.n) == 0,
	       "the same again, wherever the clock is");
	buf_release(&again);
	tap_ok(memcmp(f->archive.bytes + 10, "\0\0\x21\0", 4) == 0, "as of 1980-01-01, 00:00");
	tap_ok(f->archive.n < 50000, "and it is packed");
	archive = archive_open(f->archive.bytes, f->archive.n, "file", &f->diag);
	if (!tap_ok(archive, "it opens"))
		return;
	tap_ok(archive_count(archive) == 3, "with three parts");
	tap_is(archive_name(archive, 1), "a/Empty.txt", "in their order");
	tap_is(read_part(f, archive, "B.TXT"), "second name first",
	       "a name in any case of letters");
	tap_is(read_part(f, archive, "a/empty.txt"), "", "an empty part");
	large = read_part(f, archive, "large");
	tap_ok(large && strlen(large) == 100000, "a large one, piece by piece");
	tap_ok(archive_has(archive, "large") && !archive_has(archive, "small"), "which there are");
	tap_is(read_part(f, archive, "small"), NULL, "one that is not there");
	tap_is(last_message(f), "the archive has no part \"small\"", "is told");
	archive_close(archive);
}

/* Opened and read, or not, but always with an error where something is missing. */
static bool is_honest(struct fixture *f, const char *bytes, size_t n)
{
	static const char *const names[] = {"b.txt", "a/Empty.txt", "large"};
	int nerrors = f->diag.nerrors;
	struct archive *archive = archive_open(bytes, n, "file", &f->diag);
	const char *text;
	bool is_honest = archive || f->diag.nerrors > nerrors;

	for (int i = 0; archive && i < 3; i++) {
		diag_release(&f->diag);
		diag_init(&f->diag);
		text = read_part(f, archive, names[i]);
		is_honest = is_honest && !text == (f->diag.nerrors > 0);
	}
	if (archive)
		archive_close(archive);
	diag_release(&f->diag);
	diag_init(&f->diag);
	return is_honest;
}

static void test_damaged(struct fixture *f)
{
	size_t n = f->archive.n;
	bool all_told = true, all_honest = true;
	struct buf copy;

	buf_init(&copy);
	for (size_t cut = 1; cut < n; cut += cut + 300 < n && cut > 300 ? 97 : 1) {
		buf_clear(&copy);
		buf_add(&copy, f->archive.bytes, cut);
		all_told = all_told && !archive_open(copy.bytes, cut, "file", &f->diag);
	}
	tap_ok(all_told, "an archive that is cut off does not open");
	for (size_t at = 0; at < n; at += at + 400 < n && at > 100 ? 797 : 1) {
		buf_clear(&copy);
		buf_add(&copy, f->archive.bytes, n);
		copy.bytes[at] ^= (char)(1 << at % 8);
		all_honest = all_honest && is_honest(f, copy.bytes, n);
	}
	tap_ok(all_honest, "one bit turned: a part is read, or there is an error");
	buf_release(&copy);
}

static void test_bomb(struct fixture *f)
{
	size_t n = LIMIT_PART_ANYWAY + 1;
	char *zeros = mem_alloc_zeroed(n);
	struct archive_entry entries[] = {{"bomb", zeros, n}, {"small", zeros, n / 2}};
	struct archive *archive;
	struct buf out;

	buf_init(&out);
	memset(zeros, 'x', n);
	archive_write(&out, entries, 2, &f->diag);
	archive = archive_open(out.bytes, out.n, "file", &f->diag);
	tap_is(read_part(f, archive, "bomb"), NULL, "what was packed to a thousandth is refused");
	tap_is(last_message(f), "the part \"bomb\" of the archive unpacks to more than 64 MB",
	       "and told");
	tap_ok(read_part(f, archive, "small"), "a smaller one is not");
	archive_close(archive);
	buf_release(&out);
	free(zeros);
}

static void test_workbook(struct fixture *f)
{
	static const char *const first[] = {"a<&>\"'", NULL, "", " two\nlines\r\t "};
	static const char *const second[] = {"_x000D_", "\x01", "_x_", "007"};
	struct workbook workbook;
	struct archive *archive;
	struct buf out;

	buf_init(&out);
	workbook_init(&workbook);
	workbook_add_sheet(&workbook, "<one>");
	workbook_add_row(&workbook, first, 4);
	workbook_add_row(&workbook, second, 4);
	workbook_add_sheet(&workbook, "two");
	tap_ok(workbook_write(&workbook, &out, &f->diag), "a workbook is written");
	workbook_release(&workbook);
	archive = archive_open(out.bytes, out.n, "file", &f->diag);
	tap_ok(archive_count(archive) == 6, "of six parts");
	tap_is(strstr(read_part(f, archive, "xl/worksheets/sheet1.xml"), "<row"),
	       "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
	       "a&lt;&amp;&gt;\"'</t></is></c><c r=\"D1\" t=\"inlineStr\"><is><t "
	       "xml:space=\"preserve\"> two\nlines_x000D_\t </t></is></c></row>"
	       "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
	       "_x005F_x000D_</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t "
	       "xml:space=\"preserve\">_x0001_</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t "
	       "xml:space=\"preserve\">_x_</t></is></c><c r=\"D2\" t=\"inlineStr\"><is><t "
	       "xml:space=\"preserve\">007</t></is></c></row></sheetData></worksheet>",
	       "texts, escaped where XML would take them for something else");
	tap_ok(strstr(read_part(f, archive, "xl/workbook.xml"),
		      "<sheet name=\"&lt;one&gt;\" sheetId=\"1\" r:id=\"rId1\"/>"),
	       "sheets by name");
	archive_close(archive);
	buf_release(&out);
}

/* Another program's reader sees the same. */
static void test_openpyxl(struct fixture *f)
{
	static const char program[] = "import sys, openpyxl\n"
				      "for sheet in openpyxl.load_workbook(sys.argv[1]):\n"
				      "    print(sheet.title, [(c.coordinate, c.value) for row in "
				      "sheet.rows for c in row "
				      "if c.value])";
	const char *folder = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
	const char *path = file_join(&f->arena, folder, "made.xlsx");
	const char *cells[52] = {[0] = "007", [1] = "<&> \xc3\xa9", [27] = "AB", [51] = "AZ"};
	struct workbook workbook;
	char line[200] = "";
	struct buf out;
	FILE *file;

	if (system("python3 -c 'import openpyxl' 2>/dev/null") != 0) {
		tap_skip("python3-openpyxl", "openpyxl reads the same");
		return;
	}
	buf_init(&out);
	workbook_init(&workbook);
	workbook_add_sheet(&workbook, "R&D");
	workbook_add_row(&workbook, NULL, 0);
	workbook_add_row(&workbook, cells, 52);
	workbook_write(&workbook, &out, &f->diag);
	workbook_release(&workbook);
	file = fopen(path, "wb");
	fwrite(out.bytes, 1, out.n, file);
	fclose(file);
	buf_release(&out);
	file = popen(arena_printf(&f->arena, "python3 -X utf8 -c '%s' %s", program, path), "r");
	tap_is(file && fgets(line, sizeof line, file) ? line : NULL,
	       "R&D [('A2', '007'), ('B2', '<&> \xc3\xa9'), ('AB2', 'AB'), ('AZ2', 'AZ')]\n",
	       "openpyxl reads the same");
	if (file)
		pclose(file);
}

int main(void)
{
	struct fixture f;

	arena_init(&f.arena);
	diag_init(&f.diag);
	buf_init(&f.archive);
	test_round_trip(&f);
	test_damaged(&f);
	test_bomb(&f);
	test_workbook(&f);
	test_openpyxl(&f);
	buf_release(&f.archive);
	diag_release(&f.diag);
	arena_release(&f.arena);
	return tap_done();
}
