/* What people add to the page is counted as their reports are made, and written after the last. */
#include "cli/report_group.h"

#include "answers/answers.h"
#include "base/file_write.h"
#include "base/packet.h"
#include "cli/dump.h"
#include "cli/options.h"
#include "cli/outputs.h"
#include "cohort/publish.h"
#include "cohort/suppress.h"
#include "cohort/census.h"
#include "run/output.h"
#include "score/trait.h"

struct report_group {
	struct kit *kit;
	const struct options *options;
	const struct content *content;
	const struct traits *traits;
	struct census *census;
};

bool report_group_check(const struct options *options, struct diag *diag)
{
	static const struct srcpos nowhere;
	int nerrors = diag->nerrors;

	if (!options->group) {
		if (options->least)
			diag_error(diag, nowhere, "--least goes with --group");
		return diag->nerrors == nerrors;
	}
	if (options->select.nonly || options->select.nshards)
		diag_error(diag, nowhere, "--group is about all people, and not about some");
	if (options->output && options->dump)
		diag_error(diag, nowhere, "--dump shows the page of --group where there is no -o");
	return diag->nerrors == nerrors;
}

struct report_group *report_group_open(struct kit *kit, const struct options *options,
				       const struct content *content)
{
	struct report_group *group;

	if (!options->group)
		return NULL;
	group = ARENA_NEW(kit->arena, struct report_group);
	*group = (struct report_group){.kit = kit, .options = options, .content = content};
	group->traits = traits_make(kit->arena, content->quiz);
	group->census = census_new(group->traits);
	return group;
}

void report_group_pack(const struct report_group *group, const struct result *result,
		       struct buf *out)
{
	struct buf traits;

	buf_init(&traits);
	census_pack(group->traits, result, &traits);
	packet_put_bytes(out, traits.bytes, traits.n);
	buf_release(&traits);
}

void report_group_take(struct report_group *group, const struct answers *answers, const char *code,
		       struct packet *packed)
{
	const char *bytes;
	size_t n;

	if (packed->next == packed->end)
		return;
	bytes = packet_bytes(packed, &n);
	census_take(group->census, answers->group, code, bytes, n);
}

/* The page, or a stage of it as text. */
static bool make_page(const struct report_group *group, struct doc *doc, struct buf *bytes)
{
	const struct options *options = group->options;
	struct content content = *group->content;
	struct kit *kit = group->kit;
	struct look look = {
		.theme = content.theme, .paper = options->paper, .npages = options->fit};
	struct job job = {.output = options->profile,
			  .guide = content.guide,
			  .doc = doc,
			  .printing = &options->printing,
			  .name = options->group};
	struct dumped dumped = {kit, kit->arena, &content, NULL, &job};

	if (!doc)
		return false;
	if (options->dump && options->dump->stage == DUMP_COMPOSED)
		return options->dump->write(&dumped, bytes);
	job.layout = run_lay_out(kit, kit->arena, doc, &look);
	if (!job.layout)
		return false;
	return options->dump ? options->dump->write(&dumped, bytes)
			     : output_write(kit, kit->arena, &job, bytes);
}

bool report_group_write(struct report_group *group)
{
	struct group_input input = {.traits = group->traits,
				    .least = group->options->least ? group->options->least
								   : SUPPRESS_LEAST};
	struct buf bytes;
	bool is_written;

	publish_fill(group->kit->arena, group->census, &input);
	buf_init(&bytes);
	is_written = make_page(group, run_compose_group(group->kit, group->content, &input),
			       &bytes) &&
		     outputs_check_read(group->options, group->options->group, group->kit->diag) &&
		     file_write(group->options->group, bytes.bytes, bytes.n, group->kit->diag);
	buf_release(&bytes);
	return is_written;
}

void report_group_close(struct report_group *group)
{
	if (group)
		census_free(group->census);
}
