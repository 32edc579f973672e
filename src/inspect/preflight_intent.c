/* Output intents, and the header of an ICC profile (ICC.1:2004-10, 7.2). */
#include "inspect/preflight_intent.h"

#include <string.h>

#include "inspect/preflight_fault.h"
#include "inspect/read_stream.h"
#include "inspect/read_string.h"

enum { HEADER = 128 };

static uint32_t read32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* The description of a profile: type desc of version 2, mluc of version 4; ASCII alone. */
static const char *read_description(struct arena *arena, const unsigned char *p, size_t n)
{
	uint32_t ntags = n >= HEADER + 4 ? read32(p + HEADER) : 0, at, size;
	const unsigned char *tag = p + HEADER + 4;
	char *text;
	size_t length = 0;

	for (; ntags > 0 && (size_t)(tag - p) + 12 <= n; ntags--, tag += 12)
		if (memcmp(tag, "desc", 4) == 0)
			break;
	if (ntags == 0 || (size_t)(tag - p) + 12 > n)
		return "";
	at = read32(tag + 4);
	size = read32(tag + 8);
	if (at > n || size > n - at || size < 28)
		return "";
	text = arena_alloc(arena, size + 1);
	if (memcmp(p + at, "desc", 4) == 0) {
		for (uint32_t i = 12; i < size && p[at + i] >= ' ' && p[at + i] < 127; i++)
			text[length++] = (char)p[at + i];
	} else if (memcmp(p + at, "mluc", 4) == 0) {
		uint32_t from = read32(p + at + 24), long_is = read32(p + at + 20);

		for (uint32_t i = 1; from <= size && long_is <= size - from && i < long_is; i += 2)
			if (p[at + from + i] >= ' ' && p[at + from + i] < 127)
				text[length++] = (char)p[at + from + i];
	}
	return text;
}

static const char *four(struct arena *arena, const unsigned char *p)
{
	char text[5] = "";

	for (int i = 0; i < 4; i++)
		text[i] = p[i] >= ' ' && p[i] < 127 ? (char)p[i] : '?';
	for (int i = 3; i >= 0 && text[i] == ' '; i--)
		text[i] = 0;
	return arena_strdup(arena, text);
}

static void check_profile(struct preflight *check, const struct value *stream)
{
	struct reading *reading = check->reading;
	const struct value *number = read_entry(reading, stream, "N");
	const unsigned char *p;
	const char *bytes;
	int wanted;
	size_t n;

	if (!read_stream_if_known(reading, stream, &bytes, &n) || n < HEADER) {
		preflight_fault(check, RULE_X4_PROFILE,
				"the output intent embeds no profile that can be read");
		return;
	}
	p = (const unsigned char *)bytes;
	check->profile = read_description(check->arena, p, n);
	check->profile_class = four(check->arena, p + 12);
	check->profile_space = four(check->arena, p + 16);
	if (memcmp(p + 36, "acsp", 4) != 0 || read32(p) != n)
		preflight_fault(check, RULE_X4_PROFILE, "the profile is damaged");
	if (strcmp(check->profile_class, "prtr") != 0)
		preflight_fault(check, RULE_X4_PROFILE,
				"the profile is of class %s, not output (prtr)",
				check->profile_class);
	if (strcmp(check->profile_space, "CMYK") != 0)
		preflight_fault(check, RULE_GWG_R0035, "the profile is for %s, not CMYK",
				check->profile_space);
	wanted = strcmp(check->profile_space, "CMYK") == 0   ? 4
		 : strcmp(check->profile_space, "GRAY") == 0 ? 1
							     : 3;
	if (number->kind != VALUE_NUMBER || number->number != wanted)
		preflight_fault(check, RULE_X4_PROFILE,
				"the profile has %d inks, but the file says %d", wanted,
				(int)number->number);
}

static void check_press(struct preflight *check, const struct value *intent)
{
	struct reading *reading = check->reading;
	const struct value *name = read_entry(reading, intent, "OutputConditionIdentifier");

	check->condition = read_string(check->arena, name);
	if (!*check->condition)
		preflight_fault(check, RULE_X4_INTENT,
				"the output intent does not name its condition");
	check_profile(check, read_entry(reading, intent, "DestOutputProfile"));
}

/* PDF/A has an intent of its own, and all name one profile object. */
static void check_archive(struct preflight *check, const struct value *intents)
{
	const struct value *profile = NULL;
	int narchive = 0;

	for (int i = 0; i < intents->nitems; i++) {
		const struct value *intent = read_item(check->reading, intents, i);
		const struct value *own = read_entry(check->reading, intent, "DestOutputProfile");

		narchive += strcmp(read_name(check->reading, intent, "S"), "GTS_PDFA1") == 0;
		if (own->kind == VALUE_NULL)
			continue;
		if (profile && own != profile)
			preflight_fault(check, RULE_ARCHIVE_INTENT,
					"the output intents have different profile objects");
		profile = own;
	}
	if (narchive == 0)
		preflight_fault(check, RULE_ARCHIVE_INTENT, "there is no intent GTS_PDFA1");
}

void preflight_intents(struct preflight *check)
{
	struct reading *reading = check->reading;
	const struct value *intents = read_list(reading, read_root(reading), "OutputIntents");
	int n = 0;

	for (int i = 0; i < intents->nitems; i++) {
		const struct value *intent = read_item(reading, intents, i);

		if (strcmp(read_name(reading, intent, "S"), "GTS_PDFX") == 0 && n++ == 0)
			check_press(check, intent);
	}
	if (n != 1)
		preflight_fault(check, RULE_X4_INTENT,
				"there are %d output intents GTS_PDFX, not one", n);
	if (check->is_archive)
		check_archive(check, intents);
}
