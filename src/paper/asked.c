/* A remark that says where and what was seen, and a line that ends behind "=". */
#include "paper/asked.h"

#include "base/buf.h"

static const char head[] =
	"# Questions about scanned sheets. Write behind each = what holds, by the numbers at the\n"
	"# boxes: 2, 1,3, 250, - for left blank, and words behind w, as in 4w My own words. Then\n"
	"# run the same command again. proof.pdf shows each page, and what was read on it.\n";

static void add_place(const struct pile_doubt *doubt, struct buf *out)
{
	if (doubt->page)
		buf_printf(out, ", page %d", doubt->page);
	if (doubt->seen)
		buf_printf(out, " (%s, page %d)", doubt->seen->file, doubt->seen->number);
}

/* The numbers of the questions that have a box on a page: "questions 9 to 16". */
static void add_questions(const struct pile_form *form, int page, struct buf *out)
{
	int n, first = pile_boxes(form, page, &n);

	if (n > 0)
		buf_printf(out, " [questions %d to %d]", form->boxes->boxes[first].question + 1,
			   form->boxes->boxes[first + n - 1].question + 1);
}

static void add_doubt(const struct pile *pile, const struct pile_doubt *doubt, struct buf *out)
{
	const char *code = doubt->person ? sheet_code_person(pile->arena, pile->form->quiz_mark,
							     doubt->person)
					 : "";

	if (!doubt->person) {
		buf_printf(out, "\n# %s, page %d: %s\n", doubt->seen->file, doubt->seen->number,
			   doubt->what);
		return;
	}
	buf_printf(out, "\n# %s", code);
	if (doubt->question >= 0)
		buf_printf(out, ", question %d", doubt->question + 1);
	add_place(doubt, out);
	if (doubt->question < 0)
		add_questions(pile->form, doubt->page, out);
	buf_printf(out, ": %s\n", doubt->what);
	if (doubt->question >= 0)
		buf_printf(out, "%s %d =\n", code, doubt->question + 1);
	else
		buf_printf(out, "%s page %d =\n", code, doubt->page);
}

void asked_write(const struct pile *pile, const struct rulings *rulings, struct buf *out)
{
	buf_addstr(out, head);
	for (int i = 0; i < pile->ndoubts; i++)
		add_doubt(pile, &pile->doubts[i], out);
	if (rulings->n > 0)
		buf_addstr(out, "\n# Answered:\n");
	for (int i = 0; i < rulings->n; i++)
		buf_printf(out, "%s\n", rulings->rulings[i].line);
}
