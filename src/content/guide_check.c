/*
 * Checks of the file as a whole, on its tree: one walk looks at every character, one collects
 * every id; the ids are sorted, so that doubles stand side by side and links are found by halving;
 * a last walk follows the links. The time is linear but for the sorting.
 */
#include "content/guide_check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/near.h"
#include "base/utf8.h"
#include "content/guide_choice.h"
#include "content/choose.h"
#include "content/guide.h"
#include "xml/xml.h"

enum { MOST_HINTS = 16 }; /* looking for the nearest of many ids takes long */

struct target {
	const char *id;
	const struct xml_node *node;
	int order; /* in the file */
};

struct targets {
	struct target *items;
	int nitems;
	const char **ids; /* of what links may lead to, for hints */
	int nids, nhints;
	const struct guide *guide;
};

/* Roles and the guide itself have names, but no place to go to. */
static bool is_place(const struct xml_node *node)
{
	return !xml_is(node, "role") && !xml_is(node, "guide");
}

static const char *why_unfit(uint32_t code)
{
	if (code < 0x20 || (code >= 0x7f && code < 0xa0))
		return "a control character";
	if (code == 0x2028 || code == 0x2029)
		return "a line or paragraph separator";
	if (code == 0xfeff || (code >= 0xfff9 && code <= 0xfffc))
		return "a character that no page can show";
	if ((code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef))
		return "no character at all, by Unicode";
	return NULL;
}

static bool is_white(uint32_t code)
{
	return code == '\n' || code == '\t' || code == '\r';
}

/* The first unfit character of a text that begins at pos is an error. */
static void check_characters(const char *text, struct srcpos pos, struct diag *diag)
{
	size_t n = strlen(text), step;
	uint32_t code;

	for (; n; text += step, n -= step) {
		step = 1;
		code = (unsigned char)*text;
		pos.line += code == '\n';
		if (code >= 0x20 && code < 0x7f)
			continue;
		step = utf8_decode(text, n, &code);
		if (!step)
			return;
		if (is_white(code) || !why_unfit(code))
			continue;
		diag_error(diag, pos, "U+%04X is %s", (unsigned)code, why_unfit(code));
		if (code == 0x2028)
			diag_hint(diag, "write <br/> where the line is to break");
		return;
	}
}

/* Whether all texts up to this one have more characters than a guide may have: an error, once. */
static bool passes_limit(const struct xml_node *at, int *ncharacters, struct diag *diag)
{
	int before = *ncharacters;

	for (const char *p = at->text; *p; p++)
		*ncharacters += ((unsigned char)*p & 0xc0) != 0x80;
	if (before > LIMIT_CHARACTERS || *ncharacters <= LIMIT_CHARACTERS)
		return false;
	diag_error(diag, at->pos, "more than %d characters in one guide", LIMIT_CHARACTERS);
	diag_hint(diag, "split it into several");
	return true;
}

void guide_check_characters(const struct xml_node *root, struct diag *diag)
{
	int ncharacters = 0;

	for (const struct xml_node *at = root; at; at = xml_walk(at, root)) {
		if (at->text && passes_limit(at, &ncharacters, diag))
			return;
		if (at->text)
			check_characters(at->text, at->pos, diag);
		for (int i = 0; i < at->nattrs; i++)
			check_characters(at->attrs[i].value, at->pos, diag);
	}
}

static void collect(struct arena *arena, const struct xml_node *root, struct targets *targets,
		    struct diag *diag)
{
	for (const struct xml_node *at = root; at; at = xml_walk(at, root)) {
		const char *id = at->name ? xml_attr(at, "id") : NULL;

		if (!id)
			continue;
		if (targets->nitems == LIMIT_IDS) {
			diag_error(diag, at->pos, "more than %d ids", LIMIT_IDS);
			return;
		}
		ARENA_GROW(arena, targets->items, targets->nitems);
		targets->items[targets->nitems] = (struct target){id, at, targets->nitems};
		targets->nitems++;
		if (!is_place(at))
			continue;
		ARENA_GROW(arena, targets->ids, targets->nids);
		targets->ids[targets->nids++] = id;
	}
}

static int by_id(const void *a, const void *b)
{
	const struct target *x = a, *y = b;
	int order = strcmp(x->id, y->id);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static void check_doubles(const struct targets *targets, struct diag *diag)
{
	const struct target *first = targets->items;

	for (int i = 1; i < targets->nitems; i++) {
		const struct target *at = &targets->items[i];

		if (strcmp(first->id, at->id) != 0) {
			first = at;
			continue;
		}
		diag_error(diag, at->node->pos, "id \"%s\" occurs twice", at->id);
		diag_hint(diag, "the first is that of <%s> in line %d", first->node->name,
			  first->node->pos.line);
	}
}

static const struct xml_node *find_target(const struct targets *targets, const char *id)
{
	int low = 0, high = targets->nitems;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (strcmp(targets->items[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == targets->nitems || strcmp(targets->items[low].id, id) != 0)
		return NULL;
	return targets->items[low].node;
}

/* Whether the link leads to something that was left out: an error that says why. */
static bool leads_to_hidden(const struct xml_node *node, const char *href, const char *id,
			    const struct guide *guide, struct diag *diag)
{
	const struct guide_choices *choices = guide->choices;

	for (int i = 0; i < choices->nhidden; i++) {
		if (strcmp(choices->hidden[i].id, id) != 0)
			continue;
		diag_error(diag, node->pos, "link \"%s\" leads to what is left out %s", href,
			   choices->hidden[i].reason);
		diag_hint(diag,
			  "leave the link out as well, by the same for or if; \"%s\" stands "
			  "in line %d",
			  choices->hidden[i].id, choices->hidden[i].pos.line);
		return true;
	}
	return false;
}

/* href as it is written; before: what of it stands before the id. */
static void check_inner_link(const struct xml_node *node, const char *href, const char *before,
			     struct targets *targets, struct diag *diag)
{
	const char *id = href + strlen(before), *nearest = NULL;
	const struct xml_node *target = find_target(targets, id);

	if (target && is_place(target))
		return;
	if (target) {
		diag_error(diag, node->pos,
			   "link \"%s\" leads to a <%s>, which has no place of its own", href,
			   target->name);
		diag_hint(diag, "links lead to sections, their parts and dimensions");
		return;
	}
	if (leads_to_hidden(node, href, id, targets->guide, diag))
		return;
	diag_error(diag, node->pos, "link \"%s\" leads nowhere: nothing has that id", href);
	if (targets->nhints++ < MOST_HINTS)
		nearest = near_find(id, targets->ids, targets->nids);
	if (nearest)
		diag_hint(diag, "did you mean \"%s%s\"?", before, nearest);
}

/* Whether what follows "//" begins with a host and, if any, a port (RFC 3986, 3.2). */
static bool has_host(const char *host)
{
	size_t n = strcspn(host, "/?#");
	const char *at = memchr(host, '@', n), *port;

	if (at) {
		n -= (size_t)(at + 1 - host);
		host = at + 1;
	}
	port = *host == '[' ? memchr(host, ']', n) : host - 1;
	if (!port)
		return false;
	port = memchr(port + 1, ':', n - (size_t)(port + 1 - host));
	if (!port)
		return n > 0;
	n -= (size_t)(port + 1 - host);
	return port > host && strspn(port + 1, "0123456789") >= n && n <= 5 &&
	       strtol(port + 1, NULL, 10) <= 65535;
}

/* Whether each % begins a byte in two hexadecimal figures (RFC 3986, 2.1). */
static bool is_encoded(const char *href)
{
	for (; (href = strchr(href, '%')) != NULL; href++)
		if (strspn(href + 1, "0123456789abcdefABCDEF") < 2)
			return false;
	return true;
}

static bool is_address(const char *href)
{
	static const char *const starts[] = {"https://", "http://", "mailto:"};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		size_t n = strlen(starts[i]);

		if (strncasecmp(href, starts[i], n) == 0)
			return href[n] && !strpbrk(href + n, " \t\r\n<>\"") &&
			       is_encoded(href + n) &&
			       (starts[i][n - 1] != '/' || has_host(href + n));
	}
	return false;
}

/* What is probably meant by an address that is none; where nobody knows, what all are like. */
static void hint_address(const char *href, const char *all, struct diag *diag)
{
	if (strchr(href, ' '))
		diag_hint(diag, "an address has no spaces: write %%20");
	else if (strchr(href, '@') && !strchr(href, '/'))
		diag_hint(diag, "did you mean \"mailto:%s\"?", href);
	else if (strchr(href, '.') && !strchr(href, ':') && href[0] != '#')
		diag_hint(diag, "did you mean \"https://%s\"?", href);
	else
		diag_hint(diag, "%s", all);
}

static void check_link(const struct xml_node *node, struct targets *targets, struct diag *diag)
{
	const char *href = xml_attr(node, "href");

	if (!href || (xml_is(node, "cta") && href[0] == '#'))
		return;
	if (href[0] == '#')
		check_inner_link(node, href, "#", targets, diag);
	if (href[0] == '#' || is_address(href))
		return;
	diag_error(diag, node->pos, "link \"%s\" is no address", href);
	if (find_target(targets, href))
		diag_hint(diag, "did you mean \"#%s\"?", href);
	else
		hint_address(href, "links begin with https://, http://, mailto: or #", diag);
}

/* A reference names an id, without the # of links. */
static void check_ref(const struct xml_node *node, struct targets *targets, struct diag *diag)
{
	const char *to = xml_attr(node, "to");

	if (to)
		check_inner_link(node, to, "", targets, diag);
}

/* Facts are from sources that the guide lists. */
static void check_source(const struct xml_node *node, struct targets *targets, struct diag *diag)
{
	const char *id = xml_attr(node, "source");
	const struct xml_node *target = id ? find_target(targets, id) : NULL;
	const char *nearest = NULL;

	if (!id || (target && xml_is(target, "source")))
		return;
	diag_error(diag, node->pos, "the source \"%s\" is not listed: no <source> has that id", id);
	if (targets->nhints++ < MOST_HINTS)
		nearest = near_find(id, targets->ids, targets->nids);
	if (nearest && xml_is(find_target(targets, nearest), "source"))
		diag_hint(diag, "did you mean \"%s\"?", nearest);
	else
		diag_hint(diag, "write <source id=\"%s\">...</source> into <sources>", id);
}

void guide_check_address(const struct xml_node *node, struct diag *diag)
{
	const char *href = xml_attr(node, "href");

	if (!href || is_address(href))
		return;
	diag_error(diag, node->pos, "link \"%s\" is no address", href);
	hint_address(href, "it must begin with https://, http:// or mailto:", diag);
}

void guide_check(const struct xml_node *root, const struct guide *guide, struct diag *diag)
{
	struct targets targets = {.guide = guide};
	struct arena scratch;

	arena_init(&scratch);
	guide_check_characters(root, diag);
	collect(&scratch, root, &targets, diag);
	if (targets.nitems)
		qsort(targets.items, (size_t)targets.nitems, sizeof *targets.items, by_id);
	check_doubles(&targets, diag);
	guide_choice_check_needs(root, diag);
	for (const struct xml_node *at = root; at; at = xml_walk(at, root)) {
		if (xml_is(at, "a") || xml_is(at, "cta"))
			check_link(at, &targets, diag);
		else if (xml_is(at, "ref"))
			check_ref(at, &targets, diag);
		if (at->nattrs > 0)
			check_source(at, &targets, diag);
	}
	arena_release(&scratch);
}
