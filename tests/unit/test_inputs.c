/* base/inputs: files are told by device and inode, whatever they are called. */
#define _XOPEN_SOURCE 700 /* S_IFREG */
#include "base/inputs.h"
#include "tap.h"

static struct stat status_of(mode_t mode, dev_t device, ino_t inode)
{
	struct stat status = {.st_mode = mode, .st_dev = device, .st_ino = inode};

	return status;
}

/* What another process noted comes along, each thing once. */
static void test_packet(struct inputs *from)
{
	struct inputs to;
	struct packet packet;
	struct buf bytes;

	inputs_init(&to);
	buf_init(&bytes);
	inputs_note_folder(from, "folder");
	inputs_pack(from, &bytes);
	packet = (struct packet){bytes.bytes, bytes.bytes + bytes.n};
	inputs_take(&to, &packet);
	tap_ok(packet.next == packet.end && to.ninputs == from->ninputs &&
		       to.missing.nnames == from->missing.nnames && to.folders.nnames == 1,
	       "a packet has all that was noted");
	packet = (struct packet){bytes.bytes, bytes.bytes + bytes.n};
	inputs_take(&to, &packet);
	tap_ok(to.ninputs == from->ninputs && to.folders.nnames == 1,
	       "taken twice it is there once");
	buf_clear(&bytes);
	inputs_pack(from, &bytes);
	packet = (struct packet){bytes.bytes, bytes.bytes + bytes.n};
	tap_ok(packet_integer(&packet) == 0, "what was packed is not packed again");
	buf_release(&bytes);
	inputs_release(&to);
}

int main(void)
{
	struct stat noted = status_of(S_IFREG, 3, 7), other_device = status_of(S_IFREG, 4, 7),
		    other_inode = status_of(S_IFREG, 3, 8), pipe = status_of(S_IFIFO, 3, 9);
	struct inputs inputs;

	inputs_init(&inputs);
	tap_ok(!inputs_have(&inputs, &noted), "nothing was read");
	inputs_note(&inputs, "a.xml", &noted, INPUT_GUARDED);
	tap_ok(inputs_have(&inputs, &noted), "a file that is guarded");
	inputs_note(&inputs, "a.xml", &noted, INPUT_READ);
	tap_ok(inputs.ninputs == 1 && inputs.inputs[0].kind == INPUT_READ,
	       "counts once, as read when it is");
	inputs_note(&inputs, "a.xml", &noted, INPUT_GUARDED);
	tap_ok(inputs.inputs[0].kind == INPUT_READ, "and for good");
	inputs_note(&inputs, "./a.xml", &noted, INPUT_READ);
	tap_ok(inputs.ninputs == 2, "by another name it is another input");
	tap_is(inputs.inputs[0].path, "a.xml", "and the first keeps its name");
	tap_ok(!inputs_have(&inputs, &other_device),
	       "the same number on another device is another");
	tap_ok(!inputs_have(&inputs, &other_inode), "another number on the same device, too");
	inputs_note(&inputs, "pipe", &pipe, INPUT_READ);
	tap_ok(!inputs_have(&inputs, &pipe), "what is no file may be written to");
	inputs_note_path(&inputs, "/dev/null");
	inputs_note_path(&inputs, "/none/at/all");
	tap_ok(inputs.ninputs == 2, "nor is what is not there");
	tap_ok(inputs.missing.nnames == 1, "which is noted as missing");
	test_packet(&inputs);
	inputs_note(NULL, "a.xml", &noted, INPUT_READ);
	tap_ok(!inputs_have(NULL, &noted), "without a list nothing is noted");
	inputs_release(&inputs);
	return tap_done();
}
