/* A table would be too stiff: some of libxml2's codes mean different things by their context. */
#include "xml/parse_error.h"

#include <string.h>

#include <libxml/xmlerror.h>

#include "base/diag.h"

struct wording {
	int code;
	const char *text, *hint;
};

/* Codes whose message needs no names. */
static const struct wording wordings[] = {
	{XML_ERR_DOCUMENT_START, "the file does not begin with an element", NULL},
	{XML_ERR_DOCUMENT_EMPTY, "the file does not begin with an element", NULL},
	{XML_ERR_INVALID_CHAR, "a character that XML does not allow", NULL},
	{XML_ERR_DOCUMENT_END, "something stands after the end of the outermost element", NULL},
	{XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute's value is not in quotes",
	 "write name=\"value\", with straight quotes"},
	{XML_ERR_ATTRIBUTE_NOT_FINISHED, "an attribute's closing quote is missing", NULL},
	{XML_ERR_LT_IN_ATTRIBUTE, "\"<\" in an attribute's value",
	 "is the closing quote missing? a \"<\" itself is written &lt;"},
	{XML_ERR_SPACE_REQUIRED, "a space is missing between two attributes", NULL},
	{XML_ERR_GT_REQUIRED, "a tag is not closed by \">\"", NULL},
	{XML_ERR_EQUAL_REQUIRED, "a \"=\" is missing between an attribute and its value", NULL},
	{XML_ERR_STRING_NOT_STARTED, "a value in the line <?xml ...?> is not in quotes", NULL},
	{XML_ERR_STRING_NOT_CLOSED, "a value in the line <?xml ...?> is not in quotes", NULL},
	{XML_ERR_ENCODING_NAME, "the line <?xml ...?> names no encoding",
	 "write encoding=\"UTF-8\""},
	{XML_NS_ERR_QNAME, "a name with a colon where none may be", NULL},
	{XML_ERR_ENTITYREF_SEMICOL_MISSING, "an \"&\" that begins nothing",
	 "write &amp; for the character itself"},
	{XML_ERR_NAME_REQUIRED, "a \"<\" that begins no tag",
	 "write &lt; for the character itself"},
	{XML_ERR_INVALID_HEX_CHARREF, "a character reference that is no number", NULL},
	{XML_ERR_INVALID_DEC_CHARREF, "a character reference that is no number", NULL},
	{XML_ERR_COMMENT_NOT_FINISHED, "a comment is not closed", "a comment ends with -->"},
	{XML_ERR_HYPHEN_IN_COMMENT, "\"--\" inside a comment", NULL},
	{XML_ERR_CDATA_NOT_FINISHED, "a CDATA section is not closed", "it ends with ]]>"},
	{XML_ERR_PI_NOT_FINISHED, "a processing instruction is not closed", "it ends with ?>"},
	{XML_ERR_PI_NOT_STARTED, "a \"<?\" that begins nothing", NULL},
	{XML_ERR_RESERVED_XML_NAME, "the line <?xml ...?> stands only at the very top of a file",
	 "take out what is before it, spaces and empty lines too"},
	{XML_ERR_XMLDECL_NOT_FINISHED, "the first line <?xml ...?> is not closed",
	 "it ends with ?>"},
	{XML_ERR_VERSION_MISSING, "the line <?xml ...?> lacks version=\"1.0\"", NULL},
	{XML_ERR_MISPLACED_CDATA_END, "\"]]>\" in the text", "write ]]&gt;"},
	{XML_ERR_DOCTYPE_NOT_FINISHED, "the DOCTYPE is not closed", "it ends with >"},
	{XML_ERR_INVALID_ENCODING, "characters that the file's encoding does not have",
	 "save the file as UTF-8"},
	{XML_I18N_CONV_FAILED, "characters that the file's encoding does not have",
	 "save the file as UTF-8"},
	{XML_ERR_USER_STOP, "the file is not read further", NULL},
};

static void report_cut_off(const struct parse_fault *fault, struct srcpos pos, struct diag *diag)
{
	if (fault->tag_line) {
		pos.line = fault->tag_line;
		diag_error(diag, pos, "the file ends inside this tag");
		return;
	}
	if (!fault->open_name) {
		diag_error(diag, pos, "the file ends too early");
		return;
	}
	diag_error(diag, pos, "the file ends before <%s> of line %d is closed", fault->open_name,
		   fault->open_line);
}

static bool report_by_table(int code, struct srcpos pos, struct diag *diag)
{
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
		if (wordings[i].code != code)
			continue;
		diag_as(diag, wordings[i].text);
		diag_error(diag, pos, "%s", wordings[i].text);
		if (wordings[i].hint)
			diag_hint(diag, "%s", wordings[i].hint);
		return true;
	}
	return false;
}

static void report_foreign(const struct parse_fault *fault, struct srcpos pos, struct diag *diag)
{
	const char *message = fault->message ? fault->message : "";
	int n = (int)strcspn(message, "\n");

	diag_error(diag, pos, "this is no well-formed XML: %.*s", n, message);
}

static const char *text_or(const char *text, const char *other)
{
	return text ? text : other;
}

/* Codes whose message names something. */
static bool report_by_name(const struct parse_fault *fault, struct srcpos pos, struct diag *diag)
{
	const char *a = text_or(fault->a, "?");

	switch (fault->code) {
	case XML_ERR_TAG_NAME_MISMATCH:
		diag_error(diag, pos, "</%s> closes nothing: <%s> of line %d is open",
			   text_or(fault->b, "?"), text_or(fault->open_name, a), fault->open_line);
		return true;
	case XML_ERR_UNDECLARED_ENTITY:
		diag_error(diag, pos, "XML does not know &%s;", a);
		diag_hint(diag, "write the character itself, or &#x...; with its number");
		return true;
	case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
		diag_error(diag, pos, "the attribute \"%s\" has no value", a);
		diag_hint(diag, "write %s=\"value\"", a);
		return true;
	case XML_ERR_ATTRIBUTE_REDEFINED:
		diag_error(diag, pos, "the attribute \"%s\" is given twice", text_or(fault->b, a));
		return true;
	case XML_ERR_UNSUPPORTED_ENCODING:
	case XML_ERR_UNKNOWN_ENCODING:
		diag_error(diag, pos, "the encoding \"%s\" is not known", a);
		diag_hint(diag, "save the file as UTF-8");
		return true;
	case XML_NS_ERR_UNDEFINED_NAMESPACE:
		diag_error(diag, pos, "the prefix of \"%s\" is not declared", text_or(fault->b, a));
		if (fault->a && strcmp(fault->a, "xi") == 0)
			diag_hint(diag, "put xmlns:xi=\"http://www.w3.org/2001/XInclude\" into the "
					"outermost element");
		return true;
	default:
		return false;
	}
}

/* What libxml2 holds at once is limited, whatever it is: 10 million bytes. */
static bool is_too_long(const char *message)
{
	static const char *const signs[] = {"Huge input", "too long", "too big", "huge text"};

	for (size_t i = 0; message && i < sizeof signs / sizeof *signs; i++)
		if (strstr(message, signs[i]))
			return true;
	return false;
}

void parse_error_report(const struct parse_fault *fault, const char *path, struct diag *diag)
{
	struct srcpos pos = {path, fault->line};

	int code = fault->code;

	if (code == XML_ERR_NAME_REQUIRED && fault->is_after_ampersand)
		code = XML_ERR_ENTITYREF_SEMICOL_MISSING;
	if (fault->opening_line)
		pos.line = fault->opening_line;
	if (is_too_long(fault->message)) {
		diag_error(diag, pos,
			   "a name, a value or a comment has more than 10 million bytes");
		return;
	}
	if (fault->is_cut_off && !fault->opening_line && code != XML_ERR_TAG_NAME_MISMATCH)
		report_cut_off(fault, pos, diag);
	else if (!report_by_name(fault, pos, diag) && !report_by_table(code, pos, diag))
		report_foreign(fault, pos, diag);
}
