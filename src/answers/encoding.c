/*
 * Encodings: names as of the IANA registry and as people write them. Where programs write more
 * characters under a name than its standard has, the name stands for what they write (WHATWG,
 * Encoding): Shift_JIS is code page 932, EUC-KR 949.
 */
#include "answers/encoding.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/near.h"

static const struct encoding encodings[] = {
	{"utf-8", "UTF-8", ENCODING_UTF8},
	{"utf-16", "UTF-16LE", ENCODING_UTF16},
	{"utf-16le", "UTF-16LE", ENCODING_UTF16LE},
	{"utf-16be", "UTF-16BE", ENCODING_UTF16BE},
	{"windows-1250", "CP1250", ENCODING_OTHER},
	{"windows-1251", "CP1251", ENCODING_OTHER},
	{"windows-1252", "CP1252", ENCODING_OTHER},
	{"windows-1253", "CP1253", ENCODING_OTHER},
	{"windows-1254", "CP1254", ENCODING_OTHER},
	{"windows-1255", "CP1255", ENCODING_OTHER},
	{"windows-1256", "CP1256", ENCODING_OTHER},
	{"windows-1257", "CP1257", ENCODING_OTHER},
	{"windows-1258", "CP1258", ENCODING_OTHER},
	{"macroman", "MACINTOSH", ENCODING_OTHER},
	{"iso-8859-1", "ISO-8859-1", ENCODING_OTHER},
	{"iso-8859-2", "ISO-8859-2", ENCODING_OTHER},
	{"iso-8859-3", "ISO-8859-3", ENCODING_OTHER},
	{"iso-8859-4", "ISO-8859-4", ENCODING_OTHER},
	{"iso-8859-5", "ISO-8859-5", ENCODING_OTHER},
	{"iso-8859-6", "ISO-8859-6", ENCODING_OTHER},
	{"iso-8859-7", "ISO-8859-7", ENCODING_OTHER},
	{"iso-8859-8", "ISO-8859-8", ENCODING_OTHER},
	{"iso-8859-9", "ISO-8859-9", ENCODING_OTHER},
	{"iso-8859-10", "ISO-8859-10", ENCODING_OTHER},
	{"iso-8859-11", "ISO-8859-11", ENCODING_OTHER},
	{"iso-8859-13", "ISO-8859-13", ENCODING_OTHER},
	{"iso-8859-14", "ISO-8859-14", ENCODING_OTHER},
	{"iso-8859-15", "ISO-8859-15", ENCODING_OTHER},
	{"iso-8859-16", "ISO-8859-16", ENCODING_OTHER},
	{"koi8-r", "KOI8-R", ENCODING_OTHER},
	{"koi8-u", "KOI8-U", ENCODING_OTHER},
	{"shift_jis", "CP932", ENCODING_OTHER},
	{"euc-jp", "EUC-JP", ENCODING_OTHER},
	{"gb18030", "GB18030", ENCODING_OTHER},
	{"gbk", "GBK", ENCODING_OTHER},
	{"big5", "BIG5", ENCODING_OTHER},
	{"euc-kr", "CP949", ENCODING_OTHER},
};

enum { NENCODINGS = sizeof encodings / sizeof *encodings };

static const struct {
	const char *name, *of;
} others[] = {
	{"utf8", "utf-8"},          {"utf16", "utf-16"},         {"unicode", "utf-16"},
	{"latin1", "iso-8859-1"},   {"latin-1", "iso-8859-1"},   {"mac-roman", "macroman"},
	{"mac_roman", "macroman"},  {"x-mac-roman", "macroman"}, {"sjis", "shift_jis"},
	{"shift-jis", "shift_jis"}, {"gb2312", "gbk"},           {"cp936", "gbk"},
	{"cp950", "big5"},
};

enum { NOTHERS = sizeof others / sizeof *others };

static const struct encoding *find(const char *name)
{
	for (int i = 0; i < NOTHERS; i++)
		if (strcasecmp(others[i].name, name) == 0)
			name = others[i].of;
	for (int i = 0; i < NENCODINGS; i++)
		if (strcasecmp(encodings[i].name, name) == 0 ||
		    (encodings[i].family == ENCODING_OTHER &&
		     strcasecmp(encodings[i].iconv, name) == 0))
			return &encodings[i];
	return NULL;
}

const struct encoding *encoding_find(const char *name, struct diag *diag)
{
	const char *names[NENCODINGS + NOTHERS], *near;
	const struct encoding *found = find(name);
	struct buf all;

	if (found)
		return found;
	buf_init(&all);
	for (int i = 0; i < NENCODINGS; i++) {
		names[i] = encodings[i].name;
		buf_printf(&all, "%s%s", i ? ", " : "", encodings[i].name);
	}
	for (int i = 0; i < NOTHERS; i++)
		names[NENCODINGS + i] = others[i].name;
	near = near_find(name, names, NENCODINGS + NOTHERS);
	diag_error(diag, (struct srcpos){0}, "no encoding is called \"%s\"", name);
	if (near)
		diag_hint(diag, "did you mean \"%s\"? There are %s", near, buf_text(&all));
	else
		diag_hint(diag, "there are %s", buf_text(&all));
	buf_release(&all);
	return NULL;
}

const struct encoding *encoding_of(enum encoding_family family)
{
	return &encodings[family];
}

/* Texts of ASCII for the most part have a zero in every other byte; nothing else has. */
static const struct encoding *sniff_zeros(const char *bytes, size_t n)
{
	size_t nzeros[2] = {0, 0}, npairs = n / 2;

	for (size_t i = 0; i < npairs * 2; i++)
		nzeros[i % 2] += bytes[i] == 0;
	if (npairs < 2 || (nzeros[0] > 0) == (nzeros[1] > 0))
		return NULL;
	if (nzeros[0] + nzeros[1] < npairs / 2)
		return NULL;
	return encoding_of(nzeros[0] ? ENCODING_UTF16BE : ENCODING_UTF16LE);
}

const struct encoding *encoding_sniff(const char *bytes, size_t n, size_t *nmark)
{
	static const struct {
		const char *mark;
		size_t n;
		enum encoding_family family;
	} marks[] = {{"\xef\xbb\xbf", 3, ENCODING_UTF8},
		     {"\xff\xfe", 2, ENCODING_UTF16LE},
		     {"\xfe\xff", 2, ENCODING_UTF16BE}};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (n >= marks[i].n && memcmp(bytes, marks[i].mark, marks[i].n) == 0) {
			*nmark = marks[i].n;
			return encoding_of(marks[i].family);
		}
	*nmark = 0;
	return sniff_zeros(bytes, n);
}

const char *encoding_no_text(const char *bytes, size_t n)
{
	static const struct {
		const char *begin;
		size_t n;
		const char *what;
	} files[] = {
		{"\x1f\x8b", 2, "a gzip archive: unpack it first"},
		{"PK\3\4", 4, "a ZIP archive or a workbook"},
		{"PK\5\6", 4, "an empty ZIP archive"},
		{"\xd0\xcf\x11\xe0", 4, "an old workbook (.xls): save it as .xlsx or as CSV UTF-8"},
		{"%PDF-", 5, "a PDF"},
		{"\x89PNG", 4, "a picture"},
		{"\xff\xd8\xff", 3, "a picture"},
		{"BZh", 3, "a bzip2 archive: unpack it first"},
		{"\xfd"
		 "7zXZ",
		 5, "an xz archive: unpack it first"},
		{"\x28\xb5\x2f\xfd", 4, "a Zstandard archive: unpack it first"},
		{"7z\xbc\xaf", 4, "a 7-Zip archive: unpack it first"},
		{"\xff\xfe\0\0", 4, "UTF-32: save it as UTF-8"},
		{"\0\0\xfe\xff", 4, "UTF-32: save it as UTF-8"},
	};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (n >= files[i].n && memcmp(bytes, files[i].begin, files[i].n) == 0)
			return files[i].what;
	return NULL;
}

/*
 * Letters with marks, quotation marks and dashes are what texts have beyond ASCII: in Windows-1252
 * they stand at 0x91 to 0x97 and from 0xC0 on, in Mac Roman at 0x80 to 0x9F and 0xD0 to 0xD5.
 */
const char *encoding_guess(const char *bytes, size_t n)
{
	size_t nwindows = 0, nmac = 0;
	bool is_windows = true;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)bytes[i];
		bool is_sign = (c >= 0x91 && c <= 0x97) || c == 0x80 || c == 0x85 || c == 0xa0;
		bool is_mac = (c >= 0x80 && c < 0xa0) || (c >= 0xd0 && c <= 0xd5) || c == 0xca;

		if (strchr("\x81\x8d\x8f\x90\x9d", c ? c : ' ')) /* which it does not have */
			is_windows = false;
		nmac += is_mac && !is_sign;
		nwindows += is_sign || (c >= 0xc0 && !is_mac);
	}
	if (!is_windows || nmac > nwindows)
		return "macroman";
	return nwindows > nmac ? "windows-1252" : NULL;
}
