/* The areas of blanks, from the items of pages; where something is drawn does not matter here. */
#include "layout/fields.h"

#include "base/buf.h"
#include "layout/layout.h"

const struct form_field *fields_find(struct arena *arena, const struct layout *layout, int *n)
{
	struct form_field *fields = NULL;

	*n = 0;
	for (int p = 0; p < layout->npages; p++)
		for (int i = 0; i < layout->pages[p].nitems; i++) {
			const struct item *item = &layout->pages[p].items[i];
			const struct blank *blank;

			if (item->kind != ITEM_BLANK || item->of.blank->role == BLANK_CODE)
				continue;
			blank = item->of.blank;
			ARENA_GROW(arena, fields, *n);
			fields[(*n)++] = (struct form_field){p,
							     item->x,
							     item->y,
							     item->w,
							     item->h,
							     blank->role,
							     blank->question,
							     blank->option,
							     blank->place,
							     blank->digit};
		}
	return fields;
}

void fields_dump(const struct form_field *fields, int n, struct buf *out)
{
	for (int i = 0; i < n; i++) {
		const struct form_field *field = &fields[i];
		const len sides[] = {field->x, field->y, field->w, field->h};

		buf_printf(out, "box %d", field->page + 1);
		for (int k = 0; k < 4; k++)
			buf_printf(out, " %s", len_millimetres(sides[k]).text);
		buf_printf(out, " %s %d %d %d %d\n", blank_role_name(field->role),
			   field->question + 1, field->option + 1, field->place, field->digit);
	}
}
