/* Messages as the results of tests, as JUnit writes them: a test is a file. */
#ifndef TELL_TELL_JUNIT_H
#define TELL_TELL_JUNIT_H

struct buf;
struct telling;

void tell_junit(const struct telling *telling, struct buf *out);

#endif
