#!/bin/bash
# verify: reports that are as they were made agree, in every language, size and re-saved form; one
# changed number, answer, page or missing file is found and named.
set -u
. "$ROOT/tests/tap.bash"
tap_needs qpdf command -v qpdf
tap_needs poppler-utils command -v pdftotext
tap_needs mupdf-tools command -v mutool
cd "$work" || exit 1
guide=$ROOT/content/pm-vs-tpm.xml
answers=$ROOT/content/answers

report() {
	"$ROLEGUIDE" report "$@" --attach --quiet
}

# agrees FILE TEXT: verify has nothing to complain of.
agrees() {
	said=$("$ROLEGUIDE" verify "$1" 2>&1)
	tap_match "$?$said" "0$1: all numbers agree*" "$2"
}

# differs FILE PATTERN TEXT: verify fails and says this.
differs() {
	said=$("$ROLEGUIDE" verify "$1" 2>&1)
	tap_match "$?$said" "1$2" "$3"
}

# Reports as they were made.
for file in "$answers"/*; do
	report "$guide" "$file" -o report.pdf
	agrees report.pdf "${file##*/}"
done
report "$guide" "$answers/balanced.xml" -o report.pdf --lang de --paper a5
agrees report.pdf "in German, on small paper"
report "$guide" "$answers/balanced.xml" -o report.pdf --summary
agrees report.pdf "a summary"
tap_match "$said" "*pages *summary, with the headline and the 2 scores*" \
	"which has no ledger"
for paper in a4 a5; do
	for name in too-few pay-turns strong-tpm; do
		report "$guide" "$answers/$name.xml" -o report.pdf --summary --paper $paper
		agrees report.pdf "a summary of $name on $paper"
		tap_match "$said" "*a summary, with the headline*" "which is known as one"
	done
done
mkdir people
python3 "$ROOT/tests/result/people.py" "$ROOT/tests/quiz/quizzes/all.xml" 8 people
for file in people/*; do
	report "$ROOT/tests/quiz/small.xml" "$file" -o report.pdf
	agrees report.pdf "three roles, $file"
done

report "$guide" "$answers/strong-tpm.xml" -o good.pdf
agrees good.pdf "the report that is changed from here on"
for part in guide questionnaire; do
	pdfdetach -savefile $part.xml -o $part.xml good.pdf
	tap_match "$said" "*$part *sha256 $(sha256sum $part.xml | cut -d ' ' -f 1)*" \
		"the fingerprint of $part.xml is that of its file"
done
cmp -s guide.xml "$guide"
tap_ok $? "the guide goes along as it is"
tap_match "$said" "*[1-9][0-9][0-9] values*with the headline, the 2 scores and the 25 lines*roleguide*" \
	"it says what was compared"
tap_is "$("$ROLEGUIDE" verify good.pdf --quiet)" "" "--quiet says nothing"
"$ROLEGUIDE" verify - <good.pdf >said
tap_match "$?$(cat said)" "0standard input: all numbers agree*" "from standard input"

# Saved again by other programs, in all their ways.
qpdf --object-streams=disable good.pdf saved.pdf
agrees saved.pdf "qpdf, objects in the clear"
qpdf --object-streams=generate --recompress-flate good.pdf saved.pdf
agrees saved.pdf "qpdf, objects packed anew"
qpdf --qdf good.pdf saved.pdf
agrees saved.pdf "qpdf, nothing packed"
qpdf --linearize good.pdf saved.pdf
agrees saved.pdf "qpdf, linearised"
mutool clean -ggg good.pdf saved.pdf 2>/dev/null
agrees saved.pdf "mutool"
cp good.pdf saved.pdf
echo more >more.txt
pdfattach saved.pdf more.txt appended.pdf
agrees appended.pdf "poppler, with a file more and a second table"

# put GUIDE QUESTIONNAIRE ANSWERS RESULT: changed.pdf, the same pages with these files.
"$ROLEGUIDE" report "$guide" "$answers/strong-tpm.xml" -o bare.pdf --quiet
put() {
	local from=bare.pdf name
	for name in guide.xml questionnaire.xml answers.xml result.json; do
		if [ -n "$1" ]; then
			qpdf --add-attachment "$1" --key=$name --filename=$name -- $from put.pdf
			mv put.pdf changed.pdf
			from=changed.pdf
		fi
		shift
	done
}
for part in answers.xml result.json; do
	pdfdetach -savefile $part -o $part good.pdf
done

# exchange NAME FILE: changed.pdf with another file of that name.
exchange() {
	local part parts=()
	for part in guide.xml questionnaire.xml answers.xml result.json; do
		[ "$part" = "$1" ] && part=$2
		parts+=("$part")
	done
	put "${parts[@]}"
}

# One number of the result.
exchange result.json result.json
agrees changed.pdf "the same result put in anew"
score=$(grep -m 1 '"pm": ' result.json | tr -d '\t,' | cut -d ' ' -f 2)
sed "0,/\"pm\": $score/s//\"pm\": 99.99/" result.json >other.json
exchange result.json other.json
differs changed.pdf "changed.pdf: error: result.json: scores/pm: the file says 99.99, the answers give $score" \
	"a score that was changed"
sed 's/"outcome": "leads"/"outcome": "balanced"/' result.json >other.json
exchange result.json other.json
differs changed.pdf '*: outcome: the file says "balanced", the answers give "leads"' \
	"an outcome that was changed"
sed 's/"tie":.*/&\n\t"more": 1,/; /"uniform"/d; s/\("longest_run": [0-9]*\),/\1/' result.json >other.json
exchange result.json other.json
differs changed.pdf $'*: more: the file says 1, the answers give nothing\n*uniform: the file says nothing, *' \
	"a value that was added, one that was taken out"
python3 -c 'import json, sys; print(json.dumps(json.load(open("result.json"),
	parse_float=lambda text: float(text)), sort_keys=True))' >other.json
sed -E 's/([0-9]\.[0-9])([,}])/\10\2/g' other.json >sorted.json
exchange result.json sorted.json
agrees changed.pdf "values in another order are the same"
for text in '' '{' '[1,2' '"a' '{"a":}' '{"a" 1}' "$(printf '[%.0s' {1..100})" $'{"a":"\x1b[31m"}'; do
	printf '%s' "$text" >other.json
	exchange result.json other.json
	differs changed.pdf "*result.json is no result of this program" "a result that is \"${text:0:9}\""
done

# One answer.
sed 's/<answer question="freeweek" option="[a-z]*"/<answer question="freeweek" option="nothing"/' \
	answers.xml >other.xml
exchange answers.xml other.xml
differs changed.pdf "changed.pdf: answers.xml:*: error: *nothing*" "an answer that there is none of"
sed 's/<answer question="what" option="[0-9a-z-]*"/<answer question="what" option="5"/' answers.xml \
	>other.xml
cmp -s answers.xml other.xml
tap_ok $(($? == 0)) "another answer"
exchange answers.xml other.xml
differs changed.pdf "*result.json: lines/what/*: the file says *, the answers give *pages: lines/what: *" \
	"is found in the result and on the pages"

# The weights of the questionnaire.
sed 's/<question id="what"/<question weight="3" id="what"/; s/\(<question weight="3" id="what"[^>]*\) weight="[0-9]*"/\1/' \
	questionnaire.xml >other.xml
exchange questionnaire.xml other.xml
differs changed.pdf "*questionnaire/sha256: *" "a questionnaire that was changed"

# Answers and result that agree, but other pages: those of somebody else.
report "$guide" "$answers/balanced.xml" -o else.pdf
for part in answers.xml result.json; do
	pdfdetach -savefile $part -o else-$part else.pdf
done
put guide.xml questionnaire.xml else-answers.xml else-result.json
differs changed.pdf "*pages: lines/*printed nowhere*" "pages that say something else"
[ "${said#*result.json:}" = "$said" ]
tap_ok $? "and nothing else is wrong"

# Other words at the top, which the result does not ask for; those who have such phrases name them.
mkdir -p own
cp -r "$ROOT/content" own/content
cp -r "$ROOT/fonts" own/fonts
sed -i 's/Your answers speak strongly for/Your answers speak clearly for/' own/content/phrases/en.xml
report "$guide" "$answers/strong-tpm.xml" -o else.pdf --data own/content
differs else.pdf '*pages: "Your answers speak strongly for*is printed nowhere*' "another headline"
tap_match "$("$ROLEGUIDE" verify else.pdf --data own/content 2>&1)" "*all numbers agree*" \
	"which phrases of somebody's own asked for"
sed -i 's/Only {role} has no such fact/{role} has no such fact/' own/content/phrases/en.xml
report "$guide" "$answers/pay-turns.xml" -o else.pdf --data own/content
differs else.pdf '*pages: "66.14 points of 100*Only TPM has no such fact*is printed nowhere*' \
	"another sentence below it"

# No such file.
exchange answers.xml ""
differs changed.pdf "*: there is no answers.xml in it" "answers are missing"
qpdf --add-attachment result.json --key=second --filename=result.json -- good.pdf changed.pdf
differs changed.pdf "*: it holds two files result.json" "two results"
differs bare.pdf "bare.pdf: error: it holds no answers *bare.pdf: hint: *--attach" "made without --attach"
"$ROLEGUIDE" guide "$guide" -o guide.pdf --quiet
differs guide.pdf "*: it holds no answers *" "a guide"
differs "$guide" "*: error: this is no PDF file" "no PDF"
head -c 20000 good.pdf >changed.pdf
differs changed.pdf "*: error: the file is damaged: its end is missing" "broken off"
qpdf --encrypt a b 256 -- good.pdf changed.pdf
differs changed.pdf "*: error: the file is encrypted*" "encrypted"
"$ROLEGUIDE" verify nowhere.pdf 2>said
tap_match "$?$(cat said)" "3nowhere.pdf: error: *" "no such file"

# Guides that include others carry the whole; those of strangers open nothing else.
"$ROLEGUIDE" guide "$ROOT/content/five-roles.xml" -o five.pdf --quiet
pdfdetach -save 1 -o five.xml five.pdf
cp -r "$ROOT/content/pictures" pictures
tap_is "$("$ROLEGUIDE" guide five.xml --dump=guide)" \
	"$("$ROLEGUIDE" guide "$ROOT/content/five-roles.xml" --dump=guide)" \
	"a guide that includes others is attached as the whole that they make"
grep -q 'xi:include' five.xml
tap_ok $(($? == 0)) "which includes nothing"
sed 's|<dimensions>|<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>&|' \
	guide.xml >other.xml
exchange guide.xml other.xml
differs changed.pdf "changed.pdf: guide.xml:*: error: *include*" "a stranger's guide includes nothing"

# --- paper: the QR code of a report, and the guide -----------------------------------------------

# code_of ANSWERS [OPTION...]: what a camera reads from page 1 of the report, in code.txt.
code_of() {
	"$ROLEGUIDE" report "$guide" "$1" --answers-qr --quiet -o paper.pdf "${@:2}" &&
		pdftoppm -r 150 -l 1 -gray paper.pdf paper && zbarimg -q --raw paper-*1.pgm >code.txt 2>/dev/null
	rm -f paper-*.pgm
}

# says WANTED TEXT ARGUMENT...: verify of these.
says() {
	said=$("$ROLEGUIDE" verify "${@:3}" 2>&1)
	tap_match "$?$said" "$1" "$2"
}

if command -v zbarimg >/dev/null; then
	for person in strong-pm too-few blocked hebrew; do
		code_of "$answers/$person.xml"
		says "0code.txt: all numbers agree with the report*scores*" "$person: on paper" code.txt "$guide"
		wanted=$("$ROLEGUIDE" report "$guide" "$answers/$person.xml" --dump=result --quiet |
			sed -n 's/^line \([a-z]*\) .*points pm \([-+0-9.]*\) tpm \([-+0-9.]*\).*/\1 \2 \3/p' | sort)
		tap_is "$(sed -n 's/^ *[0-9][0-9]*  \([a-z]*\) *pm *\([-+0-9.]*\)  tpm *\([-+0-9.]*\)$/\1 \2 \3/p' <<<"$said" | sort)" \
			"$wanted" "$person: every line of the ledger"
	done
	while read -r lang paper; do
		code_of "$answers/pay-turns.xml" --lang "$lang" --paper "$paper" --theme mono
		says "0code.txt: all numbers agree*" "$lang, $paper" "$guide" code.txt
	done <<<$'de a4\nhe letter\nar a5'
	"$ROLEGUIDE" report "$guide" "$answers/strong-pm.xml" --answers-qr --quiet --dump=doc >doc.txt
	tap_match "$(<doc.txt)" "*RG1*" "the report has the code"
	"$ROLEGUIDE" report "$guide" "$answers/strong-pm.xml" --quiet --dump=doc >doc.txt
	tap_ok $(($(grep -c RG1 doc.txt) > 0)) "without the option it has none"

	# Photos: turned, upside down, blurred, in uneven light, grey and noisy; the PDF as it was written.
	code_of "$answers/strong-pm.xml"
	says "0paper.pdf: all numbers agree*" "the report itself" paper.pdf "$guide"
	pdftoppm -r 150 -l 1 -gray paper.pdf sheet
	python3 - sheet-*1.pgm <<-'END'
		import random, sys
		from PIL import Image, ImageFilter
		page = Image.open(sys.argv[1])
		random.seed(1)
		noise = Image.effect_noise(page.size, 40)
		light = Image.linear_gradient("L").resize(page.size).point(lambda v: 90 + v // 2)
		mask = Image.new("L", page.size)
		page.rotate(7, expand=True, fillcolor=200).save("turned.jpg", quality=70)
		page.rotate(180).save("upside-down.png")
		page.filter(ImageFilter.GaussianBlur(1.2)).save("blurred.jpg", quality=60)
		Image.composite(page, mask, light).save("dim.jpg", quality=60)
		Image.blend(page, noise, 0.25).save("noisy.jpg", quality=50)
		page.convert("1", dither=Image.Dither.NONE).save("fax.tif", compression="group4")
		page.crop((0, 0, page.width, page.height // 2)).save("half.png")
	END
	for photo in turned.jpg upside-down.png blurred.jpg dim.jpg noisy.jpg fax.tif; do
		says "0$photo: all numbers agree*" "$photo" $photo "$guide"
	done
	says "1half.png: error: no answers code can be seen in the picture*hint: *" "without the code" half.png "$guide"
	"$ROLEGUIDE" report "$guide" code.txt --quiet -o text.pdf && "$ROLEGUIDE" report "$guide" turned.jpg --quiet -o photo.pdf
	cmp text.pdf photo.pdf
	tap_ok $? "a photo of a code is a file of answers, and makes the report that its text makes"
	tap_match "$("$ROLEGUIDE" report "$guide" - -o no.pdf 2>&1 <turned.jpg)" "*a picture is read from a file*" "not through a pipe"
	truncate -s 3000 turned.jpg
	tap_match "$("$ROLEGUIDE" report "$guide" turned.jpg -o no.pdf 2>&1)" "turned.jpg: error: *" "a photo that breaks off"
	tap_ok $((0$(ls no.pdf 2>/dev/null | wc -l) > 0)) "and nothing is written"

	# Another state of the guide; another result; damage; what is no report's; no guide.
	code_of "$answers/strong-pm.xml"
	sed 's|</guide>|<!-- --></guide>|' "$guide" >other.xml
	mkdir -p quizzes && cp "$ROOT"/content/quizzes/pm-vs-tpm.xml quizzes
	says "1code.txt:1:*error: the report was made from another state of the guide*hint: *" \
		"another state of the guide" code.txt other.xml
	tr 'A-Y' 'B-Z' <code.txt | sed 's/^SH1/RG1/' >bad.txt
	says "1bad.txt:1:*: error: the answers code is damaged*hint: *" "damaged" bad.txt "$guide"
	cut -c 1-60 code.txt >bad.txt
	says "1bad.txt:1:*: error: the answers code is damaged*" "cut off" bad.txt "$guide"
	says "1*: error: these are answers, but no report's*--answers-qr*" "answers as XML" \
		"$answers/strong-pm.xml" "$guide"
	says "2*neither code.txt nor code.txt is a guide*" "no guide" code.txt code.txt
else
	tap_skip zbar-tools "reports on paper"
fi
tap_done
