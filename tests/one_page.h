/* A PDF file of one page, for tests of what reads them. */
#ifndef TESTS_ONE_PAGE_H
#define TESTS_ONE_PAGE_H

#include <string.h>

#include "base/buf.h"

/* A file of one page, 200 by 100 pt: its content, the entries of its resources, and further objects
 * from 5 on. */
static inline void one_page_make(struct buf *out, const char *content, const char *resources,
				 const char *objects)
{
	size_t offsets[16], table;
	int n = 5;

	buf_addstr(out, "%PDF-1.6\n%\xe2\xe3\xcf\xd3\n");
	offsets[1] = out->n;
	buf_addstr(out, "1 0 obj<</Pages 2 0 R>>endobj\n");
	offsets[2] = out->n;
	buf_printf(out, "2 0 obj<</Kids[3 0 R]/MediaBox[0 0 200 100]/Resources<<%s>>>>endobj\n",
		   resources);
	offsets[3] = out->n;
	buf_addstr(out, "3 0 obj<</Contents[4 0 R]/TrimBox[10 10 190 90]/Annots[5 0 R]>>"
			"endobj\n");
	offsets[4] = out->n;
	buf_printf(out, "4 0 obj<</Length %zu>>stream\n%s\nendstream endobj\n", strlen(content),
		   content);
	while (*objects) {
		size_t length = strcspn(objects, "|");

		offsets[n] = out->n;
		buf_printf(out, "%d 0 obj%.*s endobj\n", n, (int)length, objects);
		n++;
		objects += length + (objects[length] == '|');
	}
	table = out->n;
	buf_printf(out, "xref\n0 %d\n0000000000 65535 f \n", n);
	for (int i = 1; i < n; i++)
		buf_printf(out, "%010zu 00000 n \n", offsets[i]);
	buf_printf(out, "trailer<</Root 1 0 R/Size %d>>startxref %zu %%%%EOF", n, table);
}

#endif
