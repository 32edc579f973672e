/* Which libraries are there, and in which versions. */
#ifndef CLI_DOCTOR_LIBRARIES_H
#define CLI_DOCTOR_LIBRARIES_H

struct findings;

void doctor_libraries(struct findings *findings);

#endif
