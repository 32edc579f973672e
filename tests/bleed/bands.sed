# From the handout theme to one with bands along all edges, on all pages or on some.
s|^  <lines .*|&\
  <edges>\
    <edge side="top" width="6mm" colour="blue" on="first"/>\
    <edge side="top" width="3mm" colour="teal" on="others"/>\
    <edge side="left" width="5mm" colour="orange"/>\
    <edge side="right" width="2mm" colour="plum" on="others"/>\
    <edge side="bottom" width="4mm" colour="band" on="all"/>\
  </edges>|
