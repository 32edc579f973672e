/*
 * Check. The root element says what a file is; it is found without parsing, since the loader of
 * that kind parses and reports better than anything could here. A guide goes through all stages up
 * to its pages, so that missing characters and tight columns are reported too, and its
 * questionnaire is checked with it; a questionnaire is checked beside the guide that it names, and
 * answers beside the questionnaire of the guide that they name.
 */
#include "cli/check.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "answers/answers.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/stream.h"
#include "cli/check_atlas.h"
#include "cli/check_words.h"
#include "cli/cli.h"
#include "cli/file_kind.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cohort/letter.h"

#include "content/guide.h"
#include "content/choose.h"
#include "content/guide_load.h"
#include "content/phrases.h"
#include "content/quiz.h"
#include "content/quiz_load.h"
#include "look/theme_load.h"
#include "look/theme_press.h"
#include "score/score_lint.h"
#include "score/settle.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

enum { BEGINNING = 1 << 16 }; /* bytes in which a root element must begin */

struct checking {
	const struct kit *kit; /* what a guide opens of its own it closes */
	const struct options *options;
};

/* What the guide that was checked last has for answers that come after it. */
struct last_guide {
	const struct quiz *quiz; /* or NULL */
	bool is_faulty;          /* and that was reported */
};

/* Past whatever may stand before the root element (XML 1.0, 2.8); at its "<", or at the end. */
static const char *skip_prolog(const char *p)
{
	while ((p = strchr(p, '<'))) {
		const char *end = NULL;

		if (strncmp(p, "<!--", 4) == 0)
			end = strstr(p + 4, "-->");
		else if (strncmp(p, "<?", 2) == 0)
			end = strstr(p + 2, "?>");
		else if (strncmp(p, "<!", 2) == 0)
			end = strstr(p, strchr(p, '[') ? "]>" : ">");
		else
			return p;
		if (!end)
			break;
		p = end;
	}
	return "";
}

static int line_of(const char *text, const char *at)
{
	int line = 1;

	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

/* The first bytes, for what the file is; NULL with an error. */
static const char *read_beginning(const struct kit *kit, const char *path, size_t *n)
{
	struct stream *stream = stream_open(kit->arena, path, kit->diag);
	char *bytes = stream ? arena_alloc(kit->arena, BEGINNING + 1) : NULL;

	if (!stream)
		return NULL;
	*n = stream_peek(stream, bytes, BEGINNING);
	bytes[*n] = '\0';
	if (stream_has_failed(stream))
		bytes = NULL;
	stream_close(stream);
	return bytes;
}

/* What the file is. One without a root element is taken for a guide, whose loader says more. */
static enum file_kind recognise(const struct kit *kit, const char *path)
{
	size_t size = 0, n;
	const char *text, *root, *name;

	if (strcmp(path, "-") == 0)
		return FILE_GUIDE;
	text = read_beginning(kit, path, &size);
	if (!text)
		return FILE_UNKNOWN;
	if (answers_have_no_root(path, text, size))
		return FILE_OTHER_ANSWERS;
	root = skip_prolog(text);
	n = *root ? strcspn(root + 1, " \t\r\n/>") : 0;
	if (n == 0)
		return FILE_GUIDE;
	name = arena_strndup(kit->arena, root + 1, n);
	return file_kind_find(name, (struct srcpos){path, line_of(text, root)}, kit->diag);
}

/* The pages in the languages that the guide is translated into. A repeated message is one. */
static void check_translations(struct kit *kit, const struct source *source,
			       const struct guide *guide, struct look *look)
{
	const struct guide_choices *choices = guide->choices;
	struct source other = *source;

	for (int i = 1; i < choices->nlangs && !source->lang; i++) {
		struct content content;
		struct doc *doc;

		other.lang = choices->langs[i];
		doc = run_load(kit, &other, &content) ? run_compose_guide(kit, kit->arena, &content)
						      : NULL;
		if (doc)
			run_lay_out(kit, kit->arena, doc, look);
	}
}

static void check_guide(const struct checking *common, const char *path, const char *theme_path,
			struct last_guide *last)
{
	const struct options *options = common->options;
	struct source source = {.guide = path,
				.theme = theme_path,
				.lang = options->lang,
				.audience = options->audience,
				.pay_per = options->pay_per,
				.age = open_age(common->kit, options),
				.size = &options->size,
				.takes_atlas = true};
	struct kit kit = *common->kit;
	int nerrors = kit.diag->nerrors;
	struct content content;
	struct look look = {.paper = options->paper};
	struct guide_tree *tree;
	struct doc *doc;

	*last = (struct last_guide){0};
	tree = run_load_tree(&kit, &source, &content);
	look.theme = content.theme;
	if (tree && guide_tree_is_atlas(tree)) {
		check_atlas(&kit, &content, tree, &look);
	} else if (tree) {
		if (run_load_quiz(&kit, &content, false) && content.quiz)
			score_lint(content.quiz, kit.diag);
		last->quiz = content.quiz;
		doc = run_compose_guide(&kit, kit.arena, &content);
		if (doc)
			run_lay_out(&kit, kit.arena, doc, &look);
		if (strcmp(path, "-") != 0)
			check_translations(&kit, &source, content.guide, &look);
	}
	guide_tree_release(tree);
	last->is_faulty = kit.diag->nerrors > nerrors;
	run_release(&kit);
}

static void check_quiz(const struct kit *kit, const char *path)
{
	struct arena *arena = kit->arena;
	const char *schemas = kit->data->schemas;
	const char *schema = file_join(arena, schemas, "quiz.rng");
	const char *guide_path = quiz_guide_path(arena, path, schema, kit->diag);
	const struct guide *guide;
	const struct quiz *quiz;

	if (!guide_path)
		return;
	guide = guide_load(arena, guide_path, file_join(arena, schemas, "guide.rng"), NULL,
			   kit->diag);
	quiz = guide ? quiz_load(arena, path, guide, schema, kit->diag) : NULL;
	if (quiz)
		score_lint(quiz, kit->diag);
}

/*
 * Why a guide is not opened because answers say so, which may come from anybody; NULL: it is. Only
 * plain files count, of the folder of the answers or of the one right above, unless the command
 * line names the guide as well.
 */
static const char *refuse_guide(const struct checking *common, const char *dir, const char *guide)
{
	struct arena *arena = common->kit->arena;
	const char *above = file_join(arena, dir, ".."), *why;
	bool is_above = file_is_same(file_dir(arena, guide), above);
	struct stat status;
	int fd = file_open_inside(guide, is_above ? above : dir, &status, &why);

	if (fd >= 0) {
		close(fd);
		return NULL;
	}
	for (int i = 0; i < common->options->nfiles; i++)
		if (file_is_same(common->options->files[i], guide))
			return NULL;
	return why;
}

/* The guide that answers in XML name, as seen from their file; NULL: none, or with an error. */
static const char *find_guide(const struct checking *common, const char *path, const char *schema)
{
	struct arena *arena = common->kit->arena;
	struct diag *diag = common->kit->diag;
	struct xml_source source = {.path = path};
	const char *name, *guide, *why, *dir = file_dir(arena, path);
	const struct xml_node *root;

	source.bytes = file_read(arena, path, LIMIT_FILE_BYTES, &source.nbytes, diag);
	root = source.bytes ? xml_load_alone(arena, &source, schema, diag) : NULL;
	name = root ? xml_attr(root, "guide") : NULL;
	if (!name)
		return NULL;
	guide = strcmp(dir, ".") == 0 ? name : file_join(arena, dir, name);
	why = refuse_guide(common, dir, guide);
	if (!why)
		return guide;
	if (!file_look(guide, diag)) {
		diag_error(diag, root->pos, "there is no guide \"%s\"", name);
		diag_hint(diag, "the file is looked for from the folder of the answers");
		return NULL;
	}
	diag_error(diag, root->pos, "cannot read the guide \"%s\": %s", name, why);
	diag_hint(diag,
		  "guides lie in the folder of the answers or right above, or are named before "
		  "them: roleguide check GUIDE.xml %s",
		  path);
	return NULL;
}

/* The questionnaire of that guide, or NULL with an error. */
static const struct quiz *load_quiz_of(const struct kit *kit, const char *guide_path)
{
	struct arena *arena = kit->arena;
	const char *schemas = kit->data->schemas, *path;
	const struct guide *guide = guide_load(arena, guide_path,
					       file_join(arena, schemas, "guide.rng"), NULL,
					       kit->diag);

	if (!guide)
		return NULL;
	if (!guide->questionnaire)
		diag_error(kit->diag, guide->pos, "the guide names no questionnaire");
	path = quiz_path(arena, guide, kit->diag);
	return path ? quiz_load(arena, path, guide, file_join(arena, schemas, "quiz.rng"),
				kit->diag)
		    : NULL;
}

/* One person after the other; what has been read of one is given back before the next. */
static void check_people(const struct checking *common, const char *path, const struct quiz *quiz,
			 const char *theme_path)
{
	const struct kit *kit = common->kit;
	struct answers_settings settings = common->options->answers;
	struct answers_reading *reading;
	struct check_words *words;
	const struct answers *person;
	enum answers_step step;
	struct arena own;

	settings.schema = file_join(kit->arena, kit->data->schemas, "answers.rng");
	reading = answers_open(kit->arena, path, quiz, &settings, kit->diag);
	words = reading ? check_words_begin(kit, quiz, theme_path) : NULL;
	if (!words)
		return;
	do {
		arena_init(&own);
		step = settle_next(reading, &own, &person);
		if (step == ANSWERS_PERSON)
			check_words_of(words, person);
		arena_release(&own);
	} while (step == ANSWERS_PERSON || step == ANSWERS_BROKEN);
	check_words_end(words);
	answers_close(reading);
}

/* By the questionnaire of the guide that they name, or else of the last guide checked. */
static void check_answers(const struct checking *common, const char *path, bool is_xml,
			  const char *theme_path, const struct last_guide *last)
{
	const struct kit *kit = common->kit;
	const char *schema = file_join(kit->arena, kit->data->schemas, "answers.rng");
	int nerrors = kit->diag->nerrors;
	const char *guide_path = is_xml ? find_guide(common, path, schema) : NULL;
	const struct quiz *quiz = guide_path ? load_quiz_of(kit, guide_path) : last->quiz;

	if (kit->diag->nerrors > nerrors || (!quiz && last->is_faulty))
		return;
	if (quiz) {
		check_people(common, path, quiz, theme_path);
		return;
	}
	diag_error(kit->diag, (struct srcpos){path, 0},
		   "nothing says which guide these are answers for");
	diag_hint(kit->diag,
		  is_xml ? "write guide=\"...\", the file of the guide as seen from this one, or "
			   "name the guide before it: roleguide check GUIDE.xml %s"
			 : "name the guide before it: roleguide check GUIDE.xml %s",
		  path);
}

/* "phrases/option/de.xml" is laid over "phrases/de.xml"; NULL: it is no such file. */
static const char *kind_of_phrases(const char *folder)
{
	static const char *const kinds[] = {"option", "course", "product", "plan"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(file_name(folder), kinds[i]) == 0)
			return kinds[i];
	return NULL;
}

/* "phrases/de.xml" is the file for "de" in "phrases". */
static void check_phrases(const struct kit *kit, const char *path)
{
	struct arena *arena = kit->arena;
	const char *name = file_name(path), *folder = file_dir(arena, path), *lang;
	const char *kind = kind_of_phrases(folder), *schemas = kit->data->schemas;
	const struct phrases *phrases;
	size_t n = strlen(name);

	if (n <= 4 || strcmp(name + n - 4, ".xml") != 0) {
		diag_error(kit->diag, (struct srcpos){path, 0},
			   "a file of phrases is named after its language, such as de.xml");
		return;
	}
	lang = arena_strndup(arena, name, n - 4);
	if (kind)
		folder = file_dir(arena, folder);
	phrases = phrases_load(arena, folder, lang, schemas, kit->diag);
	if (kind && phrases)
		phrases_of_kind(arena, phrases, folder, kind, schemas, kit->diag);
}

static void check_theme(const struct kit *kit, const char *path)
{
	const struct theme *theme = theme_load(kit->arena, path, kit->data->schemas, kit->diag);

	if (theme)
		theme_press_check(theme, kit->diag);
}

static void check_file(const struct checking *common, const char *path, const char *theme_path,
		       struct last_guide *last)
{
	switch (recognise(common->kit, path)) {
	case FILE_GUIDE:
		check_guide(common, path, theme_path, last);
		break;
	case FILE_THEME:
		check_theme(common->kit, path);
		break;
	case FILE_PHRASES:
		check_phrases(common->kit, path);
		break;
	case FILE_QUIZ:
		check_quiz(common->kit, path);
		break;
	case FILE_ANSWERS:
		check_answers(common, path, true, theme_path, last);
		break;
	case FILE_OTHER_ANSWERS:
		check_answers(common, path, false, theme_path, last);
		break;
	case FILE_LETTERS:
		letter_load(common->kit->arena, path,
			    file_join(common->kit->arena, common->kit->data->schemas,
				      "letters.rng"),
			    common->kit->diag);
		break;
	case FILE_UNKNOWN:
		break;
	}
}

int check_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct last_guide last = {0};
	struct opened opened;
	struct checking common = {&opened.kit, options};
	int status = open_run(&opened, options, arena, diag);

	if (status != EXIT_DONE)
		return status;
	for (int i = 0; i < options->nfiles; i++)
		check_file(&common, options->files[i], opened.theme, &last);
	return cli_status(diag);
}
