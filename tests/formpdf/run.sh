#!/bin/bash
# The questionnaire as a PDF to fill in: fields as its questions want them (fields.py), where they
# stand (small.layout, small-he.tags), when questions are to be answered (small.conditions), the same
# places on paper, files that other programs open without a word, and what cannot be a form.
# make golden T=formpdf writes the three files anew.
set -u
. "$ROOT/tests/tap.bash"
export PYTHONDONTWRITEBYTECODE=1
here=$ROOT/tests/formpdf
small=$ROOT/tests/forms/small.xml
quiz=$ROOT/tests/forms/small-quiz.xml
guide=$ROOT/content/pm-vs-tpm.xml
cd "$work" || exit 1

# same FILE TEXT: the file found is that golden.
same() {
	[ -n "${UPDATE:-}" ] && cp found "$here/$1"
	diff "$here/$1" found >differences
	tap_ok $? "$2"
	head -20 differences | sed 's/^/# /'
}
"$ROLEGUIDE" form "$small" --dump layout >all
grep -v '^anchor\|^run' all >found
same small.layout "boxes and lines of the small form"
"$ROLEGUIDE" form "$small" --lang he --dump tags >found
same small-he.tags "its tags in Hebrew"
"$ROLEGUIDE" form "$small" --dump doc | grep -o '"Only if.*"$' >found
same small.conditions "when its questions are to be answered"

# On paper all of it is drawn in the same places, and nothing is a field.
grep '^page\|^blank' all >screen
"$ROLEGUIDE" form "$small" --profile print --dump layout >all
tap_is "$(grep '^page\|^blank' all)" "$(grep -v ' code$' screen)" "on paper everything is in the same place"
"$ROLEGUIDE" form "$small" --profile print -o print.pdf
tap_is "$? $(grep -ac 'AcroForm\|Widget' print.pdf)" "0 0" "a form for the press has no fields"
for lang in en he; do
	found=$("$(dirname "$ROLEGUIDE")/layouts" --form=$lang "$ROLEGUIDE_DATA" "$small" "$guide" 2>&1)
	tap_is "$? $found" "0 " "in three themes on three papers nothing lies over another, in $lang"
done

# The forms of both questionnaires, one behind its guide and one for the archive.
forms=0
# form QUIZ LANG ARGUMENT...: the fields of a form; and no other program stumbles over it.
form() {
	local quiz=$1 lang=$2
	shift 2
	"$ROLEGUIDE" "$@" --lang "$lang" -q -o form.pdf 2>said
	tap_is "$? $(cat said)" "0 " "${*##*/} in $lang"
	cp form.pdf $((++forms)).pdf
	python3 "$here/fields.py" "$quiz" "$lang" form.pdf >found 2>&1
	tap_match "$(cat found)" "*([0-9]) fields, *([0-9]) widgets" "its fields: $(tail -1 found)"
}
tap_needs python3-pikepdf python3 -c 'import pikepdf'
shopt -s extglob
form "$quiz" en form "$small"
form "$quiz" he form "$small" --paper a5 --theme mono
form "${guide%/*}/quizzes/${guide##*/}" en-GB form "$guide" --paper letter
form "${guide%/*}/quizzes/${guide##*/}" de guide "$guide" --with-form --theme duo
form "$quiz" en form "$small" --profile archive
for file in [0-9].pdf; do
	qpdf --check "$file" >said 2>&1 && ! grep -qi warning said
	tap_ok $? "qpdf: $file"
	pdftotext "$file" text.txt 2>said && [ ! -s said ] && grep -q . text.txt
	tap_ok $? "poppler: $file"
	mutool draw -q -F trace -o /dev/null "$file" 2>&1 | grep -v 'ICC support is not available' >said
	tap_is "$(cat said)" "" "mutool: $file"
done
"$ROLEGUIDE" form "$small" -o again.pdf
cmp -s 1.pdf again.pdf
tap_ok $? "the same form again, byte by byte"

# What a reader of fields sees when they are not as they should be: the check itself.
# spoil NAME CODE: a form that python changed by that code.
spoil() {
	python3 - "$2" <<-'END'
		import sys, pikepdf
		from pikepdf import Array, Dictionary, Name, String
		pdf = pikepdf.open("1.pdf")
		root = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
		fields = {str(kid.T): kid for kid in root["q"].Kids}
		exec(sys.argv[1])
		pdf.save("spoilt.pdf")
	END
	found=$(python3 "$here/fields.py" "$quiz" en spoilt.pdf 2>&1 | head -n -1)
	[ -n "$found" ]
	tap_ok $? "$1 is seen: $(head -1 <<<"$found")"
}
spoil "a lost field" 'del root["q"].Kids[1]'
spoil "another state" 'n = fields["q1"].Kids[0].AP.N; n.other = n.gard; del n.gard'
spoil "another place" 'fields["q1"].Kids[0].Rect = fields["q1"].Kids[1].Rect'
spoil "a lost description" 'del fields["q1"].Kids[0].TU'
spoil "a script" 'pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))'
spoil "a lost appearance" 'del fields["q7"].Kids[0].AP'

# What cannot be a form says so in its line.
tap_match "$("$ROLEGUIDE" form "$ROOT/content/five-roles.xml" -o none.pdf 2>&1)" \
	"*: error: the guide names no questionnaire" "a guide without a questionnaire"
tap_match "$("$ROLEGUIDE" form "$small" --lang fr -o none.pdf 2>&1)" \
	"*small-quiz.xml:5: error: the questionnaire is not in \"fr\"; it is in en, he" "another language"
tap_match "$("$ROLEGUIDE" form "$small" --html --paper a5 2>&1)" \
	"*error: --html makes no pages of paper: leave out --paper" "a page for a browser has no paper"
cp "$small" .
# wrong SED MESSAGE TEXT: a questionnaire that is changed like this.
wrong() {
	sed "$1" "$quiz" >small-quiz.xml
	tap_match "$("$ROLEGUIDE" form small.xml -o none.pdf 2>&1)" "$2" "$3"
}
wrong 's/id="gard"/id="Off"/; s/gard/Off/' \
	"small-quiz.xml:26: error: the option is called \"Off\",*" "an option that is called Off"
wrong 's/id="never"/id="number"/' \
	"small-quiz.xml:38: error: two fields of the form would be called \"q.q2.number\"*line 35*" \
	"two fields of one name"
wrong 's/id="q7"/id="q1.b"/; s/answered(q7)/answered(q1)/' \
	"*error: a field of the form would be called \"q.q1.b.text\", below one *\"q.q1\"*" \
	"a field below another"
[ ! -e none.pdf ]
tap_ok $? "none of them was written"
tap_done
