/* The check for the press: a small good file, faults with the lines they come from, ink over an
 * area, metadata by hand, and files that mean harm. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "inspect/preflight.h"
#include "inspect/preflight_json.h"
#include "inspect/preflight_area.h"
#include "inspect/preflight_rules.h"
#include "inspect/preflight_xmp.h"
#include "inspect/read.h"
#include "mutate.h"
#include "packed.h"
#include "pdf/origins.h"
#include "tap.h"

static struct arena arena;

static const char xmp[] =
	"<?xpacket begin=\"\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
	"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
	"<rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	" xmlns:a='http://ns.adobe.com/xap/1.0/' xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
	"xmlns:m=\"http://ns.adobe.com/xap/1.0/mm/\" pdf:Trapped=\"False\" m:VersionID=\"1\" "
	"xmlns:i=\"http://www.npes.org/pdfx/ns/id/\" i:GTS_PDFXVersion=\"PDF/X-4\" "
	"m:DocumentID=\"d\" m:RenditionClass=\"default\" a:CreatorTool=\"c &amp; &#x63;\">"
	"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">T</rdf:li></rdf:Alt></dc:title>"
	"<a:CreateDate>2026-01-01T01:30:00+01:30</a:CreateDate>"
	"<a:ModifyDate> 2026-01-01T00:00:00Z </a:ModifyDate><a:MetadataDate>x</a:MetadataDate>"
	"</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";

/* As much of a profile as is looked at. */
static void add_profile(struct buf *out)
{
	char head[132] = {0, 0, 0, (char)132};

	memcpy(head + 12, "prtrCMYK", 8);
	memcpy(head + 36, "acsp", 4);
	buf_add(out, head, sizeof head);
}

/* What differs from a good file. */
struct change {
	const char *content, *page, *resources;
};

/* A PDF/X-4 of one page with nothing wrong, unless the change says so. */
static void make(struct buf *out, const struct change *change)
{
	static const char info[] = "<</Title(T)/Creator(c & c)/Producer(p)/Trapped/False"
				   "/CreationDate(D:20260101000000Z)/ModDate(D:20260101000000Z)"
				   "/GTS_PDFXVersion(PDF/X-4)>>";
	const char *content = change->content ? change->content : "0 0 0 1 k 50 50 20 20 re f";
	size_t offsets[8], table;

	buf_addstr(out, "%PDF-1.6\n%\xe2\xe3\xcf\xd3\n");
	offsets[1] = out->n;
	buf_addstr(out, "1 0 obj\n<</Pages 2 0 R/Metadata 6 0 R/OutputIntents[<</S/GTS_PDFX"
			"/OutputConditionIdentifier(X)/DestOutputProfile 7 0 R>>]>>\nendobj\n");
	offsets[2] = out->n;
	buf_printf(out, "2 0 obj\n<</Kids[3 0 R]/Resources<<%s>>>>\nendobj\n",
		   change->resources ? change->resources : "");
	offsets[3] = out->n;
	buf_printf(out,
		   "3 0 obj\n<</Contents 4 0 R/MediaBox[0 0 220 220]/BleedBox[10 10 210 210]"
		   "/TrimBox[20 20 200 200]%s>>\nendobj\n",
		   change->page ? change->page : "");
	offsets[4] = out->n;
	buf_printf(out, "4 0 obj\n<<\n/Length %zu\n>>\nstream\r\n%s\nendstream\nendobj\n",
		   strlen(content), content);
	offsets[5] = out->n;
	buf_printf(out, "5 0 obj\n%s\nendobj\n", info);
	offsets[6] = out->n;
	buf_printf(out, "6 0 obj\n<<\n/Length %zu\n>>\nstream\r\n%s\nendstream\nendobj\n",
		   strlen(xmp), xmp);
	offsets[7] = out->n;
	buf_addstr(out, "7 0 obj\n<<\n/N 4\n/Length 132\n>>\nstream\r\n");
	add_profile(out);
	buf_addstr(out, "\nendstream\nendobj\n");
	table = out->n;
	buf_addstr(out, "xref\n0 8\n0000000000 65535 f\r\n");
	for (int i = 1; i < 8; i++)
		buf_printf(out, "%010zu 00000 n\r\n", offsets[i]);
	buf_printf(out,
		   "trailer\n<<\n/Size 8\n/Root 1 0 R/Info 5 0 R/ID[(a)(b)]\n>>\nstartxref\n"
		   "%zu\n%%%%EOF\n",
		   table);
}

/* What is told of a file: "warning FILE:LINE TEXT {HINT}; ..." */
static const char *judge(const struct buf *file, const struct origins *origins)
{
	struct diag diag;
	struct reading *reading;
	struct buf json;
	const char *text = "";
	char *bytes = mem_alloc(file->n + 1); /* so that no byte behind it is touched unseen */

	diag_init(&diag);
	buf_init(&json);
	memcpy(bytes, buf_text(file), file->n);
	bytes[file->n] = 0;
	reading = read_open(&arena, "x.pdf", bytes, file->n, &diag);
	if (reading)
		preflight_json(preflight_make(&arena, reading, origins, &diag), &json);
	for (int i = 0; i < diag.nmessages; i++) {
		const struct diag_message *message = &diag.messages[i];

		text = arena_printf(&arena, "%s%s %s:%d %s%s%s%s; ", text,
				    message->level == DIAG_ERROR ? "error" : "warning",
				    message->pos.file, message->pos.line, message->text,
				    message->hint ? " {" : "", message->hint ? message->hint : "",
				    message->hint ? "}" : "");
	}
	free(bytes);
	buf_release(&json);
	diag_release(&diag);
	return text;
}

static void check(struct change change, const char *wanted, const char *text)
{
	struct buf file;

	buf_init(&file);
	make(&file, &change);
	tap_is(judge(&file, NULL), wanted, text);
	buf_release(&file);
}

static void test_paint(void)
{
	check((struct change){0}, "", "a good file");
	check((struct change){.content = "1 1 .5 .51 k 50 50 20 20 re f"},
	      "error x.pdf:0 page 1, 11 by 46 mm: a colour has 301 % of ink; 300 % is the most "
	      "(press-ink); ",
	      "ink of a colour, and where it is");
	check((struct change){.content = "0 0 0 1 k 50 50 100 1.9 re f"},
	      "warning x.pdf:0 page 1, 11 by 52 mm: a black line of 1.90 pt does not overprint "
	      "(gwg-R0010); ",
	      "a black line just below 2 pt");
	check((struct change){.content = "0 0 0 1 k 50 50 100 2 re f"}, "",
	      "one of 2 pt needs not overprint");
	check((struct change){.content = "0 0 0 1 k BT /F 11.9 Tf 50 50 Td (a) Tj ET",
			      .resources = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/"
					   "FirstChar 97/LastChar 97"
					   "/Widths[500]>>>>"},
	      "warning x.pdf:0 page 1, 11 by 50 mm: black text of 12 pt does not overprint "
	      "(gwg-R0009); error x.pdf:0 the font Helvetica is not embedded (floor-font); error "
	      "x.pdf:0 Helvetica does not say which character code 0061 is (floor-unicode); ",
	      "black text just below 12 pt");
	check((struct change){.content = "0 0 0 .5 k 50 50 100 .1 re f 50 60 100 .25 re f"},
	      "warning x.pdf:0 page 1, 11 by 53 mm: a line of 0.10 pt; 0.25 pt is the least "
	      "(press-line); ",
	      "a thin box is a line");
	check((struct change){.content = "0 0 0 1 k 20 50 40 40 re f 10 100 40 40 re f"},
	      "warning x.pdf:0 page 1, 0 by 39 mm: art that reaches the left edge does not fill "
	      "the bleed (press-bleed); ",
	      "art at the trim");
	check((struct change){.content = "1 0 0 0 k 2 2 4 .1 re f 50 50 20 20 re f"}, "",
	      "marks outside the bleed are not art");
	check((struct change){.content = "q"},
	      "error x.pdf:0 page 1: the content saves a state (q) that it does not restore (Q) "
	      "(floor-content); ",
	      "a fault of the content");
	check((struct change){.content = ""},
	      "warning x.pdf:0 page 1: the page is empty (gwg-R0005); ", "an empty page");
	check((struct change){.page = "/UserUnit 2/CropBox[0 0 200 200]"},
	      "error x.pdf:0 page 1: the CropBox is not the MediaBox (gwg-R0003); error x.pdf:0 "
	      "page 1: the page has a UserUnit (gwg-R0002); ",
	      "boxes");
	check(
		(struct change){
			.content = "/S cs 1 scn 50 50 20 20 re f",
			.resources = "/ColorSpace<</S[/Separation/A#1b#5b31m#ff/DeviceCMYK<<>>]>>"},
		"warning x.pdf:0 the file has a spot ink, \"A [31m?\" (gwg-R0020); ",
		"names from files are no commands to a terminal");
}

/* The lines that a paint comes from, once for all that comes from them. */
static void test_origins(void)
{
	struct origins origins = {.arena = &arena};
	struct srcpos red = {"theme.xml", 7}, blue = {"theme.xml", 8};
	struct change change = {.content = "1 1 .5 .51 k 50 50 1 9 re f 60 50 1 9 re f 70 50 1 9 "
					   "re f 0 0 0 0 K .1 w 50 70 m 90 70 l S"};
	struct buf file;

	origins_page(&origins);
	origins_add(&origins, (struct origin){{"guide.xml", 1}, red});
	origins_add(&origins, (struct origin){{"guide.xml", 1}, red});
	origins_add(&origins, (struct origin){{"guide.xml", 2}, red});
	origins_add(&origins, (struct origin){{0}, blue});
	buf_init(&file);
	make(&file, &change);
	tap_is(judge(&file, &origins),
	       "error theme.xml:7 page 1, 11 by 50 mm, and 1 more: a colour has 301 % of ink; 300 "
	       "% is the most (press-ink) {it is painted for guide.xml:1}; error theme.xml:7 page "
	       "1, 18 by 50 mm: a colour has 301 % of ink; 300 % is the most (press-ink) {it is "
	       "painted for guide.xml:2}; warning theme.xml:8 page 1, 11 by 46 mm: a white line of "
	       "0.10 pt; 0.25 pt is the least (gwg-R0018); ",
	       "faults with the lines of content and theme");
	buf_release(&file);
}

/* A square on the page, in millimetres: once as a box, and again as a path with one more corner. */
static void lay(struct preflight_area *area, double left, double bottom, double size,
		const double *cmyk, bool overprints)
{
	static const struct trace_space space = {.kind = TRACE_CMYK, .n = 4};
	const double mm = 72 / 25.4;
	struct trace_colour colour = {.space = &space};
	struct trace_path path = {0};
	struct trace_paint paint = {.kind = TRACE_FILL,
				    .path = &path,
				    .colour = &colour,
				    .overprints = overprints,
				    .overprint_mode = 1};

	trace_inks(&space, cmyk, &paint.inks);
	trace_path_move(&path, (struct trace_point){left * mm, bottom * mm});
	trace_path_line(&path, (struct trace_point){(left + size) * mm, bottom * mm});
	trace_path_line(&path, (struct trace_point){(left + size) * mm, (bottom + size) * mm});
	trace_path_line(&path, (struct trace_point){left * mm, (bottom + size) * mm});
	paint.box = trace_path_box(&path);
	preflight_area_paint(area, &paint);
	trace_path_line(&path, (struct trace_point){left * mm, (bottom + size / 2) * mm});
	preflight_area_paint(area, &paint);
	trace_path_release(&path);
}

static bool is_most(const struct preflight_area *area, double wanted)
{
	struct trace_point at;
	double most = preflight_area_most(area, &at);

	return most > wanted - 0.001 && most < wanted + 0.001;
}

static void test_area(void)
{
	static const double blue[] = {1, 1, 0, 0}, warm[] = {0, 0, 1, 1}, white[] = {0, 0, 0, 0};
	const double mm = 72 / 25.4;
	struct preflight_area area = {0};

	preflight_area_begin(&area, (struct trace_box){0, 0, 60 * mm, 60 * mm});
	tap_ok(is_most(&area, 0), "nothing is on a page at first");
	lay(&area, 0, 0, 60, blue, false);
	tap_ok(is_most(&area, 2), "two full inks");
	lay(&area, 10, 10, 15, warm, false);
	tap_ok(is_most(&area, 2), "what knocks out leaves as much");
	lay(&area, 30, 30, 15, warm, true);
	tap_ok(is_most(&area, 4), "what overprints adds up");
	lay(&area, 30, 30, 15, white, true);
	tap_ok(is_most(&area, 4), "white that overprints takes nothing away");
	lay(&area, 30, 30, 8, white, false);
	tap_ok(is_most(&area, (4 * 7 + 2 * 8) / 15.0),
	       "white that knocks out does; the best square is beside it");
	preflight_area_begin(&area, (struct trace_box){0, 0, 60 * mm, 60 * mm});
	lay(&area, 10.25, 10.25, 7.5, blue, false);
	/* painted twice: three quarters become 15/16, at the corners 9/16 become 207/256 */
	tap_ok(is_most(&area, 2 * (36 + 24 * 15 / 16.0 + 4 * 207 / 256.0) / 225),
	       "cells that are covered in part");
	preflight_area_release(&area);
}

#define RDF "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
#define DC "xmlns:t='http://purl.org/dc/elements/1.1/'"

/* Packets, and the title that each is found to have; NULL: it is malformed. */
static void test_packets(void)
{
	static const struct {
		const char *bytes, *title;
	} packets[] = {
		{RDF "/>", "none"},
		{"<a>" RDF "/></b>", NULL},
		{"<a/>", NULL},
		{"<rdf:RDF/>", NULL},
		{RDF DC "><d t:title=' &#65;&amp; '/></r:RDF>", "A&"},
		{RDF DC "><d><t:title>a<!-- --><![CDATA[<b>]]>"
			"\n</t:title></d></r:RDF>",
		 "a<b>"},
		{RDF "xmlns:dc='urn:other'><d dc:title='A'/></r:RDF>", "none"},
		{"<!DOCTYPE a [<!ENTITY b 'c'>]>" RDF "a='&b;'/>", NULL},
		{RDF "a='&b;'/>", NULL},
		{RDF "a='\xff'/>", NULL},
		{RDF "a='1' a='2'/>", NULL},
	};

	for (size_t i = 0; i < sizeof packets / sizeof *packets; i++) {
		const char *bytes = packets[i].bytes, *title = NULL;
		const struct xml_node *rdf = preflight_xmp_read(&arena, bytes, strlen(bytes));

		if (rdf)
			title = preflight_xmp_find(&arena, rdf, "dc:title");
		tap_is(rdf && !title ? "none" : title, packets[i].title, bytes);
	}
}

static void test_xmp(void)
{
	size_t n = strlen(xmp);
	const struct xml_node *rdf = preflight_xmp_read(&arena, xmp, n);
	struct buf deep;
	long long one, other;

	if (!tap_ok(rdf != NULL, "tags that match"))
		return;
	tap_ok(!preflight_xmp_read(&arena, xmp, n - 40), "tags that do not");
	tap_ok(!preflight_xmp_read(&arena, "<\0a\0/\0>", 8), "UTF-16");
	buf_init(&deep);
	for (int i = 0; i < 50000; i++)
		buf_addstr(&deep, "<a>");
	tap_ok(!preflight_xmp_read(&arena, deep.bytes, deep.n), "too deep");
	buf_release(&deep);
	tap_is(preflight_xmp_find(&arena, rdf, "xmp:CreatorTool"), "c & c",
	       "an attribute, under any prefix");
	tap_is(preflight_xmp_find(&arena, rdf, "dc:title"), "T", "the first of a list");
	tap_is(preflight_xmp_find(&arena, rdf, "dc:tit"), NULL, "no part of a name");
	tap_ok(preflight_xmp_date("D:20260228233000-02'30'", &one) &&
		       preflight_xmp_date("2026-03-01T02:00:00Z", &other) && one == other,
	       "zones");
	tap_ok(preflight_xmp_date("1970", &one) && one == 0, "a year alone");
	tap_ok(preflight_xmp_date("2024-02-29T00:00:01.5Z", &one) && one == 1709164801,
	       "a leap day");
	tap_ok(!preflight_xmp_date("soon", &one), "no date");
}

/* No beginning of a file is judged as all of it is; copies with some bytes changed: the check
 * ends. */
static void try_all(const struct buf *good, const char *name)
{
	uint32_t chance = 1;
	int nalike = 0;
	const char *whole = judge(good, NULL);
	struct buf copy;

	buf_init(&copy);
	for (size_t n = 0; n + 2 < good->n; n += 7) { /* up to a line's end and an F of %%EOF */
		struct arena_mark mark = arena_mark(&arena);

		nalike += strcmp(judge(&(struct buf){.bytes = good->bytes, .n = n}, NULL), whole) ==
			  0;
		arena_reset(&arena, mark);
	}
	for (int i = 0; i < 3000; i++) {
		struct arena_mark mark = arena_mark(&arena);

		mutate(&copy, good, i % 4 + 1, &chance);
		judge(&copy, NULL);
		arena_reset(&arena, mark);
	}
	tap_ok(nalike == 0, "%s: no beginning of it is judged as the whole; changed at random",
	       name);
	buf_release(&copy);
}

static void test_hostile(void)
{
	static const struct change rich = {
		.content =
			"q /G gs /S cs .5 scn 50 50 20 20 re f /I cs 1 sc 9 9 m 50 9 l 9 60 50 9 7 "
			"7 c b* /N CS .1 .2 SCN 3 w S Q BT /F 9 Tf 1 0 0 1 60 60 Tm [(ab)-20(c)]TJ "
			"(d)' ET q 50 0 0 50 99 99 cm BI/W 1/H 1/BPC 8/CS/G ID x EI /X Do Q /X Do",
		.resources =
			"/ColorSpace<</S[/Separation/House/DeviceCMYK<</FunctionType 2/C1[0 1 0 0]"
			"/N 1>>]/I[/Indexed/DeviceCMYK 1(abcdefgh)]/N[/DeviceN[/A/Black]/DeviceCMYK"
			"<<>>]>>/ExtGState<</G<</op true/OPM 1/HT<</HalftoneType 1>>>>>>"
			"/Font<</F<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts["
			"<</Subtype/CIDFontType2/W[1[500 600]7 99 1]/FontDescriptor<<>>>>]>>>>"
			"/XObject<</X 4 0 R>>",
		.page = "/Annots[<</Subtype/Link/Rect[0 0 5 5]>>]/Group<</CS/DeviceCMYK>>",
	};
	struct buf file, packed;

	buf_init(&file);
	buf_init(&packed);
	make(&file, &(struct change){0});
	try_all(&file, "a good file");
	buf_clear(&file);
	make(&file, &rich);
	tap_ok(*judge(&file, NULL) != 0, "a file with many things");
	try_all(&file, "a file with a table");
	packed_write(&arena, &file, &packed);
	tap_ok(*judge(&packed, NULL) != 0, "the same with object streams");
	try_all(&packed, "a file with object streams");
	buf_release(&packed);
	buf_release(&file);
}

int main(void)
{
	arena_init(&arena);
	test_paint();
	test_origins();
	test_area();
	test_xmp();
	test_packets();
	test_hostile();
	arena_release(&arena);
	return tap_done();
}
