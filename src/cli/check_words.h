/* Whether there are fonts for what people typed. */
#ifndef CLI_CHECK_WORDS_H
#define CLI_CHECK_WORDS_H

struct answers_file;
struct quiz;
struct kit;

/* Warns of each character in names and own words that no font has, at its place; words that a
 * report never shows are left alone. */
void check_words(const struct kit *kit, const struct answers_file *file, const struct quiz *quiz,
		 const char *theme_path);

#endif
