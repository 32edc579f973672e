/*
 * People's own words in answers, names among them, are set as a report would set them, so that
 * characters that no font has are told before there is a report.
 */
#include "cli/check_words.h"

#include <string.h>

#include "answers/answers.h"
#include "look/theme_load.h"
#include "run/data.h"
#include "run/run.h"
#include "text/text.h"

struct words {
	struct arena *arena;
	struct shaper *shaper;
	const char *family;
	struct diag *diag;
};

static void set(const struct words *words, const char *text, const char *lang, struct srcpos pos,
		int column)
{
	struct text_span span = {.text = text,
				 .n = (int)strlen(text),
				 .family = words->family,
				 .size = 10 * LEN_PT,
				 .lang = lang,
				 .pos = pos,
				 .column = column};
	struct text_options options = {.pos = pos};
	struct paragraph paragraph;

	paragraph_shape(words->shaper, words->arena, &span, 1, &options, &paragraph, words->diag);
}

static void set_all(const struct words *words, const struct quiz *quiz,
		    const struct answers *person)
{
	if (person->name)
		set(words, person->name, person->name_lang, person->name_pos, person->name_column);
	for (int q = 0; q < quiz->nquestions; q++) {
		const struct answer *answer = &person->answers[q];

		if (answer->state == ANSWER_GIVEN && answer->text && !quiz->questions[q].is_private)
			set(words, answer->text, person->lang, answer->pos, answer->column);
	}
}

void check_words(const struct kit *kit, const struct answers_file *file, const struct quiz *quiz,
		 const char *theme_path)
{
	const struct theme *theme = theme_load(kit->arena, theme_path, kit->data->schemas,
					       kit->diag);
	struct fontset *fonts = theme ? fontset_open(kit->data->catalogue, kit->diag) : NULL;
	struct words words = {.arena = kit->arena, .diag = kit->diag};

	if (!fonts)
		return;
	words.shaper = shaper_new(fonts, "");
	words.family = theme->family;
	for (int i = 0; i < file->npeople; i++)
		set_all(&words, quiz, file->people[i]);
	shaper_free(words.shaper);
	fontset_close(fonts);
}
