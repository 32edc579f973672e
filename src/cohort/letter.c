/*
 * A letter is a list of pieces, each a pattern as phrases have them, some for people alone of whom
 * something is known. Those of phrases and those of a coach differ in where they stand.
 */
#include "cohort/letter.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "content/phrases.h"
#include "locale/locale.h"
#include "locale/message.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

/* What may not be known of somebody. */
enum fact { FACT_NAME, FACT_DATE, FACT_COUNT };

static const char *const fact_names[] = {"name", "date"};

struct piece {
	const char *pattern;
	struct srcpos pos;
	bool is_with[FACT_COUNT], is_without[FACT_COUNT]; /* whom it is for */
	bool asks[FACT_COUNT];                            /* what its pattern fills in */
};

struct letter {
	const char *lang;
	const char *file; /* NULL: not said */
	struct piece subject;
	struct piece *pieces; /* paragraphs */
	int npieces;
	const struct letter *next;
};

/* The pattern filled in with what is given; NULL stays out. */
static const char *fill(struct locale *locale, struct arena *arena, const struct piece *piece,
			const char *const facts[FACT_COUNT], const char *guide, struct diag *diag)
{
	struct message_arg args[FACT_COUNT + 1] = {{"guide", guide, 0}};
	int n = 1;

	for (int fact = 0; fact < FACT_COUNT; fact++)
		if (facts[fact])
			args[n++] = (struct message_arg){fact_names[fact], facts[fact], 0};
	return message_format(locale, arena, piece->pattern, args, n, piece->pos, diag);
}

/* Tells what is wrong with a pattern, and notes what it asks for. */
static void try_piece(struct arena *arena, const char *lang, struct piece *piece, struct diag *diag)
{
	struct locale *locale = locale_open(lang);

	fill(locale, arena, piece, fact_names, "", diag);
	for (int fact = 0; fact < FACT_COUNT; fact++) {
		const char *facts[FACT_COUNT] = {"", ""};
		struct diag unsaid;

		diag_init(&unsaid);
		facts[fact] = NULL;
		fill(locale, arena, piece, facts, "", &unsaid);
		piece->asks[fact] = unsaid.nerrors > 0;
		diag_release(&unsaid);
	}
	locale_close(locale);
}

static struct piece *add_piece(struct arena *arena, struct letter *letter)
{
	ARENA_GROW(arena, letter->pieces, letter->npieces);
	letter->pieces[letter->npieces] = (struct piece){0};
	return &letter->pieces[letter->npieces++];
}

static void take_piece(struct arena *arena, const struct xml_node *node, const char *lang,
		       struct piece *piece, struct diag *diag)
{
	const char *with = xml_attr(node, "with"), *without = xml_attr(node, "without");

	*piece = (struct piece){.pattern = xml_text(arena, node), .pos = node->pos};
	for (int fact = 0; fact < FACT_COUNT; fact++) {
		piece->is_with[fact] = with && strcmp(with, fact_names[fact]) == 0;
		piece->is_without[fact] = without && strcmp(without, fact_names[fact]) == 0;
	}
	try_piece(arena, lang, piece, diag);
	for (int fact = 0; fact < FACT_COUNT; fact++)
		if (piece->asks[fact] && piece->is_without[fact])
			diag_error(diag, node->pos,
				   "this paragraph is for people without a %s, but asks for it",
				   fact_names[fact]);
}

static struct letter *take_letter(struct arena *arena, const struct xml_node *node,
				  struct diag *diag)
{
	struct letter *letter = ARENA_NEW(arena, struct letter);

	letter->lang = xml_attr(node, "xml:lang");
	letter->file = xml_attr(node, "file");
	take_piece(arena, xml_child(node, "subject"), letter->lang, &letter->subject, diag);
	for (const struct xml_node *p = xml_child(node, "p"); p; p = xml_next(p, "p"))
		take_piece(arena, p, letter->lang, add_piece(arena, letter), diag);
	return letter;
}

static const struct letter *find_lang(const struct letter *letters, const char *lang, size_t n)
{
	for (; letters; letters = letters->next)
		if (strlen(letters->lang) == n && strncmp(letters->lang, lang, n) == 0)
			return letters;
	return NULL;
}

const struct letter *letter_load(struct arena *arena, const char *path, const char *schema,
				 struct diag *diag)
{
	int nerrors = diag->nerrors;
	const struct xml_node *root = xml_load(arena, path, schema, NULL, diag), *node;
	struct letter *letters = NULL, **end = &letters;

	for (node = root ? xml_child(root, "letter") : NULL; node;
	     node = xml_next(node, "letter")) {
		const char *lang = xml_attr(node, "xml:lang");

		if (find_lang(letters, lang, strlen(lang)))
			diag_error(diag, node->pos, "there is a letter in \"%s\" already", lang);
		*end = take_letter(arena, node, diag);
		end = (struct letter **)&(*end)->next;
	}
	return diag->nerrors == nerrors ? letters : NULL;
}

static void add_phrase(struct arena *arena, struct letter *letter, const struct phrases *phrases,
		       const char *key)
{
	*add_piece(arena, letter) = (struct piece){.pattern = phrase(phrases, key),
						   .pos = phrase_pos(phrases, key)};
}

const struct letter *letter_of_phrases(struct arena *arena, const struct phrases *phrases)
{
	struct letter *letter = ARENA_NEW(arena, struct letter);
	struct piece *pieces;

	letter->lang = phrases->lang;
	letter->file = arena_printf(arena, "%s.pdf", phrase(phrases, "report-kind"));
	letter->subject.pattern = phrase(phrases, "report-title");
	letter->subject.pos = phrase_pos(phrases, "report-title");
	add_phrase(arena, letter, phrases, "mail-hello");
	add_phrase(arena, letter, phrases, "mail-hello-name");
	add_phrase(arena, letter, phrases, "mail-here");
	add_phrase(arena, letter, phrases, "mail-here-date");
	add_phrase(arena, letter, phrases, "mail-limits");
	add_phrase(arena, letter, phrases, "mail-regards");
	pieces = letter->pieces;
	pieces[0].is_without[FACT_NAME] = pieces[1].is_with[FACT_NAME] = true;
	pieces[2].is_without[FACT_DATE] = pieces[3].is_with[FACT_DATE] = true;
	return letter;
}

const struct letter *letter_find(const struct letter *letters, const char *lang)
{
	const struct letter *found = NULL;
	size_t n = strlen(lang);

	while (n > 0 && !(found = find_lang(letters, lang, n)))
		while (n > 0 && lang[--n] != '-')
			;
	return found ? found : letters;
}

static bool is_for(const struct piece *piece, const char *const facts[FACT_COUNT])
{
	for (int fact = 0; fact < FACT_COUNT; fact++)
		if (facts[fact] ? piece->is_without[fact] : piece->is_with[fact])
			return false;
	return true;
}

const char *letter_fill(struct arena *arena, const struct letter *letter,
			const struct letter_reader *reader, struct letter_text *text,
			struct srcpos *pos, struct diag *diag)
{
	struct locale *locale = locale_open(letter->lang);
	const char *facts[FACT_COUNT] = {reader->name}, *missing = NULL;
	struct buf body;

	buf_init(&body);
	if (reader->date)
		facts[FACT_DATE] = locale_date(locale, arena, reader->date);
	*text = (struct letter_text){.lang = letter->lang, .file = letter->file};
	for (int i = -1; i < letter->npieces && !missing; i++) {
		const struct piece *piece = i < 0 ? &letter->subject : &letter->pieces[i];
		const char *words;

		if (!is_for(piece, facts))
			continue;
		for (int fact = 0; fact < FACT_COUNT; fact++)
			if (piece->asks[fact] && !facts[fact])
				missing = fact_names[fact];
		*pos = piece->pos;
		words = missing ? "" : fill(locale, arena, piece, facts, reader->guide, diag);
		if (i < 0)
			text->subject = words;
		else
			buf_printf(&body, "%s%s\n", body.n ? "\n" : "", words);
	}
	text->body = arena_strndup(arena, buf_text(&body), body.n);
	locale_close(locale);
	buf_release(&body);
	return missing;
}
