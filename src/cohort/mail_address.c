/*
 * One address, "local@domain" (RFC 5321, 4.1.2; RFC 5322, 3.4.1): words of ASCII with single dots
 * between them, at a domain with a dot in it. What the standards allow besides and nobody has
 * (quoted words, comments, addresses in figures) is taken for a slip.
 */
#include "cohort/mail_address.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "locale/idna.h"
#include "locale/unicode.h"

enum { LONGEST_LOCAL = 64, LONGEST_ADDRESS = 254 }; /* bytes (RFC 5321, 4.5.3.1) */

static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
			      "!#$%&'*+-/=?^_`{|}~.";

/* Without the white space around it, of any kind. */
static const char *trim(struct arena *arena, const char *text)
{
	size_t left = strlen(text), end = 0, at = 0;
	uint32_t code;
	size_t n;

	while ((n = utf8_decode(text, left, &code)) && unicode_is_space(code)) {
		text += n;
		left -= n;
	}
	while ((n = utf8_decode(text + at, left - at, &code))) {
		at += n;
		if (!unicode_is_space(code))
			end = at;
	}
	return arena_strndup(arena, text, end);
}

static const char *fault_of_local(const char *local, size_t n)
{
	if (n == 0)
		return "has nothing before the @";
	if (!utf8_is_ascii(local, n))
		return "has letters before the @ that most mail cannot carry";
	if (strspn(local, allowed) != n)
		return "has characters before the @ that addresses have not";
	if (local[0] == '.' || local[n - 1] == '.' || strstr(local, ".."))
		return "has a dot too many";
	return n > LONGEST_LOCAL ? "is too long" : NULL;
}

/* Whether the last part of a domain has a letter: it is no number of a machine. */
static bool has_name(const char *domain)
{
	const char *last = strrchr(domain, '.');

	return last && strspn(last + 1, "0123456789") < strlen(last + 1);
}

static const char *join(struct arena *arena, const char *local, const char *domain,
			const char **why)
{
	const char *ascii = idna_ascii(arena, domain);

	*why = fault_of_local(local, strlen(local));
	if (*why)
		return NULL;
	if (!ascii || !has_name(ascii))
		*why = "has no name of a mail server behind the @";
	else if (strlen(local) + 1 + strlen(ascii) > LONGEST_ADDRESS)
		*why = "is too long";
	return *why ? NULL : arena_printf(arena, "%s@%s", local, ascii);
}

const char *mail_address(struct arena *arena, const char *text, const char **why)
{
	const char *whole = trim(arena, text), *at = strchr(whole, '@');

	if (!at || strchr(at + 1, '@')) {
		*why = at ? "is more than one" : *whole ? "has no @" : "is missing";
		return NULL;
	}
	return join(arena, arena_strndup(arena, whole, (size_t)(at - whole)), at + 1, why);
}

const char *mail_address_key(struct arena *arena, const char *text)
{
	const char *why, *address = text ? mail_address(arena, text, &why) : NULL;
	char *key = address ? arena_strdup(arena, address) : NULL;

	for (char *p = key; p && *p; p++)
		*p = *p >= 'A' && *p <= 'Z' ? (char)(*p + 'a' - 'A') : *p;
	return key;
}
