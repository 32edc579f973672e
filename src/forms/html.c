/*
 * The page is made of what does not depend on the questionnaire, and of the questionnaire as JSON,
 * which no browser takes for markup: its "<" and "&" are escaped, and the script puts texts into
 * the page as texts alone. A policy lets nothing else run and nothing be fetched: it names script
 * and style by their SHA-256 (CSP 3, 8.3).
 */
#include "forms/html.h"

#include <string.h>

#include "base/base64.h"
#include "base/buf.h"
#include "base/escape.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "forms/form_say.h"
#include "forms/html_quiz.h"
#include "locale/locale.h"

/* The parts of the script, in the order in which they need each other. */
static const char *const scripts[] = {"answers.js", "words.js", "code.js", "controls.js",
				      "sheet.js",   "end.js",   "page.js"};
static const char *const styles[] = {"page.css", "sheet.css"};

/* The files, one behind the other. */
static bool add_files(const struct html *html, const char *const *names, size_t n, struct buf *out)
{
	for (size_t i = 0; i < n; i++) {
		size_t size;
		const char *bytes = file_read(html->form->arena,
					      file_join(html->form->arena, html->folder, names[i]),
					      LIMIT_FILE_BYTES, &size, html->form->diag);

		if (!bytes)
			return false;
		buf_add(out, bytes, size);
	}
	return true;
}

/* 'sha256-...': what may run or style, and nothing else. */
static void add_source(struct buf *out, const struct buf *text)
{
	uint8_t digest[SHA256_BYTES];

	sha256_bytes(text->bytes, text->n, digest);
	buf_addstr(out, "'sha256-");
	base64_add(out, digest, sizeof digest);
	buf_addc(out, '\'');
}

static void add_head(const struct form *form, const struct buf *script, const struct buf *style,
		     struct buf *out)
{
	buf_addstr(out, "<!DOCTYPE html>\n<html lang=\"");
	escape_xml(out, form->langs[0], true);
	buf_printf(out, "\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
		   locale_is_rtl(form->langs[0]) ? "rtl" : "ltr");
	buf_addstr(out,
		   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
		   "script-src ");
	add_source(out, script);
	buf_addstr(out, "; style-src ");
	add_source(out, style);
	buf_addstr(out, "; base-uri 'none'; form-action 'none'\">\n"
			"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
			"<meta name=\"color-scheme\" content=\"light dark\">\n"
			"<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
	escape_xml(out, form_say_text(form, &form->quiz->title, 0), false);
	buf_addstr(out, "</title>\n<style>");
	buf_add(out, style->bytes, style->n);
	buf_addstr(out, "</style>\n</head>\n");
}

/* What stands there until the script has begun: what it takes, in each language. */
static void add_body(const struct form *form, struct buf *out)
{
	buf_addstr(out, "<body>\n<div id=\"page\">\n<main>\n<h1>");
	escape_xml(out, form_say_text(form, &form->quiz->title, 0), false);
	buf_addstr(out, "</h1>\n");
	for (int i = 0; i < form->nlangs; i++) {
		buf_addstr(out, "<p lang=\"");
		escape_xml(out, form->langs[i], true);
		buf_printf(out, "\" dir=\"%s\">", locale_is_rtl(form->langs[i]) ? "rtl" : "ltr");
		escape_xml(out, form_say(form, i, "web-noscript", NULL, 0), false);
		buf_addstr(out, "</p>\n");
	}
	buf_addstr(out, "</main>\n</div>\n");
}

/* JSON inside a page: only texts of it hold these. */
static void add_escaped(struct buf *out, const struct buf *json)
{
	for (size_t i = 0; i < json->n; i++) {
		char c = json->bytes[i];

		if (c == '<' || c == '>' || c == '&')
			buf_printf(out, "\\u%04x", (unsigned)c);
		else
			buf_addc(out, c);
	}
}

static void add_quiz(const struct html *html, struct buf *out)
{
	struct buf json;

	buf_init(&json);
	html_quiz_write(html, &json);
	buf_addstr(out, "<script type=\"application/json\" id=\"questionnaire\">");
	add_escaped(out, &json);
	buf_addstr(out, "</script>\n");
	buf_release(&json);
}

static bool add_page(const struct html *html, struct buf *script, struct buf *style,
		     struct buf *out)
{
	if (!add_files(html, scripts, sizeof scripts / sizeof *scripts, script) ||
	    !add_files(html, styles, sizeof styles / sizeof *styles, style))
		return false;
	add_head(html->form, script, style, out);
	add_body(html->form, out);
	add_quiz(html, out);
	buf_addstr(out, "<script>");
	buf_add(out, script->bytes, script->n);
	buf_addstr(out, "</script>\n</body>\n</html>\n");
	return true;
}

bool html_make(const struct html *html, const char *lang, const struct form_folders *folders,
	       struct buf *out)
{
	static const struct form_tool tool = {.name = "html", .title = "the page"};
	struct buf script, style;
	bool is_made;

	html->form->tool = &tool;
	if (!form_open(html->form, lang, folders))
		return false;
	buf_init(&script);
	buf_init(&style);
	is_made = add_page(html, &script, &style, out);
	buf_release(&style);
	buf_release(&script);
	form_close(html->form);
	return is_made && html->form->diag->nerrors == 0;
}
