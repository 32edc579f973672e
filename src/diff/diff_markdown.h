/* Differences as a comment on a pull request, in GitHub Flavored Markdown. */
#ifndef DIFF_DIFF_MARKDOWN_H
#define DIFF_DIFF_MARKDOWN_H

struct buf;
struct findings;

enum { DIFF_MARKDOWN_MOST = 65536 /* characters that a comment may have */ };

/* At most DIFF_MARKDOWN_MOST bytes, and so characters; it says what was left out for that. */
void diff_markdown(const struct findings *findings, struct buf *out);

#endif
