/* XML files as light trees: names, values, text, places, and files that include others. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "tap.h"
#include "base/file_write.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

#define XI " xmlns:xi=\"http://www.w3.org/2001/XInclude\""

/* Writes a file into the folder that the test was given for itself. */
static void put(const char *name, const char *text)
{
	struct diag diag;

	diag_init(&diag);
	file_write(name, text, strlen(text), &diag);
	diag_release(&diag);
}

static const struct xml_node *load(struct arena *arena, const char *name, const char *text,
				   struct diag *diag)
{
	put(name, text);
	return xml_load(arena, name, NULL, NULL, diag);
}

static void test_tree(struct arena *arena, struct diag *diag)
{
	const struct xml_node *root =
		load(arena, "tree.xml",
		     "<?xml version='1.0'?>\n<!-- a --><?b c?>\n<r a='1' xml:lang='de'\n"
		     "   b='&lt;&#x41;&#10;x'\n>one<!-- two --> three<?p?> <![CDATA[<four>&]]>\n"
		     "<c/> <c\n/><d>x</d></r>\n",
		     diag);
	const struct xml_node *c, *d;

	if (!tap_ok(root != NULL, "a file is loaded"))
		return;
	tap_ok(xml_is(root, "r") && !xml_is(root, "rr") && !xml_is(root, ""), "an element's name");
	tap_ok(root->nattrs == 3, "attributes are counted");
	tap_is(xml_attr(root, "a"), "1", "an attribute");
	tap_is(xml_attr(root, "xml:lang"), "de", "xml:lang keeps its prefix");
	tap_is(xml_attr(root, "b"), "<A\nx", "references in an attribute are resolved");
	tap_is(xml_attr(root, "z"), NULL, "an attribute that is not there");
	tap_is(root->first->text, "one three <four>&\n",
	       "text goes on over comments, instructions and CDATA");
	tap_ok(root->pos.line == 3, "an element is where its tag begins");
	tap_ok(root->first->pos.line == 5, "text is where it begins");
	c = xml_child(root, "c");
	d = xml_child(root, "d");
	tap_ok(c && c->pos.line == 6 && c->parent == root, "the first child of a name");
	tap_ok(c && xml_next(c, "c") && xml_next(c, "c")->pos.line == 6, "the next of that name");
	tap_ok(c && !xml_next(xml_next(c, "c"), "c"), "and no more");
	tap_ok(xml_child(root, NULL) == c, "the first child of any name");
	tap_ok(d && d == root->last && !d->next, "the last child");
	tap_is(xml_text(arena, root), "one three <four>& x", "text below, folded and trimmed");
}

static void test_source(struct arena *arena, struct diag *diag)
{
	struct xml_source source;

	put("source.xml", "<r>\n</r>\n");
	xml_load(arena, "source.xml", NULL, &source, diag);
	tap_is(source.path, "source.xml", "the source's path");
	tap_is(xml_source_sha256(&source),
	       "5e2c861b30c71bae74e48609245de8fdcb7f56e47bb042c3bee4115979315a1e",
	       "... and its fingerprint");
	tap_ok(xml_source_sha256(&source) == source.sha256, "... which is found once");
	tap_ok(source.nbytes == 9 && memcmp(source.bytes, "<r>\n</r>\n", 9) == 0,
	       "the source's bytes");
}

static void test_encodings(struct arena *arena, struct diag *diag)
{
	const struct xml_node *root =
		load(arena, "latin.xml",
		     "<?xml version='1.0' encoding='ISO-8859-1'?>\n<r>\xe9\n</r>", diag);

	tap_is(root ? root->first->text : NULL, "\u00e9\n", "Latin-1 becomes UTF-8");
	root = load(arena, "bom.xml", "\xef\xbb\xbf<r>\u05d0</r>", diag);
	tap_is(root ? root->first->text : NULL, "\u05d0", "a byte order mark is no text");
	root = load(arena, "crlf.xml", "<r>\r\n<a\r\nb='1'/>\r\n<c/></r>", diag);
	tap_ok(root && xml_child(root, "a")->pos.line == 2 && xml_child(root, "c")->pos.line == 4,
	       "lines that end in CR LF");
}

/* libxml2 keeps line numbers in 16 bits; ours go on. */
static void test_many_lines(struct arena *arena, struct diag *diag)
{
	const struct xml_node *root;
	struct buf text;

	buf_init(&text);
	buf_addstr(&text, "<r>\n");
	for (int i = 2; i <= 70000; i++)
		buf_printf(&text, "<a n='%d'/>\n", i);
	buf_addstr(&text, "<b\nc='1'>\n\nx</b></r>");
	root = load(arena, "long.xml", buf_text(&text), diag);
	buf_release(&text);
	if (!tap_ok(root != NULL, "70,000 lines"))
		return;
	for (const struct xml_node *a = xml_child(root, "a"); a; a = xml_next(a, "a"))
		if (a->pos.line != atoi(xml_attr(a, "n")))
			tap_ok(false, "line %s", xml_attr(a, "n"));
	tap_ok(xml_child(root, "b")->pos.line == 70001, "a line past 65,535");
	tap_ok(xml_child(root, "b")->first->pos.line == 70002, "the line of a text there");
}

static void test_inclusion(struct arena *arena, struct diag *diag)
{
	const struct xml_node *root, *p, *q;

	put("_part.xml", "<!-- x -->\n<p>\n <q xml:id='k'>one</q> <q id='l'>two</q>\n</p>\n");
	put("_note.txt", "1 < 2 & 3");
	put("_outer.xml", "<o" XI ">\n<xi:include href='_part.xml' xpointer='l'/></o>");
	root = load(arena, "include.xml",
		    "<r" XI "><xi:include href='_part.xml'/>\n"
		    "<xi:include href='_part.xml' xpointer='k'/>"
		    "<xi:include href='./_note.txt' parse='text'/>"
		    "<xi:include href='_nowhere.xml'><xi:fallback>in <e/> stead"
		    "<xi:include href='_outer.xml'/></xi:fallback></xi:include>end</r>",
		    diag);
	if (!tap_ok(root != NULL, "files are included"))
		return;
	p = xml_child(root, "p");
	q = xml_child(root, "q");
	tap_ok(p && p->parent == root && root->first == p, "in place of the inclusion");
	tap_is(p ? p->pos.file : NULL, "_part.xml", "they keep their file");
	tap_ok(p && p->pos.line == 2 && xml_child(p, "q")->pos.line == 3, "and their lines");
	tap_is(xml_text(arena, root), "one two one1 < 2 & 3in stead twoend",
	       "whole files, elements by id, texts, and what stands in for a missing file");
	tap_ok(q && strcmp(xml_attr(q, "xml:id"), "k") == 0 && q->parent == root,
	       "an element by id");
	tap_ok(xml_child(root, "o") && xml_child(xml_child(root, "o"), "q") &&
		       strcmp(xml_child(xml_child(root, "o"), "q")->pos.file, "_part.xml") == 0,
	       "inclusions inside inclusions");
	tap_ok(root->last->text && strcmp(root->last->text, "end") == 0,
	       "the last child is the last");
	root = load(arena, "root.xml", "<xi:include" XI " href='_part.xml'/>", diag);
	tap_ok(root && xml_is(root, "p") && !root->parent, "the outermost element may be included");
}

/* The walk from a folder below: paths are named from where the program stands. */
static void test_folders(struct arena *arena, struct diag *diag)
{
	const struct xml_node *root;

	put("sub/_a.xml", "<a" XI "><xi:include href='../_part.xml'/></a>");
	root = load(arena, "folder.xml", "<r" XI "><xi:include href='sub/_a.xml'/></r>", diag);
	tap_ok(root != NULL, "a folder below may reach up, as far as the top file's folder");
	if (root)
		tap_is(xml_child(xml_child(root, "a"), "p")->pos.file, "sub/../_part.xml",
		       "a path as the reader can follow it");
}

/* Names by what a namespace is known as here, not by what a file calls it. */
static void test_any(struct arena *arena, struct diag *diag)
{
	static const char text[] =
		"<?xpacket begin='' id='x'?>\n"
		"<m:xmpmeta xmlns:m='adobe:ns:meta/'><RDF xmlns='urn:rdf'>"
		"<Description a='none' xmlns:p='urn:pdf' p:Producer='us' xml:lang='de'/>"
		"<one xmlns='' xmlns:rdf='urn:other'><rdf:li>&lt;</rdf:li></one></RDF>"
		"</m:xmpmeta>\n"
		"<?xpacket end='w'?>\n";
	static const struct xml_space spaces[] = {
		{"rdf", "urn:rdf"}, {"pdf", "urn:pdf"}, {NULL, NULL}};
	const struct xml_source source = {.path = "any", .bytes = text, .nbytes = sizeof text - 1};
	const struct xml_node *root = xml_load_any(arena, &source, spaces, diag), *rdf, *one;

	rdf = root ? xml_child(root, "rdf:RDF") : NULL;
	if (!tap_ok(rdf != NULL, "a known namespace has the prefix that we give it"))
		return;
	tap_is(root->name, "?:xmpmeta", "an unknown namespace has none of ours");
	tap_is(xml_attr(rdf->first, "pdf:Producer"), "us", "attributes are known alike");
	tap_is(xml_attr(rdf->first, "a"), "none", "an attribute without a namespace");
	tap_is(xml_attr(rdf->first, "xml:lang"), "de", "xml:lang keeps its prefix there too");
	one = xml_child(rdf, "one");
	tap_is(one ? one->first->name : NULL, "?:li", "the file's own prefix is not believed");
}

static void test_fault(struct arena *arena)
{
	struct diag diag;

	diag_init(&diag);
	tap_ok(!load(arena, "fault.xml", "<r>\n<a></b></r>", &diag), "a fault gives no tree");
	tap_ok(diag.nerrors == 1 && !diag.environment_failed && diag.messages[0].pos.line == 2,
	       "but one message with its line");
	tap_ok(!xml_load(arena, "nowhere.xml", NULL, NULL, &diag) && diag.environment_failed,
	       "a file that is not there is a fault of the environment");
	diag_release(&diag);
}

int main(void)
{
	struct arena arena;
	struct diag diag;

	if (!getenv("TMPDIR") || chdir(getenv("TMPDIR")) != 0 || mkdir("sub", 0777) != 0) {
		puts("# TMPDIR must name an empty folder");
		return 1;
	}
	arena_init(&arena);
	diag_init(&diag);
	test_tree(&arena, &diag);
	test_source(&arena, &diag);
	test_encodings(&arena, &diag);
	test_many_lines(&arena, &diag);
	test_inclusion(&arena, &diag);
	test_folders(&arena, &diag);
	test_any(&arena, &diag);
	diag_print(&diag, stdout, 0, false);
	tap_ok(diag.nmessages == 0, "nothing was reported");
	test_fault(&arena);
	arena_release(&arena);
	diag_release(&diag);
	return tap_done();
}
