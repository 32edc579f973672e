/* Characters that would be markup, or that a reader would make spaces, become references. */
#include "base/escape.h"

#include "base/buf.h"

void escape_xml(struct buf *out, const char *text, bool is_attribute)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '&')
			buf_addstr(out, "&amp;");
		else if (c == '<')
			buf_addstr(out, "&lt;");
		else if (c == '>')
			buf_addstr(out, "&gt;");
		else if (is_attribute && c == '"')
			buf_addstr(out, "&quot;");
		else if (c == '\r' || (is_attribute && (c == '\n' || c == '\t')))
			buf_printf(out, "&#%d;", c);
		else if (c >= 0x20 || c == '\n' || c == '\t')
			buf_addc(out, (char)c);
	}
}
