/* Text between codes is none: what does not begin as a code is a broken person. */
#include "answers/code_file.h"

#include <string.h>

#include "answers/answer_code.h"

struct file {
	struct source source;
	const char *next;
	struct place_walk walk; /* at next */
};

static void walk_to(struct file *file, const char *to)
{
	while (file->next < to)
		place_step(&file->walk, *file->next++);
}

static enum answers_step next_person(struct source *source, struct reader *reader)
{
	struct file *file = (struct file *)source;
	struct place place;
	size_t n;

	walk_to(file, answer_code_first(file->next, &n));
	if (n == 0)
		return ANSWERS_END;
	place = file->walk.place;
	answer_code_take(reader, file->next, n, place);
	walk_to(file, file->next + n);
	return ANSWERS_PERSON;
}

struct source *code_file_open(struct reader *reader)
{
	struct file *file = ARENA_NEW(reader->own, struct file);
	const struct xml_source *text = &reader->source;

	if (memchr(text->bytes, '\0', text->nbytes)) {
		reader_error(reader, (struct place){.pos = {text->path, 1}},
			     "answers codes are letters and digits; there is a zero byte");
		return NULL;
	}
	file->source.next = next_person;
	file->next = reader->source.bytes;
	file->walk = place_begin(reader->source.path);
	return &file->source;
}
