/*
 * Identity: what a document follows from besides the person it is for, as a short text: whoever has
 * kept one beside a document knows later whether the document would come out the same.
 */
#ifndef RUN_IDENTITY_H
#define RUN_IDENTITY_H

struct content;
struct kit;

/* Parts of it, which it has in this order, separated by ".". */
enum identity_part {
	IDENTITY_PROGRAM, /* its version */
	IDENTITY_OPTIONS,
	IDENTITY_CONTENT, /* every file that was read for guide, questionnaire, theme, phrases */
	IDENTITY_FONTS,   /* those that may be used, and hyphenation */
	IDENTITY_PARTS
};

/*
 * In the kit's arena; what cannot be read is an environment error in its diag. ninputs: how many of
 * the files that the run has read so far are content. options: a text that differs where they do.
 */
const char *identity_make(struct kit *kit, const struct content *content, int ninputs,
			  const char *options);

/* The first part in which two of them differ; IDENTITY_PARTS: none, they are the same. */
enum identity_part identity_compare(const char *a, const char *b);

/* What a part is called in a message. */
const char *identity_name(enum identity_part part);

#endif
