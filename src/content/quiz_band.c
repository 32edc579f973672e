/*
 * Bands: which numbers speak alike. Each goes on where the one before ended, so together they hold
 * every number from the question's min to its max.
 */
#include "content/quiz_band.h"

#include <inttypes.h>

#include "base/buf.h"
#include "content/quiz_field.h"
#include "xml/read.h"

/* What has been read: numbers below next are in some band. */
struct bands {
	const struct field_in *in;
	const struct question *question;
	int64_t next;
	bool is_open; /* a band without upto has been met: it holds the rest */
};

static void check_from(struct bands *bands, const struct xml_node *node)
{
	struct diag *diag = bands->in->diag;
	int64_t from = read_number(node, "from", bands->next);

	if (from > bands->next)
		diag_error(diag, node->pos,
			   "no band holds the numbers from %" PRId64 " to %" PRId64, bands->next,
			   from - 1);
	else if (from < bands->next && bands->question->nbands)
		diag_error(diag, node->pos,
			   "two bands hold the numbers from %" PRId64 " to %" PRId64, from,
			   bands->next - 1);
}

static void check_order(struct bands *bands, const struct xml_node *node, int64_t upto)
{
	struct diag *diag = bands->in->diag;
	const struct question *question = bands->question;

	if (bands->is_open) {
		diag_error(diag, node->pos, "only the last band may go without upto");
		return;
	}
	if (bands->next > question->max)
		diag_error(diag, node->pos,
			   "no number up to the max of %" PRId64 " is left for this band",
			   question->max);
	else if (upto < bands->next && question->nbands)
		diag_error(diag, node->pos,
			   "the bands do not ascend: upto %" PRId64 " comes after upto %" PRId64,
			   upto, bands->next - 1);
	else if (upto < bands->next)
		diag_error(diag, node->pos,
			   "the band ends at %" PRId64 ", below the min of %" PRId64, upto,
			   question->min);
	else
		check_from(bands, node);
}

static void load_band(struct bands *bands, const struct xml_node *node, struct quiz_band *band)
{
	const struct field_in *in = bands->in;
	const struct question *question = bands->question;

	*band = (struct quiz_band){
		.upto = read_number(node, "upto", INT64_MAX),
		.supports = quiz_supports_of(in, node, "support"),
		.is_neutral = read_is(node, "neutral", "true"),
		.pos = node->pos,
	};
	if (!band->supports)
		band->supports = ARENA_ARRAY(in->arena, int8_t,
					     ((struct quiz *)in->owner)->guide->nroles + 2);
	check_order(bands, node, band->upto);
	if (question->dimension >= 0 && !band->is_neutral &&
	    !quiz_speaks(in->owner, band->supports)) {
		diag_error(in->diag, node->pos, "the band speaks for no role");
		diag_hint(in->diag, "write neutral=\"true\" if that is meant");
	}
	if (band->is_neutral && quiz_speaks(in->owner, band->supports))
		diag_error(in->diag, node->pos, "the band is neutral and yet speaks for a role");
	if (band->upto == INT64_MAX)
		bands->is_open = true;
	else if (band->upto >= bands->next)
		bands->next = band->upto + 1;
}

void quiz_band_read(const struct field_in *in, struct question *question)
{
	struct bands bands = {in, question, question->min, false};
	const struct xml_node *node = in->node;
	int n = read_count(node, "band");
	const struct xml_node *at;

	if (!n)
		return;
	question->bands = ARENA_ARRAY(in->arena, struct quiz_band, n);
	for (at = xml_child(node, "band"); at; at = xml_next(at, "band")) {
		load_band(&bands, at, &question->bands[question->nbands]);
		question->nbands++;
	}
	if (!bands.is_open && bands.next <= question->max) {
		diag_error(in->diag, question->bands[n - 1].pos,
			   "no band holds the numbers from %" PRId64 " to %" PRId64, bands.next,
			   question->max);
		diag_hint(in->diag, "leave out upto of the last band");
	}
}

void quiz_band_dump(const struct field_out *out, const struct question *question)
{
	for (int i = 0; i < question->nbands; i++) {
		const struct quiz_band *band = &question->bands[i];

		if (band->upto == INT64_MAX)
			buf_addstr(out->buf, "    above");
		else
			buf_printf(out->buf, "    up to %" PRId64, band->upto);
		if (band->is_neutral)
			buf_addstr(out->buf, ", neutral");
		else
			quiz_show_supports(out, band->supports);
		buf_addc(out->buf, '\n');
	}
}
