/* Answers as CSV. */
#include "answers/answer_read.h"
void answers_read_csv(struct answers_reader *reader)
{
	reader_error(reader, (struct place){{reader->file->source.path, 1}, 0}, "no CSV yet");
}
