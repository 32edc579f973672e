#!/bin/bash
# Characters that are hard to set: signs and marks that fonts draw beside each other, and characters
# that no font has, in what authors wrote and in what people typed.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
tap_needs poppler-utils command -v pdftotext
tap_needs mupdf-tools command -v mutool
guide=$ROOT/content/pm-vs-tpm.xml

# write TEXT [LANG]: a guide whose one paragraph is the text.
write() { small_guide "$@" >"$work/guide.xml"; }

# make_guide [OPTION...]: the guide as a PDF; what is said stays in $said, the status in $status.
make_guide() {
	said=$(cd "$work" && "$ROLEGUIDE" guide guide.xml "$@" -o guide.pdf 2>&1)
	status=$?
}

# fonts: those of the PDF, without their tags, sorted.
fonts() {
	pdffonts "$work/guide.pdf" | sed -n '3,$s/^[A-Z]*+\([^ ]*\) .*/\1/p' | sort | tr '\n' ' '
}

# A sign comes from a font that has it, not from parts that do not belong together.
sed 's/family="Lato"/family="Noto Sans"/' "$ROOT/content/themes/handout.xml" >"$work/noto.xml"
for sign in ≠ ≮ ≯ $'=\u0338' ∉; do
	write "A $sign B"
	make_guide --theme noto.xml
	tap_is "$status $said $(fonts)" "0  NotoSans-Bold NotoSans-Regular NotoSansMath-Regular " \
		"\"$sign\" is one sign of one font"
done
for word in café $'e\u0301' $'m\u0304' $'\u1e69'; do
	write "A $word B"
	make_guide
	tap_is "$status $said $(fonts)" "0  Lato-Bold Lato-Regular " "\"$word\" stays in the font of the text"
done

# Marks and what carries them.
write $'sign \u25cc\u064e here'
make_guide
tap_match "$status $said $(fonts)" "0  *Arabic-Regular *" "an Arabic mark on a dotted circle"
write $'sign \u25cc\u0951 here'
make_guide
tap_is "$status $said" "0 " "a Vedic mark on a dotted circle"
write $'a\U0001e8d0b'
make_guide
tap_match "$status $said" '1 guide.xml:9: error: no font has U+1E8D0 together with "a"
guide.xml:9: hint: *put a font that has both into *' "a mark that no font has with its letter"
for keycap in $'1\ufe0f\u20e3' $'2\u20e3'; do
	write "Press $keycap now"
	make_guide
	tap_match "$status $said $(fonts)" "0  *NotoSansSymbols2-Regular " "a keycap is one sign ($keycap)"
done
# What is copied is what was written, by programs that read what spans say and by those that do not:
# glyphs that are more than their characters, fewer, reordered, or placed over each other. Of text
# from the right, Ghostscript gives the order on the page.
copy() {
	case $1 in
	poppler) pdftotext "$work/guide.pdf" - ;;
	mupdf) mutool draw -q -F text "$work/guide.pdf" 2>/dev/null ;;
	ghostscript) gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=txtwrite -o - "$work/guide.pdf" ;;
	esac | LC_ALL=C sed 's/\xe2\x80[\xaa-\xae]//g' | tr -s ' \n' ' '
}
while read -r lang words; do
	write "$words" "$lang"
	make_guide
	programs=(poppler mupdf)
	[[ " ar fa he ur " == *" $lang "* ]] || ! command -v gs >/dev/null || programs+=(ghostscript)
	for program in "${programs[@]}"; do
		text=$(copy "$program")
		tap_ok $(($(grep -cF "$words" <<<"$text") != 1)) "$lang: $words is copied by $program"
	done
	tap_is "$(pdftotext "$work/guide.pdf" - | grep -c $'\u2060\|\u200b\|\ufeff')" 0 "with no helpers"
done <<X
th น้ำ คำ ระหว่างคำและ ปั๊ม กู้ ที่ สำคัญ
lo ກຳ ຄຳ ທຳມະດາ ນ້ຳ
ta கொண்டு மொழி தொழில் கோ கௌ நீங்கள்
ml കൊ കോ കൗ മലയാളം കൊണ്ട് കൊച്ചി
bn কো কৌ মৌলিক ভালো দেশের কোনো
km កោះ កើត កៀន កៅអី ភាសាខ្មែរ កញ្ជ្រោង
my မြန်မာဘာသာ ကျောင်း ကြောင့်
or କୋ କୌ ଓଡ଼ିଆ କୋଣ
te తెలుగు కై స్త్రీ క్ష్మి
kn ಕನ್ನಡ ಕೊ ಕೋ ಕೈ
si සිංහල කෝ කො කෞ ශ්‍රී
hi हिन्दी कि र्क क्षत्रिय
bo བོད་སྐད་དང་ བསྒྲུབས་ རྒྱལ་པོ་
jv ꦧꦱꦗꦮ ꦏꦿꦸꦥꦸꦏ꧀
ar السلام عليكم لا إله
fa می‌خواهم فارسی
ur اردو زبان ہے
he שָׁלוֹם עולם
en m̄odern x̄y ṩap ẍ̄z q̣̃uote n̥a
ru слова́ о́кна е̄
el ᾳ̈́λφα
X
# The words that lines need are not copied.
write $'one\u2060two th\u200bree \u2068four\u2069 x\u0304\u2060y' en
make_guide
for program in poppler mupdf; do
	tap_match "$(copy "$program")" $'*onetwo three four x\u0304y*' "no helpers inside words ($program)"
done
# Glyphs made of others draw what the others drew: a letter with its mark is more than the letter.
dark() {
	write "$1"
	make_guide
	pdftoppm -r 200 -mono -singlefile "$work/guide.pdf" "$work/page"
	tail -c +16 "$work/page.pbm" | od -An -v -tu1 -w1 | awk '{
		for (n = $1; n > 0; n = int(n / 2)) sum += n % 2
	} END { print sum }'
}
letter=$(dark x) marked=$(dark $'x\u0304')
tap_ok $((marked < letter + 8)) "a mark in a glyph made of two is drawn ($letter, $marked)"

# Titles of the file have nothing that only lines need.
sed -i $'s|Cook vs baker</title>|Pro\u00adduct\u200b and\u2060 cook</title>|; s|<head>Notes|<head>Ver\u00adant|' \
	"$work/guide.xml"
make_guide
tap_is "$(pdfinfo "$work/guide.pdf" | sed -n 's/^Title: *//p')" "Product and cook" "the title of the file"
tap_match "$(pdfinfo -meta "$work/guide.pdf")" "*>Product and cook</rdf:li>*" "and in its metadata"
tap_match "$(mutool show "$work/guide.pdf" outline)" "*Verant*" "and bookmarks"

# Words in capitals are divided by patterns; lines do not begin with small kana.
card='<card><head>A</head><p>SOFTWAREENTWICKLUNGSLEITERIN</p></card>'
cards=$card$card$card$card$card
write x de
sed -i "s|<p>x</p>|<cards>$cards</cards>|" "$work/guide.xml"
make_guide
tap_is "$status $said" "0 " "a long word in capitals is hyphenated"
write "$(printf 'あー%.0sキャッシュ' {1..40})" ja
make_guide
tap_is "$(pdftotext -layout "$work/guide.pdf" - | sed 's/^ *//; s/^Notes *//' | grep -c '^[ャュョッー]')" 0 \
	"no line begins with a small kana"

# A range stays on one line, and so do a figure and its unit, wherever they stand.
for n in {1..40}; do
	write "$(printf 'x%.0s' $(seq "$n")) paid \$25,000–55,000 or 1200 km of it – all told – until the end"
	make_guide
	pdftotext -layout "$work/guide.pdf" - | grep -v "^Cook vs" | grep -E '[0-9]–$|[0-9]$|^ *(–|km)'
done >"$work/parted"
tap_is "$(cat "$work/parted")" "" "ranges, units and dashes keep to their lines"

# From one line of the notes down to the next, in points.
step() {
	"$ROLEGUIDE" guide "$work/guide.xml" --dump=layout 2>/dev/null | awk '
		/^run / && $3 > last && last && $6 == "ink" { if ($3 - last < least || !least) least = $3 - last }
		/^run / && $6 == "ink" && $2 > 170000 { last = $3 }
		END { printf "%.1f", least / 1000 }'
}
# Letters that need more room than lines have are given it; those of most scripts have enough.
for words in 'my မြန်မာဘာသာစကားသည် ဏ္ဍုံ' 'bo བོད་སྐད་དང་ བསྒྲུབས་ རྒྱལ་པོ་' 'jv ꦧꦱꦗꦮ ꦏꦿꦸꦥꦸꦏ꧀ ꦩꦂꦠ'; do
	write "$(yes "${words#* }" | head -n 12 | tr '\n' ' ')"
	make_guide
	tap_is "$status $said $(step)" "0  19.1" "${words%% *}: lines further from each other"
done
for words in 'th ภาษาไทย ผู้ใหญ่ ปั๊ม กู้ ฐู' 'km ភាសាខ្មែរ កញ្ជ្រោង ស្ត្រី' 'ar اللُّغَةُ العَرَبِيَّةُ إِنَّ' \
	'vi Tiếng Việt Ẩm thực Ổ Ễ' 'te తెలుగు స్త్రీ క్ష్మి ద్రవ్య'; do
	write "$(yes "${words#* }" | head -n 12 | tr '\n' ' ')"
	make_guide
	tap_is "$status $said $(step)" "0  12.8" "${words%% *}: lines with room between them"
done

# A language whose patterns are not there is told of once, with its package, where it is needed.
missing=$(for lang in sl lt sk; do
	compgen -G "/usr/share/hyphen/hyph_$lang*" >/dev/null || echo $lang
done | head -n 1)
write x "$missing"
sed -i "s|<p>x</p>|<cards>\n$cards</cards>|" "$work/guide.xml"
make_guide
tap_match "$status $(grep -A1 hyphenated <<<"$said")" "0 guide.xml:10: warning: words in \"$missing\" are not hyphenated: *
guide.xml:10: hint: install the package hyphen-$missing, *" "a language without its patterns"
write short "$missing"
make_guide
tap_is "$status $(grep -c hyphenated <<<"$said")" "0 0" "does for short words"

# What no font has: an error in an author's words, one a script and place.
write $'x \U000f0000 \U000f0001'
make_guide
tap_match "$status $said" '1 guide.xml:9: error: no font has U+F0000, nor U+F0001
guide.xml:9: hint: write it in another way, or put a font that has it into *' "private characters are one error"

write $'x \U000f0000</p>\n<p>\U000f0001\U000f0002\U000f0003</p>\n<p>y</p>\n<p>\U000f0000\U000f0004\U000f0005\U000f0006'
make_guide
tap_match "$said" 'guide.xml:9: error: no font has U+F0000, nor U+F0001, U+F0002, U+F0003, U+F0004, U+F0005 and 1 more; also on line 10, 12
guide.xml:9: hint: *' "with all their lines"
tap_is "$(grep -c error <<<"$said")" 1 "and nothing else"

# In what people typed: a warning at its place, for each of them, and the report is made.
rare=$'\U000f0000'
blank=$'\u00a0\u200b'
cat >"$work/people.csv" <<X
id,Your name,draw
ada,Ada $rare,I like $rare
eve,Eve,I like $rare and $rare
bob,Bob,plain
zoe,$blank,plain
X
mkdir "$work/out"
said=$(cd "$work" && "$ROLEGUIDE" report --partial "$guide" people.csv -o out/ --name '{id}' 2>&1 |
	grep -v "hint\|have no column")
status=$?
tap_is "$said" 'people.csv:2:5: warning: no font has U+F0000: a sign stands in for it
people.csv:2:11: warning: no font has U+F0000: a sign stands in for it
people.csv:3:9: warning: no font has U+F0000: a sign stands in for it
people.csv:5:5: warning: row 5, column B (Your name): the name shows nothing, and is left out: it is made of spaces and invisible characters' \
	"each person is told of, with their own place"
reports=("$work"/out/*.pdf)
tap_is "${#reports[@]}" 4 "and gets a report"
tap_match "$(pdftotext "$work/out/ada.pdf" -)" "*Ada $rare*I like $rare*" "whose text says what was typed"
checked=$(cd "$work" && "$ROLEGUIDE" check --partial "$guide" people.csv 2>&1 | grep -v "hint\|have no column")
tap_is "$checked" "$said" "check says the same"
printf '[{"Your name":"Ada %s","draw":"%s"},{"draw":"%s"}]' "$rare" "$rare" "$rare" \
	>"$work/people.json"
said=$(cd "$work" && "$ROLEGUIDE" check "$guide" people.json 2>&1 | grep -c 'people.json:1:.*F0000')
tap_is "$said" 3 "in JSON as well"

# A phrase around a person's words is an author's: what it lacks is an error, at no person's place.
mkdir "$work/data"
cp -r "$ROOT/content" "$ROOT/fonts" "$work/data"
sed -i "s/Personal report for {name}/Personal report $rare for {name}/" "$work/data/content/phrases/en.xml"
printf 'id,Your name,draw\nada,Ada,I like it\n' >"$work/people.csv"
said=$(cd "$work" && ROLEGUIDE_DATA=data/content "$ROLEGUIDE" report --partial data/content/pm-vs-tpm.xml \
	people.csv -o phrase.pdf 2>&1)
status=$?
said=$(grep -v "have no column" <<<"$said")
tap_match "$status $said" "1 *xml:*: error: no font has U+F0000*" "a phrase that no font has is an error"
tap_ok "$(grep -c people.csv <<<"$said")" "and no person's"

# More letters of a font than a byte has numbers: codes of one byte and of two.
words=$(python3 -c 'for c in range(0x100, 0x240, 8): print(*map(chr, range(c, c + 8)), sep="", end=" ")')
write "$words"
make_guide
tap_is "$status $said" "0 " "320 letters"
for program in poppler mupdf; do
	tap_match "$(copy "$program")" "*${words% }*" "each is copied as it was written ($program)"
done

# One glyph for several characters, and several for one, of a font with CFF outlines.
tap_needs fonts-noto-cjk test -r /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
sed 's/family="Noto Sans"/family="Noto Sans CJK JP"/' "$ROOT/content/themes/mono.xml" \
	>"$work/cjk.xml"
words=$'か゚ が - ‐ … ⋯ 漢字 x\u0304 q\u0323\u0303'
write "$words" ja
(cd "$work" && "$ROLEGUIDE" guide guide.xml --theme cjk.xml -o guide.pdf)
for program in poppler mupdf; do
	tap_match "$(copy "$program")" "*$words*" "each is copied as it was written ($program)"
done

# Texts are included in the encodings that they say.
printf 'caf\xe9' >"$work/latin.txt"
printf '\xff\xfec\0a\0f\0\xe9\0' >"$work/wide.txt"
printf 'caf\x82' >"$work/dos.txt"
printf '\xef\xbb\xbfcaf\xc3\xa9' >"$work/marked.txt"
for text in "latin.txt ISO-8859-1" "wide.txt UTF-16" "dos.txt cp437" "marked.txt utf-8"; do
	write "one <xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\"
		href=\"${text% *}\" encoding=\"${text#* }\"/> two"
	make_guide
	tap_match "$status $said $(pdftotext "$work/guide.pdf" -)" "0 *one café two*" "a text in ${text#* }"
done

# Emoji are set in the signs of a plain font; those put together out of several are told of.
tap_needs fonts-symbola test -r /usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf
for sign in $'\U0001f600' $'\U0001f600\ufe0e' $'\u2764\ufe0e' $'\u2764\ufe0f' $'\u2708\ufe0f'; do
	write "A $sign B"
	make_guide
	tap_match "$status $said $(fonts)" "0  *Symbol*" "$sign is one sign"
done
family=$'\U0001f468\u200d\U0001f467' flag=$'\U0001f1e9\U0001f1ea' skin=$'\U0001f44d\U0001f3fd'
scots=$'\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f'
for sign in "$family" "$flag" "$skin" "$scots"; do
	write "A $sign B"
	make_guide
	tap_match "$said" "guide.xml:9: *: *U+* \"*
guide.xml:9: hint: *a font that has both*" "$sign is no one sign, and is told of"
	printf 'id,draw\nada,I like %s\n' "$sign" >"$work/people.csv"
	said=$(cd "$work" && "$ROLEGUIDE" report --partial "$guide" people.csv -o emoji.pdf 2>&1)
	status=$?
	said=$(grep -v "have no column" <<<"$said")
	tap_match "$status $said" "0 people.csv:2:*: warning: *U+*" "$sign in what people typed is a warning"
	tap_match "$(pdftotext "$work/emoji.pdf" -)" "*$sign*" "$sign is copied as it was typed"
done
tap_done
