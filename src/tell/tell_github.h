/* Messages as commands of a workflow of GitHub Actions, which shows them beside the lines. */
#ifndef TELL_TELL_GITHUB_H
#define TELL_TELL_GITHUB_H

struct buf;
struct telling;

void tell_github(const struct telling *telling, struct buf *out);

#endif
