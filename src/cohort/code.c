/* A new key gets its name when it is whole, so that of several runs which begin together one makes
 * it and the others read it. */
#define _GNU_SOURCE /* getrandom */
#include "cohort/code.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/sha256.h"

enum { DIGITS = 2 * CODE_KEY };

static bool write_key(int fd)
{
	uint8_t bytes[CODE_KEY];
	char digits[DIGITS + 2];

	if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes)
		return false;
	for (int i = 0; i < CODE_KEY; i++)
		snprintf(digits + 2 * i, 3, "%02x", bytes[i]);
	digits[DIGITS] = '\n';
	return write(fd, digits, DIGITS + 1) == DIGITS + 1 && fsync(fd) == 0;
}

/* Makes the file of a new key, unless somebody has just done so. False and errno. */
static bool make_key(struct arena *arena, const char *path)
{
	const char *temporary = arena_printf(arena, "%s.%ld", path, (long)getpid());
	int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600), fault;
	bool is_made = fd >= 0 && write_key(fd) && (link(temporary, path) == 0 || errno == EEXIST);

	fault = errno;
	if (fd >= 0) {
		close(fd);
		unlink(temporary);
	}
	errno = fault;
	return is_made;
}

/* Whether the text is the key's digits, and nothing but white space behind them. */
static bool read_digits(struct code_key *key, const char *text)
{
	for (int i = 0; i < DIGITS; i++) {
		int digit = ascii_hex(text[i]);

		if (digit < 0)
			return false;
		key->bytes[i / 2] = (uint8_t)(key->bytes[i / 2] << 4 | digit);
	}
	text += DIGITS;
	return text[strspn(text, " \t\r\n")] == '\0';
}

bool code_key_open(struct code_key *key, const char *path, bool is_dry, struct diag *diag)
{
	struct srcpos pos = {path, 0};
	bool is_good = false, is_there = access(path, F_OK) == 0 || errno != ENOENT;
	struct arena arena;
	const char *text;
	size_t n;

	*key = (struct code_key){0};
	if (is_dry && !is_there)
		return true;
	arena_init(&arena);
	if (!is_there && !make_key(&arena, path)) {
		diag_fail(diag, pos, "cannot make the key that people's codes are made with: %s",
			  strerror(errno));
		diag_hint(diag, "--key FILE names another place for it");
	} else if ((text = file_read(&arena, path, 4096, &n, diag))) {
		is_good = read_digits(key, text);
		if (!is_good)
			diag_error(diag, pos,
				   "this is no key: a key is %d hexadecimal digits, and is made "
				   "where there is no such file",
				   DIGITS);
	}
	arena_release(&arena);
	return is_good;
}

const char *code_make(struct arena *arena, const struct code_key *key, const char *person)
{
	static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
	uint8_t digest[SHA256_BYTES];
	char *code = arena_text(arena, CODE_LENGTH);
	uint64_t bits = 0;

	sha256_hmac(key->bytes, sizeof key->bytes, person, strlen(person), digest);
	for (int i = 0; i < 8; i++)
		bits = bits << 8 | digest[i];
	for (int i = 0; i < CODE_LENGTH; i++, bits <<= 5)
		code[i] = digits[bits >> 59];
	code[CODE_LENGTH] = '\0';
	return code;
}
