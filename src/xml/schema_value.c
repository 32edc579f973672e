/* libxml2 knows the datatypes and the regular expressions; it is asked here. */
#include "xml/schema_value.h"

#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>

#define DATATYPES "http://www.w3.org/2001/XMLSchema"

bool schema_value_is(const char *name, const char *text)
{
	xmlSchemaTypePtr type;

	xmlSchemaInitTypes();
	type = xmlSchemaGetPredefinedType((const xmlChar *)name, (const xmlChar *)DATATYPES);
	return !type || xmlSchemaValidatePredefinedType(type, (const xmlChar *)text, NULL) == 0;
}

bool schema_value_matches(const char *expression, const char *text)
{
	xmlRegexp *regexp = xmlRegexpCompile((const xmlChar *)expression);
	bool is_match = !regexp || xmlRegexpExec(regexp, (const xmlChar *)text) == 1;

	xmlRegFreeRegexp(regexp);
	return is_match;
}
