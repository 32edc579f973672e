/*
 * Theme and phrases are loaded once, and the file of the atlas is read once; of its tree each
 * handout is a choice. Workers, forked from the process that has all that and whatever the first
 * few handouts have loaded, make the rest.
 */
#include "cli/atlas.h"

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/inputs.h"
#include "base/packet.h"
#include "cli/atlas_list.h"
#include "cli/cli.h"
#include "cli/cohort_wish.h"
#include "cli/editions.h"
#include "cli/open.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cohort/messages.h"
#include "cohort/pool.h"
#include "content/choose.h"
#include "content/guide.h"
#include "content/guide_choice.h"
#include "content/guide_load.h"
#include "run/output.h"

/* The atlas in one of its languages. */
struct tongue {
	const char *lang; /* that is asked for; NULL: its own */
	struct guide_tree *tree;
	struct content content; /* with the guide of all roles */
};

struct atlas {
	const struct options *options;
	struct kit *kit;
	struct tongue *tongues;
	int ntongues;
	bool names_langs; /* files say which it is */
	const char *folder, *list_path;
	struct pool *pool;
	struct buf list; /* of files */
	int nmade, nmissing;
	bool is_worker; /* in a worker's process */
};

/* --- A handout -------------------------------------------------------------------------------- */

static const char *name_of(struct arena *arena, const struct guide_choice *choice)
{
	const char *name = choice->is_book ? "book" : choice->roles[0];

	for (int i = 1; i < choice->nroles && !choice->is_book; i++)
		name = arena_printf(arena, "%s-vs-%s", name, choice->roles[i]);
	return name;
}

/* Makes the files of a handout; their rows go to out. */
static bool make_handout(struct atlas *atlas, struct arena *own, const struct tongue *tongue,
			 const struct guide_choice *choice, struct buf *out)
{
	const char *name = name_of(own, choice), *lang = atlas->names_langs ? tongue->lang : NULL;

	struct editions editions = {.options = atlas->options,
				    .kit = atlas->kit,
				    .arena = own,
				    .content = tongue->content,
				    .has_sums = true};
	bool is_made;

	editions.content.guide = guide_tree_choose(own, tongue->tree, choice, atlas->kit->diag);
	if (!editions.content.guide)
		return false;
	editions_list(&editions, lang ? arena_printf(own, "%s-%s", name, lang) : name);
	is_made = editions_make(&editions);
	for (int i = 0; i < editions.n && is_made; i++)
		atlas_list_pack(out, &editions.list[i], editions.content.guide, lang);
	editions_release(&editions);
	return is_made;
}

/* The book is of all that is chosen on the command line. */
static struct guide_choice book_of(const struct atlas *atlas)
{
	struct guide_choice choice = {.is_whole = true, .is_book = true};

	if (atlas->options->roles) {
		choice.roles = atlas->options->roles->roles;
		choice.nroles = atlas->options->roles->nroles;
	}
	return choice;
}

/* --- In a worker ------------------------------------------------------------------------------ */

/* What was said while all was loaded is printed by the other process. */
static void begin_worker(void *context)
{
	struct atlas *atlas = context;
	struct buf heard;

	atlas->is_worker = true;
	buf_init(&heard);
	messages_pack(atlas->kit->diag, &heard);
	buf_release(&heard);
}

/* Bytes: the number of the language; those of the roles, or nothing for the book. Out: whether it
 * was made; if so a row a file; messages. */
static void work(void *context, const char *bytes, size_t n, struct buf *out)
{
	struct atlas *atlas = context;
	struct packet packet = {bytes, bytes + n};
	const struct tongue *tongue = &atlas->tongues[packet_integer(&packet)];
	const char *roles[GUIDE_MOST_ROLES];
	const struct guide *whole = tongue->content.guide;
	struct guide_choice choice = {.roles = roles};
	struct arena own;
	struct buf rows;

	arena_init(&own);
	buf_init(&rows);
	while (packet.next < packet.end)
		roles[choice.nroles++] = whole->roles[packet_integer(&packet)].id;
	if (choice.nroles == 0)
		choice = book_of(atlas);
	packet_put_integer(out, make_handout(atlas, &own, tongue, &choice, &rows));
	packet_put_bytes(out, rows.bytes, rows.n);
	if (atlas->is_worker)
		messages_pack(atlas->kit->diag, out);
	buf_release(&rows);
	arena_release(&own);
}

static void take(void *context, const char *bytes, size_t n)
{
	struct atlas *atlas = context;
	struct packet packet = {bytes, bytes + n}, rows = {0};
	bool is_made = packet_integer(&packet);

	rows.next = packet_bytes(&packet, &n);
	rows.end = rows.next + n;
	while (is_made && rows.next < rows.end)
		atlas_list_take(&atlas->list, &rows);
	if (is_made)
		atlas->nmade++;
	else
		atlas->nmissing++;
	if (packet.next < packet.end)
		messages_take(atlas->kit->diag, &packet);
}

/* --- All of them ------------------------------------------------------------------------------ */

/* In that language. Two numbers of roles; n 0: the book. */
static bool put(struct atlas *atlas, int tongue, const int *roles, int n)
{
	struct buf task;
	bool is_put;

	buf_init(&task);
	packet_put_integer(&task, tongue);
	for (int i = 0; i < n; i++)
		packet_put_integer(&task, roles[i]);
	is_put = !atlas->kit->diag->environment_failed && pool_put(atlas->pool, task.bytes, task.n);
	buf_release(&task);
	return is_put;
}

/* False: nothing more is to be made. */
static bool put_all(struct atlas *atlas, int tongue)
{
	const struct guide *whole = atlas->tongues[tongue].content.guide;

	for (int i = 0; i < whole->nroles; i++)
		for (int k = i + 1; k < whole->nroles; k++)
			if (!put(atlas, tongue, (const int[]){i, k}, 2))
				return false;
	return put(atlas, tongue, NULL, 0);
}

static bool write_list(struct atlas *atlas)
{
	return outputs_check_read(atlas->options, atlas->list_path, atlas->kit->diag) &&
	       file_write(atlas->list_path, atlas->list.bytes, atlas->list.n, atlas->kit->diag);
}

static int make_all(struct atlas *atlas)
{
	const struct pool_calls calls = {work, take, atlas, begin_worker, NULL};
	struct diag *diag = atlas->kit->diag;
	bool is_new = !file_exists(atlas->folder);

	if (!file_make_folder(atlas->folder, 0777, diag))
		return cli_status(diag);
	atlas_list_begin(&atlas->list, atlas->names_langs);
	atlas->pool = pool_open(&calls, cohort_wish_jobs(atlas->options), diag);
	for (int i = 0; i < atlas->ntongues && put_all(atlas, i); i++)
		;
	if (pool_close(atlas->pool) && atlas->nmade > 0)
		write_list(atlas);
	if (atlas->nmade == 0 && is_new)
		file_drop_folder(atlas->folder);
	if (!diag->environment_failed && atlas->nmissing > 0 && atlas->nmade > 0)
		return EXIT_SOME;
	return cli_status(diag);
}

/* --- What they are made of -------------------------------------------------------------------- */

/* Those roles of the command line, or all of the file. */
static bool load(struct atlas *atlas, const struct opened *opened, struct tongue *tongue)
{
	const struct options *options = atlas->options;
	struct guide_choice *choice = ARENA_NEW(atlas->kit->arena, struct guide_choice);
	struct source source = {.guide = options->files[0],
				.choice = choice,
				.theme = opened->theme,
				.lang = tongue->lang,
				.audience = options->audience,
				.bleed = options->bleed};

	if (options->roles)
		*choice = *options->roles;
	choice->is_whole = true;
	for (int i = 0; i < options->nprofiles; i++)
		source.is_press = source.is_press || options->profiles[i]->profile.is_press;
	tongue->tree = run_load_tree(atlas->kit, &source, &tongue->content);
	return tongue->tree;
}

static void add_tongue(struct atlas *atlas, const char *lang)
{
	ARENA_GROW(atlas->kit->arena, atlas->tongues, atlas->ntongues);
	atlas->tongues[atlas->ntongues++] = (struct tongue){.lang = lang};
}

/* Where the atlas is to say which languages these are, it is loaded to ask it. */
static bool load_all(struct atlas *atlas, const struct opened *opened)
{
	const struct options *options = atlas->options;
	bool is_good = true;

	atlas->names_langs = options->nlangs > 1 || options->has_all_langs;
	if (options->has_all_langs) {
		struct tongue own = {0};

		if (!load(atlas, opened, &own))
			return false;
		for (int i = 0; i < own.content.guide->choices->nlangs; i++)
			add_tongue(atlas, own.content.guide->choices->langs[i]);
		guide_tree_release(own.tree);
	} else if (options->nlangs <= 1) {
		add_tongue(atlas, options->lang);
	}
	for (int i = 0; i < options->nlangs && options->nlangs > 1; i++)
		add_tongue(atlas, options->langs[i]);
	for (int i = 0; i < atlas->ntongues; i++)
		is_good = load(atlas, opened, &atlas->tongues[i]) && is_good;
	return is_good;
}

/* --- The command ------------------------------------------------------------------------------ */

static bool check_options(const struct options *options, struct diag *diag)
{
	struct srcpos nowhere = {0};

	if (!options->output || !outputs_is_folder(options->output)) {
		diag_error(diag, nowhere, "an atlas is many files, and wants a folder: -o DIR/");
		return false;
	}
	for (int i = 0; i < options->nprofiles; i++)
		if (options->profiles[i]->page_ending) {
			diag_error(diag, nowhere,
				   "profile %s is a file a page: make it of one handout, with "
				   "roleguide guide --roles",
				   options->profiles[i]->profile.name);
			return false;
		}
	return true;
}

int atlas_run(const struct options *options, struct arena *arena, struct diag *diag)
{
	struct opened opened;
	struct atlas atlas = {.options = options, .kit = &opened.kit};
	int status;

	if (!check_options(options, diag))
		return EXIT_USAGE;
	atlas.folder = file_bare(arena, options->output);
	atlas.list_path = file_join(arena, atlas.folder, atlas_list_name);
	if (!outputs_check(options, atlas.list_path, diag))
		return EXIT_USAGE;
	buf_init(&atlas.list);
	status = open_run(&opened, options, arena, diag);
	if (status == EXIT_DONE)
		status = load_all(&atlas, &opened) ? make_all(&atlas) : (int)cli_status(diag);
	for (int i = 0; i < atlas.ntongues; i++)
		guide_tree_release(atlas.tongues[i].tree);
	buf_release(&atlas.list);
	run_release(&opened.kit);
	return status;
}
