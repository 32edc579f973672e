/*
 * First whether the file is a form of this questionnaire at all, then its questions one after the
 * other, then what is left over. Whatever is wrong, the person is broken and the run goes on.
 */
#include "answers/pdf_form.h"

#include <stdarg.h>
#include <string.h>

#include "answers/date.h"
#include "answers/form_field.h"
#include "answers/form_question.h"
#include "answers/person.h"
#include "answers/wording.h"
#include "base/sniff.h"
#include "base/utf8.h"
#include "xml/xml.h"

enum {
	JUNK = 1024,     /* bytes before the header that readers pass over (annex H.3.4.1) */
	FINGERPRINT = 16 /* digits of the questionnaire's that a form has */
};

static const char identity_name[] = "roleguide", identity_kind[] = "form 1 ";

/* Where a line of the file begins with that mark and a version; NULL: none does. */
static const char *find_header(const char *bytes, size_t n, const char *mark)
{
	const char *end, *at;

	bytes = sniff_text(bytes, &n);
	end = bytes + (n > JUNK ? JUNK : n);
	for (at = bytes; at < end && (at = memchr(at, '%', (size_t)(end - at))); at++)
		if ((size_t)(bytes + n - at) > 6 && memcmp(at, mark, 5) == 0 && at[5] >= '0' &&
		    at[5] <= '9' && (at == bytes || strchr("\r\n", at[-1])))
			return at;
	return NULL;
}

bool pdf_form_is_like(const char *bytes, size_t n)
{
	return find_header(bytes, n, "%PDF-") || find_header(bytes, n, "%FDF-");
}

/* --- The person ------------------------------------------------------------------------------- */

static void read_day(struct form_reading *reading, const char *text, struct place place)
{
	struct reader *reader = reading->reader;
	const char *loose = wording_loose(reader->arena, text);

	if (date_read(loose, reader->dates, &reader->person->date) == DATE_TWO_WAYS) {
		reader_warn(reader, place, "the date can be read in two ways, and is left out");
		diag_hint(reader->diag, "--dates dmy or --dates mdy says what comes first");
		return;
	}
	reader->has_told_dates = false;
	person_take(reader, PERSON_DATE, text, place);
}

static void read_person(struct form_reading *reading)
{
	struct form_found name = form_field_find(reading, "person.name"),
			  day = form_field_find(reading, "person.date");
	const char *text = form_field_text(reading, NULL, &name);

	if (text && *text)
		person_take_name(reading->reader, text, form_field_place(reading, &name));
	text = form_field_text(reading, NULL, &day);
	if (text && *text)
		read_day(reading, text, form_field_place(reading, &day));
}

/* --- The form --------------------------------------------------------------------------------- */

static void refuse(struct reader *reader, const char *hint, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* An error about the file as a whole. */
static void refuse(struct reader *reader, const char *hint, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	diag_as(reader->diag, format);
	reader_error(reader, (struct place){.pos = {reader->source.path, 0}}, "%s",
		     arena_vprintf(reader->arena, format, list));
	va_end(list);
	if (hint)
		diag_hint(reader->diag, "%s", hint);
}

/* A file without any field. */
static void refuse_bare(struct reader *reader, const struct form_file *form)
{
	if (form->has_pictures && !form->has_fonts)
		refuse(reader, "a paper form that was scanned is read by: roleguide scan",
		       "the PDF holds pictures alone: it was scanned or photographed, and has no "
		       "fields");
	else
		refuse(reader,
		       "open the form itself, fill it in and choose Save, not Print; what was "
		       "filled in on paper is read by: roleguide scan",
		       "the PDF has no fields any more: it was printed to a PDF or flattened, or "
		       "is no form");
}

/* Whether the fields may be read; else an error. */
static bool check_file(struct reader *reader, const struct form_file *form)
{
	static const char again[] = "have it saved once more by the viewer in which it was filled "
				    "in, or sent once more";

	if (form->state == PDF_LOCKED)
		refuse(reader, "open it with the password, and save it without one",
		       "the PDF is locked with a password");
	else if (form->state == PDF_DAMAGED)
		refuse(reader, again, "the PDF is damaged: %s",
		       form->what ? wording_quote(reader->arena, form->what) : "nothing is left");
	else if (form->is_too_large)
		refuse(reader, NULL, "the PDF has more fields than %d", form->nfields);
	else if (!form->nfields && !form->is_xfa)
		refuse_bare(reader, form);
	else if (form->is_xfa)
		refuse(reader, "fill in the form as roleguide makes it",
		       "the PDF holds a form of XML (XFA), as LiveCycle makes it, which is not "
		       "read");
	else
		return true;
	return false;
}

/* Whether a field is called as ours are. */
static bool is_ours(const char *name)
{
	return strncmp(name, "q.", 2) == 0 || strncmp(name, "w.", 2) == 0;
}

static void refuse_foreign(struct reader *reader, const struct form_file *form)
{
	int nours = 0;

	for (int i = 0; i < form->nfields; i++)
		nours += is_ours(form->fields[i].name);
	if (nours)
		refuse(reader, "fill in the form as roleguide makes it, and save it",
		       "the form does not say which questionnaire it asks: its field \"%s\" is "
		       "gone",
		       identity_name);
	else
		refuse(reader, "fill in the form that roleguide makes",
		       "the PDF is another form: none of its fields is of a questionnaire");
}

static bool check_version(struct reader *reader, const char *id, const char *version,
			  const char *mark)
{
	const struct quiz *quiz = reader->quiz;

	if (strcmp(id, quiz->id) != 0) {
		refuse(reader, NULL, "these are answers to the questionnaire \"%s\", not to \"%s\"",
		       wording_quote(reader->arena, id), quiz->id);
		return false;
	}
	if (strcmp(version, quiz->version) != 0 && !reader->strange) {
		refuse(reader,
		       "read it with the questionnaire of that version, or have the form of now "
		       "filled in",
		       "the form is of version %s of the questionnaire, which by now is version %s",
		       wording_quote(reader->arena, version), quiz->version);
		return false;
	}
	if (strcmp(version, quiz->version) != 0) {
		reader->strange->version = arena_strdup(reader->own, version);
	} else if (strncmp(mark, xml_source_sha256(&quiz->source), FINGERPRINT) != 0) {
		reader_warn(reader, (struct place){.pos = {reader->source.path, 0}},
			    "the questionnaire was changed since the form was made, and its "
			    "version was not");
		diag_hint(reader->diag, "see that its questions still mean the same");
	}
	return true;
}

/* Whether the form asks this questionnaire: "form 1 ID VERSION FINGERPRINT"; else an error. */
static bool check_identity(struct form_reading *reading)
{
	struct reader *reader = reading->reader;
	struct form_found found = form_field_find(reading, "%s", identity_name);
	const char *text = found.n ? form_field_text(reading, NULL, &found) : NULL;
	const char *id, *version, *mark;

	if (!found.n || !text || !*text) {
		refuse_foreign(reader, reading->form);
		return false;
	}
	id = strncmp(text, identity_kind, strlen(identity_kind)) == 0 ? text + strlen(identity_kind)
								      : NULL;
	version = id ? strchr(id, ' ') : NULL;
	mark = version ? strrchr(version, ' ') : NULL;
	if (!mark || mark == version) {
		refuse(reader, "fill in the form that this roleguide makes",
		       "the form is of a kind that is not known: %s",
		       wording_quote(reader->arena, text));
		return false;
	}
	id = arena_strndup(reader->arena, id, (size_t)(version - id));
	version = arena_strndup(reader->arena, version + 1, (size_t)(mark - version) - 1);
	return check_version(reader, id, version, mark + 1);
}

/* --- What the form says beyond the questionnaire ---------------------------------------------- */

static bool is_blank(const struct form_field *field)
{
	if (field->kind == FORM_BUTTON)
		return !form_field_is_on(field->value) && !form_field_is_on(field->state);
	return (!field->value || utf8_is_blank(field->value)) && field->shown == SHOWN_NOTHING;
}

/* Answers to what the questionnaire does not ask. */
static void refuse_others(struct form_reading *reading)
{
	const struct form_file *form = reading->form;
	struct reader *reader = reading->reader;

	for (int i = 0; i < form->nfields; i++) {
		const struct form_field *field = &form->fields[i];
		const char *id = field->name + 2;

		if (reading->is_used[i] || !is_ours(field->name) || is_blank(field))
			continue;
		id = arena_strndup(reader->arena, id, strcspn(id, "."));
		if (!reader_gather(reader, id))
			reader_error(reader,
				     form_field_place(reading, &(struct form_found){field, 1, ""}),
				     "the questionnaire has no field \"%s\"",
				     wording_quote(reader->arena, field->name));
	}
}

static bool is_filled(const struct form_file *form)
{
	for (int i = 0; i < form->nfields; i++)
		if ((is_ours(form->fields[i].name) ||
		     strncmp(form->fields[i].name, "person.", strlen("person.")) == 0) &&
		    !is_blank(&form->fields[i]))
			return true;
	return false;
}

/* What concerns the form as a whole, once its questions are read. */
static void tell_whole(struct form_reading *reading)
{
	struct reader *reader = reading->reader;
	struct place whole = {.pos = {reader->source.path, 0}};

	if (reading->nmissing)
		refuse(reader, "have the form filled in once more, and saved whole",
		       "the form has no fields for question \"%s\"%s: a part of it is gone",
		       reading->missing->id,
		       reading->nmissing > 1
			       ? arena_printf(reader->arena, " and %d more", reading->nmissing - 1)
			       : "");
	if (reading->ndiffering)
		reader_warn(
			reader, reading->place,
			"question \"%s\"%s: what the file holds and what its page shows differ; "
			"what is marked in either counts",
			reading->differing->id,
			reading->ndiffering > 1 ? arena_printf(reader->arena, " and %d more",
							       reading->ndiffering - 1)
						: "");
	if (reading->form->what) {
		reader_warn(reader, whole,
			    "the PDF was damaged, and is read as far as it could be "
			    "mended: %s",
			    wording_quote(reader->arena, reading->form->what));
		diag_hint(reader->diag, "see that these are all the answers");
	}
}

void pdf_form_take(struct reader *reader, const struct form_file *form)
{
	struct form_reading reading = {.reader = reader, .form = form};

	reader->row_name = "page";
	reader->person->is_form = true;
	reading.is_used = ARENA_ARRAY(reader->arena, bool, form->nfields + 1);
	if (!check_file(reader, form) || !check_identity(&reading))
		return;
	if (!is_filled(form)) {
		refuse(reader,
		       "a viewer may show what was typed and not save it: have it saved there, "
		       "and the file that this gives sent",
		       "nothing in the form is filled in");
		return;
	}
	for (int q = 0; q < reader->quiz->nquestions; q++)
		form_question_read(&reading, q);
	read_person(&reading);
	refuse_others(&reading);
	tell_whole(&reading);
	reader_check_required(reader);
}

struct file {
	struct source source;
	bool is_over;
};

static enum answers_step next_person(struct source *source, struct reader *reader)
{
	struct file *file = (struct file *)source;
	const struct form_file *form;

	if (file->is_over)
		return ANSWERS_END;
	file->is_over = true;
	reader_add_person(reader, (struct place){.pos = {reader->source.path, 0}});
	if (!find_header(reader->source.bytes, reader->source.nbytes, "%PDF-")) {
		refuse(reader, "have the form itself saved, as a PDF",
		       "the file holds the values of a form alone (FDF), which are not read");
		return ANSWERS_PERSON;
	}
	form = form_file_load(reader->arena, &reader->source, reader->diag);
	if (form)
		pdf_form_take(reader, form);
	return ANSWERS_PERSON;
}

struct source *pdf_form_open(struct reader *reader)
{
	struct file *file = ARENA_NEW(reader->own, struct file);

	file->source.next = next_person;
	return &file->source;
}
