/*
 * XMP (ISO 16684-1) with the identifications of PDF/A (ISO 19005-3, 6.6.4) and PDF/UA (ISO 14289-1,
 * 5). PDF/A knows no pdfuaid, so the packet describes that schema itself (ISO 19005-3, 6.6.2.3).
 */
#include "pdf/xmp.h"

#include <string.h>

#include "base/escape.h"
#include "pdf/book.h"
#include "pdf/syntax.h"

static void add_text(struct buf *out, const char *text)
{
	struct buf plain;

	buf_init(&plain);
	syntax_plain(&plain, text);
	escape_xml(out, buf_text(&plain), false);
	buf_release(&plain);
}

static void add_element(struct buf *out, const char *name, const char *text)
{
	buf_printf(out, "<%s>", name);
	add_text(out, text);
	buf_printf(out, "</%s>\n", name);
}

/* A text in the default language, and said again under its tag. */
static void add_alternatives(struct buf *out, const char *name, const char *lang, const char *text)
{
	struct buf plain = {0};

	add_text(&plain, text);
	buf_printf(out, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
	buf_add(out, plain.bytes, plain.n);
	buf_addstr(out, "</rdf:li><rdf:li xml:lang=\"");
	escape_xml(out, lang, false);
	buf_addstr(out, "\">");
	buf_add(out, plain.bytes, plain.n);
	buf_printf(out, "</rdf:li></rdf:Alt></%s>\n", name);
	buf_release(&plain);
}

static void add_date(struct buf *out, const char *name, int64_t date)
{
	struct tm tm = syntax_moment(date);

	buf_printf(out, "<%s>%04d-%02d-%02dT%02d:%02d:%02dZ</%s>\n", name, tm.tm_year + 1900,
		   tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, name);
}

/* What PDF/X asks for besides (ISO 15930-7): which document this is, and that no traps have
 * been made. The id is a UUID of version 8 (RFC 9562, 5.8): a digest of what the pages show. */
static void add_press(struct buf *out, const uint8_t d[16])
{
	buf_printf(out,
		   "<xmpMM:DocumentID>uuid:%02x%02x%02x%02x-%02x%02x-8%x%02x-%02x%02x-"
		   "%02x%02x%02x%02x%02x%02x</xmpMM:DocumentID>\n",
		   d[0], d[1], d[2], d[3], d[4], d[5], d[6] & 15u, d[7], (d[8] & 0x3fu) | 0x80u,
		   d[9], d[10], d[11], d[12], d[13], d[14], d[15]);
	buf_addstr(out, "<xmpMM:VersionID>1</xmpMM:VersionID>\n"
			"<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n"
			"<pdf:Trapped>False</pdf:Trapped>\n");
}

static void add_description(struct buf *out, const struct book *book)
{
	const struct doc *doc = book->doc;

	buf_addstr(out, "<rdf:Description rdf:about=\"\""
			" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
			" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
			" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"");
	if (book->profile->pdfx_version)
		buf_addstr(out, " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"");
	buf_addstr(out, ">\n"
			"<dc:format>application/pdf</dc:format>\n");
	add_alternatives(out, "dc:title", doc->lang, doc->title);
	if (doc->author) {
		buf_addstr(out, "<dc:creator><rdf:Seq>");
		add_element(out, "rdf:li", doc->author);
		buf_addstr(out, "</rdf:Seq></dc:creator>\n");
	}
	if (doc->subject)
		add_alternatives(out, "dc:description", doc->lang, doc->subject);
	buf_addstr(out, "<dc:language><rdf:Bag>");
	add_element(out, "rdf:li", doc->lang);
	buf_addstr(out, "</rdf:Bag></dc:language>\n");
	if (doc->keywords)
		add_element(out, "pdf:Keywords", doc->keywords);
	add_element(out, "xmp:CreatorTool", doc->creator);
	add_element(out, "pdf:Producer", doc->creator);
	add_date(out, "xmp:CreateDate", doc->date);
	add_date(out, "xmp:ModifyDate", doc->date);
	add_date(out, "xmp:MetadataDate", doc->date);
	if (book->profile->pdfx_version)
		add_press(out, book->digest);
	buf_addstr(out, "</rdf:Description>\n");
}

/* ISO 16612-2, 6.3: the date is that of the last change. */
static void add_variable_print(struct buf *out, const struct book *book)
{
	if (!book->profile->pdfvt_version)
		return;
	buf_printf(out,
		   "<rdf:Description rdf:about=\"\""
		   " xmlns:pdfvtid=\"http://www.npes.org/pdfvt/ns/id/\">\n"
		   "<pdfvtid:GTS_PDFVTVersion>%s</pdfvtid:GTS_PDFVTVersion>\n",
		   book->profile->pdfvt_version);
	add_date(out, "pdfvtid:GTS_PDFVTModDate", book->doc->date);
	buf_addstr(out, "</rdf:Description>\n");
}

/*
 * What a file of PDF 2.0 says: parts of the second generation name the year of their text, and that
 * it is well tagged it declares (Well-Tagged PDF 1.0, 7; PDF Declarations 1.0).
 */
static void add_second(struct buf *out, const struct profile *profile)
{
	static const char *const tagged[] = {"accessibility1.0", "reuse1.0"};

	buf_printf(out,
		   "<rdf:Description rdf:about=\"\""
		   " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
		   " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
		   "<pdfaid:part>%d</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>"
		   "<pdfaid:conformance>%s</pdfaid:conformance>\n"
		   "<pdfuaid:part>%d</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"
		   "</rdf:Description>\n",
		   profile->pdfa_part, profile->pdfa_conformance, profile->pdfua_part);
	buf_addstr(out, "<rdf:Description rdf:about=\"\""
			" xmlns:pdfd=\"http://pdfa.org/declarations/\">"
			"<pdfd:declarations><rdf:Bag>\n");
	for (int i = 0; i < 2; i++)
		buf_printf(out,
			   "<rdf:li rdf:parseType=\"Resource\"><pdfd:conformsTo>"
			   "http://pdfa.org/declarations/wtpdf#%s"
			   "</pdfd:conformsTo></rdf:li>\n",
			   tagged[i]);
	buf_addstr(out, "</rdf:Bag></pdfd:declarations></rdf:Description>\n");
}

static void add_identifications(struct buf *out, const struct profile *profile)
{
	if (profile->is_pdf2) {
		add_second(out, profile);
		return;
	}
	if (profile->pdfa_part)
		buf_printf(out,
			   "<rdf:Description rdf:about=\"\""
			   " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
			   "<pdfaid:part>%d</pdfaid:part>"
			   "<pdfaid:conformance>%s</pdfaid:conformance></rdf:Description>\n",
			   profile->pdfa_part, profile->pdfa_conformance);
	if (profile->pdfx_version && strcmp(profile->pdfx_version, "PDF/X-4") == 0)
		buf_printf(out,
			   "<rdf:Description rdf:about=\"\""
			   " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">"
			   "<pdfxid:GTS_PDFXVersion>%s</pdfxid:GTS_PDFXVersion>"
			   "</rdf:Description>\n",
			   profile->pdfx_version);
	if (profile->pdfua_part)
		buf_printf(out,
			   "<rdf:Description rdf:about=\"\""
			   " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
			   "<pdfuaid:part>%d</pdfuaid:part></rdf:Description>\n",
			   profile->pdfua_part);
}

/* A property that PDF/A does not know, with its schema. */
struct extension {
	const char *schema, *uri, *prefix;
	const char *property, *type, *category, *description;
};

static void add_extension(struct buf *out, const struct extension *extension)
{
	buf_printf(out,
		   "<rdf:li rdf:parseType=\"Resource\">\n"
		   "<pdfaSchema:schema>%s</pdfaSchema:schema>"
		   "<pdfaSchema:namespaceURI>%s"
		   "</pdfaSchema:namespaceURI><pdfaSchema:prefix>%s</pdfaSchema:prefix>\n",
		   extension->schema, extension->uri, extension->prefix);
	buf_printf(out,
		   "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
		   "<pdfaProperty:name>%s</pdfaProperty:name>"
		   "<pdfaProperty:valueType>%s</pdfaProperty:valueType>"
		   "<pdfaProperty:category>%s</pdfaProperty:category>"
		   "<pdfaProperty:description>%s"
		   "</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>\n"
		   "</rdf:li>",
		   extension->property, extension->type, extension->category,
		   extension->description);
}

static void add_extension_schemas(struct buf *out, const struct profile *profile)
{
	static const struct extension extensions[] = {
		{"PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part",
		 "Integer", "internal", "Part of ISO 14289 that the file follows"},
		{"PDF/X identification", "http://www.npes.org/pdfx/ns/id/", "pdfxid",
		 "GTS_PDFXVersion", "Text", "internal", "Part of ISO 15930 that the file follows"},
		{"PDF", "http://ns.adobe.com/pdf/1.3/", "pdf", "Trapped", "Text", "internal",
		 "Whether traps have been made"},
	};
	bool is_wanted[] = {profile->pdfua_part > 0, profile->pdfx_version, profile->pdfx_version};

	/* ISO 19005-4, 6.7.2 has no use for them */
	if (!profile->pdfa_part || profile->is_pdf2)
		return;
	buf_addstr(out, "<rdf:Description rdf:about=\"\""
			" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
			"xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
			"xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
			"<pdfaExtension:schemas><rdf:Bag>");
	for (int i = 0; i < 3; i++)
		if (is_wanted[i])
			add_extension(out, &extensions[i]);
	buf_addstr(out, "</rdf:Bag></pdfaExtension:schemas></rdf:Description>\n");
}

static void write_packet(struct buf *out, const struct book *book)
{
	buf_addstr(out, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
			"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
			" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
	add_description(out, book);
	add_identifications(out, book->profile);
	add_variable_print(out, book);
	add_extension_schemas(out, book->profile);
	buf_addstr(out, "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
}

static void add_entry(struct buf *out, const char *key, const char *text)
{
	if (!text)
		return;
	syntax_name(out, key);
	syntax_text(out, text);
}

static void write_info(struct buf *out, const void *subject, const void *context)
{
	const struct book *book = context;
	const struct doc *doc = book->doc;

	(void)subject;
	add_entry(out, "Title", doc->title);
	add_entry(out, "Author", doc->author);
	add_entry(out, "Subject", doc->subject);
	add_entry(out, "Keywords", doc->keywords);
	add_entry(out, "Creator", doc->creator);
	add_entry(out, "Producer", doc->creator);
	if (book->profile->pdfx_version) {
		add_entry(out, "GTS_PDFXVersion", book->profile->pdfx_version);
		buf_addstr(out, "/Trapped/False");
	}
	buf_addstr(out, "/CreationDate");
	syntax_date(out, doc->date);
	buf_addstr(out, "/ModDate");
	syntax_date(out, doc->date);
}

int xmp_add(struct book *book)
{
	struct buf packet;

	if (!book->profile->is_pdf2) /* ISO 19005-4, 6.1.3 */
		haru_set(book->haru, HARU_INFO, write_info, NULL);
	buf_init(&packet);
	write_packet(&packet, book);
	/* not compressed, so that programs which know no PDF find it */
	return haru_add_buf(book->haru, "/Type/Metadata/Subtype/XML", &packet, HARU_PLAIN);
}
