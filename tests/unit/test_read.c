/* Reading PDF files back: all the ways to list objects, and files that mean harm. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/pack.h"
#include "inspect/read.h"
#include "inspect/read_text.h"
#include "mutate.h"
#include "packed.h"
#include "tap.h"

static struct arena arena;

/* A file in the making: objects, each at a known place. */
struct sample {
	struct buf out;
	size_t offsets[32];
	int nobjects;
};

static void begin(struct sample *sample)
{
	*sample = (struct sample){.nobjects = 1};
	buf_addstr(&sample->out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
}

static void add(struct sample *sample, const char *body)
{
	sample->offsets[sample->nobjects] = sample->out.n;
	buf_printf(&sample->out, "%d 0 obj\n%s\nendobj\n", sample->nobjects++, body);
}

/* Table and trailer with these entries. */
static void finish(struct sample *sample, const char *trailer)
{
	size_t table = sample->out.n;

	buf_printf(&sample->out, "xref\n0 %d\n0000000000 65535 f\r\n", sample->nobjects);
	for (int i = 1; i < sample->nobjects; i++)
		buf_printf(&sample->out, "%010zu 00000 n\r\n", sample->offsets[i]);
	buf_printf(&sample->out, "trailer\n<<\n/Size %d\n%s\n>>\nstartxref\n%zu\n%%%%EOF\n",
		   sample->nobjects, trailer, table);
}

/* What a file embeds as text: "name relationship bytes; ...", or what is wrong. */
static const char *listing(const struct buf *file)
{
	struct diag diag;
	struct reading *reading;
	struct embedded_file *files;
	int n = 0;
	const char *text = "";

	/* memory of just the file's size, so that no byte behind it is touched unseen */
	char *bytes = mem_alloc(file->n + 1);

	diag_init(&diag);
	memcpy(bytes, buf_text(file), file->n);
	bytes[file->n] = 0;
	reading = read_open(&arena, "x.pdf", bytes, file->n, &diag);
	if (reading && read_embedded_files(reading, &files, &n))
		for (int i = 0; i < n; i++)
			text = arena_printf(&arena, "%s%s %s %.*s; ", text, files[i].name,
					    files[i].relationship, (int)files[i].nbytes,
					    files[i].bytes);
	else if (diag.nmessages == 1)
		text = arena_strdup(&arena, diag.messages[0].text);
	else
		text = arena_printf(&arena, "%d messages", diag.nmessages);
	free(bytes);
	diag_release(&diag);
	return text;
}

static void check(struct sample *sample, const char *wanted, const char *text)
{
	tap_is(listing(&sample->out), wanted, text);
	buf_release(&sample->out);
}

static const char spec[] = "<</Type/Filespec/F(a.xml)/UF(a.xml)/AFRelationship/Data"
			   "/EF<</F 3 0 R>>>>";

static void write_plain(struct sample *sample)
{
	begin(sample);
	add(sample, "<</Type/Catalog/Names<</EmbeddedFiles<</Names[(a.xml)2 0 R]>>>>/AF[2 0 R]>>");
	add(sample, spec);
	add(sample, "<<\n/Length 4 0 R\n>>\nstream\r\nHello\nendstream");
	add(sample, "5");
	finish(sample, "/Root 1 0 R");
}

static void test_tables(void)
{
	struct sample sample;
	struct buf packed;
	size_t first, table;

	write_plain(&sample);
	buf_init(&packed);
	tap_is(listing(&sample.out), "a.xml Data Hello; ", "a table");
	packed_write(&arena, &sample.out, &packed);
	tap_is(listing(&packed), "a.xml Data Hello; ", "object streams and a table in a stream");

	/* changes appended: the file is another one now, and a second has no place among names */
	first = (size_t)(strstr(sample.out.bytes + 15, "xref\n") - sample.out.bytes);
	table = sample.out.n;
	buf_printf(&sample.out, "3 0 obj <</Length 3>>stream\nBye\nendstream endobj\n");
	buf_printf(&sample.out,
		   "xref\n3 1\n%010zu 00000 n \n"
		   "trailer<</Root 1 0 R/Size 5/Prev %zu>>\nstartxref %zu %%%%EOF",
		   table, first,
		   table + strlen("3 0 obj <</Length 3>>stream\nBye\nendstream endobj\n"));
	tap_is(listing(&sample.out), "a.xml Data Bye; ", "a table that adds to an older one");
	tap_is(listing(&(struct buf){.bytes = sample.out.bytes, .n = table}), "a.xml Data Hello; ",
	       "without the addition it is what it was");
	buf_release(&packed);
	check(&sample, "a.xml Data Bye; ", "read twice it is the same");
}

static void test_predictors(void)
{
	/* every filter of PNG, over rows of four; reckoned by hand */
	static const unsigned char rows[] = {0, 'a', 'b', 'c', 'd', 1, 'b', 1, 1, 1, 2, 1, 1,
					     1, 1,   3,   50,  2,   2, 2,   4, 1, 1, 1, 1};
	struct sample sample;
	struct buf packed;
	struct pack *pack = pack_new();
	const char *head;

	buf_init(&packed);
	pack_add(pack, &packed, rows, sizeof rows);
	pack_free(pack);
	begin(&sample);
	add(&sample, "<</AF[2 0 R]>>");
	add(&sample, spec);
	head = arena_printf(&arena,
			    "3 0 obj<</Length %zu/Filter[/FlateDecode]/DecodeParms[<</"
			    "Predictor 15/Columns 4>>]>>stream\n",
			    packed.n);
	sample.offsets[sample.nobjects++] = sample.out.n;
	buf_addstr(&sample.out, head);
	buf_add(&sample.out, packed.bytes, packed.n);
	buf_addstr(&sample.out, "\nendstream endobj\n");
	finish(&sample, "/Root 1 0 R");
	buf_release(&packed);
	check(&sample, "a.xml Data abcdbcdecdefceghdfhi; ", "PNG's predictors");
}

static void test_names(void)
{
	struct sample sample;

	begin(&sample);
	add(&sample, "<</Names<</EmbeddedFiles<</Kids[4 0 R 5 0 R]>>>>/AF[2 0 R 6 0 R]>>");
	add(&sample, "<</F(\\(x\\)\\101\\\n.xml)/EF<</F 3 0 R>>>>");
	add(&sample, "<</Length 0>>stream\n\nendstream");
	add(&sample, "<</Names[(b) <</UF <FEFF00E4D83DDE00> /A#46Relationship /Sour#63e /EF 7 0 R"
		     ">>]>>");
	add(&sample, "<</Names[(c) 2 0 R (d) null (e) <</F(elsewhere)>>]>>");
	add(&sample, "<</UF(\344\225)/EF<</F 3 0 R>>>>");
	add(&sample, "<</F 3 0 R>>");
	finish(&sample, "/Root 1 0 R");
	check(&sample, "\xc3\xa4\xf0\x9f\x98\x80 Source ; (x)A.xml  ; \xc3\xa4\xc5\x81  ; ",
	      "names in all spellings, from a tree and from the catalogue, each file once");
}

/* A file of a catalogue with these entries and three objects. */
static void check_hostile(const char *catalogue, const char *two, const char *three,
			  const char *trailer, const char *wanted)
{
	struct sample sample;

	begin(&sample);
	add(&sample, catalogue);
	add(&sample, two);
	add(&sample, three);
	finish(&sample, trailer);
	check(&sample, arena_printf(&arena, "the file is damaged: %s", wanted), wanted);
}

static void test_hostile(void)
{
	static char deep[4000];
	const char *root = "/Root 1 0 R";

	check_hostile("<</Names<</EmbeddedFiles 2 0 R>>>>", "<</Kids[2 0 R 2 0 R]>>", "1", root,
		      "its list of files has no end");
	check_hostile("<</AF[2 0 R]>>", "<</EF<</F 3 0 R>>>>",
		      "<</Length 3 0 R>>stream\n\nendstream", root,
		      "a stream is longer than the file");
	check_hostile("<</AF[2 0 R]>>", "<</EF<</F 3 0 R>>>>",
		      "<</Length 99999999999>>stream\n\nendstream", root,
		      "a stream is longer than the file");
	check_hostile("<</AF[2 0 R]>>", "<</EF<</F 3 0 R>>>>",
		      "<</Length 3/Filter/FlateDecode>>stream\nabc\nendstream", root,
		      "a stream cannot be unpacked");
	check_hostile("<</AF[2 0 R]>>", "<</EF<</F 3 0 R>>>>",
		      "<</Length 3/Filter/LZWDecode>>stream\nabc\nendstream", root,
		      "a stream is packed by other means than Flate");
	check_hostile("<</AF[2 0 R]>>", "<</EF (", "1", root,
		      "an object is not where it is said to be");
	memset(deep, '[', sizeof deep - 1);
	check_hostile("<</AF[2 0 R]>>", deep, "1", root, "an object is not where it is said to be");
	check_hostile("<<>>", "1", "2", "/Root 7 0 R", "it has no catalogue");
	check_hostile("<<>>", "1", "2", "/Root 99999999999999999 0 R", "it has no catalogue");
	check_hostile("<<>>", "1", "2", "/Root 1 0 R/Prev 999999999999",
		      "the table of its objects cannot be read");
	check_hostile("<<>>", "1", "2", "/Root 1 0 R/Prev 15",
		      "the table of its objects cannot be read");
}

/* Appends a stream of bytes that are packed; nfilters: how many times the reader must unpack it. */
static void add_packed(struct sample *sample, const struct buf *packed, int nfilters)
{
	sample->offsets[sample->nobjects] = sample->out.n;
	buf_printf(&sample->out, "%d 0 obj\n<</Length %zu/Filter[", sample->nobjects++, packed->n);
	for (int i = 0; i < nfilters; i++)
		buf_addstr(&sample->out, "/FlateDecode");
	buf_addstr(&sample->out, "]>>\nstream\n");
	buf_add(&sample->out, packed->bytes, packed->n);
	buf_addstr(&sample->out, "\nendstream\nendobj\n");
}

/* Streams that each unpack to no more than is allowed, but together to more, though what they hold
 * in the end is small: what was unpacked on the way counts. */
static void test_small_bombs(void)
{
	enum { PADDING = 60 << 20 };
	struct pack *pack = pack_new();
	struct sample sample;
	struct buf inner, outer;

	buf_init(&inner);
	buf_init(&outer);
	pack_add(pack, &inner, "hi", 2);
	for (int i = 0; i < PADDING >> 10; i++)
		buf_add(&inner, (char[1024]){0}, 1024);
	pack_add(pack, &outer, inner.bytes, inner.n);
	for (int nfiles = 1; nfiles <= 5; nfiles += 4) {
		begin(&sample);
		add(&sample,
		    nfiles == 1 ? "<</AF[2 0 R]>>" : "<</AF[2 0 R 4 0 R 5 0 R 6 0 R 7 0 R]>>");
		add(&sample, "<</F(a)/EF<</F 3 0 R>>>>");
		add_packed(&sample, &outer, 2);
		for (int i = 1; i < nfiles; i++)
			add(&sample, arena_printf(&arena, "<</F(%c)/EF<</F 3 0 R>>>>", 'a' + i));
		finish(&sample, "/Root 1 0 R");
		check(&sample,
		      nfiles == 1 ? "a  hi; " : "the file is damaged: it unpacks without end",
		      nfiles == 1 ? "a packed stream" : "many that unpack to much in between");
	}
	buf_release(&inner);
	buf_release(&outer);
	pack_free(pack);
}

static void test_circle(void)
{
	struct sample sample;
	size_t table;

	begin(&sample);
	add(&sample, "<<>>");
	table = sample.out.n;
	finish(&sample, arena_printf(&arena, "/Root 1 0 R/Prev %zu", table));
	check(&sample, "the file is damaged: the table of its objects cannot be read",
	      "a table that adds to itself");
	begin(&sample);
	finish(&sample, "/Encrypt 1 0 R");
	check(&sample, "the file is encrypted", "an encrypted file");
	begin(&sample);
	check(&sample, "the file is damaged: its end is missing", "a file of a head alone");
	sample = (struct sample){0};
	check(&sample, "this is no PDF file", "an empty file");
}

/* Every beginning of a file up to the place that says where its tables are gives an error; copies
 * with some bytes changed: reading them ends. */
static void try_all(const struct buf *good, const char *name)
{
	uint32_t chance = 1;
	int nread = 0;
	const char *whole = listing(good);
	struct buf copy;

	buf_init(&copy);
	for (size_t n = 0; n < good->n; n++) {
		struct arena_mark mark = arena_mark(&arena);

		/* the last line but one is the offset, the last %%EOF */
		nread += n + 9 < good->n &&
			 strcmp(listing(&(struct buf){.bytes = good->bytes, .n = n}), whole) == 0;
		arena_reset(&arena, mark);
	}
	for (int i = 0; i < 5000; i++) {
		struct arena_mark mark = arena_mark(&arena);

		mutate(&copy, good, i % 4 + 1, &chance);
		listing(&copy);
		arena_reset(&arena, mark);
	}
	tap_ok(nread == 0, "%s: no beginning of it is read as all of it; changed at random", name);
	buf_release(&copy);
}

/* Operators of a page without what should stand before them are passed over: "marks pages". */
static void test_bare_operators(void)
{
	static const char *const contents[] = {
		"BDC EMC", "BMC EMC", "EMC EMC",     "Tf Tj TJ ' \"", "/P BDC EMC",
		"BDC",     "[] TJ",   "1 Tf (a) Tj", "<<>> BDC",      "/P <</MCID /x>> BDC EMC"};

	for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
		struct sample sample;
		struct reading *reading;
		struct read_mark *marks;
		struct diag diag;
		struct buf text;
		int nmarks = -1;

		diag_init(&diag);
		buf_init(&text);
		begin(&sample);
		add(&sample, "<</Pages 2 0 R>>");
		add(&sample, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
		add(&sample, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 9 9]>>");
		add(&sample, arena_printf(&arena,
					  "<</Length %zu>>stream\n%s\n/P<</MCID 3>>BDC EMC\n"
					  "endstream",
					  strlen(contents[i]) + 21, contents[i]));
		finish(&sample, "/Root 1 0 R");
		reading = read_open(&arena, "x.pdf", sample.out.bytes, sample.out.n, &diag);
		tap_ok(reading && read_text_marks(reading, &text, &marks, &nmarks) && nmarks == 1 &&
			       marks[0].mcid == 3 && diag.nmessages == 0,
		       "a page of \"%s\": %d marks, %d messages", contents[i], nmarks,
		       diag.nmessages);
		diag_release(&diag);
		buf_release(&text);
		buf_release(&sample.out);
	}
}

int main(void)
{
	struct sample sample;
	struct buf packed;

	arena_init(&arena);
	test_tables();
	test_predictors();
	test_names();
	test_hostile();
	test_small_bombs();
	test_circle();
	test_bare_operators();
	write_plain(&sample);
	buf_init(&packed);
	packed_write(&arena, &sample.out, &packed);
	try_all(&sample.out, "a file with a table");
	try_all(&packed, "a file with object streams");
	buf_release(&packed);
	buf_release(&sample.out);
	arena_release(&arena);
	return tap_done();
}
