/* Values and states of all places of a field are held against each other. */
#include "answers/form_field.h"

#include <stdarg.h>
#include <string.h>

#include "answers/wording.h"
#include "base/utf8.h"
#include "xml/xml.h"

struct form_found form_field_find(struct form_reading *reading, const char *format, ...)
{
	struct form_found found;
	va_list list;

	va_start(list, format);
	found.name = arena_vprintf(reading->reader->arena, format, list);
	va_end(list);
	found.fields = form_file_find(reading->form, found.name, &found.n);
	for (int i = 0; i < found.n; i++)
		reading->is_used[found.fields - reading->form->fields + i] = true;
	return found;
}

static struct place place_at(const struct form_reading *reading, int page)
{
	return (struct place){.pos = {reading->reader->source.path, 0}, .row = page};
}

struct place form_field_place(const struct form_reading *reading, const struct form_found *found)
{
	return place_at(reading, found->n ? found->fields[0].page : 0);
}

/* An error about a field: of the question that is taken, or (NULL) of the person. */
static void tell(struct form_reading *reading, const struct take *take,
		 const struct form_found *found, const char *what)
{
	diag_as(reading->reader->diag, what);
	if (take)
		take_error(take, ": %s", what);
	else
		reader_error(reading->reader, form_field_place(reading, found),
			     "the field \"%s\": %s", found->name, what);
}

/* What a text field holds without a value of its own; NULL with an error. */
static const char *read_shown(struct form_reading *reading, const struct take *take,
			      const struct form_found *found)
{
	struct reader *reader = reading->reader;

	for (int i = 0; i < found->n && !reading->form->shows_values; i++) {
		const struct form_field *field = &found->fields[i];

		if (field->shown == SHOWN_NOTHING)
			continue;
		if (field->shown == SHOWN_UNREADABLE) {
			tell(reading, take, found,
			     "the page shows a text that the file does not hold");
			diag_hint(reader->diag,
				  "open it in another viewer, type the text anew, and save it");
			return NULL;
		}
		if (field->shown == SHOWN_LINES)
			reader_warn(reader, place_at(reading, field->page),
				    "the text of the field \"%s\" stands on its page alone, and is "
				    "put together from its lines",
				    found->name);
		return field->text;
	}
	return "";
}

const char *form_field_text(struct form_reading *reading, const struct take *take,
			    const struct form_found *found)
{
	struct reader *reader = reading->reader;
	const char *text = NULL;

	for (int i = 0; i < found->n; i++) {
		const struct form_field *field = &found->fields[i];
		const char *clean = wording_clean(reader->arena, field->value ? field->value : "");

		if (field->is_broken) {
			tell(reading, take, found, "what it holds is no text that can be read");
			return NULL;
		}
		if (text && *clean && strcmp(clean, text) != 0) {
			tell(reading, take, found, "two different texts stand in one field");
			return NULL;
		}
		text = *clean ? clean : text;
	}
	return text ? text : read_shown(reading, take, found);
}

void form_field_differs(struct form_reading *reading, const struct question *question,
			const struct form_found *found)
{
	if (reading->form->shows_values)
		return;
	if (!reading->ndiffering++) {
		reading->differing = question;
		reading->place = form_field_place(reading, found);
	}
}

bool form_field_box(struct form_reading *reading, const struct question *question,
		    const struct form_found *found)
{
	bool says = false, says_off = false, shows = false, shows_off = false;

	for (int i = 0; i < found->n; i++) {
		const struct form_field *field = &found->fields[i];

		says |= form_field_is_on(field->value);
		says_off |= field->value && !form_field_is_on(field->value);
		shows |= form_field_is_on(field->state);
		shows_off |= field->state && !form_field_is_on(field->state);
	}
	if (says != shows && (says ? shows_off : says_off))
		form_field_differs(reading, question, found);
	return says || shows;
}
