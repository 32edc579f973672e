/* The command doctor: what this machine has. */
#ifndef CLI_DOCTOR_H
#define CLI_DOCTOR_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status: ENVIRONMENT where something is missing that runs need. */
int doctor_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
