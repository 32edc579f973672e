/* Answers as XML. */
#ifndef ANSWERS_ANSWERS_XML_H
#define ANSWERS_ANSWERS_XML_H

#include "answers/reader.h"

/* Reads the people of the reader's file; all faults are in its diag. */
void answers_xml_read(struct reader *reader);

#endif
