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

void inputs_note(struct inputs *inputs, const char *path, const struct stat *status)
{
	if (!inputs || !S_ISREG(status->st_mode) || inputs_have(inputs, status))
		return;
	ARENA_GROW(&inputs->arena, inputs->inputs, inputs->ninputs);
	inputs->inputs[inputs->ninputs++] = (struct input){arena_strdup(&inputs->arena, path),
							   status->st_dev, status->st_ino};
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
		inputs_note(inputs, path, &status);
}
