# From the handout theme to one without margins at the sides, each side with a bleed of its own.
s|start="[^"]*" end="[^"]*"|start="0mm" end="0mm"|
s|bleed="3mm"|bleed="3mm 4mm 5mm 2mm"|
