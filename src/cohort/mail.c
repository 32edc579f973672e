/*
 * A message of two parts. What stands between them is told by a line that can be in neither: "=_"
 * is nothing that quoted-printable or base64 writes (RFC 2045, 6.7).
 */
#include "cohort/mail.h"

#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "cohort/mime.h"

enum { DAY = 86400 };

/* RFC 5322, 3.3 */
static void add_date(struct buf *out, int64_t seconds)
{
	static const char *const weekdays[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	int64_t number = seconds / DAY;
	int rest = (int)(seconds % DAY), year, month, day;

	day_split(number, &year, &month, &day);
	buf_printf(out, "Date: %s, %d %s %04d %02d:%02d:%02d +0000\r\n", weekdays[number % 7], day,
		   months[month - 1], year, rest / 3600, rest / 60 % 60, rest % 60);
}

/* "X-Unsent" is what Outlook asks for: without it the file is a message that came in. */
static void add_headers(struct buf *out, const struct mail *mail)
{
	buf_addstr(out, "X-Unsent: 1\r\n");
	mime_add_mailbox(out, "To", mail->name, mail->address);
	mime_add_text(out, "Subject", mail->subject);
	if (mail->date)
		add_date(out, mail->date);
	buf_printf(out, MAIL_ID_BEFORE "%.*s@roleguide.invalid>\r\n", MAIL_ID_DIGITS,
		   mail->fingerprint);
	buf_addstr(out, "MIME-Version: 1.0\r\n");
	buf_printf(out, "Content-Type: multipart/mixed; boundary=\"=_%.*s\"\r\n", MAIL_ID_DIGITS,
		   mail->fingerprint);
}

static void add_boundary(struct buf *out, const struct mail *mail, const char *end)
{
	buf_printf(out, "\r\n--=_%.*s%s\r\n", MAIL_ID_DIGITS, mail->fingerprint, end);
}

void mail_write(const struct mail *mail, struct buf *out)
{
	add_headers(out, mail);
	add_boundary(out, mail, "");
	buf_addstr(out, "Content-Type: text/plain; charset=utf-8\r\n");
	mime_add_text(out, "Content-Language", mail->lang);
	buf_addstr(out, "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
	mime_add_lines(out, mail->body);
	add_boundary(out, mail, "");
	buf_addstr(out, "Content-Type: application/pdf\r\nContent-Disposition: attachment");
	mime_add_parameter(out, "filename", mail->file);
	buf_addstr(out, "\r\nContent-Transfer-Encoding: base64\r\n\r\n");
	mime_add_bytes(out, mail->report, mail->nreport);
	add_boundary(out, mail, "--");
}
