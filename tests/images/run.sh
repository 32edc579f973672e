#!/bin/bash
# Pictures in files for the press: in inks or in grey, in the colours that other programs compute,
# with no more ink than paper takes; what can't be printed so is refused at its line. The profile
# that they are converted with is embedded as it is, under the name that was given.
set -u
. "$ROOT/tests/tap.bash"
tap_needs ghostscript command -v gs
tap_needs poppler-utils command -v pdftotext
here=$ROOT/tests/images
press=$ROLEGUIDE_DATA/icc/FOGRA39L_coated.icc
other=/usr/share/color/icc/ghostscript/default_cmyk.icc
# the system's own, which sees the packages of the system
tap_needs python3-pikepdf python3 -c "import pikepdf"
tap_needs python3-numpy python3 -c "import numpy"
tap_needs python3-pil python3 -c "import PIL"
cd "$work" || exit 1
python3 "$here/make.py" . || exit 1

width=20mm # of pictures: 406 ppi

# show PICTURE...: guide.xml shows them; line 6 the first, line 7 the second ...
show() {
	{
		echo '<guide id="kitchen" version="1" date="2026-01-31" xml:lang="en">
<masthead><title>Cook</title></masthead>
<roles><role id="c">Cook</role><role id="b">Baker</role></roles>
<dimensions><dimension><name>Heat</name><text role="c">High</text><none role="b"/></dimension></dimensions>
<section><head>Pictures</head><comparison/>'
		for picture in "$@"; do
			echo "<picture src=\"$picture\" width=\"$width\" alt=\"$picture.\"/>"
		done
		echo '</section></guide>'
	} >guide.xml
}

# run OPTION...: the guide; $status, $err.
run() {
	err=$("$ROLEGUIDE" guide guide.xml "$@" 2>&1 >/dev/null)
	status=$?
}

# show_facts PDF: what the first output intent says, and how its profile is.
show_facts() {
	python3 - "$1" <<-'END'
		import pikepdf, sys
		intents = pikepdf.open(sys.argv[1]).Root.OutputIntents
		for key in ("/S", "/OutputConditionIdentifier", "/RegistryName", "/Info"):
		    print(key[1:], intents[0].get(key, "none"), sep=": ")
		open("embedded.icc", "wb").write(intents[0].DestOutputProfile.read_bytes())
	END
}

pictures="rgb.png rgba.png palette.png grey.png rgb-16.png adobe-rgb.png rgb.jpg progressive.jpg
	adobe-rgb.jpg grain.jpg grey.jpg cmyk-adobe.jpg cmyk.jpg"
# shellcheck disable=SC2086
show $pictures
for profile in print print-x1a archive; do
	run --profile $profile -o $profile.pdf
	tap_is "$status $err" "0 " "$profile: all kinds of pictures"
	# shellcheck disable=SC2086
	tap_is "$(python3 "$here/check.py" $profile.pdf "$press" . $pictures)" \
		"$(for picture in $pictures; do echo "$picture: good"; done)" \
		"$profile: in the inks that they should have"
done
run --profile print -o again.pdf
cmp -s print.pdf again.pdf
tap_ok $? "the same pictures give the same bytes"
tap_is "$(show_facts print.pdf)" "S: /GTS_PDFX
OutputConditionIdentifier: FOGRA39
RegistryName: http://www.color.org
Info: FOGRA39L Coated" "the output intent without options"
cmp -s embedded.icc "$press"
tap_ok $? "its profile is the shipped file"

# Ghostscript shows the inks as the profile says they look; see compare.py for what is near.
show rgb.png palette.png grey.png rgb.jpg progressive.jpg grey.jpg
for name in screen print; do
	run --profile $name -o $name.pdf
	gs -q -dNOPAUSE -dBATCH -sDEVICE=png16m -r100 -dUseTrimBox -sDefaultCMYKProfile="$press" \
		-dRenderIntent=1 -dBlackPtComp=1 -o $name-%d.png $name.pdf
done
tap_is "$(python3 "$here/compare.py" screen-1.png print-1.png)" "near" \
	"what will be printed looks like what the screen shows"

show rgb.png
run --profile print --icc "$other" --condition "Copy shop" -o other.pdf
tap_is "$status $err" "0 " "another profile"
tap_match "$(show_facts other.pdf)" "S: /GTS_PDFX
OutputConditionIdentifier: Copy shop
RegistryName: none
Info: ?*" "its output intent names no registry"
cmp -s embedded.icc "$other"
tap_ok $? "its profile is the file that was given"
tap_is "$(python3 "$here/check.py" other.pdf "$other" . rgb.png)" "rgb.png: good" \
	"pictures are converted with it"
run --profile print --icc rgb.png --condition X -o no.pdf
tap_is "$status $err" "1 rgb.png: error: this is no ICC profile" "a picture instead of a profile"
run --profile print --icc nowhere.icc --condition X -o no.pdf
tap_match "$status $err" "3 nowhere.icc: error: *" "a profile that is not there"
long=$(printf 'x%.0s' {1..61})
for name in "  " "Köln" $'a\nb' "$long"; do
	run --profile print --icc "$other" --condition "$name" -o no.pdf
	tap_match "$status $err" "2 *--condition wants the name of a printing condition*" \
		"a condition called ${name@Q}"
done
cp -r "$ROLEGUIDE_DATA" "$ROLEGUIDE_DATA/../fonts" . && rm content/icc/*.icc
run --profile print --data content -o no.pdf
tap_match "$status $err" "3 content/icc/FOGRA39L_coated.icc: error: cannot read: *" \
	"a program without its profile"

# refused PICTURE MESSAGE: the press refuses it at its line.
refused() {
	show rgb.png "$1"
	run --profile print -o no.pdf
	tap_match "$status $err" "1 $2" "$1"
	[ ! -e no.pdf ]
	tap_ok $? "$1: no file is written"
}
refused heavy.jpg 'guide.xml:7: error: picture heavy.jpg holds up to 37? % of ink, and over 300 %'\
' in 1? % of its area*'
refused damaged.jpg 'guide.xml:7: error: cannot use the picture "damaged.jpg": its pixels are'\
' damaged*libjpeg says: *'
refused cut.jpg 'guide.xml:7: error: cannot use the picture "cut.jpg": its pixels are damaged*'
run -o screen.pdf
tap_is "$status $err" "0 " "the screen shows what there is of it"
show rgb.png bad-profile.png
run --profile print -o print.pdf
tap_match "$status $err" "0 guide.xml:7: warning: the colour profile in the picture"\
' "bad-profile.png" is damaged or not for RGB; its colours are taken as sRGB' "a damaged profile"
tap_is "$(python3 "$here/check.py" print.pdf "$press" . rgb.png bad-profile.png)" "rgb.png: good
bad-profile.png: good" "and they are"

# Pictures of a camera that was held in any way, and of one that says nothing of it, are drawn as
# the upright one is; "0" and "9" mean nothing.
width=20mm
turned=$(printf 'turned-%s.jpg ' {0..9}-{ii,mm})
upright=$(printf 'upright.jpg %.0s' {0..19})

# draw NAME PROFILE PICTURE...: NAME.pdf, and its pages by two programs.
draw() {
	show "${@:3}"
	run --profile "$2" -o "$1.pdf"
	tap_is "$status $err" "0 " "$2: $1 pictures"
	pdftoppm -r 144 -png "$1.pdf" "$1-poppler"
	gs -q -dNOPAUSE -dBATCH -sDEVICE=png16m -r144 -o "$1-gs-%d.png" "$1.pdf"
}

for profile in screen archive print print-x1a; do
	rm -f upright-{poppler,gs}-*.png turned-{poppler,gs}-*.png
	more=
	[ $profile = screen ] || [ $profile = archive ] || more=y
	# shellcheck disable=SC2086
	draw upright $profile $upright ${more:+upright-grey.jpg upright-cmyk.jpg}
	# shellcheck disable=SC2086
	draw turned $profile $turned ${more:+turned-grey.jpg turned-cmyk.jpg}
	pages=()
	for page in upright-{poppler,gs}-*.png; do
		pages+=("$page" "${page/upright/turned}")
	done
	tap_is "$(python3 "$here/same.py" "${pages[@]}")" "same" "$profile: turned as they ask"
done
show turned-6-ii.jpg turned-7-mm.jpg
run --profile screen -o turned.pdf
tap_is "$(python3 - turned.pdf <<-'END'
	import pikepdf, sys
	file = pikepdf.open(sys.argv[1])
	streams = [o for o in file.objects if isinstance(o, pikepdf.Stream) and
	           o.get("/Subtype") == "/Image"]
	for stream, path in zip(streams, ("turned-6-ii.jpg", "turned-7-mm.jpg")):
	    same = stream.read_raw_bytes() == open(path, "rb").read()
	    print(stream.Width, stream.Height, same)
END
)" "240 320 True
240 320 True" "in the file they stay as they are"
width=38mm
show turned-6-mm.jpg turned-1-ii.jpg turned-8-ii.jpg
run --profile print -o print.pdf
tap_match "$status $err" "0 guide.xml:6: warning: *a picture has 214 ppi*
guide.xml:7: warning: *a picture has 214 ppi*
guide.xml:8: warning: *a picture has 214 ppi*" "turned ones have as many pixels an inch"

# One file at many places is loaded once, in pixels and in the PDF; each keeps its width and words.
width=20mm
# shellcheck disable=SC2046
show rgb.png rgb.jpg $(printf 'rgb.png %.0s' {1..2500})
sed -i '8s/width="20mm" alt="[^"]*"/width="30mm" alt="A view."/' guide.xml
run --profile screen -o many.pdf
tap_is "$status $err" "0 " "a picture at 2501 places, which would be 192 million pixels"
tap_is "$(python3 - many.pdf <<-'END'
	import pikepdf, sys
	file = pikepdf.open(sys.argv[1])
	streams = [o for o in file.objects if isinstance(o, pikepdf.Stream) and
	           o.get("/Subtype") == "/Image"]
	print(len(streams))
END
)" "2" "is in the file once"
tap_match "$("$ROLEGUIDE" guide guide.xml --dump=guide 2>&1 | grep -m3 '320x240')" \
	'*"rgb.png."*"rgb.jpg."*width *"A view."' "and has other words and another width at one of them"

# too few pixels, whatever the picture came as
width=38mm
show rgb.png progressive.jpg grey.png
run --profile print -o print.pdf
tap_match "$status $err" "0 guide.xml:6: warning: *a picture has 214 ppi*
guide.xml:7: warning: *a picture has 214 ppi*
guide.xml:8: warning: *a picture has 214 ppi*" "214 ppi are few, line by line"
tap_match "$err" "!(*hint: the colour*)" "which is no matter of the theme's colours"
width=60mm
show rgb.png cmyk.jpg
run --profile print -o no.pdf
tap_match "$status $err" "1 guide.xml:6: error: *a picture has 135 ppi*
guide.xml:7: error: *a picture has 135 ppi*" "135 ppi are too few"
[ ! -e no.pdf ]
tap_ok $? "and no file is written"
tap_match "$("$ROLEGUIDE" guide "$ROOT/tests/guide/parts.xml" --profile print -o no.pdf 2>&1)" \
	"*/parts.xml:15: error: *a picture has 20 ppi*
*/parts.xml:75: error: *a picture has 8 ppi*" "decoration is named by its line too"
width=34mm
show rgb.png cmyk.jpg
run --profile print -o print.pdf
tap_is "$status $err" "0 " "239 ppi are enough"
tap_done
