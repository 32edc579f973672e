/*
 * Attachments: the files that a document was made from, and what was made from them, added to the
 * document so that they travel inside its PDF. No name of theirs says anything of a person.
 */
#ifndef RUN_ATTACHMENTS_H
#define RUN_ATTACHMENTS_H

struct arena;
struct doc;
struct guide;
struct profile;
struct result;

/* The guide's XML, under the name of its file ("guide.xml" when it came by standard input). */
void attachments_guide(struct arena *arena, const struct guide *guide, struct doc *doc);

/*
 * All that "roleguide verify" needs to recompute a report: guide.xml and questionnaire.xml, which
 * hold what they included (Source), answers.xml and result.json (Data). The bytes live in arena.
 */
void attachments_report(struct arena *arena, const struct result *result, struct doc *doc);

/* A file that claims PDF/A-4f is one in which others travel (ISO 19005-4, annex A): it is given the
 * guide's XML where the document has none. */
void attachments_complete(struct arena *arena, const struct profile *profile,
			  const struct guide *guide, struct doc *doc);

#endif
