/* A row a role: which control a place to fill in is. */
#include "html/web_blank.h"

#include "html/web_page.h"

static const char *const controls[BLANK_ROLE_COUNT] = {
	[BLANK_RADIO] = "input type=\"radio\"",
	[BLANK_CHECK] = "input type=\"checkbox\"",
	[BLANK_PLACE] = "input type=\"text\" inputmode=\"numeric\" size=\"2\"",
	[BLANK_NUMBER] = "input type=\"text\" inputmode=\"decimal\" size=\"8\"",
	[BLANK_DIGIT] = "input type=\"checkbox\"",
	[BLANK_MINUS] = "input type=\"checkbox\"",
	[BLANK_WORDS] = "input type=\"text\"",
	[BLANK_TEXT] = "textarea rows=\"3\"",
	[BLANK_NAME] = "input type=\"text\" autocomplete=\"name\"",
	[BLANK_DATE] = "input type=\"text\"",
	[BLANK_CODE] = "input type=\"text\" readonly",
};

void web_blank_put(struct web_page *page, const struct block *block)
{
	const struct blank *blank = block->of.blank;

	buf_printf(page->out, "<%s", controls[blank->role]);
	web_put(page, "name", blank->field);
	web_put(page, "value", blank->state ? blank->state : blank->value);
	if (blank->most > 0)
		buf_printf(page->out, " maxlength=\"%d\"", blank->most);
	web_put(page, "aria-label", blank->label);
	buf_addstr(page->out, blank->role == BLANK_TEXT ? "></textarea>" : ">");
}
