/*
 * The library at work: example GUIDE.xml [ANSWERS] makes guide.pdf, and of the first person's
 * answers result.json and report.pdf. To build it:
 *	cc example.c $(pkg-config --cflags --libs roleguide) -o example
 */
#include <roleguide.h>
#include <stdio.h>

static void print_fault(void *context, const struct roleguide_fault *fault)
{
	FILE *out = context;

	if (fault->file && fault->line)
		fprintf(out, "%s:%d: ", fault->file, fault->line);
	else if (fault->file)
		fprintf(out, "%s: ", fault->file);
	fprintf(out, "%s: %s%s%s\n", fault->level == ROLEGUIDE_ERROR ? "error" : "warning",
		fault->text, fault->hint ? "\n\t" : "", fault->hint ? fault->hint : "");
}

/* Writes the pages, if there are any, and gives them back. */
static bool write_pages(struct roleguide *handle, struct roleguide_pages *pages, const char *path)
{
	struct roleguide_bytes pdf = {0};
	bool is_written = pages && roleguide_write(handle, pages, NULL, &pdf) &&
			  roleguide_save(handle, path, &pdf);

	if (is_written)
		printf("%s: %d pages\n", path, roleguide_count_pages(pages));
	roleguide_free(&pdf);
	roleguide_free_pages(pages);
	return is_written;
}

static bool report(struct roleguide *handle, struct roleguide_guide *guide, const char *path)
{
	struct roleguide_answers *answers = roleguide_read_answers(handle, guide, path);
	struct roleguide_bytes result = {0};
	bool is_scored = answers && roleguide_score(handle, answers, 0, &result) &&
			 roleguide_save(handle, "result.json", &result);

	roleguide_free(&result);
	return is_scored && write_pages(handle, roleguide_lay_out_report(handle, answers, 0, NULL),
					"report.pdf");
}

int main(int argc, char **argv)
{
	struct roleguide_listener listener = {print_fault, stderr};
	struct roleguide *handle = argc > 1 ? roleguide_open(ROLEGUIDE_DATA, &listener) : NULL;
	struct roleguide_source source = {.guide = argv[1]};
	struct roleguide_guide *guide = handle ? roleguide_load(handle, &source) : NULL;
	bool is_done = guide && write_pages(handle, roleguide_lay_out(handle, guide, NULL),
					    "guide.pdf");

	if (is_done && argc > 2)
		is_done = report(handle, guide, argv[2]);
	roleguide_close(handle);
	return is_done ? 0 : 1;
}
