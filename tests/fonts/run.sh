#!/bin/bash
# Fonts that are missing, damaged or may not be embedded: told with file, reason and package, never
# replaced in silence. The faulty files are made here from an installed font.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
here=$ROOT/tests/fonts
noto=/usr/share/fonts/truetype/noto

# A place of its own for the fonts: data goes by links, fonts/ is a copy, and the look is set in a
# family of the catalogue that others stand beside.
mkdir -p "$work/fonts" "$work/content"
ln -s "$ROOT"/content/* "$work/content/"
rm "$work/content/themes"
cp -r "$ROOT/content/themes" "$work/content/"
sed -i 's/family="Lato"/family="Noto Sans"/' "$work"/content/themes/*.xml
cp "$ROOT/fonts/catalogue.txt" "$work/fonts/"
small_guide "An AVATAR in <em>italic</em>." >"$work/guide.xml"

# guide [OPTION...]: what is said; the status stays in $status.
guide() {
	rm -f "$work/out.pdf"
	said=$(cd "$work" && "$ROLEGUIDE" guide guide.xml -o out.pdf --data content "$@" 2>&1)
	status=$?
}

spoil() {
	python3 "$here/spoil.py" "$@"
}

guide
tap_is "$status $said" "0 " "nothing is said of sound fonts"

# Beside the catalogue, under a name that it lists.
while IFS='|' read -r how reason; do
	spoil "$how" "$noto/NotoSans-Bold.ttf" "$work/fonts/NotoSans-Bold.ttf"
	guide
	tap_match "$status $said" "3 content/../fonts/NotoSans-Bold.ttf: error: this font*$reason*
content/../fonts/NotoSans-Bold.ttf: hint:*package fonts-noto-core*" "a bold that is spoilt ($how)"
	[ ! -e "$work/out.pdf" ]
	tap_ok $? "no file is written"
done <<'X'
cut|is cut off: its table "????" lies past the end
directory|is cut off
empty|is empty
type1|is a Type 1 font
garbage|is no OpenType font
woff|web font
woff2|web font
no-maxp|has no table "maxp"
no-cmap|has no table "cmap"
no-outlines|has no outlines
colour|coloured pictures alone
blank|coloured pictures alone
pictures|coloured pictures alone
variable|is a variable font
kerning|is damaged: the checksum of its table "GPOS" is wrong
restricted|forbids embedding (fsType 0x0002)
no-subsetting|forbids subsetting (fsType 0x0100)
bitmaps-only|nothing but bitmaps
X
spoil outlines "$noto/NotoSans-Bold.ttf" "$work/fonts/NotoSans-Bold.ttf"
guide
tap_match "$status $said" "3 *NotoSans-Bold.ttf: error: this font is damaged: the checksum of its outlines*" \
	"outlines are looked at before they are embedded"
for how in preview editable; do
	spoil $how "$noto/NotoSans-Bold.ttf" "$work/fonts/NotoSans-Bold.ttf"
	guide
	tap_is "$status $said" "0 " "a font for $how may be embedded"
done
rm "$work/fonts/NotoSans-Bold.ttf"

# What has the name of a font and is none is told of, and no other file taken for it.
for what in "pipe mkfifo" "folder mkdir" "link ln -s /nowhere"; do
	${what#* } "$work/fonts/NotoSans-Bold.ttf"
	guide
	tap_match "$status $said" "3 content/../fonts/NotoSans-Bold.ttf: error: this font*, *
content/../fonts/NotoSans-Bold.ttf: hint:*" "a ${what%% *} in place of a font"
	mv "$work/fonts/NotoSans-Bold.ttf" "$work/fonts/Other.ttf"
	guide
	tap_match "$status $said" "0 content/../fonts/Other.ttf: warning: this font is not used: it *" \
		"a ${what%% *} among fonts"
	rm -r "$work/fonts/Other.ttf"
done

# A family whose bold is missing, and one that has none.
mkdir "$work/package"
cp "$noto/NotoSans-Regular.ttf" "$noto/NotoSans-Italic.ttf" "$work/package/"
sed "s|$noto|$work/package|" "$ROOT/fonts/catalogue.txt" >"$work/fonts/catalogue.txt"
guide
tap_match "$status $said" '3 roleguide: error: the bold of the font "Noto Sans" is not there: NotoSans-Bold.ttf comes with the package fonts-noto-core
roleguide: hint: apt-get install --reinstall fonts-noto-core,*' "regular never stands in for a bold that is missing"
rm "$work/package"/*
guide
tap_match "$status $said" '3 roleguide: error: the font "Noto Sans" is not installed*apt-get install fonts-noto-core*' \
	"a family that is not there at all"
cp "$noto/NotoSans-Regular.ttf" "$noto/NotoSans-Bold.ttf" "$work/package/"
sed -i 's/ | NotoSans-Italic.ttf | NotoSans-BoldItalic.ttf//' "$work/fonts/catalogue.txt"
guide
tap_is "$status $said" '0 roleguide: warning: the font "Noto Sans" has no italic: such text is set without, and what is stressed in the other weight
roleguide: hint: choose a family that has them, or a look that does without' "a family that has no italic is told of once"
cp "$work/guide.xml" "$work/plain.xml"
small_guide "A <em>tall</em> tree and <strong>thick</strong>" he >"$work/guide.xml"
guide --dump layout -o "$work/layout"
tap_is "$(sed -n 's|^run .* \(f[0-9]*\)/.* "tall.*|\1|p' "$work/layout")" \
	"$(sed -n 's|^run .* \(f[0-9]*\)/.* "thick.*|\1|p' "$work/layout")" "what is stressed is bold there"
tap_match "$(cat "$work/layout")" '*"tall*' "... and stands there"
mv "$work/plain.xml" "$work/guide.xml"
cp "$ROOT/fonts/catalogue.txt" "$work/fonts/"

# Dropped beside the catalogue under a name of its own.
sed 's/family="Lato"/family="Test Face"/' "$ROOT/content/themes/handout.xml" >"$work/theme.xml"
for how in woff2 restricted no-subsetting cut garbage; do
	spoil "$how" "$noto/NotoSans-Regular.ttf" "$work/fonts/TestFace.ttf" 2>"$work/error"
	[ "$how" = restricted ] && spoil "$how" "$noto/NotoSans-Regular.ttf" \
		"$work/fonts/TestFace.ttf" "Test Face"
	guide --theme theme.xml
	tap_match "$status $said" "3 *content/../fonts/TestFace.ttf: warning: this font is not used: it *" \
		"a dropped font that cannot be used ($how) is told with its reason"
	tap_match "$said" "*error: *\"Test Face\"*" "where it is asked for, that is an error"
done
guide
tap_match "$status $said" "0 content/../fonts/TestFace.ttf: warning: this font is not used: it is no OpenType font
*" "also when nothing asks for it"
mkdir "$work/fonts/more"
mv "$work/fonts/TestFace.ttf" "$work/fonts/more/"
mkfifo "$work/fonts/pipe.ttf"
guide --theme theme.xml
tap_match "$status $said" "3 *content/../fonts/more/TestFace.ttf: warning: this font is not used: it *" \
	"and in a folder"
spoil sound "$noto/NotoSans-Regular.ttf" "$work/fonts/more/TestFace.ttf" "Test Face"
guide --theme theme.xml
tap_match "$status $(pdffonts "$work/out.pdf")" "0 *Test Face*" "where one that can be used is found"

# A variable font is the face of each weight that is asked for, and its text is read as any other.
rm -rf "$work/fonts/more" "$work/fonts/pipe.ttf"
python3 "$here/variable.py" "$work/fonts/Swell.ttf"
cp "$work/guide.xml" "$work/stressed.xml"
small_guide "An AVATAR in roman." >"$work/guide.xml"
# swell BODY TITLE: the guide with these attributes of two styles, in that font.
swell() {
	cat >"$work/theme.xml" <<-X
		<theme name="Swell" extends="handout"><styles>
		<style name="body" family="Swell" $1/><style name="title" family="Swell" $2/>
		</styles></theme>
	X
	guide --theme theme.xml
}
swell 'weight="semibold"' 'weight="black"'
tap_is "$status $said $(pdffonts "$work/out.pdf" | grep -c Swell)" "0  2" "two weights of a variable font are two faces"
tap_match "$(pdftotext "$work/out.pdf" -)" "*Cook vs baker*" "which say what they show"
swell '' 'weight="regular"'
tap_is "$(pdffonts "$work/out.pdf" | grep -c Swell)" 1 "the regular is one"
"$ROLEGUIDE" guide "$work/guide.xml" --theme "$work/theme.xml" --data "$work/content" --profile print -o "$work/out.pdf"
tap_is "$? $(pdffonts "$work/out.pdf" | grep -c Swell)" "0 1" "for the press, too"

# Weights of static families, and features; what a font lacks is told with its name.
# letters ATTRIBUTES: with these of its prose.
letters() {
	cat >"$work/theme.xml" <<-X
		<theme name="Letters" extends="handout"><styles><style name="body" $1/></styles></theme>
	X
	guide --theme theme.xml
}
letters 'family="Lato" weight="semibold"'
tap_match "$status $said $(pdffonts "$work/out.pdf")" "0 *Lato-Semibold*" "a semibold that the catalogue names"
letters 'family="Lato" weight="semibold" slant="italic"'
tap_match "$status $said $(pdffonts "$work/out.pdf")" "0 *Lato-SemiboldItalic*" "in italic, too"
letters 'weight="thin" family="Noto Serif"'
tap_match "$status $said" '0 *warning: the font "Noto Serif" has no thin: such text is set in regular*' "one that nobody has"
letters 'family="Noto Sans" caps="small" figures="old-table"'
tap_is "$status $said" "0 " "small capitals and old figures are set without a word"
tap_match "$(pdftotext "$work/out.pdf" -)" "*An AVATAR in*" "and are copied as they were written"
# shown: where its words stand.
shown() {
	"$ROLEGUIDE" guide "$work/guide.xml" --theme "$work/theme.xml" --data "$work/content" --dump layout | grep -F "An AVATAR"
}
small=$(shown)
letters 'family="Noto Sans"'
plain=$(shown)
[ "$small" != "$plain" ]
tap_ok $? "they are other glyphs"
letters 'family="Noto Sans" features="smcp onum tnum"'
tap_is "$(shown)" "$small" "features by their tags are the same"
letters 'family="Noto Sans" caps="small" figures="old-table" features="smcp=0 onum=0 tnum=0"'
tap_is "$(shown)" "$plain" "and those of the list count"
letters 'family="Lato" features="smcp ss01"'
tap_match "$status $said" '0 roleguide: warning: the font "Lato-Regular" has no feature "smcp": text that asks for it is set without
roleguide: hint: *' "a feature that a font lacks is told with its name, and no other"
mv "$work/stressed.xml" "$work/guide.xml"
swell 'weight="semibold"' ''
tap_match "$status $said" '0 *warning: the font "Swell" has no italic*' "nor is an italic of a weight missing in silence"
rm "$work/fonts/Swell.ttf"

# Emphasis of a script that has no italic is by weight, and figures go with the words.
faces() {
	pdffonts "$work/out.pdf" | sed -n 's/^[A-Z]*+Noto\(Sans[A-Za-z-]*\) .*/\1/p' | sort | tr '\n' ' '
}
while IFS='|' read -r words expected what; do
	small_guide "$words" he | sed '/<section><head>Side/d' >"$work/guide.xml"
	guide
	tap_is "$status $(faces)" "0 $expected " "$what"
done <<'X'
עץ <em>גבוה 7</em>|Sans-Bold Sans-Regular SansHebrew-Bold SansHebrew-Regular|Hebrew: bold, with its figures
עץ <strong><em>גבוה</em></strong>|Sans-Bold Sans-Regular SansHebrew-Bold SansHebrew-Regular|and bold where it is bold
عمل <em>جيد</em>|Sans-Bold Sans-Regular SansArabic-Bold SansArabic-Regular SansHebrew-Regular|Arabic: bold
עץ <em>tall</em>|Sans-Bold Sans-Italic Sans-Regular SansHebrew-Regular|Latin beside it: italic
עץ <em>tall 7 גבוה</em>|Sans-Bold Sans-Italic Sans-Regular SansHebrew-Bold SansHebrew-Regular|each by its own script
X
small_guide "x" he | sed 's|<head>Notes</head>|<head>עץ <em>גבוה</em></head>|; /<head>Side/d' >"$work/guide.xml"
guide
tap_is "$status $(faces)" "0 Sans-Bold Sans-Regular SansHebrew-Bold SansHebrew-Regular " \
	"in bold text the regular weight"
tap_done
