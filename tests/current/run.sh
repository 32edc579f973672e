#!/bin/bash
# --record, --verify, --rebuild: a record has all that a file follows from, what has changed since is
# named, and the same bytes come out of it again.
set -u
. "$ROOT/tests/tap.bash"
. "$ROOT/tests/small.bash"
tap_needs python3-jsonschema python3 -c "import jsonschema"
unset SOURCE_DATE_EPOCH
cd "$work" || exit 1
mkdir data
cp -r "$ROOT/content/schema" "$ROOT/content/themes" "$ROOT/content/phrases" "$ROOT/content/icc" \
	"$ROOT/content/quizzes" "$ROOT/content/answers" "$ROOT"/content/*.xml data
cp -r "$ROOT/fonts" .
export ROLEGUIDE_DATA=data
small_guide 'A cook knows fire.' >small.xml

# is STATUS WANTED TEXT ARGUMENT...: the status, and what is printed matches.
is() {
	out=$("$ROLEGUIDE" "${@:4}" 2>.err)
	tap_match "$? $out" "$1 $2" "$3"
	[ -s .err ] && sed 's/^/# /' .err
}

# --- Current ----------------------------------------------------------------------------------------

"$ROLEGUIDE" guide small.xml -o old.pdf --record old.json
"$ROLEGUIDE" report data/pm-vs-tpm.xml data/answers/strong-pm.xml --profile print --paper a5 \
	-o r.pdf --record r.json
SOURCE_DATE_EPOCH=1700000000 "$ROLEGUIDE" form data/pm-vs-tpm.xml -o f.pdf --record f.json
cp old.pdf kept.pdf
cp old.json kept.json
out=$(python3 - "$ROOT/content/schema/record.schema.json" old.json r.json f.json <<'END'
import hashlib, json, jsonschema, os, sys
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
for path in sys.argv[2:]:
    record = json.load(open(path))
    jsonschema.Draft202012Validator(schema).validate(record)
    for file in record["inputs"] + [record["output"]]:
        bytes = open(file["path"], "rb").read()
        if len(bytes) != file["bytes"] or hashlib.sha256(bytes).hexdigest() != file["sha256"]:
            print(path, file["path"])
    kinds = {f["kind"] for f in record["inputs"]}
    if not {"content", "theme", "phrases", "schema", "font"} <= kinds:
        print(path, kinds)
    if any("font" not in f or not f["font_version"] for f in record["inputs"] if f["kind"] == "font"):
        print(path, "a font without its name or version")
print({o["name"]: o["value"] for o in json.load(open("r.json"))["options"]},
      json.load(open("f.json"))["source_date_epoch"])
END
)
tap_is "$out" "{'profile': 'print', 'paper': 'a5'} 1700000000" \
	"records pass their schema, and sums, options and dates are right"
is 0 'old.pdf: current' "a PDF that was just made is current" guide small.xml --verify old.pdf
is 0 'old.json: current' "so it is by its record, which names the guide" guide --verify old.json
is 0 'r.json: current' "and a report, with its options" report --verify r.json
is 0 'f.json: current' "and a form, with its date" form --verify f.json
is 0 'f.json: current' "the date of a record wins over that of the day" form --verify f.json
cmp -s old.pdf kept.pdf && cmp -s old.json kept.json && [ "$(ls ./*.pdf | wc -l)" = 4 ]
tap_ok $? "nothing was written"

# --- Made again ---------------------------------------------------------------------------------

for name in old r f; do
	case $name in old) command=guide ;; r) command=report ;; f) command=form ;; esac
	rm -rf years later
	python3 - $name.json <<'END'
import json, os, shutil, sys
record = json.load(open(sys.argv[1]))
for file in record["inputs"]:
    if not file["path"].startswith("/"):
        os.makedirs("years/" + os.path.dirname(file["path"]), exist_ok=True)
        shutil.copy(file["path"], "years/" + file["path"])
shutil.copy(sys.argv[1], "years/record.json")
END
	(cd years && SOURCE_DATE_EPOCH=5 ROLEGUIDE_DATA='' "$ROLEGUIDE" $command --rebuild record.json -o again.pdf \
		--record again.json)
	cmp "years/again.pdf" $name.pdf
	tap_ok $? "$command: the same bytes from the record and the files that it names"
	diff <(grep -v '"path": "' $name.json) <(grep -v '"path": "' years/again.json) >/dev/null
	tap_ok $? "  and the same record"
done

# --- What differs -----------------------------------------------------------------------------------

# changed FILE SED WANTED-OF-PDF WANTED-OF-RECORD TEXT
changed() {
	cp "$1" saved
	sed -i "$2" "$1"
	is 1 "old.pdf: not what would be made now$3" "$5" guide small.xml --verify old.pdf
	is 1 "old.json: not what would be made now
  the content has changed
$4" "  the same, by the record" guide --verify old.json
	cp saved "$1"
}
changed small.xml 's/fire/water/' '*words: "*fire*" then, "*water*" now*content: *small*has changed*' \
	'  content small.xml: it has changed' "a word of the guide"
changed data/themes/handout.xml 's/<body size="[0-9.]*/<body size="9.5/; s/fontsize="10/fontsize="9/; s/size="9.5pt"/size="9pt"/' \
	'*what is painted on pages*the theme, fonts or options have changed' \
	'  theme data/themes/handout.xml: it has changed' "the theme"
changed data/phrases/en.xml 's/Page {page} of/Leaf {page} of/' \
	'*words: *phrases, the questionnaire or options have changed' \
	'  phrases data/phrases/en.xml: it has changed' "a phrase"
cp data/phrases/en.xml saved
sed -i 's|</phrases>|<!-- a remark --></phrases>|' data/phrases/en.xml
is 0 'old.json: current
  phrases data/phrases/en.xml: it has changed
  none of this changes the file' "a remark in the phrases changes nothing, and is told" guide --verify old.json
cp saved data/phrases/en.xml
is 1 '*number or size of pages*' "another paper" guide small.xml --paper a5 --verify old.pdf
is 1 '*option paper: not there then, a5 now' "  by the record" guide small.xml --paper a5 --verify old.json
SOURCE_DATE_EPOCH=1800000000 is 1 '*metadata: *' "another date" guide small.xml --verify old.pdf
is 1 '*SOURCE_DATE_EPOCH: 1700000000 then, not set now' "  by the record" form data/pm-vs-tpm.xml --verify f.json
python3 - <<'END'
import re
text = open("old.json").read()
text = re.sub(r'"program": "[^"]*"', '"program": "roleguide 0.9.0"', text)
text = re.sub(r'("HarfBuzz",\s*"version": )"[^"]*"', r'\1"1.0"', text)
text = re.sub(r'("font_version": )"[^"]*"', r'\1"Version 0.1"', text)
open("older.json", "w").write(text)
END
is 0 '*version: roleguide 0.9.0 then, roleguide *now*library HarfBuzz: 1.0 then, * now*' \
	"versions of the program and of libraries" guide --verify older.json
sed 's/"sha256": "[0-9a-f]*",$/"sha256": "'"$(printf '%064d' 0)"'",/' older.json >other.json
is 1 '*
  the content is the same, packed by another compressor
*font /*Lato*: it has changed: Version 0.1 then, Version * now*' "fonts by their versions" guide --verify other.json
# every object is found again, however it is packed
tap_needs qpdf command -v qpdf
qpdf --object-streams=disable --compression-level=1 --recompress-flate old.pdf packed.pdf
is 1 'packed.pdf: not what would be made now
  the content is the same, packed by another compressor' "the same objects, packed otherwise" \
	guide small.xml --verify packed.pdf
is 1 'r.pdf: not what would be made now*' "a file of something else" guide small.xml --verify r.pdf
is 1 '' "a damaged file is an error" guide small.xml --verify saved

# --- What does not go together ------------------------------------------------------------------

# says WANTED TEXT ARGUMENT...
says() {
	tap_match "$("$ROLEGUIDE" "${@:3}" 2>&1)" "$1" "$2"
}
says '*--verify writes nothing: leave out --output' "-o" guide small.xml --verify old.pdf -o x.pdf
says '*record of another command: roleguide report' "a record of a report" guide --verify r.json
says '*leave out --paper, or name the guide*' "options beside those of a record" guide --verify old.json --paper a5
says '*standard input cannot be recorded*' "standard input" guide - -o x.pdf --record x.json <small.xml
says "*--record names one file, but there are several people*" "several people" \
	report data/pm-vs-tpm.xml data/answers/*.xml -o d/ --record x.json
says '*no record of roleguide*' "what is no record" guide --rebuild small.xml
tap_done
