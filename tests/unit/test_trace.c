/* Tracing: what every operator paints, in which inks, how large, and where; as a line of text. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "inspect/read.h"
#include "inspect/trace.h"
#include "one_page.h"
#include "tap.h"

static struct arena arena;

struct listing {
	struct buf out;
	const struct trace_spaces *spaces;
};

static void add_inks(struct listing *listing, const struct trace_paint *paint)
{
	buf_printf(&listing->out, " %s", trace_space_name(paint->colour->space));
	if (!paint->inks.is_known)
		buf_addstr(&listing->out, "?");
	for (int i = 0; i < TRACE_INKS; i++)
		if (paint->inks.amounts[i] > 0)
			buf_printf(&listing->out, " %s %.0f", listing->spaces->inks[i],
				   paint->inks.amounts[i] * 100);
}

static void take_paint(void *context, const struct trace_paint *paint)
{
	static const char *const names[] = {"text", "fill", "stroke", "picture", "shading"};
	struct listing *listing = context;
	const struct trace_box *box = &paint->box;

	buf_printf(&listing->out, "%d %s", paint->number, names[paint->kind]);
	if (paint->colour)
		add_inks(listing, paint);
	if (paint->overprints)
		buf_printf(&listing->out, " overprints %d", paint->overprint_mode);
	if (paint->is_transparent)
		buf_addstr(&listing->out, " transparent");
	if (paint->kind == TRACE_TEXT || paint->kind == TRACE_STROKE)
		buf_printf(&listing->out, " %.2f pt", paint->size);
	if (trace_is_empty(*box))
		buf_addstr(&listing->out, " nowhere; ");
	else
		buf_printf(&listing->out, " [%.0f %.0f %.0f %.0f]; ", box->left, box->bottom,
			   box->right, box->top);
}

static void take_fault(void *context, int page, bool is_limit, const char *what)
{
	struct listing *listing = context;

	(void)page;
	buf_printf(&listing->out, "%s: %s; ", is_limit ? "limit" : "fault", what);
}

static void check_with(const char *content, const char *resources, const char *objects,
		       const char *wanted, const char *text)
{
	struct listing listing = {{0}, NULL};
	struct trace_listener listener = {&listing, take_paint, take_fault, false};
	struct trace_pages pages;
	struct reading *reading;
	struct trace *trace;
	struct diag diag;
	struct buf file;
	char *bytes;
	int n = 0;

	diag_init(&diag);
	buf_init(&file);
	one_page_make(&file, content, resources, objects);
	bytes = mem_alloc(file.n); /* so that no byte behind it is touched unseen */
	memcpy(bytes, file.bytes, file.n);
	reading = read_open(&arena, "x.pdf", bytes, file.n, &diag);
	if (tap_ok(reading && trace_read_pages(reading, &pages) && pages.n == 1, "a page")) {
		trace = trace_new(reading, &listener);
		listing.spaces = trace_spaces(trace);
		trace_run(trace, &pages.list[0], 0, &n);
		buf_printf(&listing.out, "%d%s%s", n, diag.nmessages > 0 ? " " : "",
			   diag.nmessages > 0 ? diag.messages[0].text : "");
		tap_is(buf_text(&listing.out), wanted, text);
		trace_free(trace);
	}
	free(bytes);
	buf_release(&file);
	buf_release(&listing.out);
	diag_release(&diag);
}

static void check(const char *content, const char *wanted, const char *text)
{
	check_with(content, "", "", wanted, text);
}

static void test_paths(void)
{
	check("10 20 30 40 re f", "0 fill DeviceGray Black 100 [10 20 40 60]; 1", "a box");
	check("2 0 0 .5 5 5 cm 0 0 10 10 re f", "0 fill DeviceGray Black 100 [5 5 25 10]; 1",
	      "a matrix");
	check("2 0 0 2 0 0 cm 1 0 0 1 3 0 cm 0 0 1 1 re f",
	      "0 fill DeviceGray Black 100 [6 0 8 2]; 1", "two of them: the later one first");
	check("q 0 1 -1 0 50 0 cm 0 0 10 4 re f Q 0 0 1 1 re f",
	      "0 fill DeviceGray Black 100 [46 0 50 10]; 1 fill DeviceGray Black 100 [0 0 1 1]; 2",
	      "turned, saved, restored");
	check("0 0 m 10 0 l 10 10 l h s 4 w 20 50 m 60 50 l S",
	      "0 stroke DeviceGray Black 100 1.00 pt [0 0 10 10]; "
	      "1 stroke DeviceGray Black 100 4.00 pt [18 48 62 52]; 2",
	      "lines and their width");
	check("0.1 0 0 3 0 0 cm 2 w 100 10 m 500 10 l S",
	      "0 stroke DeviceGray Black 100 0.20 pt [7 27 53 33]; 1",
	      "a pen that is drawn flat is as thin as it gets");
	check("0 0 m 0 40 40 40 40 0 c f 100 0 m 120 30 140 0 v 160 30 180 0 y b*",
	      "0 fill DeviceGray Black 100 [0 0 40 30]; 1 fill DeviceGray Black 100 [100 0 180 "
	      "13]; 1 stroke DeviceGray Black 100 1.00 pt [100 0 180 14]; 2",
	      "curves stay inside their handles; both fill and stroke");
	check("0 0 5 5 re B 0 0 5 5 re n 0 0 5 5 re F 0 0 5 5 re f* 0 0 5 5 re b",
	      "0 fill DeviceGray Black 100 [0 0 5 5]; 0 stroke DeviceGray Black 100 1.00 pt [0 0 6 "
	      "6]; 1 fill DeviceGray Black 100 [0 0 5 5]; 2 fill DeviceGray Black 100 [0 0 5 5]; 3 "
	      "fill DeviceGray Black 100 [0 0 5 5]; 3 stroke DeviceGray Black 100 1.00 pt [0 0 6 "
	      "6]; 4",
	      "every operator that paints counts once");
	check("q 20 20 40 40 re W n 0 0 200 50 re f Q 150 50 100 100 re f 300 0 5 5 re f",
	      "0 fill DeviceGray Black 100 [20 20 60 50]; 1 fill DeviceGray Black 100 [150 50 200 "
	      "100]; 2 fill DeviceGray Black 100 nowhere; 3",
	      "clips, and the edge of the page");
}

static void test_colours(void)
{
	static const char spaces[] =
		"/ColorSpace<</S[/Separation/PANTONE#20286#20C/DeviceCMYK<<>>]"
		"/A[/Separation/All/DeviceCMYK<<>>]/O[/Separation/None/DeviceCMYK<<>>]"
		"/N[/DeviceN[/Cyan/House/Black]/DeviceCMYK<<>>]/L[/Lab<<>>]"
		"/I[/Indexed/DeviceCMYK 1(\\377\\000\\000\\000\\000\\000\\000\\377)]"
		"/P[/Pattern/DeviceCMYK]/G[/ICCBased 5 0 R]/R[/CalRGB<<>>]/X[/Nothing]"
		"/Loop[/Indexed 6 0 R 1()]>>";
	static const char objects[] = "<</N 4>>|[/Indexed 6 0 R 1()]";

	check(".1 .2 .3 .4 k 0 0 9 9 re f .5 g 0 0 9 9 re f 1 0 0 rg 0 0 9 9 re f",
	      "0 fill DeviceCMYK Cyan 10 Magenta 20 Yellow 30 Black 40 [0 0 9 9]; 1 fill "
	      "DeviceGray Black 50 [0 0 9 9]; 2 fill DeviceRGB? [0 0 9 9]; 3",
	      "colours of devices");
	check("0 0 0 1 K 5 5 m 9 5 l S 0 G 5 5 m 9 5 l S 0 0 1 RG 5 5 m 9 5 l S",
	      "0 stroke DeviceCMYK Black 100 1.00 pt [4 4 10 6]; 1 stroke DeviceGray Black 100 "
	      "1.00 pt [4 4 10 6]; 2 stroke DeviceRGB? 1.00 pt [4 4 10 6]; 3",
	      "of lines");
	check_with("/S cs 0 0 9 9 re f .25 scn 0 0 9 9 re f /A cs 0 0 9 9 re f /O cs 0 0 9 9 re f",
		   spaces, objects,
		   "0 fill Separation PANTONE 286 C 100 [0 0 9 9]; 1 fill Separation PANTONE 286 C "
		   "25 [0 0 9 9]; 2 fill Separation Cyan 100 Magenta 100 Yellow 100 Black 100 [0 0 "
		   "9 9]; 3 fill Separation [0 0 9 9]; 4",
		   "spot inks, all inks, none");
	check_with("/N cs .1 .2 .3 sc 0 0 9 9 re f /I cs 0 0 9 9 re f 1 sc 0 0 9 9 re f 7 sc 0 0 9 "
		   "9 re f",
		   spaces, objects,
		   "0 fill DeviceN Cyan 10 Black 30 House 20 [0 0 9 9]; 1 fill Indexed Cyan 100 [0 "
		   "0 9 9]; 2 fill Indexed Black 100 [0 0 9 9]; 3 fill Indexed [0 0 9 9]; 4",
		   "several inks, and a table of colours");
	check_with("/G cs 1 0 0 0 sc 0 0 9 9 re f /R cs 0 0 9 9 re f /L cs 0 0 9 9 re f", spaces,
		   objects,
		   "0 fill ICCBased Cyan 100 [0 0 9 9]; 1 fill CalRGB? [0 0 9 9]; 2 fill Lab? [0 0 "
		   "9 9]; 3",
		   "colours that are measured");
	check_with("/X cs 0 0 9 9 re f", spaces, objects,
		   "fault: the content names a colour space that is not there, or is malformed; 0 "
		   "fill DeviceGray Black 100 [0 0 9 9]; 1",
		   "a space that is none");
	check_with("/Loop cs 0 0 9 9 re f", spaces, objects,
		   "fault: the content names a colour space that is not there, or is malformed; 0 "
		   "fill DeviceGray Black 100 [0 0 9 9]; 1",
		   "a space that stands on itself");
	check_with("1 0 0 rg 0 0 9 9 re f", "/ColorSpace<</DefaultRGB[/CalRGB<<>>]>>", "",
		   "0 fill CalRGB? [0 0 9 9]; 1", "what stands in for a device's colours");
}

static void test_states(void)
{
	static const char states[] = "/ExtGState<</A<</OP true>>/B<</OP true/op false/OPM 1>>"
				     "/C<</ca .5>>/D<</BM/Multiply>>/E<</SMask<<>>>>/W<</LW 3>>"
				     "/N<</ca 1/BM[/Compatible]/SMask/None>>>>";

	check_with("/A gs 0 0 9 9 re B", states, "",
		   "0 fill DeviceGray Black 100 overprints 0 [0 0 9 9]; 0 stroke DeviceGray Black "
		   "100 overprints 0 1.00 pt [0 0 10 10]; 1",
		   "OP alone is for both");
	check_with("/B gs 0 0 9 9 re B", states, "",
		   "0 fill DeviceGray Black 100 [0 0 9 9]; 0 stroke DeviceGray Black 100 "
		   "overprints 1 1.00 pt [0 0 10 10]; 1",
		   "OP and op");
	check_with("/C gs 0 0 9 9 re B /N gs 0 0 9 9 re f", states, "",
		   "0 fill DeviceGray Black 100 transparent [0 0 9 9]; 0 stroke DeviceGray Black "
		   "100 1.00 pt [0 0 10 10]; 1 fill DeviceGray Black 100 [0 0 9 9]; 2",
		   "an alpha");
	check_with("q /D gs 0 0 9 9 re f Q /E gs 0 0 9 9 re f /N gs /W gs 0 0 9 9 re s", states, "",
		   "0 fill DeviceGray Black 100 transparent [0 0 9 9]; 1 fill DeviceGray Black 100 "
		   "transparent [0 0 9 9]; 2 stroke DeviceGray Black 100 3.00 pt [0 0 10 10]; 3",
		   "a blend mode, a mask, and neither");
	check_with("/Z gs", states, "", "fault: the content names something that is not there; 0",
		   "a state that is none");
}

static void test_text(void)
{
	static const char fonts[] =
		"/Font<</S<</Subtype/TrueType/FirstChar 65/Widths[500 1000]>>"
		"/C<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2"
		"/DW 250/W[1[500 600]7 9 100]/FontDescriptor<</Ascent 800/Descent -200>>>>]>>"
		"/M<</Subtype/Type0/Encoding 5 0 R/DescendantFonts[<</DW 0/W[40[1000 2000]]>>]>>>>";
	static const char map[] = "<</Length 73>>stream\n1 begincidchar <0001> 41 endcidchar 1 "
				  "begincidrange <0005><0006> 40 end\nendstream";
	static const char mixed[] =
		"<</Length 125>>stream\n2 begincodespacerange <20><7f> <8000><9fff> end 1 "
		"begincidrange <41><42> 40 end 2 begincidchar <8141> 41 <9020> 40 end  \nendstream";

	check_with("BT /S 10 Tf 20 30 Td (AB) Tj (A) Tj ET", fonts, map,
		   "0 text DeviceGray Black 100 10.00 pt [20 28 35 38]; "
		   "1 text DeviceGray Black 100 10.00 pt [35 28 40 38]; 2",
		   "widths of letters");
	check_with("BT /S 10 Tf 1 0 0 1 20 30 Tm [(A)-500(A)500(A)] TJ ET", fonts, map,
		   "0 text DeviceGray Black 100 10.00 pt [20 28 35 38]; 1", "moved apart and back");
	check_with("BT /C 10 Tf 0 30 Td <00010002000300080009> Tj ET", fonts, map,
		   "0 text DeviceGray Black 100 10.00 pt [0 28 16 38]; 1", "two bytes a letter");
	check_with("BT /M 10 Tf 0 30 Td <000100050006> Tj ET", fonts, map,
		   "0 text DeviceGray Black 100 10.00 pt [0 28 50 38]; 1", "codes through a map");
	check_with("BT /M 10 Tf 0 30 Td <8141> Tj (A) Tj <9020> Tj <41429020> Tj ET", fonts, mixed,
		   "0 text DeviceGray Black 100 10.00 pt [0 28 20 38]; 1 text DeviceGray Black 100 "
		   "10.00 pt [20 28 30 38]; 2 text DeviceGray Black 100 10.00 pt [30 28 40 38]; 3 "
		   "text DeviceGray Black 100 10.00 pt [40 28 80 38]; 4",
		   "codes of one and of two bytes");
	check_with("BT /M 10 Tf 5 Tw 0 30 Td <A041> Tj <814> Tj <412041> Tj <8020> Tj (A) Tj ET",
		   fonts, mixed,
		   "0 text DeviceGray Black 100 10.00 pt [0 28 10 38]; 1 text DeviceGray Black 100 "
		   "10.00 pt [10 28 10 38]; 2 text DeviceGray Black 100 10.00 pt [10 28 35 38]; 3 "
		   "text DeviceGray Black 100 10.00 pt [35 28 35 38]; 4 text DeviceGray Black 100 "
		   "10.00 pt [35 28 45 38]; 5",
		   "bytes that are no codes; spaces of one byte and of two");
	check_with("BT /S 10 Tf 5 Tc 200 Tz 10 40 Td (AA) Tj ET", fonts, map,
		   "0 text DeviceGray Black 100 10.00 pt [10 38 50 48]; 1", "spaced and stretched");
	check_with(
		"BT /S 10 Tf 12 TL 10 50 Td (A) Tj T* (A) Tj (A) ' 0 -12 TD (A) Tj 3 1 (A) \" ET",
		fonts, map,
		"0 text DeviceGray Black 100 10.00 pt [10 48 15 58]; 1 text DeviceGray Black 100 "
		"10.00 pt [10 36 15 46]; 2 text DeviceGray Black 100 10.00 pt [10 24 15 34]; 3 "
		"text DeviceGray Black 100 10.00 pt [10 12 15 22]; 4 text DeviceGray Black 100 "
		"10.00 pt [10 0 16 10]; 5",
		"line after line");
	check_with(".5 0 0 .5 0 0 cm BT /S 10 Tf 0 2 -2 0 100 40 Tm 4 Ts (A) Tj ET", fonts, map,
		   "0 text DeviceGray Black 100 10.00 pt [38 20 48 25]; 1",
		   "turned, scaled, raised");
	check_with("BT /S 10 Tf 1 Tr 0 50 Td (A) Tj 2 Tr (A) Tj 3 Tr (A) Tj 7 Tr (A) Tj 4 Tr (A) "
		   "Tj ET",
		   fonts, map,
		   "0 text DeviceGray Black 100 10.00 pt [0 48 5 58]; 1 text DeviceGray Black 100 "
		   "10.00 pt [5 48 10 58]; 1 text DeviceGray Black 100 10.00 pt [5 48 10 58]; 4 "
		   "text DeviceGray Black 100 10.00 pt [20 48 25 58]; 5",
		   "filled, stroked, unseen");
	check_with("(A) Tj BT (A) Tj", fonts, map,
		   "fault: the content shows text outside BT and ET; fault: the content shows text "
		   "without a font; 2",
		   "text where none may be");
}

static void test_objects(void)
{
	static const char objects[] =
		"/XObject<</F 5 0 R/P 6 0 R/L 7 0 R/M<</Subtype/Image/ImageMask true>>>>"
		"/Pattern<</T 8 0 R>>/Shading<</H<<>>>>/Font<<>>";
	static const char rest[] =
		"<</Subtype/Form/Matrix[2 0 0 2 0 0]/BBox[0 0 10 10]/Length 39>>stream\n"
		"1 0 0 0 k 0 0 5 5 re f 5 5 50 50 re f q\nendstream|"
		"<</Subtype/Image/Width 9/Length 0>>stream\n\nendstream|"
		"<</Subtype/Form/Length 6/Resources<</XObject<</L 7 0 R>>>>>>stream\n/L Do "
		"\nendstream|"
		"<</PatternType 1/PaintType 1/BBox[0 0 5 5]/Length 24>>stream\n"
		"0 1 0 0 k 0 0 3 3 re f  \nendstream";

	check_with("0 0 0 1 k q 1 0 0 1 20 20 cm /F Do Q 0 0 9 9 re f", objects, rest,
		   "0 fill DeviceCMYK Cyan 100 [20 20 30 30]; 0 fill DeviceCMYK Cyan 100 [30 30 40 "
		   "40]; fault: the content saves a state (q) that it does not restore (Q); 1 fill "
		   "DeviceCMYK Black 100 [0 0 9 9]; 2",
		   "a form: all of it is its operator's, and what it leaves open ends with it");
	check_with("q 50 0 0 20 10 10 cm /P Do /M Do Q", objects, rest,
		   "0 picture [10 10 60 30]; 1 picture DeviceGray Black 100 [10 10 60 30]; 2",
		   "a picture, and a mask in the colour in force");
	check_with(
		"/L Do 0 0 9 9 re f", objects, rest,
		"fault: forms are in forms without end; 1 fill DeviceGray Black 100 [0 0 9 9]; 2",
		"a form that shows itself");
	check_with("/Pattern cs /T scn 100 50 50 50 re f /H sh", objects, rest,
		   "0 fill Pattern? [100 50 150 100]; 0 fill DeviceCMYK Magenta 100 [0 0 3 3]; 1 "
		   "shading [0 0 200 100]; 2",
		   "a tile, a shading");
	check("q 10 0 0 10 5 5 cm BI /W 2/H 2/BPC 8/CS/G ID \001EI\002 EI Q 0 0 9 9 re f",
	      "0 picture [5 5 15 15]; 1 fill DeviceGray Black 100 [0 0 9 9]; 2",
	      "a picture in the content, whose bytes look like its end");
	check("BI /W 2 ID abc", "fault: the content has a picture that does not end; 1",
	      "one that does not end");
}

static void test_faults(void)
{
	struct buf deep;

	check("0 0 9 9 re paint f BX paint EX",
	      "fault: the content has an unknown operator; 0 fill DeviceGray Black 100 [0 0 9 9]; "
	      "1",
	      "unknown operators");
	check("Q 0 0 9 9 re f q",
	      "fault: the content restores a state (Q) that it has not saved (q); 0 fill "
	      "DeviceGray Black 100 [0 0 9 9]; 1",
	      "each kind is told once");
	check("1 2 l /x 1 re 5 w 1 (a) 3 4 re 0 0 9 9 re f",
	      "fault: an operator of the content lacks operands; "
	      "0 fill DeviceGray Black 100 [0 0 9 9]; 1",
	      "operands that lack");
	check("0 0 9 9 re f [1 2",
	      "0 fill DeviceGray Black 100 [0 0 9 9]; fault: the content cannot be read to its "
	      "end; 1",
	      "content that breaks off");
	buf_init(&deep);
	for (int i = 0; i < 300; i++)
		buf_addstr(&deep, "q ");
	for (int i = 0; i < 300; i++)
		buf_addstr(&deep, "Q ");
	check(buf_text(&deep),
	      "limit: more than 28 states are saved at once; fault: the content restores a state "
	      "(Q) that it has not saved (q); 0",
	      "states without end");
	buf_release(&deep);
}

static void test_bars(void)
{
	struct trace_path path = {0};
	double width = 0;

	trace_path_move(&path, (struct trace_point){0, 0});
	trace_path_line(&path, (struct trace_point){30, 40});
	trace_path_line(&path, (struct trace_point){29.2, 40.6});
	trace_path_line(&path, (struct trace_point){-0.8, 0.6});
	tap_ok(trace_path_is_bar(&path, 0, &width) && width > 0.999 && width < 1.001,
	       "a bar at an angle is as wide as its short side");
	trace_path_line(&path, (struct trace_point){0, 0});
	tap_ok(trace_path_is_bar(&path, 0, &width), "closed by a line it is one too");
	trace_path_line(&path, (struct trace_point){5, 5});
	tap_ok(!trace_path_is_bar(&path, 0, &width), "with more corners it is none");
	trace_path_release(&path);
	trace_path_move(&path, (struct trace_point){0, 0});
	trace_path_line(&path, (struct trace_point){10, 0});
	trace_path_line(&path, (struct trace_point){12, 1});
	trace_path_line(&path, (struct trace_point){2, 1});
	tap_ok(!trace_path_is_bar(&path, 0, &width), "nor is one with slanting ends");
	trace_path_release(&path);
}

int main(void)
{
	arena_init(&arena);
	test_paths();
	test_colours();
	test_states();
	test_text();
	test_objects();
	test_faults();
	test_bars();
	arena_release(&arena);
	return tap_done();
}
