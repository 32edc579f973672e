/* Whether there are fonts for what people typed. */
#ifndef CLI_CHECK_WORDS_H
#define CLI_CHECK_WORDS_H

struct answers;
struct check_words;
struct quiz;
struct kit;

/* With the fonts of that theme; NULL with errors. */
struct check_words *check_words_begin(const struct kit *kit, const struct quiz *quiz,
				      const char *theme_path);

/* Warns of each character in the person's name and own words that no font has, at its place; words
 * that a report never shows are left alone. */
void check_words_of(struct check_words *words, const struct answers *person);

void check_words_end(struct check_words *words);

#endif
