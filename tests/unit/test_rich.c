/* Rich text: which spans an element's content gives, a case a row. */
#include "base/file_write.h"
#include "content/rich.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "content/guide.h"
#include "tap.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

/* Spans as text: 'words' with marks before them: * strong, / em, @role, =lang, >href, ~expansion;
 * | is a line break, (...) a footnote. */
static const struct {
	const char *xml, *spans, *what;
} cases[] = {
	{"<p>one</p>", "'one'", "plain words"},
	{"<p/>", "", "nothing"},
	{"<p> \n\t </p>", "", "white space alone is nothing"},
	{"<p>\n  one\n  two  three\n</p>", "'one two three'", "white space folds"},
	{"<p>one <em>two</em> three</p>", "'one ' /'two' ' three'", "a space stays where it stood"},
	{"<p>one<em> two </em>three</p>", "'one' /' two ' 'three'", "spaces inside an element"},
	{"<p>one <em> two</em></p>", "'one ' /'two'", "of two spaces the first stays"},
	{"<p><em>one</em> <strong>two</strong></p>", "/'one' ' ' *'two'", "a space in between"},
	{"<p><em>one</em>\n</p>", "/'one'", "a line end before the end tag"},
	{"<p> <em> <strong> one</strong></em></p>", "*/'one'", "no space before the first word"},
	{"<p>one <br/> two</p>", "'one' | 'two'", "no spaces around a line break"},
	{"<p>one<br/><br/>two</p>", "'one' | | 'two'", "two line breaks"},
	{"<p>one\xC2\xA0 two\xE2\x80\xAF</p>", "'one\xC2\xA0 two\xE2\x80\xAF'",
	 "fixed spaces are words, not white space"},
	{"<p><a href=\"#x\">one <em>two</em></a></p>", ">#x'one ' />#x'two'", "a link"},
	{"<p><abbr title=\"One Two\">OT</abbr></p>", "~One Two'OT'", "an abbreviation"},
	{"<p>a <span xml:lang=\"he\">b <em xml:lang=\"de\">c</em></span></p>",
	 "'a ' =he'b ' /=de'c'", "languages inside each other"},
	{"<p><role-name ref=\"a\"/> vs <role-name ref=\"b\"/></p>", "@0'Alpha' ' vs ' @1'Beta'",
	 "role names"},
	{"<p>by <role-name ref=\"a\" form=\"short\"/>.</p>", "'by ' @0~Alpha'A' '.'",
	 "a role's short name"},
	{"<p>one<footnote>see <em>two</em></footnote> three</p>", "'one' ('see ' /'two') ' three'",
	 "a footnote"},
	{"<p>one\n <footnote>two</footnote>.</p>", "'one' ('two') '.'",
	 "a footnote's number stands close to its word"},
	{"<p>one &amp; &lt;two&gt; <![CDATA[<three>]]></p>", "'one & <two> <three>'",
	 "entities and CDATA"},
	{"<p>one <list><item>two</item></list></p>", "'one'", "a list at the end is passed over"},
};

static void show_spans(struct buf *out, const struct rich *rich)
{
	for (int i = 0; i < rich->nspans; i++) {
		const struct rich_span *span = &rich->spans[i];

		if (i)
			buf_addc(out, ' ');
		if (span->flags & RICH_STRONG)
			buf_addc(out, '*');
		if (span->flags & RICH_EM)
			buf_addc(out, '/');
		if (span->role >= 0)
			buf_printf(out, "@%d", span->role);
		if (span->lang)
			buf_printf(out, "=%s", span->lang);
		if (span->href)
			buf_printf(out, ">%s", span->href);
		if (span->expansion)
			buf_printf(out, "~%s", span->expansion);
		if (span->kind == RICH_BREAK) {
			buf_addc(out, '|');
		} else if (span->kind == RICH_NOTE) {
			buf_addc(out, '(');
			show_spans(out, span->note);
			buf_addc(out, ')');
		} else {
			buf_printf(out, "'%s'", span->text);
		}
	}
}

static const struct xml_node *parse(struct arena *arena, const char *xml, struct diag *diag)
{
	const char *folder = getenv("TMPDIR");
	char *path = file_join(arena, folder ? folder : "/tmp", "rich.xml");

	if (!file_write(path, xml, strlen(xml), diag))
		return NULL;
	return xml_load(arena, path, NULL, NULL, diag);
}

/* Loads xml into spans as text. */
static struct rich load(struct arena *arena, const char *xml, struct buf *spans, struct diag *diag)
{
	struct role roles[] = {
		{.id = "a", .abbreviation = "A", .name = "Alpha"},
		{.id = "b", .name = "Beta"},
	};
	struct guide guide = {.roles = roles, .nroles = 2, .pieces = arena};
	const struct xml_node *node = parse(arena, xml, diag);
	struct rich rich = {0};

	buf_clear(spans);
	if (!node)
		return rich;
	rich = rich_load(arena, node, &guide, diag);
	show_spans(spans, &rich);
	return rich;
}

static const struct {
	const char *xml, *message, *hint;
} faults[] = {
	{"<p><role-name ref=\"c\"/></p>", "unknown role \"c\"", "the roles are a and b"},
	{"<p><role-name ref=\"gamma\"/></p>", "unknown role \"gamma\"", "the roles are a and b"},
	{"<p><role-name ref=\"b\" form=\"short\"/></p>", "role \"b\" has no abbreviation",
	 "give its <role> an attribute abbr, or leave out form=\"short\""},
	{"<p><a href=\"x\"><em><a href=\"y\">z</a></em></a></p>", "a link may not stand in a link",
	 NULL},
	{"<p>a<footnote>b<em><footnote>c</footnote></em></footnote></p>",
	 "a footnote may not stand in a footnote", NULL},
	{"<p>a<footnote> </footnote></p>", "the footnote is empty", NULL},
	{"<p>one<em> </em>two</p>", "<em> is empty",
	 "put the words that it is for between <em> and </em>, or leave it out"},
	{"<p>one<strong/>two</p>", "<strong> is empty",
	 "put the words that it is for between <strong> and </strong>, or leave it out"},
};

static void test_faults(struct arena *arena, struct buf *spans)
{
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct diag diag;

		diag_init(&diag);
		load(arena, faults[i].xml, spans, &diag);
		tap_ok(diag.nerrors == 1, "one error in %s", faults[i].xml);
		tap_is(diag.nmessages ? diag.messages[0].text : "", faults[i].message,
		       "its message");
		tap_is(diag.nmessages ? diag.messages[0].hint : NULL, faults[i].hint, "its hint");
		diag_release(&diag);
	}
}

static void test_plain(struct arena *arena, struct buf *spans, struct diag *diag)
{
	struct rich rich = load(arena,
				"<p>one <em>two</em><br/><role-name ref=\"b\"/>"
				"<footnote>gone</footnote>!</p>",
				spans, diag);
	struct guide guide = {.pieces = arena};

	tap_is(rich_plain(arena, &rich), "one two Beta!", "plain text without marks and notes");
	tap_ok(!rich_is_empty(&rich), "words are not nothing");
	rich = load(arena, "<p><br/> one <br/><br/> two<br/></p>", spans, diag);
	tap_is(rich_plain(arena, &rich), "one two",
	       "line breaks are one space, and none at the ends");
	rich = load(arena, "<p> <br/><footnote>one</footnote></p>", spans, diag);
	tap_ok(rich_is_empty(&rich), "a line break and a footnote alone are nothing to read");
	rich = load(arena, "<s xml:lang=\"x\"><p>one</p></s>", spans, diag);
	tap_ok(!rich.lang, "the language of the root is not a text's own");
	tap_ok(rich_load(
		       arena,
		       parse(arena, "<s><t xml:lang=\"he\"><p>one</p></t></s>", diag)->first->first,
		       &guide, diag)
		       .lang,
	       "that of an element around it is");
}

int main(void)
{
	struct arena arena;
	struct diag diag;
	struct buf spans;

	arena_init(&arena);
	diag_init(&diag);
	buf_init(&spans);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		load(&arena, cases[i].xml, &spans, &diag);
		tap_is(buf_text(&spans), cases[i].spans, cases[i].what);
	}
	test_plain(&arena, &spans, &diag);
	tap_ok(diag.nmessages == 0, "no message about any of these");
	test_faults(&arena, &spans);
	buf_release(&spans);
	diag_release(&diag);
	arena_release(&arena);
	return tap_done();
}
