/* Report: the command "report", from answers to personal reports. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. */
int report_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
