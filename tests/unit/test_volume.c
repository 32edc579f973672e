/* pdf/volume: a file has no more objects than readers take; what does not go in is told. */
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "pdf/objects.h"
#include "pdf/pdf.h"
#include "pdf/record.h"
#include "pdf/volume.h"
#include "run/output.h"
#include "tap.h"

/* Whether a record goes in whose last object has that number. */
static bool add(struct volume *volume, int last)
{
	struct record_head head = {.next = last + 1, .node = 2, .first_page = 3, .npages = 1};

	return volume_add(volume, "abc", NULL, &head, sizeof head);
}

int main(void)
{
	static const char path[] = "over.pdf";
	struct volume *volume;
	struct diag diag;

	diag_init(&diag);
	volume = volume_open(path, &output_find("print")->profile, &diag);
	tap_ok(add(volume, 1000) && add(volume, OBJECTS_MOST - 1000),
	       "records below the limit go in");
	tap_ok(diag.nmessages == 0, "  and nothing is said");
	tap_ok(!add(volume, OBJECTS_MOST - 100),
	       "one that leaves no room for the end of the file does not");
	tap_ok(diag.nerrors == 1 && strstr(diag.messages[0].text, "the first 2 of these reports"),
	       "  and how many do is told");
	tap_ok(diag.messages[0].hint && strstr(diag.messages[0].hint, "--split N"),
	       "  and what helps");
	tap_ok(diag.messages[0].pos.file && strcmp(diag.messages[0].pos.file, path) == 0,
	       "  and of which file");
	volume_drop(volume);
	tap_ok(access(path, F_OK) != 0, "  and there is none");
	diag_release(&diag);
	return tap_done();
}
