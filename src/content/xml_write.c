/* A tree as XML again: what a file and those it includes make as a whole. */
#include "base/buf.h"
#include "content/xml.h"

static void add_escaped(struct buf *out, const char *text, bool is_attribute)
{
	for (; *text; text++) {
		if (*text == '&')
			buf_addstr(out, "&amp;");
		else if (*text == '<')
			buf_addstr(out, "&lt;");
		else if (*text == '>')
			buf_addstr(out, "&gt;");
		else if (*text == '\r' || (is_attribute && (*text == '\n' || *text == '\t')))
			buf_printf(out, "&#%d;", *text);
		else if (is_attribute && *text == '"')
			buf_addstr(out, "&quot;");
		else
			buf_addc(out, *text);
	}
}

static void begin_element(struct buf *out, const struct xml_node *node)
{
	buf_printf(out, "<%s", node->name);
	for (int i = 0; i < node->nattrs; i++) {
		buf_printf(out, " %s=\"", node->attrs[i].name);
		add_escaped(out, node->attrs[i].value, true);
		buf_addc(out, '"');
	}
	buf_addstr(out, node->first ? ">" : "/>");
}

void xml_write(const struct xml_node *root, struct buf *out)
{
	const struct xml_node *node = root;

	buf_addstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	for (;;) {
		if (node->name)
			begin_element(out, node);
		else
			add_escaped(out, node->text, false);
		if (node->first) {
			node = node->first;
			continue;
		}
		while (node != root && !node->next) {
			node = node->parent;
			buf_printf(out, "</%s>", node->name);
		}
		if (node == root)
			break;
		node = node->next;
	}
	buf_addc(out, '\n');
}
