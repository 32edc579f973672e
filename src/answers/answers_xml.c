/* Answers as XML: a tree that the schema has seen to, held against the questionnaire. */
#include "answers/answers_xml.h"

#include <string.h>

#include "answers/answer_kind.h"
#include "answers/date.h"
#include "answers/person.h"
#include "answers/take.h"
#include "answers/wording.h"
#include "base/near.h"
#include "xml/read.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

static struct place place_of(const struct xml_node *node)
{
	return (struct place){.pos = node->pos};
}

static int find_question(struct reader *reader, const struct xml_node *node)
{
	const struct quiz *quiz = reader->quiz;
	const char *id = xml_attr(node, "question");
	struct near near = near_begin(id);
	int number = quiz_find_called(quiz, id);

	if (number >= 0)
		return number;
	if (reader_gather(reader, id))
		return -1;
	for (int q = 0; q < quiz->nquestions; q++)
		near_try(&near, quiz->questions[q].id);
	reader_error(reader, place_of(node), "the questionnaire has no question \"%s\"",
		     wording_quote(reader->arena, id));
	if (near.found)
		diag_hint(reader->diag, "did you mean \"%s\"?", near.found);
	return -1;
}

/* What one <answer> holds. */
struct given {
	const char **options;
	struct place *places; /* of each */
	int noptions;
	const char *number, *text;
	bool is_skipped, is_asked;
};

static struct given read_given(struct reader *reader, const struct xml_node *node)
{
	const char *option = read_filled(node, "option", reader->diag);
	const struct xml_node *at = xml_child(node, "option"), *text = xml_child(node, "text");
	struct given given = {
		.number = read_filled(node, "number", reader->diag),
		.text = text ? wording_clean(reader->arena, xml_text(reader->arena, text)) : NULL,
		.is_skipped = read_is(node, "skipped", "true"),
		.is_asked = !xml_attr(node, "asked") || read_is(node, "asked", "true"),
	};
	int n = option != NULL;

	for (const struct xml_node *p = at; p; p = xml_next(p, "option"))
		n++;
	given.options = ARENA_ARRAY(reader->arena, const char *, n + 1);
	given.places = ARENA_ARRAY(reader->arena, struct place, n + 1);
	if (option) {
		given.places[given.noptions] = place_of(node);
		given.options[given.noptions++] = option;
	}
	for (; at; at = xml_next(at, "option")) {
		given.places[given.noptions] = place_of(at);
		given.options[given.noptions++] = xml_text(reader->arena, at);
	}
	return given;
}

static void take_given(const struct take *take, const struct given *given)
{
	int *chosen = ARENA_ARRAY(take->reader->arena, int, given->noptions + 1);
	int n = 0;

	for (int i = 0; i < given->noptions; i++) {
		const char *folded = wording_fold(take->reader->arena, given->options[i]);
		struct take at = *take;

		at.place = given->places[i];
		chosen[n] = spelling_find(take->spellings, folded);
		if (chosen[n] < 0)
			take_refuse(&at, folded);
		else
			n++;
	}
	if (n == given->noptions)
		take_options(take, chosen, n, given->text);
}

/* Whether the answer has the form that the type of its question asks for. */
static bool check_form(const struct take *take, const struct given *given)
{
	const struct answer_kind *kind = answer_kind(take->question);
	bool is_number = kind->form == ANSWER_NUMBER, is_text = kind->form == ANSWER_WORDS;
	bool says = given->noptions || given->number || given->text;

	if ((given->is_skipped || !given->is_asked) && says)
		take_error(take, " is said to be %s, and yet is answered",
			   given->is_asked ? "skipped" : "not asked");
	else if (!given->is_skipped && given->is_asked && !says)
		take_error(take, " has no answer here");
	else if ((given->number && !is_number) || (given->noptions && is_text) ||
		 (given->text && is_number) || (given->number && given->noptions) ||
		 (given->text && !is_text && !given->noptions))
		take_error(take, " is answered by %s", kind->in_xml);
	else
		return true;
	if (!says)
		diag_hint(take->reader->diag, "leave it out, or write skipped=\"true\"");
	return false;
}

static void read_answer(struct reader *reader, const struct xml_node *node)
{
	int number = find_question(reader, node);
	struct given given = read_given(reader, node);
	struct take take;

	if (number < 0 || !take_open(&take, reader, number, place_of(node)) ||
	    !check_form(&take, &given))
		return;
	if (!given.is_asked)
		take.answer->state = ANSWER_NOT_ASKED;
	else if (given.is_skipped)
		take.answer->state = ANSWER_SKIPPED;
	else if (given.number)
		take_number(&take, given.number);
	else if (given.noptions)
		take_given(&take, &given);
	else
		take_words(&take, given.text);
}

/* False when the answers are to another questionnaire. */
static bool read_head(struct reader *reader, const struct xml_node *root)
{
	const struct quiz *quiz = reader->quiz;
	const char *id = xml_attr(root, "questionnaire");
	const char *version = read_filled(root, "version", reader->diag);
	const char *date = xml_attr(root, "date"), *lang = xml_attr(root, "xml:lang");

	if (strcmp(id, quiz->id) != 0) {
		reader_error(reader, place_of(root),
			     "these are answers to the questionnaire \"%s\", not to \"%s\"",
			     wording_quote(reader->arena, id), quiz->id);
		return false;
	}
	if (version && strcmp(version, quiz->version) != 0 && reader->strange)
		reader->strange->version = arena_strdup(reader->own, version);
	else if (version && strcmp(version, quiz->version) != 0)
		reader_warn(reader, place_of(root),
			    "these are answers to version %s of the questionnaire, which by now is "
			    "version %s",
			    wording_quote(reader->arena, version), quiz->version);
	if (lang) {
		person_take_language(reader, lang);
		reader->person->lang = lang;
	}
	if (date && date_read(date, DATES_BY_FILE, &reader->person->date) != DATE_READ) {
		reader_error(reader, place_of(root),
			     "there is no day %s from 1970 on in the calendar", date);
		diag_hint(reader->diag, "a date is year-month-day: 2026-11-22");
	}
	return true;
}

struct file {
	struct source source;
	bool is_over;
};

static enum answers_step next_person(struct source *source, struct reader *reader)
{
	struct file *file = (struct file *)source;
	const struct xml_node *root, *person, *name;

	if (file->is_over)
		return ANSWERS_END;
	file->is_over = true;
	root = xml_load_alone(reader->arena, &reader->source, reader->settings->schema,
			      reader->diag);
	if (!root)
		return ANSWERS_FAILED;
	reader_add_person(reader, place_of(root));
	if (!read_head(reader, root))
		return ANSWERS_FAILED;
	person = xml_child(root, "person");
	name = person ? xml_child(person, "name") : NULL;
	if (person && xml_attr(person, "id"))
		person_take_key(reader, xml_attr(person, "id"), place_of(person));
	if (person && xml_attr(person, "email"))
		person_take(reader, PERSON_EMAIL, xml_attr(person, "email"), place_of(person));
	if (name) {
		person_take_name(reader, xml_text(reader->arena, name), place_of(name));
		reader->person->name_lang = xml_attr(name, "xml:lang");
	}
	for (const struct xml_node *at = xml_child(root, "answer"); at; at = xml_next(at, "answer"))
		read_answer(reader, at);
	reader_check_required(reader);
	return ANSWERS_PERSON;
}

struct source *answers_xml_open(struct reader *reader)
{
	struct file *file = ARENA_NEW(reader->own, struct file);

	file->source.next = next_person;
	return &file->source;
}
