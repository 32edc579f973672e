/* The styles of text that the program knows. */
#ifndef LOOK_STYLE_H
#define LOOK_STYLE_H

/* What a block of text is set in. One table for all; the names in XML are the lower-case ends. */
enum style_id {
	STYLE_BODY,   /* prose */
	STYLE_SMALL,  /* notes, sources, colophon text */
	STYLE_KICKER, /* the kind of document in the page-top strip */
	STYLE_STRIP,  /* the other end of that strip */
	STYLE_TITLE,  /* the document title */
	STYLE_STANDFIRST,
	STYLE_HEAD,        /* section heads */
	STYLE_SUBHEAD,     /* heads inside a section: card, sign, step, path condition */
	STYLE_QUESTION,    /* the question of a decision path */
	STYLE_CONDITION,   /* smaller line under a path condition */
	STYLE_PANEL_LABEL, /* small line on a panel */
	STYLE_PANEL_LEAD,  /* the words before the display word */
	STYLE_PANEL_WORD,  /* the display word on a panel; shrinks to fit; wraps at body size */
	STYLE_PANEL_TEXT,
	STYLE_CAPTION,    /* caption of the table ("read across each row"), of figures */
	STYLE_TABLE_HEAD, /* role names at the head of the table */
	STYLE_TABLE_NAME, /* dimension names */
	STYLE_TABLE_CELL,
	STYLE_SIGN_TEXT, /* text of signs and cards */
	STYLE_ADDRESS,   /* the spelled-out link of a call to action */
	STYLE_NOTE,      /* footnotes */
	STYLE_COLOPHON_HEAD,
	STYLE_FOOT,         /* running foot */
	STYLE_AXIS,         /* axis figures, captions of marks */
	STYLE_FIGURES,      /* large figures: scores */
	STYLE_CROSSHEAD,    /* heads between the paragraphs of a section */
	STYLE_QUOTE,        /* what somebody else said, */
	STYLE_QUOTE_BY,     /* who, */
	STYLE_QUOTE_MARK,   /* and the sign beside it */
	STYLE_CALLOUT_HEAD, /* the first line of a callout, */
	STYLE_CALLOUT,      /* and what it says */
	STYLE_TERM,         /* terms beside what they mean */
	STYLE_KEY_FIGURE,   /* figures that words stand under */
	STYLE_CODE,         /* inside a line: its family, its size held against that of body */
	STYLE_STRENGTH,     /* middling figures: how much a reason counts */
	STYLE_COUNT
};

#endif
