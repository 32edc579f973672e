#!/bin/bash
# Nothing personal outside the pages: names, addresses and ids of a cohort are looked for in names of
# files, manifests, messages, and in PDF files in all that no page shows: Info, XMP, outlines, names of
# what is attached, structure, in object streams too. Then for people with whom everything is wrong.
# PEOPLE: how many there are; PAPERS: how many of their reports are looked into.
set -u
. "$ROOT/tests/tap.bash"
cd "$work" || exit 1
export ROOT
tap_needs python3-pikepdf python3 -c "import pikepdf"
guide=$ROOT/content/pm-vs-tpm.xml
people=${PEOPLE:-400}
[ -z "${SANITIZED-}" ] || people=100
python3 "$ROOT/tests/privacy/people.py" "$people"

# leaks PATH...: what is found there.
leaks() {
	python3 -X utf8 "$ROOT/tests/privacy/leaks.py" "$@" 2>&1 | head -n 20
}
# takes OPTION: whether there is such an option.
takes() { "$ROLEGUIDE" report --help | grep -q -- "--$1 "; }

# --- what looks is not blind ---------------------------------------------------------------------

"$ROLEGUIDE" report "$guide" few.csv -o asked/ --dates mdy --only 2 --attach --name '{name}' >/dev/null 2>&1
tap_match "$(leaks asked)" "*Zqwv900000*: its name*a stream*" "names in a file name and in what is attached are found"
python3 - asked/*.pdf <<-'END'
	import sys, pikepdf
	for place in "Info", "outline", "XMP", "structure":
	    with pikepdf.open(sys.argv[1]) as pdf:
	        for name in list(pdf.Root.keys()):
	            if name in ("/AF", "/Names"):
	                del pdf.Root[name]
	        if place == "Info":
	            pdf.docinfo["/Subject"] = "for Zqwv900000 כהן"
	        elif place == "outline":
	            pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(Title="vj0xq00000"))
	        elif place == "XMP":
	            data = pdf.Root.Metadata.read_bytes()
	            pdf.Root.Metadata = pdf.make_stream(data.replace(b"Personal", b"Kqxj900000"))
	        else:
	            pdf.Root.StructTreeRoot.K = pikepdf.Dictionary(S=pikepdf.Name.P, P=pdf.Root.StructTreeRoot,
	                                                           T="Zqwv900000")
	        pdf.save(f"{place}.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
END
for place in Info outline XMP structure; do
	tap_match "$(leaks $place.pdf)" "$place.pdf: a str*: *" "  and in $place, packed"
done

# --- a cohort -----------------------------------------------------------------------------------

more=()
takes merge && more+=(--merge merged.pdf)
takes group && more+=(--group group.pdf)
takes companion && more+=(--companion)
takes outcomes && more+=(--outcomes)
mkdir logs
"$ROLEGUIDE" report "$guide" good.csv -o out/ --dates mdy --progress json --mail-drafts drafts "${more[@]}" \
	>logs/out 2>logs/err
tap_is "$? $(find out -name '*.pdf' ! -name '*-companion.pdf' | wc -l)" "0 $people" "a report each ${more[*]}"
find out drafts ./*.pdf >logs/names 2>/dev/null
# before the runs over a few, which remove the others' reports
mapfile -t papers < <(find out -name '*.pdf' | sort | head -n "${PAPERS:-60}")
[ ! -e merged.pdf ] || papers+=(merged.pdf)
[ ! -e group.pdf ] || papers+=(group.pdf)
tap_is "$(leaks "${papers[@]}")" "" "nothing names anybody in ${#papers[@]} files but what pages show"
"$ROLEGUIDE" report "$guide" few.csv -o out/ --dates mdy --dry-run >logs/dry 2>&1
"$ROLEGUIDE" report "$guide" few.csv -o out/ --dates mdy --progress lines >logs/second 2>&1
"$ROLEGUIDE" manifest out -o logs/joined.json >logs/manifest 2>&1
tap_is "$(leaks logs out/manifest.csv out/manifest.json)" "" "nor does a file name, a manifest or a message"

# --- everything wrong ---------------------------------------------------------------------------

mkdir wrong
for file in bad/*; do
	name=${file##*/}
	"$ROLEGUIDE" report "$guide" "$file" -o badly/ --dates mdy --mail-drafts badly-drafts >"wrong/$name.report" 2>&1
	"$ROLEGUIDE" check "$guide" "$file" >"wrong/$name.check" 2>&1
done
count=$(cat wrong/*.report | grep -c ': error: ')
[ "$count" -gt 100 ]
tap_ok $? "$count errors are told of people with whom everything is wrong"
tap_is "$(leaks wrong)" "" "and none of them names anybody"
find badly badly-drafts -type f >files 2>/dev/null
tap_is "$(leaks files)" "" "nor do files of those who have a report all the same"
tap_done
