/* Rows by RFC 4180, in the order in which handouts are made, whoever makes them. */
#include "cli/atlas_list.h"

#include <inttypes.h>
#include <string.h>

#include "base/file.h"
#include "cli/editions.h"
#include "content/guide.h"
#include "look/page_size.h"
#include "run/output.h"

const char atlas_list_name[] = "handouts.csv";

void atlas_list_begin(struct buf *list, bool has_langs)
{
	buf_printf(list, "file,roles,title,profile,paper,pages,bytes,sha256%s\r\n",
		   has_langs ? ",lang" : "");
}

/* A field, in quotes where it needs them. */
static void add_text(struct buf *list, const char *text)
{
	bool is_plain = !strpbrk(text, ",\"\r\n");

	if (!is_plain)
		buf_addc(list, '"');
	for (; *text; text++) {
		if (*text == '"')
			buf_addc(list, '"');
		buf_addc(list, *text);
	}
	buf_addstr(list, is_plain ? "," : "\",");
}

void atlas_list_pack(struct buf *out, const struct edition *edition, const struct guide *guide,
		     const char *lang)
{
	struct buf row;

	buf_init(&row);
	add_text(&row, file_name(edition->path));
	for (int i = 0; i < guide->nroles; i++)
		buf_printf(&row, "%s%s", i ? " " : "", guide->roles[i].id);
	buf_addc(&row, ',');
	add_text(&row, guide->short_title);
	buf_printf(&row, "%s,%s,%d,%" PRId64 ",%s%s%s\r\n", edition->profile->profile.name,
		   edition->size->name, edition->npages, edition->nbytes, edition->sha256,
		   lang ? "," : "", lang ? lang : "");
	packet_put_bytes(out, row.bytes, row.n);
	buf_release(&row);
}

void atlas_list_take(struct buf *list, struct packet *packet)
{
	size_t n;
	const char *row = packet_bytes(packet, &n);

	buf_add(list, row, n);
}
