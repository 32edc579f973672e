/*
 * The quick parser against libxml2's: where it does not give up, both make the same tree, line by
 * line, of every file there is and of files in which random bytes were changed, and libxml2 has
 * nothing to say. SLIPS=COUNT tries more.
 */
#define _GNU_SOURCE
#include <glob.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "tap.h"
#include "xml/parse.h"
#include "xml/parse_quick.h"
#include "xml/xml.h"

struct both {
	struct arena arena;
	int nsame, nleft, nwrong; /* trees; left to libxml2 */
};

static unsigned roll(unsigned n)
{
	static unsigned seed = 20260302;

	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

static void dump(const struct xml_node *root, struct buf *out)
{
	for (const struct xml_node *at = root; at; at = xml_walk(at, root)) {
		buf_printf(out, "%s:%d %s", at->pos.file, at->pos.line, at->name ? at->name : "#");
		if (at->parent)
			buf_printf(out, " in %s:%d", at->parent->name, at->parent->pos.line);
		for (int i = 0; i < at->nattrs; i++)
			buf_printf(out, " %s=\"%s\"", at->attrs[i].name, at->attrs[i].value);
		buf_printf(out, " \"%s\"\n", at->text ? at->text : "");
	}
}

/* What both make of the bytes; true: the same, or the quick one gives up. */
static bool compare(struct both *both, const struct parse_input *input)
{
	const struct xml_node *quick, *slow;
	int nquick = 5, nslow = 5;
	struct parse_input counted = *input;
	struct buf a, b;
	struct diag diag;
	bool is_same;

	counted.nnodes = &nquick;
	quick = parse_quick(&both->arena, &counted);
	if (!quick) {
		both->nleft++;
		return nquick == 5;
	}
	diag_init(&diag);
	buf_init(&a);
	buf_init(&b);
	counted.nnodes = &nslow;
	slow = parse_xml_slowly(&both->arena, &counted, &diag);
	dump(quick, &a);
	if (slow)
		dump(slow, &b);
	is_same = slow && diag.nmessages == 0 && nquick == nslow &&
		  strcmp(buf_text(&a), buf_text(&b)) == 0;
	both->nsame++;
	both->nwrong += !is_same;
	if (!is_same)
		printf("# %s: %s\n", input->path,
		       diag.nmessages ? diag.messages[0].text : "another tree");
	buf_release(&a);
	buf_release(&b);
	diag_release(&diag);
	return is_same;
}

/* Puts one of the pieces over, into or in place of some bytes. */
static char *spoil(struct arena *arena, const char *bytes, size_t *n)
{
	static const char *const pieces[] = {
		"<",
		"&",
		"]]>",
		"\"",
		"'",
		">",
		"\r",
		"\n",
		"\t",
		"\x01",
		"\xff",
		"\xef\xbf\xbe",
		"\xc3\xa9",
		"<!--",
		"-->",
		"--",
		"<?x y?>",
		"<?xml ?>",
		"&#x41;",
		"&#233;",
		"&#x2028;",
		"&#xFFFF;",
		"&#0;",
		"&amp;",
		"&lt;",
		"&apos;",
		"&nope;",
		" a='1'",
		" a=\"x\" a=\"y\"",
		"/",
		"/>",
		"=",
		"xmlns='u'",
		"x:y",
		"xml:lang='en'",
		" xml:id='q'",
		"<b/>",
		"<b></b >",
		"</",
		"\xef\xbb\xbf",
		"<![CDATA[x]]>",
		"]",
		" ",
	};
	const char *piece = pieces[roll(sizeof pieces / sizeof *pieces)];
	size_t at = roll((unsigned)*n), gone = roll(3) ? 0 : roll(4), size = strlen(piece);
	char *spoilt;

	if (at + gone > *n)
		gone = 0;
	spoilt = arena_text(arena, *n + size);
	memcpy(spoilt, bytes, at);
	memcpy(spoilt + at, piece, size);
	memcpy(spoilt + at + size, bytes + at + gone, *n - at - gone);
	*n = *n - gone + size;
	spoilt[*n] = '\0';
	return spoilt;
}

static void compare_file(struct both *both, const char *path, int nslips)
{
	struct arena_mark start = arena_mark(&both->arena);
	struct parse_input input = {.path = path}, spoilt;
	struct diag diag;

	diag_init(&diag);
	input.bytes = file_read(&both->arena, path, LIMIT_FILE_BYTES, &input.nbytes, &diag);
	if (input.bytes)
		compare(both, &input);
	for (int i = 0; i < nslips && input.bytes && input.nbytes; i++) {
		struct arena_mark mark = arena_mark(&both->arena);

		spoilt = input;
		for (unsigned k = 1 + roll(2); k > 0; k--)
			spoilt.bytes = spoil(&both->arena, spoilt.bytes, &spoilt.nbytes);
		compare(both, &spoilt);
		arena_reset(&both->arena, mark);
	}
	arena_reset(&both->arena, start);
	diag_release(&diag);
}

static void compare_all(struct both *both, const char *pattern, int nslips)
{
	glob_t found;

	if (glob(arena_printf(&both->arena, "%s/%s", getenv("ROOT"), pattern), 0, NULL, &found))
		return;
	for (size_t i = 0; i < found.gl_pathc; i++)
		compare_file(both, found.gl_pathv[i], nslips);
	globfree(&found);
}

/* Edges of what is plain, and whether the quick parser takes them. */
static void test_edges(struct both *both)
{
	static const struct {
		const char *text;
		bool is_taken;
	} edges[] = {
		{"<a/>", true},
		{"\n<!-- c -->\n<?p q?><a>\n</a>\n<!-- d --> ", true},
		{"<?xml version=\"1.0\"?><a/>", true},
		{"<?xml version='1.0'?><a/>", false},
		{"<a>b<!--\n-->\nc</a>", true},
		{"<a><!--\n-->\n\nc<b/>\n</a>", true},
		{"<a>&amp;&lt;&gt;&quot;&apos;</a>", true},
		{"<a>\n&#xa0;&#160;x&#x1F600;</a>", true},
		{"<a>&#10;</a>", false},
		{"<a b='\t&lt;\n&#xe9;&amp;'/>", true},
		{"<a b='1' b='2'/>", false},
		{"<a b='1'c='2'/>", false},
		{"<a b='<'/>", false},
		{"<a xmlns='x'/>", false},
		{"<a xml:lang='en'/>", true},
		{"<a xml:langs='en'/>", false},
		{"<a>]] ]></a>", true},
		{"<a>]]></a>", false},
		{"<a></b>", false},
		{"<a><ab></a></ab>", false},
		{"<a/><b/>", false},
		{"<a/>x", false},
		{"<a", false},
		{"<a>", false},
		{"", false},
		{"<a>\xef\xbf\xbd</a>", true},
		{"<a>\xef\xbf\xbf</a>", false},
		{"<a><!-- -- --></a>", false},
		{"<a><?xml x?></a>", false},
		{"<!DOCTYPE a><a/>", false},
	};

	for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
		struct parse_input input = {.path = "-", .bytes = edges[i].text};
		bool is_same;
		int nleft = both->nleft;

		input.nbytes = strlen(edges[i].text);
		is_same = compare(both, &input);
		tap_ok(is_same && (both->nleft == nleft) == edges[i].is_taken, "edge %zu: %s", i,
		       edges[i].is_taken ? "taken" : "left to libxml2");
	}
}

static void test_shipped(void)
{
	struct both both = {.nsame = 0};

	arena_init(&both.arena);
	compare_all(&both, "content/*.xml", 0);
	compare_all(&both, "content/*/*.xml", 0);
	compare_all(&both, "content/phrases/form/*.xml", 0);
	tap_ok(both.nwrong == 0 && both.nsame >= 20, "all that is shipped: %d same, %d left",
	       both.nsame, both.nleft);
	arena_release(&both.arena);
}

int main(void)
{
	struct both both = {.nsame = 0};
	const char *slips = getenv("SLIPS");
	int n = slips ? (int)strtol(slips, NULL, 10) : 8;

	if (!getenv("ROOT")) {
		puts("# ROOT must name the repository");
		return 1;
	}
	test_shipped();
	arena_init(&both.arena);
	test_edges(&both);
	compare_all(&both, "tests/good/*.xml", n);
	compare_all(&both, "tests/bad/*/*.xml", n / 4);
	compare_all(&both, "content/themes/*.xml", n * 4);
	compare_all(&both, "content/*.xml", n * 4);
	tap_ok(both.nwrong == 0 && both.nsame > 100,
	       "libxml2 makes the same of %d; %d are left to it", both.nsame, both.nleft);
	arena_release(&both.arena);
	return tap_done();
}
