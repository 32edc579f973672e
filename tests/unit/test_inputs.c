/* base/inputs: files are told by device and inode, whatever they are called. */
#define _XOPEN_SOURCE 700 /* S_IFREG */
#include "base/inputs.h"
#include "tap.h"

static struct stat status_of(mode_t mode, dev_t device, ino_t inode)
{
	struct stat status = {.st_mode = mode, .st_dev = device, .st_ino = inode};

	return status;
}

int main(void)
{
	struct stat noted = status_of(S_IFREG, 3, 7), other_device = status_of(S_IFREG, 4, 7),
		    other_inode = status_of(S_IFREG, 3, 8), pipe = status_of(S_IFIFO, 3, 9);
	struct inputs inputs;

	inputs_init(&inputs);
	tap_ok(!inputs_have(&inputs, &noted), "nothing was read");
	inputs_note(&inputs, "a.xml", &noted);
	inputs_note(&inputs, "./a.xml", &noted);
	tap_ok(inputs_have(&inputs, &noted), "a file that was read");
	tap_ok(inputs.ninputs == 1, "counts once by all its names");
	tap_is(inputs.inputs[0].path, "a.xml", "and is called as at first");
	tap_ok(!inputs_have(&inputs, &other_device),
	       "the same number on another device is another");
	tap_ok(!inputs_have(&inputs, &other_inode), "another number on the same device, too");
	inputs_note(&inputs, "pipe", &pipe);
	tap_ok(!inputs_have(&inputs, &pipe), "what is no file may be written to");
	inputs_note_path(&inputs, "/dev/null");
	inputs_note_path(&inputs, "/none/at/all");
	tap_ok(inputs.ninputs == 1, "nor is what is not there");
	inputs_note(NULL, "a.xml", &noted);
	tap_ok(!inputs_have(NULL, &noted), "without a list nothing is noted");
	inputs_release(&inputs);
	return tap_done();
}
