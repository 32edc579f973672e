/* PNG's prediction of a byte from its neighbours (ISO 15948, 9), which PDF's filters use too. */
#ifndef PDF_PREDICT_H
#define PDF_PREDICT_H

/* filter: 0 none, 1 sub, 2 up, 3 average, 4 Paeth, any other as none; neighbours and the answer are
 * bytes, 0..255, 0 where there is no neighbour. */
int predict_png(int filter, int left, int up, int corner);

#endif
