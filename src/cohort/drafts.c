/*
 * What a message follows from has a fingerprint, which its Message-ID holds: so a draft that lies
 * there says itself whether it is the one that would be written, and one without such an id is
 * somebody's own by now.
 */
#include "cohort/drafts.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "answers/keys.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "cohort/letter.h"
#include "cohort/mail.h"
#include "cohort/mail_address.h"
#include "cohort/manifest_row.h"
#include "cohort/sent_list.h"
#include "content/guide.h"
#include "content/phrases.h"
#include "run/data.h"
#include "run/run.h"

static const char altered[] = "the draft that is there was changed by somebody, and stays";

enum {
	BEGINNING = 1 << 14, /* bytes of a draft in which its headers end */
	MOST_NAMED = 20      /* people in one message */
};

/* People of a file who have no draft for the same reason. */
struct lack {
	const char *path, *reason;
	int64_t n;
	struct buf rows;
	struct lack *next;
};

/* The letter that phrases make. */
struct spoken_letter {
	const struct phrases *phrases;
	const struct letter *letter;
};

struct drafts {
	struct drafts_wish wish;
	struct kit *kit;
	const struct content *content;
	const char *guide; /* its title */
	const struct letter *letters;
	struct spoken_letter *spoken;
	int nspoken;
	struct sent_list sent;
	struct keys people, addresses, shared;
	struct keys codes; /* of people with reports */
	struct lack *lacks, **last_lack;
	int64_t nwritten, nremoved;
	bool has_failed;
};

static bool make_folder(const struct drafts *drafts)
{
	const char *folder = drafts->wish.folder;

	return !folder || drafts->wish.is_dry || file_make_folder(folder, 0700, drafts->kit->diag);
}

struct drafts *drafts_open(const struct drafts_wish *wish, struct kit *kit,
			   const struct content *content)
{
	struct arena *arena = kit->arena;
	struct drafts *drafts = ARENA_NEW(arena, struct drafts);
	const struct guide *guide = content->guide;
	const char *schema = file_join(arena, kit->data->schemas, "letters.rng");

	*drafts = (struct drafts){.wish = *wish, .kit = kit, .content = content};
	drafts->last_lack = &drafts->lacks;
	drafts->guide = guide->short_title ? guide->short_title : rich_plain(arena, &guide->title);
	if (wish->letters)
		drafts->letters = letter_load(arena, wish->letters, schema, kit->diag);
	if (wish->letters && !drafts->letters)
		return NULL;
	if (wish->sent && !sent_list_read(&drafts->sent, arena, wish->sent, kit->diag))
		return NULL;
	return make_folder(drafts) ? drafts : NULL;
}

/* --- Addresses -------------------------------------------------------------------------------- */

/* As it is compared: who writes it in capitals means the same mailbox. */
static const char *fold(struct arena *arena, const char *address)
{
	char *folded = arena_strdup(arena, address);

	for (char *p = folded; *p; p++)
		*p = *p >= 'A' && *p <= 'Z' ? (char)(*p | 0x20) : *p;
	return folded;
}

void drafts_count(struct drafts *drafts, const struct answers *answers)
{
	const char *address, *why;
	struct arena own;

	arena_init(&own);
	address = answers->email ? mail_address(&own, answers->email, &why) : NULL;
	if (address) {
		address = fold(&own, address);
		if (!answers->key ||
		    !keys_add(&drafts->people, arena_printf(&own, "%s\n%s", address, answers->key),
			      1))
			if (keys_add(&drafts->addresses, address, 1))
				keys_add(&drafts->shared, address, 1);
	}
	arena_release(&own);
}

static const char *find_address(const struct drafts *drafts, struct arena *own, const char *email,
				const char **reason)
{
	const char *why = "is missing";
	const char *address = email ? mail_address(own, email, &why) : NULL;

	if (!address)
		*reason = arena_printf(own, "the e-mail address %s", why);
	else if (keys_find(&drafts->shared, fold(own, address)))
		*reason = "the e-mail address is that of several people";
	return *reason ? NULL : address;
}

/* --- Words ------------------------------------------------------------------------------------ */

static const struct letter *find_letter(struct drafts *drafts, const struct phrases *phrases)
{
	struct spoken_letter *spoken;

	if (drafts->letters)
		return letter_find(drafts->letters, phrases->lang);
	for (int i = 0; i < drafts->nspoken; i++)
		if (drafts->spoken[i].phrases == phrases)
			return drafts->spoken[i].letter;
	ARENA_GROW(drafts->kit->arena, drafts->spoken, drafts->nspoken);
	spoken = &drafts->spoken[drafts->nspoken++];
	*spoken = (struct spoken_letter){phrases, letter_of_phrases(drafts->kit->arena, phrases)};
	return spoken->letter;
}

/* False, with a reason or with errors, where there are no words for that person. */
static bool find_words(struct drafts *drafts, struct arena *own, const struct answers *answers,
		       struct letter_text *text, const char **reason)
{
	struct diag *diag = drafts->kit->diag;
	const struct guide *guide = run_find_guide(drafts->kit, drafts->content, answers);
	const char *title = guide == drafts->content->guide ? drafts->guide
			    : guide                         ? guide->short_title
							    : NULL;
	const struct letter_reader reader = {answers->name, title, answers->date};
	const struct phrases *phrases = run_find_phrases(drafts->kit, drafts->content, answers);
	int nerrors = diag->nerrors;
	const char *missing;
	struct srcpos pos;

	if (!phrases || !guide)
		return false;
	missing = letter_fill(own, find_letter(drafts, phrases), &reader, text, &pos, diag);
	if (missing)
		*reason = arena_printf(own, "line %d of %s asks for a %s that is not known",
				       pos.line, pos.file, missing);
	if (!text->file)
		text->file = arena_printf(own, "%s.pdf", phrase(phrases, "report-kind"));
	return !missing && diag->nerrors == nerrors;
}

static void add_part(struct buf *out, const char *text)
{
	buf_addstr(out, text ? text : "");
	buf_addc(out, '\0');
}

/* Of all that the message is made from. */
static const char *find_fingerprint(struct arena *own, const struct mail *mail,
				    const struct manifest_row *row)
{
	char hex[SHA256_HEX];
	struct buf parts;

	buf_init(&parts);
	add_part(&parts, row->code);
	add_part(&parts, row->sha256);
	add_part(&parts, mail->address);
	add_part(&parts, mail->name);
	add_part(&parts, mail->lang);
	add_part(&parts, mail->subject);
	add_part(&parts, mail->body);
	add_part(&parts, mail->file);
	buf_printf(&parts, "%" PRId64, mail->date);
	sha256_hex(parts.bytes, parts.n, hex);
	buf_release(&parts);
	return arena_strdup(own, hex);
}

/* --- Drafts ----------------------------------------------------------------------------------- */

static const char *find_path(const struct drafts *drafts, struct arena *own, const char *code)
{
	return file_join(own, drafts->wish.folder, arena_printf(own, "%s.eml", code));
}

enum lying { LYING_NONE, LYING_SAME, LYING_OLD, LYING_ALTERED };

/* What lies at the path of a draft. */
static enum lying find_lying(struct arena *own, const char *path, const char *fingerprint)
{
	char *bytes, *id;
	FILE *file = fopen(path, "rb");
	size_t n;

	if (!file)
		return LYING_NONE;
	bytes = arena_alloc(own, BEGINNING + 1);
	n = fread(bytes, 1, BEGINNING, file);
	bytes[n] = '\0';
	fclose(file);
	id = strstr(bytes, "\r\n" MAIL_ID_BEFORE);
	if (!id)
		return LYING_ALTERED;
	id += strlen("\r\n" MAIL_ID_BEFORE);
	return strncmp(id, fingerprint, MAIL_ID_DIGITS) == 0 ? LYING_SAME : LYING_OLD;
}

/* Reads the report and writes the message; false with errors. */
static bool write_draft(struct drafts *drafts, struct arena *own, const char *path,
			struct mail *mail, const char *report)
{
	struct diag *diag = drafts->kit->diag;
	struct buf out;
	bool is_written;

	mail->report = file_read(own, file_join(own, drafts->wish.reports, report),
				 LIMIT_REPORT_BYTES, &mail->nreport, diag);
	if (!mail->report)
		return false;
	buf_init(&out);
	mail_write(mail, &out);
	is_written = file_write(path, out.bytes, out.n, diag);
	buf_release(&out);
	drafts->nwritten += is_written;
	return is_written;
}

/* Why there is no draft; NULL: there is, or errors were told. */
static const char *make_draft(struct drafts *drafts, struct arena *own, struct manifest_row *row,
			      const struct answers *answers)
{
	const struct kit *kit = drafts->kit;
	const char *reason = NULL, *path;
	struct letter_text text;
	enum lying lying;
	struct mail mail = {.name = answers->name, .date = kit->date ? *kit->date : answers->date};

	mail.address = find_address(drafts, own, answers->email, &reason);
	if (!mail.address || !find_words(drafts, own, answers, &text, &reason))
		return reason;
	mail.lang = text.lang;
	mail.subject = text.subject;
	mail.body = text.body;
	mail.file = text.file;
	mail.fingerprint = find_fingerprint(own, &mail, row);
	path = find_path(drafts, own, row->code);
	lying = find_lying(own, path, mail.fingerprint);
	if (lying == LYING_ALTERED)
		return altered;
	if (drafts->wish.is_dry)
		printf("%s\t%s\n", lying == LYING_SAME ? "keep" : "draft", path);
	else if (lying != LYING_SAME && !write_draft(drafts, own, path, &mail, row->file))
		drafts->has_failed = true;
	else
		row->draft = row->sha256;
	return NULL;
}

/* The draft of somebody who is to have none; one that somebody has changed stays. */
static void remove_draft(struct drafts *drafts, struct arena *own, const char *code)
{
	struct diag *diag = drafts->kit->diag;
	const char *path = find_path(drafts, own, code);
	enum lying lying = find_lying(own, path, "");

	if (lying == LYING_NONE)
		return;
	if (lying == LYING_ALTERED)
		diag_warn(
			diag, (struct srcpos){path, 0},
			"nobody is to get this draft any more, but somebody has changed it, and it "
			"stays");
	else if (drafts->wish.is_dry)
		printf("remove\t%s\tnobody is to get it any more\n", path);
	else if (unlink(path) == 0)
		drafts->nremoved++;
	else
		diag_fail(diag, (struct srcpos){path, 0}, "cannot remove it: %s", strerror(errno));
}

/* Somebody has no draft. */
static void note_lack(struct drafts *drafts, const struct answers *answers, const char *reason)
{
	struct arena *arena = drafts->kit->arena;
	struct lack *lack = drafts->lacks;

	while (lack &&
	       (strcmp(lack->path, answers->pos.file) != 0 || strcmp(lack->reason, reason) != 0))
		lack = lack->next;
	if (!lack) {
		lack = ARENA_NEW(arena, struct lack);
		*lack = (struct lack){.path = arena_strdup(arena, answers->pos.file),
				      .reason = arena_strdup(arena, reason)};
		*drafts->last_lack = lack;
		drafts->last_lack = &lack->next;
	}
	if (lack->n++ < MOST_NAMED)
		buf_printf(&lack->rows, "%s%s %d", lack->n > 1 ? ", " : "",
			   answers->row ? answers->row_name : "line",
			   answers->row ? answers->row : answers->pos.line);
	else if (lack->n == MOST_NAMED + 1)
		buf_addstr(&lack->rows, " and others");
}

/* Somebody says that this was sent: what was drafted, or else what there is. */
static void mark_sent(struct drafts *drafts, struct manifest_row *row)
{
	if (sent_list_find(&drafts->sent, row->code) && !row->sent)
		row->sent = row->draft ? row->draft : row->sha256;
}

void drafts_take(struct drafts *drafts, struct manifest_row *row, const struct answers *answers)
{
	const char *reason = NULL;
	struct arena own;

	mark_sent(drafts, row);
	if (!drafts->wish.folder || drafts->has_failed || !answers || !row->file ||
	    strcmp(row->status, "ok") != 0)
		return;
	keys_add(&drafts->codes, row->code, 1);
	arena_init(&own);
	if (row->sent && !drafts->wish.is_asked_for) {
		if (row->sha256 && strcmp(row->sent, row->sha256) != 0)
			reason = "the report has changed since it was sent; --only drafts it again";
	} else {
		row->sent = NULL;
		reason = make_draft(drafts, &own, row, answers);
		if (reason && reason != altered) {
			row->draft = NULL;
			remove_draft(drafts, &own, row->code);
		}
	}
	if (reason)
		note_lack(drafts, answers, reason);
	arena_release(&own);
}

void drafts_gone(struct drafts *drafts, const struct manifest_row *old)
{
	struct arena own;

	if (!drafts->wish.folder || keys_find(&drafts->codes, old->code))
		return;
	arena_init(&own);
	remove_draft(drafts, &own, old->code);
	arena_release(&own);
}

int64_t drafts_close(struct drafts *drafts, bool are_all)
{
	struct diag *diag = drafts->kit->diag;

	for (struct lack *lack = drafts->lacks; lack; lack = lack->next) {
		diag_warn(diag, (struct srcpos){lack->path, 0}, "%" PRId64 " %s no draft: %s: %s",
			  lack->n, lack->n == 1 ? "person has" : "people have", lack->reason,
			  buf_text(&lack->rows));
		buf_release(&lack->rows);
	}
	if (are_all && !drafts->wish.is_part)
		sent_list_check_found(&drafts->sent, diag);
	if (drafts->nremoved)
		diag_warn(diag, (struct srcpos){drafts->wish.folder, 0},
			  "%" PRId64 " %s removed: nobody is to get %s any more", drafts->nremoved,
			  drafts->nremoved == 1 ? "draft was" : "drafts were",
			  drafts->nremoved == 1 ? "it" : "them");
	keys_release(&drafts->codes);
	keys_release(&drafts->people);
	keys_release(&drafts->addresses);
	keys_release(&drafts->shared);
	return drafts->nwritten;
}
