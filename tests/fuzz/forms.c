/* The two halves of a form's way, without the process between them. */
#include "forms.h"

#include "answers/form_file.h"
#include "answers/pdf_form.h"
#include "xml/xml.h"

const char *forms_read(struct arena *arena, const struct quiz *quiz, const char *bytes, size_t n,
		       struct diag *diag)
{
	const struct answers_settings settings = {.shows_answers = true};
	struct xml_source source = {.path = "input", .bytes = bytes, .nbytes = n};
	struct reader reader = reader_begin(arena, quiz, &settings, diag);
	struct buf packed;

	buf_init(&packed);
	reader.source = source;
	reader_add_person(&reader, (struct place){.pos = {source.path, 0}});
	form_file_pack(&source, &packed);
	pdf_form_take(&reader, form_file_unpack(arena, &packed));
	buf_release(&packed);
	for (int q = 0; q < quiz->nquestions && diag->nerrors == 0; q++)
		if (reader.person->answers[q].state == ANSWER_UNREADABLE)
			return "an answer cannot be read, and nothing is said";
	return NULL;
}
