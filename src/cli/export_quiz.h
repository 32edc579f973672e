/* The command `export-quiz`: a questionnaire as a form of the tools people use. */
#ifndef CLI_EXPORT_QUIZ_H
#define CLI_EXPORT_QUIZ_H

struct arena;
struct diag;
struct options;

/* Answers an enum exit_status. */
int export_quiz_run(const struct options *options, struct arena *arena, struct diag *diag);

#endif
