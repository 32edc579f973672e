/* The command "manifest": what the manifests of folders hold together, and what is wrong. */
#ifndef CLI_MANIFEST_H
#define CLI_MANIFEST_H

struct arena;
struct diag;
struct options;

/* An enum exit_status: CONTENT where something is wrong. */
int manifest_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
