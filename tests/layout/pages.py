#!/usr/bin/env python3
"""pages.py N: a guide of some pages in which what links say of pages decides where these end: links
"l0", "l1".. lead to the heads "t0", "t1".., before and behind them; N lines stand before all."""
import sys

lines = int(sys.argv[1])
print('''<?xml version="1.0" encoding="UTF-8"?>
<guide id="pages" version="1" date="2026-01-31" xml:lang="en">
<masthead><title>Cook vs baker</title></masthead>
<roles><role id="cook">Cook</role><role id="baker">Baker</role></roles>
<dimensions><dimension><name>Heat</name><text role="cook">A fire</text><text role="baker">An oven</text>
</dimension></dimensions>
<section><head>First</head>''')
print('<p>line</p>' * (lines + 1), '</section>', sep='')
for i in range(9):
    print(f'<section id="t{i}"><head>t{i}</head>')
    for k in range(4):
        to = (i + (2 * i + k) % 5 - 2) % 9
        # as long as a line, so that with a page behind its link it takes two
        print(f'<p>Flour, water and a stone oven in the back yard, then <a href="#t{to}">l{to}</a> once only.</p>')
    print('</section>')
print('</guide>')
