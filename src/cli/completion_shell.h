/* The scripts of completion, a shell each. */
#ifndef CLI_COMPLETION_SHELL_H
#define CLI_COMPLETION_SHELL_H

struct arena;
struct buf;

/* What is offered besides what the tables say. */
struct completion {
	struct arena *arena;
	const char *themes, *languages; /* names with blanks between them */
};

/* Each adds the whole script of a shell. */
void completion_bash(const struct completion *completion, struct buf *out);
void completion_zsh(const struct completion *completion, struct buf *out);
void completion_fish(const struct completion *completion, struct buf *out);

#endif
