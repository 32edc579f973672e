/* What the file says of itself: Info (ISO 32000-1, 14.3.3), XMP, and whether both say the same. */
#include "inspect/preflight_claims.h"

#include <string.h>

#include "inspect/preflight_fault.h"
#include "inspect/preflight_xmp.h"
#include "inspect/read_stream.h"
#include "inspect/read_string.h"

struct claims {
	struct preflight *check;
	const struct value *info;
	const struct xml_node *xmp; /* NULL: there is none that can be read */
};

/* A text or name of Info; "" where there is none. */
static const char *info_text(const struct claims *claims, const char *key)
{
	const struct value *value = read_entry(claims->check->reading, claims->info, key);

	return value->kind == VALUE_NAME ? value->bytes : read_string(claims->check->arena, value);
}

/* A property of XMP; "" where there is none. */
static const char *xmp_text(const struct claims *claims, const char *name)
{
	const char *text = NULL;

	if (claims->xmp)
		text = preflight_xmp_find(claims->check->arena, claims->xmp, name);
	return text ? text : "";
}

static void read_packet(struct claims *claims)
{
	struct preflight *check = claims->check;
	struct reading *reading = check->reading;
	const struct value *stream = read_entry(reading, read_root(reading), "Metadata");
	const char *bytes;
	size_t n;

	if (!read_stream_if_known(reading, stream, &bytes, &n)) {
		preflight_fault(check, RULE_X4_METADATA, "there is no XMP");
		return;
	}
	claims->xmp = preflight_xmp_read(check->arena, bytes, n);
	if (!claims->xmp) {
		preflight_fault(check, RULE_X4_METADATA, "the XMP is malformed");
		return;
	}
	check->pdfa = xmp_text(claims, "pdfaid:part");
	check->is_archive = *check->pdfa;
	check->is_tagged = strcmp(xmp_text(claims, "pdfaid:conformance"), "A") == 0;
	if (*check->pdfa)
		check->pdfa = arena_printf(check->arena, "PDF/A-%s%c", check->pdfa,
					   *xmp_text(claims, "pdfaid:conformance") | 0x20);
	check->pdfua = xmp_text(claims, "pdfuaid:part");
	if (*check->pdfua) {
		check->pdfua = arena_printf(check->arena, "PDF/UA-%s", check->pdfua);
		check->is_tagged = true;
	}
	if (check->is_archive && read_has(reading, stream, "Filter"))
		preflight_fault(check, RULE_ARCHIVE_METADATA, "the XMP is packed");
	if (preflight_xmp_is_dated(bytes, n))
		preflight_fault(check, check->is_archive ? RULE_ARCHIVE_METADATA : RULE_X4_METADATA,
				"the header of the XMP names bytes or an encoding");
}

static void check_version(const struct claims *claims)
{
	struct preflight *check = claims->check;
	const char *of_info = info_text(claims, "GTS_PDFXVersion");
	const char *of_xmp = xmp_text(claims, "pdfxid:GTS_PDFXVersion");

	check->pdfx = *of_info ? of_info : of_xmp;
	check->is_x1a = strncmp(of_info, "PDF/X-1a", 8) == 0;
	if (!*check->pdfx) {
		preflight_fault(check, RULE_X4_CLAIM, "the file does not say that it is PDF/X");
		return;
	}
	if (*of_info && *of_xmp && strcmp(of_info, of_xmp) != 0)
		preflight_fault(check, RULE_X4_AGREE,
				"Info says that it is %s, and XMP that it is %s", of_info, of_xmp);
	if (check->is_x1a) {
		if (strcmp(of_info, "PDF/X-1a:2003") != 0 && strcmp(of_info, "PDF/X-1a:2001") != 0)
			preflight_fault(check, RULE_X4_CLAIM, "there is no \"%s\"", of_info);
		return;
	}
	if (strcmp(of_info, "PDF/X-4") != 0 && strcmp(of_xmp, "PDF/X-4") != 0)
		preflight_fault(check, RULE_X4_CLAIM, "it is %s, not PDF/X-4 or PDF/X-1a",
				check->pdfx);
	else if (!*of_info || !*of_xmp)
		preflight_fault(check, RULE_X4_CLAIM, "%s does not say that it is PDF/X-4",
				*of_info ? "XMP" : "Info");
}

static void check_there(const struct claims *claims)
{
	static const char *const keys[] = {"Title", "CreationDate", "ModDate", "Creator",
					   "Producer"};
	static const char *const properties[] = {
		"dc:title",        "xmp:CreateDate",   "xmp:ModifyDate",  "xmp:MetadataDate",
		"xmp:CreatorTool", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"};
	struct preflight *check = claims->check;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!*info_text(claims, keys[i]))
			preflight_fault(check, RULE_X4_INFO, "Info has no %s", keys[i]);
	if (!claims->xmp || check->is_x1a)
		return;
	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
		if (!*xmp_text(claims, properties[i]))
			preflight_fault(check, RULE_X4_METADATA, "XMP has no %s",
					strchr(properties[i], ':') + 1);
}

static bool is_said(const char *trapped)
{
	return strcmp(trapped, "True") == 0 || strcmp(trapped, "False") == 0;
}

static void check_trapped(const struct claims *claims)
{
	struct preflight *check = claims->check;
	const char *of_info = info_text(claims, "Trapped");
	const char *of_xmp = xmp_text(claims, "pdf:Trapped");

	if (!is_said(of_info))
		preflight_fault(check, RULE_X4_TRAPPED,
				"Info does not say whether traps were made (Trapped)");
	if (claims->xmp && !check->is_x1a && !is_said(of_xmp))
		preflight_fault(check, RULE_X4_TRAPPED,
				"XMP does not say whether traps were made (Trapped)");
	if (*of_info && *of_xmp && strcmp(of_info, of_xmp) != 0)
		preflight_fault(check, RULE_X4_AGREE, "Trapped is %s in Info, and %s in XMP",
				of_info, of_xmp);
}

static bool is_same_date(const char *one, const char *other)
{
	long long seconds, others;

	return preflight_xmp_date(one, &seconds) && preflight_xmp_date(other, &others) &&
	       seconds == others;
}

static void check_agreement(const struct claims *claims)
{
	static const struct {
		const char *key, *property;
		bool is_date;
	} pairs[] = {{"Title", "dc:title", false},
		     {"Author", "dc:creator", false},
		     {"Subject", "dc:description", false},
		     {"Keywords", "pdf:Keywords", false},
		     {"Creator", "xmp:CreatorTool", false},
		     {"Producer", "pdf:Producer", false},
		     {"CreationDate", "xmp:CreateDate", true},
		     {"ModDate", "xmp:ModifyDate", true}};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const char *one = info_text(claims, pairs[i].key);
		const char *other = xmp_text(claims, pairs[i].property);

		if (*one && *other &&
		    !(pairs[i].is_date ? is_same_date(one, other) : strcmp(one, other) == 0))
			preflight_fault(claims->check, RULE_X4_AGREE,
					"%s is \"%s\" in Info, and \"%s\" in XMP", pairs[i].key,
					one, other);
	}
}

void preflight_claims(struct preflight *check)
{
	struct reading *reading = check->reading;
	struct claims claims = {.check = check,
				.info = read_entry(reading, &reading->trailer, "Info")};

	read_packet(&claims);
	check_version(&claims);
	check_there(&claims);
	check_trapped(&claims);
	check_agreement(&claims);
}
