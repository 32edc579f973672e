/*
 * Answers code: one person's answers in few letters, for a QR code or a message. "RG1", and Base32
 * (RFC 4648) of a stream of bits and its CRC-32 (ISO 3309). Doc/form.md says bit by bit what is in
 * it. No "1" stands in Base32, so that codes which follow each other come apart.
 */
#ifndef ANSWERS_ANSWER_CODE_H
#define ANSWERS_ANSWER_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "answers/answers.h"
#include "answers/place.h"
#include "base/buf.h"

struct reader;

#define ANSWER_CODE_HEAD "RG1"

/* Those of the quiz and its guide; of no result. */
struct code_prints answer_code_prints(const struct quiz *quiz);

/* Appends the code. is_bare: without name, id and what the person wrote in words of their own, in
 * whose place there is an ellipsis; no points depend on it. */
void answer_code_add(const struct answers *answers, const struct quiz *quiz, bool is_bare,
		     const struct code_prints *prints, struct buf *out);

/* Whether the bytes begin with such a code. */
bool answer_code_is_like(const char *bytes, size_t n);

/* The code that text begins with: *n characters, white space within and behind it too. */
const char *answer_code_first(const char *text, size_t *n);

/*
 * The next person of the reader from the code of n characters at text, which stands at place.
 * False with an error: it is damaged, or answers another questionnaire.
 */
bool answer_code_take(struct reader *reader, const char *text, size_t n, struct place place);

#endif
