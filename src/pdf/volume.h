/*
 * A volume: one file of many people's documents. Records (record.h) are added one after the other,
 * in the order in which their numbers were given; in the file they stand in the order of a key.
 * Each begins on a right-hand page and has a bookmark with its code. Tags hang below one Document,
 * a Part each; in profiles that claim it, records are document parts (ISO 16612-2).
 */
#ifndef PDF_VOLUME_H
#define PDF_VOLUME_H

#include <stdbool.h>
#include <stddef.h>

struct commons;
struct diag;
struct pdf_input;
struct profile;
struct volume;

enum { VOLUME_CODE = 64 /* most bytes of a code, with the end */ };

/* The file gets its name when it is complete. */
struct volume *volume_open(const char *path, const struct profile *profile, struct diag *diag);

/* A record of n bytes. Records stand in the order of their keys, byte by byte; key NULL, of all of
 * them: in that in which they came. False and an error when the file would have more objects than
 * it may. */
bool volume_add(struct volume *volume, const char *code, const char *key, const void *record,
		size_t n);

/* Before any record: objects that the records share with those of an earlier volume, under their
 * numbers; the first record's numbers come behind so many. */
void volume_add_commons(struct volume *volume, const struct commons *commons);
int volume_count_commons(const struct profile *profile, const struct commons *commons);

/* Ends the file, which says of itself what cover says: a document without pages. False, and no
 * volume any more, with an error. */
bool volume_end(struct volume *volume, const struct pdf_input *cover);
/* Gives what has been ended its name; false, and no file, with an error. */
bool volume_close(struct volume *volume);
/* Ends without a file. */
void volume_drop(struct volume *volume);

#endif
