#!/bin/bash
# Bleed, from the theme to pixels: NAME.sed makes a theme of the handout, NAME-PAPER.past are the items
# of its pages that reach past the edge, and what was said of the rest; UPDATE=1 writes them. Then the
# finished file is looked at: what is at the edge of the trimmed page is at the end of the bleed too.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/press/tap.bash"
tap_needs poppler-utils command -v pdftotext
tap_needs mupdf-tools command -v mutool
tap_needs python3-pikepdf python3 -c "import pikepdf"
cd "$ROOT/tests/bleed" || exit 1

cp guide.xml "$work"
python3 picture.py "$work/stove.png"
for look in bare bands; do
	sed -f "$look.sed" "$ROOT/content/themes/handout.xml" >"$work/$look.xml"
	for paper in a4 letter a5; do
		golden=$look-$paper.past
		"$ROLEGUIDE" guide "$work/guide.xml" --theme "$work/$look.xml" --paper $paper \
			--dump=layout 2>"$work/messages" | awk -f past.awk >"$work/past"
		"$ROLEGUIDE" guide "$work/guide.xml" --theme "$work/$look.xml" --paper $paper \
			--profile print -o "$work/$look-$paper.pdf" 2>>"$work/messages"
		tap_ok $? "$look, $paper: is written"
		sed "s|^$work/||" "$work/messages" | sort -u >>"$work/past"
		[ -z "${UPDATE-}" ] || cp "$work/past" "$golden"
		tap_is "$(cat "$work/past")" "$(cat "$golden")" "$look, $paper: $golden"
	done
done

# NAME SIDES COLOURED [HEIGHT]: how much of which page's sides has colour.
reach() {
	python3 reach.py "$work/$1.pdf" "$2" ${4+"$4"} >"$work/found" 2>&1
	tap_is "$(cat "$work/found")" "$3" "$1: all that is at the edge reaches the end of the bleed"
}
for paper in a4 letter a5; do
	reach bands-$paper tlbr "page 1: t 100%, l 100%, b 100%, r 2%
page 2: t 100%, l 100%, b 100%, r 100%"
done
# At the left of the bare pages stand letters, which are not meant to bleed, as in the foot.
reach bare-a4 r "page 1: r 44%
page 2: r 10%" 780
reach bare-letter r "page 1: r 47%
page 2: r 10%" 750
reach bare-a5 r "page 1: r 16%
page 2: r 57%" 555

# Cut off at the edge, the same pages show that they would not.
python3 - "$work/bands-a4.pdf" "$work/cut.pdf" <<'PY'
import sys
import pikepdf
pdf = pikepdf.open(sys.argv[1])
for page in pdf.pages:
    x, y, right, top = (float(n) for n in page.TrimBox)
    clip = 'q %f %f %f %f re W n\n' % (x, y, right - x, top - y)
    page.contents_add(clip.encode(), prepend=True)
    page.contents_add(b'\nQ')
pdf.save(sys.argv[2])
PY
python3 reach.py "$work/cut.pdf" tlbr >"$work/found"
tap_is "$(grep -c 'do not reach' "$work/found")" 8 "what is cut off at the edge is found"

# A picture keeps its proportions: 2400 x 1500.
mutool trace "$work/bare-a4.pdf" 2>/dev/null | grep '<fill_image' |
	sed 's/.*transform="\([-0-9.]*\) [-0-9.]* [-0-9.]* \([-0-9.]*\) .*/\1 \2/' >"$work/sizes"
tap_is "$(awk '{ r = $1 / $2; print (r < 0 ? -r : r) }' "$work/sizes")" 1.6 \
	"a picture that bleeds is not stretched"

# The same pages on a screen are the trimmed page and nothing else.
"$ROLEGUIDE" guide "$work/guide.xml" --theme "$work/bands.xml" -q -o "$work/screen.pdf"
tap_is "$(pdfinfo -box "$work/screen.pdf" | awk '/^MediaBox/ { print $2, $3, $4, $5 }')" \
	"0.00 0.00 595.28 841.89" "on a screen, pages are as large as when they are cut"
tap_done
