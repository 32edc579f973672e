/*
 * Messages with a report: their bytes, what may never get into a header, and which addresses mail
 * can be sent to. Python's email package reads what was written and finds in it what went in.
 */
#include <stdlib.h>

#include "base/buf.h"
#include "base/file_write.h"
#include "base/plain.h"
#include "cohort/mail.h"
#include "cohort/mail_address.h"
#include "cohort/mime.h"
#include "root.h"
#include "tap.h"

static const char digits[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

static const struct mail plain = {
	.address = "ada@example.org",
	.name = "Ada Lovelace",
	.subject = "Your report",
	.body = "Hello Ada,\n\nit is here.\n",
	.lang = "en",
	.date = 1700000000,
	.fingerprint = digits,
	.file = "report.pdf",
	.report = "%PDF-1.7\n\xff\x00\x01",
	.nreport = 12,
};

static void check_bytes(void)
{
	struct buf out;

	buf_init(&out);
	mail_write(&plain, &out);
	tap_is(buf_text(&out),
	       "X-Unsent: 1\r\n"
	       "To: Ada Lovelace\r\n"
	       " <ada@example.org>\r\n"
	       "Subject: Your report\r\n"
	       "Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n"
	       "Message-ID: <00112233445566778899aabbccddeeff@roleguide.invalid>\r\n"
	       "MIME-Version: 1.0\r\n"
	       "Content-Type: multipart/mixed; boundary=\"=_00112233445566778899aabbccddeeff\"\r\n"
	       "\r\n"
	       "--=_00112233445566778899aabbccddeeff\r\n"
	       "Content-Type: text/plain; charset=utf-8\r\n"
	       "Content-Language: en\r\n"
	       "Content-Transfer-Encoding: quoted-printable\r\n"
	       "\r\n"
	       "Hello Ada,\r\n"
	       "\r\n"
	       "it is here.\r\n"
	       "\r\n"
	       "--=_00112233445566778899aabbccddeeff\r\n"
	       "Content-Type: application/pdf\r\n"
	       "Content-Disposition: attachment;\r\n"
	       " filename=\"report.pdf\"\r\n"
	       "Content-Transfer-Encoding: base64\r\n"
	       "\r\n"
	       "JVBERi0xLjcK/wAB\r\n"
	       "\r\n"
	       "--=_00112233445566778899aabbccddeeff--\r\n",
	       "a message, byte by byte");
	buf_release(&out);
}

static void check_days(void)
{
	static const struct {
		int64_t date;
		const char *wanted;
	} rows[] = {
		{1, "Date: Thu, 1 Jan 1970 00:00:01 +0000\r\n"},
		{951782400, "Date: Tue, 29 Feb 2000 00:00:00 +0000\r\n"},
		{4102444799, "Date: Thu, 31 Dec 2099 23:59:59 +0000\r\n"},
	};
	struct mail mail = plain;
	struct buf out;

	buf_init(&out);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&out);
		mail.date = rows[i].date;
		mail_write(&mail, &out);
		tap_ok(strstr(buf_text(&out), rows[i].wanted) != NULL, "%.25s", rows[i].wanted + 6);
	}
	buf_clear(&out);
	mail.date = 0;
	mail_write(&mail, &out);
	tap_ok(!strstr(buf_text(&out), "Date:"), "a day that is not known is not said");
	buf_release(&out);
}

/* What a header says of a text; NULL: by its name the To of a mailbox. */
static void check_header(const char *text, const char *wanted)
{
	struct buf out;

	buf_init(&out);
	mime_add_text(&out, "Subject", text);
	tap_is(buf_text(&out), wanted, "a header of text");
	buf_release(&out);
}

static void check_name(const char *name, const char *wanted)
{
	struct buf out;

	buf_init(&out);
	mime_add_mailbox(&out, "To", name, "a@b.example");
	tap_is(buf_text(&out), wanted, "a header of a mailbox");
	buf_release(&out);
}

static void check_headers(void)
{
	check_header("a\r\nBcc: c@d.example", "Subject: a Bcc: c@d.example\r\n");
	check_header(" a\tb\v\x7f  c\xc2\x85", "Subject: a b c\r\n");
	check_header("a\xe2\x80\xa8\xe2\x80\xae"
		     "b",
		     "Subject: a b\r\n");
	check_header("=?utf-8?Q?a?=", "Subject: =?utf-8?B?PT91dGYtOD9RP2E/PQ==?=\r\n");
	check_header("", "Subject: \r\n");
	check_name(NULL, "To: a@b.example\r\n");
	check_name(" \r\n", "To: a@b.example\r\n");
	check_name("Ada \"x\" <c@d.example>, \\", "To: \"Ada \\\"x\\\" <c@d.example>, \\\\\"\r\n"
						  " <a@b.example>\r\n");
	check_name("A\r\nBcc: c@d.example", "To: \"A Bcc: c@d.example\"\r\n <a@b.example>\r\n");
}

static void check_lines(const char *text, const char *wanted)
{
	struct buf out;

	buf_init(&out);
	mime_add_lines(&out, text);
	tap_is(buf_text(&out), wanted, "lines as quoted-printable");
	buf_release(&out);
}

static void check_quoted(void)
{
	check_lines("a = b", "a =3D b\r\n");
	check_lines("ends in \n \nthen", "ends in=20\r\n=20\r\nthen\r\n");
	check_lines("\t\r\x7f", "=09=0D=7F\r\n");
	check_lines("1234567890123456789012345678901234567890123456789012345678901234567890"
		    "1234\xc3\xa9.",
		    "1234567890123456789012345678901234567890123456789012345678901234567890"
		    "1234=\r\n=C3=A9.\r\n");
	check_lines("1234567890123456789012345678901234567890123456789012345678901234567890"
		    "1234567",
		    "1234567890123456789012345678901234567890123456789012345678901234567890"
		    "12345=\r\n67\r\n");
}

static void check_address(struct arena *arena, const char *text, const char *wanted)
{
	const char *why, *is = mail_address(arena, text, &why);

	tap_is(is ? is : why, wanted, plain_name(arena, text));
}

static void check_addresses(struct arena *arena)
{
	char local[80], domain[300];

	check_address(arena, "ada@example.org", "ada@example.org");
	check_address(arena, "\xc2\xa0 ada@example.org\n", "ada@example.org");
	check_address(arena, "A.d+a_1'-x@Mail.Example.ORG", "A.d+a_1'-x@mail.example.org");
	check_address(arena, "ada@m\xc3\xbcller.example", "ada@xn--mller-kva.example");
	check_address(arena,
		      "ada@stra\xc3\x9f"
		      "e.example",
		      "ada@xn--strae-oqa.example");
	check_address(arena, "", "is missing");
	check_address(arena, " \xe3\x80\x80 ", "is missing");
	check_address(arena, "anonymous", "has no @");
	check_address(arena, "ada@example.org, bob@example.org", "is more than one");
	check_address(arena, "ada@example.org;bob@example.org", "is more than one");
	check_address(arena, "Ada <ada@example.org>",
		      "has characters before the @ that addresses have not");
	check_address(arena, "ada lovelace@example.org",
		      "has characters before the @ that addresses have not");
	check_address(arena, "a\"b@example.org",
		      "has characters before the @ that addresses have not");
	check_address(arena, "a\r\nBcc: x@example.org",
		      "has characters before the @ that addresses have not");
	check_address(arena, "\xd7\x90@example.org",
		      "has letters before the @ that most mail cannot carry");
	check_address(arena, "@example.org", "has nothing before the @");
	check_address(arena, "ada..l@example.org", "has a dot too many");
	check_address(arena, ".ada@example.org", "has a dot too many");
	check_address(arena, "ada.@example.org", "has a dot too many");
	check_address(arena, "ada@", "has no name of a mail server behind the @");
	check_address(arena, "ada@example", "has no name of a mail server behind the @");
	check_address(arena, "ada@example..org", "has no name of a mail server behind the @");
	check_address(arena, "ada@-example.org", "has no name of a mail server behind the @");
	check_address(arena, "ada@exa mple.org", "has no name of a mail server behind the @");
	check_address(arena, "ada@example.org>", "has no name of a mail server behind the @");
	check_address(arena, "ada@[127.0.0.1]", "has no name of a mail server behind the @");
	check_address(arena, "ada@127.0.0.1", "has no name of a mail server behind the @");
	check_address(arena, "ada@example.org.", "has no name of a mail server behind the @");
	check_address(arena, "ada@a\xe2\x80\xa8.example",
		      "has no name of a mail server behind the @");
	memset(local, 'a', sizeof local);
	memcpy(local + 64, "@b.example", sizeof "@b.example");
	check_address(arena, local, local);
	memcpy(local + 64, "a@b.example", sizeof "a@b.example");
	check_address(arena, local, "is too long");
	memset(domain, 'a', sizeof domain);
	memcpy(domain, "a@b.", 4);
	memcpy(domain + 4 + 64, ".example", sizeof ".example");
	check_address(arena, domain, "has no name of a mail server behind the @");
	memset(domain, 'a', sizeof domain);
	for (int i = 1; i < 5; i++)
		domain[i * 60] = '.';
	domain[1] = '@';
	memcpy(domain + 247, ".aaaaaa", sizeof ".aaaaaa");
	check_address(arena, domain, domain);
	memcpy(domain + 247, ".aaaaaaa", sizeof ".aaaaaaa");
	check_address(arena, domain, "is too long");
}

/* Names, subjects and files that Python has to give back. */
static const char *const odd[] = {
	"Ada",
	"O'Neill, \"Peg\" \\ (x) <y> @z: ;",
	"Zo\xc3\xab M\xc3\xbcller-\xc3\x9f",
	"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd7\x9b\xd7\x94\xd7\x9f",
	"\xd9\x85\xd8\xad\xd9\x85\xd8\xaf \xd8\xb9\xd9\x84\xd9\x8a",
	"\xd0\x90\xd0\xbd\xd0\xbd\xd0\xb0 \xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2\xd0\xb0",
	"\xce\x9d\xce\xaf\xce\xba\xce\xbf\xcf\x82",
	"\xe5\xb1\xb1\xe7\x94\xb0\xe5\xa4\xaa\xe9\x83\x8e",
	"\xea\xb9\x80\xeb\xaf\xbc\xec\x88\x98",
	"\xe0\xa4\xaa\xe0\xa5\x8d\xe0\xa4\xb0\xe0\xa4\xbf\xe0\xa4\xaf\xe0\xa4\xbe",
	"\xe0\xb8\x81\xe0\xb8\xb4\xe0\xb8\x95\xe0\xb8\x95\xe0\xb8\xb4",
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac Ada",
	"=?utf-8?Q?Ada?=",
	"100% 'a*b'; c=d",
	"123456789 123456789 123456789 123456789 123456789 123456789 ",
	"123456789 123456789 123456789 123456789 123456789 123456789 1",
};

/* Three hundred characters, so that each piece of an encoded word begins within another one. */
static const char *long_name(struct arena *arena, const char *text)
{
	const char *name = "";

	while (strlen(name) < 800)
		name = arena_printf(arena, "%s%s", name, text);
	return name;
}

static void write_mail(struct arena *arena, struct diag *diag, const char *folder, int number,
		       const char *text)
{
	const char *path = arena_printf(arena, "%s/%d", folder, number);
	struct mail mail = plain;
	struct buf out, wanted, report;

	buf_init(&out);
	buf_init(&wanted);
	buf_init(&report);
	buf_addstr(&report, "%PDF-");
	for (int i = 0; i < 256 + number; i++)
		buf_addc(&report, (char)i);
	mail.report = report.bytes;
	mail.nreport = report.n;
	mail.name = mail.subject = mail.file = text;
	mail.body = arena_printf(arena, "%s\n\n.\nFrom %s = %s\n", text, text, text);
	mail_write(&mail, &out);
	while (*text && text[strlen(text) - 1] == ' ')
		text = arena_strndup(arena, text, strlen(text) - 1);
	buf_printf(&wanted, "name %s\naddress ada@example.org\nsubject %s\nfile %s\nbody ", text,
		   text, text);
	for (const char *c = mail.body; c[1]; c++)
		*c == '\n' ? buf_addstr(&wanted, "\\n") : buf_addc(&wanted, *c);
	buf_addc(&wanted, '\n');
	file_write(arena_printf(arena, "%s.eml", path), buf_text(&out), out.n, diag);
	file_write(arena_printf(arena, "%s.wanted", path), buf_text(&wanted), wanted.n, diag);
	file_write(arena_printf(arena, "%s.pdf", path), buf_text(&report), report.n, diag);
	buf_release(&report);
	buf_release(&out);
	buf_release(&wanted);
}

static void check_with_python(struct arena *arena)
{
	char folder[] = "/tmp/mail.XXXXXX";
	struct diag diag;
	int number = 0;

	if (system("command -v python3 >/dev/null") != 0) {
		tap_skip("python3", "messages that Python reads");
		return;
	}
	diag_init(&diag);
	tap_ok(mkdtemp(folder) != NULL, "a folder");
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		write_mail(arena, &diag, folder, number++, odd[i]);
		write_mail(arena, &diag, folder, number++, long_name(arena, odd[i]));
		write_mail(arena, &diag, folder, number++,
			   long_name(arena, arena_printf(arena, ".%s", odd[i])));
	}
	tap_ok(diag.nerrors == 0, "%d messages are written", number);
	tap_ok(system(arena_printf(arena, "python3 -X utf8 '%s' %s/*.eml",
				   in_root(arena, "tests/mail/eml.py"), folder)) == 0,
	       "Python finds nothing wrong in them, and what went in");
	tap_ok(system(arena_printf(arena, "rm -r %s", folder)) == 0, "the folder is gone again");
	diag_release(&diag);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	check_bytes();
	check_days();
	check_headers();
	check_quoted();
	check_addresses(&arena);
	check_with_python(&arena);
	arena_release(&arena);
	return tap_done();
}
