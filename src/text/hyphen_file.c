/*
 * Which dictionary is that of a language, and which package has it. Some packages install theirs
 * under the name of the language, others only with a country: hyph_pl_PL.dic, hyph_nb_NO.dic.
 */
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/folder.h"
#include "text/hyphen.h"

/* Debian's packages, by language where the name is not hyphen-LANGUAGE. */
static const struct {
	const char *lang, *package;
} packages[] = {{"en", "hyphen-en-us"}, {"et", "myspell-et"},      {"nb", "hyphen-no"},
		{"nn", "hyphen-no"},    {"pt-BR", "hyphen-pt-br"}, {"pt", "hyphen-pt-pt"}};

static const char named_alike[] = " af as be bg bn ca cs da de el es fr gl gu hi hr hu id is it kn "
				  "lt lv ml mn mr nl no or pa pl ro ru sk sl sr sv ta te uk zu ";

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Whether tag is lang or begins with it. */
static bool is_of(const char *tag, const char *lang)
{
	size_t n = strlen(lang);

	return strncmp(tag, lang, n) == 0 && (!tag[n] || tag[n] == '-' || tag[n] == '_');
}

const char *hyphen_package(struct arena *arena, const char *lang)
{
	int n = (int)strcspn(lang, "-_");

	for (size_t i = 0; i < sizeof packages / sizeof packages[0]; i++)
		if (is_of(lang, packages[i].lang))
			return packages[i].package;
	if (n == 0 || !strstr(named_alike, arena_printf(arena, " %.*s ", n, lang)))
		return NULL;
	return arena_printf(arena, "hyphen-%.*s", n, lang);
}

/* Whether the file is the dictionary of the tag, all "_", in some country. */
static bool is_regional(const char *file, const char *tag)
{
	if (strncmp(file, "hyph_", 5) != 0)
		return false;
	file += 5;
	for (; *tag; tag++, file++)
		if (*file != *tag && !(*file == '-' && *tag == '_'))
			return false;
	return *file == '_' && is_letter(file[1]) && is_letter(file[2]) &&
	       strcmp(file + 3, ".dic") == 0;
}

/* Whether the country is called as the language is: pt_PT, not pt_BR. */
static bool is_at_home(const char *file)
{
	const char *country = strchr(file, '.') - 2;

	return (file[5] ^ 0x20) == country[0] && (file[6] ^ 0x20) == country[1];
}

/* The dictionary of the tag for its own country, or else for the first in the alphabet; or NULL. */
static char *find_regional(struct arena *arena, const char *folder, const char *tag,
			   struct diag *diag)
{
	struct folder files = folder_list(arena, folder, diag);
	const char *best = NULL;

	for (int i = 0; i < files.nnames; i++)
		if (is_regional(files.names[i], tag) &&
		    (!best || is_at_home(files.names[i]) > is_at_home(best)))
			best = files.names[i];
	return best ? file_join(arena, folder, best) : NULL;
}

char *hyphen_path(struct arena *arena, const char *folder, const char *lang, struct diag *diag)
{
	char *tag = arena_strdup(arena, is_of(lang, "no") ? "nb" : lang);

	if (strspn(lang, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") !=
	    strlen(lang))
		return NULL;
	for (char *p = tag; *p; p++)
		if (*p == '-')
			*p = '_';
	for (;;) {
		char *path = arena_printf(arena, "%s/hyph_%s.dic", folder, tag);
		char *last = strrchr(tag, '_');

		if (file_look(path, diag))
			return path;
		path = find_regional(arena, folder, tag, diag);
		if (path || !last || diag->environment_failed)
			return path;
		*last = '\0';
	}
}
