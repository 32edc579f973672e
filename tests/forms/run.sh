#!/bin/bash
# The questionnaire as forms of other tools: what is written, as other programs read it, and that what
# such a form exports comes back as the same answers.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/forms
tools=(surveyjs xlsform limesurvey google qualtrics)
unset SOURCE_DATE_EPOCH
cd "$work" || exit 1
cp "$here"/*.xml .

# make GUIDE TOOL FILE [OPTION...]: leaves $status and $err.
make_form() {
	"$ROLEGUIDE" export-quiz "$1" --for "$2" -o "$3" "${@:4}" 2>.err
	status=$?
	err=$(<.err)
}

# golden FILE NAME: the file is what is wanted.
golden() {
	[ -z "${UPDATE-}" ] || cp "$1" "$here/$2"
	diff -u "$here/$2" "$1" >.diff
	tap_ok $? "$2"
	sed 's/^/# /' .diff | head -40
}

# The cells of a workbook as lines, as openpyxl reads them.
cells() {
	python3 - "$1" <<-'END'
	import sys, openpyxl
	for sheet in openpyxl.load_workbook(sys.argv[1]):
	    print("==", sheet.title)
	    for row in sheet.values:
	        print("\t".join("" if cell is None else cell.replace("\n", "\\n") for cell in row))
	END
}

# --- each kind of question, option and condition; texts that are hard for a tool ------------------

for tool in "${tools[@]}"; do
	make_form small.xml "$tool" "small.$tool"
	tap_is "$status" 0 "$tool: status"
	golden .err "small.$tool.messages"
	[ "$tool" = xlsform ] || golden "small.$tool" "small.$tool.form"
done
if python3 -c "import openpyxl" 2>.err; then
	cp small.xlsform small.xlsx
	cells small.xlsx >small.cells
	tap_ok $? "xlsform: openpyxl reads the workbook"
	golden small.cells small.xlsform.form
else
	tap_skip python3-openpyxl "xlsform: openpyxl reads the workbook"
fi
python3 -m json.tool small.surveyjs >.out
tap_ok $? "surveyjs: this is JSON"
if command -v node >/dev/null; then
	cp small.google small.js
	node --check small.js
	tap_ok $? "google: this is JavaScript"
else
	tap_skip nodejs "google: this is JavaScript"
fi
python3 - small.limesurvey <<'END'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8"), delimiter="\t"))
assert len({len(row) for row in rows}) == 1, "rows of different lengths"
assert all("{" not in cell and "<" not in cell.split("is_empty")[0] or row[1] == "Q" for row in rows
           for cell in row), "markup"
END
tap_ok $? "limesurvey: every row has as many cells, and none holds a tab"
book=small.xlsx
[ -e "$book" ] || book=-
python3 -B "$here/conditions.py" small-quiz.xml small.surveyjs "$book" small.limesurvey 1000 >.out
tap_ok $? "conditions ask in three tools what the questionnaire asks"
tail -5 .out | sed 's/^/# /'
make_form small.xml google he.gs --lang he
tap_is "$status" 0 "google: another language"
grep -q '"היכן?"' he.gs
tap_ok $? "google: the form is in it"
make_form small.xml surveyjs he.json --lang he
tap_match "$(head -3 he.json)" '*"locale": "he"*' "surveyjs: the form begins in the language asked for"
make_form small.xml google fr.gs --lang fr
tap_is "$status" 1 "a language that the questionnaire is not in: status"
tap_match "$err" '*the questionnaire is not in "fr"; it is in en, he*' "and it says which there are"

# --- codes that do not fit ------------------------------------------------------------------------

# refuses TOOL SED PATTERN TEXT: the questionnaire, changed, is refused with that message.
refuses() {
	sed "$2" "$here/small-quiz.xml" >small-quiz.xml
	rm -f refused
	make_form small.xml "$1" refused
	[ "$status" = 1 ] && [ ! -e refused ]
	tap_ok $? "$1: $4: refused, nothing written"
	tap_match "$err" "$3" "$1: $4"
}

refuses limesurvey 's/"spade"/"spades"/' \
	'*option "spades" of question "q4": LimeSurvey takes codes of 5 characters at most, and this id has 6*hint*' \
	"an option that is too long"
refuses limesurvey 's/"saw"/"s-w"/; s/.saw.)/'"'s-w')/" \
	'*option "s-w" of question "q4": LimeSurvey takes codes of letters and digits only*' "a dash"
refuses limesurvey 's/"q8"/"token"/' \
	'*question "token": in LimeSurvey this code is already that of something else*' "a code of the tool"
refuses limesurvey 's/"q8"/"name"/' \
	'*question "name": *already that of the person'"'"'s name*' "the code of the name"
refuses limesurvey 's/"can"/"other"/' \
	'*option "other" of question "q4": *already that of own words*' "the code of own words"
refuses surveyjs 's/"can"/"SPADE"/' \
	'*option "SPADE" of question "q4": *already that of option "spade"*' "capitals alone"
refuses surveyjs 's/"q8"/"Q1"/' '*question "Q1": *already that of question "q1"*' "capitals alone"
refuses surveyjs 's/"q8"/"q.8"/' '*question "q.8": SurveyJS takes codes of letters and digits, - and _ only*' \
	"a full stop"
refuses surveyjs 's/"q8"/"q4-Comment"/' '*already that of words beside an option*' "a code with a suffix"
refuses xlsform 's/"q8"/"q5_2"/' '*question "q5_2": *already that of a place of a ranking*' "a place"
refuses qualtrics 's/"q8"/"q5_1"/' '*question "q5_1": *already that of a place of a ranking*' "a place"
refuses limesurvey 's/xml:lang="he"/xml:lang="en-GB"/' \
	'*LimeSurvey cannot tell the languages "en" and "en-GB" apart*' "languages that differ in the region"
cp "$here/small-quiz.xml" .

# --- the command ----------------------------------------------------------------------------------

for tool in "${tools[@]}"; do
	make_form "$ROOT/content/pm-vs-tpm.xml" "$tool" "pm.$tool"
	tap_is "$status" 0 "$tool: the shipped questionnaire fits"
	make_form "$ROOT/content/pm-vs-tpm.xml" "$tool" - >again
	cmp -s again "pm.$tool"
	tap_ok $? "$tool: -o - is standard output, and the same bytes"
done
"$ROLEGUIDE" export-quiz small.xml --for surveyjs -q && cmp -s small-surveyjs.json small.surveyjs
tap_ok $? "without -o the file is named after guide and tool"
sum=$(cksum <small-quiz.xml)
make_form small.xml surveyjs small-quiz.xml
tap_is "$status $(cksum <small-quiz.xml)" "3 $sum" "a file that was read is not written over"
make_form small.xml surveyjs none/x.json
tap_is "$status" 3 "a folder that is missing: status"
sed 's/ questionnaire="[^"]*"//' small.xml >alone.xml
make_form alone.xml surveyjs x.json
tap_is "$status" 1 "a guide without a questionnaire: status"
tap_match "$err" "*names no questionnaire*" "and it says so"

# --- what such a form exports, read again ---------------------------------------------------------

# Each tool's export, filled in at random: PEOPLE, and both questionnaires, by the dumps of reports.
shapes=(surveyjs odk kobo limesurvey sheets google qualtrics)
people=${PEOPLE-20}

# tool_of SHAPE: whose form exports this.
tool_of() {
	case $1 in
	odk | kobo) echo xlsform ;;
	sheets | google) echo google ;;
	*) echo "$1" ;;
	esac
}

# comes_back SHAPE GUIDE QUIZ
comes_back() {
	local tool folder=$1-${2##*/}
	tool=$(tool_of "$1")
	mkdir -p "$folder"/{wanted,found}
	make_form "$2" "$tool" "$folder/form.$([ "$tool" = xlsform ] && echo xlsx || echo txt)"
	python3 "$here/fill.py" fill "$1" "$folder"/form.* "$3" "$people" 1 "$folder" &&
		"$ROLEGUIDE" report "$2" "$folder"/truth-*.xml --dump=doc -q -o "$folder/wanted/" &&
		"$ROLEGUIDE" report "$2" "$folder"/export.* --dump=doc -q -o "$folder/found/" &&
		python3 "$here/fill.py" compare "$folder/wanted" "$folder/found" >"$folder/.out"
	tap_ok $? "$1: $people people who filled in the form of ${2##*/} come back as they answered"
	[ ! -e "$folder/.out" ] || sed 's/^/# /' "$folder/.out"
}

for shape in "${shapes[@]}"; do
	if [ "$(tool_of "$shape")" = xlsform ] && ! python3 -c "import openpyxl" 2>.err; then
		tap_skip python3-openpyxl "$shape: people come back as they answered"
		continue
	fi
	comes_back "$shape" "$ROOT/content/pm-vs-tpm.xml" "$ROOT/content/quizzes/pm-vs-tpm.xml"
	comes_back "$shape" small.xml small-quiz.xml
done
tap_done
