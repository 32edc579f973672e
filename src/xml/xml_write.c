/* A tree as XML again: what a file and those it includes make as a whole. */
#include "xml/xml_write.h"

#include "base/buf.h"
#include "base/escape.h"
#include "xml/xml.h"

static void begin_element(struct buf *out, const struct xml_node *node)
{
	buf_printf(out, "<%s", node->name);
	for (int i = 0; i < node->nattrs; i++) {
		buf_printf(out, " %s=\"", node->attrs[i].name);
		escape_xml(out, node->attrs[i].value, true);
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
			escape_xml(out, node->text, false);
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
