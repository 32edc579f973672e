/* Inputs: a list; runs read tens of files, or some thousands of answers. */
#include "base/inputs.h"

#include <string.h>
#include <unistd.h>

void inputs_init(struct inputs *inputs)
{
	*inputs = (struct inputs){0};
	arena_init(&inputs->arena);
}

void inputs_release(struct inputs *inputs)
{
	for (int i = 0; i < inputs->npipes; i++)
		if (inputs->pipes[i].fd >= 0)
			close(inputs->pipes[i].fd);
	arena_release(&inputs->arena);
	*inputs = (struct inputs){0};
}

bool inputs_have(const struct inputs *inputs, const struct stat *status)
{
	for (int i = 0; inputs && i < inputs->ninputs; i++)
		if (inputs->inputs[i].inode == status->st_ino &&
		    inputs->inputs[i].device == status->st_dev)
			return true;
	return false;
}

/* A file under another name is noted by that one too: either may be what is replaced. */
static void add_input(struct inputs *inputs, const struct input *input)
{
	struct input *known;

	for (int i = 0; i < inputs->ninputs; i++) {
		known = &inputs->inputs[i];
		if (known->inode == input->inode && known->device == input->device &&
		    strcmp(known->path, input->path) == 0) {
			if (known->kind == INPUT_GUARDED)
				known->kind = input->kind;
			return;
		}
	}
	ARENA_GROW(&inputs->arena, inputs->inputs, inputs->ninputs);
	known = &inputs->inputs[inputs->ninputs++];
	*known = *input;
	known->path = arena_strdup(&inputs->arena, input->path);
}

void inputs_note(struct inputs *inputs, const char *path, const struct stat *status,
		 enum input_kind kind)
{
	const struct input input = {path, status->st_dev, status->st_ino, kind};

	if (inputs && S_ISREG(status->st_mode))
		add_input(inputs, &input);
}

static void add_name(struct inputs *inputs, struct input_names *names, const char *name)
{
	for (int i = 0; i < names->nnames; i++)
		if (strcmp(names->names[i], name) == 0)
			return;
	ARENA_GROW(&inputs->arena, names->names, names->nnames);
	names->names[names->nnames++] = arena_strdup(&inputs->arena, name);
}

void inputs_note_missing(struct inputs *inputs, const char *path)
{
	if (inputs)
		add_name(inputs, &inputs->missing, path);
}

void inputs_note_folder(struct inputs *inputs, const char *path)
{
	if (inputs)
		add_name(inputs, &inputs->folders, path);
}

void inputs_note_output(struct inputs *inputs, const char *path)
{
	if (inputs)
		add_name(inputs, &inputs->outputs, path);
}

void inputs_keep_pipe(struct inputs *inputs, const struct stat *status, const char *bytes,
		      size_t size)
{
	if (!inputs || !S_ISFIFO(status->st_mode))
		return;
	ARENA_GROW(&inputs->arena, inputs->pipes, inputs->npipes);
	inputs->pipes[inputs->npipes++] = (struct kept_pipe){
		status->st_dev, status->st_ino, arena_strndup(&inputs->arena, bytes, size), size,
		-1};
}

void inputs_keep_file(struct inputs *inputs, const struct stat *status, int fd)
{
	ARENA_GROW(&inputs->arena, inputs->pipes, inputs->npipes);
	inputs->pipes[inputs->npipes++] = (struct kept_pipe){status->st_dev, status->st_ino, NULL,
							     0, fd};
}

const struct kept_pipe *inputs_pipe(const struct inputs *inputs, const char *path)
{
	struct stat status;

	if (!inputs || inputs->npipes == 0 ||
	    (strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &status) : stat(path, &status)) != 0)
		return NULL;
	for (int i = 0; i < inputs->npipes; i++)
		if (inputs->pipes[i].inode == status.st_ino &&
		    inputs->pipes[i].device == status.st_dev)
			return &inputs->pipes[i];
	return NULL;
}

void inputs_note_path(struct inputs *inputs, const char *path)
{
	struct stat status;

	if (inputs && stat(path, &status) == 0)
		inputs_note(inputs, path, &status, INPUT_READ);
	else
		inputs_note_missing(inputs, path);
}

void inputs_guard_path(struct inputs *inputs, const char *path)
{
	struct stat status;

	if (inputs && stat(path, &status) == 0)
		inputs_note(inputs, path, &status, INPUT_GUARDED);
}

/* --- For another process ---------------------------------------------------------------------- */

static void pack_names(const struct input_names *names, int *npacked, struct buf *out)
{
	packet_put_integer(out, names->nnames - *npacked);
	for (int i = *npacked; i < names->nnames; i++)
		packet_put_text(out, names->names[i]);
	*npacked = names->nnames;
}

void inputs_pack(struct inputs *inputs, struct buf *out)
{
	struct inputs none = {0};

	inputs = inputs ? inputs : &none;
	packet_put_integer(out, inputs->ninputs - inputs->npacked[0]);
	for (int i = inputs->npacked[0]; i < inputs->ninputs; i++) {
		const struct input *input = &inputs->inputs[i];

		packet_put_text(out, input->path);
		packet_put_integer(out, (int64_t)input->device);
		packet_put_integer(out, (int64_t)input->inode);
		packet_put_integer(out, input->kind);
	}
	inputs->npacked[0] = inputs->ninputs;
	pack_names(&inputs->missing, &inputs->npacked[1], out);
	pack_names(&inputs->folders, &inputs->npacked[2], out);
}

static void take_input(struct inputs *inputs, struct packet *packet, struct arena *arena)
{
	struct input input = {.path = packet_text(packet, arena)};

	input.device = (dev_t)packet_integer(packet);
	input.inode = (ino_t)packet_integer(packet);
	input.kind = (enum input_kind)packet_integer(packet);
	if (inputs)
		add_input(inputs, &input);
}

void inputs_take(struct inputs *inputs, struct packet *packet)
{
	struct arena arena;

	arena_init(&arena);
	for (int64_t n = packet_integer(packet); n > 0; n--)
		take_input(inputs, packet, &arena);
	for (int64_t n = packet_integer(packet); n > 0; n--)
		inputs_note_missing(inputs, packet_text(packet, &arena));
	for (int64_t n = packet_integer(packet); n > 0; n--)
		inputs_note_folder(inputs, packet_text(packet, &arena));
	arena_release(&arena);
}
