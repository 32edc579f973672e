/* The program's version, in one place. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define ROLEGUIDE_VERSION "1.0.0"

#endif
