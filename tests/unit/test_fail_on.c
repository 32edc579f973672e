/* cli/fail_on: what is asked for is read, and pages are held against it. */
#include "cli/fail_on.h"

#include "cli/options.h"
#include "layout/layout.h"
#include "tap.h"

static bool reads(struct options *options, const char *value)
{
	struct diag diag;
	bool is_read;

	diag_init(&diag);
	is_read = fail_on_read(options, value, &diag) && diag.nerrors == 0;
	diag_release(&diag);
	return is_read;
}

/* What is said of pages of which the last has an item of that sort, all others a text. */
static const char *said_of(struct arena *arena, const char *conditions, int npages,
			   struct item last)
{
	struct item text = {.kind = ITEM_BOX, .block = 1};
	struct page *pages = arena_alloc(arena, sizeof *pages * (size_t)npages);
	struct layout layout = {.pages = pages, .npages = npages};
	struct fail_facts facts = {.layout = &layout, .nbytes = 1000};
	struct options options = {.arena = arena};
	const char *said = "";
	struct diag diag;

	for (int i = 0; i < npages; i++)
		pages[i] = (struct page){
			.number = i + 1, .items = i + 1 < npages ? &text : &last, .nitems = 1};
	diag_init(&diag);
	fail_on_read(&options, conditions, &diag);
	fail_on_check(&options.fail_on, &facts, &diag);
	for (int i = 0; i < diag.nmessages; i++)
		said = arena_printf(arena, "%s%s|", said, diag.messages[i].text);
	diag_release(&diag);
	return said;
}

int main(void)
{
	const struct item foot = {.kind = ITEM_BOX, .artifact = ARTIFACT_FOOTER, .block = -1};
	const struct item link = {.kind = ITEM_LINK, .block = 1};
	const struct item box = {.kind = ITEM_BOX, .block = 1};
	struct options options = {0};
	struct arena arena;

	arena_init(&arena);
	options.arena = &arena;
	tap_ok(reads(&options, "overfull,pages>12"), "two conditions are read");
	tap_ok(options.fail_on.is_asked[FAIL_PAGES] && options.fail_on.most[FAIL_PAGES] == 12,
	       "with their number");
	tap_ok(reads(&options, "pages>3") && options.fail_on.most[FAIL_PAGES] == 3,
	       "what comes later counts");
	tap_ok(!reads(&options, "") && !reads(&options, "overfull,"), "nothing is no condition");
	tap_ok(!reads(&options, "pages") && !reads(&options, "pages>") &&
		       !reads(&options, "pages>x") && !reads(&options, "pages>-1") &&
		       !reads(&options, "pages>1x") && !reads(&options, "warnings>1") &&
		       !reads(&options, "bytes>99999999999999999999"),
	       "nor is a number that is none");
	tap_is(said_of(&arena, "empty-page,pages>3", 3, box), "", "no page is empty");
	tap_is(said_of(&arena, "empty-page", 3, foot),
	       "--fail-on empty-page: pages with nothing on them: 3|", "a foot alone is nothing");
	tap_is(said_of(&arena, "empty-page", 2, link),
	       "--fail-on empty-page: pages with nothing on them: 2|", "nor is what draws nothing");
	tap_is(said_of(&arena, "pages>1,bytes>1000", 2, box),
	       "--fail-on pages>1: there are 2 pages|", "the most that may be is allowed");
	tap_is(said_of(&arena, "pages>1,bytes>999", 2, box),
	       "--fail-on pages>1: there are 2 pages|"
	       "--fail-on bytes>999: the file has 1000 bytes|",
	       "each that holds is told");
	arena_release(&arena);
	return tap_done();
}
