/*
 * How much a file may ask of the machine, in one place. Files come from strangers: with these a run
 * stays below half a gigabyte and some seconds whatever a file says. What goes past one is an error
 * at its line that tells the number. They lie far above what a person reads or a printer prints;
 * what is merely unusual (five roles, four lists deep) is limited where it is read.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
	/* XML. Included files count as parts of the whole. */
	LIMIT_FILE_BYTES = 64 << 20,
	LIMIT_DEPTH = 100,             /* elements inside each other */
	LIMIT_NODES = 1500000,         /* elements, and stretches of text between them */
	LIMIT_ATTRIBUTES = 100,        /* of an element, in our own vocabularies */
	LIMIT_ATTRIBUTE_BYTES = 65536, /* of one value */
	LIMIT_NAMES_BYTES = 30000,     /* of all the different names of elements and attributes */
	LIMIT_INCLUSIONS = 1000,       /* fallbacks of files that are not there count as well */
	LIMIT_SCHEMA_BYTES = 1 << 20,
	LIMIT_EXPLAINED = 200, /* faults whose cause is looked for; the rest is counted */

	/* Guides. */
	LIMIT_PARAGRAPH = 1000000,  /* characters of a paragraph, a title, a cell, a footnote */
	LIMIT_MARKS = 30,           /* combining marks in a row: UAX #15, stream-safe text */
	LIMIT_CHARACTERS = 4000000, /* of a guide, in all its texts */
	LIMIT_IDS = 200000,         /* every row of a table may have one */

	/* ZIP archives. */
	LIMIT_PART_BYTES = 2000000000, /* of a part, unpacked; it is read in a stream */
	LIMIT_PART_ANYWAY = 64 << 20,  /* up to here however small it was packed */
	LIMIT_UNPACKED_RATIO = 300,

	/* Pictures: of one file, of one picture, and of all pictures of a document. */
	LIMIT_PICTURE_BYTES = 256 << 20,
	LIMIT_PICTURE_PIXELS = 64000000,
	LIMIT_PIXELS = 400000000,
	LIMIT_UNPACKED = 80000000, /* pixels of all PNGs: they are unpacked and packed anew */
	LIMIT_ARTWORK_BYTES = 8 << 20,
	LIMIT_ARTWORK_ELEMENTS = 50000, /* as often as they are used */
	LIMIT_ARTWORK_STEPS = 400000,   /* moves, lines and curves, as it is drawn */

	/* Questionnaires. */
	LIMIT_QUESTIONS = 500, /* names are looked up from the front */
	LIMIT_OPTIONS = 60,    /* of a question */

	/* Answers. */
	LIMIT_ANSWERS_BYTES = 16 << 20,
	LIMIT_PERSON_BYTES = 4 << 20, /* of one person in JSON */
	LIMIT_MESSAGES = 10000,       /* errors, and warnings, of people; the rest is counted */
	LIMIT_CELL_BYTES = 4096,      /* of several options in one cell */
	LIMIT_COLUMNS = 16384,        /* of a sheet */
	LIMIT_TEXT_BYTES = 1 << 20,   /* of a cell */
	LIMIT_ROW_BYTES = 16 << 20,
	LIMIT_KEPT_BYTES = 8 << 20, /* of a pipe, in memory; what is longer goes to a file */
	LIMIT_PIPE_BYTES = 1 << 30,

	/* Workbooks. */
	LIMIT_WORKBOOK_BYTES = 128 << 20, /* packed */
	LIMIT_RELATIONS = 10000,          /* of a part */
	LIMIT_SHEETS = 1000,
	LIMIT_FORMATS = 4096,           /* of numbers */
	LIMIT_STYLES = 65536,           /* of cells */
	LIMIT_STRINGS_BYTES = 96 << 20, /* of the texts that cells share, which are kept */
	LIMIT_ROWS = 1 << 20,
	LIMIT_SHEET_CELLS = 100000000, /* those between others too */

	/* Filled forms (PDF). */
	LIMIT_FORM_BYTES = 64 << 20,
	LIMIT_FORM_MEMORY = 384 << 20, /* of the process that reads it */
	LIMIT_FORM_SECONDS = 8,        /* of a processor, of the same */
	LIMIT_FORM_OBJECTS = 8000000,  /* numbers above are no fields' */
	LIMIT_FORM_FIELDS = 50000,     /* a box is one */

	/* Scans of sheets. */
	LIMIT_SCAN_BYTES = 1 << 30,
	LIMIT_SCAN_PIXELS = 80000000, /* of a page */
	LIMIT_SCAN_MEMORY = 1 << 30,  /* of the program that decodes PDF */
	LIMIT_SCAN_SECONDS = 600,     /* of a processor, for a file */

	/* Data beside the program. */
	LIMIT_CATALOGUE_BYTES = 1 << 20,
	LIMIT_GROUPS = 1000,          /* that a page about all people tells apart */
	LIMIT_REPORT_BYTES = 1 << 30, /* of a report that is looked at again */
	LIMIT_ICC_BYTES = 16 << 20,
};

#endif
