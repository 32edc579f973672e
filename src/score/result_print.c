/* One line of result_json is left out. */
#include "score/result_print.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/sha256.h"
#include "score/result_json.h"

uint64_t result_print(const struct result *result)
{
	char hex[SHA256_HEX];
	struct buf json;
	char *line, *end;

	buf_init(&json);
	result_json(result, NULL, &json);
	line = strstr(json.bytes, "\"program\":");
	end = line + strcspn(line, "\n");
	memmove(line, end, strlen(end) + 1);
	sha256_hex(json.bytes, strlen(json.bytes), hex);
	buf_release(&json);
	hex[16] = '\0';
	return strtoull(hex, NULL, 16);
}
