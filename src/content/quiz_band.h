/* Bands: which numbers speak alike. */
#ifndef CONTENT_QUIZ_BAND_H
#define CONTENT_QUIZ_BAND_H

struct field_in;
struct field_out;
struct question;

/* Those of the question that is read, whose min and max are known. */
void quiz_band_read(const struct field_in *in, struct question *question);

/* A line each. */
void quiz_band_dump(const struct field_out *out, const struct question *question);

#endif
