# The walls between the folders of src, written once: make builds each file with an include path
# that holds no more than this, and tools/layers.sh checks every #include against it.
#
# may.FOLDER: what its files may include besides their own headers: folders, or single headers.

may.base    :=
may.xml     := base
may.locale  := base
may.look    := base xml
may.content := base xml look
may.answers := base xml locale content scan
may.score   := base xml content answers
may.doc     := base look
may.compose := base xml locale look content answers score doc
may.text    := base
may.layout  := base look text doc
may.pdf     := base look text doc layout
may.inspect := base xml pdf/origins.h
may.draw    := base look text doc layout inspect
may.scan    := base
may.paper   := base look xml content answers score scan
may.diff    := base look text doc layout locale inspect draw
may.ask     := base xml locale content answers score
may.forms   := base xml locale content
may.tell    := base locale
may.html    := base look text doc layout draw
may.run     := base xml locale look content answers score doc compose text layout pdf inspect draw html roleguide.h
may.cohort  := base xml locale look content answers score doc compose text layout pdf inspect run
may.cli     := base xml locale look content answers score doc compose text layout pdf inspect ask forms run cohort scan paper diff tell draw
may.main.c  := cli
may.roleguide.h :=

# headers.LIBRARY: the headers of a foreign library; files.LIBRARY: the only files that may include
# them. No header of ours may. LIBRARY is its pkg-config name where it has one. % is any text.

foreign := libxml-2.0 libpng libjpeg icu-uc icu-i18n harfbuzz harfbuzz-subset fontconfig \
	libqrencode jansson nettle lcms2 libharu libdeflate zlib libzip libqpdf lept zbar sanitizer

# Opened by name when they are first needed, never linked: other runs pay nothing for them.
opened := libzip libqpdf lept zbar fontconfig

headers.libxml-2.0      := libxml/%
files.libxml-2.0        := xml/parse%.c xml/schema%.c xml/pull.c
headers.libpng          := png.h
files.libpng            := look/picture.c
headers.libjpeg         := jpeglib.h jerror.h
files.libjpeg           := look/jpeg_rows.c
headers.icu-uc          := unicode/%
files.icu-uc            := locale/%.c text/%.c
headers.icu-i18n        := unicode/%
files.icu-i18n          := locale/%.c
headers.harfbuzz        := hb.h hb-ot.h
files.harfbuzz          := text/%.c
headers.harfbuzz-subset := hb-subset.h
files.harfbuzz-subset   := text/font_subset.c text/font_simple.c text/font_instance.c
headers.fontconfig      := fontconfig/%
files.fontconfig        := text/fontconfig.c
headers.libqrencode     := qrencode.h
files.libqrencode       := layout/chart_qr.c
headers.jansson         := jansson.h
files.jansson           := answers/answers_json.c answers/json_%.c
headers.nettle          := nettle/%
files.nettle            := base/sha256.c
headers.lcms2           := lcms2.h
files.lcms2             := pdf/condition.c
headers.libharu         := hpdf%.h
files.libharu           := pdf/haru.c
headers.libdeflate      := libdeflate.h
files.libdeflate        := base/pack.c
headers.zlib            := zlib.h
files.zlib              := base/pack_long.c base/unpack.c
headers.libzip          := zip.h
files.libzip            := base/archive.c
headers.libqpdf         := qpdf/%
files.libqpdf           := base/pdf_object.c
headers.lept            := leptonica/%
files.lept              := scan/leptonica.c
headers.zbar            := zbar.h
files.zbar              := scan/barcode.c
headers.sanitizer       := sanitizer/asan_interface.h
files.sanitizer         := base/arena.c
