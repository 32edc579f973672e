/* What is written over and over: attributes, texts, languages. */
#include "html/web_page.h"

#include <string.h>

#include "base/escape.h"
#include "base/utf8.h"
#include "text/text.h"

void web_put(struct web_page *page, const char *name, const char *value)
{
	if (!value)
		return;
	buf_printf(page->out, " %s=\"", name);
	escape_xml(page->out, value, true);
	buf_addc(page->out, '"');
}

void web_put_text(struct web_page *page, const char *text)
{
	for (const char *end; (end = strstr(text, UTF8_LINE_BREAK));) {
		escape_xml(page->out, arena_strndup(page->arena, text, (size_t)(end - text)),
			   false);
		buf_addstr(page->out, "<br>");
		text = end + UTF8_LINE_BREAK_SIZE;
	}
	escape_xml(page->out, text, false);
}

void web_put_lang(struct web_page *page, const char *lang)
{
	if (!lang)
		return;
	web_put(page, "lang", lang);
	web_put(page, "dir", text_is_rtl(lang) ? "rtl" : "ltr");
}

void web_put_href(struct web_page *page, const char *href)
{
	const struct block *block = NULL;

	if (strncmp(href, "#~", 2) == 0)
		block = doc_find_anchor(page->input->doc, href + 1);
	if (block && !block->anchor)
		buf_printf(page->out, " href=\"#:b%d\"", block->id);
	else if (block)
		web_put(page, "href", arena_printf(page->arena, "#%s", block->anchor));
	else
		web_put(page, "href", href);
}

void web_put_id(struct web_page *page, const char *prefix, int number)
{
	buf_printf(page->out, " id=\"%s%d\"", prefix, number);
}

static void add_words(struct buf *words, const struct block *leaf)
{
	if (words->n > 0 && leaf->nspans > 0)
		buf_addc(words, ' ');
	for (int i = 0; i < leaf->nspans; i++)
		if (leaf->spans[i].field == FIELD_NONE && !leaf->spans[i].mark &&
		    leaf->spans[i].note < 0)
			buf_addstr(words, leaf->spans[i].text);
}

/* A line break is a space here. */
static void join_lines(char *text)
{
	for (char *at; (at = strstr(text, UTF8_LINE_BREAK));) {
		*at = ' ';
		memmove(at + 1, at + UTF8_LINE_BREAK_SIZE, strlen(at + UTF8_LINE_BREAK_SIZE) + 1);
	}
}

const char *web_plain(struct web_page *page, const struct block *block)
{
	const struct block *end = block;
	struct buf words;
	char *text;

	while (end->last)
		end = end->last;
	buf_init(&words);
	for (int i = block->id; i <= end->id; i++)
		add_words(&words, page->input->doc->blocks[i]);
	text = arena_strdup(page->arena, buf_text(&words));
	join_lines(text);
	buf_release(&words);
	return text;
}
