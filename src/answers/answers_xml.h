/* Answers as XML. */
#ifndef ANSWERS_ANSWERS_XML_H
#define ANSWERS_ANSWERS_XML_H

#include "answers/source.h"

/* The person of the reader's source, which is read as a whole; NULL with errors. */
struct source *answers_xml_open(struct reader *reader);

#endif
