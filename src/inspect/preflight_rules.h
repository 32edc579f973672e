/* The rules that a file for the press is held against; doc/press.md says what each asks for. */
#ifndef INSPECT_PREFLIGHT_RULES_H
#define INSPECT_PREFLIGHT_RULES_H

#include <stdbool.h>

/* Each rule once: its name in C and in messages; whether it is an error, else a warning; whether a
 * line of the theme is at fault, rather than one of the content. */
#define PREFLIGHT_RULES(X) \
	X(FLOOR_DAMAGED, "floor-damaged", true, false) \
	X(FLOOR_ENCRYPTED, "floor-encrypted", true, false) \
	X(FLOOR_HEADER, "floor-header", true, false) \
	X(FLOOR_END, "floor-end", true, false) \
	X(FLOOR_STREAM, "floor-stream", true, false) \
	X(FLOOR_LZW, "floor-lzw", true, false) \
	X(FLOOR_LIMITS, "floor-limits", true, false) \
	X(FLOOR_CONTENT, "floor-content", true, false) \
	X(FLOOR_FONT, "floor-font", true, false) \
	X(FLOOR_WIDTHS, "floor-widths", true, false) \
	X(FLOOR_NOTDEF, "floor-notdef", true, false) \
	X(FLOOR_UNICODE, "floor-unicode", true, false) \
	X(FLOOR_ACTION, "floor-action", true, false) \
	X(FLOOR_TRIGGER, "floor-trigger", true, false) \
	X(FLOOR_XFA, "floor-xfa", true, false) \
	X(X4_CLAIM, "x4-claim", true, false) \
	X(X4_VERSION, "x4-version", true, false) \
	X(X4_ID, "x4-id", true, false) \
	X(X4_INFO, "x4-info", true, false) \
	X(X4_TRAPPED, "x4-trapped", true, false) \
	X(X4_METADATA, "x4-metadata", true, false) \
	X(X4_AGREE, "x4-agree", true, false) \
	X(X4_INTENT, "x4-intent", true, false) \
	X(X4_PROFILE, "x4-profile", true, false) \
	X(X4_TRIMBOX, "x4-trimbox", true, false) \
	X(X4_BOXES, "x4-boxes", true, false) \
	X(X4_VIEW, "x4-view", true, false) \
	X(X4_ANNOTATION, "x4-annotation", true, false) \
	X(X4_ATTACHMENT, "x4-attachment", true, false) \
	X(X4_RGB, "x4-rgb", true, false) \
	X(X4_ICC_CMYK, "x4-icc-cmyk", true, false) \
	X(X4_SPOT, "x4-spot", true, false) \
	X(X4_OPI, "x4-opi", true, false) \
	X(X4_POSTSCRIPT, "x4-postscript", true, false) \
	X(X4_ALTERNATE, "x4-alternate", true, false) \
	X(X4_TRANSFER, "x4-transfer", true, false) \
	X(X4_HALFTONE, "x4-halftone", true, false) \
	X(X4_LAYERS, "x4-layers", true, false) \
	X(X1A_COLOUR, "x1a-colour", true, false) \
	X(X1A_TRANSPARENCY, "x1a-transparency", true, false) \
	X(X1A_LAYERS, "x1a-layers", true, false) \
	X(X1A_PACKING, "x1a-packing", true, false) \
	X(ARCHIVE_TAGGED, "archive-tagged", true, false) \
	X(ARCHIVE_LANGUAGE, "archive-language", true, false) \
	X(ARCHIVE_TITLE, "archive-title", true, false) \
	X(ARCHIVE_INTENT, "archive-intent", true, false) \
	X(ARCHIVE_METADATA, "archive-metadata", true, false) \
	X(ARCHIVE_STREAM, "archive-stream", true, false) \
	X(ARCHIVE_PICTURE, "archive-picture", true, false) \
	X(GWG_R0002, "gwg-R0002", true, false) \
	X(GWG_R0003, "gwg-R0003", true, false) \
	X(GWG_R0004, "gwg-R0004", false, false) \
	X(GWG_R0005, "gwg-R0005", false, false) \
	X(GWG_R0007, "gwg-R0007", true, true) \
	X(GWG_R0008, "gwg-R0008", false, true) \
	X(GWG_R0009, "gwg-R0009", false, true) \
	X(GWG_R0010, "gwg-R0010", false, true) \
	X(GWG_R0011, "gwg-R0011", false, true) \
	X(GWG_R0012, "gwg-R0012", false, true) \
	X(GWG_R0013, "gwg-R0013", false, true) \
	X(GWG_R0015, "gwg-R0015", false, true) \
	X(GWG_R0016, "gwg-R0016", false, false) \
	X(GWG_R0017, "gwg-R0017", false, false) \
	X(GWG_R0018, "gwg-R0018", false, true) \
	X(GWG_R0019, "gwg-R0019", false, true) \
	X(GWG_R0020, "gwg-R0020", false, false) \
	X(GWG_R0021, "gwg-R0021", false, false) \
	X(GWG_R0022, "gwg-R0022", true, false) \
	X(GWG_R0023, "gwg-R0023", true, false) \
	X(GWG_R0024, "gwg-R0024", false, true) \
	X(GWG_R0026, "gwg-R0026", false, false) \
	X(GWG_R0027, "gwg-R0027", true, false) \
	X(GWG_R0030, "gwg-R0030", true, false) \
	X(GWG_R0031, "gwg-R0031", true, false) \
	X(GWG_R0032, "gwg-R0032", true, false) \
	X(GWG_R0035, "gwg-R0035", true, false) \
	X(PRESS_INK, "press-ink", true, true) \
	X(PRESS_AREA, "press-area", true, false) \
	X(PRESS_TRANSPARENCY, "press-transparency", true, false) \
	X(PRESS_LINE, "press-line", false, true) \
	X(PRESS_BLEED, "press-bleed", false, false) \
	X(PRESS_TYPE3, "press-type3", false, false)

enum preflight_rule {
#define ROW(rule, name, is_error, is_of_theme) RULE_##rule,
	PREFLIGHT_RULES(ROW)
#undef ROW
		RULE_COUNT
};

struct preflight_rule_row {
	const char *name;
	bool is_error, is_of_theme;
};

extern const struct preflight_rule_row preflight_rules[RULE_COUNT];

#endif
