/*
 * Head, then the tree. A policy lets no script run and nothing be fetched: it names the style sheet
 * by its SHA-256 (CSP 3, 8.3).
 */
#include "html/web.h"

#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/diag.h"
#include "base/sha256.h"
#include "doc/doc.h"
#include "draw/draw_svg.h"
#include "html/web_block.h"
#include "html/web_page.h"
#include "html/web_style.h"
#include "layout/layout.h"

/* By block: whether a link leads to it that names its number. */
static const bool *find_targets(struct arena *arena, const struct doc *doc)
{
	bool *targets = ARENA_ARRAY(arena, bool, doc->nblocks);

	for (int i = 0; i < doc->nblocks; i++)
		for (int k = 0; k < doc->blocks[i]->nspans; k++) {
			const char *href = doc->blocks[i]->spans[k].href;
			const struct block *block = href && strncmp(href, "#~", 2) == 0
							    ? doc_find_anchor(doc, href + 1)
							    : NULL;

			if (block)
				targets[block->id] = true;
		}
	return targets;
}

/* By note: the block that refers to it first. */
static const int *find_references(struct arena *arena, const struct doc *doc)
{
	int *references = ARENA_ARRAY(arena, int, doc->nblocks);

	for (int i = 0; i < doc->nblocks; i++)
		references[i] = -1;
	for (int i = 0; i < doc->nblocks; i++)
		for (int k = 0; k < doc->blocks[i]->nspans; k++) {
			const struct block *note = doc_note(doc, &doc->blocks[i]->spans[k]);

			if (note && references[note->id] < 0)
				references[note->id] = i;
		}
	return references;
}

static void put_meta(struct web_page *page, const char *name, const char *content)
{
	if (!content || !*content)
		return;
	buf_printf(page->out, "<meta name=\"%s\"", name);
	web_put(page, "content", content);
	buf_addstr(page->out, ">\n");
}

static void put_date(struct web_page *page)
{
	enum { DAY = 24 * 60 * 60 };
	int year, month, day;

	day_split(page->input->doc->date / DAY, &year, &month, &day);
	put_meta(page, "date", arena_printf(page->arena, "%04d-%02d-%02d", year, month, day));
}

static void put_policy(struct web_page *page, const struct buf *style)
{
	uint8_t digest[SHA256_BYTES];

	sha256_bytes(style->bytes, style->n, digest);
	buf_addstr(page->out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
			      "'none'; img-src data:; style-src 'sha256-");
	base64_add(page->out, digest, sizeof digest);
	buf_addstr(page->out, "'; base-uri 'none'; form-action 'none'\">\n");
}

static void put_head(struct web_page *page, const struct buf *style)
{
	const struct doc *doc = page->input->doc;

	buf_addstr(page->out, "<!DOCTYPE html>\n<html");
	web_put_lang(page, doc->lang);
	buf_addstr(page->out, ">\n<head>\n<meta charset=\"utf-8\">\n");
	put_policy(page, style);
	put_meta(page, "viewport", "width=device-width, initial-scale=1");
	put_meta(page, "color-scheme", "light dark");
	put_meta(page, "referrer", "no-referrer");
	put_meta(page, "author", doc->author);
	put_meta(page, "description", doc->subject);
	put_meta(page, "keywords", doc->keywords);
	put_meta(page, "generator", doc->creator);
	put_date(page);
	buf_addstr(page->out, "<title>");
	web_put_text(page, doc->title);
	buf_addstr(page->out, "</title>\n<style>");
	buf_add(page->out, style->bytes, style->n);
	buf_addstr(page->out, "</style>\n</head>\n");
}

/* In order, each block with all that stands in it before the next: no deeper than the tree is, and
 * without calls of itself. */
static void put_tree(struct web_page *page)
{
	const struct block *block = page->input->doc->root;

	while (block) {
		web_block_open(page, block);
		if (block->first) {
			block = block->first;
			continue;
		}
		web_block_close(page, block);
		while (block && !block->next) {
			block = block->parent;
			if (block)
				web_block_close(page, block);
		}
		block = block ? block->next : NULL;
	}
}

static void put_body(struct web_page *page)
{
	const struct web_words *words = &page->input->words;

	buf_addstr(page->out, "<body>\n<a class=\"skip\" href=\"#:main\"");
	web_put_lang(page, words->lang);
	buf_addc(page->out, '>');
	web_put_text(page, words->skip);
	buf_addstr(page->out, "</a>\n");
	put_tree(page);
	if (page->has_main)
		buf_addstr(page->out, "</main>\n");
	buf_addstr(page->out, "</body>\n</html>\n");
}

bool web_write(struct arena *arena, const struct web_input *input, struct buf *out)
{
	struct web_page page = {.input = input,
				.arena = arena,
				.out = out,
				.svg = draw_svg_new(out),
				.is_good = true,
				.targets = find_targets(arena, input->doc),
				.references = find_references(arena, input->doc)};
	struct buf style;
	const char *fault;

	buf_init(&style);
	web_style_put(input->layout->theme, input->layout->paper, &style);
	buf_addstr(&style, input->style);
	put_head(&page, &style);
	put_body(&page);
	buf_release(&style);
	fault = draw_svg_free(page.svg);
	if (fault) {
		diag_error(input->diag, (struct srcpos){input->name, 0}, "a picture: %s", fault);
		diag_hint(input->diag, "save it anew, as JPEG or PNG");
	}
	return page.is_good && !fault;
}
