# Of a layout dump, the pages and the items that reach past them.
/^page / { print; split($3, size, "x") }
/^(box|path|image|run|link) / && ($2 < 0 || $3 < 0 || $2 + $4 > size[1] || $3 + $5 > size[2])
