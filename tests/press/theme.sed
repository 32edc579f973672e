# From the handout theme to one that puts a press to the test: a spot ink with spaces in its name, its
# tint under black rules, and art along all edges.
s/<theme name="Handout">/<theme name="Press test">/
s|<colour name="blue" .*|<colour name="blue" rgb="#0B3A6B" cmyk="100 75 20 30" spot="House Blue 7 C"/>|
s|<colour name="band" .*|&\n    <colour name="pale" rgb="#DDE6F0" cmyk="100 75 20 30" spot="House Blue 7 C" tint="15"/>|
s|<uses \(.*\)band="band"|<uses \1band="pale"|
s|^  <lines .*|&\n\n  <edges>\
    <edge side="top" width="8mm" colour="pale"/>\
    <edge side="left" width="4mm" colour="orange"/>\
    <edge side="bottom" width="4mm" colour="blue"/>\
    <edge side="right" width="4mm" colour="teal" on="others"/>\
  </edges>|
