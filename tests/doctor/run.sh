#!/bin/bash
# doctor: what is there is said to be, with its version, and what was taken away is missed.
set -u
. "$ROOT/tests/tap.bash"
tap_needs python3-jsonschema python3 -c 'import jsonschema'
cd "$work" || exit 1

TMPDIR=$work "$ROLEGUIDE" doctor >screen 2>said
tap_is "$? $(<said)" "0 " "this machine has what is needed"
tap_is "$(tail -n 1 screen)" "Ready: all that is needed is there." "and that is said"
for line in "ok *roleguide  *[0-9]" "ok *folder  *by ROLEGUIDE_DATA  */.*content" "ok *themes *duo, handout, mono, plain-brand" \
	"ok *Lato regular  *[0-9.]*  */.*Lato-Regular" "ok *Lato bold italic  *[0-9.]*  */" \
	"ok *of fonts-noto-core  *[0-9]* of [0-9]* families" "ok *en  */usr/share/hyphen/hyph_en" \
	"ok *libxml2  *2\.[0-9]*\.[0-9]*$" "ok *ICU  *[0-9.]*$" "ok *HarfBuzz  *[0-9.]*$" \
	"ok *libharu  *2\.[0-9.]*$" "ok *Little CMS  *2\.[0-9]*$" "ok *libdeflate" "ok *libzip  *[0-9.]*$" \
	"ok *libqpdf  *[0-9.]*$" "ok *Leptonica  *[0-9.]*$" "ok *ZBar  *[0-9.]*$" "ok *pdftoppm  */" \
	"ok *temporary files  *$work"; do
	grep -q "^  $line" screen
	tap_ok $? "a line: $line"
done
version=$(dpkg-query -W -f '${Version}' libharfbuzz0b 2>/dev/null)
tap_match "${version:-$(grep 'HarfBuzz  ' screen)}" "*$(sed -n 's/^  ok  *HarfBuzz  *\([0-9.]*\)$/\1/p' screen)*" \
	"the version is that of the package"

# valid FILE: the schema takes it.
valid() {
	python3 - "$ROOT/content/schema/doctor.schema.json" "$1" <<'END'
import json, sys
import jsonschema
schema, found = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.validate(found, schema)
END
}
"$ROLEGUIDE" doctor --json -o found.json
tap_is "$?" 0 "--json: status"
valid found.json
tap_ok $? "its schema takes it"
tap_is "$(grep -c '"state"' found.json)" "$(grep -cE '^  (ok|-|MISSING) ' screen)" "as many findings as on the screen"

# lacks STATUS WANTED TEXT [NAME=VALUE...] [OPTION...]
lacks() {
	env "${@:4:$(($# - 4))}" "$ROLEGUIDE" doctor ${!#} --json >found.json 2>said
	tap_is "$?" "$1" "$3: status $1"
	valid found.json
	tap_ok $? "  $3: the schema takes it"
	tap_match "$(tr -d '\n\t' <found.json)" "$2" "  $3: it is named"
	env "${@:4:$(($# - 4))}" "$ROLEGUIDE" doctor ${!#} 2>/dev/null | tail -n 1
}
tap_is "$(lacks 3 x x TMPDIR=/nonexistent -q | tail -n 1)" "Not ready: 1 of what is needed is missing." \
	"no place for temporary files: not ready"
lacks 3 '*"name": "folder","state": "missing",*--data*' "no data" ROLEGUIDE_DATA=/nonexistent -q >lines
grep -v '^Not ready' lines
lacks 0 '*"name": "pdftoppm","state": "lacking",*poppler-utils*' "no pdftoppm" PATH=/nonexistent -q >lines
grep -v '^Ready' lines
cp -r "$ROOT/content" "$ROOT/fonts" .
sed -i 's|^package fonts-lato .*|package fonts-lato \| OFL-1.1 \| /nonexistent|' fonts/catalogue.txt
lacks 3 '*"name": "Lato bold","state": "missing",*"remedy": "*fonts-lato*"*' "no Lato" ROLEGUIDE_DATA=content -q >lines
grep -v '^Not ready' lines
printf 'no font' >fonts/Lato-Bold.ttf
lacks 3 '*"name": "Lato bold","state": "missing",*' "a spoilt face" ROLEGUIDE_DATA=content -q >lines
grep -v '^Not ready' lines
rm -r content/phrases content/themes
lacks 3 '*"name": "themes","state": "missing",*"name": "phrases","state": "missing",*' "data in part" \
	ROLEGUIDE_DATA=content -q >lines
grep -v '^Not ready' lines
tap_is "$("$ROLEGUIDE" doctor x 2>&1) $?" 'roleguide: error: doctor takes no file; "x" is one too many 2' "it takes no file"
tap_done
