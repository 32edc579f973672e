/* The command format: files of XML in one layout. */
#ifndef CLI_FORMAT_H
#define CLI_FORMAT_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. */
int format_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
