/* Answers as JSON. */
#include "answers/answer_read.h"
void answers_read_json(struct answers_reader *reader)
{
	reader_error(reader, (struct place){{reader->file->source.path, 1}, 0}, "no JSON yet");
}
