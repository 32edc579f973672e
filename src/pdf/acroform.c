/*
 * Names of fields are paths, "q.now.work": each part that several fields share is a node above
 * them. Boxes that exclude each other are the widgets of one radio field; all others are their
 * field and its widget in one dictionary.
 *
 * A radio field lacks the flag NoToggleToOff, so that a second click takes an answer back where the
 * viewer follows the standard, as Acrobat, MuPDF and those on poppler do. Viewers in browsers only
 * let a mark be moved. Check boxes of one name would be cleared there, too, but pdf.js, when it
 * saves a mark that was moved, leaves the field of such boxes without a value: an answer lost in
 * silence.
 *
 * The outlines of boxes stand on the page, so that paper shows them however it is printed; a
 * widget's appearance is its mark alone, that of a line for words is empty.
 */
#include "pdf/acroform.h"

#include <assert.h>
#include <string.h>

#include "doc/blank.h"
#include "pdf/acroform_font.h"
#include "pdf/book.h"
#include "pdf/syntax.h"

/* Flags of fields (ISO 32000-1, 12.7.3.1 and 12.7.4). */
enum { READ_ONLY = 1, MULTILINE = 1 << 12, RADIO = 1 << 15 };

enum {
	TYPED = 10,         /* size of what is typed, points */
	CODE = 7,           /* size of what says which form it is */
	CODE_BASELINE = 30, /* above the bottom of its area, percent */
	ARM = 28,           /* of a cross, from its middle, percent of the box */
	WEIGHT = 13,        /* of its strokes */
	DOT = 27,           /* radius of a dot */
	ARC = 5523          /* 1/10000 of the radius: control points of a quarter circle */
};

/* A part of names. */
struct node {
	const char *part;
	const struct blank *group; /* a radio field; NULL: it is no field but what is above some */
	int object;                /* 0: the annotation's, which is still to come */
	int annotation;            /* it is a field in one with this widget; -1: it is not */
	int *widgets;              /* annotations of a radio field */
	int nwidgets;
	struct node *parent, *first, *last, *next;
};

/* An appearance of an area of that size. */
struct look {
	len w, h;
	int object;
};

struct acroform {
	struct node root;
	struct node **nodes; /* by annotation: its field; NULL: a link */
	int object, font;
	struct look *blanks; /* empty ones, each size once */
	int nblanks;
	int cross, dot; /* marks in boxes, all of one size; 0: there are no such boxes */
	int code;       /* the text that says which form it is */
};

static bool is_box(const struct blank *blank)
{
	return blank->role == BLANK_RADIO || blank->role == BLANK_CHECK;
}

/* --- Names ----------------------------------------------------------------------------------- */

/* The child of a node by a part of n bytes, made if there is none. */
static struct node *find_child(struct book *book, struct node *parent, const char *part, size_t n)
{
	struct node *node = parent->first;

	while (node && (strncmp(node->part, part, n) != 0 || node->part[n]))
		node = node->next;
	if (node)
		return node;
	node = ARENA_NEW(book->arena, struct node);
	node->part = arena_strndup(book->arena, part, n);
	node->parent = parent;
	node->annotation = -1;
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	return node;
}

static void add_name(struct book *book, int annotation)
{
	const struct blank *blank = book->tags->annotations[annotation].blank;
	struct node *node = &book->form->root;

	for (const char *part = blank->field; *part;) {
		size_t n = strcspn(part, ".");

		node = find_child(book, node, part, n);
		part += part[n] ? n + 1 : n;
	}
	book->form->nodes[annotation] = node;
	if (blank->role != BLANK_RADIO) {
		node->annotation = annotation;
		return;
	}
	node->group = blank;
	ARENA_GROW(book->arena, node->widgets, node->nwidgets);
	node->widgets[node->nwidgets++] = annotation;
}

/* The next node in the order of the tree; NULL behind the last. */
static struct node *following(struct node *node)
{
	if (node->first)
		return node->first;
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

static int object_of(const struct book *book, const struct node *node)
{
	return node->annotation >= 0 ? book->tags->annotations[node->annotation].object
				     : node->object;
}

static void write_kids(const struct book *book, const char *key, const struct node *node,
		       struct buf *out)
{
	buf_addstr(out, key);
	buf_addc(out, '[');
	for (int i = 0; i < node->nwidgets; i++) {
		syntax_reference(out, book->tags->annotations[node->widgets[i]].object);
		buf_addc(out, ' ');
	}
	for (const struct node *child = node->first; child; child = child->next) {
		syntax_reference(out, object_of(book, child));
		buf_addc(out, ' ');
	}
	buf_addc(out, ']');
}

static void write_name(const struct node *node, struct buf *out)
{
	buf_addstr(out, "/T");
	syntax_text(out, node->part);
	if (node->parent->part)
		buf_printf(out, "/Parent %d 0 R", node->parent->object);
}

static void write_node(struct buf *out, const void *subject, const void *context)
{
	const struct node *node = subject;
	const struct book *book = context;

	write_name(node, out);
	if (node->group) {
		buf_printf(out, "/FT/Btn/Ff %d/V/Off/TU", RADIO);
		syntax_text(out, node->group->group);
	}
	write_kids(book, "/Kids", node, out);
}

/* --- Appearances ----------------------------------------------------------------------------- */

/* The theme's ink as an operator. */
static void write_ink(const struct book *book, const char *rgb, const char *cmyk, struct buf *out)
{
	const struct theme *theme = book->layout->theme;
	const struct colour *ink = &theme->colours[theme->uses[COLOUR_INK]];

	for (int i = 0; i < 4 && book->profile->is_press; i++)
		syntax_operand(out, ink->cmyk[i] * 10);
	for (int i = 0; i < 3 && !book->profile->is_press; i++)
		syntax_operand(out, len_scale(ink->rgb[i], 1000, 255));
	buf_addstr(out, book->profile->is_press ? cmyk : rgb);
}

static void write_points(struct buf *out, const len *points, int n, const char *op)
{
	for (int i = 0; i < n; i++)
		syntax_operand(out, points[i]);
	buf_addstr(out, op);
}

/* A form XObject of that size with that content, which is released. */
static int add_appearance(struct book *book, len w, len h, const char *resources,
			  struct buf *content)
{
	struct buf entries;
	int object;

	buf_init(&entries);
	buf_addstr(&entries, "/Type/XObject/Subtype/Form/BBox[0 0 ");
	syntax_operand(&entries, w);
	syntax_length(&entries, h);
	buf_printf(&entries, "]/Resources<<%s>>", resources);
	object = haru_add_buf(book->haru, buf_text(&entries), content, HARU_PLAIN);
	buf_release(&entries);
	return object;
}

static int find_empty(struct book *book, len w, len h, bool is_text)
{
	struct acroform *form = book->form;
	struct buf content;

	for (int i = 0; i < form->nblanks; i++)
		if (form->blanks[i].w == w && form->blanks[i].h == h)
			return form->blanks[i].object;
	buf_init(&content);
	buf_addstr(&content, is_text ? "/Tx BMC\nEMC\n" : "\n");
	ARENA_GROW(book->arena, form->blanks, form->nblanks);
	form->blanks[form->nblanks++] = (struct look){w, h,
						      add_appearance(book, w, h, "", &content)};
	return form->blanks[form->nblanks - 1].object;
}

static int add_cross(struct book *book, len side)
{
	len arm = len_scale(side, ARM, 100), low = side / 2 - arm, high = side / 2 + arm;
	const len strokes[2][4] = {{low, low, high, high}, {low, high, high, low}};
	struct buf content;

	buf_init(&content);
	write_ink(book, "RG\n", "K\n", &content);
	syntax_operand(&content, len_scale(side, WEIGHT, 100));
	buf_addstr(&content, "w\n");
	for (int i = 0; i < 2; i++) {
		write_points(&content, strokes[i], 2, "m ");
		write_points(&content, strokes[i] + 2, 2, "l\n");
	}
	buf_addstr(&content, "S\n");
	return add_appearance(book, side, side, "", &content);
}

static int add_dot(struct book *book, len side)
{
	len r = len_scale(side, DOT, 100), c = len_scale(r, ARC, 10000), m = side / 2;
	const len quarters[4][6] = {{m + r, m + c, m + c, m + r, m, m + r},
				    {m - c, m + r, m - r, m + c, m - r, m},
				    {m - r, m - c, m - c, m - r, m, m - r},
				    {m + c, m - r, m + r, m - c, m + r, m}};
	const len start[] = {m + r, m};
	struct buf content;

	buf_init(&content);
	write_ink(book, "rg\n", "k\n", &content);
	write_points(&content, start, 2, "m\n");
	for (int i = 0; i < 4; i++)
		write_points(&content, quarters[i], 6, "c\n");
	buf_addstr(&content, "f\n");
	return add_appearance(book, side, side, "", &content);
}

static int add_code(struct book *book, const struct annotation *annotation)
{
	len w = annotation->box.right - annotation->box.left;
	len h = annotation->box.bottom - annotation->box.top;
	struct buf content;

	buf_init(&content);
	buf_addstr(&content, "/Tx BMC\nBT\n");
	write_ink(book, "rg\n", "k\n", &content);
	buf_printf(&content, "/Typed %d Tf 0 ", CODE);
	syntax_operand(&content, len_scale(h, CODE_BASELINE, 100));
	buf_addstr(&content, "Td ");
	syntax_text(&content, annotation->blank->value);
	buf_addstr(&content, "Tj\nET\nEMC\n");
	return add_appearance(book, w, h,
			      arena_printf(book->arena, "/Font<</Typed %d 0 R>>", book->form->font),
			      &content);
}

/* What a widget will look like is made before any is written. */
static void add_looks(struct book *book, const struct annotation *annotation)
{
	const struct blank *blank = annotation->blank;
	struct acroform *form = book->form;
	len w = annotation->box.right - annotation->box.left;

	if (blank->role == BLANK_CODE) {
		form->code = add_code(book, annotation);
		return;
	}
	find_empty(book, w, annotation->box.bottom - annotation->box.top, !is_box(blank));
	if (blank->role == BLANK_CHECK && !form->cross)
		form->cross = add_cross(book, w);
	if (blank->role == BLANK_RADIO && !form->dot)
		form->dot = add_dot(book, w);
}

/* --- Widgets --------------------------------------------------------------------------------- */

/* The appearance that was made for an empty area. */
static int empty_look(const struct acroform *form, const struct annotation *annotation)
{
	len w = annotation->box.right - annotation->box.left;
	len h = annotation->box.bottom - annotation->box.top;
	int i = 0;

	while (form->blanks[i].w != w || form->blanks[i].h != h)
		i++;
	return form->blanks[i].object;
}

static void write_states(const struct acroform *form, const struct annotation *annotation,
			 struct buf *out)
{
	bool is_radio = annotation->blank->role == BLANK_RADIO;

	buf_addstr(out, "/AS/Off/AP<</N<<");
	syntax_name(out, annotation->blank->state);
	buf_printf(out, " %d 0 R/Off %d 0 R>>>>", is_radio ? form->dot : form->cross,
		   empty_look(form, annotation));
}

/* How what is typed looks (12.7.3.3: DA). */
static void write_type(const struct book *book, int size, struct buf *out)
{
	struct buf how;

	buf_init(&how);
	write_ink(book, "rg ", "k ", &how);
	buf_printf(&how, "/Typed %d Tf", size);
	buf_addstr(out, "/DA");
	syntax_string(out, buf_text(&how));
	buf_release(&how);
}

/* A text field; MaxLen is in characters of its text. */
static void write_typing(const struct book *book, const struct annotation *annotation,
			 struct buf *out)
{
	const struct blank *blank = annotation->blank;

	buf_addstr(out, "/FT/Tx");
	write_type(book, blank->role == BLANK_CODE ? CODE : TYPED, out);
	if (blank->role == BLANK_TEXT)
		buf_printf(out, "/Ff %d", MULTILINE);
	if (blank->role == BLANK_CODE)
		buf_printf(out, "/Ff %d", READ_ONLY);
	if (blank->role == BLANK_PLACE)
		buf_addstr(out, "/Q 1");
	if (blank->most > 0 && blank->role != BLANK_NUMBER)
		buf_printf(out, "/MaxLen %d", blank->most);
	buf_addstr(out, "/V");
	syntax_text(out, blank->value ? blank->value : "");
	buf_printf(out, "/AP<</N %d 0 R>>",
		   blank->role == BLANK_CODE ? book->form->code
					     : empty_look(book->form, annotation));
}

void acroform_write_field(const struct book *book, const struct annotation *annotation,
			  struct buf *out)
{
	const struct acroform *form = book->form;
	const struct node *node = form->nodes[annotation - book->tags->annotations];

	buf_addstr(out, "/TU");
	syntax_text(out, annotation->blank->label);
	if (book->profile->is_pdf2) { /* ISO 14289-2, 8.10.2.3 */
		buf_addstr(out, "/Contents ");
		syntax_text(out, annotation->blank->label);
	}
	if (node->group)
		buf_printf(out, "/Parent %d 0 R", node->object);
	else
		write_name(node, out);
	if (annotation->blank->role == BLANK_CHECK)
		buf_addstr(out, "/FT/Btn/V/Off");
	if (is_box(annotation->blank))
		write_states(form, annotation, out);
	else
		write_typing(book, annotation, out);
}

static void write_form(struct buf *out, const void *subject, const void *context)
{
	const struct acroform *form = subject;
	const struct book *book = context;

	write_kids(book, "/Fields", &form->root, out);
	buf_printf(out, "/DR<</Font<</Typed %d 0 R>>>>", form->font);
	write_type(book, TYPED, out);
}

bool acroform_add(struct book *book)
{
	const struct tags *tags = book->tags;
	struct acroform *form;

	if (!(tags->live & TAGS_FIELDS))
		return true;
	book->form = form = ARENA_NEW(book->arena, struct acroform);
	form->nodes = ARENA_ARRAY(book->arena, struct node *, tags->nannotations);
	form->font = acroform_font_add(book);
	if (!form->font)
		return false;
	for (int i = 0; i < tags->nannotations; i++)
		if (tags->annotations[i].blank) {
			add_name(book, i);
			add_looks(book, &tags->annotations[i]);
		}
	for (struct node *node = form->root.first; node; node = following(node))
		if (node->annotation < 0)
			node->object = haru_add(book->haru, write_node, node);
	form->object = haru_add(book->haru, write_form, form);
	return true;
}

void acroform_refer(const struct book *book, struct buf *catalogue)
{
	buf_printf(catalogue, "/AcroForm %d 0 R", book->form->object);
}
