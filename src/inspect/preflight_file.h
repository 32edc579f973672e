/* The bytes: header, trailer, all objects. */
#ifndef INSPECT_PREFLIGHT_FILE_H
#define INSPECT_PREFLIGHT_FILE_H

#include "inspect/preflight_check.h"

void preflight_file(struct preflight *check);

#endif
