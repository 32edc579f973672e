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

struct check_words {
	const struct quiz *quiz;
	struct fontset *fonts;
	struct shaper *shaper;
	const char *family;
	struct diag *diag;
};

static void set(struct check_words *words, struct arena *arena, const char *text, const char *lang,
		struct srcpos pos, int column)
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

	paragraph_shape(words->shaper, arena, &span, 1, &options, &paragraph, words->diag);
}

void check_words_of(struct check_words *words, const struct answers *person)
{
	struct arena scratch;

	arena_init(&scratch);
	if (person->name)
		set(words, &scratch, person->name, person->name_lang, person->name_pos,
		    person->name_column);
	for (int q = 0; q < words->quiz->nquestions; q++) {
		const struct answer *answer = &person->answers[q];

		if (answer->state == ANSWER_GIVEN && answer->text &&
		    !words->quiz->questions[q].is_private)
			set(words, &scratch, answer->text, person->lang, answer->pos,
			    answer->column);
	}
	arena_release(&scratch);
}

struct check_words *check_words_begin(const struct kit *kit, const struct quiz *quiz,
				      const char *theme_path)
{
	const struct theme *theme = theme_load(kit->arena, theme_path, kit->data->schemas,
					       kit->diag);
	struct fontset *fonts = theme ? fontset_open(kit->data->catalogue, kit->diag) : NULL;
	struct check_words *words;

	if (!fonts)
		return NULL;
	words = ARENA_NEW(kit->arena, struct check_words);
	*words = (struct check_words){quiz, fonts, shaper_new(fonts, ""), theme->family, kit->diag};
	return words;
}

void check_words_end(struct check_words *words)
{
	if (!words)
		return;
	shaper_free(words->shaper);
	fontset_close(words->fonts);
}
