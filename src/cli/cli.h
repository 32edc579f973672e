/* The command line: reads it, runs the stages, gives the exit status. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

enum exit_status {
	EXIT_DONE = 0,        /* all written */
	EXIT_CONTENT = 1,     /* the content had errors; nothing is written */
	EXIT_USAGE = 2,       /* the command line was wrong */
	EXIT_ENVIRONMENT = 3, /* unreadable, unwritable, no font */
	EXIT_SOME = 4,        /* some people have no report, since their answers had errors */
	EXIT_DIFFERENT = 1,   /* of diff: the two differ; DONE: they do not */
	EXIT_UNCOMPARED = 5   /* of diff: the content had errors; nothing is compared */
};

struct diag;

/* What the diagnostics of a run come to: DONE, CONTENT or ENVIRONMENT. */
enum exit_status cli_status(const struct diag *diag);

/* Ends as Ctrl-C ends programs, so that a script that runs this one ends too. */
void cli_stop(void);

/* The whole program; the answer is an enum exit_status. Diagnostics go to standard error. */
int cli_run(int argc, char **argv);

#endif
