/* Where paint goes: matrices, boxes, and paths whose curves have become straight lines. */
#ifndef INSPECT_TRACE_PATH_H
#define INSPECT_TRACE_PATH_H

#include <stdbool.h>

/* ISO 32000-1, 8.3.4: x' = a x + c y + e, y' = b x + d y + f. */
struct trace_matrix {
	double a, b, c, d, e, f;
};

struct trace_box {
	double left, bottom, right, top;
};

struct trace_point {
	double x, y;
};

struct trace_part {
	int first; /* of the points */
	bool is_closed;
};

/* Memory of its own; {0} is an empty one. */
struct trace_path {
	struct trace_point *points;
	int npoints, most_points;
	struct trace_part *parts;
	int nparts, most_parts;
	bool is_full; /* what came later is left out */
};

extern const struct trace_matrix trace_identity;

/* First one, then the other. */
struct trace_matrix trace_multiply(struct trace_matrix one, struct trace_matrix other);
struct trace_point trace_place(const struct trace_matrix *matrix, double x, double y);

/* How much the least and the most stretched direction are stretched. */
double trace_least_scale(const struct trace_matrix *matrix);
double trace_most_scale(const struct trace_matrix *matrix);

/* Whether a rectangle stays one whose sides go along the page. */
bool trace_is_upright(const struct trace_matrix *matrix);

struct trace_box trace_meet(struct trace_box one, struct trace_box other);
bool trace_is_empty(struct trace_box box);
/* Around a rectangle that a matrix has moved. */
struct trace_box trace_around(const struct trace_matrix *matrix, struct trace_box box);

void trace_path_move(struct trace_path *path, struct trace_point point);
void trace_path_line(struct trace_path *path, struct trace_point point);
void trace_path_curve(struct trace_path *path, struct trace_point one, struct trace_point two,
		      struct trace_point end);
void trace_path_close(struct trace_path *path);
void trace_path_clear(struct trace_path *path);
void trace_path_release(struct trace_path *path);
struct trace_box trace_path_box(const struct trace_path *path);

/* One past the last point of a part. */
int trace_path_end(const struct trace_path *path, int part);

/* Whether it is one rectangle whose sides go along the page. */
bool trace_path_is_upright(const struct trace_path *path);

/* Whether a part is a rectangle, at any angle: how wide it is the narrow way. */
bool trace_path_is_bar(const struct trace_path *path, int part, double *width);

#endif
