/* Parcels: a person's answers as bytes, for another process of the run, or to be kept. */
#ifndef ANSWERS_PARCEL_H
#define ANSWERS_PARCEL_H

#include "answers/answers.h"
#include "base/packet.h"

/* Appends all of it; with_places: also where it stands in its file, without which what is appended
 * follows from what the person says alone. */
void parcel_pack(struct buf *out, const struct quiz *quiz, const struct answers *answers,
		 bool with_places);

/* Reads what was packed with its places, by the same quiz, into arena. */
const struct answers *parcel_unpack(struct arena *arena, const struct quiz *quiz,
				    struct packet *packet);

#endif
