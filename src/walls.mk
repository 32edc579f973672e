# The walls between the folders of src, written once: make builds each file with an include path
# that holds no more than this, and tools/layers.sh checks every #include against it.
#
# may.FOLDER: what its files may include besides their own headers: folders, or single headers.

may.base    :=
may.locale  := base
may.content := base
may.answers := base content locale
may.score   := base content answers
may.doc     := base content locale answers score
may.text    := base
may.layout  := base text doc/doc.h doc/chart.h content/theme.h content/picture.h
may.pdf     := base text layout doc/doc.h doc/chart.h content/theme.h content/theme_ink.h \
	content/picture.h content/jpeg_rows.h
may.inspect := base pdf/origins.h pdf/predict.h pdf/unpack.h
may.cli     := base locale content answers score doc text layout pdf inspect
may.main.c  := cli

# headers.LIBRARY: the headers of a foreign library; files.LIBRARY: the only files that may include
# them. No header of ours may. LIBRARY is its pkg-config name where it has one. % is any text.

foreign := libxml-2.0 libpng libjpeg icu-uc icu-i18n harfbuzz harfbuzz-subset fontconfig \
	libqrencode jansson nettle lcms2 libharu zlib libcsv sanitizer

headers.libxml-2.0      := libxml/%
files.libxml-2.0        := content/parse%.c content/schema%.c
headers.libpng          := png.h
files.libpng            := content/picture.c
headers.libjpeg         := jpeglib.h jerror.h
files.libjpeg           := content/jpeg_rows.c
headers.icu-uc          := unicode/%
files.icu-uc            := locale/%.c text/%.c
headers.icu-i18n        := unicode/%
files.icu-i18n          := locale/%.c
headers.harfbuzz        := hb.h hb-ot.h
files.harfbuzz          := text/%.c
headers.harfbuzz-subset := hb-subset.h
files.harfbuzz-subset   := text/font_subset.c
headers.fontconfig      := fontconfig/%
files.fontconfig        := text/fontconfig.c
headers.libqrencode     := qrencode.h
files.libqrencode       := layout/chart_qr.c
headers.jansson         := jansson.h
files.jansson           := answers/answers_json.c
headers.libcsv          := csv.h
files.libcsv            := answers/answers_csv.c
headers.nettle          := nettle/%
files.nettle            := base/sha256.c
headers.lcms2           := lcms2.h
files.lcms2             := pdf/condition.c
headers.libharu         := hpdf%.h
files.libharu           := pdf/haru.c
headers.zlib            := zlib.h
files.zlib              := pdf/pack.c pdf/unpack.c
headers.sanitizer       := sanitizer/asan_interface.h
files.sanitizer         := base/arena.c
